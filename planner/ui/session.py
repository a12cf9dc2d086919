"""The open plan: the one place that changes the profile, derives the plan and has it saved.

A page asks `apply(edit)`; the edit goes onto the undo stack, the plan is derived anew and everybody
hears `plan_changed`. New dates are looked for beside the screen: until they are there the plan has
nothing of the edit, and whoever saves or makes another edit waits for them. The session reads the
day from a clock it is given and takes the next day when midnight passes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from planner.domain.codes import issued_by
from planner.domain.plan import plan_of
from planner.domain.problems import PlannerError
from planner.domain.progressed import progressed
from planner.ui.autosave import Autosave, Store
from planner.ui.beside import pointer_waits, wait_until
from planner.ui.change_labels import about, change_message
from planner.ui.date_search import DateSearch
from planner.ui.spoken import said
from planner.ui.undo import EditCommand

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from planner.domain.catalogue import Catalogue
    from planner.domain.edits import Edit
    from planner.domain.plan import Plan
    from planner.domain.profile import Profile
    from planner.words import Words

#: The day is looked at this often, since a timer set for midnight sleeps with the machine.
_LOOK_MS = 60_000
#: An edit whose dates are found is made so soon after.
_FOUND_MS = 10


class PlanSession(QObject):
    """A profile with its plan, its undo stack and its store."""

    #: A fact: the plan is another one now.
    plan_changed = Signal(object)
    #: A fact: an edit was made; what to say of it, and the id of its milestone or "".
    change_made = Signal(str, str)
    #: A fact: an edit cannot be made; the sentence says why.
    refused = Signal(str)
    #: Facts about the file: saved at a time, not saved and why, unsaved changes or none.
    saved = Signal(object)
    save_failed = Signal(str)
    #: A fact: somebody else has written the file, so that it was not saved.
    overtaken = Signal()
    dirty_changed = Signal(bool)

    def __init__(
        self,
        profile: Profile,
        catalogue: Catalogue,
        words: Words,
        clock: Callable[[], dt.datetime],
        store: Store | None = None,
        *,
        codes_issued: int = 0,
        in_memory: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """Open a profile.

        Args:
            profile: What the store holds now.
            catalogue: Names of skills, resources and their costs.
            words: The learner's language.
            clock: Gives the local date and time.
            store: Where the profile is kept; without one the plan is read-only.
            codes_issued: How many codes its file says there ever were.
            in_memory: Whether a plan without a store can be changed all the same, to try things.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._profile = profile
        self.in_memory = in_memory and store is None
        self._codes = profile.codes
        self._codes_issued = max(codes_issued, issued_by(self._codes))
        self._clock = clock
        self._today = clock().date()
        self.catalogue = catalogue
        self.words = words
        self.undo_stack = QUndoStack(self)
        self._plan = self._derive()
        self._autosave: Autosave | None = None
        if store is not None:
            self._autosave = Autosave(store, profile, self)
            self._autosave.saved.connect(self._has_saved)
            self._autosave.failed.connect(self.save_failed)
            self._autosave.overtaken.connect(self.overtaken)
            self._autosave.dirty_changed.connect(self.dirty_changed)
        self._search: DateSearch | None = None
        self._search_looks = QTimer(self)
        self._search_looks.setInterval(_FOUND_MS)
        self._search_looks.timeout.connect(self._look_for_dates)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self.check_day)
        self._looks.start()

    # --- Properties -----------------------------------------------------------------------------

    @property
    def profile(self) -> Profile:
        """The learner's document as it is now."""
        return self._profile

    @property
    def plan(self) -> Plan:
        """Everything derived from it as of today."""
        return self._plan

    @property
    def today(self) -> dt.date:
        """The day the plan is seen from."""
        return self._today

    @property
    def codes_issued(self) -> int:
        """How many codes there ever were; undo does not take any of them back."""
        return self._codes_issued

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._autosave is None and not self.in_memory

    @property
    def is_searching(self) -> bool:
        """Whether the dates of an edit are looked for, so that it is not in the plan yet."""
        return self._search is not None

    @property
    def is_dirty(self) -> bool:
        """Whether a change is not on the disk yet."""
        return self._autosave is not None and self._autosave.is_dirty

    @property
    def unsaved(self) -> int:
        """How many changes are not on the disk yet."""
        return self._autosave.unsaved if self._autosave else 0

    @property
    def failure(self) -> str:
        """Why the last save failed; empty where it did not."""
        return self._autosave.failure if self._autosave else ""

    # --- Methods --------------------------------------------------------------------------------

    def apply(self, edit: Edit, *, typed: bool = False) -> bool:
        """Make an edit, with new dates where it asks for them.

        Args:
            edit: The change.
            typed: Whether the learner is still typing: it is saved, and nothing is said of it; with
                what follows of the same text it is one step to undo.

        Returns:
            Whether it was made.
        """
        if self.read_only:
            self.refused.emit(self.tr("This plan is open read-only, so it cannot be changed."))
            return False
        self.settle()
        if not edit.reschedules:
            return self._make(edit, typed=typed)
        search = self._search = DateSearch(edit, self._profile, self._today, typed=typed)
        if not search.is_quick:
            self._search_looks.start()
            with pointer_waits():
                wait_until(lambda: search.made is not None)
        if search.made is None:
            self.settle()
        return bool(search.made)

    def settle(self) -> None:
        """Make the edit whose dates are still looked for, if there is one, waiting for them."""
        search, self._search = self._search, None
        self._search_looks.stop()
        if search is None:
            return
        search.made = False
        try:
            edit = search.edit_for(self._profile, self._today)
        except PlannerError as error:
            self.refused.emit(said(error.sentence))
        else:
            search.made = self._make(edit, typed=search.typed)

    def take(self, profile: Profile, edit: Edit) -> None:
        """Hold another profile; called by the commands on the undo stack."""
        was, self._profile = self._profile, profile
        before = self._plan
        self._count_codes(was)
        if self._autosave is not None:
            # Before the plan is derived: whatever went wrong there, the change is saved.
            self._autosave.take(profile, self._codes_issued)
        self._plan = self._derive(before)
        self.plan_changed.emit(self._plan)

    def check_day(self) -> None:
        """Take the day of the clock; where it is another one, derive the plan anew."""
        today = self._clock().date()
        if today != self._today:
            self._today = today
            self._plan = self._derive()
            self.plan_changed.emit(self._plan)

    def tell_anew(self) -> None:
        """Let everybody write the plan again, for dates are written otherwise now."""
        # Another value of the same plan: what was written is kept as long as that is the same one.
        self._plan = replace(self._plan)
        self.plan_changed.emit(self._plan)

    def save_now(self) -> None:
        """Save without waiting for a pause."""
        if self._autosave is not None:
            self._autosave.save_now()

    def hold(self) -> None:
        """Know that the file holds the present state, because somebody else wrote it there."""
        if self._autosave is not None:
            self._autosave.hold()

    def save_again(self) -> None:
        """Save, although nothing was changed: the file holds something else, or is gone."""
        if self._autosave is not None:
            self._autosave.save_again()

    def flush(self) -> bool:
        """Save and wait for it; tells whether everything is on the disk."""
        self.settle()
        return self._autosave is None or self._autosave.flush()

    def close(self) -> bool:
        """Let go of the worker; call `flush` before. Tells whether nothing is written any more."""
        self._looks.stop()
        self._search_looks.stop()
        if self._search is not None:
            self._search.made, self._search = False, None
        # A stack that is deleted says so by a change of its index, when nobody can answer any more.
        self.undo_stack.blockSignals(True)
        # Commands know the session: left to the end of the program, they may outlive what they use.
        self.undo_stack.clear()
        return self._autosave is None or self._autosave.close()

    # --- Internals ------------------------------------------------------------------------------

    def _make(self, edit: Edit, *, typed: bool) -> bool:
        """Put an edit with its dates onto the stack; tells whether it can be made."""
        before = self._plan
        try:
            edit.apply(self._profile)  # an edit that cannot be made must not reach the stack
        except PlannerError as error:
            self.refused.emit(said(error.sentence))
            return False
        words = self.words.change(edit.change, about(edit, before))
        # Qt shows what stands before the break in its list of changes, and the rest in menus.
        text = f"{self.words.clock(self._clock())}  {words}\n{words}"
        self.undo_stack.push(EditCommand(self, edit, text, typed=typed))
        if typed:
            return True
        message = change_message(edit, before, self._plan, self.words)
        self.change_made.emit(message, edit.milestone or "")
        return True

    def _look_for_dates(self) -> None:
        """Make the edit once its dates are found, also where another window is open by then."""
        search = self._search
        if search is None or not search.is_over:
            return
        if search.is_about(self._profile, self._today):
            self.settle()
            # It was asked for a while ago: it is to be safe as soon as any other.
            self.save_now()
        else:  # midnight has passed, or something was undone
            search.begin(self._profile, self._today)

    def _count_codes(self, before: Profile) -> None:
        kept = before.former_codes is self._profile.former_codes
        if kept and progressed(before, self._profile) is not None:
            return
        codes = self._profile.codes
        self._codes_issued = max(self._codes_issued, issued_by(codes - self._codes))
        self._codes |= codes

    def _derive(self, before: Plan | None = None) -> Plan:
        return plan_of(self._profile, self._today, self.catalogue, before)

    def _has_saved(self) -> None:
        self.saved.emit(self._clock())
