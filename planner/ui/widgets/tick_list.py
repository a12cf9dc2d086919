"""Things to tick, found by typing: a field to search with over a list of boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.themed import one_line

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QKeyEvent

    from planner.ui.theme import ThemeSource

#: Px over and under the words of a thing to tick.
_ROW_SPACE: Final = 4
#: Below so many there is nothing to search.
_SEARCHED_FROM: Final = 8
_MOST_HIGH: Final = 112
_TICKING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickList(QWidget):
    """Boxes, each with an id; the ticked ones first.

    Enter in the search ticks the first thing found, or unticks it, so that several are chosen
    without leaving the field. With an empty search Enter is the dialog's.
    """

    def __init__(
        self, themes: ThemeSource, name: str, search: str, parent: QWidget | None = None
    ) -> None:
        """Start empty; `name` is read aloud, `search` stands in the empty search."""
        super().__init__(parent)
        self.search = SearchField(themes, search)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("field", True)
        self.list.setMaximumHeight(max(_MOST_HIGH, themes.theme.scaled(_MOST_HIGH)))
        self.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self.setFocusProxy(self.search)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._find)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self.list)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of what is ticked."""
        on = (each for each in self._items() if each.checkState() is Qt.CheckState.Checked)
        return tuple(str(each.data(Qt.ItemDataRole.UserRole)) for each in on)

    @property
    def found(self) -> list[str]:
        """The words of what is shown, in order."""
        return [each.text() for each in self._items() if not each.isHidden()]

    def fill(self, pairs: Collection[tuple[str, str]], ticked: Collection[str]) -> None:
        """Show ids with their words, the ticked first."""
        # Qt gives a row the height of its words and cuts the box off.
        high = QSize(0, self.list.fontMetrics().height() + 2 * _ROW_SPACE)
        self.list.clear()
        for name, words in sorted(pairs, key=lambda pair: pair[0] not in ticked):
            item = QListWidgetItem(one_line(words))
            item.setSizeHint(high)
            item.setData(Qt.ItemDataRole.UserRole, name)
            on = Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.list.addItem(item)
        searched = len(pairs) >= _SEARCHED_FROM
        self.search.setVisible(searched)
        self.setFocusProxy(self.search if searched else self.list)

    # --- Qt's side ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ticks what was found, Down goes on to it."""
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        press: QKeyEvent = event  # type: ignore[assignment]
        first = next((each for each in self._items() if not each.isHidden()), None)
        if press.key() in _TICKING and self.search.text():
            if first is not None:
                was_on = first.checkState() is Qt.CheckState.Checked
                first.setCheckState(Qt.CheckState.Unchecked if was_on else Qt.CheckState.Checked)
                self.search.selectAll()
            return True
        if press.key() == Qt.Key.Key_Down and first is not None:
            self.list.setCurrentItem(first)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    # --- Internals ------------------------------------------------------------------------------

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _find(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items():
            words = item.text().casefold()
            item.setHidden(not all(word in words for word in wanted))
        self.list.scrollToTop()
