"""A painted button whose words end in an ellipsis where there is no room for them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QFontMetricsF, QResizeEvent


class CutButton(ThemedButton):
    """What is cut off stands in the tool tip."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tool tip in step with what is cut."""
        super().resizeEvent(event)
        cut = self.width() < self.sizeHint().width()
        whole = plain_tip(self.label)
        if cut and not self.toolTip():
            self.setToolTip(whole)
        elif not cut and self.toolTip() == whole:
            self.setToolTip("")

    def fitted(self, text: str, metrics: QFontMetrics | QFontMetricsF, room: float) -> str:
        """A text as far as there is room for it."""
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, math.ceil(room))
