"""An offer as a card: what it is, what it asks, and the finish it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from planner.ui.text_direction import isolated
from planner.ui.widgets.radio_card import RadioCard
from planner.ui.widgets.tag import paint_tag, tag_size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource

_PAD = 12
_GAP = 8
_WRAP = int(Qt.TextFlag.TextWordWrap)


class OfferCard(RadioCard):
    """One of the offers; one that cannot be had is off and says why in its sentence."""

    def __init__(
        self, themes: ThemeSource, name: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        """Show an offer whose finish is not known yet."""
        self._tag = ""
        super().__init__(themes, name, sentence, parent)

    @property
    def tag(self) -> str:
        """The word at the end of the last line."""
        return self._tag

    def show_offer(
        self, name: str, sentence: str, finish: str = "", change: str = "", tag: str = ""
    ) -> None:
        """Show what the offer comes to."""
        self.label, self.sentence, self._tag = name, sentence, tag
        self.setAccessibleName(name)
        self.show_facts(finish, change)
        self._describe()
        self._theme_changed()

    def heightForWidth(self, width: int) -> int:
        """All lines with 12 px above and below."""
        room = max(40, width - self._text_left - _PAD)
        upper = sum(self._height(text, style, room) for text, style, _ in self._upper())
        return 24 + upper + self._last_height(room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, mark and lines."""
        theme, chosen = self.theme, self.isChecked() and self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if chosen else 1.0
        line = "accent" if chosen else "border-strong" if self.isEnabled() else "border"
        painter.setPen(QPen(theme.color(line), edge))
        hovered = self.underMouse() and self.isEnabled()
        ground = "accent-soft" if chosen else "hover" if hovered else "surface"
        painter.setBrush(theme.color(ground if self.isEnabled() else "sunken"))
        inset = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        painter.translate(0, 2)
        self._paint_mark(painter)
        painter.translate(0, -2)
        top, room = 12.0, self.width() - self._text_left - _PAD
        for text, style, tone in self._upper():
            height = self._height(text, style, room)
            self._text(painter, QRectF(self._text_left, top, room, height), text, style, tone)
            top += height
        if self._last_height(room):
            self._paint_last(painter, top + 6, room)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """A few words beside the mark; never lower than all lines."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.heightForWidth(max(self.width(), hint.width())))

    # --- Internals ------------------------------------------------------------------------------

    def _upper(self) -> list[tuple[str, str, str]]:
        lines = [(self.label, "strong", "text"), (self.sentence, "small", "text-2")]
        if not self.isEnabled():
            # Why it cannot be had is to be read, so only its name looks switched off.
            lines[0] = (self.label, "strong", "text-3")
        return [line for line in lines if line[0]]

    def _last_height(self, room: int) -> int:
        if not self._fact:
            return 0
        height = max(QFontMetrics(self.theme.font("strong")).height(), 20)
        return 6 + height * (1 if self._fits(room) else 2)

    def _widths(self) -> tuple[int, int, int]:
        fact = QFontMetrics(self.theme.font("strong")).horizontalAdvance(self._fact)
        change = QFontMetrics(self.theme.font("small")).horizontalAdvance(self._difference)
        tag = tag_size(self._tag, self.theme).width() if self._tag else 0
        return fact, change, tag

    def _fits(self, room: int) -> bool:
        fact, change, tag = self._widths()
        return fact + _GAP + change + (_GAP + tag if tag else 0) <= room

    def _paint_last(self, painter: QPainter, top: float, room: int) -> None:
        fact, change, tag = self._widths()
        height = max(QFontMetrics(self.theme.font("strong")).height(), 20)
        left = self._text_left
        self._text(painter, QRectF(left, top, fact + 2, height), self._fact, "strong", "text")
        if self._fits(room):
            area = QRectF(left + fact + _GAP, top, change + 2, height)
        else:
            top += height
            area = QRectF(left, top, change + 2, height)
        self._text(painter, area, self._difference, "small", "text-2")
        if tag:
            size = tag_size(self._tag, self.theme)
            width = min(size.width(), room)
            box = self.at(
                left + room - width, top + (height - size.height()) / 2, width, size.height()
            )
            direction = self.layoutDirection()
            paint_tag(painter, box, self._tag, self.theme, direction=direction)

    def _text(self, painter: QPainter, area: QRectF, text: str, style: str, tone: str) -> None:
        side = Qt.AlignmentFlag.AlignRight if self.right_to_left else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self.theme.font(style))
        painter.setPen(self.theme.color(tone))
        place = self.at(area.left(), area.top(), area.width(), area.height())
        painter.drawText(place, flags | _WRAP, isolated(text))
