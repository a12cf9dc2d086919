"""One line of the sidebar: a page with its icon and, where something is late, a count."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

#: Px that a button with its icon only is wide and high.
_NARROW: Final = 40
#: Px of a count, each way, that may lie on the corner of the icon.
_CORNER: Final = 18
#: Px between a larger count and the icon below it.
_APART: Final = 2


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the sidebar.

    `group` is `page`, `more` (below a line) or `foot` (at the bottom).
    """

    key: str
    text: str
    icon: str
    shortcut: str = ""
    group: str = "page"


class NavButton(ThemedButton):
    """A page in the sidebar; a count stands in a red badge."""

    def __init__(self, themes: ThemeSource, item: NavItem, parent: QWidget | None = None) -> None:
        """Show an item."""
        super().__init__(themes, item.text, parent)
        self.item = item
        self._count = 0
        self._count_words = ""
        self._narrow = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def count(self) -> int:
        """The number in the badge, 0 for none."""
        return self._count

    def set_count(self, count: int, words: str) -> None:
        """Show a number; `words` says what is counted, aloud and in the tool tip."""
        if (count, words) != (self._count, self._count_words):
            self._count, self._count_words = count, words
            self._describe()
            self.updateGeometry()
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._describe()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """32 high, 40 with icons only, more where a large count stands over the icon."""
        metrics = QFontMetrics(self.theme.font("strong"))
        if self._narrow:
            wide = max(_NARROW, ceil(self._badge_width) if self._count else 0)
            return QSize(wide, max(_NARROW, round(self._icon_top + self._icon_side + 4)))
        return QSize(metrics.horizontalAdvance(self.label) + 70, max(32, metrics.height() + 14))

    def minimumSizeHint(self) -> QSize:
        """A long name is elided."""
        return QSize(36, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, marker, icon, name and badge."""
        theme, chosen = self.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = self._icon_side
        tone = theme.color("accent" if chosen else "text-2")
        theme.icons.paint(painter, self._icon_area, self.item.icon, tone)
        if not self._narrow:
            font = theme.font("strong" if chosen else "medium")
            start, end = 20 + side, 22 + side if self._count else 10
            room = QRectF(start, 0, self.width() - start - end, self.height())
            painter.setFont(font)
            painter.setPen(theme.color("text" if chosen else "text-2"))
            words = QFontMetrics(font).elidedText(
                self.label, Qt.TextElideMode.ElideRight, int(room.width())
            )
            flags = self.start_side | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.mirrored(room), int(flags), words)
        if self._count:
            self._paint_badge(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self.theme
        ground = (
            "selected"
            if self.isChecked()
            else "press"
            if self.isDown()
            else "hover"
            if self.underMouse()
            else ""
        )
        painter.setPen(Qt.PenStyle.NoPen)
        if ground:
            painter.setBrush(theme.color(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.isChecked():
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(self.at(0, (self.height() - 16) / 2, 3, 16), 1.5, 1.5)

    def _paint_badge(self, painter: QPainter) -> None:
        theme = self.theme
        font = theme.font("caption-strong", tabular=True)
        badge, radius = self._badge_area, self._badge_height / 2
        painter.setPen(QPen(theme.color("danger"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("danger-soft"))
        painter.drawRoundedRect(badge, radius, radius)
        painter.setFont(font)
        painter.setPen(theme.color("danger"))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), str(self._count))

    @property
    def _icon_area(self) -> QRectF:
        side = self._icon_side
        x = (self.width() - side) / 2 if self._narrow else 10.0
        y = self._icon_top if self._narrow else (self.height() - side) / 2
        return self.at(x, y, side, side)

    @property
    def _badge_area(self) -> QRectF:
        width, height = self._badge_width, self._badge_height
        x = self.width() - width + (1 if self._narrow else -10)
        y = 0.0 if self._narrow else (self.height() - height) / 2
        return self.at(x, y, width, height)

    @property
    def _icon_side(self) -> int:
        return self.theme.scaled(18)

    @property
    def _badge_height(self) -> float:
        font = self.theme.font("caption-strong", tabular=True)
        return float(max(18, QFontMetrics(font).height() + 2))

    @property
    def _badge_width(self) -> float:
        metrics = QFontMetrics(self.theme.font("caption-strong", tabular=True))
        return max(self._badge_height, metrics.horizontalAdvance(str(self._count)) + 10.0)

    @property
    def _icon_top(self) -> float:
        """Where the icon begins without its name: in the middle, or below a count.

        A count of one small digit lies on its corner; a larger one would make it unreadable.
        """
        middle = (_NARROW - self._icon_side) / 2
        on_corner = self._badge_height <= _CORNER and self._badge_width <= _CORNER
        if not self._count or on_corner:
            return middle
        return max(middle, self._badge_height + _APART)

    def _describe(self) -> None:
        counted = f"{self._count} {self._count_words}" if self._count else ""
        self.setAccessibleName(", ".join(part for part in (self.label, counted) if part))
        shortcut = f"{self.label}  {self.item.shortcut}" if self.item.shortcut else self.label
        tip = "\n".join(part for part in (shortcut, counted) if part)
        self.setToolTip(tip if self._narrow or self._count or self.item.shortcut else "")
