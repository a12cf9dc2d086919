"""A choice as a card: name, one strong fact, a sentence, and how it differs from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

_PAD = 12
_DOT = 18
_GAP = 10
_LEAST_TEXT = 130
_WRAP = int(Qt.TextFlag.TextWordWrap)


class RadioCard(ThemedButton):
    """One of several cards of which exactly one is chosen; put them into a `QButtonGroup`."""

    def __init__(
        self, themes: ThemeSource, name: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        """Show a choice of which no fact is known yet."""
        super().__init__(themes, name, parent)
        self.sentence = sentence
        self._fact = ""
        self._difference = ""
        self.setCheckable(True)
        # Told apart from a check box by assistive technology.
        self.setAutoExclusive(True)
        self.setProperty("ring_radius", 10)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    @property
    def fact(self) -> str:
        """The strong line under the name."""
        return self._fact

    @property
    def difference(self) -> str:
        """The quiet line at the end."""
        return self._difference

    def show_facts(self, fact: str, difference: str = "") -> None:
        """Show what the choice comes to."""
        if (fact, difference) != (self._fact, self._difference):
            self._fact, self._difference = fact, difference
            self._describe()
            self._theme_changed()

    def hasHeightForWidth(self) -> bool:
        """The lines wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines with 10 px above and below."""
        room = max(40, width - self._text_left - _PAD)
        return 20 + sum(self._height(text, style, room) for text, style, _ in self._lines()) + 4

    def sizeHint(self) -> QSize:
        """As wide as a sentence of two or three lines."""
        width = self.theme.scaled(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few words beside the mark."""
        width = self._text_left + self.theme.scaled(_LEAST_TEXT) + _PAD
        return QSize(width, QFontMetrics(self.theme.font("strong")).height() + 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, mark and lines."""
        theme, chosen = self.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if chosen else 1.0
        painter.setPen(QPen(theme.color("accent" if chosen else "border-strong"), edge))
        ground = "accent-soft" if chosen else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.color(ground))
        inset = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        self._paint_mark(painter)
        flags = int(self.start_side | Qt.AlignmentFlag.AlignTop) | _WRAP
        top, room = 10, self.width() - self._text_left - _PAD
        for text, style, tone in self._lines():
            height = self._height(text, style, room)
            painter.setFont(theme.font(style))
            painter.setPen(theme.color(tone))
            area = self.at(self._text_left, top, room, height)
            painter.drawText(area, flags, isolated(text))
            top += height
        painter.end()

    def _lines(self) -> list[tuple[str, str, str]]:
        lines = [(self.label, "strong", "text"), (self._fact, "medium", "text")]
        lines += [(self.sentence, "small", "text-2"), (self._difference, "small", "text-2")]
        return [line for line in lines if line[0]]

    def _height(self, text: str, style: str, room: int) -> int:
        metrics = QFontMetrics(self.theme.font(style))
        return metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAP, text).height() + 2

    def _describe(self) -> None:
        parts = (self._fact, self.sentence, self._difference)
        self.setAccessibleDescription(" ".join(part for part in parts if part))

    @property
    def _text_left(self) -> int:
        return _PAD + self.theme.scaled(_DOT) + _GAP

    def _paint_mark(self, painter: QPainter) -> None:
        theme, side = self.theme, self.theme.scaled(_DOT)
        line = QFontMetrics(theme.font("strong")).height()
        box = self.at(_PAD, 10 + (line - side) / 2, side, side).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if chosen else "control"), 1.5))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(box)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            radius = side / 4
            painter.drawEllipse(QPointF(box.center()), radius, radius)
