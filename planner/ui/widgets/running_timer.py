"""What is being timed: how long it has run and what for; pressing it stops the timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.themed import ThemedButton, one_line

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

_ICON, _PAD, _GAP = 14.0, 8.0, 6.0


class TimerButton(ThemedButton):
    """A line of the sidebar; hidden where nothing is timed."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(themes, "", parent)
        self.elapsed = ""
        self._narrow = False
        self.setProperty("ring_radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_timed(self, elapsed: str, title: str) -> None:
        """Show how long what is timed has run; empty texts take the line away."""
        self.setVisible(bool(elapsed))
        if (elapsed, title) == (self.elapsed, self.label):
            return
        self.elapsed, self.label = elapsed, title
        name = self.tr("Stop timer: {title}, {elapsed}").format(title=title, elapsed=elapsed)
        self.setAccessibleName(name if elapsed else "")
        self.setToolTip(plain_tip(name))
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the time alone, or with what it is for."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        """As high as an item of the sidebar."""
        height = QFontMetricsF(self.theme.font("small-strong")).height()
        return QSize(40, max(32, round(height) + 12))

    def minimumSizeHint(self) -> QSize:
        """The title is elided."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, time and title in reading order."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(theme.color("accent-line"))
        painter.setBrush(theme.color("hover" if self.underMouse() else "accent-soft"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        strong = theme.font("caption-strong" if self._narrow else "small-strong", tabular=True)
        painter.setFont(strong)
        painter.setPen(theme.color("accent"))
        if self._narrow:
            painter.setFont(_fitting(strong, self.elapsed, area.width() - 4))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), isolated(self.elapsed))
            painter.end()
            return
        icon = QRectF(_PAD, (area.height() - _ICON) / 2, _ICON, _ICON)
        theme.icons.paint(painter, self.mirrored(icon), "timer", theme.color("accent"))
        left = _PAD + _ICON + _GAP
        width = QFontMetricsF(strong).horizontalAdvance(self.elapsed) + 1
        flags = int(self.start_side | Qt.AlignmentFlag.AlignVCenter)
        time = QRectF(left, 0, width, area.height())
        painter.drawText(self.mirrored(time), flags, isolated(self.elapsed))
        left += width + _GAP
        font = theme.font("small")
        room = QRectF(left, 0, max(0.0, area.width() - left - _PAD), area.height())
        shown = QFontMetricsF(font).elidedText(
            one_line(self.label), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font)
        painter.setPen(theme.color("text-2"))
        painter.drawText(self.mirrored(room), flags, isolated(shown))
        painter.end()


def _fitting(font: QFont, text: str, room: float) -> QFont:
    """Give the font, made smaller where a text would not fit into a width."""
    width = QFontMetricsF(font).horizontalAdvance(text)
    if width <= room:
        return font
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * room / width)
    return smaller
