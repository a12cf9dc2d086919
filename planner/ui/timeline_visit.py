"""The timeline beside the plan page: zoom, dates by hand, and the way to a milestone's panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from planner.storage.left_views import TimelineView
from planner.ui.actions import ActionId
from planner.ui.visit import Visit

if TYPE_CHECKING:
    from planner.ui.pages.timeline_page import TimelinePage

#: Commands about the time axis: they show the timeline first.
ZOOMS = (ActionId.ZOOM_IN, ActionId.ZOOM_OUT, ActionId.ZOOM_FIT, ActionId.GO_TODAY)
#: The menu of a row; None draws a line.
_MENU = (
    ActionId.TOGGLE_DONE,
    ActionId.LOG_HOURS,
    None,
    ActionId.WEEK_EARLIER,
    ActionId.WEEK_LATER,
    ActionId.PIN_DATES,
    None,
    ActionId.SHOW_INSPECTOR,
    ActionId.RENAME,
)


class TimelineVisit(Visit):
    """Shows the plan over time; commands are about the milestone chosen there."""

    name = "timeline"

    page: TimelinePage | None
    seen: TimelinePage | None
    #: How it was left the last time; its page goes back to that when it is first shown.
    remembered: TimelineView | None = None

    @property
    def view(self) -> TimelineView:
        """How it is left now."""
        from planner.ui.pages.timeline_memory import timeline_left

        known = self.remembered or TimelineView()
        return known if self.seen is None else timeline_left(self.seen)

    def show(self) -> None:
        """See `Visit`; at first it is as it was left, else at the milestone chosen in the list."""
        is_first = self.seen is None
        super().show()
        if is_first and self.page is not None:
            if self.remembered is not None:
                from planner.ui.pages.timeline_memory import timeline_back

                timeline_back(self.page, self.remembered)
            if not self.page.chosen:
                self.page.views.choose(self._plan_page.chosen)

    def chosen(self) -> str:
        """The milestone chosen on the timeline."""
        return self.page.chosen if self.page is not None else super().chosen()

    def run(self, command: str) -> bool:
        """See `Visit`; phases are opened and closed here, the panel of a milestone is there."""
        page = self.page
        if page is None:
            return False
        if command == ActionId.SHOW_INSPECTOR:
            self.open_milestone(self.chosen() or self._plan_page.chosen)
            return True
        if command in (ActionId.EXPAND_ALL, ActionId.COLLAPSE_ALL) and page.shows_bars:
            phases = {each.number for each in self._session.plan.phases}
            page.chart.state.closed = set() if command == ActionId.EXPAND_ALL else phases
            page.chart.rearrange()
            return True
        if command in (ActionId.MOVE_EARLIER, ActionId.MOVE_LATER):
            # The order is that of the list and of the rows here, so they show it, too.
            return False
        return super().run(command)

    def zoom(self, command: str) -> None:
        """Carry out a command about the axis, which shows the timeline first."""
        if not self.is_shown:
            self.show()
        if self.page is None:
            return
        from planner.ui.pages.timeline_views import Look

        self.page.set_look(Look.BARS)
        chart = self.page.chart
        if command == ActionId.ZOOM_IN:
            chart.zoom_by(1)
        elif command == ActionId.ZOOM_OUT:
            chart.zoom_by(-1)
        elif command == ActionId.ZOOM_FIT:
            chart.fit_all()
        else:
            chart.go_to_today()

    # --- Internals ------------------------------------------------------------------------------

    def _make(self) -> TimelinePage:
        from planner.ui.pages.timeline_page import TimelinePage

        page = TimelinePage(
            self._themes, self._session, self._plan_page.outlook, self._window.stack
        )
        page.command_requested.connect(self._window.command_requested)
        page.milestone_requested.connect(self.open_milestone)
        page.dates_requested.connect(self._milestones.change_dates)
        page.milestone_chosen.connect(lambda _: self._commands.refresh())
        page.menu_requested.connect(self._show_menu)
        page.table_requested.connect(self._show_table)
        self._window.resized.connect(page.fit)
        return page

    def _show_menu(self, place: QPoint) -> None:
        page = self.page
        if page is None:
            return
        menu = QMenu(page)
        for name in _MENU if page.chosen else ():
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self._window.actions_by_id[name])
        menu.addSeparator()
        menu.addAction(self.tr("Show as table…"), self._show_table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _show_table(self) -> None:
        """Show what is looked at as a table: dates, or what needs what."""
        from planner.ui.pages.timeline_facts import date_numbers, need_numbers

        if self.page is None:
            return
        state = self.page.chart.state
        by_date = self.page.shows_bars
        self.show_numbers(date_numbers(state) if by_date else need_numbers(state.plan, state.words))
