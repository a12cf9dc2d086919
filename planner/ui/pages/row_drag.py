"""Milestones dragged to another place of their phase: what may be dropped where, and a line there.

The keyboard moves them with the commands of the Plan menu.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent

from planner.ui.models.plan_groups import Group
from planner.ui.widgets.drop_line import DropLine

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QTableView

    from planner.ui.models.plan_model import PlanModel
    from planner.ui.theme import ThemeSource

#: What is dragged, for nobody but this list.
MIME = "application/x-planner-milestone"
#: So near to the edge of the list the rows scroll, by so many pixels.
_EDGE, _SCROLL = 28, 14


class RowDrag(QObject):
    """Looks at the drags over a list that shows a `PlanModel`."""

    #: A wish: a milestone just before or after another (whether after).
    move_requested = Signal(str, str, bool)

    def __init__(self, themes: ThemeSource, view: QTableView, model: PlanModel) -> None:
        """Take the drags over a view's rows."""
        super().__init__(view)
        self._view = view
        self._model = model
        self._line = DropLine(themes, view.viewport())
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
        drag.exec(Qt.DropAction.MoveAction)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say where a drag may be dropped, and take it."""
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(
            event, QDragMoveEvent
        ):
            self._over(event)
            return True
        if kind == QEvent.Type.DragLeave:
            self._line.hide()
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
        where = event.position().toPoint()
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if where.y() < _EDGE:
            bar.setValue(bar.value() - _SCROLL)
        elif where.y() > height - _EDGE:
            bar.setValue(bar.value() + _SCROLL)
        target = self._target(milestone, where)
        # The drag itself stays, so that the next row is looked at.
        event.acceptProposedAction()
        if target is None:
            self._line.hide()
            event.setDropAction(Qt.DropAction.IgnoreAction)
            return
        row = self._view.visualRect(self._model.index(self._model.row_of(target[0]), 0))
        self._line.show_at(row.bottom() + 1 if target[1] else row.top())

    def _drop(self, event: QDropEvent) -> None:
        self._line.hide()
        milestone = milestone_in(event.mimeData())
        target = self._target(milestone, event.position().toPoint()) if milestone else None
        if target is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.move_requested.emit(milestone, *target)

    def _target(self, milestone: str, where: QPoint) -> tuple[str, bool] | None:
        """Beside which milestone of the same phase it would come to stand, and whether after."""
        index = self._view.indexAt(where)
        places, own = self._model.places, self._model.row_of(milestone)
        if not index.isValid() or own < 0 or self._model.group is not Group.PHASE:
            return None
        other = places.milestone_at(index.row())
        header = places.header_row(own)
        if not other or other == milestone or places.header_row(index.row()) != header:
            return None
        row = self._view.visualRect(index)
        return other, where.y() > row.center().y()


def dragged(milestone: str) -> QMimeData:
    """What is carried while a milestone is dragged."""
    data = QMimeData()
    data.setData(MIME, milestone.encode())
    return data


def milestone_in(data: QMimeData) -> str:
    """The milestone that is dragged, or nothing where it is something else."""
    return bytes(data.data(MIME).data()).decode(errors="replace") if data.hasFormat(MIME) else ""
