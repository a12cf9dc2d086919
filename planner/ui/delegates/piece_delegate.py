"""Draws the cards of the portfolio: a preview, title, milestone and facts; and what comes next.

A card stands in the cell of a table. The cells take all of the width, so a cell at the edge holds
the page's margin too; `card_of` says where the card is in its cell, `CardPlaces` what is in a card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.delegates.piece_preview import paint_preview
from planner.ui.delegates.row_painter import RowPainter, line_height, text_width
from planner.ui.roles import NextPieceRow, PieceRow, Role
from planner.ui.widgets.career_card import two_lines
from planner.ui.widgets.kind_badge import KIND_ICONS, paint_kind_badge
from planner.ui.widgets.themed import one_line

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from planner.ui.theme import Theme, ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

#: Drawn cards that are kept at the least; the view keeps more where it shows more.
LEAST_KEPT: Final = 24
#: Least width of a card, the gap between two, and the page's margin beside them.
CARD_WIDTH: Final = 228
GAP: Final = 16
SIDE: Final = 24
PREVIEW: Final = 120
_PAD: Final = 12
_STAR: Final = 28
_PLAY: Final = 28
_KIND: Final = 14
_BADGE: Final = 32
_RADIUS: Final = 10.0


class CardPlaces(NamedTuple):
    """Where things are in a card, in the card's own coordinates from left to right."""

    preview: QRectF
    play: QRectF
    title: QRectF
    star: QRectF
    kind: QRectF
    milestone: QRectF
    facts: QRectF

    @classmethod
    def of(cls, width: float, height: float, theme: Theme) -> CardPlaces:
        """Lay a card out."""
        preview, star = float(theme.scaled(PREVIEW)), float(theme.scaled(_STAR))
        play, kind = float(theme.scaled(_PLAY)), float(theme.scaled(_KIND))
        title, small, caption = _lines(theme)
        room, top = width - 2 * _PAD, preview + 11
        below = top + title + 4
        text = _PAD + kind + 8
        return cls(
            preview=QRectF(0, 0, width, preview),
            play=QRectF(_PAD, preview - play - 10, play, play),
            title=QRectF(_PAD, top, room - star, title),
            star=QRectF(width - _PAD - star + 6, top + (title - star) / 2, star, star),
            kind=QRectF(_PAD, below + (small - kind) / 2, kind, kind),
            milestone=QRectF(text, below, width - text - _PAD, small),
            facts=QRectF(_PAD, height - 11 - caption, room, caption),
        )


class PieceDelegate(QStyledItemDelegate):
    """Draws a card from its row."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        """Draw with the current theme of a source."""
        super().__init__(parent)
        self._themes = themes
        #: Draw the ring of the current card: the focus came by keyboard.
        self.ring = False
        #: Where the pointer is in the view; nowhere while it is outside.
        self.pointer: QPoint | None = None
        #: Cards as they were drawn last, those used last at the end: scrolling draws them again.
        self._drawn: dict[Hashable, QPixmap] = {}
        self.kept = LEAST_KEPT
        themes.theme_changed.connect(self._drawn.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """A card with half of the gaps round it."""
        theme = self._themes.theme
        return QSize(theme.scaled(CARD_WIDTH) + GAP, card_height(theme) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one card."""
        piece, coming = index.data(Role.PIECE), index.data(Role.NEXT_PIECE)
        if piece is None and coming is None:
            return
        painter.save()
        # A table marks all of the cell; the card shows by its outline that it is chosen.
        painter.fillRect(option.rect, self._themes.theme.color("canvas"))
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        columns = index.model().columnCount()
        area = card_of(QRectF(option.rect), index.column(), columns, mirrored=mirrored)
        row = RowPainter(painter, area, self._themes.theme, option.direction)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if piece is not None and hovered and self.pointer is not None:
            _paint_card(row, piece, index, self.pointer, chosen=chosen)
        elif piece is not None:
            painter.drawPixmap(area.topLeft(), self._card(row, piece, index, chosen=chosen))
        else:
            _paint_next(row, coming, hovered=hovered, chosen=chosen)
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(row.theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(-4, -4, 4, 4), _RADIUS + 4, _RADIUS + 4)
        painter.restore()

    def _card(self, row: RowPainter, piece: PieceRow, index: AnyIndex, *, chosen: bool) -> QPixmap:
        """The picture of a card that nothing points at."""
        sound, picture = index.data(Role.SOUND), index.data(Role.PICTURE)
        ratio, size = row.painter.device().devicePixelRatioF(), row.row.size()
        shown = picture.cacheKey() if picture is not None else 0
        measures = (size.width(), size.height(), ratio, row.direction)
        key = (piece, sound is not None, shown, chosen, *measures)
        card = self._drawn.pop(key, None)
        if card is None:
            card = QPixmap((size * ratio).toSize())
            card.setDevicePixelRatio(ratio)
            card.fill(row.theme.color("canvas"))
            painter = QPainter(card)
            inner = RowPainter(painter, QRectF(QPointF(0, 0), size), row.theme, row.direction)
            _paint_card(inner, piece, index, None, chosen=chosen)
            painter.end()
        self._drawn[key] = card
        while len(self._drawn) > self.kept:
            del self._drawn[next(iter(self._drawn))]
        return card


def card_of(cell: QRectF, column: int, columns: int, *, mirrored: bool) -> QRectF:
    """The card in a cell: at the edges of the page the margin is in the cell, too."""
    half = GAP / 2
    before = SIDE if column == 0 else half
    after = SIDE if column == columns - 1 else half
    left, right = (after, before) if mirrored else (before, after)
    return cell.adjusted(left, half, -right, -half)


def card_height(theme: Theme) -> int:
    """Height of a card: preview, title, two lines of the milestone and the facts."""
    title, small, caption = _lines(theme)
    return theme.scaled(PREVIEW) + round(11 + title + 4 + 2 * small + 26 + caption + 11)


def next_button(width: float, height: float, verb: str, theme: Theme) -> QRectF:
    """Where the button of the card of what comes next is, in that card."""
    font = theme.font("small-medium")
    wide = min(width - 2 * _PAD, text_width(verb, font) + 26)
    high = max(28.0, line_height(font, 16) + 10)
    _, small, caption = _lines(theme)
    block = _next_block(theme)
    top = (height - block) / 2 + theme.scaled(_BADGE) + 12 + line_height(theme.font("strong"), 18)
    return QRectF((width - wide) / 2, top + 4 + 2 * small + 4 + caption + 12, wide, high)


def _next_block(theme: Theme) -> float:
    _, small, caption = _lines(theme)
    button = max(28.0, line_height(theme.font("small-medium"), 16) + 10)
    head = line_height(theme.font("strong"), 18)
    return theme.scaled(_BADGE) + 12 + head + 4 + 2 * small + 4 + caption + 12 + button


def _paint_card(
    row: RowPainter, piece: PieceRow, index: AnyIndex, pointer: QPoint | None, *, chosen: bool
) -> None:
    painter, theme = row.painter, row.theme
    edge = 1.0 if chosen else 0.5
    shape = QPainterPath()
    shape.addRoundedRect(row.row.adjusted(edge, edge, -edge, -edge), _RADIUS, _RADIUS)
    painter.fillPath(shape, theme.color("hover" if pointer else "surface"))
    places = CardPlaces.of(row.width, row.height, theme)
    painter.save()
    painter.setClipPath(shape)
    paint_preview(row, places.preview, piece, index.data(Role.SOUND), index.data(Role.PICTURE))
    painter.restore()
    line = "accent" if chosen else "border-strong" if pointer else "border"
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color(line), 2 * edge))
    painter.drawPath(shape)
    if piece.plays:
        _paint_play(row, places.play, pointer)
    _paint_star(row, places.star, pointer, starred=piece.starred)
    _paint_words(row, places, piece)


def _paint_play(row: RowPainter, place: QRectF, pointer: QPoint | None) -> None:
    painter, theme = row.painter, row.theme
    area = _at(row, place)
    under = pointer is not None and area.contains(pointer)
    painter.setPen(QPen(theme.color("border-strong"), 1))
    painter.setBrush(theme.color("hover" if under else "surface"))
    painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
    inset = area.width() * 0.28
    row.icon(area.adjusted(inset, inset, -inset, -inset), "play-fill", "text")


def _paint_star(row: RowPainter, place: QRectF, pointer: QPoint | None, *, starred: bool) -> None:
    area = _at(row, place)
    if pointer is not None and area.contains(pointer):
        row.painter.setPen(Qt.PenStyle.NoPen)
        row.painter.setBrush(row.theme.color("press"))
        row.painter.drawRoundedRect(area, 6, 6)
    inset = area.width() * 0.22
    mark = area.adjusted(inset, inset, -inset, -inset)
    row.icon(mark, "star-fill" if starred else "star", "portfolio" if starred else "text-2")


def _paint_words(row: RowPainter, places: CardPlaces, piece: PieceRow) -> None:
    theme = row.theme
    row.text(_at(row, places.title), piece.title, theme.font("medium"), "text")
    kind = piece.milestone_kind
    theme.icons.paint(row.painter, _at(row, places.kind), KIND_ICONS[kind], theme.kind(kind))
    small, line = theme.font("small"), places.milestone
    lines = two_lines(one_line(piece.milestone_title), small, line.width())
    for number, text in enumerate(lines):
        row.text(_at(row, line.translated(0, number * line.height())), text, small, "text-2")
    facts = places.facts
    if piece.caution:
        side = facts.height()
        row.icon(_at(row, QRectF(facts.left(), facts.top(), side, side)), "warning", "warning")
        facts = facts.adjusted(side + 6, 0, 0, 0)
    row.text(_at(row, facts), piece.facts, theme.font("caption", tabular=True), "text-3")


def _paint_next(row: RowPainter, coming: NextPieceRow, *, hovered: bool, chosen: bool) -> None:
    painter, theme = row.painter, row.theme
    pen = QPen(theme.color("accent" if chosen else "control"), 2 if chosen else 1)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(row.row.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
    _, small, caption = _lines(theme)
    badge, head = float(theme.scaled(_BADGE)), line_height(theme.font("strong"), 18)
    top, room = (row.height - _next_block(theme)) / 2, row.width - 2 * _PAD
    place = row.rect((row.width - badge) / 2, top, badge, badge)
    paint_kind_badge(painter, place, "portfolio", theme, own=False)
    top += badge + 12
    _centred(row, top, head, coming.heading, "strong", "text")
    top += head + 4
    for number, text in enumerate(two_lines(one_line(coming.title), theme.font("small"), room)):
        _centred(row, top + number * small, small, text, "small", "text-2")
    top += 2 * small + 4
    _centred(row, top, caption, coming.due, "caption", "text-3")
    button = _at(row, next_button(row.width, row.height, coming.verb, theme))
    painter.setPen(QPen(theme.color("border-strong"), 1))
    painter.setBrush(theme.color("hover" if hovered else "surface"))
    painter.drawRoundedRect(button.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    at = button.top() - row.row.top()
    _centred(row, at, button.height(), coming.verb, "small-medium", "text")


def _centred(row: RowPainter, top: float, height: float, text: str, style: str, token: str) -> None:
    font = row.theme.font(style)
    width = min(row.width - 2 * _PAD, text_width(one_line(text), font) + 1)
    row.text(row.rect((row.width - width) / 2, top, width, height), text, font, token)


def _at(row: RowPainter, place: QRectF) -> QRectF:
    return row.rect(place.left(), place.top(), place.width(), place.height())


def _lines(theme: Theme) -> tuple[float, float, float]:
    return (
        line_height(theme.font("medium"), 18),
        line_height(theme.font("small"), 16),
        line_height(theme.font("caption"), 15),
    )
