"""The days of the week beside the plan page, reached from the overview and by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.actions import ActionId
from planner.ui.visit import Visit

if TYPE_CHECKING:
    import datetime as dt

    from planner.ui.pages.week_page import WeekPage


class WeekVisit(Visit):
    """Shows each day of a week; commands are about the milestone chosen there."""

    name = "week"
    #: It is a closer look at what the overview shows.
    item = "overview"

    page: WeekPage | None

    def chosen(self) -> str:
        """The milestone chosen among the days, or in the list before one is."""
        return (self.page.chosen if self.page is not None else "") or super().chosen()

    def run(self, command: str) -> bool:
        """See `Visit`; the panel of a milestone is in the plan."""
        if command == ActionId.SHOW_INSPECTOR:
            self.open_milestone(self.chosen())
            return True
        if command in (ActionId.MOVE_EARLIER, ActionId.MOVE_LATER):
            self._plan_page.choose(self.chosen())
        return super().run(command)

    def before_show(self) -> None:
        """See `Visit`; whoever comes here wants this week."""
        if self.page is not None and not self.is_shown:
            self.page.go_to(self._session.today)

    # --- Internals ------------------------------------------------------------------------------

    def _make(self) -> WeekPage:
        from planner.ui.pages.week_page import WeekPage

        page = WeekPage(self._themes, self._session, self._window.stack)
        page.command_requested.connect(self._window.command_requested)
        page.milestone_requested.connect(self.open_milestone)
        page.contact_requested.connect(self._show_network)
        page.plan_requested.connect(self.leave)
        page.log_requested.connect(self._log_hours)
        page.milestone_chosen.connect(lambda _: self._commands.refresh())
        self._window.resized.connect(page.fit)
        return page

    def _show_network(self, contact: str) -> None:
        self._window.command_requested.emit(ActionId.GO_NETWORK)

    def _log_hours(self, milestone: str, day: dt.date) -> None:
        self._milestones.log_hours_on(self._session.profile.milestone(milestone), day)
