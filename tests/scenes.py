"""What the pictures of `tests.screenshots` show: each scene by its name, in the order it comes up.

The steps to a new plan come first, as at the first start, then every page of the sample plan with
the other views of its pages, then the two dialogs that are as large as a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.desktop import Desktop

CAREER = "mixing-engineer"
#: Beside it in the comparison.
OTHER = "mastering-engineer"
#: How well skills are rated in the second step, one after the other.
_RATINGS = (2, 3, 1, 0)

Scene = tuple[str, "QWidget"]


def scenes(desktop: Desktop) -> Iterator[Scene]:
    """The name of each scene and what is to be taken; the next is made when it is asked for."""
    yield from _steps(desktop)
    desktop.show_sample()
    desktop.window.hide_banner()
    yield from _pages(desktop)
    yield from _dialogs(desktop)


def _steps(desktop: Desktop) -> Iterator[Scene]:
    from planner.ui.pages.start_page import PLAN, SKILLS, TIME, StartPage

    desktop.start_new()
    page, window = desktop.window.stack.currentWidget(), desktop.window
    assert isinstance(page, StartPage)
    page.choose_career(CAREER)
    page.career_step.grid.comparison.set_keys((CAREER, OTHER))
    yield "start-career", window
    page.career_step.views.show_compare()
    yield "start-compare", window
    page.career_step.views.show_cards()
    required = desktop.catalogue.careers[CAREER].required
    ratings = {skill: _RATINGS[place % len(_RATINGS)] for place, skill in enumerate(required)}
    page.begin_with(CAREER, ratings)
    for step, name in ((SKILLS, "skills"), (TIME, "time"), (PLAN, "plan")):
        page.go_to(step)
        yield f"start-{name}", window


def _pages(desktop: Desktop) -> Iterator[Scene]:
    from planner.ui.pages.careers_page import CareersPage
    from planner.ui.pages.timeline_page import TimelinePage
    from planner.ui.pages.timeline_views import Look
    from planner.ui.visits import HOME

    assert desktop.plan is not None
    window = desktop.window
    for name in (HOME, *desktop.plan.visits.names):
        desktop.run(f"go-{name}")
        yield name, window
        page = window.stack.currentWidget()
        if isinstance(page, TimelinePage):
            for look in (Look.MAP, Look.OUTLINE):
                page.set_look(look)
                yield f"{name}-{look.value}", window
        if isinstance(page, CareersPage):
            page.finder.grid.comparison.set_keys((CAREER, OTHER))
            page.views.show_compare()
            yield f"{name}-compare", window
            page.views.show_cards()


def _dialogs(desktop: Desktop) -> Iterator[Scene]:
    from planner.ui.beside import wait_until
    from planner.ui.dialogs.print_dialog import PrintDialog
    from planner.ui.dialogs.replan import ReplanDialog

    assert desktop.session is not None
    replan = ReplanDialog(desktop.themes, desktop.session, desktop.window)
    replan.show()
    wait_until(lambda: replan.outcome is not None)
    yield "replan", replan
    replan.close()
    printing = PrintDialog(desktop.themes, desktop.session, desktop.window)
    printing.show()
    wait_until(lambda: not printing.jobs.is_busy)
    yield "print", printing
    printing.close()
