"""The plan that a window has open: what belongs to it, and how it is left again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.problems import PlannerError
from planner.storage.conflict_copies import rescue
from planner.ui.actions import ActionId
from planner.ui.commands import PlanCommands
from planner.ui.copies import Copies
from planner.ui.outside_changes import OutsideChanges
from planner.ui.pages.plan_memory import go_back, phases_left_open, view_left
from planner.ui.pages.plan_page import PlanPage
from planner.ui.plan_keeping import UnsavedPlanError
from planner.ui.restoring import Restoring
from planner.ui.save_state import SaveState
from planner.ui.session import PlanSession
from planner.ui.visits import Visits

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from planner.domain.catalogue import Catalogue
    from planner.storage.settings_file import Settings
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.opening import Opened
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: The page that a plan opens on where none is remembered.
_FIRST = "overview"


class OpenPlan:
    """One plan with its pages and commands, from when it is opened until it is closed.

    Its store is None where it is read-only or kept nowhere; only what has one can be changed by
    somebody else, moved, or have its file given back to others.
    """

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        words: Words,
        kept: KeptSettings,
        clock: Callable[[], dt.datetime],
        catalogue: Catalogue,
        opened: Opened,
    ) -> None:
        """Take what was opened; it is shown by `show`."""
        self._window = window
        self._kept = kept
        self._clock = clock
        store = self.store = opened.store
        session = self.session = PlanSession(
            opened.profile,
            catalogue,
            words,
            clock,
            store,
            codes_issued=store.last.codes_issued if store and store.last else 0,
            in_memory=opened.path is None,
            parent=window,
        )
        page = self.page = PlanPage(themes, session, window.stack)
        self._release = opened.release
        #: The page that was left for the steps to a new plan; empty while the plan is shown.
        self._left = ""
        self._copies = Copies(themes, window, session, store)
        self.save_state = SaveState(
            window,
            session,
            clock,
            commit=page.commit,
            save=self.save,
            copy=self._copies.save_copy,
            rescue=self._rescue,
        )
        self._outside: OutsideChanges | None = None
        if store is not None:
            self._outside = OutsideChanges(themes, window, session, store, clock, page.commit)
        self._restoring = Restoring(themes, window, session, store.rhythm if store else None)
        self._commands = PlanCommands(themes, window, page, session)
        self.visits = Visits(themes, window, page, session, self._commands, kept)
        self._files = self._table()

    # --- Properties -----------------------------------------------------------------------------

    @property
    def is_aside(self) -> bool:
        """Whether the steps to a new plan have the window."""
        return bool(self._left)

    # --- Methods --------------------------------------------------------------------------------

    def show(self) -> None:
        """Take the window, as the learner left this plan."""
        settings, name = self._kept.now, self.session.profile.id
        view = settings.view_of(name)
        self._window.hide_banner()
        self._take_window()
        go_back(self.page, view, settings.phases_open_in(name))
        self.page.view.focus_quietly()
        if self._outside is not None:
            self._outside.look_beside()
        self.visits.remember(view)
        self.visits.show(view.page or _FIRST)

    def step_aside(self) -> None:
        """Leave the window to the steps to a new plan; nothing is closed."""
        self._left = self.visits.shown_name
        self.visits.leave()
        self._commands.set_away(True)

    def come_back(self) -> None:
        """Take the window again, on the page that was left."""
        left, self._left = self._left, ""
        self._take_window()
        self._commands.set_away(False)
        self.page.view.focus_quietly()
        self.visits.show(left)

    def run(self, command: str) -> None:
        """Carry out a command; while the plan is aside, only what is about its file."""
        pages = self.visits.commands()
        if command in self._files:
            self.page.commit()
            self._files[command]()
        elif self.is_aside:
            return
        elif command in pages:
            pages[command]()
        elif not self.visits.run(command):
            self._commands.run(command)

    def save(self, *, in_haste: bool = False) -> bool:
        """Take in what is being typed and save it, waiting for it; asks nothing.

        In haste there will be nobody to ask, so what cannot be saved goes into a copy.
        """
        self.page.commit()
        while not self.session.flush():
            if self._outside is None or not self._outside.take_in_now():
                if in_haste:
                    self.save_state.rescue()
                return False
        return True

    def move(self, target: Path, lock: Callable[[Path], Callable[[], None]]) -> None:
        """Move the file; the plan stays open, and what was done can still be undone.

        Args:
            target: Where to.
            lock: Takes a file for us, and gives what gives it back to others.

        Raises:
            PlannerError: It could not be moved; the plan is where it was.
        """
        if self.store is None or not self.save():
            raise UnsavedPlanError
        release = lock(target)
        try:
            self.store.move(target)
        except PlannerError:
            release()
            raise
        self._give_back()
        self._release = release
        if self._outside is not None:
            self._outside.watch.follow(target)

    def close(self) -> None:
        """Let go of everything; the plan is saved by now or given up."""
        if not self.session.in_memory:
            self._kept.take(self._with_left(self._kept.now))
        if self._outside is not None:
            self._outside.close()
        self.visits.close()
        self._window.toast.close_now()
        self._window.hide_banner()
        self._window.hide_banner(urgent=True)
        self._window.drop_page(self.page)
        at_rest = self.session.close()
        self.session.deleteLater()
        if at_rest:
            # A disk that still holds a save up keeps the file ours until the app has ended.
            self._give_back()

    # --- Internals ------------------------------------------------------------------------------

    def _table(self) -> dict[str, Callable[[], object]]:
        """What carries out each command about the file."""

        def print_plan() -> None:
            self._copies.print_plan(self._kept.now.paper)

        table: dict[str, Callable[[], object]] = {
            ActionId.SAVE_NOW: self.session.save_now,
            ActionId.SAVE_COPY: self._copies.save_copy,
            ActionId.PRINT: print_plan,
            ActionId.SAVE_PDF: print_plan,
            ActionId.SNAPSHOTS: self._restoring.show,
        }
        if self._outside is not None:
            table[ActionId.CONFLICTS] = self._outside.show
        return table

    def _take_window(self) -> None:
        self._window.show_page(self.page, with_sidebar=True, panes=self.page.panes)
        self._window.sidebar.set_current("plan")
        self.page.fit(self._window.width())

    def _with_left(self, settings: Settings) -> Settings:
        """Remember how the pages are left, and what the plan is called."""
        profile = self.session.profile
        view = replace(view_left(self.page), page=self._left or self.visits.shown_name)
        if self.store is not None:
            settings = settings.with_name(self.store.path, profile.name)
        settings = settings.with_open_phases(profile.id, phases_left_open(self.page))
        return settings.with_view(profile.id, self.visits.with_left(view))

    def _rescue(self) -> None:
        if self.store is not None:
            rescue(self.store, self.session.profile, self._clock())

    def _give_back(self) -> None:
        """Let others have the file."""
        release, self._release = self._release, None
        if release is not None:
            release()
