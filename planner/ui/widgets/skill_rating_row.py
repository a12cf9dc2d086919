"""A skill with its levels to choose from, and what the triangle under them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.widgets.elided_label import ElidedLabel
from planner.ui.widgets.rating_control import RatingControl
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from planner.ui.theme import ThemeSource
    from planner.words import Words

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
#: Least width beside the levels, with margins, that keeps most names whole.
_NAME_WIDTH = 230


class SkillRatingRow(ThemedWidget):
    """A skill with its levels; the row of the current skill is filled."""

    rated = Signal(str, object)
    entered = Signal(str)
    """The learner came to this skill."""
    move_requested = Signal(str, int)
    """Up or down was pressed: to the skill so many places on."""

    def __init__(
        self,
        themes: ThemeSource,
        skill: str,
        name: str,
        summary: str,
        target: int | None,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        """Show a skill that is not rated."""
        super().__init__(themes, parent)
        self._skill = skill
        self._current = False
        self.name = ElidedLabel(themes, name, "medium")
        self.summary = ElidedLabel(themes, summary, "caption", "tertiary")
        self.rating = _Rating(themes, name, target, words.levels)
        self.rating.rated.connect(self._rated)
        self.rating.entered.connect(self._entered)
        names = QVBoxLayout()
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.summary)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(24, 1, 24, 0)
        self._row.setSpacing(16)
        self._row.addLayout(names, 3)
        self._row.addWidget(self.rating, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_current(self, current: bool) -> None:
        """Fill the row or not."""
        if current != self._current:
            self._current = current
            self.update()

    @property
    def stacked(self) -> bool:
        """Whether the levels stand below the name, for want of width."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the levels below the name where both would be cut beside each other."""
        self.rating.setMaximumWidth(self.rating.sizeHint().width())
        stacked = self.width() < self.rating.words_width + self.theme.scaled(_NAME_WIDTH)
        if stacked != self.stacked:
            way = QBoxLayout.Direction
            self._row.setDirection(way.TopToBottom if stacked else way.LeftToRight)
            self._row.setContentsMargins(24, 6 if stacked else 1, 24, 2 if stacked else 0)
            self._row.setSpacing(4 if stacked else 16)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the levels alone, as numbers."""
        return QSize(self.rating.minimumSizeHint().width() + 48, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """37 high, more with larger text."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(37, hint.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the skill above and below, before the list takes them to scroll."""
        step = _STEPS.get(event.key(), 0)
        keypad = Qt.KeyboardModifier.KeypadModifier
        if step and not event.modifiers() & ~keypad:
            self.move_requested.emit(self._skill, step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the levels goes to the skill."""
        self.rating.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the current row."""
        if self._current:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self.theme.color("selected"))
            painter.end()

    def _rated(self, level: object) -> None:
        self.entered.emit(self._skill)
        self.rated.emit(self._skill, level)

    def _entered(self) -> None:
        self.entered.emit(self._skill)


class _Rating(RatingControl):
    """Tells when the learner comes to it."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Report the focus."""
        super().focusInEvent(event)
        self.entered.emit()


class TargetLegend(ThemedWidget):
    """What the triangle under the levels means."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without words."""
        super().__init__(themes, parent)
        self._label = ElidedLabel(themes, "", "caption", "tertiary")
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addSpacing(15)
        row.addWidget(self._label)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._label.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the triangle."""
        left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        box = QRectF(0 if left else self.width() - 9, (self.height() - 6) / 2, 9, 6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("text"))
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
        painter.end()
