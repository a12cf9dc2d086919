"""The overview beside the plan page: it comes and goes, and leads to milestones in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.ui.actions import ActionId
from planner.ui.milestone_commands import MilestoneCommands

if TYPE_CHECKING:
    from planner.ui.commands import PlanCommands
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.overview_page import OverviewPage
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Commands about the list of the plan: they are carried out there.
_IN_THE_LIST = frozenset(
    {
        ActionId.FIND,
        ActionId.FIND_NEXT,
        ActionId.EXPAND_ALL,
        ActionId.COLLAPSE_ALL,
        ActionId.MOVE_EARLIER,
        ActionId.MOVE_LATER,
        ActionId.GO_PLAN,
    }
)


class OverviewVisit(QObject):
    """Goes between overview and plan page; commands are about the milestone of the page shown."""

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        plan_page: PlanPage,
        session: PlanSession,
        commands: PlanCommands,
    ) -> None:
        """Belong to a plan page and its commands."""
        super().__init__(plan_page)
        self._themes = themes
        self._window = window
        self._plan_page = plan_page
        self._session = session
        self._commands = commands
        self._milestones = MilestoneCommands(
            themes, window, session, lambda: session.profile.milestone(self._chosen()), self
        )
        self.page: OverviewPage | None = None
        commands.set_choice(self._chosen)

    @property
    def is_shown(self) -> bool:
        """Whether the overview is the page in the window."""
        return self.page is not None and self._window.stack.currentWidget() is self.page

    def run(self, command: str) -> bool:
        """Leave for the plan where a command is about its list.

        Returns:
            Whether nothing is left to do.
        """
        if not self.is_shown:
            return False
        if command == ActionId.SHOW_INSPECTOR:
            self._show_inspector()
            return True
        if command in _IN_THE_LIST:
            if command in (ActionId.MOVE_EARLIER, ActionId.MOVE_LATER):
                self._plan_page.choose(self._chosen())
            self.leave()
        return False

    def show(self) -> None:
        """Show the overview."""
        page = self.page or self._make()
        if not self.is_shown:
            self._plan_page.commit()
            self._window.show_page(page, with_sidebar=True, panes=page.panes, keep_old=True)
        page.fit(self._window.width())
        self._window.sidebar.set_current("overview")
        page.take_focus()
        self._commands.refresh()

    def leave(self) -> None:
        """Show the plan page."""
        if not self.is_shown:
            return
        page = self._plan_page
        self._window.show_page(page, with_sidebar=True, panes=page.panes, keep_old=True)
        page.fit(self._window.width())
        self._window.sidebar.set_current("plan")
        page.view.focus_quietly()
        self._commands.refresh()

    def open_milestone(self, milestone: str) -> None:
        """Show a milestone in the plan, with its panel."""
        self.leave()
        self._plan_page.choose(milestone)
        self._plan_page.set_inspector_shown(True)

    def close(self) -> None:
        """Let go of the overview; the plan is closed."""
        if self.page is not None:
            self._window.drop_page(self.page)
            self.page = None

    # --- Internals ------------------------------------------------------------------------------

    def _make(self) -> OverviewPage:
        from planner.ui.pages.overview_page import OverviewPage

        plan_page, window = self._plan_page, self._window
        page = OverviewPage(self._themes, self._session, plan_page.outlook)
        page.command_requested.connect(window.command_requested)
        page.milestone_requested.connect(self.open_milestone)
        page.phase_requested.connect(self._open_phase)
        page.plan_requested.connect(self.leave)
        page.log_requested.connect(self._log_hours)
        page.table_requested.connect(self._show_table)
        page.milestone_chosen.connect(lambda _: self._commands.refresh())
        page.notices.all_requested.connect(self._show_notices)
        page.notices.was_put_off.connect(plan_page.notices.put_off)
        plan_page.notices.was_put_off.connect(page.notices.put_off)
        window.banner_toggled.connect(page.notices.set_held)
        window.resized.connect(page.fit)
        self.page = page
        return page

    def _chosen(self) -> str:
        if self.is_shown and self.page is not None:
            return self.page.chosen
        return self._plan_page.chosen

    def _log_hours(self, milestone: str) -> None:
        self._milestones.log_hours_on(self._session.profile.milestone(milestone))

    def _show_inspector(self) -> None:
        milestone = self._chosen()
        self.leave()
        if milestone:
            self._plan_page.choose(milestone)
        self._plan_page.set_inspector_shown(True)
        # The key has turned the tick in the menu, which says whether the panel is shown.
        self._window.actions_by_id[ActionId.SHOW_INSPECTOR].setChecked(True)

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

    def _show_table(self) -> None:
        from planner.ui.dialogs.chart_table import ChartTable
        from planner.ui.pages.overview_chart import table

        outlook = self.page.outlook if self.page is not None else None
        if outlook is None:
            return
        heads = (self.tr("Day"), self.tr("Planned, hours"), self.tr("Done, hours"))
        rows = table(self._session.plan, outlook, self._session.words)
        ChartTable.show_numbers(self._themes, self.tr("Forecast"), heads, rows, self._window)
