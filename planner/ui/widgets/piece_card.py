"""A piece of evidence as a painted card: a preview, its title, milestone and facts, and a star."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QPen

from planner.ui.widgets.career_card import END_KEYS, two_lines
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.kind_badge import KIND_ICONS
from planner.ui.widgets.themed import ThemedButton, isolated, one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.roles import PieceRow
    from planner.ui.theme import Theme, ThemeSource

PIECE_WIDTH = 228
_PREVIEW = 120
_PAD = 12
_STAR = 28
_ICON = 24
_KIND = 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, *END_KEYS)


class StarButton(ThemedButton):
    """Says whether the learner would show a piece."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        """Make a star that is off."""
        super().__init__(themes, "", parent)
        self.setCheckable(True)
        self.setProperty("ring_radius", 6)

    def sizeHint(self) -> QSize:
        """Large enough to press."""
        side = self.theme.scaled(_STAR)
        return QSize(side, side)

    def nextCheckState(self) -> None:
        """A press asks; the star follows what the plan then says."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the star, filled when on."""
        painter = QPainter(self)
        token = "portfolio" if self.isChecked() else "text-2"
        if not self.isEnabled() and not self.isChecked():
            token = "disabled"
        side = float(self.theme.scaled(16))
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(self.rect()).center())
        name = "star-fill" if self.isChecked() else "star"
        self.theme.icons.paint(painter, area, name, self.theme.color(token))
        painter.end()


class PieceCard(ThemedButton):
    """One card."""

    move_requested = Signal(int)
    """The key pressed to go to another card."""
    taken = Signal()
    """Enter or a double click."""

    def __init__(self, themes: ThemeSource, row: PieceRow, parent: QWidget | None = None) -> None:
        """Show a card that is not chosen."""
        super().__init__(themes, row.title, parent)
        self.row = row
        self.star = StarButton(themes, self)
        self.setCheckable(True)
        self.setProperty("ring_radius", 10)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.set_row(row)

    def set_row(self, row: PieceRow) -> None:
        """Show another piece, or this one as it is now."""
        self.row = row
        self.label = row.title
        self.setAccessibleName(f"{row.title}, {row.milestone_title}")
        self.setAccessibleDescription(" ".join(filter(None, (row.facts, row.warning))))
        self.setToolTip(plain_tip(row.warning or row.title))
        self.star.setChecked(row.starred)
        self.star.setAccessibleName(self.tr("Would show “{title}”").format(title=row.title))
        self.update()

    def sizeHint(self) -> QSize:
        """The card's usual width and the height of its lines."""
        return QSize(self.theme.scaled(PIECE_WIDTH), piece_height(self.theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the star at the end of the title."""
        self._place_star()

    def changeEvent(self, event: QEvent) -> None:
        """Move the star to the other side in a mirrored layout."""
        super().changeEvent(event)
        # Qt reports a direction before the constructor has made the star.
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "star"):
            self._place_star()

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
        """Draw ground, preview, title, milestone and facts."""
        theme, chosen = self.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 1.0 if chosen else 0.5
        area = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        shape = QPainterPath()
        shape.addRoundedRect(area, 10, 10)
        painter.fillPath(shape, theme.color("hover" if self.underMouse() else "surface"))
        self._paint_preview(painter, shape)
        line = "accent" if chosen else "border-strong" if self.underMouse() else "border"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(line), 2 * edge))
        painter.drawPath(shape)
        self._paint_words(painter)
        painter.end()

    def _paint_preview(self, painter: QPainter, shape: QPainterPath) -> None:
        theme, row = self.theme, self.row
        height = float(theme.scaled(_PREVIEW))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, self.width(), height), theme.color("sunken"))
        painter.fillRect(QRectF(0, height, self.width(), 1), theme.color("border"))
        painter.restore()
        small = theme.font("small")
        line, icon = _line(small, 16), float(theme.scaled(_ICON))
        top = (height - icon - 8 - line) / 2
        place = QRectF((self.width() - icon) / 2, top, icon, icon)
        token = "warning" if row.warning else "text-2"
        theme.icons.paint(painter, place, row.icon, theme.color(token))
        area = self._at(_PAD, top + icon + 8, self.width() - 2 * _PAD, line)
        self._text(painter, area, row.preview, small, token, Qt.AlignmentFlag.AlignHCenter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, row = self.theme, self.row
        medium, small, caption = theme.font("medium"), theme.font("small"), theme.font("caption")
        room = self.width() - 2 * _PAD
        top = float(theme.scaled(_PREVIEW)) + 11
        height = _line(medium, 18)
        area = self._at(_PAD, top, room - theme.scaled(_STAR), height)
        self._text(painter, area, row.title, medium, "text")
        top += height + 4
        kind = float(theme.scaled(_KIND))
        height = _line(small, 16)
        icon = self._at(_PAD, top + (height - kind) / 2, kind, kind)
        color = theme.kind(row.milestone_kind)
        theme.icons.paint(painter, icon, KIND_ICONS[row.milestone_kind], color)
        left = _PAD + kind + 8
        width = self.width() - left - _PAD
        for number, text in enumerate(two_lines(one_line(row.milestone_title), small, width)):
            area = self._at(left, top + number * height, width, height)
            self._text(painter, area, text, small, "text-2")
        bottom = _line(caption, 15)
        area = self._at(_PAD, self.height() - 11 - bottom, room, bottom)
        self._text(painter, area, row.facts, caption, "text-3")

    def _theme_changed(self) -> None:
        super()._theme_changed()
        self._place_star()

    def _place_star(self) -> None:
        size = self.star.sizeHint()
        middle = self.theme.scaled(_PREVIEW) + 11 + _line(self.theme.font("medium"), 18) / 2
        left = self.width() - _PAD - size.width() + 6
        top = middle - size.height() / 2
        self.star.setGeometry(self._at(left, top, size.width(), size.height()).toRect())

    def _at(self, left: float, top: float, width: float, height: float) -> QRectF:
        if self.right_to_left:
            left = self.width() - left - width
        return QRectF(left, top, width, height)

    def _text(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        font: QFont,
        token: str,
        side: Qt.AlignmentFlag | None = None,
    ) -> None:
        if side is None:
            mirrored = self.right_to_left
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        end = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(one_line(text), end, area.width())
        how = int(flags) | int(Qt.TextFlag.TextSingleLine) | int(Qt.TextFlag.TextDontClip)
        painter.drawText(area, how, isolated(shown))


def piece_height(theme: Theme) -> int:
    """Height of a card: preview, title, two lines of the milestone and the facts."""
    title, caption = _line(theme.font("medium"), 18), _line(theme.font("caption"), 15)
    lines = 2 * _line(theme.font("small"), 16)
    return theme.scaled(_PREVIEW) + 11 + title + 4 + lines + 26 + caption + 11


def _line(font: QFont, least: int) -> int:
    return max(least, QFontMetrics(font).height())
