"""A view of a `KeyedList` that stays with its row, and the heads of columns above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.ui.delegates.row_painter import RowPainter
from planner.ui.pages.quiet_list import QuietList
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStyledItemDelegate

    from planner.ui.models.keyed_list import KeyedList
    from planner.ui.theme import ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

_MARGIN: Final = 24


class _Margined(Protocol):
    margin: float


class KeyedListView(QuietList):
    """Shows a `KeyedList`; one row with a key is current."""

    #: A fact: another row is current, by its key, or none with "".
    row_chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        model: KeyedList,
        delegate: QStyledItemDelegate,
        parent: QWidget | None = None,
    ) -> None:
        """Show a model with a delegate that has the attributes `ring` and `margin`."""
        self.keyed = model
        #: Px at both sides of the rows and their heads.
        self.margin: float = _MARGIN
        super().__init__(model, delegate, "", parent)
        model.setParent(self)
        delegate.setParent(self)
        themes.theme_changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def chosen(self) -> str:
        """Key of the current row, or ""."""
        return self.keyed.key_at(self.currentIndex())

    def set_margin(self, margin: float) -> None:
        """Leave other room at both sides."""
        if margin != self.margin:
            self.margin = margin
            painter: _Margined = self.itemDelegate()  # type: ignore[assignment]
            painter.margin = margin
            self.scheduleDelayedItemsLayout()

    def refill(self, fill: Callable[[], None]) -> None:
        """Let the model take other rows, and stay at the same key, else go to the first."""
        chosen = self.chosen
        self.blockSignals(True)
        fill()
        self.blockSignals(False)
        if self.chosen != chosen or not chosen:
            row = self.keyed.row_of(chosen)
            self.setCurrentIndex(self.keyed.index(row) if row >= 0 else self.first())
        # Left to a timer, all rows would be painted a second time.
        self.executeDelayedItemsLayout()

    def choose(self, key: str) -> None:
        """Make a row current, where it is shown."""
        row = self.keyed.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.keyed.index(row))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which row is current."""
        super().currentChanged(current, previous)
        self.row_chosen.emit(self.keyed.key_at(current))


class ColumnHeads(ThemedWidget):
    """The heads of the columns, over a list beside which a scroll bar may stand."""

    def __init__(
        self, themes: ThemeSource, view: KeyedListView, parent: QWidget | None = None
    ) -> None:
        """Stand over a view."""
        super().__init__(themes, parent)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.verticalScrollBar().rangeChanged.connect(lambda *_: self.update())

    def paint_heads(self, row: RowPainter, width: int) -> None:
        """Draw the words of the heads over columns of a list so wide."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """One line, 34 high."""
        line = QFontMetricsF(self.theme.font("small")).height()
        return QSize(400, max(34, round(line + 14)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the list."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, line and heads."""
        theme, width = self.theme, self._view.viewport().width()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("border"))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - width if mirrored else 0
        area = QRectF(left, 0, width, self.height())
        self.paint_heads(RowPainter(painter, area, theme, self.layoutDirection()), width)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns depend on the width."""
        super().resizeEvent(event)
        self.update()


class HeadedList(QWidget):
    """Heads over a list."""

    def __init__(
        self, heads: ColumnHeads, view: KeyedListView, parent: QWidget | None = None
    ) -> None:
        """Put one over the other."""
        super().__init__(parent)
        self._heads = heads
        self._view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heads)
        column.addWidget(view, 1)

    def set_margin(self, margin: float) -> None:
        """Leave other room at both sides of heads and rows."""
        self._view.set_margin(margin)
        self._heads.update()

    @property
    def full_height(self) -> int:
        """What heads and all rows take, where the rows are of one height."""
        rows = self._view.keyed.rowCount() * max(0, self._view.sizeHintForRow(0))
        return self._heads.sizeHint().height() + rows
