"""The frame round the pages."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.ui import main_window
from planner.ui.actions import ActionId, Situation
from planner.ui.main_window import FIRST_SIZE, SMALLEST, MainWindow
from planner.ui.theme import ThemeSource


@pytest.fixture
def window(qtbot: QtBot, themes: ThemeSource) -> MainWindow:
    window = MainWindow(themes)
    qtbot.addWidget(window)
    window.show()
    return window


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.fields = [QLineEdit(), QLineEdit()]
        self.panes = [QWidget(), QWidget()]
        for pane, field in zip(self.panes, self.fields, strict=True):
            inner = QVBoxLayout(pane)
            inner.addWidget(field)
            column.addWidget(pane)


class _Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_at_start_neither_domain_nor_pydantic_is_imported() -> None:
    code = (
        "import sys, planner.app; "
        "bad = [n for n in ('pydantic', 'planner.domain.profile', 'typst') if n in sys.modules]; "
        "sys.exit(', '.join(bad) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_a_plan_only_what_needs_none_is_enabled(window: MainWindow) -> None:
    actions = window.actions_by_id
    assert actions[ActionId.NEW_PLAN].isEnabled()
    assert actions[ActionId.QUIT].isEnabled()
    assert not actions[ActionId.PRINT].isEnabled()
    assert not actions[ActionId.TOGGLE_DONE].isEnabled()
    window.set_situation(Situation(has_plan=True, has_milestone=True))
    assert actions[ActionId.TOGGLE_DONE].isEnabled()
    assert not actions[ActionId.UNDO].isEnabled()


def test_the_same_situation_is_not_looked_at_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.set_situation(Situation(has_plan=True))
    looked_at: list[object] = []
    monkeypatch.setattr(main_window, "is_enabled", lambda *given: bool(looked_at.append(given)))
    window.set_situation(Situation(has_plan=True))
    assert looked_at == []
    window.set_situation(Situation())
    assert looked_at


def test_a_key_asks_for_its_command(window: MainWindow, qtbot: QtBot) -> None:
    window.set_situation(Situation(has_plan=True, has_milestone=True))
    window.activateWindow()
    with qtbot.waitSignal(window.command_requested) as asked:
        window.actions_by_id[ActionId.LOG_HOURS].trigger()
    assert asked.args == [ActionId.LOG_HOURS]


def test_the_sidebar_comes_with_a_page_that_wants_it_and_goes_with_f9(window: MainWindow) -> None:
    window.show_page(_Page(), with_sidebar=True)
    assert window.sidebar.isVisible()
    window.actions_by_id[ActionId.SHOW_SIDEBAR].trigger()
    assert not window.sidebar.isVisible()
    window.actions_by_id[ActionId.SHOW_SIDEBAR].trigger()
    window.show_page(_Page(), with_sidebar=False)
    assert not window.sidebar.isVisible()
    assert window.stack.count() == 1


def test_f6_goes_through_the_panes_and_round(window: MainWindow, qtbot: QtBot) -> None:
    page = _Page()
    window.show_page(page, with_sidebar=True, panes=lambda: page.panes)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.fields[0].setFocus()
    window.actions_by_id[ActionId.NEXT_PANE].trigger()
    assert page.fields[1].hasFocus()
    window.actions_by_id[ActionId.NEXT_PANE].trigger()
    assert window.sidebar.isAncestorOf(window.focusWidget())
    window.actions_by_id[ActionId.PREVIOUS_PANE].trigger()
    assert page.fields[1].hasFocus()


def test_a_narrow_window_has_a_sidebar_of_icons(window: MainWindow) -> None:
    window.show_page(_Page(), with_sidebar=True)
    window.resize(960, 640)
    assert window.sidebar.narrow
    assert window.size().width() == 960
    window.resize(1280, 800)
    assert not window.sidebar.narrow


def test_it_stays_open_while_the_question_says_so(window: MainWindow) -> None:
    window.set_close_question(lambda: False)
    window.close()
    assert window.isVisible()
    window.set_close_question(lambda: True)
    window.close()
    assert not window.isVisible()


def test_geometry_comes_back_and_nonsense_is_left_alone(
    window: MainWindow, qtbot: QtBot, themes: ThemeSource
) -> None:
    window.resize(1000, 700)
    text = window.geometry_text()
    other = MainWindow(themes)
    qtbot.addWidget(other)
    other.take_geometry("no geometry at all")
    other.take_geometry("")
    other.take_geometry(text)
    # The width is cut to the screen, which is narrow where there is none.
    assert other.height() == 700


@pytest.mark.parametrize("text", ["", "no geometry at all"])
@pytest.mark.parametrize(
    ("room", "size"),
    [
        (QSize(1280, 800), QSize(1264, 752)),
        (QSize(3000, 2000), FIRST_SIZE),
        (QSize(8, 8), SMALLEST),
    ],
)
def test_the_first_window_fits_the_screen_with_its_frame(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, text: str, room: QSize, size: QSize
) -> None:
    monkeypatch.setattr(main_window, "screen_room", lambda _: room)
    window.take_geometry(text)
    assert window.size() == size


def test_escape_takes_the_toast_away(window: MainWindow) -> None:
    window.toast.show_message("Saved.")
    assert window.toast.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.toast.isVisible()


def test_the_banner_comes_and_goes(window: MainWindow) -> None:
    window.show_banner(
        "danger", "Could not save.", "The disk is full.", (("save-now", "Try again"),)
    )
    assert window.banner.isVisible()
    window.hide_banner()
    assert not window.banner.isVisible()
    for icon, shown in (("", "warning"), ("files", "files")):
        window.show_banner("warning", "Changed on both sides.", icon=icon)
        assert window.banner._icon._icon_name == shown


def test_every_button_has_a_name(window: MainWindow) -> None:
    window.show_page(_Page(), with_sidebar=True)
    window.sidebar.set_plan("Mixing Engineer", "8 h/week", "faders")
    nameless = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and not (button.accessibleName() or button.text())
    ]
    assert nameless == []


def test_a_page_that_is_shown_is_drawn_once(window: MainWindow, qtbot: QtBot) -> None:
    """What a scroll area scrolls is opaque, and would be drawn by itself as well."""
    pages = [QScrollArea(window.stack), _Page()]
    inside = QWidget()
    label = QLabel("Text", inside)
    pages[0].setWidget(inside)
    pages[0].setWidgetResizable(True)
    paints = _Paints()
    label.installEventFilter(paints)
    for page in pages * 2:
        paints.count = 0
        window.show_page(page, with_sidebar=True, keep_old=True)
        QApplication.processEvents()
        assert page.isVisible()
        assert paints.count == (page is pages[0])
    assert window.stack.updatesEnabled()
    window.show_page(pages[0], with_sidebar=True)
    QApplication.processEvents()
    paints.count = 0
    label.update()
    QApplication.processEvents()
    assert paints.count == 1, "it is drawn again where it is to be"
