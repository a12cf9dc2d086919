"""Milestones dragged to another place."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.edits import Change
from planner.ui.models.plan_groups import Group
from planner.ui.models.plan_model import PlanModel
from planner.ui.pages.plan_view import PlanView
from planner.ui.pages.row_drag import dragged, milestone_in
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import FakeStore, small_session

_ACTION = Qt.DropAction.MoveAction
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> PlanView:
    model = PlanModel(ENGLISH)
    model.set_plan(session.plan)
    model.set_closed(set())
    view = PlanView(themes, model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    return view


def _point(view: PlanView, milestone: str, *, low: bool) -> QPoint:
    row = view.visualRect(view.model().index(view.model().row_of(milestone), 0))
    return QPoint(200, row.bottom() - 4 if low else row.top() + 4)


def _over(view: PlanView, data: QMimeData, where: QPoint) -> QDragMoveEvent:
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(where, _ACTION, data, _LEFT, _NONE)
        QApplication.sendEvent(view.viewport(), event)
    return event


def _drop(view: PlanView, data: QMimeData, where: QPoint) -> QDropEvent:
    event = QDropEvent(QPointF(where), _ACTION, data, _LEFT, _NONE)
    QApplication.sendEvent(view.viewport(), event)
    return event


@pytest.mark.parametrize("low", [False, True])
def test_a_drop_in_the_same_phase_asks_for_the_move(
    view: PlanView, qtbot: QtBot, low: bool
) -> None:
    data, where = dragged("piece"), _point(view, "night", low=low)
    event = _over(view, data, where)
    assert event.isAccepted()
    assert event.dropAction() == _ACTION
    line = view.drag._line
    row = view.visualRect(view.model().index(view.model().row_of("night"), 0))
    assert line.isVisible()
    assert abs(line.y() - (row.bottom() if low else row.top())) <= 2
    with qtbot.waitSignal(view.drag.move_requested) as asked:
        _drop(view, data, where)
    assert asked.args == ["piece", "night", low]
    assert line.isHidden()


@pytest.mark.parametrize("over", ["theory", "piece"])
def test_other_phases_and_itself_take_no_drop(view: PlanView, qtbot: QtBot, over: str) -> None:
    data, where = dragged("piece"), _point(view, over, low=True)
    assert _over(view, data, where).dropAction() == Qt.DropAction.IgnoreAction
    assert view.drag._line.isHidden()
    with qtbot.assertNotEmitted(view.drag.move_requested):
        assert not _drop(view, data, where).isAccepted()


def test_that_it_stays_in_its_phase_is_told_once_a_drag(
    view: PlanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    view.drag.held_back.connect(told.append)
    for over in ("night", "piece", "theory", "signal"):
        _over(view, dragged("piece"), _point(view, over, low=True))
    assert told == ["piece"]
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.IgnoreAction)
    view.drag.begin("piece")
    _over(view, dragged("piece"), _point(view, "theory", low=True))
    assert told == ["piece", "piece"]


def _make_own(view: PlanView, session: PlanSession, milestone: str) -> None:
    fields = MappingProxyType({"own": True})
    session.apply(edits.EditMilestone(milestone, fields, Change.EDIT))
    view.model().set_plan(session.plan)


def _header(view: PlanView, phase: int) -> QPoint:
    row = view.visualRect(view.model().index(view.model().places.header_of(phase), 0))
    return row.center()


@pytest.mark.parametrize("low", [False, True])
def test_ones_own_is_dropped_in_another_phase(
    view: PlanView, session: PlanSession, qtbot: QtBot, low: bool
) -> None:
    _make_own(view, session, "piece")
    data, where = dragged("piece"), _point(view, "theory", low=low)
    with qtbot.assertNotEmitted(view.drag.held_back):
        assert _over(view, data, where).dropAction() == _ACTION
    assert view.drag._line.isVisible()
    with qtbot.waitSignal(view.drag.move_requested) as asked:
        assert _drop(view, data, where).isAccepted()
    assert asked.args == ["piece", "theory", low]


def test_on_a_header_it_comes_first_or_where_the_phase_is_closed_into_it(
    view: PlanView, session: PlanSession, qtbot: QtBot
) -> None:
    _make_own(view, session, "piece")
    where = _header(view, 1)
    _over(view, dragged("piece"), where)
    assert abs(view.drag._line.y() - view.rowHeight(0)) <= 2
    with qtbot.waitSignal(view.drag.move_requested) as asked:
        _drop(view, dragged("piece"), where)
    assert asked.args == ["piece", "listen", False]
    view.model().set_closed({1})
    where = _header(view, 1)
    assert _over(view, dragged("piece"), where).dropAction() == _ACTION
    with (
        qtbot.assertNotEmitted(view.drag.move_requested),
        qtbot.waitSignal(view.drag.phase_requested) as put,
    ):
        _drop(view, dragged("piece"), where)
    assert put.args == ["piece", 1]


def test_what_comes_from_elsewhere_is_left_to_others(view: PlanView, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("rock")
    assert milestone_in(data) == ""
    with qtbot.assertNotEmitted(view.drag.move_requested):
        assert not _over(view, data, _point(view, "rock", low=True)).isAccepted()
        assert not _drop(view, data, _point(view, "rock", low=True)).isAccepted()
        _drop(view, dragged("gone"), _point(view, "rock", low=True))


def test_the_line_goes_with_the_drag(view: PlanView) -> None:
    _over(view, dragged("piece"), _point(view, "night", low=True))
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert view.drag._line.isHidden()


def test_rows_scroll_while_the_hand_rests_at_the_edge(
    view: PlanView, session: PlanSession, qtbot: QtBot
) -> None:
    _make_own(view, session, "piece")
    view.resize(700, 220)
    QApplication.processEvents()
    bar, line = view.verticalScrollBar(), view.drag._line
    _over(view, dragged("piece"), QPoint(100, view.viewport().height() - 3))
    before = line.y()
    qtbot.waitUntil(lambda: bar.value() > 30)
    # It shows what lies under the hand now.
    assert line.y() != before
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert not view.drag._edge._timer.isActive()
    bar.setValue(bar.maximum())
    _over(view, dragged("piece"), QPoint(100, 3))
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_nothing_is_dropped_on_a_row_that_the_sticky_header_hides(
    view: PlanView, session: PlanSession, qtbot: QtBot
) -> None:
    _make_own(view, session, "piece")
    view.resize(700, 220)
    QApplication.processEvents()
    view.verticalScrollBar().setValue(60)
    under = QPoint(200, 36)
    assert view.childAt(view.viewport().mapTo(view, under)) is view._sticky
    assert _over(view, dragged("piece"), under).dropAction() == Qt.DropAction.IgnoreAction
    assert view.drag._line.isHidden()
    with qtbot.assertNotEmitted(view.drag.move_requested):
        assert not _drop(view, dragged("piece"), under).isAccepted()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The milestones whose drags were begun; each ends at once, dropped nowhere."""
    begun: list[str] = []

    def begin(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        begun.append(milestone_in(drag.mimeData()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", begin)
    return begun


def test_only_one_milestone_in_the_plans_order_is_dragged(view: PlanView, begun: list[str]) -> None:
    view.choose("rock")
    view.startDrag(_ACTION)
    assert begun == ["rock"]
    view.select(["rock", "piece"])
    view.startDrag(_ACTION)
    view.model().set_group(Group.KIND)
    view.choose("rock")
    view.startDrag(_ACTION)
    assert begun == ["rock"]
    _over(view, dragged("piece"), _point(view, "rock", low=True))
    assert view.drag._line.isHidden()


@pytest.mark.parametrize(("group", "dragged"), [(Group.PHASE, ["rock"]), (Group.KIND, [])])
def test_a_press_that_moves_drags_where_the_list_is_in_the_plans_order(
    view: PlanView,
    qtbot: QtBot,
    begun: list[str],
    group: Group,
    dragged: list[str],
) -> None:
    view.model().set_group(group)
    start, rows = _point(view, "rock", low=False), view.viewport()
    QTest.mousePress(rows, _LEFT, _NONE, start)
    for far in (4, 40, 80):
        place = QPointF(start + QPoint(0, far))
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            rows.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            _LEFT,
            _NONE,
        )
        QApplication.sendEvent(rows, event)
    QTest.mouseRelease(rows, _LEFT, _NONE, start + QPoint(0, 80))
    assert begun[:1] == dragged
