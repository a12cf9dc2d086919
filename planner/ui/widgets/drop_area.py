"""Lets files and links be dropped on a widget, which shows with an outline that it takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPen

from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource

#: Files taken at once.
MOST_FILES: Final = 50
#: A longer text is no address.
_MOST_TEXT: Final = 2000
_ACTIONS: Final = (Qt.DropAction.LinkAction, Qt.DropAction.CopyAction)
#: A plan is opened by the window, and is no evidence.
_PLAN: Final = ".json"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Paths of files and texts that may be addresses, in the order they came."""

    files: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.files or self.texts)


def dropped_of(data: QMimeData | None) -> Dropped:
    """What was dragged or copied, as far as it may be evidence."""
    if data is None:
        return Dropped()
    urls = data.urls()[:MOST_FILES]
    files = tuple(url.toLocalFile() for url in urls if url.isLocalFile())
    if len(files) == 1 and files[0].casefold().endswith(_PLAN):
        return Dropped()
    texts = tuple(url.toString() for url in urls if not url.isLocalFile())
    if not urls and data.hasText() and len(data.text()) <= _MOST_TEXT:
        texts = tuple(data.text().split())[:MOST_FILES]
    return Dropped(tuple(dict.fromkeys(files)), tuple(dict.fromkeys(texts)))


class _Outline(ThemedWidget):
    """The outline over the widget, while something is dragged over it."""

    def __init__(self, themes: ThemeSource, words: str, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent"), 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        area = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        painter.drawRoundedRect(area, 10, 10)
        font = theme.font("strong")
        painter.setFont(font)
        box = painter.boundingRect(area, int(Qt.AlignmentFlag.AlignCenter), self._words)
        box = box.adjusted(-16, -10, 16, 10)
        painter.setPen(QPen(theme.color("accent-line"), 1))
        painter.setBrush(theme.color("accent-soft"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(theme.color("text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._words)
        painter.end()


class DropArea(QObject):
    """Watches over a widget."""

    #: A fact: something was dropped, as `Dropped`; whoever dropped it is let go by then.
    dropped = Signal(object)

    def __init__(self, themes: ThemeSource, words: str, widget: QWidget) -> None:
        """Let a widget take drops; `words` say what is done with them."""
        super().__init__(widget)
        self._widget = widget
        self.outline = _Outline(themes, words, widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what may be evidence; anything else is for others."""
        kind = event.type()
        if kind in (QEvent.Type.DragLeave, QEvent.Type.Hide):
            self.outline.hide()
        if kind not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        if not isinstance(event, QDropEvent) or not (found := dropped_of(event.mimeData())):
            return False
        # The file stays where it is: a move would take it away from there.
        offered = (each for each in _ACTIONS if each in event.possibleActions())
        action = next(offered, None)
        if action is None:
            return False
        event.setDropAction(action)
        event.accept()
        self.outline.setGeometry(self._widget.rect())
        self.outline.setVisible(kind != QEvent.Type.Drop)
        self.outline.raise_()
        if kind == QEvent.Type.Drop:
            QTimer.singleShot(0, self, lambda: self.dropped.emit(found))
        return True
