"""Spans of days as bars in two lanes, and single bars: small charts without axes.

Time runs from left to right in every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.widgets.chart import Chart
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource

_LANE: Final = 13
_BAR: Final = 10
_PALEST: Final = 0.4


class PhaseBars(Chart):
    """Each span a bar, later ones paler, in turns in two lanes; more where bars would overlap."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(themes, parent)
        self._spans: tuple[tuple[dt.date, dt.date], ...] = ()
        self._lanes: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def spans(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """First and last day of each bar."""
        return self._spans

    def set_spans(
        self, spans: Sequence[tuple[dt.date, dt.date]], name: str, spoken: str = ""
    ) -> None:
        """Show other spans; `spoken` says in words what is drawn."""
        self._spans = tuple(spans)
        self._lanes = _lanes(self._spans)
        self.updateGeometry()
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken)
        self.update()

    def bar_rect(self, place: int) -> QRectF:
        """Where a bar stands."""
        start = min(first for first, _ in self._spans)
        days = max((max(last for _, last in self._spans) - start).days + 1, 1)
        first, last = self._spans[place]
        left = (first - start).days / days * self.width()
        width = ((last - first).days + 1) / days * self.width()
        return QRectF(left, 2 + self._lanes[place] * _LANE, max(width, 3), _BAR)

    def sizeHint(self) -> QSize:
        """Two lanes, or as many as there are."""
        return QSize(200, 4 + _LANE * max(2, max(self._lanes, default=0) + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent"))
        for place in range(len(self._spans)):
            painter.setOpacity(max(1 - place * 0.18, _PALEST))
            painter.drawRoundedRect(self.bar_rect(place), 3, 3)
        painter.end()


def _lanes(spans: Sequence[tuple[dt.date, dt.date]]) -> tuple[int, ...]:
    """A lane for each span: its turn of two, else the first that is free."""
    last: dict[int, dt.date] = {}
    chosen = []
    for place, (first, until) in enumerate(spans):
        turns = [place % 2, *range(len(spans))]
        lane = next(each for each in turns if each not in last or last[each] <= first)
        last[lane] = until
        chosen.append(lane)
    return tuple(chosen)


class LengthBar(ThemedWidget):
    """One bar as long as a part of the width; the words beside it carry the meaning."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(themes, parent)
        self._part = 0.0
        self._strong = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def part(self) -> float:
        """How long, from 0 to 1."""
        return self._part

    def set_part(self, part: float, *, strong: bool) -> None:
        """Show another length; a strong bar is the chosen one."""
        if (part, strong) != (self._part, self._strong):
            self._part, self._strong = part, strong
            self.update()

    def sizeHint(self) -> QSize:
        """8 high."""
        return QSize(100, 8)

    def minimumSizeHint(self) -> QSize:
        """It may become short."""
        return QSize(24, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar from where reading starts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent" if self._strong else "border-strong"))
        bar = QRectF(0, (self.height() - 8) / 2, max(self.width() * self._part, 8), 8)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            bar.moveRight(self.width())
        painter.drawRoundedRect(bar, 4, 4)
        painter.end()
