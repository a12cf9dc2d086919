"""A field to find or filter with: magnifying glass in front, a cross to clear the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

#: Px before the glass and between it and the text; around the cross, and from it to the edge.
_BEFORE, _BETWEEN, _AROUND, _AFTER = 7, 10, 4, 4
_GLASS: Final = 16
_CROSS: Final = 14


class _Cross(ThemedButton):
    """A cross without a place of its own for the keyboard, for which there is Escape."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget) -> None:
        super().__init__(themes, name, parent)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """The cross, and a little more to meet it."""
        side = self.theme.scaled(_CROSS) + 2 * _AROUND
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        color = self.theme.color("text-2" if self.underMouse() else "text-3")
        self.theme.icons.paint(painter, box, "x", color)
        painter.end()


class SearchField(QLineEdit):
    """A line edit that Escape empties; Escape in an empty field goes on to the page.

    Its pictures are widgets and not actions: Qt draws those of a field 16 px wide, whatever the
    size of the text.
    """

    def __init__(
        self, themes: ThemeSource, placeholder: str, parent: QWidget | None = None
    ) -> None:
        """Start empty; `placeholder` is also the name read aloud."""
        super().__init__(parent)
        self._themes = themes
        self._glass = IconLabel(themes, "magnifying-glass", "text-3", _GLASS, self)
        self._clear = _Cross(themes, self.tr("Clear"), self)
        self._clear.hide()
        self.setProperty("leading", True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._text_changed)
        themes.theme_changed.connect(self._place)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pictures at the ends."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Change sides with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def _text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._place()

    def _place(self) -> None:
        glass, cross = self._glass.sizeHint().width(), self._clear.sizeHint().width()
        start, end = glass + _BETWEEN, cross + _AFTER if self.text() else 0
        mirrored = self.isRightToLeft()
        self.setTextMargins(end if mirrored else start, 0, start if mirrored else end, 0)
        for widget, left, side in (
            (self._glass, _BEFORE, glass),
            (self._clear, self.width() - _AFTER - cross, cross),
        ):
            at = self.width() - left - side if mirrored else left
            widget.setGeometry(at, (self.height() - side) // 2, side, side)
