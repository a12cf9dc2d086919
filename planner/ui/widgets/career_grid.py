"""Career cards in a grid: one is chosen, arrows move the choice, Enter takes it.

Each card is a painted button, so that it has a name of its own for assistive technology. The grid
is one Tab stop, at the chosen card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.icon_label import paint_icon_tile
from planner.ui.widgets.themed import ThemedButton, ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from planner.ui.theme import Theme, ThemeSource

_GAP = 12
_PAD = 14
_TILE = 34
_CARD_WIDTH = 250
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_MOVES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, *_ENDS)


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

    def __init__(self, themes: ThemeSource, card: Card, parent: QWidget | None = None) -> None:
        """Show a card that is not chosen."""
        super().__init__(themes, card.title, parent)
        self.card = card
        self.setCheckable(True)
        self.setProperty("ring_radius", 10)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{card.title}, {card.family}")
        self.setAccessibleDescription(f"{card.line} {card.hours}")

    def sizeHint(self) -> QSize:
        """The card's usual width and the height of its lines."""
        return QSize(self.theme.scaled(_CARD_WIDTH), card_height(self.theme))

    def minimumSizeHint(self) -> QSize:
        """Room for the tile and a few letters."""
        return QSize(self.theme.scaled(160), card_height(self.theme))

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
        paint_icon_tile(painter, self._at(_PAD, 13, tile, tile), card.icon, theme, accent=chosen)
        left = _PAD + tile + 10
        end = _PAD
        if chosen:
            mark = float(theme.scaled(18))
            area = self._at(self.width() - _PAD - mark, 13 + (tile - mark) / 2, mark, mark)
            theme.icons.paint(painter, area, "check-circle-fill", theme.color("accent"))
            end += round(mark) + 6
        room = self.width() - left - end
        strong, caption = theme.font("strong"), theme.font("caption")
        heights = (_line(strong, 18), _line(caption, 15))
        top = 13 + (tile - sum(heights)) / 2
        self._text(painter, self._at(left, top, room, heights[0]), card.title, strong, "text")
        area = self._at(left, top + heights[0], room, heights[1])
        self._text(painter, area, card.family, caption, "text-2" if chosen else "text-3")
        cut = QFontMetricsF(strong).horizontalAdvance(card.title) > room
        self.setToolTip(plain_tip(card.title) if cut else "")

    def _paint_words(self, painter: QPainter) -> None:
        theme, card = self.theme, self.card
        small, figures = theme.font("small"), theme.font("caption", tabular=True)
        height = _line(small, 16)
        top = 13.0 + theme.scaled(_TILE) + 8
        room = self.width() - 2 * _PAD
        for number, text in enumerate(two_lines(card.line, small, room)):
            area = self._at(_PAD, top + number * height, room, height)
            self._text(painter, area, text, small, "text-2")
        bottom = _line(figures, 15)
        area = self._at(_PAD, self.height() - 12 - bottom, room, bottom)
        self._text(painter, area, card.hours, figures, "text-2" if self.isChecked() else "text-3")

    def _at(self, left: float, top: float, width: float, height: float) -> QRectF:
        if self.right_to_left:
            left = self.width() - left - width
        return QRectF(left, top, width, height)

    def _text(self, painter: QPainter, area: QRectF, text: str, font: QFont, token: str) -> None:
        side = Qt.AlignmentFlag.AlignRight if self.right_to_left else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        mode = Qt.TextElideMode.ElideRight
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        shown = QFontMetricsF(font).elidedText(text, mode, area.width())
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)


class CareerGrid(ThemedWidget):
    """All cards, as many side by side as the width holds."""

    chosen = Signal(str)
    """Key of the card the learner chose."""
    taken = Signal(str)
    """Key of the card the learner took: goes on to the next step."""

    def __init__(
        self, themes: ThemeSource, cards: Sequence[Card], name: str, parent: QWidget | None = None
    ) -> None:
        """Show cards in the order given, none chosen; `name` is read aloud."""
        super().__init__(themes, parent)
        self.setAccessibleName(name)
        self._cards: dict[str, CareerCard] = {}
        self._shown: list[CareerCard] = []
        for card in cards:
            widget = CareerCard(themes, card, self)
            widget.clicked.connect(self._clicked)
            widget.move_requested.connect(self._move)
            widget.taken.connect(self._take)
            self._cards[card.key] = widget
            self._shown.append(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._set_stop()

    @property
    def value(self) -> str:
        """Key of the chosen card, empty for none."""
        return next((key for key, card in self._cards.items() if card.isChecked()), "")

    @property
    def shown(self) -> tuple[str, ...]:
        """Keys of the cards that are not filtered out."""
        return tuple(card.card.key for card in self._shown)

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return self._columns(self.width())

    def card(self, key: str) -> CareerCard:
        """The card of a key.

        Raises:
            KeyError: if there is none.
        """
        return self._cards[key]

    def set_value(self, key: str) -> None:
        """Choose a card without reporting it as the learner's choice.

        Raises:
            KeyError: if there is no such card.
        """
        self._cards[key].setChecked(True)
        for other, card in self._cards.items():
            if other != key:
                card.setChecked(False)
        self._set_stop()

    def show_only(self, keys: Sequence[str]) -> None:
        """Hide the cards that are not named."""
        wanted = set(keys)
        self._shown = [card for key, card in self._cards.items() if key in wanted]
        for key, card in self._cards.items():
            card.setVisible(key in wanted)
        self._set_stop()
        self._arrange()
        self.updateGeometry()

    def focus_card(self) -> None:
        """Give the focus to the chosen card, or the first one."""
        stop = self._stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows and the gaps between."""
        rows = -(-len(self._shown) // self._columns(width))
        return max(0, rows * (card_height(self.theme) + _GAP) - _GAP)

    def sizeHint(self) -> QSize:
        """Three columns."""
        width = 3 * self.theme.scaled(_CARD_WIDTH) + 2 * _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One card; the height that all need follows from the width."""
        return QSize(self.theme.scaled(160), card_height(self.theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards."""
        self._arrange()

    def _theme_changed(self) -> None:
        super()._theme_changed()
        self._arrange()

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP) // (self.theme.scaled(_CARD_WIDTH) + _GAP))

    def _arrange(self) -> None:
        columns, height = self._columns(self.width()), card_height(self.theme)
        room = self.width() - (columns - 1) * _GAP
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for place, card in enumerate(self._shown):
            row, column = divmod(place, columns)
            left = round(column * room / columns) + column * _GAP
            right = round((column + 1) * room / columns) + column * _GAP
            if mirrored:
                left, right = self.width() - right, self.width() - left
            card.setGeometry(QRect(left, row * (height + _GAP), right - left, height))

    def _stop(self) -> CareerCard | None:
        first = self._shown[0] if self._shown else None
        return next((card for card in self._shown if card.isChecked()), first)

    def _set_stop(self) -> None:
        stop = self._stop()
        for card in self._cards.values():
            strong = Qt.FocusPolicy.StrongFocus
            card.setFocusPolicy(strong if card is stop else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, CareerCard):
            self._choose(sender)

    def _take(self) -> None:
        sender = self.sender()
        if isinstance(sender, CareerCard):
            self.taken.emit(sender.card.key)

    def _choose(self, card: CareerCard) -> None:
        self.set_value(card.card.key)
        self.chosen.emit(card.card.key)

    def _move(self, key: int) -> None:
        sender = self.sender()
        if not isinstance(sender, CareerCard) or sender not in self._shown:
            return
        target = self._shown[self._next_place(self._shown.index(sender), Qt.Key(key))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if not target.isChecked():
            self._choose(target)

    def _next_place(self, place: int, key: Qt.Key) -> int:
        last = len(self._shown) - 1
        if key in _ENDS:
            return 0 if key == Qt.Key.Key_Home else last
        forward, columns = 1, self.columns
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            forward = -1
        step = {
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }[key]
        target = place + step
        if key == Qt.Key.Key_Down and target > last and place // columns < last // columns:
            return last
        return target if 0 <= target <= last else place


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
