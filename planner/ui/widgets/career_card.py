"""A career as a painted card: icon, name, family, a line and hours; it may have a compare box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from planner.ui.text_direction import isolated
from planner.ui.widgets.compare_box import CompareBox
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.icon_label import paint_icon_tile
from planner.ui.widgets.themed import ThemedButton, one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import Theme, ThemeSource

_PAD = 14
_TILE = 34
CARD_WIDTH = 250
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
END_KEYS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_MOVES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, *END_KEYS)


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows."""

    key: str
    icon: str
    title: str
    family: str
    line: str
    hours: str


class CareerCard(ThemedButton):
    """One card."""

    move_requested = Signal(int)
    """The key pressed to go to another card."""
    taken = Signal()
    """Enter or a double click."""

    def __init__(
        self,
        themes: ThemeSource,
        card: Card,
        parent: QWidget | None = None,
        *,
        comparable: bool = False,
    ) -> None:
        """Show a card that is not chosen; a `comparable` one has a compare box."""
        super().__init__(themes, card.title, parent)
        self.card = card
        self._note = ""
        self.compare_box = CompareBox(themes, card.title, self) if comparable else None
        self.setCheckable(True)
        self.setProperty("ring_radius", 10)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{card.title}, {card.family}")
        self._describe()

    @property
    def note(self) -> str:
        """What is said instead of the line, empty for nothing."""
        return self._note

    def set_note(self, note: str) -> None:
        """Say something instead of the line, for example why a search found the card."""
        if note != self._note:
            self._note = note
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        """The card's usual width and the height of its lines."""
        return QSize(self.theme.scaled(CARD_WIDTH), card_height(self.theme))

    def minimumSizeHint(self) -> QSize:
        """Room for the tile and a few letters."""
        return QSize(self.theme.scaled(160), card_height(self.theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the compare box in its corner."""
        self._place_box()

    def changeEvent(self, event: QEvent) -> None:
        """Move the compare box to the other corner in a mirrored layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place_box()

    def nextCheckState(self) -> None:
        """A press chooses; nothing takes the choice away but another card."""
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go to other cards, Enter takes this one."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in _MOVES:
            self.move_requested.emit(event.key())
        elif plain and event.key() in _ENTER:
            self.click()
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take this one."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, tile, name, family, line and hours."""
        theme, chosen = self.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if chosen else 1.0
        hovered = self.underMouse()
        line = "accent" if chosen else "border-strong" if hovered else "border"
        painter.setPen(QPen(theme.color(line), width))
        painter.setBrush(
            theme.color("accent-soft" if chosen else "hover" if hovered else "surface")
        )
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 10, 10)
        self._paint_head(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        theme, card, chosen = self.theme, self.card, self.isChecked()
        tile = float(theme.scaled(_TILE))
        paint_icon_tile(painter, self.at(_PAD, 13, tile, tile), card.icon, theme, accent=chosen)
        left = _PAD + tile + 10
        end = _PAD
        if chosen:
            mark = float(theme.scaled(18))
            area = self.at(self.width() - _PAD - mark, 13 + (tile - mark) / 2, mark, mark)
            theme.icons.paint(painter, area, "check-circle-fill", theme.color("accent"))
            end += round(mark) + 6
        room = self.width() - left - end
        strong, caption = theme.font("strong"), theme.font("caption")
        heights = (_line(strong, 18), _line(caption, 15))
        top = 13 + (tile - sum(heights)) / 2
        self._text(painter, self.at(left, top, room, heights[0]), card.title, strong, "text")
        area = self.at(left, top + heights[0], room, heights[1])
        self._text(painter, area, card.family, caption, "text-2" if chosen else "text-3")
        cut = QFontMetricsF(strong).horizontalAdvance(card.title) > room
        self.setToolTip(plain_tip(card.title) if cut else "")

    def _paint_words(self, painter: QPainter) -> None:
        theme, card = self.theme, self.card
        small, figures = theme.font("small"), theme.font("caption", tabular=True)
        height = _line(small, 16)
        top = 13.0 + theme.scaled(_TILE) + 8
        room = self.width() - 2 * _PAD
        for number, text in enumerate(two_lines(self._note or card.line, small, room)):
            area = self.at(_PAD, top + number * height, room, height)
            self._text(painter, area, text, small, "accent" if self._note else "text-2")
        bottom = _line(figures, 15)
        area = self.at(_PAD, self.height() - 12 - bottom, room, bottom)
        self._text(painter, area, card.hours, figures, "text-2" if self.isChecked() else "text-3")

    def _theme_changed(self) -> None:
        super()._theme_changed()
        self._place_box()

    def _place_box(self) -> None:
        # Qt reports a direction before the constructor has made the box.
        box = getattr(self, "compare_box", None)
        if isinstance(box, CompareBox):
            size = box.sizeHint()
            line = _line(self.theme.font("caption"), 15)
            top = self.height() - 12 - (line + size.height()) / 2
            left = self.width() - _PAD - size.width() + 4
            area = self.at(left, top, size.width(), size.height())
            box.setGeometry(area.toRect())

    def _describe(self) -> None:
        self.setAccessibleDescription(f"{self._note or self.card.line} {self.card.hours}")

    def _text(self, painter: QPainter, area: QRectF, text: str, font: QFont, token: str) -> None:
        flags = self.start_side | Qt.AlignmentFlag.AlignVCenter
        mode = Qt.TextElideMode.ElideRight
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        shown = QFontMetricsF(font).elidedText(one_line(text), mode, area.width())
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextSingleLine), isolated(shown))


def card_height(theme: Theme) -> int:
    """Height of a card: tile, two lines and the hours."""
    lines = 2 * _line(theme.font("small"), 16) + _line(theme.font("caption"), 15)
    return round(13 + theme.scaled(_TILE) + 8 + lines + 8 + 12)


def two_lines(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """Break a text into at most two lines; the second ends in an ellipsis where there is more."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 1))
    line.setPosition(QPointF(0, 0))
    length = line.textLength()
    layout.endLayout()
    first, rest = text[:length].strip(), text[length:].strip()
    if not rest:
        return (first,)
    mode = Qt.TextElideMode.ElideRight
    return first, QFontMetricsF(font).elidedText(rest, mode, width)


def _line(font: QFont, least: int) -> int:
    return max(least, QFontMetrics(font).height())
