"""Milestones dragged to another place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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


def test_rows_scroll_at_the_edge(view: PlanView) -> None:
    view.resize(700, 220)
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    _over(view, dragged("piece"), QPoint(100, view.viewport().height() - 3))
    assert bar.value() > 0
    bar.setValue(bar.maximum())
    _over(view, dragged("piece"), QPoint(100, 3))
    assert bar.value() < bar.maximum()


def test_only_one_milestone_in_the_plans_order_is_dragged(
    view: PlanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def begin(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        begun.append(milestone_in(drag.mimeData()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", begin)
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
