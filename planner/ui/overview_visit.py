"""The overview beside the plan page: it comes and goes, and leads to milestones in the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.ui.actions import ActionId
from planner.ui.visit import Visit

if TYPE_CHECKING:
    from planner.ui.commands import PlanCommands
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.overview_page import OverviewPage
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class OverviewVisit(Visit):
    """Shows this week, progress and forecast; commands are about the milestone chosen there."""

    name = "overview"

    page: OverviewPage | None

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        plan_page: PlanPage,
        session: PlanSession,
        commands: PlanCommands,
        kept: KeptSettings,
    ) -> None:
        """See `Visit`; the settings say whether hints are still wanted."""
        super().__init__(themes, window, plan_page, session, commands)
        self._kept = kept
        #: The week for which looking back was put off, by its Monday in ISO 8601.
        self.put_off = ""

    def chosen(self) -> str:
        """The milestone chosen on the overview."""
        return self.page.chosen if self.page is not None else super().chosen()

    def run(self, command: str) -> bool:
        """See `Visit`; the panel of a milestone is in the plan."""
        if command == ActionId.SHOW_INSPECTOR:
            self._show_inspector()
            return True
        if command in (ActionId.MOVE_EARLIER, ActionId.MOVE_LATER):
            self._plan_page.choose(self.chosen())
        return super().run(command)

    # --- Internals ------------------------------------------------------------------------------

    def _make(self) -> OverviewPage:
        from planner.ui.pages.overview_page import OverviewPage

        plan_page, window = self._plan_page, self._window
        page = OverviewPage(self._themes, self._session, plan_page.outlook, window.stack)
        page.command_requested.connect(window.command_requested)
        page.milestone_requested.connect(self.open_milestone)
        page.phase_requested.connect(self._open_phase)
        page.plan_requested.connect(self.leave)
        page.log_requested.connect(self._log_hours)
        page.table_requested.connect(self.show_numbers)
        page.milestone_chosen.connect(lambda _: self._commands.refresh())
        page.notices.all_requested.connect(self._show_notices)
        page.notices.was_put_off.connect(plan_page.notices.put_off)
        plan_page.notices.was_put_off.connect(page.notices.put_off)
        window.banner_toggled.connect(page.notices.set_held)
        page.notices.set_held(window.has_banner)
        page.want_hints(self._kept.now.hints)
        page.hints.put_away.connect(lambda: self._kept.change(hints=False))
        page.put_review_off(self.put_off)
        page.review.put_away.connect(self._put_review_off)
        window.resized.connect(page.fit)
        return page

    def _put_review_off(self, monday: str) -> None:
        """Remember it at once, so that it is offered no second time in this week."""
        self.put_off = monday
        if not self._session.in_memory:
            name, settings = self._session.profile.id, self._kept.now
            view = replace(settings.view_of(name), put_off=monday)
            self._kept.take(settings.with_view(name, view))

    def _log_hours(self, milestone: str) -> None:
        self._milestones.log_hours_on(self._session.profile.milestone(milestone))

    def _show_inspector(self) -> None:
        self.open_milestone(self.chosen() or self._plan_page.chosen)

    def _open_phase(self, number: int) -> None:
        self.leave()
        model, view = self._plan_page.model, self._plan_page.view
        self._plan_page.bar.clear()
        model.set_expanded(number, expanded=True)
        first = next((each for each in self._session.plan.phases if each.number == number), None)
        if first is not None and first.milestones:
            self._plan_page.choose(first.milestones[0].id)
            view.setFocus()

    def _show_notices(self) -> None:
        from planner.ui.dialogs.notices import NoticesDialog

        likely = self.page.notices.likely if self.page is not None else None
        wanted = NoticesDialog.ask(self._themes, self._session, likely, self._window)
        if wanted:
            self.open_milestone(wanted)
