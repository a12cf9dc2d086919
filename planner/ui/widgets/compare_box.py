"""The small box on a career's card that takes the career into the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from planner.ui.roles import CheckState
from planner.ui.widgets.check_box import paint_check_box
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource

_MARK = 16
_GAP = 6
_EDGE = 4


class CompareBox(ThemedButton):
    """A check box in the small text of a card; `name` is what it would compare."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        """Make a box that is off."""
        super().__init__(themes, "", parent)
        self.label = self.tr("Compare")
        self.setCheckable(True)
        self.setProperty("ring_radius", 5)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Compare {0}").format(name))

    def sizeHint(self) -> QSize:
        """Mark and word, at least 24 px high."""
        metrics = QFontMetricsF(self.theme.font("caption"))
        width = self.theme.scaled(_MARK) + _GAP + metrics.horizontalAdvance(self.label) + 2 * _EDGE
        return QSize(round(width + 1), max(24, self.theme.scaled(_MARK) + 8))

    def minimumSizeHint(self) -> QSize:
        """The word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark, then the word."""
        theme, on = self.theme, self.isChecked()
        painter = QPainter(self)
        mark = float(theme.scaled(_MARK))
        box = QRectF(_EDGE, (self.height() - mark) / 2, mark, mark)
        words = QRectF(
            _EDGE + mark + _GAP, 0, self.width() - 2 * _EDGE - mark - _GAP, self.height()
        )
        box, words = self.mirrored(box), self.mirrored(words)
        state = CheckState.DONE if on else CheckState.TODO
        if not self.isEnabled():
            painter.setOpacity(0.5)
        paint_check_box(painter, box, state, 0.0, theme)
        painter.setFont(theme.font("caption"))
        token = "text" if self.underMouse() and self.isEnabled() else "text-2"
        painter.setPen(theme.color(token))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.label)
        painter.end()
