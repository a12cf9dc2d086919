"""The list by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.delegates.milestone_delegate import MilestoneDelegate, milestone_height
from planner.ui.delegates.phase_header import phase_height
from planner.ui.models.plan_groups import Group
from planner.ui.models.plan_model import PlanModel
from planner.ui.pages.plan_view import PlanView
from planner.ui.roles import CheckState, Role
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.pointer import ask_for_menu, click, double_click, move, press, release
from tests.ui.worlds import FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> PlanView:
    model = PlanModel(ENGLISH)
    model.set_plan(session.plan)
    view = PlanView(themes, model)
    model.setParent(view)
    view.expansion_requested.connect(model.set_expanded)
    qtbot.addWidget(view)
    view.resize(700, 200)
    view.show()
    return view


def test_rows_have_fixed_heights(view: PlanView, themes: ThemeSource) -> None:
    assert view.rowHeight(0) == phase_height(themes.theme)
    assert view.rowHeight(1) == milestone_height(themes.theme)
    view.model().set_closed(set())
    assert view.rowHeight(4) == phase_height(themes.theme)


class _Paints(QObject):
    """Notes what a widget is asked to paint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


def test_other_rows_are_painted_once(view: PlanView, qtbot: QtBot) -> None:
    QTest.qWaitForWindowExposed(view)
    QApplication.processEvents()
    paints = _Paints(view.viewport())
    view.model().set_group(Group.KIND)
    qtbot.waitUntil(lambda: bool(paints.rects))
    # A timer of the table would come before this one, which is started after it.
    later = list[bool]()
    QTimer.singleShot(1, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    QApplication.processEvents()
    assert paints.rects == [view.viewport().rect()]


def test_heights_follow_the_grouping(view: PlanView, themes: ThemeSource) -> None:
    model = view.model()
    for group in (Group.KIND, Group.DATE, Group.STATUS, Group.SKILL, Group.PHASE):
        model.set_group(group)
        model.set_closed(set())
        headers = set(model.places.headers)
        heights = [view.rowHeight(row) for row in range(model.rowCount())]
        assert heights == [
            phase_height(themes.theme) if row in headers else milestone_height(themes.theme)
            for row in range(model.rowCount())
        ]


def test_left_goes_to_the_phase_and_closes_it_and_right_opens_it(view: PlanView) -> None:
    view.choose("signal")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.model().rowCount() == 2
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.model().rowCount() == 5


def test_space_ticks_a_milestone_and_opens_a_phase(view: PlanView, qtbot: QtBot) -> None:
    view.choose("signal")
    with qtbot.waitSignal(view.model().edit_requested):
        QTest.keyClick(view, Qt.Key.Key_Space)
    view.setCurrentIndex(view.model().index(4, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.model().rowCount() == 10


def test_enter_asks_for_the_inspector(view: PlanView, qtbot: QtBot) -> None:
    view.choose("signal")
    with qtbot.waitSignal(view.inspector_requested):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_a_double_click_beside_the_box_asks_for_the_inspector(view: PlanView, qtbot: QtBot) -> None:
    left, body = Qt.MouseButton.LeftButton, view.viewport()
    row = view.visualRect(view.model().index(1, 0))
    with qtbot.assertNotEmitted(view.inspector_requested):
        QTest.mouseDClick(body, left, pos=QPoint(28, row.center().y()))
        double_click(body, row.center(), Qt.MouseButton.RightButton)
        QTest.mouseDClick(body, left, Qt.KeyboardModifier.ControlModifier, row.center())
    with qtbot.waitSignal(view.inspector_requested):
        QTest.mouseDClick(body, left, pos=row.center())
    with qtbot.assertNotEmitted(view.inspector_requested):
        QTest.mouseDClick(body, left, pos=QPoint(200, 10))


def test_a_click_on_a_header_closes_the_phase(view: PlanView) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    assert view.model().rowCount() == 2


def test_the_header_sticks_while_its_rows_scroll(view: PlanView) -> None:
    view.model().set_closed(set())
    view.executeDelayedItemsLayout()
    sticky = view._sticky
    assert not sticky.isVisible()
    view.verticalScrollBar().setValue(60)
    assert sticky.isVisible()
    assert sticky.y() == 0
    # The next header pushes it up.
    view.verticalScrollBar().setValue(view.rowViewportPosition(4) + 60 - 20)
    assert sticky.y() == 20 - sticky.height()
    view.verticalScrollBar().setValue(0)
    assert not sticky.isVisible()


def test_a_click_on_the_sticky_header_closes_its_phase(view: PlanView) -> None:
    view.model().set_closed(set())
    view.verticalScrollBar().setValue(60)
    QTest.mouseClick(view._sticky, Qt.MouseButton.LeftButton)
    assert not view.model().is_expanded(1)


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_closes_a_phase(view: PlanView, button: Qt.MouseButton) -> None:
    view.model().set_closed(set())
    click(view.viewport(), QPoint(100, 10), button)
    view.verticalScrollBar().setValue(60)
    click(view._sticky, button=button)
    assert view.model().is_expanded(1)


def test_what_the_sticky_header_hides_is_not_touched(view: PlanView) -> None:
    view.model().set_closed(set())
    view.choose("theory")
    view.verticalScrollBar().setValue(60)
    asked: list[QPoint] = []
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(asked.append)
    ask_for_menu(view._sticky, QPoint(100, 10))
    assert (view.selected(), asked) == (("theory",), [])
    # A press that moves on neither drags nor selects.
    press(view._sticky, QPoint(100, 10))
    for down in (20, 60, 120):
        move(view._sticky, QPoint(100, down))
    release(view._sticky, QPoint(100, 120))
    assert view.selected() == ("theory",)
    assert view.model().is_expanded(1)


def test_a_chosen_row_is_not_hidden_under_the_sticky_header(view: PlanView) -> None:
    view.model().set_closed(set())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.choose("listen")
    top = view.rowViewportPosition(view.model().row_of("listen"))
    assert top >= (view._sticky.height() if view._sticky.isVisible() else 0)


def test_the_current_row_stays_in_sight_in_a_lower_list(view: PlanView) -> None:
    view.model().set_closed(set())
    view.resize(700, 330)
    view.choose("theory")
    rows, bar = view.viewport(), view.verticalScrollBar()
    place = view.visualRect(view.currentIndex())
    assert rows.rect().contains(place)
    view.resize(700, view.height() - rows.height() + place.center().y())
    assert rows.rect().contains(view.visualRect(view.currentIndex()))
    # One that was not in sight is not sought.
    view.choose("piece")
    bar.setValue(0)
    assert not rows.rect().intersects(view.visualRect(view.currentIndex()))
    view.resize(700, view.height() - 20)
    assert bar.value() == 0


def test_the_ring_comes_with_the_keyboard_only(view: PlanView) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    assert view.property("by_keyboard") is False
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.property("by_keyboard") is True
    view.focus_quietly()
    assert view.property("by_keyboard") is False


def test_what_is_not_shown_cannot_be_chosen(view: PlanView) -> None:
    assert not view.choose("rock")


def test_a_tick_is_seen_before_the_plan_is_worked_out(view: PlanView, qtbot: QtBot) -> None:
    view.choose("signal")
    row = view.visualRect(view.currentIndex())
    before = view.viewport().grab(row).toImage()
    seen: list[tuple[CheckState, bool]] = []

    def asked(_: object) -> None:
        shown = view.currentIndex().data(Role.CHECK)
        seen.append((shown, view.viewport().grab(row).toImage() != before))

    view.model().edit_requested.connect(asked)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert seen == [(CheckState.DONE, True)]


def test_a_tick_that_is_refused_goes_again(view: PlanView, session: PlanSession) -> None:
    view.choose("signal")
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.currentIndex().data(Role.CHECK) is CheckState.DONE
    view.model().set_plan(session.plan)
    assert view.currentIndex().data(Role.CHECK) is CheckState.TODO


def test_the_ground_below_the_rows_is_painted_in_every_theme(
    view: PlanView, themes: ThemeSource
) -> None:
    view.model().set_closed(view.model().all_groups())
    for mode in ("dark", "light"):
        themes.set_mode(mode)
        themes.apply()
        image = view.grab().toImage()
        below = view.mapFromGlobal(view.viewport().mapToGlobal(QPoint(300, 150)))
        assert image.pixelColor(below) == themes.theme.color("surface")


def test_scrolling_paints_only_the_rows_that_come_in_sight(
    view: PlanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: set[int] = set()
    real = MilestoneDelegate._paint_milestone

    def paint(self: MilestoneDelegate, *where: object) -> None:
        painted.add(where[-1].row())
        real(self, *where)

    monkeypatch.setattr(MilestoneDelegate, "_paint_milestone", paint)
    view.model().set_group(Group.DATE)
    view.resize(700, 5 * view.rowHeight(0))
    # Whatever was still to be painted for other reasons is, first.
    QApplication.processEvents()
    while painted:
        painted.clear()
        QApplication.processEvents()
    before = _in_sight(view)
    view.verticalScrollBar().setValue(view.rowHeight(0))
    QApplication.processEvents()
    after = _in_sight(view)
    assert after - before <= painted
    assert (before & after) - painted, "some only move"


def _in_sight(view: PlanView) -> set[int]:
    """The rows that are wholly in sight."""
    rows, height = range(view.model().rowCount()), view.viewport().height()
    tops = {row: view.rowViewportPosition(row) for row in rows}
    return {row for row in rows if 0 <= tops[row] <= height - view.rowHeight(row)}
