"""The careers page beside the open plan: it comes and goes and takes its own commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.ui.actions import ActionId

if TYPE_CHECKING:
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.careers_page import CareersPage
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Commands that mean the same on every page.
_ANYWHERE = frozenset(
    {
        ActionId.UNDO,
        ActionId.REDO,
        ActionId.ADD_MILESTONE,
        ActionId.CHECK_BY_CODE,
        ActionId.AVAILABILITY,
        ActionId.REPLAN,
        ActionId.CATALOGUE_CHANGES,
    }
)


class CareersVisit(QObject):
    """Goes between the plan page and the careers page, which is built at the first visit."""

    plan_wanted = Signal(str)
    """A wish: a new plan for a career, by its id."""

    def __init__(
        self, themes: ThemeSource, window: MainWindow, plan_page: PlanPage, session: PlanSession
    ) -> None:
        """Belong to a plan page."""
        super().__init__(plan_page)
        self._themes = themes
        self._window = window
        self._plan_page = plan_page
        self._session = session
        self.page: CareersPage | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the careers page is the one in the window."""
        return self.page is not None and self._window.stack.currentWidget() is self.page

    def run(self, command: str) -> bool:
        """Carry out what the careers page does itself; commands about milestones go to the plan.

        Returns:
            Whether nothing is left to do.
        """
        if self.page is None or not self.is_shown or command in _ANYWHERE:
            return False
        if command == ActionId.FIND:
            self.page.start_find()
            return True
        self.leave()
        return False

    def show(self) -> None:
        """Show the careers page."""
        if self.page is None:
            from planner.ui.pages.careers_page import CareersPage

            self.page = CareersPage(self._themes, self._session)
            self.page.career_taken.connect(self.plan_wanted)
            self._window.resized.connect(self.page.fit)
        if not self.is_shown:
            self._window.show_page(
                self.page, with_sidebar=True, panes=self.page.panes, keep_old=True
            )
        self.page.fit(self._window.width())
        self._window.sidebar.set_current("careers")
        self.page.take_focus()

    def leave(self) -> None:
        """Show the plan page again."""
        if not self.is_shown:
            return
        page = self._plan_page
        self._window.show_page(page, with_sidebar=True, panes=page.panes, keep_old=True)
        page.fit(self._window.width())
        self._window.sidebar.set_current("plan")
        page.view.focus_quietly()

    def close(self) -> None:
        """Let go of the careers page; the plan is closed."""
        if self.page is not None:
            self._window.drop_page(self.page)
            self.page = None
