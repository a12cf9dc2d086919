"""How the learner left the plan page, for the settings, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.catalogue import Kind
from planner.storage.left_views import ListView
from planner.ui.models.plan_filter import Filter, Show
from planner.ui.models.plan_groups import Group

if TYPE_CHECKING:
    from planner.ui.pages.plan_page import PlanPage


def view_left(page: PlanPage) -> ListView:
    """Give filter, order, selection and the width of the panel."""
    wanted = page.bar.filter
    shown = page.inspector.isVisibleTo(page)
    return ListView(
        text=wanted.text,
        show=wanted.show.value,
        kind=wanted.kind,
        group=page.model.group.value,
        milestone=page.chosen,
        panel=page.inspector.width() if shown else 0,
        no_panel=not page.has_panel,
        opened=_opened(page),
    )


def phases_left_open(page: PlanPage) -> tuple[int, ...]:
    """The numbers of the phases that stand open, whatever the list is grouped by."""
    phases = {each.number for each in page.plan.phases}
    return tuple(sorted(phases - page.model.closed(Group.PHASE)))


def _opened(page: PlanPage) -> tuple[str, ...]:
    """The names of the groups that stand open where these are no phases."""
    model = page.model
    if model.group is Group.PHASE:
        return ()
    return tuple(sorted(map(str, model.all_groups() - model.closed())))


def go_back(page: PlanPage, view: ListView, opened: tuple[int, ...] | None) -> None:
    """Bring a page back to how it was left; what no longer exists is passed over.

    Args:
        page: A page that has its width.
        view: How it was left.
        opened: The numbers of the phases left open; None where the learner never chose.
    """
    # The selection first: choosing opens a phase and drops a filter, which were left as they were.
    page.choose(page.first_to_do())
    page.choose(view.milestone)
    if opened is not None:
        phases = {each.number for each in page.plan.phases}
        page.model.set_closed(phases - set(opened), Group.PHASE)
    if view.group in set(Group):
        page.bar.set_group(Group(view.group))
        if view.opened and page.model.group is not Group.PHASE:
            page.model.set_closed(page.model.all_groups() - set(view.opened))
    show = Show(view.show) if view.show in set(Show) else Show.ALL
    wanted = Filter(view.text, show, view.kind if view.kind in set(Kind) else "")
    if wanted.narrows:
        page.bar.set_filter(wanted)
        page.bar.show()
    if view.no_panel:
        page.set_inspector_shown(False)
    if view.panel > 0:
        panel = min(view.panel, page.inspector.maximumWidth())
        page.splitter.setSizes([max(1, page.width() - panel), panel])
