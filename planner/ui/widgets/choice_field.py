"""A field to choose one of several texts; what has no room in it ends in an ellipsis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.themed import one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

#: Px between an icon and the text, as Qt has them.
_GAP = 4


class ChoiceField(QComboBox):
    """A combo box; Qt's own cuts a long text off at its edge, with nothing to say so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        # Qt's own takes the keyboard when the wheel comes over it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentTextChanged.connect(self._tip)

    @property
    def shown_text(self) -> str:
        """What fits of the chosen text."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._fitting(option)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field with what fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._fitting(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        area = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + _GAP
        text = one_line(option.currentText)
        return self.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, area.width() - icon - _GAP
        )

    def _tip(self, text: str) -> None:
        self.setToolTip(plain_tip(text))
