"""The open window with its plan: commands about files, the start page, settings and closing.

Everything slow to import is imported here inside functions or through modules that `planner.app`
loads only after the window was painted.
"""

from __future__ import annotations

import os
import uuid
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from planner.domain.problems import PlannerError
from planner.storage.conflict_copies import rescue
from planner.storage.profile_lock import is_same_file
from planner.ui import catalogue_notice, looks
from planner.ui.actions import THEME_MODES, ActionId, Situation
from planner.ui.beside import worked_out
from planner.ui.catalogue_notice import CatalogueNotice
from planner.ui.commands import PlanCommands
from planner.ui.copies import Copies
from planner.ui.dialogs.questions import tell
from planner.ui.dropped_files import DroppedFiles
from planner.ui.guidance import Guidance
from planner.ui.kept_settings import KeptSettings
from planner.ui.lone_settings import LoneSettings
from planner.ui.looks import Looks
from planner.ui.making import Making
from planner.ui.opening import SHOW_UNREAD, Opened, Opening
from planner.ui.other_plans import OtherPlans
from planner.ui.outside_changes import OutsideChanges
from planner.ui.pages.plan_memory import go_back, phases_left_open, view_left
from planner.ui.pages.plan_page import PlanPage
from planner.ui.plan_keeping import PlanKeeping, UnsavedPlanError
from planner.ui.plan_places import folder_of
from planner.ui.reminding import PUT_AWAY as REMINDED
from planner.ui.reminding import SHOW_WEEK, Reminding
from planner.ui.restoring import Restoring
from planner.ui.save_state import SaveState
from planner.ui.session import PlanSession
from planner.ui.spoken import said
from planner.ui.timing import Timing
from planner.ui.visits import HOME, Visits
from planner.ui.widgets.money_field import usual_currency

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from planner.domain.catalogue import Catalogue
    from planner.domain.profile import Profile
    from planner.domain.start import Answers
    from planner.storage.profile_file import ProfileStore
    from planner.storage.settings_file import Settings
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.start_page import StartPage
    from planner.ui.theme import ThemeSource
    from planner.words import Words

    _Commands = dict[str, Callable[[], object]]

#: The page that a plan opens on where none is remembered.
_FIRST = "overview"
#: What the banner of a plan that another program has open asks for.
_TRY_AGAIN = "open-again"
#: What the banner of the sample asks for, and the career that the sample is about.
_THROW_AWAY = "throw-away"
_SAMPLE_CAREER = "mixing-engineer"


class Desktop(QObject):
    """One window: shows the start page or one plan."""

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
        self._kept = KeptSettings(settings, write=keep_settings, parent=self)
        self._looks = Looks(themes, window, self._kept)
        self.words: Words = self._looks.words
        self.session: PlanSession | None = None
        self.page: PlanPage | None = None
        self._clock = clock
        self._catalogue = catalogue
        self._catalogue_notice = CatalogueNotice(themes, self.words, window)
        self._copies = Copies(themes, window)
        self._guidance = Guidance(themes, window)
        self._making = Making(window)
        self._lone_settings = LoneSettings(themes, window, self._kept)
        keeping = self._keeping = PlanKeeping(themes, self._kept, self, clock, window)
        self._other_plans = OtherPlans(themes, window, self.words, keeping, lambda: self.catalogue)
        self._other_plans.open_wanted.connect(self._switch_to)
        self._folders = folders
        #: Whether the pages of a plan are made before they are visited, while the window rests.
        self.makes_ahead = False
        self._opening = Opening(themes, window, clock, self.words, trust_edits=trust_edits)
        self._reminding = Reminding(
            window,
            self.words,
            self._kept,
            clock,
            lambda: self.session if self._start is None else None,
        )
        self._store: ProfileStore | None = None
        self._commands: PlanCommands | None = None
        self._save_state: SaveState | None = None
        self._outside: OutsideChanges | None = None
        self._release: Callable[[], None] | None = None
        self._start: StartPage | None = None
        self._visits: Visits | None = None
        #: The page that was left for the steps to a new plan.
        self._left = HOME
        self._timing = Timing(themes, window, self._kept, clock)
        self._files, self._banner_answers = self._tables()
        DroppedFiles(window).open_wanted.connect(self._switch_to)
        window.command_requested.connect(self.run)
        window.banner.action_requested.connect(self.run)
        window.sidebar.switcher_requested.connect(self._other_plans.show_switcher)
        window.sidebar.page_requested.connect(lambda page: self.run(f"go-{page}"))
        window.set_close_question(self._may_close)

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
    def store(self) -> ProfileStore | None:
        """Where the open plan is kept; None where it is read-only or there is none."""
        return self._store

    # --- Methods --------------------------------------------------------------------------------

    def begin(self, profile: Path | None) -> None:
        """Open a plan, else the last one, else the start page."""
        last = self.settings.last_profile
        path = profile or (Path(last) if last else None)
        if profile is None and path is not None and not os.path.lexists(path):
            from planner.ui.pages import missing_plan

            answers: dict[str, Callable[[], object]] = {
                missing_plan.TRY_AGAIN: lambda: self.begin(None),
                missing_plan.RESTORE: lambda: self._take(self._opening.restore_missing(path)),
                missing_plan.CHOOSE: self._choose_and_open,
                missing_plan.NEW: self.start_new,
            }
            page = missing_plan.missing_plan_page(self.themes, path, answers)
            self.window.show_page(page, with_sidebar=False)
            self.window.set_situation(Situation())
            page.take_focus()
        elif path is None or not self.open(path):
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
            if self.page is not None:
                self.page.commit()
            self._files[command]()
        elif command == ActionId.GO_SETTINGS and (self._start or self.session is None):
            self._lone_settings.show()
        elif command in THEME_MODES:
            self._kept.change(theme=THEME_MODES[ActionId(command)])
        elif self._commands is not None and self._visits is not None:
            if command in self._visits.commands():
                self._visits.commands()[command]()
            elif not self._visits.run(command):
                self._commands.run(command)

    def open(self, path: Path) -> bool:
        """Open a plan's file; where it cannot be opened, say why and leave everything as it is."""
        if not self._opening.answers(path):
            return False
        if self._store is not None and is_same_file(path, self._store.path):
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
        store, release = self._store, self._release
        if store is None or release is None or not self.save_for_the_end():
            raise UnsavedPlanError
        taken = self._opening.take(target)
        try:
            store.move(target)
        except PlannerError:
            taken()
            raise
        self._release = taken
        release()
        if self._outside is not None:
            self._outside.watch.follow(target)

    def close_plan(self) -> bool:
        """Leave the open plan for the start page; False where it is not safe and the learner stays.

        Steps to a new plan that are under way stay as they are.
        """
        if not self._may_close():
            return False
        self._let_go()
        if self._start is not None:
            self._start.set_plan_open(False)
        self.start_new()
        return True

    def create(self, answers: Answers, path: Path | None = None) -> bool:
        """Make a plan from a learner's answers and open it; False where that cannot be."""
        from planner.domain.start import new_profile

        try:
            today = self._clock().date()
            # The steps may have stood open over midnight, and nothing can begin yesterday.
            answers = replace(answers, start=max(answers.start, today))
            work = partial(new_profile, answers, self.catalogue, today, uuid.uuid4().hex)
            profile = worked_out(work, "plan")
        except PlannerError as error:
            tell(self.window, self.tr("The plan was not made"), said(error.sentence))
            return False
        if not self._may_close():
            return False
        target = self._making.write(profile, path)
        if target is None:
            return False
        self._kept.change(currency=profile.preferences.currency)
        return self.open(target)

    def start_new(self, career: str = "") -> None:
        """Show the four steps to a new plan, or those after the first where a career is chosen."""
        from planner.ui.dialogs.chart_table import ChartTable
        from planner.ui.pages.start_page import StartPage

        if self._start is not None:
            self._lone_settings.leave()
            return
        has_plan = self.session is not None
        page = StartPage(
            self.themes,
            self.catalogue,
            self.words,
            self._clock().date(),
            has_plan=has_plan,
            currency=self.settings.currency or usual_currency(QLocale.system()),
        )
        page.plan_requested.connect(self.create)
        page.open_requested.connect(self._choose_and_open)
        page.sample_requested.connect(self.show_sample)
        page.back_requested.connect(self.back_to_plan)
        page.settings_requested.connect(self._lone_settings.show)
        page.table_requested.connect(
            lambda numbers: ChartTable.show_numbers(self.themes, numbers, self.window)
        )
        self._lone_settings.left.connect(page.write_anew)
        self._start = page
        if self._visits is not None:
            self._left = self._visits.shown_name
            self._visits.leave()
        if self._commands is not None:
            self._commands.set_away(True)
        self.window.toast.close_now()
        self.window.show_page(page, with_sidebar=False, keep_old=has_plan)
        page.take_focus()
        self._catalogue_notice.tell()
        if self.session is not None:
            profile = self.session.profile
            page.set_learner(profile.learner)
            if career:
                done = [each.id for each in profile.milestones if each.done_on is not None]
                page.begin_with(career, profile.ratings, done)
        self.window.set_situation(Situation())
        self.window.setWindowTitle(self.tr("Learning-path planner"))

    def show_sample(self) -> None:
        """Open a plan some months in, which can be changed and is kept nowhere."""
        from planner.domain.sample_plan import sample_profile

        if not self._may_close():
            return
        today = self._clock().date()
        sample = sample_profile(self.catalogue, today, _SAMPLE_CAREER, _THROW_AWAY)
        self._let_go()
        self._show_plan(sample, None, in_memory=True)
        self.window.show_banner(
            "info",
            self.tr("This is a sample."),
            self.tr("Try whatever you like. Nothing of it is saved."),
            ((_THROW_AWAY, self.tr("Throw it away")),),
        )

    def back_to_plan(self) -> None:
        """Leave the steps to a new plan for the plan that is still open."""
        if self._start is None or self.page is None or self._commands is None:
            return
        self._start = None
        self.window.show_page(self.page, with_sidebar=True, panes=self.page.panes)
        self.page.fit(self.window.width())
        self._commands.set_away(False)
        self.page.view.focus_quietly()
        if self._visits is not None:
            self._visits.show(self._left)

    def save_now(self) -> None:
        """Save without waiting for a pause."""
        if self.session is not None:
            self.session.save_now()

    def save_for_the_end(self, *, in_haste: bool = False) -> bool:
        """Take in what is being typed and save it, waiting for it; asks nothing.

        In haste there will be nobody to ask, so what cannot be saved goes into a copy.
        """
        if self.page is not None:
            self.page.commit()
        while self.session is not None and not self.session.flush():
            if self._outside is None or not self._outside.take_in_now():
                if in_haste and self._save_state is not None:
                    self._save_state.rescue()
                return False
        return True

    def end(self) -> None:
        """Let go of the file and keep the settings; the window is closed."""
        sidebar = self.window.actions_by_id[ActionId.SHOW_SIDEBAR].isChecked()
        self._kept.change(window_geometry=self.window.geometry_text(), sidebar=sidebar)
        self._reminding.close()
        self._let_go()

    # --- Internals ------------------------------------------------------------------------------

    def _tables(self) -> tuple[_Commands, _Commands]:
        """What carries out each command about files and the window, and each wish of a banner."""

        def print_plan() -> None:
            self._copies.print_plan(self.session, self._store, self.settings.paper)

        def show_plans() -> None:
            if self.save_for_the_end():
                self._other_plans.show(self._clock().date())

        def compare_plans() -> None:
            if self.save_for_the_end():
                self._other_plans.compare(self._clock().date())

        def rename_plan() -> None:
            if self.save_for_the_end():
                self._keeping.rename_open(self.window)

        files: _Commands = {
            ActionId.PLANS: show_plans,
            ActionId.RENAME_PLAN: rename_plan,
            ActionId.ARCHIVE_PLAN: lambda: self._keeping.archive_open(self.window),
            ActionId.COMPARE_PLANS: compare_plans,
            ActionId.NEW_PLAN: self.start_new,
            ActionId.OPEN_PLAN: self._choose_and_open,
            ActionId.SAMPLE: self.show_sample,
            ActionId.SAVE_NOW: self.save_now,
            ActionId.SAVE_COPY: lambda: self._copies.save_copy(self.session, self._store),
            ActionId.PRINT: print_plan,
            ActionId.SAVE_PDF: print_plan,
            ActionId.TIMER: self._timing.toggle,
            ActionId.QUIT: self.window.close,
            ActionId.PALETTE: self._find_anything,
            ActionId.GUIDE: self._guidance.show_guide,
            ActionId.SHORTCUTS: lambda: self._guidance.show_help(ActionId.SHORTCUTS),
            ActionId.ABOUT: lambda: self._guidance.show_help(ActionId.ABOUT),
        }
        answers: _Commands = {
            catalogue_notice.SHOW: self._catalogue_notice.show_list,
            catalogue_notice.PUT_AWAY: self.window.hide_banner,
            looks.PUT_AWAY: self.window.hide_banner,
            REMINDED: self._reminding.put_away,
            SHOW_WEEK: self._reminding.show_week,
            # What kept it read-only may be gone.
            _TRY_AGAIN: lambda: self.open(Path(self.settings.last_profile)),
            _THROW_AWAY: self._throw_away,
            SHOW_UNREAD: self._opening.show_unread,
        }
        return files, answers

    def _throw_away(self) -> None:
        """Leave the sample for the plan that was open before it, or for the start."""
        self._let_go()
        self.begin(None)

    def _take(self, opened: Opened | None) -> bool:
        """Show what was opened in the place of what is shown."""
        if opened is None:
            return False
        self._let_go()
        self._release = opened.release
        self._show_plan(opened.profile, opened.store)
        if opened.reason:
            again = ((_TRY_AGAIN, self.tr("Try again")),) if opened.may_pass else ()
            self._opening.tell_read_only(opened, again)
        else:
            self._catalogue_notice.tell()
        settings = self.settings.with_profile(opened.path)
        self._kept.take(settings.with_name(opened.path, opened.profile.name))
        return True

    def _show_plan(
        self, profile: Profile, store: ProfileStore | None, *, in_memory: bool = False
    ) -> None:
        session = PlanSession(
            profile,
            self.catalogue,
            self.words,
            self._clock,
            store,
            codes_issued=store.last.codes_issued if store and store.last else 0,
            in_memory=in_memory,
            parent=self,
        )
        page = PlanPage(self.themes, session)
        self.session, self.page, self._store = session, page, store
        self._save_state = SaveState(
            self.window,
            session,
            self._clock,
            commit=page.commit,
            save=self.save_for_the_end,
            copy=lambda: self._copies.save_copy(session, store),
            rescue=lambda: store and rescue(store, session.profile, self._clock()),
        )
        self._start = None
        self.window.hide_banner()
        self.window.show_page(page, with_sidebar=True, panes=page.panes)
        self.window.sidebar.set_current("plan")
        page.fit(self.window.width())
        self._commands = PlanCommands(self.themes, self.window, page, session)
        settings = self.settings
        view = settings.view_of(profile.id)
        go_back(page, view, settings.phases_open_in(profile.id))
        page.view.focus_quietly()
        rhythm = store.rhythm if store is not None else None
        restoring = Restoring(self.themes, self.window, session, rhythm)
        self._files[ActionId.SNAPSHOTS] = restoring.show
        if store is not None:
            outside = OutsideChanges(
                self.themes, self.window, session, store, self._clock, page.commit
            )
            self._outside, self._files[ActionId.CONFLICTS] = outside, outside.show
            outside.look_beside()
        self._visits = Visits(self.themes, self.window, page, session, self._commands, self._kept)
        self._visits.career_wanted.connect(self.start_new)
        self._visits.remember(view)
        self._visits.show(view.page or _FIRST)
        if self.makes_ahead:
            self._visits.make_ahead()
        self._timing.attach(session, page, self._visits.chosen)

    def _let_go(self) -> None:
        """Close the open plan, which is saved by now or given up."""
        if self.session is None:
            return
        session, page = self.session, self.page
        self._timing.detach()
        if page is not None and not session.in_memory:
            opened = phases_left_open(page)
            starting = self._start is not None
            shown = self._left if starting or self._visits is None else self._visits.shown_name
            view = replace(view_left(page), page=shown)
            if self._visits is not None:
                view = self._visits.with_left(view)
            name, settings = session.profile.id, self.settings
            if self._store is not None:
                settings = settings.with_name(self._store.path, session.profile.name)
            self._kept.take(settings.with_open_phases(name, opened).with_view(name, view))
        self.session, self.page, self._store, self._commands = None, None, None, None
        self._save_state = None
        if self._outside is not None:
            self._outside.close()
            self._outside = None
            del self._files[ActionId.CONFLICTS]
        del self._files[ActionId.SNAPSHOTS]
        if self._visits is not None:
            self._visits.close()
            self._visits = None
        self.window.toast.close_now()
        self.window.hide_banner()
        self.window.hide_banner(urgent=True)
        if page is not None:
            self.window.drop_page(page)
        at_rest = session.close()
        session.deleteLater()
        if self._release is not None and at_rest:
            # A disk that still holds a save up keeps the file ours until the app has ended.
            self._release()
        self._release = None

    def _may_close(self) -> bool:
        return self._save_state is None or self._save_state.may_leave()

    def _choose_and_open(self) -> None:
        self._switch_to(self._opening.ask_for_file(folder_of(self._store)))

    def _find_anything(self) -> None:
        profile = self.session.profile if self.session and self._start is None else None
        found = self._guidance.find_anything(profile, self.catalogue)
        if found is None:
            return
        if self._start is not None:
            self._start.choose_career(found.id)
        elif self._visits is not None:
            self._visits.open_entry(found)

    def _switch_to(self, path: str) -> None:
        """Open another plan once this one is safe; without a path nothing happens."""
        if path and (self.session is None or self._may_close()):
            self.open(Path(path))
