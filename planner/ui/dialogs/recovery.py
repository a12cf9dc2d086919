"""A plan's file that is damaged, changed outside or gone: what there is to go on from.

Nothing is written here. Whatever closes the dialog without a choice leaves everything as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from planner.domain.changes import changes_between
from planner.storage.previews import previewed
from planner.storage.recovery import Trouble
from planner.storage.snapshots import DamagedSnapshotError, read
from planner.ui import labels
from planner.ui.delegates.snapshot_delegate import dress_list
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.models.snapshot_list import FileRow, SnapshotList
from planner.ui.spoken import spoken_changes
from planner.ui.text_direction import fenced
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.side_panel import ScrollColumn, section_label

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtCore import QModelIndex

    from planner.domain.changes import Changes
    from planner.storage.profile_bytes import StoredProfile
    from planner.storage.recovery import Case
    from planner.storage.snapshots import Snapshot
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_LIST_WIDTH = 260
_MARGIN = 24
#: Losses told one by one.
_MOST_LINES = 200


class RecoveryDialog(DialogFrame):
    """What happened, a list to choose from, and what the chosen one holds."""

    def __init__(
        self,
        themes: ThemeSource,
        case: Case,
        words: Words,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        """Show a case; at least one state can be chosen."""
        title = self.tr("Open plan")
        super().__init__(themes, title, self.tr("Open"), parent, cancel=self.tr("Not now"))
        self._case = case
        self._words = words
        self._lines: list[QWidget] = []
        self.model = SnapshotList(case.snapshots, words, today, self, file=self._file_row())
        self.list = QListView()
        self.fact = TextLabel(themes, self._fact(), "heading", wrap=True)
        self.sentence = TextLabel(
            themes, self._sentence(), "body", "secondary", wrap=True, selectable=True
        )
        self._area = ScrollColumn("surface", self.tr("What it holds"))
        self.note.setText(self._safe())
        self._assemble()
        self.list.setCurrentIndex(self._best())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.take_size(820, 560)

    @classmethod
    def ask(
        cls, themes: ThemeSource, case: Case, words: Words, today: dt.date, parent: QWidget
    ) -> StoredProfile | None:
        """Show the dialog; give what was chosen to go on from, or nothing."""
        dialog = cls(themes, case, words, today, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen() if accepted else None
        dialog.deleteLater()
        return chosen

    def chosen(self) -> StoredProfile | None:
        """What the chosen row holds; None where that can no longer be read."""
        snapshot = self.model.snapshot(self.list.currentIndex())
        if snapshot is None:
            return self._case.file.stored if self._case.file else None
        try:
            return read(snapshot)
        except DamagedSnapshotError:
            return None

    @property
    def told(self) -> str:
        """What the chosen state holds, as it is read aloud."""
        labels = (line for line in self._lines if isinstance(line, TextLabel))
        return ". ".join(label.text().removesuffix(".") for label in labels)

    # --- What is said ---------------------------------------------------------------------------

    def _fact(self) -> str:
        return {
            Trouble.DAMAGED: self.tr("Your plan file is damaged."),
            Trouble.EDITED: self.tr("Your plan was changed outside the planner."),
            Trouble.MISSING: self.tr("Your plan file is gone."),
        }[self._case.trouble]

    def _sentence(self) -> str:
        case = self._case
        parts = []
        if case.trouble is Trouble.EDITED:
            parts.append(self.tr("Use it as it is now, or go back to a snapshot."))
        if case.snapshots:
            newest = case.snapshots[0]
            when = self.model.when(newest)
            damaged = case.trouble is Trouble.DAMAGED
            missing = _span(newest, case.written, self._words) if damaged else ""
            text = self.tr("The newest snapshot: {when}.")
            if missing:
                text = self.tr(
                    "The newest snapshot: {when}. Up to {missing} of changes are not in it."
                )
            parts.append(text.format(when=when, missing=missing))
        else:
            parts.append(self.tr("There are no snapshots of it."))
        if case.kept is not None:
            parts.append(self.tr("The damaged file is kept."))
        return " ".join(parts)

    def _safe(self) -> str:
        case = self._case
        if case.kept is None:
            return self.tr("Nothing is written before you choose.")
        if case.kept.parent == case.path.resolve().parent:
            return self.tr("The damaged file is kept as {name}").format(name=fenced(case.kept.name))
        return self.tr("The folder is read-only. The damaged file is kept as {path}").format(
            path=fenced(str(case.kept))
        )

    def _file_row(self) -> FileRow | None:
        file = self._case.file
        if file is None:
            return None
        name, read = self._case.path.name, len(file.stored.profile.milestones)
        # How many there were is not known where parts of the file are gone.
        count = labels.milestones(read)
        if self._case.trouble is Trouble.EDITED:
            return FileRow(name, self.tr("As it is now"), self.tr("Changed outside"), count)
        gaps = len(file.problems)
        told = self.tr("{count}, {gaps} not read") if gaps else self.tr("{count}, nothing missing")
        # Below, where there is room for large letters.
        below = told.format(count=count, gaps=gaps)
        return FileRow(name, self.tr("What can be read"), below, "")

    # --- The list and what the chosen row holds -------------------------------------------------

    def _best(self) -> QModelIndex:
        """The file where all of it was read, else the newest snapshot, else the file."""
        file = self._case.file
        row = 1
        if file is not None and self._case.snapshots and file.problems:
            row = 3
        return self.model.index(row)

    def _show(self, index: QModelIndex) -> None:
        for line in self._lines:
            self._area.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        snapshot = self.model.snapshot(index)
        if snapshot is None:
            self._show_file()
        else:
            self._show_snapshot(snapshot)
        self.accept_button.setAccessibleDescription(self.told)
        self._area.verticalScrollBar().setValue(0)

    def _show_file(self) -> None:
        file = self._case.file
        self.set_ready(file is not None)
        if file is None:
            return
        edited = self._case.trouble is Trouble.EDITED
        self.accept_button.setText(self.tr("&Use it") if edited else self.tr("&Open what is read"))
        self._say(self.tr("As it is now") if edited else self.tr("What can be read"), "heading")
        read = len(file.stored.profile.milestones)
        text = self.tr("{read} milestones, {done} done.")
        done = sum(each.status.value == "done" for each in file.stored.profile.milestones)
        self._say(text.format(read=read, done=done))
        if file.problems:
            self._head(self.tr("Not read"))
            for problem in file.problems[:_MOST_LINES]:
                self._say(self._words.problem(problem), secondary=True)
        if self._case.snapshots:
            (seen,) = previewed(self._case.snapshots[:1], file.stored.profile)
            if seen.changes is not None:
                self._say_changes(self.tr("Since the newest snapshot"), seen.changes)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        stored = self.chosen()
        self.accept_button.setText(self.tr("&Open snapshot"))
        self.set_ready(stored is not None)
        self._say(self.model.when(snapshot), "heading")
        self._say(self.model.reason(snapshot), "small", secondary=True)
        if stored is None:
            self._head(self.tr("Damaged"))
            self._say(self.tr("This snapshot can no longer be read. The others are not affected."))
            return
        text = self.tr("{done} of {total} milestones done.")
        self._say(text.format(done=snapshot.done, total=snapshot.total))
        if self._case.file is not None:
            present = self._case.file.stored.profile
            changes = changes_between(stored.profile, present)
            self._say_changes(self.tr("In the file, and not in this snapshot"), changes)

    def _say_changes(self, head: str, changes: Changes) -> None:
        """Say what the file has otherwise than a snapshot, and what only the snapshot has."""
        gone = [each.before for each in changes.milestones if each.after is None and each.before]
        if gone and self._case.trouble is Trouble.DAMAGED:
            kept = tuple(each for each in changes.milestones if each.after is not None)
            changes = replace(changes, milestones=kept, reordered=False)
        else:
            gone = []
        self._head(head)
        for line in spoken_changes(self._words).lines(changes) or (
            self.tr("Nothing is different."),
        ):
            self._say(line, secondary=True)
        if gone:
            self._head(self.tr("In the snapshot, and not read from the file"))
            for milestone in gone[:_MOST_LINES]:
                self._say(milestone.title, secondary=True)

    def _head(self, words: str) -> None:
        label = section_label(self.themes, words)
        label.setContentsMargins(0, 12, 0, 0)
        self._add(label)

    def _say(self, words: str, font: str = "body", *, secondary: bool = False) -> None:
        color = "secondary" if secondary else "text"
        self._add(TextLabel(self.themes, words, font, color, wrap=True, selectable=True))

    def _add(self, line: QWidget) -> None:
        # The stretch at the end stays there.
        self._area.column.insertWidget(self._area.column.count() - 1, line)
        self._lines.append(line)

    # --- Making ---------------------------------------------------------------------------------

    def _assemble(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self._header())
        view = self.list
        dress_list(view, self.themes, self.model, self.tr("What can be opened"))
        view.selectionModel().currentChanged.connect(self._show)
        view.doubleClicked.connect(self._open_row)
        self._area.column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        self._area.column.setSpacing(4)
        self._area.column.addStretch(1)
        line = QFrame()
        line.setProperty("frame", "line-vertical")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(view)
        row.addWidget(line)
        row.addWidget(self._area, 1)
        self.body.addLayout(row, 1)
        self.themes.theme_changed.connect(self._measure)
        self._measure()

    def _header(self) -> QWidget:
        header = QWidget()
        tone = "danger" if self._case.trouble is Trouble.DAMAGED else "warning"
        icon = "files" if self._case.trouble is Trouble.EDITED else "file-x"
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.fact)
        words.addWidget(self.sentence)
        row = QHBoxLayout(header)
        row.setContentsMargins(20, 16, 20, 14)
        row.setSpacing(14)
        row.addWidget(IconLabel(self.themes, icon, tone, 24), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return header

    def _open_row(self) -> None:
        if self.accept_button.isEnabled():
            self.accept()

    def _measure(self) -> None:
        self.list.setFixedWidth(self.themes.theme.scaled(_LIST_WIDTH))
        self.list.scheduleDelayedItemsLayout()


def _span(snapshot: Snapshot, written: dt.datetime | None, words: Words) -> str:
    """How much time lies between a snapshot and the last writing of the file, roughly."""
    if written is None or written <= snapshot.taken:
        return ""
    minutes = int((written - snapshot.taken).total_seconds() // 60) + 1
    if minutes < 120:
        return QCoreApplication.translate("Recovery", "{minutes} min").format(minutes=minutes)
    hours = minutes // 60 + 1
    return words.hours(hours * 60) if hours < 48 else words.duration(hours // 24 + 1)
