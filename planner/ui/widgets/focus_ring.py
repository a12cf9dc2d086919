"""The focus ring: 2 px wide with a 2 px gap, shown only when the focus came by keyboard.

Qt marks a window when Tab, Backtab or a shortcut moved the focus in it (`WA_KeyboardFocusChange`)
and never takes the mark back, so a press of the mouse clears it here. Text fields and item views
draw their own focus and get no ring.

A widget may set dynamic properties: `ring_radius` (px, or "half" for round ends), `ring_bottom` (px
the ring's lower edge moves down), `own_focus` (True: it draws its focus itself).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QWidget,
)
from shiboken6 import isValid

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

WIDTH: Final = 2
GAP: Final = 2
_OUTSET: Final = WIDTH + GAP
_DRAWS_OWN_FOCUS: Final = (
    QLineEdit,
    QAbstractSpinBox,
    QComboBox,
    QAbstractScrollArea,
    QMenu,
    QMenuBar,
)
_MOVES: Final = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ZOrderChange,
        QEvent.Type.ParentChange,
    }
)


class _Ring(QWidget):
    def __init__(self, themes: ThemeSource, window: QWidget) -> None:
        super().__init__(window)
        self._themes = themes
        self.radius = 8.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._themes.theme.color("focus"), WIDTH))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), self.radius, self.radius
        )
        painter.end()


class FocusRing(QObject):
    """Watches the focus of the whole application and lays a ring round the widget that has it."""

    def __init__(self, themes: ThemeSource, app: QApplication) -> None:
        """Start watching; the ring goes when this object goes."""
        super().__init__(app)
        self._themes = themes
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._focus_changed)
        themes.theme_changed.connect(self._place)

    @property
    def target(self) -> QWidget | None:
        """The widget with the ring, if any."""
        return self._watched[0] if self._watched and self._ring is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget and everything it stands in; go when it is pressed with the mouse."""
        kind = event.type()
        if kind in _MOVES:
            self._place()
        elif kind == QEvent.Type.MouseButtonPress and watched is self.target:
            self._forget_keyboard(watched)
            self._drop()
        return False

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._drop()
        if new is None:
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._forget_keyboard(new)
            return
        by_keyboard = new.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if by_keyboard and not isinstance(new, _DRAWS_OWN_FOCUS) and not new.property("own_focus"):
            self._surround(new)

    @staticmethod
    def _forget_keyboard(widget: QObject) -> None:
        if isinstance(widget, QWidget):
            widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)

    def _surround(self, widget: QWidget) -> None:
        host = _host_of(widget)
        ring = _Ring(self._themes, host)
        self._ring = ring
        step: QWidget | None = widget
        while step is not None:
            self._watched.append(step)
            step.installEventFilter(self)
            if step is host:
                break
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        target, ring = self.target, self._ring
        # Its window may have deleted the ring, or the widget its page, before the focus moved on.
        if target is None or ring is None or not (isValid(ring) and isValid(target)):
            return
        if not target.isVisible():
            ring.hide()
            return
        host = self._watched[-1]
        bottom = target.property("ring_bottom") or 0
        area = QRect(target.mapTo(host, QPoint(0, 0)), target.size()).adjusted(0, 0, 0, int(bottom))
        radius = target.property("ring_radius")
        inner = area.height() / 2 if radius == "half" else float(radius or 6)
        ring.radius = inner + GAP + WIDTH / 2
        ring.setGeometry(area.adjusted(-_OUTSET, -_OUTSET, _OUTSET, _OUTSET))
        ring.show()
        ring.raise_()
        ring.update()

    def _drop(self) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = []
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()


def _host_of(widget: QWidget) -> QWidget:
    """Give the widget that holds the ring: the viewport it scrolls in, or the window."""
    step = widget.parentWidget()
    while step is not None and not step.isWindow():
        above = step.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is step:
            return step
        step = above
    return step if step is not None else widget
