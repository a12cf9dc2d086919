"""Which widgets are painted while something is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Callable


class _Painted(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.widgets.append(watched)
        return False


def painted_by(work: Callable[[], object]) -> list[QObject]:
    """The widgets that work paints, with what it leaves to be painted after it."""
    app = QCoreApplication.instance()
    assert app is not None
    QCoreApplication.processEvents()
    painted = _Painted()
    app.installEventFilter(painted)
    try:
        work()
        QCoreApplication.processEvents()
    finally:
        app.removeEventFilter(painted)
    return painted.widgets
