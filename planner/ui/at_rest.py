"""Work ahead of being asked for it, done while nobody uses the keys or the mouse.

It is done in slices, and each touch of the keys or the mouse puts off the next one, so that whoever
works on never meets it. It also waits while a question, a menu or a waiting pointer is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from planner.ui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So long nothing was touched before the first slice; a pause in typing is shorter.
_REST_MS: Final = 400
#: Between two slices there is time for a key and for all that it brings about.
_PAUSE_MS: Final = 30
TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.DragMove,
    }
)


class AtRest(Slices):
    """Does one piece of work at a time; the windows are watched no longer than that takes.

    Keys and mouse reach a window before its widgets, of which each hears many events more.
    """

    def __init__(self, parent: QObject | None = None, rest_ms: int | None = None) -> None:
        """Have nothing to do.

        Args:
            parent: Qt's owner.
            rest_ms: So long nothing is touched before a slice that takes longer than others.
        """
        super().__init__(parent)
        self._rest_ms = rest_ms

    def start(self, work: Iterator[None]) -> None:
        """Do a piece of work in slices, the first once nothing was touched for a while."""
        super().start(work)
        for window in QApplication.topLevelWindows():
            window.installEventFilter(self)
        self._rest()

    def stop(self) -> None:
        """Do no more of it."""
        super().stop()
        for window in QApplication.topLevelWindows():
            window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put off what is left when the keys or the mouse are used."""
        if event.type() in TOUCHES and self.is_at_work:
            self._rest()
        return False

    # --- Internals ------------------------------------------------------------------------------

    def _rest(self) -> None:
        self._timer.start(_REST_MS if self._rest_ms is None else self._rest_ms)

    def _next(self) -> None:
        if _is_busy():
            self._rest()
            return
        self._timer.start(_PAUSE_MS)
        super()._next()


def _is_busy() -> bool:
    """Whether the learner answers a question, chooses from a menu, drags or waits."""
    return (
        QApplication.activeModalWidget() is not None
        or QApplication.activePopupWidget() is not None
        or QApplication.overrideCursor() is not None
        or QApplication.mouseButtons() != Qt.MouseButton.NoButton
    )
