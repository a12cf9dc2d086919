"""A toast: says at the foot of the page that something was done, and offers to take it back.

It stays six seconds, longer while the pointer or the focus is on it. It is never the only record of
a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.themed import ThemedWidget, breakable, plain_button_text, whole

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

VISIBLE_MS: Final = 6000
MARGIN: Final = 16
"""Distance from the bottom of the page in px."""


def announce(widget: QWidget, message: str) -> None:
    """Have a screen reader say a message once, where one is listening."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, message))


class Toast(ThemedWidget):
    """Lies over the bottom of its parent; one message at a time, the newest wins."""

    action_requested = Signal()
    closed = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        """Make a hidden toast over `parent`."""
        super().__init__(themes, parent)
        self._icon = IconLabel(themes, "check-circle", "surface", 18)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._action = QPushButton()
        self._action.setCursor(Qt.CursorShape.PointingHandCursor)
        self._action.setProperty("ring_color", "surface")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(VISIBLE_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        self.setMinimumHeight(44)
        self._action.clicked.connect(self._pressed)
        self._action.installEventFilter(self)
        self._timer.timeout.connect(self.close_now)
        self._page = parent
        parent.installEventFilter(self)
        self._dress()
        self.hide()

    @property
    def message(self) -> str:
        """The text shown now."""
        return whole(self._text.text())

    def show_message(self, message: str, action: str = "", icon: str = "check-circle") -> None:
        """Show and announce a message; `action` is the button's text, if any."""
        self._text.setText(breakable(message))
        self._icon.set_icon(icon)
        self._action.setText(plain_button_text(action))
        self._action.setVisible(bool(action))
        self.setAccessibleName(message)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, message)

    def close_now(self) -> None:
        """Take the toast away."""
        if self.isVisible():
            self._timer.stop()
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size; wait while the button has the focus."""
        kind = event.type()
        if watched is self._page:
            if kind == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif kind == QEvent.Type.FocusIn:
            self._timer.stop()
        elif kind == QEvent.Type.FocusOut and not self.underMouse():
            self._timer.start()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count again from the start."""
        if self.isVisible() and not self._action.hasFocus():
            self._timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the plate in the page's text colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._plate())
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()

    def _plate(self) -> QColor:
        return self.theme.color("text")

    def _dress(self) -> None:
        theme = self.theme
        words = theme.color("surface").name()
        # On the inverted plate the accent of this theme is too dark; its line colour reads.
        action = words if theme.high_contrast else theme.color("accent-line").name()
        self._text.setStyleSheet(f"color: {words}; background: transparent;")
        self._action.setStyleSheet(
            "QPushButton { background: transparent; border: 1px solid transparent;"
            f" border-radius: 6px; padding: 0 8px; min-height: 26px; color: {action};"
            " font-weight: 600; }"
            f" QPushButton:hover {{ border-color: {action}; }}"
        )

    def _place(self) -> None:
        page = self._page.size()
        self._text.setWordWrap(False)
        room = max(page.width() - 2 * MARGIN, 120)
        width = min(self.sizeHint().width(), room)
        self._text.setWordWrap(self.sizeHint().width() > room)
        height = max(self.heightForWidth(width), self.sizeHint().height(), 44)
        left, top = (page.width() - width) // 2, page.height() - height - MARGIN
        self.setGeometry(left, top, width, height)

    def _pressed(self) -> None:
        self.close_now()
        self.action_requested.emit()

    def _theme_changed(self) -> None:
        self._dress()
        super()._theme_changed()
