"""How the learner left the careers beside a plan, for the settings, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.storage.left_views import CareersView

if TYPE_CHECKING:
    from planner.ui.pages.careers_page import CareersPage


def careers_left(page: CareersPage) -> CareersView:
    """Give the view shown, the search, the chosen career and what is to be compared."""
    finder = page.finder
    return CareersView(
        look=page.views.look,
        text=finder.search.text(),
        family=finder.families.value,
        career=finder.career,
        compared=finder.grid.comparison.keys,
    )


def careers_back(page: CareersPage, view: CareersView) -> None:
    """Bring a page back to how it was left; what no longer exists is passed over."""
    finder = page.finder
    if view.career in finder.grid.keys:
        page.show_career(view.career)
    # The search last: choosing a career that it does not find would drop it.
    if view.family in finder.families.keys:
        finder.families.set_value(view.family)
    finder.search.setText(view.text)
    finder.grid.comparison.set_keys(view.compared)
    page.views.set_look(view.look)
