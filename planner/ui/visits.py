"""All pages of an open plan beside its list, and which of them is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from planner.ui.at_rest import AtRest
from planner.ui.careers_visit import CareersVisit
from planner.ui.models.palette_model import EntryKind
from planner.ui.network_visit import NetworkVisit
from planner.ui.overview_visit import OverviewVisit
from planner.ui.portfolio_visit import PortfolioVisit
from planner.ui.settings_visit import SettingsVisit
from planner.ui.skills_visit import SkillsVisit
from planner.ui.timeline_visit import ZOOMS, TimelineVisit
from planner.ui.week_visit import WeekVisit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance

    from planner.storage.left_views import ListView
    from planner.ui.commands import PlanCommands
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.models.palette_model import Entry
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource
    from planner.ui.visit import Visit

#: The name of the list itself, which is no visit.
HOME = "plan"


class Visits:
    """The pages by their names; at most one of them is shown, else the list is."""

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        plan_page: PlanPage,
        session: PlanSession,
        commands: PlanCommands,
        kept: KeptSettings,
    ) -> None:
        """Belong to a plan page and its commands, which are about what the shown page chose."""
        parts = (themes, window, plan_page, session, commands)
        self._careers = CareersVisit(*parts)
        self._network = NetworkVisit(*parts)
        self._timeline = TimelineVisit(*parts)
        self._skills = SkillsVisit(*parts)
        self._overview = OverviewVisit(*parts, kept)
        self._portfolio = PortfolioVisit(*parts)
        made: tuple[Visit, ...] = (
            self._overview,
            WeekVisit(*parts),
            self._timeline,
            self._skills,
            self._portfolio,
            self._network,
            self._careers,
            SettingsVisit(*parts, kept),
        )
        self._all = {visit.name: visit for visit in made}
        self._plan_page = plan_page
        self._session = session
        self._at_rest = AtRest(plan_page)
        self._makes_ahead = False
        self._themes = themes
        themes.theme_changing.connect(self._forget_unseen)
        session.plan_changed.connect(self._catch_up)
        commands.set_choice(self.chosen, self.selected)

    @property
    def career_wanted(self) -> SignalInstance:
        """A wish: a new plan for a career, by its id."""
        return self._careers.plan_wanted

    def with_left(self, view: ListView) -> ListView:
        """Tell how the pages are left, beside what a view says of the list."""
        return replace(
            view,
            timeline=self._timeline.view,
            skills=self._skills.view,
            portfolio=self._portfolio.view,
            careers=self._careers.view,
            network=self._network.view,
            put_off=self._overview.put_off,
        )

    def remember(self, view: ListView) -> None:
        """Let pages be as they were left."""
        self._overview.put_off = view.put_off
        self._timeline.remembered = view.timeline
        self._skills.remembered = view.skills
        self._portfolio.remember(view.portfolio)
        self._careers.remembered = view.careers
        self._network.remembered = view.network

    @property
    def shown(self) -> Visit | None:
        """The visit whose page is shown."""
        return next((visit for visit in self._all.values() if visit.is_shown), None)

    @property
    def shown_name(self) -> str:
        """The name of the page shown."""
        shown = self.shown
        return shown.name if shown else HOME

    @property
    def names(self) -> tuple[str, ...]:
        """Of all pages but the list."""
        return tuple(self._all)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What shows each page, and what first shows the page it is about, by its command."""
        zoom = self._timeline.zoom
        return {
            **{f"go-{name}": visit.show for name, visit in self._all.items()},
            **{str(name): partial(zoom, name) for name in ZOOMS},
        }

    def chosen(self) -> str:
        """Id of the milestone that commands are about, or nothing."""
        shown = self.shown
        return shown.chosen() if shown else self._plan_page.chosen

    def selected(self) -> tuple[str, ...]:
        """Ids of several milestones that commands are about; none unless the list is shown."""
        return () if self.shown else self._plan_page.selected

    def run(self, command: str) -> bool:
        """Let the shown page carry out a command; tells whether nothing is left to do."""
        shown = self.shown
        return shown is not None and shown.run(command)

    def show(self, name: str) -> None:
        """Show a page; a name that no page has shows the list."""
        visit = self._all.get(name)
        if visit is not None:
            visit.show()
        else:
            self.leave()

    def open_entry(self, entry: Entry) -> None:
        """Show what the command palette found: a career among all, a milestone with its panel."""
        if entry.kind is EntryKind.MILESTONE:
            (self.shown or self._careers).open_milestone(entry.id)
            return
        self._careers.show()
        if self._careers.page is not None:
            self._careers.page.show_career(entry.id)

    def make_ahead(self) -> None:
        """Make the pages that were not visited yet while the window rests."""
        self._makes_ahead = True
        self._catch_up()

    def leave(self) -> None:
        """Show the list."""
        shown = self.shown
        if shown is not None:
            shown.leave()

    def close(self) -> None:
        """Let go of every page; the plan is closed."""
        self._themes.theme_changing.disconnect(self._forget_unseen)
        self._session.plan_changed.disconnect(self._catch_up)
        self._at_rest.stop()
        for visit in self._all.values():
            visit.close()

    def _catch_up(self) -> None:
        """Bring hidden pages up to date while the window rests, and make what is to be made."""

        def slices() -> Iterator[None]:
            for visit in self._all.values():
                yield from visit.make_ahead() if self._makes_ahead else visit.catch_up()

        self._at_rest.start(slices())

    def _forget_unseen(self) -> None:
        """Make pages that nobody has seen anew in another look, which takes no longer then."""
        for visit in self._all.values():
            visit.forget_unseen()
        if self._makes_ahead:
            self._catch_up()
