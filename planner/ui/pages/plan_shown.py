"""What the pages of a plan have in common: they take the plan in while they are seen."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent

    from planner.domain.plan import Plan
    from planner.ui.session import PlanSession


class PlanShown(QWidget):
    """A page of a session's plan; behind another page nothing is worked out unless it is asked to.

    A subclass gives `_show`, and connects `_plan_changed` once it has its parts.
    """

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        """Start without having missed anything."""
        super().__init__(parent)
        self._session = session
        self._stale = False

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what has changed meanwhile."""
        self._take_in()
        super().showEvent(event)

    def catch_up(self) -> Iterator[None]:
        """Take in what has changed, in slices behind another page; none where nothing has."""
        if self._stale:
            self._take_in()
            yield

    def _plan_changed(self, plan: Plan) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self._show(plan)

    def _take_in(self) -> None:
        if self._stale:
            self._stale = False
            self._show(self._session.plan)

    @abstractmethod
    def _show(self, plan: Plan) -> None:
        """Show a plan, all of it."""
