"""Small pieces from which the pages about careers are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import Theme, ThemeSource


class Figure(QWidget):
    """A number with its unit below."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.value = TextLabel(themes, "", "heading")
        self.unit = TextLabel(themes, "", "caption", "tertiary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.value)
        column.addWidget(self.unit)
        column.addStretch(1)

    def show_figure(self, value: str, unit: str) -> None:
        """Show a number."""
        self.value.setText(value)
        self.unit.setText(unit)


class IconLines(QWidget):
    """Short texts below each other with the same icon before each."""

    def __init__(self, themes: ThemeSource, icon: str, parent: QWidget | None = None) -> None:
        """Start without a line."""
        super().__init__(parent)
        self._themes = themes
        self._icon_name = icon
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._rows: list[QWidget] = []

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show other texts."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(text) for text in lines]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, text: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        icon = IconLabel(self._themes, self._icon_name, "text-3", 14)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 2, 0, 0)
        holder.addWidget(icon)
        holder.addStretch(1)
        across.addLayout(holder)
        across.addWidget(TextLabel(self._themes, text, "body", wrap=True), 1)
        return row


class LargeTile(ThemedWidget):
    """The career's icon on a soft accent tile."""

    def __init__(self, themes: ThemeSource, side: int = 44, parent: QWidget | None = None) -> None:
        """Start without an icon, `side` px wide and high."""
        super().__init__(themes, parent)
        self._icon_name = ""
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.theme.scaled(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        if not self._icon_name:
            return
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent-soft"))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        side = self.width() * 26 / 44
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        theme.icons.paint(painter, box, self._icon_name, theme.color("accent"))
        painter.end()


def short_name(name: str, room: int, theme: Theme) -> str:
    """A name cut to some px at the design's text size, so that a button with it stays small."""
    metrics = QFontMetrics(theme.font("strong"))
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, theme.scaled(room))
