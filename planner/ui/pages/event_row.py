"""One event or session beside the calendar: tile with its day, title, when and where, its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.delegates.row_painter import RowPainter, line_height
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from planner.ui.pages.network_events import EventLine
    from planner.ui.theme import ThemeSource

_TILE: Final = 38
_BADGE: Final = 20
_GAP: Final = 12


class EventRow(ThemedButton):
    """A flat button; pressing it opens the meeting."""

    def __init__(self, themes: ThemeSource, line: EventLine, parent: QWidget | None = None) -> None:
        """Show a line."""
        super().__init__(themes, "", parent)
        self.setProperty("ring_radius", 6)
        self.set_line(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_line(self, line: EventLine) -> None:
        """Show another line."""
        self.line = line
        self.label = line.title
        self.setAccessibleName(line.spoken)
        self.setToolTip(plain_tip(f"{line.title}\n{line.note}"))
        self.update()

    def sizeHint(self) -> QSize:
        """54 high, more with larger text."""
        return QSize(240, max(54, round(sum(self._lines())) + 16, self._tile() + 12))

    def minimumSizeHint(self) -> QSize:
        """Words are elided."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        theme, line = self.theme, self.line
        painter = QPainter(self)
        row = RowPainter(painter, QRectF(self.rect()), theme, self.layoutDirection())
        if self.underMouse():
            row.fill("hover")
        tile = self._tile()
        self._paint_tile(row, row.rect(0, (row.height - tile) / 2, tile, tile))
        high = self._lines()
        left, top = tile + _GAP, (row.height - sum(high)) / 2
        room = row.width - left - _BADGE - _GAP
        row.text(row.rect(left, top, room, high[0]), line.title, theme.font("medium"), "text")
        below = row.rect(left, top + high[0], room, high[1])
        row.text(below, line.note, theme.font("small", tabular=True), "text-3")
        badge = row.rect(row.width - _BADGE, (row.height - _BADGE) / 2, _BADGE, _BADGE)
        paint_kind_badge(painter, badge, line.kind, theme, own=line.own)
        row.line(left, row.width - left, row.height - 1)
        painter.end()

    def _paint_tile(self, row: RowPainter, area: QRectF) -> None:
        theme, painter, line = self.theme, row.painter, self.line
        pen = QPen(theme.color("border-strong" if line.provisional else "border"), 1)
        if line.provisional:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        half = area.height() * 0.56
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("heading", tabular=True))
        painter.drawText(QRectF(area.left(), area.top() + 2, area.width(), half), centre, line.top)
        painter.setPen(theme.color("text-2"))
        painter.setFont(theme.font("caption"))
        below = QRectF(area.left(), area.top() + half - 1, area.width(), area.height() - half)
        painter.drawText(below, centre, line.below)

    def _tile(self) -> int:
        return self.theme.scaled(_TILE)

    def _lines(self) -> tuple[float, float]:
        theme = self.theme
        return line_height(theme.font("medium"), 18), line_height(theme.font("small"), 16)
