"""How many pieces are starred, beside how many there are to be: a sentence and a row of stars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from planner.ui.theme import ThemeSource

_SIDE: Final = 34
_GAP: Final = 8
#: More places than these are told in words only.
MOST: Final = 8


class StarPlaces(ThemedWidget):
    """A place for each piece: with a star, or with its number and a dashed outline."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without places."""
        super().__init__(themes, parent)
        self._starred = self._places = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def places(self) -> int:
        """How many places are drawn."""
        return self._places

    def show_count(self, starred: int, wanted: int) -> None:
        """Fill so many of so many places."""
        places = min(MOST, max(starred, wanted))
        if (starred, places) != (self._starred, self._places):
            self._starred, self._places = starred, places
            self._theme_changed()

    def sizeHint(self) -> QSize:
        """All places in a row."""
        side = self.theme.scaled(_SIDE)
        return QSize(max(0, self._places * (side + _GAP) - _GAP), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the places in reading order."""
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.scaled(_SIDE)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for place in range(self._places):
            left = place * (side + _GAP)
            if mirrored:
                left = self.width() - left - side
            area = QRectF(left, 0, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
            self._paint_place(painter, area, place)
        painter.end()

    def _paint_place(self, painter: QPainter, area: QRectF, place: int) -> None:
        theme = self.theme
        if place < self._starred:
            painter.setPen(QPen(theme.color("portfolio"), 1))
            painter.setBrush(theme.color("portfolio-soft"))
            painter.drawRoundedRect(area, 6, 6)
            inset = area.width() * 0.27
            mark = area.adjusted(inset, inset, -inset, -inset)
            theme.icons.paint(painter, mark, "star-fill", theme.color("portfolio"))
            return
        pen = QPen(theme.color("control"), 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 6, 6)
        painter.setFont(theme.font("small-strong"))
        painter.setPen(theme.color("text-2"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))


class StarStrip(ThemedWidget):
    """A card with a heading, a sentence and the places."""

    def __init__(self, themes: ThemeSource, heading: str, parent: QWidget | None = None) -> None:
        """Start without a count."""
        super().__init__(themes, parent)
        self.sentence = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.stars = StarPlaces(themes)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(TextLabel(themes, heading, "strong", wrap=True))
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.stars)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_count(self, starred: int, wanted: int, sentence: str) -> None:
        """Say how many pieces are starred, and how many there are to be."""
        self.sentence.setText(sentence)
        self.stars.show_count(starred, wanted)
        self.stars.updateGeometry()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the places away where there is no room for them: the sentence says the same."""
        self.stars.setVisible(not narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("border"), 1))
        painter.setBrush(self.theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
