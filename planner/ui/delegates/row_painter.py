"""Drawing inside one row of a list: mirrored for right-to-left, elided, in the theme's fonts.

Coordinates are logical pixels from the row's own top left corner as if the language ran left to
right; a `RowPainter` turns them round where it does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle

from planner.ui.text_direction import isolated
from planner.ui.widgets.themed import one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from planner.ui.theme import Theme

# Joined once: rows are painted by the dozen, and Qt's flags are slow to join in Python.
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute) | int(
    Qt.TextFlag.TextSingleLine
)
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | _LINE
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | _LINE


class RowPainter:
    """A painter for one row."""

    def __init__(
        self, painter: QPainter, row: QRectF, theme: Theme, direction: Qt.LayoutDirection
    ) -> None:
        """Draw inside ``row``, which is in the painter's coordinates."""
        self.painter = painter
        self.theme = theme
        self.direction = direction
        self.row = row
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @property
    def width(self) -> float:
        """Width of the row."""
        return self.row.width()

    @property
    def height(self) -> float:
        """Height of the row."""
        return self.row.height()

    def rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        """A rectangle of the row in the painter's coordinates, mirrored where needed."""
        if self.direction is Qt.LayoutDirection.RightToLeft:
            left = self.row.width() - left - width
        return QRectF(self.row.left() + left, self.row.top() + top, width, height)

    def fill(self, token: str) -> None:
        """Fill the row with a colour."""
        self.painter.fillRect(self.row, self.theme.color(token))

    def fill_selected(self, state: QStyle.StateFlag) -> bool:
        """Fill the row where it is selected, paler where its view is not the one worked in.

        Returns:
            Whether it is selected.
        """
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            self.fill("selected" if state & QStyle.StateFlag.State_Active else "hover")
        return selected

    def line(self, left: float, width: float, top: float, token: str = "border") -> None:
        """Draw a line one pixel high."""
        self.painter.fillRect(self.rect(left, top, width, 1), self.theme.color(token))

    def text(
        self,
        area: QRectF,
        text: str,
        font: QFont,
        token: str,
        *,
        at_end: bool = False,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        fits: bool = False,
    ) -> None:
        """Draw one line of text in an area from `rect`, at its start or its end, elided to fit.

        With `fits` it comes from `fitted`.
        """
        shown = text if fits else fitted(text, font, area.width(), mode)
        mirrored = self.direction is Qt.LayoutDirection.RightToLeft
        flags = _LEFT if at_end == mirrored else _RIGHT
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(token))
        grown = area.adjusted(0, 0, 1, 0) if flags == _LEFT else area.adjusted(-1, 0, 0, 0)
        # Plain Latin text in a row from left to right runs the right way by itself, and faster.
        shown = shown if shown.isascii() and not mirrored else isolated(shown)
        self.painter.drawText(grown, flags, shown)

    def icon(self, area: QRectF, name: str, token: str) -> None:
        """Draw an icon in an area from `rect`."""
        self.theme.icons.paint(self.painter, area, name, self.theme.color(token))

    def focus_ring(self) -> None:
        """Draw the ring of the row that has the keyboard's attention."""
        self.painter.setPen(QPen(self.theme.color("focus"), 2))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(self.row.adjusted(2, 2, -2, -2), 6, 6)


def fitted(
    text: str,
    font: QFont,
    width: float,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """A text as one line, elided to a width."""
    # Half a pixel of grace: a text measured for this very width must not be cut by rounding.
    return QFontMetricsF(font).elidedText(one_line(text), mode, width + 0.5)


def text_width(text: str, font: QFont) -> float:
    """Width of one line of text in logical pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def line_height(font: QFont, least: float) -> float:
    """Height of one line, not less than the design's own."""
    return max(least, QFontMetricsF(font).height())
