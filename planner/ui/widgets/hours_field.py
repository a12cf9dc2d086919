"""Hours a week: a slider for ordinary weeks beside a field for any, kept as whole minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DecimalField
from planner.ui.widgets.hours_text import hours_unit, number_text
from planner.ui.widgets.themed import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from planner.ui.theme import ThemeSource

QUARTER: Final = 15
"""Minutes of one step."""
SLIDER_HOURS: Final = (2, 20)
MOST_HOURS: Final = 168


class _Slider(QSlider):
    """A slider, 300 wide where there is room, that the wheel moves only with the focus."""

    def sizeHint(self) -> QSize:
        """Wide enough to hit a quarter of an hour."""
        return QSize(300, super().sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page without the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Hours(DecimalField):
    """Hours in quarters, written without needless zeros."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, MOST_HOURS, 2, parent=parent)
        before, after = hours_unit()
        self.setPrefix(before)
        self.setSuffix(after)
        self.setSingleStep(0.25)

    def textFromValue(self, value: float) -> str:
        """Write 8 as "8" and 8.25 as "8.25"."""
        return number_text(value, self.locale())


class HoursField(QWidget):
    """Asks for weekly hours from 0 to 168 in quarters."""

    minutes_changed = Signal(int)
    """Minutes a week after the learner changed them."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        """Start at none; `name` is read aloud."""
        super().__init__(parent)
        self._minutes = 0
        low, high = SLIDER_HOURS
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(low * 4, high * 4)
        self.slider.setPageStep(4)
        self.slider.setAccessibleName(name)
        self.slider.setMinimumWidth(96)
        self.slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hours = _Hours()
        self.hours.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.slider)
        row.addWidget(self.hours)
        numbers = f"{number_text(low)} – {number_text(high)}"  # noqa: RUF001 - an en dash
        unit = numbers.join(hours_unit())
        row.addWidget(TextLabel(themes, unit, "small", "tertiary"))
        row.addStretch(1)
        self.slider.valueChanged.connect(self._slid)
        self.hours.valueChanged.connect(self._typed)
        self.hours.editingFinished.connect(self._settle)

    @property
    def minutes(self) -> int:
        """Minutes a week, in quarter hours."""
        return self._minutes

    def set_minutes(self, minutes: int) -> None:
        """Show other minutes without reporting them as the learner's change."""
        self._minutes = minutes
        with QSignalBlocker(self.slider), QSignalBlocker(self.hours):
            self.slider.setValue(round(minutes / QUARTER))
            if round(self.hours.value() * 4) * QUARTER != minutes:
                self.hours.setValue(minutes / 60)

    def set_invalid(self, invalid: bool) -> None:
        """Draw the field as wrong or right."""
        if bool(self.hours.property("invalid")) != invalid:
            self.hours.setProperty("invalid", invalid)
            restyle(self.hours)

    def _slid(self, quarters: int) -> None:
        self._change(quarters * QUARTER)

    def _typed(self, hours: float) -> None:
        self._change(round(hours * 4) * QUARTER)

    def _settle(self) -> None:
        """Show the quarter hours that were taken for what was typed."""
        with QSignalBlocker(self.hours):
            self.hours.setValue(self._minutes / 60)

    def _change(self, minutes: int) -> None:
        if minutes != self._minutes:
            self.set_minutes(minutes)
            self.minutes_changed.emit(minutes)
