"""The skill rating: six cells from "Not yet" to "Lead", a triangle under the level asked for.

One widget and one Tab stop per skill. Keys 0 to 5 rate, arrows move, Delete clears.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import SLIDER
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource

LEVELS: Final = ("Not yet", "Aware", "With help", "On my own", "Reliable", "Lead")
_TRIANGLE = 6
_CLEARING_KEYS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RatingControl(ThemedWidget):
    """Asks for a level from 0 to 5, or none."""

    accessible_role = SLIDER

    rated = Signal(object)
    """int from 0 to 5, or None when cleared."""

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        target: int | None = None,
        words: Sequence[str] = LEVELS,
        parent: QWidget | None = None,
    ) -> None:
        """Start unrated; `name` is the skill, `words` the six level names in order."""
        super().__init__(themes, parent)
        self._name = name
        self._target = target
        self._words = tuple(words)
        self._level: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_bottom", -_TRIANGLE)
        self._describe()

    @property
    def level(self) -> int | None:
        """The level shown."""
        return self._level

    @property
    def target(self) -> int | None:
        """The level the career asks for."""
        return self._target

    def set_level(self, level: int | None) -> None:
        """Show a level without reporting it as the learner's answer."""
        if level != self._level:
            self._level = level
            self._describe()
            self.update()

    def set_target(self, target: int | None) -> None:
        """Move the triangle, or take it away."""
        if target != self._target:
            self._target = target
            self._describe()
            self.update()

    def cell_rect(self, level: int) -> QRectF:
        """Give the place of a level's cell; the first stands where reading starts."""
        width = self.width() / len(self._words)
        place = level
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = len(self._words) - 1 - level
        return QRectF(place * width, 0, width, self._box_height())

    def sizeHint(self) -> QSize:
        """480 wide or what the words need."""
        return QSize(max(480, self.words_width), self._box_height() + _TRIANGLE)

    def minimumSizeHint(self) -> QSize:
        """Six equal cells that hold a number each."""
        widest = max(24, self._advance("0") + 10)
        return QSize(widest * len(self._words), self._box_height() + _TRIANGLE)

    @property
    def words_width(self) -> int:
        """The width of six equal cells that hold the longest word; narrower they hold numbers."""
        widest = max(self._advance(word) for word in self._words)
        return (widest + 10) * len(self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, their words and the target."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, self.width() - 1, self._box_height() - 1)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.fillPath(shape, theme.color("surface" if self.isEnabled() else "sunken"))
        painter.setClipPath(shape)
        for level in range(len(self._words)):
            self._paint_cell(painter, level)
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("control" if self.isEnabled() else "border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        if self._target is not None:
            self._paint_target(painter, self._target)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Rate with the cell under the pointer; a press on the chosen cell changes nothing."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        place = min(
            max(int(event.position().x() / (self.width() / len(self._words))), 0),
            len(self._words) - 1,
        )
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = len(self._words) - 1 - place
        self._rate(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits rate, left and right move, Delete clears; everything else goes on to the page."""
        key = event.key()
        digit = event.text()
        forward = self.layoutDirection() is not Qt.LayoutDirection.RightToLeft
        if (
            len(digit) == 1
            and digit in "0123456789"[: len(self._words)]
            and not self._with_command(event)
        ):
            self._rate(int(digit))
        elif key in _CLEARING_KEYS:
            self._rate(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self._with_command(event):
            self._step(1 if (key == Qt.Key.Key_Right) == forward else -1)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _with_command(event: QKeyEvent) -> bool:
        keypad = Qt.KeyboardModifier.KeypadModifier
        return bool(event.modifiers() & ~keypad & ~Qt.KeyboardModifier.ShiftModifier)

    def _step(self, by: int) -> None:
        if self._level is None:
            self._rate(0)
        else:
            self._rate(min(max(self._level + by, 0), len(self._words) - 1))

    def _rate(self, level: int | None) -> None:
        if level != self._level:
            self.set_level(level)
            self.rated.emit(level)

    def _advance(self, words: str) -> int:
        return QFontMetrics(self.theme.font("small-strong")).horizontalAdvance(words)

    def _box_height(self) -> int:
        return max(28, QFontMetrics(self.theme.font("small-strong")).height() + 10)

    def _paint_cell(self, painter: QPainter, level: int) -> None:
        theme, cell = self.theme, self.cell_rect(level)
        chosen = level == self._level
        # On whole pixels, or the ground of a neighbour shows through at the edges.
        left, right = round(cell.left()), round(cell.right())
        cell.setCoords(left, cell.top(), right, cell.bottom())
        if chosen:
            painter.fillRect(cell, theme.color("accent"))
        elif self._level is not None and level < self._level:
            painter.fillRect(cell, theme.color("accent-soft"))
        if level and self._level not in (level, level - 1):
            right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            x = (right if right_to_left else left) + 0.5
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(QPointF(x, 1), QPointF(x, cell.bottom() - 1))
        painter.setFont(theme.font("small-strong" if chosen else "small-medium"))
        painter.setPen(
            theme.color("on-accent" if chosen else "text-2" if self.isEnabled() else "disabled")
        )
        shown = self._words[level] if self.width() >= self.words_width else str(level)
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _paint_target(self, painter: QPainter, target: int) -> None:
        x = self.cell_rect(target).center().x()
        top = float(self._box_height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("text"))
        painter.drawPolygon(
            QPolygonF([QPointF(x, top), QPointF(x + 4.5, top + 5.5), QPointF(x - 4.5, top + 5.5)])
        )

    def _describe(self) -> None:
        said = self.tr("not rated") if self._level is None else self._words[self._level]
        self.setAccessibleName(f"{self._name}: {said}")
        target = (
            "" if self._target is None else self.tr("Target: {0}").format(self._words[self._target])
        )
        self.setAccessibleDescription(target)
