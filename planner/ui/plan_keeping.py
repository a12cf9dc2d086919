"""Renames, moves, puts away and deletes plans: the open one and those that are not.

What undo cannot take back is asked about once. Nothing is lost where a step fails: a plan stays
where it was until the whole of it stands elsewhere, and what is deleted goes to the system's trash.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from planner.domain import edits
from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence
from planner.storage.plan_list import ListedPlan, renamed
from planner.storage.plan_moves import archived, brought_back, free_name, move_plan
from planner.storage.plan_removal import belongings
from planner.storage.profile_file import acquire_lock
from planner.storage.profile_lock import is_same_file
from planner.storage.safe_write import resolved
from planner.storage.snapshot_rhythm import SnapshotRhythm
from planner.storage.snapshots import folder_of
from planner.storage.whereabouts import note_place
from planner.ui.counted import counted
from planner.ui.dialogs.questions import agrees, agrees_to_lose, tell
from planner.ui.dialogs.rename_plan import RenamePlanDialog
from planner.ui.spoken import said
from planner.ui.text_direction import fenced
from planner.ui.trash import to_trash

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from planner.storage.plan_removal import Belongings
    from planner.storage.profile_file import ProfileStore
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class UnsavedPlanError(PlannerError):
    """The open plan has changes that are not on the disk, so that its file cannot move."""

    def __init__(self) -> None:
        super().__init__(Sentence("The last changes are not saved yet. Once they are, try again."))


class PlanWindow(Protocol):
    """The window, as far as it has a plan open."""

    @property
    def session(self) -> PlanSession | None:
        """The open plan; None where there is none."""

    @property
    def store(self) -> ProfileStore | None:
        """Where the open plan is kept; None where it is read-only or there is none."""

    def save_for_the_end(self) -> bool:
        """Save what is typed and done, and wait for it; tells whether all is on the disk."""

    def relocate(self, target: Path) -> None:
        """Move the file of the open plan, which stays open; raises a `PlannerError`."""

    def close_plan(self) -> bool:
        """Leave the open plan for the start page, once it is safe."""

    def open(self, path: Path) -> bool:
        """Open a plan."""


class PlanKeeping(QObject):
    """Serves one window."""

    def __init__(
        self,
        themes: ThemeSource,
        kept: KeptSettings,
        opened: PlanWindow,
        clock: Callable[[], dt.datetime],
        parent: QObject,
    ) -> None:
        """Know the settings, which remember where plans are, and what is open."""
        super().__init__(parent)
        self._themes = themes
        #: What remembers where plans are.
        self.kept = kept
        self._opened = opened
        self._clock = clock

    @property
    def open_path(self) -> Path | None:
        """The file of the open plan, where it may be changed."""
        return self._opened.store.path if self._opened.store else None

    @property
    def open_name(self) -> str:
        """What the open plan is called."""
        return self._opened.session.profile.name if self._opened.session else ""

    @property
    def today(self) -> dt.date:
        """The day."""
        return self._clock().date()

    def save_open(self) -> bool:
        """Save the open plan and wait for it; tells whether all of it is on the disk."""
        return self._opened.save_for_the_end()

    def is_open(self, path: Path) -> bool:
        """Whether a plan is the one that is open and may be changed."""
        store = self._opened.store
        return store is not None and is_same_file(path, store.path)

    def rename(self, plan: ListedPlan, parent: QWidget) -> Path:
        """Ask for another name and give it; gives where the plan's file is now."""
        if plan.stored is None:
            return plan.path
        name = plan.stored.profile.name
        wanted = RenamePlanDialog.ask(self._themes, name, plan.path, parent)
        if wanted is None:
            return plan.path
        try:
            if wanted.name != name and self.is_open(plan.path) and self._opened.session:
                self._opened.session.apply(edits.rename(wanted.name))
            elif wanted.name != name:
                renamed(plan, wanted.name, SnapshotRhythm(self._clock))
                self.kept.take(self.kept.now.with_name(plan.path, wanted.name))
            return self._moved(plan, wanted.path) if wanted.path else plan.path
        except PlannerError as error:
            tell(parent, self.tr("The plan was not renamed"), said(error.sentence))
            return plan.path

    def rename_open(self, parent: QWidget) -> None:
        """Ask for another name of the open plan and give it."""
        session, store = self._opened.session, self._opened.store
        if store is not None and store.last is not None:
            self.rename(ListedPlan(store.path, store.last), parent)
        elif session is not None:  # kept nowhere
            wanted = RenamePlanDialog.ask(self._themes, session.profile.name, None, parent)
            if wanted is not None and wanted.name != session.profile.name:
                session.apply(edits.rename(wanted.name))

    def move(self, plan: ListedPlan, parent: QWidget) -> Path:
        """Ask for another folder and move the plan there; gives where it is now."""
        title = self.tr("Move the plan to a folder")
        name = QFileDialog.getExistingDirectory(parent, title, str(plan.path.parent))
        folder = Path(name)
        if not name or resolved(folder) == resolved(plan.path.parent):
            return plan.path
        return self._tried(plan, free_name(folder, plan.path.stem, plan.path.suffix), parent)

    def archive(self, plan: ListedPlan, parent: QWidget) -> bool:
        """Put a plan away into the archive beside it; tells whether it is there now."""
        was_open = self.is_open(plan.path)
        if was_open and not self._opened.close_plan():
            return False
        folder = plan.path.parent
        if self._tried(plan, archived(plan.path), parent) == plan.path:
            if was_open:
                self._opened.open(plan.path)
            return False
        self.kept.take(self.kept.now.with_archive(folder))
        return True

    def archive_open(self, parent: QWidget) -> None:
        """Ask, and put the open plan away."""
        store = self._opened.store
        if store is None or store.last is None:
            return
        question = self.tr("Archive “{plan}”? It can be brought back from the list of plans.")
        told = question.format(plan=fenced(store.last.profile.name))
        if agrees(parent, self.tr("Archive the plan"), told, self.tr("Archive")):
            self.archive(ListedPlan(store.path, store.last), parent)

    def bring_back(self, plan: ListedPlan, parent: QWidget) -> Path:
        """Take a plan out of its archive again; gives where it is now."""
        return self._tried(plan, brought_back(plan.path), parent)

    def delete(self, plan: ListedPlan, also: Iterable[Path], parent: QWidget) -> str:
        """Ask, and move a plan with its snapshots to the trash; tells what became of it.

        Args:
            plan: The plan.
            also: Files that may hold the same plan, and then still need the snapshots.
            parent: Where it is asked.
        """
        beside = plan.path.parent.glob(f"{_escaped(plan.path.stem)}*.json")
        found = belongings(plan, (*also, *beside))
        name = plan.stored.profile.name if plan.stored else plan.path.stem
        question = self._question(name, plan, found)
        if not agrees_to_lose(parent, self.tr("Delete plan"), question, self.tr("Delete")):
            return ""
        was_open = self.is_open(plan.path)
        if was_open and not self._opened.close_plan():
            return ""
        try:
            release = acquire_lock(plan.path)
        except PlannerError as error:
            tell(parent, self.tr("The plan was not deleted"), said(error.sentence))
            if was_open:
                self._opened.open(plan.path)
            return ""
        try:
            trouble = to_trash(plan.path)
        finally:
            release()
        if trouble:
            sentence = self.tr("The trash does not take “{path}”: {reason}. Nothing was deleted.")
            sentence = sentence.format(path=fenced(str(plan.path)), reason=trouble)
            tell(parent, self.tr("The plan was not deleted"), sentence)
            if was_open:
                self._opened.open(plan.path)
            return ""
        self.kept.take(self.kept.now.without_profile(plan.path))
        return self._after(name, found)

    # --- Internals ------------------------------------------------------------------------------

    def _question(self, name: str, plan: ListedPlan, found: Belongings) -> str:
        parts = [
            self.tr("Delete “{name}”? This cannot be undone here.").format(name=fenced(name)),
            self.tr("The file goes to the trash: {path}").format(path=fenced(str(plan.path))),
        ]
        if found.copies:
            text = self.tr("Its snapshots stay, because this copy needs them: {path}")
            parts.append(text.format(path=fenced(str(found.copies[0]))))
        elif plan.stored is None:
            parts.append(self.tr("Its snapshots stay: they may be all that can be read of it."))
        elif found.folder is not None and found.snapshots:
            text = counted(
                "PlanKeeping",
                "{count} snapshots go with it: {path}",
                "1 snapshot goes with it: {path}",
                found.snapshots,
            )
            parts.append(text.format(count=found.snapshots, path=fenced(str(found.folder))))
        return "\n\n".join(parts)

    def _after(self, name: str, found: Belongings) -> str:
        """Let the snapshots follow the file; tells what became of both."""
        if found.folder is not None and to_trash(found.folder):
            text = self.tr("“{name}” is in the trash. Its snapshots stay in {path}.")
            return text.format(name=fenced(name), path=fenced(str(found.folder)))
        return self.tr("“{name}” is in the trash.").format(name=fenced(name))

    def _tried(self, plan: ListedPlan, target: Path, parent: QWidget) -> Path:
        try:
            return self._moved(plan, target)
        except PlannerError as error:
            tell(parent, self.tr("The plan was not moved"), said(error.sentence))
            return plan.path

    def _moved(self, plan: ListedPlan, target: Path) -> Path:
        """Move a plan's file and remember where it is; gives that."""
        if self.is_open(plan.path):
            self._opened.relocate(target)
        else:
            release = acquire_lock(plan.path)
            try:
                move_plan(plan.path, target)
            finally:
                release()
        settings = self.kept.now
        if target.parent == archived(plan.path).parent:
            self.kept.take(settings.without_profile(plan.path))
        else:
            self.kept.take(settings.with_moved(plan.path, target))
        folder = folder_of(plan.stored.profile.id) if plan.stored else None
        if folder is not None and folder.is_dir():
            note_place(folder, target)
        return target


def _escaped(stem: str) -> str:
    """A stem as a pattern that finds only itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)
