"""All careers as cards, found by name, family, skill, tool and responsibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from planner.ui.pages.career_facts import found_by, range_text
from planner.ui.pages.filter_bar import ChoiceButton
from planner.ui.pages.start_facts import ordered_families
from planner.ui.widgets.career_card import Card
from planner.ui.widgets.career_grid import CareerGrid
from planner.ui.widgets.chips import ChipGroup
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.side_panel import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from planner.domain.catalogue import Career, Catalogue
    from planner.ui.pages.career_facts import Find
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_ALL = "*"
#: Chips on more lines are a menu instead.
_MOST_LINES = 3
_DOWN = Qt.Key.Key_Down
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CareerFinder(QWidget):
    """Search, families and cards; the first career is chosen at the beginning."""

    career_changed = Signal(str)
    """Id of the career the learner chose."""
    taken = Signal()
    """The learner took the chosen career: Enter or a double click."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        """Show the careers of a catalogue."""
        super().__init__(parent)
        self._themes = themes
        self._catalogue = catalogue
        careers = _by_family(catalogue)
        self.search = SearchField(themes, self.tr("Search"))
        self.search.setAccessibleDescription(
            self.tr("Finds careers by name, skill, tool and responsibility")
        )
        self.families = self._chips(len(careers))
        #: The same choice where the chips would leave little room for the cards.
        self.family_menu = self._menu()
        self.grid = CareerGrid(
            themes,
            [self._card(career, words) for career in careers],
            self.tr("Careers"),
            comparable=True,
        )
        self.nothing = EmptyState(
            themes,
            "magnifying-glass",
            self.tr("No career found"),
            self.tr("Search looks at names, skills, tools and what people do all day."),
            [("all", self.tr("Show all careers"), "")],
        )
        self.area = ScrollColumn("canvas", self.tr("Careers"))
        self.area.column.addWidget(self.grid)
        self.area.column.addStretch(1)
        self._results = QStackedWidget()
        self._results.addWidget(self.area)
        self._results.addWidget(self.nothing)
        self._assemble()
        self._join()
        if careers:
            self.grid.set_value(careers[0].id)

    @property
    def career(self) -> str:
        """Id of the chosen career; empty only for an empty catalogue."""
        return self.grid.value

    def set_career(self, career: str) -> None:
        """Choose a career without reporting it, and bring it into sight.

        Raises:
            KeyError: if there is no such career.
        """
        self.grid.set_value(career)
        if career not in self.grid.shown:
            self.search.clear()
            self.families.set_value(_ALL)
        self.area.ensureWidgetVisible(self.grid.card(career), 0, 12)

    def take_focus(self) -> None:
        """Start at the chosen card."""
        self.grid.focus_card()

    def set_margin(self, margin: int) -> None:
        """Keep so many px free at both sides."""
        self._filters.setContentsMargins(margin, 14, margin, 8)
        self.area.column.setContentsMargins(margin, 6, margin, 24)

    def start_find(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def minimumSizeHint(self) -> QSize:
        """Room for the families as a menu, also where they are not one now."""
        margins = self._filters.contentsMargins()
        wide = self.search.minimumWidth() + self.family_menu.minimumSizeHint().width()
        wide += margins.left() + self._filters.spacing() + margins.right()
        return super().minimumSizeHint().expandedTo(QSize(wide, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the families take little room."""
        super().resizeEvent(event)
        self._place_families()

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

    def _menu(self) -> ChoiceButton:
        choices = [(_ALL, self.tr("All families"))]
        choices += [(name, name) for name, _ in _families(self._catalogue)]
        return ChoiceButton(self._themes, self.tr("Family"), choices, "funnel-simple")

    def _card(self, career: Career, words: Words) -> Card:
        hours = range_text(*self._catalogue.career_effort(career), words)
        return Card(career.id, career.icon, career.name, career.family, career.tagline, hours)

    def _assemble(self) -> None:
        theme = self._themes.theme
        self.search.setMinimumWidth(theme.scaled(112))
        self.search.setMaximumWidth(theme.scaled(220))
        # The chips are lower than the field and stand at its middle, on however many lines.
        self.families.setContentsMargins(0, 2, 0, 0)
        # Where they have no room they are a menu, so they ask for none.
        self.families.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        filters = self._filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        filters.addWidget(self.families, 6)
        filters.addWidget(self.family_menu, 0, Qt.AlignmentFlag.AlignVCenter)
        self.family_menu.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(filters)
        column.addWidget(self._results, 1)
        self.set_margin(24)

    def _place_families(self) -> None:
        """Offer the families in a menu where their chips would stand on many lines."""
        margins = self._filters.contentsMargins()
        beside = self.search.minimumWidth() + margins.left() + margins.right()
        flow = self.families.layout()
        line = self.family_menu.sizeHint().height() + self._filters.spacing()
        high = flow.heightForWidth(self.width() - beside) if flow is not None else 0
        crowded = high > _MOST_LINES * line
        if crowded != self.families.isHidden():
            self.families.setVisible(not crowded)
            self.family_menu.setVisible(crowded)

    def _take_family(self) -> None:
        self.family_menu.set_value(self.families.value)
        self._filter()

    def _join(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._filter)
        self.families.chosen.connect(self._take_family)
        self.family_menu.chosen.connect(self.families.set_value)
        self.nothing.action_requested.connect(self._show_all)
        self.grid.chosen.connect(self._chosen)
        self.grid.taken.connect(self.taken)

    # --- Slots ----------------------------------------------------------------------------------

    def _filter(self) -> None:
        family, query = self.families.value, self.search.text()
        found: dict[str, str] = {}
        for career in self._catalogue.careers.values():
            finds = found_by(career, self._catalogue, query)
            if finds is not None and family in (_ALL, career.family):
                found[career.id] = self._note(finds)
        self.grid.set_notes(found)
        self.grid.show_only(tuple(found))
        self._results.setCurrentWidget(self.area if found else self.nothing)

    def _note(self, finds: tuple[Find, ...]) -> str:
        """What a card says of a search; nothing where the name explains itself."""
        names = {
            "skill": self.tr("Skill: {0}"),
            "tool": self.tr("Tool: {0}"),
            "responsibility": self.tr("Responsibility: {0}"),
        }
        return "; ".join(names[find.part].format(find.text) for find in finds if find.part in names)

    def _show_all(self) -> None:
        self.search.clear()
        self.families.set_value(_ALL)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_found(self) -> None:
        """Enter in the search field chooses what was found; once chosen it goes on."""
        best = self._best()
        if best and best == self.career:
            self.taken.emit()
        elif best:
            self.grid.set_value(best)
            self._chosen(best)

    def _best(self) -> str:
        """The career that a search means: one of that name before one that speaks of it."""
        query = self.search.text().strip().casefold()
        shown = self.grid.shown
        named = [key for key in shown if query in self._catalogue.careers[key].name.casefold()]
        found = named or list(shown)
        return self.career if self.career in found else next(iter(found), "")

    def _chosen(self, career: str) -> None:
        self.area.ensureWidgetVisible(self.grid.card(career), 0, 12)
        self.career_changed.emit(career)


def _families(catalogue: Catalogue) -> list[tuple[str, int]]:
    """The families with their number of careers, in the catalogue's order."""
    return list(ordered_families(catalogue))


def _by_family(catalogue: Catalogue) -> list[Career]:
    order = [name for name, _ in _families(catalogue)]
    return sorted(catalogue.careers.values(), key=lambda career: order.index(career.family))
