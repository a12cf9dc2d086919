"""Every page and dialog for those who use a screen reader or no mouse, in the real window.

What is asked of colours is tested in `tests/ui/test_theme.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QAbstractAnimation, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QDialog,
    QMenu,
    QMessageBox,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.storage.private_folder import make_private_folder
from planner.storage.profile_file import ProfileStore
from planner.ui.actions import ACTIONS, ActionId, MenuId
from planner.ui.desktop import Desktop
from planner.ui.dialogs.guide import Guide
from planner.ui.pages.start_page import CAREER, PLAN, SKILLS, TIME
from planner.ui.pages.timeline_page import TimelinePage
from planner.ui.pages.timeline_views import Look
from planner.ui.palette_entries import entries
from planner.ui.plan_places import free_path
from planner.ui.theme import ThemeSource
from tests.end_to_end.worlds import Key, back_in, focused, start_page, started

PAGES = [row.id for row in ACTIONS if row.menu is MenuId.GO and row.id.startswith("go-")]
#: Commands that ask something in a dialog of ours, or show something in one.
DIALOGS = (
    ActionId.RENAME,
    ActionId.ADD_MILESTONE,
    ActionId.LOG_HOURS,
    ActionId.HABIT,
    ActionId.CORRECT_LOG,
    ActionId.SKIP,
    ActionId.ESTIMATES,
    ActionId.CHECK_BY_CODE,
    ActionId.AVAILABILITY,
    ActionId.REPLAN,
    ActionId.CATALOGUE_CHANGES,
    ActionId.RATE_SKILLS,
    ActionId.RENAME_PLAN,
    ActionId.REVIEW_WEEK,
    ActionId.COMPARE_PLANS,
    ActionId.SNAPSHOTS,
    ActionId.PRINT,
    ActionId.PORTFOLIO_PAGE,
    ActionId.PALETTE,
    ActionId.HISTORY,
    ActionId.PLANS,
    ActionId.SHORTCUTS,
    ActionId.ABOUT,
)
#: Commands after which other apps let something slide or fade.
MOVERS = (
    ActionId.GO_PLAN,
    ActionId.COLLAPSE_ALL,
    ActionId.EXPAND_ALL,
    ActionId.SHOW_INSPECTOR,
    ActionId.TOGGLE_DONE,
    ActionId.UNDO,
    ActionId.ZOOM_IN,
    ActionId.GO_TODAY,
)
#: Nobody presses Tab more often than this to get round.
_MOST_STOPS = 200
#: Rows of a list whose names are looked at.
_ROWS = 40
_Role = QAccessible.Role
#: A cell of a table, and a label that says something later.
_MAY_BE_EMPTY = (_Role.Cell, _Role.StaticText)
#: What a widget is to a screen reader when nobody has said it; a container is one that scrolls.
_NO_ROLES = (_Role.NoRole, _Role.Whitespace)


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource) -> Iterator[Desktop]:
    """The window with the sample and the panel of one of its milestones."""
    with started(qtbot, themes) as desktop:
        desktop.show_sample()
        desktop.run(ActionId.GO_PLAN)
        assert desktop.session is not None
        assert desktop.page is not None
        chosen = next(each for each in desktop.session.profile.milestones if each.is_open)
        desktop.page.choose(chosen.id)
        yield desktop


# --- Walking ------------------------------------------------------------------------------------


def _round(key: Qt.Key, modifier: Qt.KeyboardModifier) -> list[QWidget]:
    """Press a key until the keyboard is where it was; gives the stops, one for each widget.

    A field for a day is left after its last part, so one widget may take several presses.
    """
    stops = [focused()]
    for _ in range(_MOST_STOPS):
        QTest.keyClick(focused(), key, modifier)
        if focused() is stops[0] and len(stops) > 1:
            return stops
        if focused() is not stops[-1]:
            stops.append(focused())
    return stops


def _around(window: QWidget) -> tuple[list[QWidget], list[str]]:
    """Go round a window by Tab and back by Shift+Tab; gives the stops and what is wrong."""
    start = focused()
    forth = _round(Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    if focused() is not start and len(forth) > 1:
        return forth, [f"Tab stays at {_told(focused())}"]
    back = _round(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    wrong = []
    if back[1:] != forth[:0:-1]:
        wrong.append(f"Shift+Tab is another way than Tab, at {_told(_parting(forth, back))}")
    wrong += [f"{_told(each)} is not reached" for each in _stops(window) if each not in forth]
    return forth, wrong


def _parting(forth: list[QWidget], back: list[QWidget]) -> QWidget:
    pairs = zip(forth[:0:-1], back[1:], strict=False)
    return next((theirs for ours, theirs in pairs if ours is not theirs), forth[0])


def _stops(window: QWidget) -> Iterator[QWidget]:
    """What must be reached by Tab, or by the arrows from its neighbour."""
    for widget in window.findChildren(QWidget):
        by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        alone = widget.focusProxy() is None and not _is_reached_by_arrows(widget)
        if by_tab and alone and widget.isVisible() and widget.isEnabled():
            yield widget


def _is_reached_by_arrows(widget: QWidget) -> bool:
    group: QButtonGroup | None = widget.group() if isinstance(widget, QRadioButton) else None
    exclusive = isinstance(widget, QRadioButton) and (group is not None or widget.autoExclusive())
    return exclusive and not widget.isChecked()


def _told(thing: QObject | None) -> str:
    name = thing.accessibleName() if isinstance(thing, QWidget) else ""
    parent = thing.parent() if thing is not None else None
    return f"{type(thing).__name__} “{name}” in {type(parent).__name__}"


def _spoken(window: QWidget) -> list[str]:
    """Go through what a screen reader knows of a window; gives what is wrong with it."""
    wrong: list[str] = []
    left = [QAccessible.queryAccessibleInterface(window)]
    while left:
        each = left.pop()
        state = each.state()
        if state.invisible:
            continue
        if state.focusable and not state.disabled:
            wrong += _wrong_with(each)
        count = each.childCount()
        if isinstance(each.object(), QAbstractItemView):
            count = min(count, _ROWS)
        children = [each.child(place) for place in range(count)]
        left += [child for child in children if child is not None and child.isValid()]
    return wrong


def _wrong_with(each: QAccessibleInterface) -> Iterator[str]:
    thing, role = each.object(), each.role()
    name = each.text(QAccessible.Text.Name)
    if not name.strip() and role not in _MAY_BE_EMPTY:
        yield f"{_told(thing)} has no name ({role.name})"
    if role in _NO_ROLES or (role is _Role.Client and not isinstance(thing, QScrollArea)):
        yield f"{_told(thing)} “{name}” has no role"
    if role is _Role.Chart and not each.text(QAccessible.Text.Description).strip():
        yield f"{_told(thing)} “{name}” does not say what it shows"


def _without_table(window: QWidget) -> list[str]:
    """The charts of a window whose menu does not lead to their numbers."""
    charts = [
        each
        for each in window.findChildren(QWidget)
        if getattr(type(each), "accessible_role", None) is _Role.Chart and each.isVisible()
    ]
    return [_told(each) for each in charts if "Show as table…" not in _menu_of(each)]


def _menu_of(widget: QWidget) -> list[str]:
    """What the menu key offers on a widget."""
    middle = widget.rect().center()
    keyboard = QContextMenuEvent.Reason.Keyboard
    place = widget.mapToGlobal(middle)
    menus: list[QMenu] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QMenu, "popup", lambda menu, *_: menus.append(menu))
        QApplication.sendEvent(widget, QContextMenuEvent(keyboard, middle, place))
    texts = [action.text() for menu in menus for action in menu.actions()]
    for menu in menus:
        menu.deleteLater()
    return texts


# --- Tests --------------------------------------------------------------------------------------


def test_each_page_is_named_and_gone_through_by_tab(desktop: Desktop) -> None:
    for page in PAGES:
        desktop.run(page)
        QApplication.processEvents()
        stops, wrong = _around(desktop.window)
        assert len(stops) > 5, page
        assert wrong + _spoken(desktop.window) + _without_table(desktop.window) == [], page


def test_the_steps_to_a_plan_are_named_and_gone_through_by_tab(desktop: Desktop) -> None:
    desktop.start_new("foley-artist")
    for step in (CAREER, SKILLS, TIME, PLAN):
        page = start_page(desktop)
        page.go_to(step)
        assert page.step == step
        QApplication.processEvents()
        stops, wrong = _around(desktop.window)
        assert len(stops) > 3
        assert wrong + _spoken(desktop.window) + _without_table(desktop.window) == [], step


def test_the_pathway_can_be_had_as_a_table_however_it_is_looked_at(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_TIMELINE)
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, TimelinePage)
    for look in Look:
        page.set_look(look)
        assert "Show as table…" in _menu_of(page.views.view), look


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_the_guide_is_named_and_gone_through_by_tab(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.run(ActionId.GUIDE)
    (guide,) = desktop.window.findChildren(Guide)
    qtbot.waitUntil(lambda: guide.isAncestorOf(QApplication.focusWidget()), timeout=60_000)
    stops, wrong = _around(guide)
    assert len(stops) > 1
    assert wrong + _spoken(guide) == []


def test_dialogs_are_named_and_gone_through_by_tab(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wrong: dict[str, list[str]] = {}

    def walked(dialog: QDialog) -> int:
        dialog.setModal(True)
        dialog.show()
        dialog.activateWindow()
        # The keyboard is in it at once, without a press.
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()), timeout=60_000)
        found = [*_around(dialog)[1], *_spoken(dialog), *_without_table(dialog)]
        wrong[dialog.windowTitle()] = found
        dialog.done(0)
        back_in(desktop.window)
        return 0

    assert desktop.session is not None
    for name in ("one", "two"):  # what the list of plans lists, and two to be held side by side
        path = free_path(name)
        make_private_folder(path.parent)
        ProfileStore(path).create(desktop.session.profile)
    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", walked)
    for command in DIALOGS:
        seen = len(wrong)
        desktop.run(command)
        assert len(wrong) == seen + 1, command
    assert {title: found for title, found in wrong.items() if found} == {}


def test_each_command_is_in_a_menu_that_keys_open_and_in_the_palette(desktop: Desktop) -> None:
    window = desktop.window
    mnemonics = [_mnemonic(action.text()) for action in window.menuBar().actions()]
    assert all(mnemonics)
    assert len(set(mnemonics)) == len(mnemonics)
    hung = list(_commands_under(window.menuBar().actions()))
    assert desktop.session is not None
    offered = {each.id for each in entries(window, desktop.session.profile, desktop.catalogue)}
    for row in ACTIONS:
        action = window.actions_by_id[row.id]
        assert action in hung, row.id
        assert row.keys or _mnemonic(action.text()), row.id
        if action.isEnabled() and row.id is not ActionId.PALETTE:
            assert row.id in offered, row.id


def _mnemonic(text: str) -> str:
    pairs = pairwise(text.replace("&&", ""))
    return next((letter.casefold() for sign, letter in pairs if sign == "&"), "")


def _commands_under(actions: list[QAction]) -> Iterator[QAction]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _commands_under(menu.actions())
        else:
            yield action


def test_nothing_moves_by_itself(desktop: Desktop, qapp: QApplication) -> None:
    """So nobody who has asked for less motion gets any."""
    for command in (*PAGES, *MOVERS):
        desktop.run(command)
        qapp.processEvents()
        animations = desktop.window.findChildren(QAbstractAnimation)
        moving = [each for each in animations if each.state() is QAbstractAnimation.State.Running]
        assert [_told(each.parent()) for each in moving] == [], command
