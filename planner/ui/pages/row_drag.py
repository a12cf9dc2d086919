"""Milestones dragged to another place: what may be dropped where, and a line there.

The learner's own go to other phases too; on the header of a phase they come first in it or, where
its rows are hidden, to where they pass the fewest others. The keyboard moves them with the commands
of the Plan menu.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent

from planner.ui.models.plan_groups import Group
from planner.ui.roles import Role
from planner.ui.widgets.drop_line import DropLine
from planner.ui.widgets.edge_scroll import EdgeScroll

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from planner.ui.models.plan_model import PlanModel
    from planner.ui.theme import ThemeSource

#: What is dragged, for nobody but this list.
MIME = "application/x-planner-milestone"
#: So near to the edge of the list, in pixels, the rows scroll.
_EDGE = 28


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where something dragged would come to stand."""

    #: The number of the phase, and px of the view at which the line shows it.
    phase: int
    line: int
    #: Beside which milestone, and whether after it; "" where the phase shows none.
    other: str = ""
    after: bool = False


class RowDrag(QObject):
    """Looks at the drags over a list that shows a `PlanModel`."""

    #: A wish: a milestone just before or after another (whether after).
    move_requested = Signal(str, str, bool)
    #: A wish: a milestone to the phase with a number, which shows none of its own.
    phase_requested = Signal(str, int)
    #: A fact: a milestone is held over another phase, to which it cannot go; told once a drag.
    held_back = Signal(str)

    def __init__(self, themes: ThemeSource, view: QTableView, model: PlanModel) -> None:
        """Take the drags over a view's rows."""
        super().__init__(view)
        self._view = view
        self._model = model
        self._line = DropLine(themes, view.viewport())
        self._edge = EdgeScroll(view.verticalScrollBar(), _EDGE)
        self._edge.moved.connect(self._look_again)
        #: What is held over the list, and where.
        self._held = ("", QPoint())
        #: Of which milestone it was told that it cannot go there.
        self._told = ""
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def begin(self, milestone: str) -> None:
        """Let a milestone be dragged; where the list is not in the plan's order nothing happens."""
        if self._model.group is not Group.PHASE or not milestone:
            return
        row = self._view.visualRect(self._model.index(self._model.row_of(milestone), 0))
        drag = QDrag(self._view)
        drag.setMimeData(dragged(milestone))
        drag.setPixmap(self._view.viewport().grab(row))
        drag.setHotSpot(
            self._view.viewport().mapFromGlobal(self._view.cursor().pos()) - row.topLeft()
        )
        self._told = ""
        drag.exec(Qt.DropAction.MoveAction)
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say where a drag may be dropped, and take it."""
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(
            event, QDragMoveEvent
        ):
            self._over(event)
            return True
        if kind == QEvent.Type.DragLeave:
            self._let_go()
            return True
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._drop(event)
            return True
        return super().eventFilter(watched, event)

    # --- Internals ------------------------------------------------------------------------------

    def _over(self, event: QDragMoveEvent) -> None:
        milestone = milestone_in(event.mimeData())
        if not milestone:
            event.ignore()
            return
        self._held = (milestone, event.position().toPoint())
        self._edge.hold(event.position().y(), self._view.viewport().height())
        # The drag itself stays, so that the next row is looked at.
        event.acceptProposedAction()
        if not self._look(*self._held):
            event.setDropAction(Qt.DropAction.IgnoreAction)

    def _look(self, milestone: str, where: QPoint) -> bool:
        """Show where a milestone would come to stand; tells whether it may."""
        spot = self._spot(milestone, where)
        if spot is not None and self._may_go(milestone, spot.phase):
            self._line.show_at(spot.line)
            return True
        self._line.hide()
        if spot is not None and self._told != milestone:
            self._told = milestone
            self.held_back.emit(milestone)
        return False

    def _look_again(self) -> None:
        """Other rows have come under the hand."""
        self._look(*self._held)

    def _let_go(self) -> None:
        self._edge.let_go()
        self._line.hide()

    def _drop(self, event: QDropEvent) -> None:
        self._let_go()
        milestone = milestone_in(event.mimeData())
        spot = self._spot(milestone, event.position().toPoint()) if milestone else None
        if spot is None or not self._may_go(milestone, spot.phase):
            event.ignore()
            return
        event.acceptProposedAction()
        if spot.other:
            self.move_requested.emit(milestone, spot.other, spot.after)
        else:
            self.phase_requested.emit(milestone, spot.phase)

    def _spot(self, milestone: str, where: QPoint) -> _Spot | None:
        """Where a milestone would come to stand; None where it stands, or where nobody sees."""
        if self._view.viewport().childAt(where) is not None:
            return None  # The header that sticks lies over a row.
        index, model = self._view.indexAt(where), self._model
        if not index.isValid() or model.row_of(milestone) < 0 or model.group is not Group.PHASE:
            return None
        row, place, phase = self._view.visualRect(index), index.row(), int(index.data(Role.NUMBER))
        other = model.places.milestone_at(place)
        if other:
            after = where.y() > row.center().y()
            spot = _Spot(phase, row.bottom() + 1 if after else row.top(), other, after)
        else:
            first = model.places.milestone_at(place + 1) if place + 1 < model.rowCount() else ""
            spot = _Spot(phase, row.bottom() + 1, first)
        return None if spot.other == milestone else spot

    def _may_go(self, milestone: str, phase: int) -> bool:
        """Whether a milestone may be in a phase: in its own, and the learner's own in all."""
        row = self._model.index(self._model.row_of(milestone), 0)
        return bool(row.data(Role.OWN)) or int(row.data(Role.NUMBER)) == phase


def dragged(milestone: str) -> QMimeData:
    """What is carried while a milestone is dragged."""
    data = QMimeData()
    data.setData(MIME, milestone.encode())
    return data


def milestone_in(data: QMimeData) -> str:
    """The milestone that is dragged, or nothing where it is something else."""
    return bytes(data.data(MIME).data()).decode(errors="replace") if data.hasFormat(MIME) else ""
