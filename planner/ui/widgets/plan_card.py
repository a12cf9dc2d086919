"""The plan switcher on top of the sidebar: an icon, a name and one line of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.themed import ThemedButton, one_line

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

_WIDE = 191
_ELIDE = Qt.TextElideMode.ElideRight


class PlanCard(ThemedButton):
    """The plan switcher: career icon, career and one line of facts."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a plan."""
        super().__init__(themes, "", parent)
        self._facts = ""
        self._icon_name = "compass"
        self._narrow = False
        self.setProperty("ring_radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_plan(self, title: str, facts: str, icon: str) -> None:
        """Show a plan."""
        if (title, facts, icon) == (self.label, self._facts, self._icon_name):
            return
        self.label, self._facts, self._icon_name = title, facts, icon
        self.setAccessibleName(self.tr("Plan: {0}. {1}").format(title, facts))
        self.setToolTip(plain_tip(f"{title}\n{facts}"))
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """52 high, more with larger text."""
        strong, small = (
            QFontMetrics(self.theme.font("strong")),
            QFontMetrics(self.theme.font("caption")),
        )
        height = 40 if self._narrow else max(52, strong.height() + small.height() + 18)
        return QSize(40 if self._narrow else _WIDE, height)

    def minimumSizeHint(self) -> QSize:
        """Texts are elided."""
        return QSize(36, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._narrow:
            painter.setPen(QPen(theme.color("border"), 1))
            painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        x = (self.width() - 32) / 2 if self._narrow else 9.0
        tile = self.at(x, (self.height() - 32) / 2, 32, 32)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent-soft"))
        painter.drawRoundedRect(tile, 7, 7)
        theme.icons.paint(
            painter, tile.adjusted(6, 6, -6, -6), self._icon_name, theme.color("accent")
        )
        if not self._narrow:
            self._paint_words(painter)
            caret = self.at(self.width() - 21, (self.height() - 12) / 2, 12, 12)
            theme.icons.paint(painter, caret, "caret-down", theme.color("text-3"))
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme = self.theme
        strong, small = theme.font("strong"), theme.font("caption", tabular=True)
        tall, low = QFontMetrics(strong), QFontMetrics(small)
        width = self.width() - 50 - 26
        top = (self.height() - tall.height() - low.height()) / 2
        flags = int(self.start_side | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(strong)
        painter.setPen(theme.color("text"))
        line = self.at(50, top, width, tall.height())
        painter.drawText(
            line, flags, isolated(tall.elidedText(one_line(self.label), _ELIDE, width))
        )
        painter.setFont(small)
        painter.setPen(theme.color("text-3"))
        line = self.at(50, top + tall.height(), width, low.height())
        painter.drawText(
            line, flags, isolated(low.elidedText(one_line(self._facts), _ELIDE, width))
        )
