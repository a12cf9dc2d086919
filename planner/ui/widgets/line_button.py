"""One line of a list in a panel: icon, text and a small note; pressing it goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.themed import ThemedButton, one_line

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

_ICON = 15.0
_GAP = 8.0


class LineButton(ThemedButton):
    """A flat button as wide as its panel; the text is user text and shown as it is."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        icon: str,
        *,
        note: str = "",
        tip: str = "",
        color: str = "text-3",
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show an icon in a colour, a text and a note; ``framed`` draws an outline."""
        super().__init__(themes, text, parent)
        self._icon_name = icon
        self._note = note
        self._tip = tip
        self._color = color
        self._framed = framed
        self.setProperty("ring_radius", 6)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{text}, {note}" if note else text)
        self._describe()

    def sizeHint(self) -> QSize:
        """24 high, 30 in a frame, more with larger text."""
        height = QFontMetricsF(self.theme.font("small")).height()
        return QSize(
            200, max(30 if self._framed else 24, round(height) + (14 if self._framed else 8))
        )

    def minimumSizeHint(self) -> QSize:
        """The text is elided."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the whole text as a tool tip where it is cut."""
        super().resizeEvent(event)
        self._describe()

    def _describe(self) -> None:
        room = self._text_area().width()
        cut = QFontMetricsF(self.theme.font("small")).horizontalAdvance(self.label) > room
        lines = [self.label] if cut else []
        self.setToolTip(plain_tip("\n".join([*lines, self._tip] if self._tip else lines)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        active = self.underMouse() and self.isEnabled()
        if self._framed:
            painter.setPen(theme.color("border"))
            painter.setBrush(theme.color("hover" if active else "surface"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        elif active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(area, 4, 4)
        icon = QRectF(self._inset(), (self.height() - _ICON) / 2, _ICON, _ICON)
        theme.icons.paint(painter, self.mirrored(icon), self._icon_name, theme.color(self._color))
        font = theme.font("small")
        text = self._text_area()
        flags = int(self.start_side | Qt.AlignmentFlag.AlignVCenter)
        shown = QFontMetricsF(font).elidedText(
            one_line(self.label), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.setFont(font)
        painter.setPen(theme.color("text" if self._framed or active else "text-2"))
        painter.drawText(self.mirrored(text), flags, isolated(shown))
        if self._note:
            end = QRectF(
                text.right() + _GAP,
                0,
                self.width() - self._inset() - text.right() - _GAP,
                self.height(),
            )
            other = (
                Qt.AlignmentFlag.AlignLeft if self.right_to_left else Qt.AlignmentFlag.AlignRight
            )
            flags = int(other | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
            painter.setFont(theme.font("caption", tabular=True))
            painter.setPen(theme.color("text-3"))
            painter.drawText(self.mirrored(end), flags, isolated(self._note))
        painter.end()

    def _inset(self) -> float:
        return 10.0 if self._framed else 0.0

    def _text_area(self) -> QRectF:
        left = self._inset() + _ICON + _GAP
        right = self.width() - self._inset()
        if self._note:
            right -= (
                QFontMetricsF(self.theme.font("caption", tabular=True)).horizontalAdvance(
                    self._note
                )
                + _GAP
                + 1
            )
        return QRectF(left, 0, max(20.0, right - left), self.height())
