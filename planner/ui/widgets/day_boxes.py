"""Seven boxes side by side, one for each day of a week, each to be ticked or left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.roles import CheckState
from planner.ui.text_direction import isolated
from planner.ui.widgets.check_box import paint_check_box
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from planner.ui.theme import ThemeSource

_WEEK: Final = 7
_BOX: Final = 18
#: What is not asked for is a smaller box, so that the difference is not one of colour.
_SMALL: Final = 12
_WIDTH: Final = 34
_ROOM: Final = 4


@dataclass(frozen=True, slots=True)
class BoxDay:
    """One box; `part` from 0 to 1 is what is done of it, `spoken` says the day in full."""

    name: str
    spoken: str
    ticked: bool
    part: float = 0.0
    asked: bool = True
    today: bool = False
    open: bool = True


class DayBox(ThemedButton):
    """A box under the name of its day; it never ticks itself."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a day."""
        super().__init__(themes, "", parent)
        self._day = BoxDay("", "", ticked=False)
        self.setCheckable(True)
        self.setProperty("ring_radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def day(self) -> BoxDay:
        """What is shown."""
        return self._day

    def set_day(self, day: BoxDay, title: str, *, may_change: bool) -> None:
        """Show a day of what `title` names."""
        if day.name != self._day.name:
            self.updateGeometry()
        self._day = day
        self.setChecked(day.ticked)
        self.setEnabled(may_change and day.open)
        self.setAccessibleName(f"{title}. {day.spoken}")
        self.setToolTip(day.spoken)
        self.update()

    def nextCheckState(self) -> None:
        """Do not tick by itself: the plan says what is done."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click for one."""

    def sizeHint(self) -> QSize:
        """As wide as the name of a day, as high as that and a box."""
        words = QFontMetricsF(self.theme.font("caption-strong"))
        width = max(self.theme.scaled(_WIDTH), words.horizontalAdvance(self._day.name) + 8)
        height = max(15.0, words.height()) + self.theme.scaled(_BOX) + 3 * _ROOM
        return QSize(round(width), round(height))

    def minimumSizeHint(self) -> QSize:
        """Names are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name and box; today has an outline."""
        day, theme = self._day, self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("press" if self.isDown() else "hover"))
            painter.drawRoundedRect(area, 6, 6)
        if day.today:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 6, 6)
        font = theme.font("caption-strong" if day.today else "caption")
        high = max(15.0, QFontMetricsF(font).height())
        painter.setFont(font)
        painter.setPen(theme.color("text" if day.today else "text-3"))
        words = QRectF(0, _ROOM, self.width(), high)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), isolated(day.name))
        side = theme.scaled(_BOX if day.asked or day.part else _SMALL)
        top = _ROOM + high + (self.height() - _ROOM - high - _ROOM - side) / 2
        box = QRectF((self.width() - side) / 2, top, side, side)
        if not self.isEnabled() and not day.part:
            painter.setOpacity(0.5)
        paint_check_box(painter, box, self._state(), day.part, theme)
        painter.end()

    def _state(self) -> CheckState:
        if self._day.ticked:
            return CheckState.DONE
        return CheckState.IN_PROGRESS if self._day.part else CheckState.TODO


class DayBoxes(QWidget):
    """The boxes of one thing in one week."""

    #: A wish: tick or untick the day at a place, 0 to 6.
    toggle_requested = Signal(int)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without days."""
        super().__init__(parent)
        self.boxes = tuple(DayBox(themes) for _ in range(_WEEK))
        row = FlowLayout(self, spacing=2)
        for place, box in enumerate(self.boxes):
            row.addWidget(box)
            box.clicked.connect(lambda _=False, place=place: self.toggle_requested.emit(place))

    def set_days(self, days: Sequence[BoxDay], title: str, *, may_change: bool) -> None:
        """Show seven days of what `title` names."""
        self.setAccessibleName(title)
        for box, day in zip(self.boxes, days, strict=True):
            box.set_day(day, title, may_change=may_change)
