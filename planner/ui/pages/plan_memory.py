"""How the learner left the plan page, for the settings, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.catalogue import Kind
from planner.storage.settings_file import ListView
from planner.ui.models.plan_model import Filter, Group, Show

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
    )


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
        page.model.set_closed(page.model.all_phases() - set(opened))
    if view.group in set(Group):
        page.bar.set_group(Group(view.group))
    show = Show(view.show) if view.show in set(Show) else Show.ALL
    wanted = Filter(view.text, show, view.kind if view.kind in set(Kind) else "")
    if wanted.narrows:
        page.bar.set_filter(wanted)
        page.bar.show()
    if view.panel > 0:
        panel = min(view.panel, page.inspector.maximumWidth())
        page.splitter.setSizes([max(1, page.width() - panel), panel])
