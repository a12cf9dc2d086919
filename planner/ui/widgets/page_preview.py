"""Shows finished pages one at a time, with turning, zooming and fitting; knows nothing of plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource

#: Zoom steps in percent of the paper's size at 96 dots an inch.
ZOOMS = (50, 75, 100, 125, 150, 200)
#: Dots an inch at which a page has its own size on an ordinary screen.
SCREEN_PPI = 96
_GAP = 16


class _Sheet(QWidget):
    """One page as a picture with a thin edge; keeps the proportions of the paper."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._image = QImage()
        self._shown = QPixmap()
        themes.theme_changed.connect(self.update)

    def set_image(self, image: QImage) -> None:
        self._image = image
        self._shown = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        if not self._image.isNull():
            painter.drawPixmap(QPoint(0, 0), self._scaled())
        painter.setPen(QPen(self._themes.theme.color("border-strong"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _scaled(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._shown.size() != size:
            scaled = self._image.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._shown = QPixmap.fromImage(scaled)
            self._shown.setDevicePixelRatio(ratio)
        return self._shown


class PagePreview(QWidget):
    """Pages with buttons below them; Page Up and Down turn, Ctrl with + - 0 zooms and fits."""

    #: A wish: pictures with more dots an inch are needed for the zoom chosen.
    sharper_requested = Signal(float)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Make an empty preview."""
        super().__init__(parent)
        self._themes = themes
        self._pages: tuple[bytes, ...] = ()
        self._ppi = float(SCREEN_PPI)
        self._index = 0
        #: None fits the page into the room there is.
        self._zoom: int | None = None
        self._paper = QSize()
        self.setProperty("ground", "press")
        self._sheet = _Sheet(themes)
        self._area = QScrollArea()
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setWidget(self._sheet)
        self._area.setAccessibleName(self.tr("Page preview"))
        self._area.installEventFilter(self)
        self._area.viewport().installEventFilter(self)
        self._message = TextLabel(themes, "", "body", "secondary", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.hide()
        self._make_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._message, 1)
        column.addLayout(self._bar)
        self._add_keys()
        self._paint_ground()
        themes.theme_changed.connect(self._paint_ground)
        self._show()

    @property
    def index(self) -> int:
        """The page shown, from 0."""
        return self._index

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def zoom(self) -> int | None:
        """Percent of the paper's size; None while the page is fitted."""
        return self._zoom

    def set_pages(self, pages: Sequence[bytes], ppi: float) -> None:
        """Show other pages (PNG) that were drawn with so many dots an inch; stays at its number."""
        self._pages = tuple(pages)
        self._ppi = ppi
        self._message.hide()
        self._area.show()
        self.turn_to(min(self._index, max(0, len(self._pages) - 1)))

    def show_message(self, words: str) -> None:
        """Say something in the place of the pages."""
        self._pages = ()
        self._message.setText(words)
        self._area.hide()
        self._message.show()
        self._show()

    def turn_to(self, index: int) -> None:
        """Show a page by its number from 0; numbers outside stop at the ends."""
        self._index = max(0, min(index, len(self._pages) - 1))
        self._show()

    def set_zoom(self, zoom: int | None) -> None:
        """Show at a percentage of the paper's size, or fit the page."""
        if zoom == self._zoom:
            return
        self._zoom = zoom
        self._lay_out()
        wanted = SCREEN_PPI * (zoom or 100) / 100 * self.devicePixelRatioF()
        if wanted > self._ppi * 1.01:
            self.sharper_requested.emit(wanted)

    # --- Qt ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Turn pages with the keys and the wheel, which would scroll otherwise."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._turned_by_key(event.key())
        if isinstance(event, QWheelEvent) and self._zoom is None:
            self.turn_to(self._index + (1 if event.angleDelta().y() < 0 else -1))
            return True
        if isinstance(event, QResizeEvent) and watched is self._area.viewport():
            self._lay_out()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the words under a narrow page: Ctrl+0 fits it as well."""
        super().resizeEvent(event)
        buttons = (self.back_button, self.next_button, self.out_button, self.in_button)
        needed = sum(button.sizeHint().width() for button in buttons) + 120
        needed += self.number.sizeHint().width() + 2 * self.fit_button.sizeHint().width()
        self.fit_button.setVisible(needed <= self.width())

    # --- Internal ---------------------------------------------------------------------------------

    def _make_bar(self) -> None:
        themes = self._themes
        self.fit_button = push_button(themes, self.tr("Fit page"), "flat", compact=True)
        self.back_button = icon_button(themes, "caret-left", self.tr("Previous page"), "PgUp")
        self.next_button = icon_button(themes, "caret-right", self.tr("Next page"), "PgDown")
        self.out_button = icon_button(themes, "minus", self.tr("Zoom out"), "Ctrl+-")
        self.in_button = icon_button(themes, "plus", self.tr("Zoom in"), "Ctrl++")
        self.number = TextLabel(themes, "", "medium")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fit_button.clicked.connect(lambda: self.set_zoom(None))
        self.back_button.clicked.connect(lambda: self.turn_to(self._index - 1))
        self.next_button.clicked.connect(lambda: self.turn_to(self._index + 1))
        self.out_button.clicked.connect(lambda: self._step(-1))
        self.in_button.clicked.connect(lambda: self._step(1))
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(14, 9, 14, 9)
        self._bar.setSpacing(6)
        left, middle, right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.fit_button)
        left.addStretch()
        for widget in (self.back_button, self.number, self.next_button):
            middle.addWidget(widget)
        right.addStretch()
        right.addWidget(self.out_button)
        right.addWidget(self.in_button)
        self._bar.addLayout(left, 1)
        self._bar.addLayout(middle)
        self._bar.addLayout(right, 1)

    def _add_keys(self) -> None:
        for key, done in (
            (QKeySequence.StandardKey.ZoomIn, lambda: self._step(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self._step(-1)),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_0), lambda: self.set_zoom(None)),
            (QKeySequence(Qt.Key.Key_PageDown), lambda: self.turn_to(self._index + 1)),
            (QKeySequence(Qt.Key.Key_PageUp), lambda: self.turn_to(self._index - 1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(done)

    def _turned_by_key(self, key: int) -> bool:
        target = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._pages)}.get(Qt.Key(key))
        if target is None:
            return False
        self.turn_to(target)
        return True

    def _step(self, by: int) -> None:
        now = self._zoom or self._fitted_percent()
        larger = [zoom for zoom in ZOOMS if zoom > now]
        smaller = [zoom for zoom in ZOOMS if zoom < now]
        if by > 0 and larger:
            self.set_zoom(larger[0])
        elif by < 0 and smaller:
            self.set_zoom(smaller[-1])

    def _fitted_percent(self) -> float:
        return 100 * self._sheet.width() / max(1, self._paper.width())

    def _show(self) -> None:
        has_pages = bool(self._pages)
        words = (
            self.tr("Page {number} of {count}").format(number=self._index + 1, count=self.count)
            if has_pages
            else ""
        )
        self.number.setText(words)
        self._sheet.setAccessibleName(words)
        self._area.setAccessibleDescription(words)
        self._sheet.setVisible(has_pages)
        self.back_button.setEnabled(self._index > 0)
        self.next_button.setEnabled(self._index + 1 < self.count)
        if has_pages:
            image = QImage.fromData(self._pages[self._index])
            self._paper = image.size() * (SCREEN_PPI / self._ppi)
            self._sheet.set_image(image)
            self._lay_out()

    def _lay_out(self) -> None:
        if self._paper.isEmpty():
            return
        if self._zoom is None:
            room = self._area.viewport().size() - QSize(2 * _GAP, 2 * _GAP)
            size = self._paper.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        else:
            size = self._paper * (self._zoom / 100)
        self._sheet.resize(size.expandedTo(QSize(24, 24)))

    def _paint_ground(self) -> None:
        ground = self._themes.theme.color("press").name()
        self._area.setStyleSheet(f"QScrollArea {{ background: {ground}; }}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"PagePreview {{ background: {ground}; }}")
