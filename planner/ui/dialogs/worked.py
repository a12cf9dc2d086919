"""Corrects what was logged on a milestone, entry by entry, and the day it was done."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner.domain import edits, milestone_edits
from planner.domain.edits import Change, Together
from planner.domain.profile import LogEntry
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.effort_field import EffortField
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class EntryLine(QWidget):
    """Day, hours and note of one entry; what is not touched stays as it was."""

    def __init__(self, themes: ThemeSource, entry: LogEntry, today: dt.date) -> None:
        """Show an entry."""
        super().__init__()
        self._entry = entry
        self.day = _day_field(entry.on, today)
        self.day.setAccessibleName(self.tr("Day"))
        self.hours = EffortField(themes, self.tr("Hours worked"))
        self.hours.set_minutes(entry.minutes)
        # The note gives way first, where text is large.
        self.hours.setMinimumWidth(self.hours.fontMetrics().horizontalAdvance("00000.00 h"))
        self.words = QLineEdit(entry.note)
        self.words.setMaxLength(max(1000, len(entry.note)))
        self.words.setCursorPosition(0)
        self.words.setAccessibleName(self.tr("Note, if you like"))
        self.remove = icon_button(themes, "trash", self.tr("Delete this entry"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.day)
        row.addWidget(self.hours, 1)
        row.addWidget(self.words, 2)
        row.addWidget(self.remove)

    def value(self) -> LogEntry | None:
        """The entry as the fields say, or nothing where the hours are no time."""
        minutes = self.hours.typed_minutes()
        if not minutes:
            return None
        note = self.words.text() if self.words.isModified() else self._entry.note
        return LogEntry(on=_day(self.day), minutes=minutes, note=note)


def _day_field(on: dt.date, today: dt.date) -> DateField:
    field = DateField()
    # A day to come, written on a computer whose clock was wrong, is shown as it is.
    last = max(on, today)
    field.setMaximumDate(QDate(last.year, last.month, last.day))
    field.setDate(QDate(on.year, on.month, on.day))
    return field


def _day(field: DateField) -> dt.date:
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())


class WorkedDialog(DialogFrame):
    """A line for each log entry, and the day a milestone was done where it is."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about one milestone."""
        note = self.tr("Undo with Ctrl+Z.")
        title = self.tr("Hours and day done")
        super().__init__(themes, title, self.tr("Apply"), parent, note=note)
        self._session = session
        self._milestone = milestone
        self.take_size(620, 380)
        self.body.addWidget(TextLabel(themes, milestone.title, "heading", wrap=True))
        self.done_on: DateField | None = None
        if milestone.done_on is not None:
            self.done_on = _day_field(milestone.done_on, session.today)
            self.add_field(self.tr("Day it was done"), self.done_on)
            self.done_on.dateChanged.connect(self._look)
        self._sum = TextLabel(themes, "", "small", "secondary")
        self.body.addWidget(self._sum)
        self._entries = QVBoxLayout()
        self.body.addWidget(self._area(), 1)
        self.lines: list[EntryLine] = []
        for entry in milestone.log:
            self._add(entry)
        self._look()

    @classmethod
    def ask(
        cls, themes: ThemeSource, session: PlanSession, milestone: Milestone, parent: QWidget
    ) -> Edit | None:
        """Show the dialog; give the edit, or nothing where nothing was changed."""
        dialog = cls(themes, session, milestone, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def edit(self) -> Edit | None:
        """What the fields change, as one edit, or nothing."""
        log = tuple(entry for entry in (line.value() for line in self.lines) if entry is not None)
        if len(log) != len(self.lines):
            return None
        milestone, profile = self._milestone, self._session.profile
        changes = []
        if log != milestone.log:
            changes.append(edits.set_log(profile, milestone.id, log))
        if self.done_on is not None and _day(self.done_on) != milestone.done_on:
            on, today = _day(self.done_on), self._session.today
            changes.append(milestone_edits.set_done_on(profile, milestone.id, on, today))
        if len(changes) < 2:
            return changes[0] if changes else None
        return Together(tuple(changes), Change.LOG, milestone.id)

    def _area(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._entries)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Logged hours"))
        area.setWidget(inner)
        return area

    def _add(self, entry: LogEntry) -> None:
        line = EntryLine(self.themes, entry, self._session.today)
        line.remove.clicked.connect(lambda: self._remove(line))
        line.hours.textChanged.connect(self._look)
        line.day.dateChanged.connect(self._look)
        line.words.textChanged.connect(self._look)
        self.lines.append(line)
        self._entries.addWidget(line)

    def _remove(self, line: EntryLine) -> None:
        place = self.lines.index(line)
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        left = self.lines[min(place, len(self.lines) - 1)].remove if self.lines else None
        (left or self.accept_button).setFocus()
        self._look()

    def _look(self) -> None:
        entries = [line.value() for line in self.lines]
        minutes = sum(entry.minutes for entry in entries if entry is not None)
        text = self.tr("Logged: {hours}").format(hours=self._session.words.hours(minutes))
        self._sum.setText(text if entries else self.tr("Nothing is logged."))
        self.set_ready(self.edit() is not None)
