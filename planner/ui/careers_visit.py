"""The careers page beside the open plan: it comes and goes and takes its own commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from planner.storage.left_views import CareersView
from planner.ui.actions import ActionId
from planner.ui.visit import Visit

if TYPE_CHECKING:
    from planner.ui.pages.careers_page import CareersPage

#: Commands that mean the same on every page.
_ANYWHERE = frozenset(
    {
        ActionId.UNDO,
        ActionId.REDO,
        ActionId.HISTORY,
        ActionId.ADD_MILESTONE,
        ActionId.CHECK_BY_CODE,
        ActionId.AVAILABILITY,
        ActionId.REPLAN,
        ActionId.CATALOGUE_CHANGES,
    }
)


class CareersVisit(Visit):
    """Shows every career; commands about milestones go to the plan."""

    name = "careers"

    #: A wish: a new plan for a career, by its id.
    plan_wanted = Signal(str)

    page: CareersPage | None
    seen: CareersPage | None
    #: How it was left the last time; its page goes back to that when it is first shown.
    remembered = CareersView()

    @property
    def view(self) -> CareersView:
        """How it is left now."""
        from planner.ui.pages.careers_memory import careers_left

        return self.remembered if self.seen is None else careers_left(self.seen)

    def run(self, command: str) -> bool:
        """See `Visit`; what the page does itself, and what means the same everywhere, stays."""
        if self.page is None or command in _ANYWHERE:
            return False
        if command == ActionId.FIND:
            self.page.start_find()
            return True
        self.leave()
        return False

    def _make(self) -> CareersPage:
        from planner.ui.pages.careers_memory import careers_back
        from planner.ui.pages.careers_page import CareersPage

        page = CareersPage(self._themes, self._session, self._window.stack)
        page.career_taken.connect(self.plan_wanted)
        self._window.resized.connect(page.fit)
        careers_back(page, self.remembered)
        return page
