"""A line of key hints: key caps and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource


class KeyCap(ThemedWidget):
    """One key as it stands on the keyboard."""

    def __init__(self, themes: ThemeSource, key: str, parent: QWidget | None = None) -> None:
        """Show the words on a key."""
        super().__init__(themes, parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words with 5 px at each side."""
        metrics = QFontMetricsF(self.theme.font("caption"))
        width = max(metrics.horizontalAdvance(self._key) + 11, 18)
        return QSize(round(width), round(max(18, metrics.height() + 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border-strong"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.color("text-2"))
        painter.setFont(theme.font("caption"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._key)
        painter.end()


class KeyHints(QWidget):
    """Hints in reading order that wrap; each is some keys, what joins them, and words."""

    def __init__(
        self,
        themes: ThemeSource,
        hints: Sequence[tuple[Sequence[str], str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Take (keys, joiner, words) triples; the joiner stands between two keys."""
        super().__init__(parent)
        flow = FlowLayout(self, spacing=12)
        for keys, joiner, words in hints:
            hint = QWidget(self)
            row = QHBoxLayout(hint)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(5)
            for place, key in enumerate(keys):
                if place and joiner:
                    row.addWidget(TextLabel(themes, joiner, "small", "tertiary"))
                row.addWidget(KeyCap(themes, key))
            row.addWidget(TextLabel(themes, words, "small", "tertiary"))
            flow.addWidget(hint)
