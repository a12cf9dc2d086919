"""The plan's file was changed by somebody else: noticed, merged as one edit, told, decided.

Reading and merging is done beside the window, on frozen values, by `planner.storage.taking_in`.
Where the plan changed meanwhile it is done again. Nothing that cannot be read is ever overwritten:
it may be whole a moment later, and if not, a banner says what can be done.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from planner.domain.edits import Change, Edit, EditProfile, Together
from planner.domain.merge_edits import as_edit, settled
from planner.domain.plan import with_schedule
from planner.domain.problems import PlannerError
from planner.storage.conflict_copies import conflict_copies, move_aside
from planner.storage.outside import Sight
from planner.storage.set_aside import set_aside
from planner.storage.snapshots import Reason
from planner.storage.taking_in import TakenIn, taken_from, taken_in
from planner.ui.dialogs.questions import agrees, tell
from planner.ui.file_watch import FileWatch
from planner.ui.outside_banners import REPLACE, SHOW, WRITE_AGAIN, OutsideBanners
from planner.ui.side_answers import SideAnswers
from planner.ui.spoken import said
from planner.ui.text_direction import fenced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from planner.domain.merge_values import Conflict
    from planner.storage.profile_bytes import StoredProfile
    from planner.storage.profile_file import ProfileStore
    from planner.ui.main_window import MainWindow
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: What cannot be read is looked at again this often before it is told.
PATIENCE = 4
_AGAIN_MS = 1000
_AT_ONCE_MS = 50
#: How long closing waits for the look, and for the thread after that.
_CLOSING_S = 10.0
_LAST_S = 0.5


class _Dated(NamedTuple):
    """What was taken in, and what that changes here, with the dates it needs as of a day."""

    taken: TakenIn
    edit: Edit | None
    today: dt.date


class OutsideChanges(QObject):
    """Serves one plan that is open and may be changed."""

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        session: PlanSession,
        store: ProfileStore,
        clock: Callable[[], dt.datetime],
        commit: Callable[[], object],
    ) -> None:
        """Begin to watch the store's file.

        Args:
            themes: The look.
            window: Where it is told.
            session: The open plan.
            store: Its file.
            clock: Gives the local date and time.
            commit: Takes in what is being typed, so that it is part of our side.
        """
        super().__init__(session)
        self._themes = themes
        self._window = window
        self._session = session
        self._store = store
        self._clock = clock
        self._commit = commit
        self._banners = OutsideBanners(window, session.words, self)
        self._beside = SideAnswers("look", self)
        self._looking = False
        #: How often in a row the file could not be used, and what stood in it.
        self._tries = 0
        self._unusable = b""
        #: What is to be decided, and the copies that are kept for it.
        self._conflicts: dict[tuple[object, ...], Conflict] = {}
        self._kept: list[Path] = []
        #: Copies beside the plan that have not been merged.
        self._copies: list[StoredProfile] = []
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.look)
        self.watch = FileWatch(store.path, self)
        self.watch.suspected.connect(self.look)
        session.overtaken.connect(self.look)
        window.banner.action_requested.connect(self._act)

    # --- Properties -----------------------------------------------------------------------------

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What is still to be decided."""
        return tuple(self._conflicts.values())

    # --- Methods --------------------------------------------------------------------------------

    def look(self) -> None:
        """Look at the file, beside the window."""
        session = self._session
        if self._looking:
            return
        if session.is_searching:  # whatever was found would be about what is no more by then
            self._again.start(_AT_ONCE_MS)
            return
        self._looking = True
        work = partial(taken_in, self._store, session.profile, session.codes_issued, self._now())
        self._beside.ask(partial(_dated, work, session.today), self._found)

    def look_beside(self) -> None:
        """Look for copies of the plan that a sync program, or this one, left beside it."""
        last = self._store.last
        if last is not None:
            self._beside.ask(partial(conflict_copies, self._store.path, last), self._found_copies)

    def take_in_now(self) -> bool:
        """Look and wait for it, for the window is about to close; tells whether to save again."""
        self.look()
        before = self._store.last
        return self._beside.wait(_CLOSING_S) and self._store.last is not before

    def show(self) -> None:
        """Let the learner decide what both sides changed, or merge a copy beside the plan."""
        if self._conflicts:
            self._decide()
        elif self._copies:
            self._merge_copy()
        else:
            sentence = self.tr(
                "There is nothing to decide: no other version of this plan differs from it."
            )
            tell(self._window, self.tr("Changed on both sides"), sentence)

    def close(self) -> None:
        """Watch no longer."""
        self._again.stop()
        self.watch.stop()
        self._beside.close(_LAST_S)

    # --- Internals: what stands in the file -----------------------------------------------------

    def _now(self) -> dt.datetime:
        return self._clock().astimezone()

    def _found(self, answer: _Dated) -> None:
        self._looking = False
        taken = answer.taken
        if taken.outside.sight is Sight.SAME:
            self._tries = 0
            self._banners.file_is_well()
        elif taken.merge is None:
            self._wait_or_tell(taken)
        elif not self._is_ours(answer) or not self._take(answer, in_place=True):
            self._again.start(_AT_ONCE_MS)

    def _is_ours(self, answer: _Dated) -> bool:
        """Whether nothing was changed here since the merge was begun, nor is about to be."""
        if self._session.is_searching:
            return False
        self._commit()
        session = self._session
        return answer.taken.ours is session.profile and answer.today == session.today

    def _wait_or_tell(self, taken: TakenIn) -> None:
        self._tries += 1
        self._unusable = taken.outside.data
        if self._tries < PATIENCE:
            self._again.start(_AGAIN_MS)
        elif self._tries == PATIENCE:
            unsaved = self._session.is_dirty
            self._banners.tell_trouble(taken.outside.sight, self._store.path, unsaved=unsaved)

    def _take(self, answer: _Dated, *, in_place: bool) -> bool:
        """Make both sides one; tells whether that could be done now."""
        taken = answer.taken
        theirs, merge = taken.outside.stored, taken.merge
        if theirs is None or merge is None or not self._store.join(theirs, in_place=in_place):
            return False
        self._tries = 0
        if self._store.rhythm is not None:
            self._store.rhythm.expect(Reason.MERGE)
        if answer.edit is not None:
            # With its dates already: while any were looked for, our side alone might be saved.
            self._session.apply(answer.edit)
        if in_place and self._session.profile == theirs.profile:
            self._session.hold()
        elif not self._session.is_dirty:
            self._session.save_again()
        self._conflicts |= {each.path: each for each in merge.conflicts}
        if taken.kept is not None and taken.kept not in self._kept:
            self._kept.append(taken.kept)
        if merge.profile != taken.ours or taken.kept is not None:
            today, undecided = self._session.today, len(self._conflicts)
            self._banners.tell_merged(taken, undecided, in_place=in_place, today=today)
        else:
            self._banners.file_is_well()
        return True

    # --- Internals: copies beside the plan ------------------------------------------------------

    def _found_copies(self, found: tuple[StoredProfile, ...]) -> None:
        if found:
            self._copies = list(found)
            self._banners.tell_copies([each.path.name for each in self._copies])

    def _merge_copy(self) -> None:
        session, copy = self._session, self._copies[0]
        work = partial(taken_from, self._store, copy, session.profile, session.codes_issued)
        self._beside.ask(partial(_dated, work, session.today), self._merged_copy)

    def _merged_copy(self, answer: _Dated) -> None:
        if not self._is_ours(answer) or not self._take(answer, in_place=False):
            QTimer.singleShot(_AT_ONCE_MS, self, self.show)
            return
        del self._copies[:1]
        if not self._conflicts:
            self._offer_to_move_aside()
        if self._copies:
            self._banners.tell_copies([each.path.name for each in self._copies])

    def _offer_to_move_aside(self) -> None:
        """Ask about each copy of which nothing is to be decided any more."""
        kept, self._kept = self._kept, []
        for path in kept:
            question = self.tr(
                "Everything of “{name}” is merged. Give that copy another name, so that it is not "
                "offered again? It is kept either way."
            ).format(name=fenced(path.name))
            if agrees(self._window, self.tr("Merged"), question, self.tr("Rename it")):
                try:
                    move_aside(path, self._now())
                except PlannerError as error:
                    tell(self._window, self.tr("The copy was not renamed"), said(error.sentence))

    # --- Internals: deciding --------------------------------------------------------------------

    def _decide(self) -> None:
        from planner.ui.dialogs.conflicts import ConflictsDialog

        decided = ConflictsDialog.ask(self._themes, self._session, self.conflicts, self._window)
        profile = self._session.profile
        edits: list[Edit] = []
        for conflict, side in decided:
            try:
                edit = settled(profile, conflict, side)
            except PlannerError as error:
                tell(self._window, self.tr("Changed on both sides"), said(error.sentence))
                edit = None
            if edit is not None:
                profile, _ = edit.apply(profile)
                edits.append(edit)
            self._conflicts.pop(conflict.path, None)
        if edits:
            moves = any(edit.reschedules for edit in edits)
            one = edits[0] if len(edits) == 1 else None
            self._session.apply(one or Together(tuple(edits), Change.SETTLE, None, moves))
        if decided:
            self._banners.tell_left(len(self._conflicts))
        if decided and not self._conflicts:
            self._offer_to_move_aside()

    def _put_aside(self) -> None:
        """Keep what cannot be used beside the plan, and save the plan in its place."""
        work = partial(_set_aside, self._store.path, self._unusable, self._now())
        self._beside.ask(work, self._was_put_aside)

    def _was_put_aside(self, answer: PlannerError | Path) -> None:
        last = self._store.last
        if isinstance(answer, PlannerError):
            tell(self._window, self.tr("The file was not set aside"), said(answer.sentence))
        elif last is not None:
            self._tries = 0
            self._store.go_on_from(last, self._unusable)
            self._banners.file_is_well()
            self._session.save_again()

    def _act(self, key: str) -> None:
        if key == SHOW:
            self.show()
        elif key == REPLACE:
            self._put_aside()
        elif key == WRITE_AGAIN:
            self._banners.file_is_well()
            self._session.save_again()


def _dated(take: Callable[[], TakenIn], today: dt.date) -> _Dated:
    """Take something in and find the dates for what it changes."""
    taken = take()
    edit = None if taken.merge is None else as_edit(taken.ours, taken.merge)
    if edit is not None:
        try:
            edit = with_schedule(taken.ours, edit, today)
        except PlannerError:  # no time for new dates is no reason to lose a side
            edit = replace(edit, reschedules=False) if isinstance(edit, EditProfile) else edit
    return _Dated(taken, edit, today)


def _set_aside(path: Path, data: bytes, now: dt.datetime) -> PlannerError | Path:
    try:
        return set_aside(path, data, now)
    except PlannerError as error:
        return error
