"""An icon that is only looked at; the words beside it carry the meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from planner.ui.theme import Theme, ThemeSource


def paint_icon_tile(
    painter: QPainter,
    rect: QRectF,
    icon: str,
    theme: Theme,
    *,
    accent: bool = False,
    part: float = 0.56,
) -> None:
    """Draw a rounded tile; `part` is the icon's share of the side, `accent` the chosen look."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent-line" if accent else "border"), 1))
    painter.setBrush(theme.color("surface" if accent else "sunken"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    side = rect.width() * part
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    theme.icons.paint(painter, box, icon, theme.color("accent" if accent else "text-2"))
    painter.restore()


class IconLabel(ThemedWidget):
    """Shows one icon in a colour token; unknown to assistive technology."""

    def __init__(
        self,
        themes: ThemeSource,
        icon: str,
        color: str = "text-2",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        """Show an icon `size` px wide."""
        super().__init__(themes, parent)
        self._icon_name = icon
        self._color = color
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, icon: str, color: str = "") -> None:
        """Show another icon, in the same colour unless one is given."""
        color = color or self._color
        if (icon, color) != (self._icon_name, self._color):
            self._icon_name, self._color = icon, color
            self.update()

    def sizeHint(self) -> QSize:
        """The icon's size."""
        side = self.theme.scaled(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        side = self.theme.scaled(self._size)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.theme.icons.paint(painter, box, self._icon_name, self.theme.color(self._color))
        painter.end()
