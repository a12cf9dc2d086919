"""The open window with its plan: commands about files, the start page, settings and closing.

Everything slow to import is imported here inside functions or through modules that `planner.app`
loads only after the window was painted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.storage.profile_lock import is_same_file
from planner.ui.actions import THEME_MODES, ActionId
from planner.ui.catalogue_notice import CatalogueNotice
from planner.ui.dropped_files import DroppedFiles
from planner.ui.first_look import FirstLook
from planner.ui.guidance import Guidance
from planner.ui.kept_settings import KeptSettings
from planner.ui.lone_settings import LoneSettings
from planner.ui.looks import PUT_AWAY as UNKEPT_READ
from planner.ui.looks import Looks
from planner.ui.making import Making
from planner.ui.open_plan import OpenPlan
from planner.ui.opening import SHOW_UNREAD, TRY_AGAIN, Opened, Opening
from planner.ui.other_plans import OtherPlans
from planner.ui.pages import missing_plan
from planner.ui.plan_keeping import PlanKeeping, UnsavedPlanError
from planner.ui.plan_places import folder_of
from planner.ui.reminding import Reminding
from planner.ui.sample import THROW_AWAY, Sample
from planner.ui.starting import Starting
from planner.ui.timing import Timing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from planner.domain.catalogue import Catalogue
    from planner.domain.start import Answers
    from planner.storage.profile_file import ProfileStore
    from planner.storage.settings_file import Settings
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

    _Commands = dict[str, Callable[[], object]]


class Desktop(QObject):
    """One window: shows the steps to a new plan, or one plan."""

    def __init__(
        self,
        *,
        themes: ThemeSource,
        window: MainWindow,
        settings: Settings,
        clock: Callable[[], dt.datetime],
        catalogue: Catalogue | None = None,
        folders: tuple[Path, ...] = (),
        trust_edits: bool = False,
        keep_settings: bool = True,
    ) -> None:
        """Join what was made elsewhere; see `planner.app.build`."""
        super().__init__(window)
        self.themes = themes
        self.window = window
        #: The plan that is open; None where there is none.
        self.plan: OpenPlan | None = None
        #: Whether the pages of a plan are made before they are visited, while the window rests.
        self.makes_ahead = False
        self._kept = kept = KeptSettings(settings, write=keep_settings, parent=self)
        self._looks = Looks(themes, window, kept)
        words = self.words = self._looks.words
        self._clock = clock
        self._catalogue = catalogue
        self._folders = folders
        self._catalogue_notice = CatalogueNotice(themes, words, window)
        self._guidance = Guidance(themes, window)
        self._making = Making(window, kept, clock)
        self._sample = Sample(window)
        self._lone_settings = LoneSettings(themes, window, kept)
        self._starting = Starting(themes, window, words, kept, self._lone_settings)
        self._keeping = PlanKeeping(themes, kept, self, clock, window)
        self._other_plans = OtherPlans(themes, window, words, self._keeping, lambda: self.catalogue)
        self._opening = Opening(themes, window, clock, words, trust_edits=trust_edits)
        self._reminding = Reminding(window, words, kept, clock, self._shown_session)
        self._timing = Timing(themes, window, kept, clock)
        self._files, self._banner_answers = self._tables()
        self._connect()

    # --- Properties -----------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """What is remembered besides the plans."""
        return self._kept.now

    @property
    def catalogue(self) -> Catalogue:
        """Everything to choose from, loaded the first time it is asked for."""
        if self._catalogue is None:
            from planner.storage.seeds import load_all

            folders = (*map(Path, self.settings.catalogues), *self._folders)
            self._catalogue, problems = load_all(folders)
            self._catalogue_notice.set_problems(problems)
        return self._catalogue

    @property
    def session(self) -> PlanSession | None:
        """The session of the open plan."""
        return self.plan.session if self.plan is not None else None

    @property
    def page(self) -> PlanPage | None:
        """The list of the open plan."""
        return self.plan.page if self.plan is not None else None

    @property
    def store(self) -> ProfileStore | None:
        """Where the open plan is kept; None where it is read-only or there is none."""
        return self.plan.store if self.plan is not None else None

    # --- Methods --------------------------------------------------------------------------------

    def begin(self, profile: Path | None) -> None:
        """Open a plan, else the last one, else the steps to a new one; what is open is given up."""
        self._let_go()
        last = self.settings.last_profile
        path = profile or (Path(last) if last else None)
        steps = self._starting.page
        look = FirstLook(
            self.themes,
            self.window,
            {
                missing_plan.TRY_AGAIN: lambda: self.begin(None),
                missing_plan.RESTORE: lambda: (
                    path and self._take(self._opening.restore_missing(path))
                ),
                missing_plan.CHOOSE: self._files[ActionId.OPEN_PLAN],
                missing_plan.NEW: self.start_new,
            },
            lambda: self.plan is not None or self._starting.page is not steps,
        )
        if path is None:
            self.start_new()
        elif look.finds(path, wanted=profile is not None) and not self.open(path):
            if self._opening.elsewhere:
                self.window.close()
            else:
                self.start_new()
        self._looks.tell_unkept()

    def run(self, command: str) -> None:
        """Carry out a command of the action table, or what a banner offers."""
        if command in self._banner_answers:
            self._banner_answers[command]()
        elif command in self._files:
            if self.plan is not None:
                self.plan.page.commit()
            self._files[command]()
        elif command == ActionId.GO_SETTINGS and self._shown_session() is None:
            self._lone_settings.show()
        elif command in THEME_MODES:
            self._kept.change(theme=THEME_MODES[ActionId(command)])
        elif self.plan is not None:
            self.plan.run(command)

    def open(self, path: Path) -> bool:
        """Open a plan's file; where it cannot be opened, say why and leave everything as it is."""
        if not self._opening.answers(path):
            return False
        if self.store is not None and is_same_file(path, self.store.path):
            self.back_to_plan()
            return True
        unsaved = self.session.unsaved if self.session else 0
        opened = self._opening.open(path)
        if opened is not None and self.session is not None and self.session.unsaved > unsaved:
            self.save_for_the_end()  # what came into the plan while the other one was read
        return self._take(opened)

    def relocate(self, target: Path) -> None:
        """Move the open plan's file; it stays open, and what was done can still be undone.

        Raises:
            PlannerError: It could not be moved; the plan is where it was.
        """
        if self.plan is None:
            raise UnsavedPlanError
        self.plan.move(target, self._opening.take)

    def close_plan(self) -> bool:
        """Leave the open plan for the steps to a new one; False where the learner stays in it.

        Steps to a new plan that are under way stay as they are.
        """
        if not self._may_close():
            return False
        self._let_go()
        if self._starting.page is not None:
            self._starting.page.set_plan_open(False)
        self.start_new()
        return True

    def create(self, answers: Answers, path: Path | None = None) -> bool:
        """Make a plan from a learner's answers and open it; False where that cannot be."""
        made = self._making.make(answers, self.catalogue, self._may_close, path)
        return made is not None and self.open(made)

    def start_new(self, career: str = "") -> None:
        """Show the four steps to a new plan, or those after the first where a career is chosen."""
        if self._starting.page is not None:
            self._lone_settings.leave()
            return
        if self.plan is not None:
            self._reminding.put_away()
            self.plan.step_aside()
        profile = self.plan.session.profile if self.plan is not None else None
        self._starting.show(self.catalogue, self._clock().date(), profile, career)
        self._catalogue_notice.tell()

    def show_sample(self) -> None:
        """Open a plan some months in, which can be changed and is kept nowhere."""
        if self._may_close():
            self._take(self._sample.opened(self.catalogue, self._clock().date()))

    def back_to_plan(self) -> None:
        """Leave the steps to a new plan for the plan that is still open."""
        if self.plan is not None and self.plan.is_aside:
            self._starting.forget()
            self.plan.come_back()

    def save_for_the_end(self, *, in_haste: bool = False) -> bool:
        """Save what is typed and done, and wait for it; see `OpenPlan.save`."""
        return self.plan is None or self.plan.save(in_haste=in_haste)

    def end(self) -> None:
        """Let go of the file and keep the settings; the window is closed."""
        sidebar = self.window.actions_by_id[ActionId.SHOW_SIDEBAR].isChecked()
        self._kept.change(window_geometry=self.window.geometry_text(), sidebar=sidebar)
        self._reminding.close()
        self._let_go()

    # --- Internals ------------------------------------------------------------------------------

    def _connect(self) -> None:
        window = self.window
        DroppedFiles(window).open_wanted.connect(self._switch_to)
        self._other_plans.open_wanted.connect(self._switch_to)
        window.command_requested.connect(self.run)
        window.banner.action_requested.connect(self.run)
        window.sidebar.switcher_requested.connect(self._other_plans.show_switcher)
        window.sidebar.page_requested.connect(lambda page: self.run(f"go-{page}"))
        window.set_close_question(self._may_close)
        self._starting.plan_requested.connect(self.create)
        self._starting.back_requested.connect(self.back_to_plan)

    def _tables(self) -> tuple[_Commands, _Commands]:
        """What carries out each command about files and the window, and each wish of a banner."""

        def choose_and_open() -> None:
            self._switch_to(self._opening.ask_for_file(folder_of(self.store)))

        files: _Commands = {
            ActionId.NEW_PLAN: self.start_new,
            ActionId.OPEN_PLAN: choose_and_open,
            ActionId.SAMPLE: self.show_sample,
            ActionId.TIMER: self._timing.toggle,
            ActionId.QUIT: self.window.close,
            ActionId.PALETTE: self._find_anything,
            **self._other_plans.table(),
            **self._guidance.table(),
        }
        answers: _Commands = {
            UNKEPT_READ: self.window.hide_banner,
            # What kept it read-only may be gone.
            TRY_AGAIN: lambda: self.open(Path(self.settings.last_profile)),
            THROW_AWAY: lambda: self.begin(None),
            SHOW_UNREAD: self._opening.show_unread,
            **self._catalogue_notice.answers(),
            **self._reminding.answers(),
        }
        return files, answers

    def _take(self, opened: Opened | None) -> bool:
        """Show what was opened in the place of what is shown."""
        if opened is None:
            return False
        self._let_go()
        self._starting.forget()
        plan = self.plan = OpenPlan(
            self.themes, self.window, self.words, self._kept, self._clock, self.catalogue, opened
        )
        plan.visits.career_wanted.connect(self.start_new)
        plan.show()
        if self.makes_ahead:
            plan.visits.make_ahead()
        self._timing.attach(plan.session, plan.page, plan.visits.chosen)
        if opened.path is None:
            self._sample.tell()
            return True
        if opened.reason:
            self._opening.tell_read_only(opened)
        else:
            self._catalogue_notice.tell()
        settings = self.settings.with_profile(opened.path)
        self._kept.take(settings.with_name(opened.path, opened.profile.name))
        return True

    def _let_go(self) -> None:
        """Close the open plan, which is saved by now or given up."""
        plan, self.plan = self.plan, None
        if plan is not None:
            self._timing.detach()
            plan.close()

    def _may_close(self) -> bool:
        return self.plan is None or self.plan.save_state.may_leave()

    def _shown_session(self) -> PlanSession | None:
        """The session of the open plan, unless the steps to a new one have the window."""
        return self.plan.session if self.plan is not None and not self.plan.is_aside else None

    def _find_anything(self) -> None:
        session = self._shown_session()
        found = self._guidance.find_anything(session.profile if session else None, self.catalogue)
        if found is None:
            return
        if self._starting.page is not None:
            self._starting.page.choose_career(found.id)
        elif self.plan is not None:
            self.plan.visits.open_entry(found)

    def _switch_to(self, path: str) -> None:
        """Open another plan once this one is safe; without a path nothing happens."""
        if path and self._may_close():
            self.open(Path(path))
