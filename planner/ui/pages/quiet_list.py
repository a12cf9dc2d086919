"""A list of painted rows that shows its ring only where the focus came by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyledItemDelegate

    AnyIndex = QModelIndex | QPersistentModelIndex

_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class _Ringed(Protocol):
    ring: bool


class QuietList(QListView):
    """One row is chosen at a time; nothing is edited in place."""

    def __init__(
        self,
        model: QAbstractItemModel,
        delegate: QStyledItemDelegate,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show a model with a delegate that has an attribute `ring`; `name` is read aloud."""
        super().__init__(parent)
        self._ringed: _Ringed = delegate  # type: ignore[assignment]
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)

    def first(self) -> QModelIndex:
        """The first row that can be chosen."""
        model = self.model()
        rows = (model.index(place, 0) for place in range(model.rowCount()))
        return next((each for each in rows if each.flags()), QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the focus came by keyboard; begin at the first row."""
        by_keyboard = event.reason() in _KEYBOARD_REASONS
        if by_keyboard and not self.currentIndex().isValid():
            self.setCurrentIndex(self.first())
        super().focusInEvent(event)
        self._set_ring(shown=by_keyboard)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whoever goes by keys sees where."""
        self._set_ring(shown=True)
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever points knows where."""
        self._set_ring(shown=False)
        super().mousePressEvent(event)

    def _set_ring(self, *, shown: bool) -> None:
        if shown != self._ringed.ring:
            self._ringed.ring = shown
            self.viewport().update()
