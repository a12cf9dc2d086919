"""The step bar of a wizard: numbered discs with names; finished steps can be gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.ui.roles import PhaseState
from planner.ui.widgets.cut_button import CutButton
from planner.ui.widgets.phase_disc import paint_phase_disc
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource

_DISC = 22


class StepButton(CutButton):
    """One step; it can be pressed once it was finished."""

    def __init__(
        self, themes: ThemeSource, number: int, text: str, parent: QWidget | None = None
    ) -> None:
        """Make a later step."""
        super().__init__(themes, text, parent)
        self._number = number
        self._state = PhaseState.LATER
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def state(self) -> PhaseState:
        """Later, current or done."""
        return self._state

    def set_state(self, state: PhaseState, reachable: bool) -> None:
        """Draw a step as later, current or done, and let it be pressed or not."""
        self._state = state
        self.setEnabled(reachable)
        words = {
            PhaseState.LATER: self.tr("Step {0}: {1}, later"),
            PhaseState.CURRENT: self.tr("Step {0}: {1}, current"),
            PhaseState.DONE: self.tr("Step {0}: {1}, done"),
        }[state]
        self.setAccessibleName(words.format(self._number, self.label))
        self.update()

    @property
    def _disc(self) -> int:
        return self.theme.scaled(_DISC)

    def sizeHint(self) -> QSize:
        """Disc, gap and the bold name."""
        metrics = QFontMetrics(self.theme.font("strong"))
        return QSize(
            self._disc + 8 + metrics.horizontalAdvance(self.label) + 2,
            max(28, metrics.height() + 8),
        )

    def minimumSizeHint(self) -> QSize:
        """The name is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc and the name."""
        theme = self.theme
        painter = QPainter(self)
        disc = QRectF(0, (self.height() - self._disc) / 2, self._disc, self._disc)
        words = QRectF(self._disc + 8, 0, self.width() - self._disc - 8, self.height())
        side = Qt.AlignmentFlag.AlignLeft
        if self.right_to_left:
            disc.moveRight(self.width())
            words.moveLeft(0)
            side = Qt.AlignmentFlag.AlignRight
        paint_phase_disc(painter, disc, self._number, self._state, theme)
        current = self._state is PhaseState.CURRENT
        font = theme.font("strong" if current else "medium")
        painter.setFont(font)
        later = "text-3" if self._state is PhaseState.LATER else "text-2"
        painter.setPen(theme.color("text" if current else later))
        painter.drawText(
            words,
            int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute),
            self.fitted(self.label, QFontMetrics(font), words.width()),
        )
        painter.end()


class _Line(ThemedWidget):
    def sizeHint(self) -> QSize:
        return QSize(60, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self.theme.color("border-strong"), 1))
        y = self.height() // 2
        painter.drawLine(12, y, self.width() - 13, y)
        painter.end()


class StepHeader(ThemedWidget):
    """All steps in a row, with room for a button at the end."""

    step_requested = Signal(int)
    """Index from 0 of a finished step that was pressed."""

    def __init__(
        self, themes: ThemeSource, steps: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Start at the first of `steps`."""
        super().__init__(themes, parent)
        self.setAccessibleName(self.tr("Steps"))
        self._current = -1
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 4, 24, 4)
        self._row.setSpacing(0)
        self._steps: list[StepButton] = []
        for index, text in enumerate(steps):
            if index:
                line = _Line(themes, self)
                line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
                line.setMinimumWidth(30)
                self._row.addWidget(line)
            button = StepButton(themes, index + 1, text, self)
            button.clicked.connect(self._pressed)
            self._steps.append(button)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setMinimumHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    @property
    def current(self) -> int:
        """Index of the step shown, from 0."""
        return self._current

    def set_current(self, index: int) -> None:
        """Mark the step shown; those before it are done and can be pressed."""
        if index == self._current:
            return
        self._current = index
        for place, step in enumerate(self._steps):
            done = place < index
            state = (
                PhaseState.DONE
                if done
                else PhaseState.CURRENT
                if place == index
                else PhaseState.LATER
            )
            step.set_state(state, reachable=done)

    def add_widget(self, widget: QWidget) -> None:
        """Put something at the end of the bar."""
        self._row.addWidget(widget)

    def sizeHint(self) -> QSize:
        """52 high."""
        return QSize(super().sizeHint().width(), max(52, self._row.sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("canvas"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.color("border"))
        painter.end()

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, StepButton):
            self.step_requested.emit(self._steps.index(sender))
