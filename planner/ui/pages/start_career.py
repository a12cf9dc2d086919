"""Step 1 of the start: find a career, read what it is, choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.ui.pages.start_career_panel import CareerPanel
from planner.ui.pages.start_facts import career_figures, matches, ordered_families, search_text
from planner.ui.widgets.career_grid import Card, CareerGrid
from planner.ui.widgets.chips import ChipGroup
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.side_panel import BesidePage, ScrollColumn

if TYPE_CHECKING:
    from planner.domain.catalogue import Career, Catalogue
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_ALL = "*"
_DOWN = Qt.Key.Key_Down
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CareerStep(QWidget):
    """All careers as cards, and the chosen one in full beside them."""

    career_changed = Signal(str)
    """Id of the career chosen now."""
    finished = Signal()
    """The learner took the career: on to the next step."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        """Show a catalogue with its first career chosen."""
        super().__init__(parent)
        self._themes = themes
        self._catalogue = catalogue
        self._texts = {
            career.id: search_text(career, catalogue) for career in catalogue.careers.values()
        }
        careers = _by_family(catalogue)
        self.search = SearchField(themes, self.tr("Search"))
        self.families = self._chips(len(careers))
        self.grid = CareerGrid(
            themes, [self._card(career, words) for career in careers], self.tr("Careers")
        )
        self.panel = CareerPanel(themes, catalogue, words)
        self.nothing = EmptyState(
            themes,
            "magnifying-glass",
            self.tr("No career found"),
            self.tr("Search looks at names, skills, tools and what people do all day."),
            [("all", self.tr("Show all careers"), "")],
        )
        self.area = ScrollColumn("canvas", self.tr("Careers"))
        self.area.column.setContentsMargins(24, 6, 24, 24)
        self.area.column.addWidget(self.grid)
        self.area.column.addStretch(1)
        self._results = QStackedWidget()
        self._results.addWidget(self.area)
        self._results.addWidget(self.nothing)
        self._assemble()
        self._join()
        if careers:
            self.set_career(careers[0].id)

    @property
    def career(self) -> str:
        """Id of the chosen career; empty only for an empty catalogue."""
        return self.grid.value

    def set_career(self, career: str) -> None:
        """Choose a career without reporting it.

        Raises:
            KeyError: if the catalogue does not hold it.
        """
        self.grid.set_value(career)
        self.panel.show_career(self._catalogue.careers[career])

    def take_focus(self) -> None:
        """Start at the chosen card."""
        self.grid.focus_card()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leaves the search field for the cards; Enter there takes what was found."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == _DOWN and self.grid.shown:
            self.grid.focus_card()
            return True
        if event.key() in _ENTER:
            # Taken here, for a line edit lets Enter go on to the page, which would go on twice.
            self._take_found()
            return True
        return super().eventFilter(watched, event)

    # --- Assembly -------------------------------------------------------------------------------

    def _chips(self, count: int) -> ChipGroup:
        options: list[tuple[str, str, int | None]] = [(_ALL, self.tr("All"), count)]
        options += [(name, name, number) for name, number in _families(self._catalogue)]
        return ChipGroup(self._themes, options, self.tr("Family"))

    def _card(self, career: Career, words: Words) -> Card:
        low, high = career_figures(career, self._catalogue).hours
        hours = f"{words.number(low)} – {words.number(high)} {words.hours_unit}"  # noqa: RUF001
        return Card(career.id, career.icon, career.name, career.family, career.tagline, hours)

    def _assemble(self) -> None:
        themes = self._themes
        title = TextLabel(
            themes, self.tr("Which career are you working towards?"), "title", wrap=True
        )
        sentence = TextLabel(
            themes,
            self.tr(
                "Nothing here is final. You can switch later and keep everything you have finished."
            ),
            "body",
            "secondary",
            wrap=True,
        )
        self.search.setMinimumWidth(112)
        self.search.setMaximumWidth(220)
        # The chips are lower than the field and stand at its middle, on however many lines.
        self.families.setContentsMargins(0, 2, 0, 0)
        filters = QHBoxLayout()
        filters.setContentsMargins(24, 14, 24, 8)
        filters.setSpacing(8)
        filters.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        filters.addWidget(self.families, 6)
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 24, 0)
        head.setSpacing(2)
        head.addWidget(title)
        head.addWidget(sentence)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(filters)
        column.addWidget(self._results, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(BesidePage(main, self.panel, 384, 340))

    def _join(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._filter)
        self.families.chosen.connect(self._filter)
        self.nothing.action_requested.connect(self._show_all)
        self.grid.chosen.connect(self._chosen)
        self.grid.taken.connect(self.finished)

    # --- Slots ----------------------------------------------------------------------------------

    def _filter(self) -> None:
        family, query = self.families.value, self.search.text()
        found = [
            career.id
            for career in self._catalogue.careers.values()
            if family in (_ALL, career.family) and matches(self._texts[career.id], query)
        ]
        self.grid.show_only(found)
        self._results.setCurrentWidget(self.area if found else self.nothing)

    def _show_all(self) -> None:
        self.search.clear()
        self.families.set_value(_ALL)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_found(self) -> None:
        """Enter in the search field chooses what was found; once chosen it goes on."""
        if self.career in self.grid.shown:
            self.finished.emit()
        elif self.grid.shown:
            first = self.grid.shown[0]
            self.set_career(first)
            self.career_changed.emit(first)

    def _chosen(self, career: str) -> None:
        self.panel.show_career(self._catalogue.careers[career])
        self.area.ensureWidgetVisible(self.grid.card(career), 0, 12)
        self.career_changed.emit(career)


def _families(catalogue: Catalogue) -> list[tuple[str, int]]:
    """The families with their number of careers, by name."""
    return sorted(ordered_families(catalogue))


def _by_family(catalogue: Catalogue) -> list[Career]:
    order = [name for name, _ in _families(catalogue)]
    return sorted(catalogue.careers.values(), key=lambda career: order.index(career.family))
