"""A tag that a press takes away: for short lists that the learner fills, such as breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

_PAD, _GAP, _ICON = 8.0, 6.0, 12.0


class RemovableTag(ThemedButton):
    """An icon, words and a cross; a click, Space or Delete asks to take it away (`clicked`)."""

    def __init__(
        self, themes: ThemeSource, text: str, icon: str, name: str, parent: QWidget | None = None
    ) -> None:
        """Show words; `name` says aloud what a press does."""
        super().__init__(themes, text, parent)
        self._icon_name = icon
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setProperty("ring_radius", 4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """28 high, as wide as the words."""
        metrics = QFontMetricsF(self.theme.font("small"))
        icons = 2 * (self.theme.scaled(12) + _GAP)
        width = 2 * _PAD + icons + metrics.horizontalAdvance(self.label)
        return QSize(round(width + 1), max(28, round(metrics.height()) + 8))

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete presses it too."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words and cross."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border-strong" if self.underMouse() else "border"), 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side = float(theme.scaled(int(_ICON)))
        top = (self.height() - side) / 2
        icon = self.at(_PAD, top, side, side)
        theme.icons.paint(painter, icon, self._icon_name, theme.color("text-3"))
        cross = self.at(self.width() - _PAD - side, top, side, side)
        theme.icons.paint(painter, cross, "x", theme.color("text-2"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text-2"))
        room = self.width() - 2 * (_PAD + side + _GAP)
        words = QRectF((self.width() - room) / 2, 0, room + 1, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), isolated(self.label))
        painter.end()
