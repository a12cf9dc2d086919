"""A segmented control: exclusive choices side by side, one Tab stop, arrows move the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from planner.ui.accessible_roles import GROUP
from planner.ui.widgets.cut_button import CutButton
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource


class Segment(CutButton):
    """One choice of a segmented control."""

    def __init__(self, themes: ThemeSource, text: str, parent: QWidget | None = None) -> None:
        """Make an unchosen segment."""
        super().__init__(themes, text, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def set_label(self, text: str) -> None:
        """Show other words, for example with a new count."""
        if text != self.label:
            self.label = text
            self.setAccessibleName(text)
            self._theme_changed()

    def sizeHint(self) -> QSize:
        """One strong line with 12 px at each side."""
        metrics = QFontMetrics(self.theme.font("strong"))
        return QSize(
            max(24, metrics.horizontalAdvance(self.label) + 26), max(28, metrics.height() + 10)
        )

    def minimumSizeHint(self) -> QSize:
        """The text is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chosen segment as a raised plate, others as words."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        plate = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if chosen:
            painter.setPen(QPen(theme.color("border-strong"), 1))
            painter.setBrush(theme.color("press" if theme.is_dark else "surface"))
            painter.drawRoundedRect(plate, 4, 4)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("press"))
            painter.drawRoundedRect(plate, 4, 4)
        font = theme.font("strong" if chosen else "medium")
        painter.setFont(font)
        painter.setPen(
            theme.color("disabled" if not self.isEnabled() else "text" if chosen else "text-2")
        )
        text = self.fitted(self.label, QFontMetrics(font), self.width() - 4)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()


class SegmentedControl(ThemedWidget):
    """Exclusive choices, each an identifier and words."""

    accessible_role = GROUP

    chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        options: Sequence[tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take (identifier, words) pairs; the first is chosen. `name` is read aloud."""
        super().__init__(themes, parent)
        self.setAccessibleName(name)
        self._segments: dict[str, Segment] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for key, words in options:
            segment = Segment(themes, words, self)
            segment.setAccessibleDescription(name)
            self._segments[key] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        next(iter(self._segments.values())).setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._hold_tab()
        self._group.buttonToggled.connect(self._toggled)

    @property
    def value(self) -> str:
        """The identifier of the choice."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def set_value(self, key: str) -> None:
        """Choose by identifier; says nothing if it was chosen already.

        Raises:
            KeyError: if there is no such choice.
        """
        self._segments[key].setChecked(True)

    def set_words(self, key: str, words: str) -> None:
        """Change the words of one choice.

        Raises:
            KeyError: if there is no such choice.
        """
        self._segments[key].set_label(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the trough."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("border-strong"), 1))
        painter.setBrush(self.theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _hold_tab(self) -> None:
        """Let Tab come to the choice; Qt would let it come to the first segment until it did."""
        for segment in self._segments.values():
            by_tab = segment.isChecked()
            segment.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus
            )

    def _toggled(self, _button: Segment, checked: bool) -> None:
        if checked:
            self._hold_tab()
            self.chosen.emit(self.value)
