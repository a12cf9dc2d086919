"""Five cells from "Disagree strongly" to "Agree strongly": one widget and one Tab stop.

Keys 1 to 5 answer, left and right move the answer, up and down go to the next statement, Delete
takes the answer back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import SLIDER
from planner.ui.text_direction import isolated
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from planner.ui.theme import ThemeSource

_CLEARING_KEYS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class AnswerScale(ThemedWidget):
    """Asks how far somebody agrees: the number of a cell from 1, or none."""

    accessible_role = SLIDER

    answered = Signal(object)
    """int from 1, or None when taken back."""
    move_requested = Signal(int)
    """Go to the next (1) or the previous (-1) statement."""

    def __init__(
        self, themes: ThemeSource, name: str, words: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Start without an answer; `name` is the statement, `words` the answers in order."""
        super().__init__(themes, parent)
        self._name = name
        self._words = tuple(words)
        self._answer: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def answer(self) -> int | None:
        """The answer shown, from 1."""
        return self._answer

    def set_answer(self, answer: int | None) -> None:
        """Show an answer without reporting it."""
        if answer != self._answer:
            self._answer = answer
            self._describe()
            self.update()

    def cell_rect(self, answer: int) -> QRectF:
        """The place of an answer's cell; the first stands where reading starts."""
        width = self.width() / len(self._words)
        place = answer - 1
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = len(self._words) - answer
        return QRectF(place * width, 0, width, self.height())

    def sizeHint(self) -> QSize:
        """Five equal cells that hold the longest answer."""
        metrics = QFontMetrics(self.theme.font("small-strong"))
        widest = max(metrics.horizontalAdvance(word) for word in self._words)
        return QSize((widest + 14) * len(self._words), max(28, metrics.height() + 10))

    def minimumSizeHint(self) -> QSize:
        """Narrower ones end in an ellipsis."""
        return QSize(self.theme.scaled(64) * len(self._words), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells and their words."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 6, 6)
        painter.fillPath(shape, theme.color("surface"))
        painter.setClipPath(shape)
        for answer in range(1, len(self._words) + 1):
            self._paint_cell(painter, answer)
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("control"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Answer with the cell under the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        for answer in range(1, len(self._words) + 1):
            if self.cell_rect(answer).contains(event.position()):
                self._take(answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer, arrows move, Delete takes back; everything else goes on to the page."""
        key, digit = event.key(), event.text()
        forward = self.layoutDirection() is not Qt.LayoutDirection.RightToLeft
        if event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)
        elif digit.isdecimal() and 1 <= int(digit) <= len(self._words):
            self._take(int(digit))
        elif key in _CLEARING_KEYS:
            self._take(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if (key == Qt.Key.Key_Right) == forward else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """The first arrow begins in the middle, which says least."""
        last = len(self._words)
        begin = (last + 1) // 2
        self._take(begin if self._answer is None else min(max(self._answer + by, 1), last))

    def _take(self, answer: int | None) -> None:
        if answer != self._answer:
            self.set_answer(answer)
            self.answered.emit(answer)

    def _paint_cell(self, painter: QPainter, answer: int) -> None:
        theme, cell = self.theme, self.cell_rect(answer)
        chosen = answer == self._answer
        if chosen:
            painter.fillRect(cell, theme.color("accent"))
        if answer > 1:
            right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            x = round(cell.right() if right_to_left else cell.left()) + 0.5
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(QPointF(x, 1), QPointF(x, cell.bottom() - 1))
        font = theme.font("small-strong" if chosen else "small-medium")
        painter.setFont(font)
        painter.setPen(theme.color("on-accent" if chosen else "text-2"))
        shown = painter.fontMetrics().elidedText(
            self._words[answer - 1], Qt.TextElideMode.ElideRight, int(cell.width()) - 6
        )
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), isolated(shown))

    def _describe(self) -> None:
        said = self.tr("no answer") if self._answer is None else self._words[self._answer - 1]
        self.setAccessibleName(f"{self._name} {said}")
        self.setAccessibleDescription(self.tr("Keys 1 to {0} answer").format(len(self._words)))
        self.setToolTip(
            plain_tip(", ".join(f"{at}: {word}" for at, word in enumerate(self._words, 1)))
        )
