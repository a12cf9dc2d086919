"""Earlier states of the plan: which there are, what has changed since, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QListView, QWidget

from planner.domain import edits
from planner.domain.problems import PlannerError
from planner.storage.previews import previewed
from planner.storage.profile_file import ProfileStore
from planner.storage.rotation import LIMITS
from planner.storage.snapshots import note_copy
from planner.ui.delegates.snapshot_delegate import dress_list
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.links import show_folder
from planner.ui.dialogs.questions import tell
from planner.ui.dialogs.snapshot_preview import SnapshotPreview
from planner.ui.models.snapshot_list import SnapshotList
from planner.ui.plan_places import SUFFIX, plans_folder, slug_of
from planner.ui.spoken import said, spoken_changes
from planner.ui.text_direction import fenced
from planner.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from planner.domain.profile import Profile
    from planner.storage.previews import Preview
    from planner.storage.snapshots import Snapshot
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_LIST_WIDTH = 250


class SnapshotsDialog(DialogFrame):
    """A list by day, and beside it what a snapshot holds and what has changed since."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        snapshots: Sequence[Snapshot],
        parent: QWidget | None = None,
    ) -> None:
        """List snapshots, newest first, beside the plan as it is now."""
        title, verb, close = self.tr("Snapshots"), self.tr("&Restore"), self.tr("Close")
        super().__init__(themes, title, verb, parent, cancel=close)
        self._session = session
        self._seen: dict[Path, Preview] = {}
        self.model = SnapshotList(snapshots, session.words, session.today, self)
        self.list = QListView()
        words = spoken_changes(session.words)
        self.preview = SnapshotPreview(themes, words)
        self.set_ready(False)
        self.body.setContentsMargins(0, 0, 0, 0)
        if snapshots:
            sizes = [snapshot.size for snapshot in snapshots]
            self.note.setText(words.snapshot_space(sizes, LIMITS.most))
            self._assemble()
            self.list.setCurrentIndex(self.model.first())
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.leave_out(self.list, self.preview)
            self.body.addWidget(self._nothing())
            self.accept_button.hide()
        self.take_size(800, 540)

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        snapshots: Sequence[Snapshot],
        parent: QWidget,
    ) -> Profile | None:
        """Show the dialog; give the plan to go back to, or nothing."""
        dialog = cls(themes, session, snapshots, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        seen = dialog.current() if accepted else None
        dialog.deleteLater()
        return seen.profile if seen is not None else None

    def current(self) -> Preview | None:
        """The chosen snapshot, compared with the plan as it is now."""
        snapshot = self.model.snapshot(self.list.currentIndex())
        if snapshot is None:
            return None
        if snapshot.path not in self._seen:
            (self._seen[snapshot.path],) = previewed((snapshot,), self._session.profile)
        return self._seen[snapshot.path]

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        view = self.list
        dress_list(view, self.themes, self.model, self.tr("Snapshots, newest first"))
        line = QFrame()
        line.setProperty("frame", "line-vertical")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(view)
        row.addWidget(line)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row)
        view.selectionModel().currentChanged.connect(self._show)
        self.preview.copy_button.clicked.connect(self._save_copy)
        self.preview.folder_button.clicked.connect(self._show_folder)
        self.themes.theme_changed.connect(self._measure)
        self._measure()

    def _nothing(self) -> EmptyState:
        return EmptyState(
            self.themes,
            "clock-counter-clockwise",
            self.tr("No snapshots yet"),
            self.tr(
                "The first is kept before the next change, then one for every half an hour of "
                "changes."
            ),
        )

    def _show(self, index: QModelIndex) -> None:
        seen = self.current()
        if seen is None:
            return
        snapshot, ready = seen.snapshot, self._changes_something(seen)
        when, reason = self.model.when(snapshot), self.model.reason(snapshot)
        self.preview.show_preview(seen, when, reason, ready=ready)
        self.accept_button.setAccessibleDescription(self.preview.told)
        self.set_ready(ready)

    def _changes_something(self, seen: Preview) -> bool:
        now = self._session.profile
        if self._session.read_only or seen.profile is None:
            return False
        return edits.restore(now, seen.profile).apply(now)[0] != now

    def _save_copy(self) -> None:
        seen = self.current()
        if seen is None or seen.profile is None:
            return
        day = seen.snapshot.taken.astimezone().date().isoformat()
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save as a copy"),
            str(plans_folder() / f"{slug_of(seen.profile.name)}-{day}{SUFFIX}"),
            self.tr("Plans (*.json)"),
        )
        if not name:
            return
        path = Path(name)
        try:
            # The file dialog has asked before a name that is taken was accepted.
            ProfileStore(path).save_copy(path, seen.profile, overwrite=True)
        except PlannerError as error:
            tell(self, self.tr("The copy was not saved"), said(error.sentence))
            return
        note_copy(seen.profile.id, path)
        self.note.setText(self.tr("Copy saved: {name}").format(name=fenced(path.name)))

    def _show_folder(self) -> None:
        seen = self.current()
        if seen is not None:
            show_folder(seen.snapshot.path.parent)

    def _measure(self) -> None:
        self.list.setFixedWidth(self.themes.theme.scaled(_LIST_WIDTH))
        self.list.scheduleDelayedItemsLayout()
