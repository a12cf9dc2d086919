"""Three questions about a person, each of which may stay open: student, year of birth, region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.themed import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent

    from planner.ui.theme import ThemeSource

_OPEN = "open"
_STUDENT = {"yes": True, "no": False, _OPEN: None}
_FIRST_YEAR = 1900


class _Regions(QComboBox):
    """Regions by name, found by any part of it; other words are taken as they are."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class AboutYou(QWidget):
    """Asks; says nothing of what the answers are for."""

    changed = Signal()
    """The learner changed an answer."""

    def __init__(
        self,
        themes: ThemeSource,
        regions: Sequence[tuple[str, str]],
        year: int,
        parent: QWidget | None = None,
    ) -> None:
        """Start with everything open.

        Args:
            themes: the look.
            regions: code and name of each region to choose from.
            year: the latest year of birth.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._year = year
        options = [
            ("yes", self.tr("Yes")),
            ("no", self.tr("No")),
            (_OPEN, self.tr("Rather not say")),
        ]
        self.student_field = SegmentedControl(themes, options, self.tr("Student"))
        self.student_field.set_value(_OPEN)
        self.born_field = QLineEdit()
        self.born_field.setMaxLength(4)
        self.born_field.setMaximumWidth(themes.theme.scaled(140))
        self.born_field.setPlaceholderText(self.tr("Not said"))
        self.born_field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.wrong = TextLabel(themes, "", "small", "danger", wrap=True)
        self.wrong.setText(self.tr("Four digits, 1900 to {0}, or nothing.").format(year))
        self.wrong.hide()
        self.region_field = self._make_regions(regions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for words, field in (
            (self.tr("Student"), self.student_field),
            (self.tr("Year of birth"), self.born_field),
            (self.tr("Where you live"), self.region_field),
        ):
            label = TextLabel(themes, words, "small-medium", "secondary")
            label.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.born_field:
                column.addWidget(self.wrong)
            column.addSpacing(6)
        self.student_field.chosen.connect(self._report)
        self.born_field.textChanged.connect(self._born_changed)
        self.region_field.currentTextChanged.connect(self._report)

    @property
    def student(self) -> bool | None:
        """Whether the learner studies; None where they did not say."""
        return _STUDENT[self.student_field.value]

    @property
    def born(self) -> int | None:
        """The year of birth; None where it was not said or is no year."""
        text = self.born_field.text().strip()
        year = int(text) if text.isdecimal() else 0
        return year if _FIRST_YEAR <= year <= self._year else None

    @property
    def region(self) -> str:
        """The code of the region, or the learner's own words; empty where not said."""
        text = self.region_field.currentText().strip()
        place = self.region_field.findText(text, Qt.MatchFlag.MatchFixedString)
        return str(self.region_field.itemData(place)) if text and place >= 0 else text

    def set_answers(self, student: bool | None, born: int | None, region: str) -> None:
        """Show answers without reporting them as the learner's change."""
        with QSignalBlocker(self):
            value = next(key for key, answer in _STUDENT.items() if answer is student)
            self.student_field.set_value(value)
            self.born_field.setText("" if born is None else str(born))
            place = self.region_field.findData(region)
            known = self.region_field.itemText(place) if region and place >= 0 else region
            self.region_field.setEditText(known)

    def _make_regions(self, regions: Sequence[tuple[str, str]]) -> QComboBox:
        field = _Regions()
        field.setEditable(True)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field.addItem("", "")
        for code, name in regions:
            field.addItem(name, code)
        field.setMinimumContentsLength(12)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = QLineEdit()
        line.setPlaceholderText(self.tr("Not said"))
        line.setAccessibleName(self.tr("Where you live"))
        field.setLineEdit(line)
        completer = QCompleter(field.model(), field)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.setCompleter(completer)
        return field

    def _born_changed(self, text: str) -> None:
        # A year that is still being typed is not wrong yet.
        wrong = self.born is None and (len(text) == 4 or not text.strip().isdecimal())
        wrong = wrong and bool(text.strip())
        self.wrong.setVisible(wrong)
        if bool(self.born_field.property("invalid")) != wrong:
            self.born_field.setProperty("invalid", wrong)
            restyle(self.born_field)
        self._report()

    def _report(self) -> None:
        self.changed.emit()
