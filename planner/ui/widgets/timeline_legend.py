"""What the shapes of the timeline mean, and what hangs together with the selected milestone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import GRAPHIC
from planner.ui.text_direction import isolated
from planner.ui.widgets.themed import ThemedWidget
from planner.ui.widgets.timeline_bars import BarLook, paint_bar, paint_point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource

#: Signs that are no kind of milestone.
FORECAST: Final = "forecast"
CRITICAL: Final = "critical"
_SIDE: Final = 24
_SIGN: Final = 22
_GAP: Final = 16
_TEXT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute) | int(
    Qt.TextFlag.TextSingleLine
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A shape with its words; `name` is a kind, or one of the signs above."""

    name: str
    words: str
    own: bool = False


class TimelineLegend(ThemedWidget):
    """As many signs as there is room for; the words at the end come first."""

    accessible_role = GRAPHIC

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without signs."""
        super().__init__(themes, parent)
        self._signs: tuple[Sign, ...] = ()
        self._text = ""
        self.setAccessibleName(self.tr("Legend"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_signs(self, signs: Sequence[Sign]) -> None:
        """Explain other shapes."""
        if tuple(signs) != self._signs:
            self._signs = tuple(signs)
            self.update()

    def set_text(self, text: str) -> None:
        """Say something else at the end."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    @property
    def text(self) -> str:
        """What stands at the end."""
        return self._text

    def shown(self) -> list[tuple[Sign, float]]:
        """The signs there is room for, each with the place where it begins."""
        metrics = QFontMetricsF(self.theme.font("small"))
        room = self.width() - 2 * _SIDE - self._text_width()
        room -= _GAP if self._text else 0
        widths = {
            sign: self._sign_width() + 6 + metrics.horizontalAdvance(sign.words) + _GAP
            for sign in self._signs
        }
        # Kinds are told by the icons of the rows, too, so they make way for the other signs.
        kept = set()
        for sign in sorted(self._signs, key=lambda sign: sign.name not in (FORECAST, CRITICAL)):
            if widths[sign] - _GAP > room:
                break
            kept.add(sign)
            room -= widths[sign]
        found, place = [], 0.0
        for sign in self._signs:
            if sign in kept:
                found.append((sign, place))
                place += widths[sign]
        return found

    def sizeHint(self) -> QSize:
        """One line, 36 high."""
        line = QFontMetricsF(self.theme.font("small")).height()
        return QSize(400, max(36, round(line + 14)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window gets."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the signs and the words."""
        theme = self.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("border"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        font = theme.font("small")
        metrics = QFontMetricsF(font)
        for sign, place in self.shown():
            width = metrics.horizontalAdvance(sign.words)
            left, text_left = _SIDE + place, _SIDE + place + self._sign_width() + 6
            if mirrored:
                left = self.width() - left - self._sign_width()
                text_left = self.width() - text_left - width
            self._paint_sign(painter, sign, left)
            painter.setFont(font)
            painter.setPen(theme.color("text-2"))
            area = QRectF(text_left, 0, width + 2, self.height())
            painter.drawText(area, _TEXT, isolated(sign.words))
        self._paint_text(painter, mirrored=mirrored)
        painter.end()

    def _sign_width(self) -> int:
        return self.theme.scaled(_SIGN)

    def _text_width(self) -> float:
        return QFontMetricsF(self.theme.font("small", tabular=True)).horizontalAdvance(self._text)

    def _paint_text(self, painter: QPainter, *, mirrored: bool) -> None:
        font = self.theme.font("small", tabular=True)
        room = self.width() - 2 * _SIDE
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room + 0.5)
        width = metrics.horizontalAdvance(shown)
        left = _SIDE if mirrored else self.width() - _SIDE - width
        painter.setFont(font)
        painter.setPen(self.theme.color("text-2"))
        painter.drawText(QRectF(left, 0, width + 2, self.height()), _TEXT, isolated(shown))

    def _paint_sign(self, painter: QPainter, sign: Sign, left: float) -> None:
        theme, width, middle = self.theme, self._sign_width(), self.height() / 2
        high = theme.scaled(12)
        box = QRectF(left + 0.5, middle - high / 2, width - 1, high)
        if sign.name == FORECAST:
            painter.setPen(QPen(theme.color("text-3"), 1.4))
            painter.drawLine(QPointF(left, middle), QPointF(box.right(), middle))
            end = QPointF(box.right(), middle)
            painter.drawLine(end + QPointF(0, -3.5), end + QPointF(0, 3.5))
        elif sign.name == CRITICAL:
            painter.fillRect(QRectF(left, middle + 2, width, 2), theme.color("text"))
        elif sign.name in ("mentorship", "networking") and not sign.own:
            paint_point(painter, theme, box.center(), high, BarLook(sign.name))
        else:
            paint_bar(painter, theme, box, BarLook(sign.name, own=sign.own))
