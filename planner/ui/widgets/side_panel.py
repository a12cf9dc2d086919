"""Scrolling columns: the page's own, and the panel that stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource


class ScrollColumn(QScrollArea):
    """A column that scrolls up and down only; `column` takes the widgets."""

    def __init__(self, ground: str, name: str, parent: QWidget | None = None) -> None:
        """Stand on a ground of the theme (`canvas` or `surface`); `name` is read aloud."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("ground", ground)
        self.setAccessibleName(name)
        content = QWidget()
        content.setProperty("ground", ground)
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(content)
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As high as what it holds."""
        return QSize(super().sizeHint().width(), self._content_height())

    def minimumSizeHint(self) -> QSize:
        """It may become low, but never narrower than what it holds."""
        return QSize(self.widget().minimumSizeHint().width(), 48)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when what it holds changes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _content_height(self) -> int:
        layout, width = self.column, self.viewport().width()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()


class BesidePage(QWidget):
    """A page's left part and a panel of fixed width at its end, with a line between."""

    def __init__(
        self, main: QWidget, panel: QWidget, wide: int, narrow: int, parent: QWidget | None = None
    ) -> None:
        """Give the panel `wide` px in windows from 1240 px on, else `narrow` px."""
        super().__init__(parent)
        self._panel = panel
        self._widths = (wide, narrow)
        line = QFrame()
        line.setProperty("frame", "line-vertical")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(main, 1)
        row.addWidget(line)
        row.addWidget(panel)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the panel's width."""
        self._fit()

    def _fit(self) -> None:
        wide, narrow = self._widths
        least = self._panel.minimumSizeHint().width()
        width = max(wide if self.width() >= 1240 else narrow, least)
        # Never more than half of the page, however large the text.
        self._panel.setFixedWidth(min(width, max(narrow, self.width() // 2)))


def section_label(themes: ThemeSource, text: str) -> TextLabel:
    """The small bold heading of a section in a panel."""
    return TextLabel(themes, text, "small-strong", "secondary", wrap=True)
