"""What the cells and the mark of a gap bar mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import GRAPHIC
from planner.ui.text_direction import isolated
from planner.ui.widgets.gap_bar import paint_gap_cell
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

_SIDE: Final = 24
_SIGN: Final = QSize(22, 10)
_GAP: Final = 16
_TARGET: Final = "target"
_TEXT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute) | int(
    Qt.TextFlag.TextSingleLine
)


class GapLegend(ThemedWidget):
    """A line of signs with words, as many as there is room for."""

    accessible_role = GRAPHIC

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Explain every sign."""
        super().__init__(themes, parent)
        self._side = _SIDE
        self._signs = (
            ("shown", self.tr("Rated or evidenced")),
            ("claimed", self.tr("Claimed")),
            ("planned", self.tr("Planned")),
            (_TARGET, self.tr("Target")),
        )
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription(", ".join(words for _, words in self._signs))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_margin(self, margin: int) -> None:
        """Leave other room at both sides."""
        if margin != self._side:
            self._side = margin
            self.update()

    def shown(self) -> list[tuple[str, str, float]]:
        """The signs there is room for, each with its words and the place where it begins."""
        metrics = QFontMetricsF(self.theme.font("small"))
        found, place = [], 0.0
        for state, words in self._signs:
            width = self._sign_width(state) + 6 + metrics.horizontalAdvance(words)
            if place + width > self.width() - 2 * self._side:
                break
            found.append((state, words, place))
            place += width + _GAP
        return found

    def sizeHint(self) -> QSize:
        """One line, 36 high."""
        line = QFontMetricsF(self.theme.font("small")).height()
        return QSize(400, max(36, round(line + 14)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window gets."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the signs and their words."""
        theme, font = self.theme, self.theme.font("small")
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("border"))
        painter.setFont(font)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        metrics, high = QFontMetricsF(font), theme.scaled(_SIGN.height())
        for state, words, place in self.shown():
            sign, width = self._sign_width(state), metrics.horizontalAdvance(words) + 2
            left = self._side + place
            text_left = left + sign + 6
            if mirrored:
                left, text_left = self.width() - left - sign, self.width() - text_left - width
            box = QRectF(left, (self.height() - high) / 2, sign, high)
            if state == _TARGET:
                painter.fillRect(box.adjusted(0, -3, 0, 3), theme.color("text"))
            else:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_gap_cell(painter, box, state, theme)
            painter.setPen(theme.color("text-2"))
            painter.drawText(QRectF(text_left, 0, width, self.height()), _TEXT, isolated(words))
        painter.end()

    def _sign_width(self, state: str) -> int:
        return 2 if state == _TARGET else self.theme.scaled(_SIGN.width())
