"""A line edit for an amount of time: shows "26 h", takes "26", "1.5 h", "1:30" or "45 min"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.hours_text import hours_text, hours_unit, number_text, with_mark
from planner.ui.widgets.themed import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from planner.ui.theme import ThemeSource

_HOURS = re.compile(r"(\d{1,5}(?:[.]\d{1,4})?)\s*(?:h|hours?)?")
_CLOCK = re.compile(r"(\d{1,5}):([0-5]\d)\s*(?:h|hours?)?")
_MINUTES = re.compile(r"(\d{1,7})\s*(?:m|min|minutes?)")
_BOTH = re.compile(r"(\d{1,5})\s*h\s*(\d{1,2})\s*(?:m|min)?")
MOST_MINUTES = 1_000_000


def read_minutes(text: str) -> int | None:
    """Give the whole minutes that a text means, or nothing where it means none."""
    before, after = hours_unit()
    number = text.strip().removeprefix(before).removesuffix(after.strip())
    text = with_mark(number, ".").strip().casefold()
    for pattern in (_CLOCK, _BOTH):
        found = pattern.fullmatch(text)
        if found:
            return _allowed(int(found[1]) * 60 + int(found[2]))
    found = _MINUTES.fullmatch(text)
    if found:
        return _allowed(int(found[1]))
    found = _HOURS.fullmatch(text)
    if found:
        return _allowed(round(float(found[1]) * 60))
    return None


def _allowed(minutes: int) -> int | None:
    return minutes if 0 <= minutes <= MOST_MINUTES else None


class EffortField(QLineEdit):
    """An amount of time; reports an edited one when the learner leaves it or presses Enter."""

    minutes_edited = Signal(int)

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        """Start with no time; ``name`` is read aloud."""
        super().__init__(parent)
        self._minutes = 0
        self.setAccessibleName(name)
        self.setMaxLength(20)
        self._note = TextLabel(themes, "", "small", "tertiary")
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self._note)
        self.editingFinished.connect(self._finish)
        self.textEdited.connect(self._look)
        self._align()
        self.set_minutes(0)

    @property
    def minutes(self) -> int:
        """The time shown, as last set or finished."""
        return self._minutes

    def typed_minutes(self) -> int | None:
        """What is typed now, or nothing where it is no time."""
        return read_minutes(self.text())

    def set_minutes(self, minutes: int) -> None:
        """Show a time without reporting it as the learner's; what is being typed is kept."""
        if minutes == self._minutes and self.isModified() and self.hasFocus():
            return
        self._show(minutes)

    def set_note(self, text: str) -> None:
        """Write something small at the far end: "42 %"."""
        self._note.setText(text)
        self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed; a second one belongs to the panel."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show(self._minutes)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep hours and note at opposite ends: hours are written left to right everywhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _show(self, minutes: int) -> None:
        self._minutes = minutes
        self.setText(hours_text(minutes))
        self.setCursorPosition(0)
        self._mark(valid=True)

    def _look(self) -> None:
        self._mark(valid=self.typed_minutes() is not None)

    def _finish(self) -> None:
        minutes = self.typed_minutes()
        if minutes is None or minutes == self._minutes:
            self._show(self._minutes)
            return
        self._show(minutes)
        self.minutes_edited.emit(minutes)

    def _mark(self, *, valid: bool) -> None:
        if bool(self.property("invalid")) == valid:
            self.setProperty("invalid", not valid)
            restyle(self)
            self.setToolTip(
                ""
                if valid
                else self.tr("Write hours like 2, {half} or 1:30.").format(half=number_text(1.5))
            )
