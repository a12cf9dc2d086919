"""A small dialog that asks for a first and a last day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField
from planner.ui.widgets.themed import restyle

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource


#: Days after the one the dialog starts with that can still be given.
_FARTHEST = dt.timedelta(days=50 * 366)


class DayRangeDialog(QDialog):
    """Two day fields; the last day cannot come before the first."""

    def __init__(
        self,
        themes: ThemeSource,
        title: str,
        sentence: str,
        verb: str,
        first: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        """Start with one week from `first`; `verb` stands on the button that accepts."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.first = DateField()
        self.last = DateField()
        for field in (self.first, self.last):
            field.setMaximumDate(qt_day(first + _FARTHEST))
        self.first.setDate(qt_day(first))
        self.last.setDate(qt_day(first + dt.timedelta(days=6)))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.problem = TextLabel(themes, "", "small", "danger", wrap=True)
        self.accept_button = push_button(themes, verb, "primary")
        self.accept_button.setDefault(True)
        self._length = 6
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._fields(themes, sentence), 1)
        whole.addWidget(self._footer(themes))
        self.setMinimumWidth(400)
        self.first.dateChanged.connect(self._first_changed)
        self.last.dateChanged.connect(self._check)
        self._check()

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """First and last day as they stand."""
        return python_day(self.first.date()), python_day(self.last.date())

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        title: str,
        sentence: str,
        verb: str,
        first: dt.date,
        parent: QWidget,
    ) -> tuple[dt.date, dt.date] | None:
        """Show the dialog; give the two days, or None where it was cancelled."""
        dialog = cls(themes, title, sentence, verb, first, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        days = dialog.days
        dialog.deleteLater()
        return days if accepted and days[0] <= days[1] else None

    def _fields(self, themes: ThemeSource, sentence: str) -> QGridLayout:
        fields = QGridLayout()
        fields.setContentsMargins(24, 20, 24, 16)
        fields.setHorizontalSpacing(16)
        fields.setVerticalSpacing(8)
        fields.addWidget(TextLabel(themes, sentence, "body", "secondary", wrap=True), 0, 0, 1, 2)
        named = ((self.tr("&First day"), self.first), (self.tr("&Last day"), self.last))
        for line, (words, field) in enumerate(named, start=1):
            label = TextLabel(themes, words, "medium")
            label.setBuddy(field)
            fields.addWidget(label, line, 0)
            fields.addWidget(field, line, 1)
        fields.addWidget(self.problem, 3, 0, 1, 2)
        fields.setColumnStretch(1, 1)
        return fields

    def _footer(self, themes: ThemeSource) -> QWidget:
        # In the order of the platform, as in every other dialog.
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        buttons.addButton(self.accept_button, roles.AcceptRole)
        buttons.addButton(push_button(themes, self.tr("Cancel")), roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        footer = QWidget()
        footer.setProperty("footer", True)
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 13, 24, 13)
        row.addStretch(1)
        row.addWidget(buttons)
        return footer

    def _first_changed(self, day: QDate) -> None:
        """Move the last day along, so that the length stays."""
        self.last.setDate(day.addDays(self._length))
        self._check()

    def _check(self) -> None:
        first, last = self.days
        wrong = last < first
        if not wrong:
            self._length = (last - first).days
        self.problem.setText(self.tr("The last day is before the first one.") if wrong else "")
        self.accept_button.setEnabled(not wrong)
        if bool(self.last.property("invalid")) != wrong:
            self.last.setProperty("invalid", wrong)
            restyle(self.last)


def qt_day(day: dt.date) -> QDate:
    """A day as Qt writes it."""
    return QDate(day.year, day.month, day.day)


def python_day(day: QDate) -> dt.date:
    """A day of Qt as Python writes it."""
    return dt.date(day.year(), day.month(), day.day())
