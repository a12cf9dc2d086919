"""How the learner left the timeline, for the settings, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.storage.left_views import TimelineView
from planner.ui.pages.timeline_state import Shown
from planner.ui.pages.timeline_views import Look

if TYPE_CHECKING:
    from planner.ui.pages.timeline_page import TimelinePage

_THOUSAND = 1000


def timeline_left(page: TimelinePage) -> TimelineView:
    """Give zoom, place, selection, closed phases and what is hidden."""
    chart, state = page.chart, page.chart.state
    return TimelineView(
        look=page.views.look.value,
        scale=max(1, round(state.scale * _THOUSAND)),
        day=round(chart.left_day()),
        top=chart.verticalScrollBar().value(),
        milestone=page.chosen or state.chosen,
        closed=tuple(sorted(state.closed)),
        hidden=tuple(sorted(state.hidden)),
    )


def timeline_back(page: TimelinePage, view: TimelineView) -> None:
    """Bring a timeline back to how it was left; what no longer exists is passed over."""
    chart = page.chart
    for part in set(view.hidden) & set(Shown):
        page.set_shown(Shown(part), shown=False)
    chart.state.closed = set(view.closed) & {each.number for each in chart.state.plan.phases}
    chart.rearrange()
    if view.scale > 0:
        chart.set_scale(view.scale / _THOUSAND)
        chart.go_to_day(view.day)
    row = chart.state.rows.row_of(view.milestone)
    if row >= 0:
        chart.go_to_row(row, in_time=False)
    chart.verticalScrollBar().setValue(view.top)
    if view.look in set(Look):
        page.set_look(Look(view.look))
