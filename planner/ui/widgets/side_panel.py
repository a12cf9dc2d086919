"""Scrolling columns: the page's own, and the panel that stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.themed import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from planner.ui.theme import ThemeSource


#: Width of a page from which on its panel is wide, in px.
_WIDE_PAGE = 1240
#: Qt's own greatest width: no limit.
_WIDEST = 16_777_215
#: Height that a page's left part and its panel keep one under the other, in px.
_LEAST_BELOW = 400


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
        self.content = content = QWidget()
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
        """It may become as low as a few lines, but never narrower than what it holds."""
        lines = 6 * self.fontMetrics().height()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.content.minimumSizeHint().width() + bar, lines)

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
    """A page's left part and a panel of fixed width at its end, with a line between.

    Where large text leaves no room for both, the panel stands below, as wide as the page; it wants
    to be in an `OverflowArea` then, for each of the two keeps a height to work with.
    """

    def __init__(
        self, main: QWidget, panel: QWidget, wide: int, narrow: int, parent: QWidget | None = None
    ) -> None:
        """Give the panel `wide` px in windows from 1240 px on, else `narrow` px."""
        super().__init__(parent)
        self._main, self._panel = main, panel
        self._widths = (wide, narrow)
        self._line = QFrame()
        self._line.setProperty("frame", "line-vertical")
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(main, 1)
        row.addWidget(self._line)
        row.addWidget(panel)
        self._fit()

    @property
    def is_below(self) -> bool:
        """Whether the panel stands below the left part."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two, for they may stand one under the other."""
        wide = max(each.minimumSizeHint().width() for each in (self._main, self._panel))
        return QSize(wide, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Choose the panel's width anew when it needs more or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the panel's width."""
        self._fit()

    def _fit(self) -> None:
        wide, narrow = self._widths
        least = self._panel.minimumSizeHint().width()
        width = max(wide if self.width() >= _WIDE_PAGE else narrow, least)
        below = self.width() < self._main.minimumSizeHint().width() + width + 1
        if below != self.is_below:
            self._turn(below=below)
        if below:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(_WIDEST)
        elif width != self._panel.maximumWidth():
            self._panel.setFixedWidth(width)

    def _turn(self, *, below: bool) -> None:
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if below else ways.LeftToRight)
        self._row.setStretchFactor(self._panel, int(below))
        for part in (self._main, self._panel):
            part.setMinimumHeight(_LEAST_BELOW if below else 0)
        self._line.setProperty("frame", "line" if below else "line-vertical")
        restyle(self._line)


class OverflowArea(QScrollArea):
    """Shows pages of which one is current; scrolls only where the window is too small for it."""

    def __init__(self, pages: QStackedWidget, parent: QWidget | None = None) -> None:
        """Show the current one of `pages`."""
        super().__init__(parent)
        self._pages = pages
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(pages)
        pages.installEventFilter(self)
        pages.currentChanged.connect(self._page_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when what a page needs has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It may become small: it scrolls."""
        return QSize(320, 200)

    def _page_changed(self) -> None:
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        self._fit()

    def _fit(self) -> None:
        page = self._pages.currentWidget()
        layout = page.layout() if page is not None else None
        if page is None or layout is None:
            return
        room = self.maximumViewportSize()
        width = max(room.width(), page.minimumSizeHint().width())
        height = max(room.height(), _least_height(layout, width))
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        if height > room.height() and width == room.width():
            width = max(width - bar, page.minimumSizeHint().width())
        elif width > room.width() and height == room.height():
            height = max(height - bar, _least_height(layout, width))
        self._pages.resize(width, height)


def _least_height(layout: QLayout, width: int) -> int:
    if layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(width)
    return layout.totalMinimumSize().height()


def section_label(themes: ThemeSource, text: str) -> TextLabel:
    """The small bold heading of a section in a panel."""
    return TextLabel(themes, text, "small-strong", "secondary", wrap=True)
