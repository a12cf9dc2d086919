"""The bar over the cards of the portfolio: words to find, chips with counts, the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.ui.models.piece_rows import Order, Sort
from planner.ui.pages.filter_bar import ChoiceButton
from planner.ui.widgets.chips import ChipGroup
from planner.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.ui.roles import PieceRow
    from planner.ui.theme import ThemeSource


class PieceBar(QWidget):
    """What the portfolio shows, and in which order."""

    #: A fact: something else is asked for.
    changed = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Ask for everything, the newest first."""
        super().__init__(parent)
        self.search = SearchField(themes, self.tr("Search evidence"))
        sorts: list[tuple[str, str, int | None]] = [
            (Sort.ALL.value, self.tr("All"), 0),
            (Sort.AUDIO.value, self.tr("Audio"), 0),
            (Sort.LINK.value, self.tr("Links"), 0),
            (Sort.DOCUMENT.value, self.tr("Documents"), 0),
            (Sort.IMAGE.value, self.tr("Images"), 0),
            (Sort.NOTE.value, self.tr("Notes"), 0),
        ]
        self.sort = ChipGroup(themes, sorts, self.tr("Evidence shown"))
        orders = [
            (Order.NEWEST.value, self.tr("Newest first")),
            (Order.MILESTONE.value, self.tr("By milestone")),
            (Order.STARRED.value, self.tr("Starred first")),
        ]
        self.order = ChoiceButton(themes, self.tr("Order"), orders)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(themes.theme.scaled(190))
        row.addWidget(self.search, 2, top)
        row.addWidget(self.sort, 5)
        row.addWidget(self.order, 0, top)
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.sort.chosen.connect(lambda _: self.changed.emit())
        self.order.chosen.connect(lambda _: self.changed.emit())

    @property
    def asked(self) -> tuple[Sort, str, Order]:
        """What the bar says."""
        return Sort(self.sort.value), self.search.text(), Order(self.order.value)

    @property
    def shows_all(self) -> bool:
        """Whether nothing narrows what is shown."""
        return self.sort.value == Sort.ALL.value and not self.search.text().strip()

    def show_all(self) -> None:
        """Let nothing narrow what is shown."""
        self.search.clear()
        self.sort.set_value(Sort.ALL.value)

    def set(self, sort: str, order: str) -> None:
        """Ask for a sort and an order by their names; unknown ones are passed over."""
        if order in set(Order):
            self.order.set_value(order)
        if sort in set(Sort):
            self.sort.set_value(sort)
        self.changed.emit()

    def count(self, rows: Iterable[PieceRow]) -> None:
        """Say how many pieces of each sort there are; a sort without any is not offered."""
        groups = [row.group for row in rows]
        for sort in Sort:
            count = len(groups) if sort is Sort.ALL else groups.count(sort.value)
            self.sort.set_count(sort.value, count)
            self.sort.set_shown(sort.value, count > 0 or sort is Sort.ALL)

    def start_find(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
