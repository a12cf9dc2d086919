"""Step 1 of the start: find a career, read what it is, compare it with others, choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.pages.career_finder import CareerFinder
from planner.ui.pages.career_views import CareerViews
from planner.ui.pages.start_career_panel import CareerPanel
from planner.ui.widgets.beside_or_below import BesideOrBelow
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.side_panel import BesidePage

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.ui.theme import ThemeSource
    from planner.words import Words


#: Px that the title wants beside the button.
_WORDS = 260


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
        self.finder = CareerFinder(themes, catalogue, words)
        self.search, self.families = self.finder.search, self.finder.families
        self.grid, self.area, self.nothing = (
            self.finder.grid,
            self.finder.area,
            self.finder.nothing,
        )
        self.panel = CareerPanel(themes, catalogue, words)
        self.suits_button = push_button(themes, self.tr("What suits me…"), "", "compass")
        self.views = CareerViews(themes, catalogue, words, self.finder)
        self._assemble()
        self._join()
        if self.career:
            self.set_career(self.career)

    @property
    def career(self) -> str:
        """Id of the chosen career; empty only for an empty catalogue."""
        return self.finder.career

    def set_career(self, career: str) -> None:
        """Choose a career without reporting it.

        Raises:
            KeyError: if the catalogue does not hold it.
        """
        self.finder.set_career(career)
        self.panel.show_career(self._catalogue.careers[career])

    def take_focus(self) -> None:
        """Start at the chosen card."""
        if self.views.shows_cards:
            self.finder.take_focus()

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
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(title)
        lines.addWidget(sentence)
        head = BesideOrBelow(words, self.suits_button, lambda: themes.theme.scaled(_WORDS))
        head.set_margins(24, 18, 24, 0)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.finder, 1)
        self.views.set_cards(BesidePage(main, self.panel, 384, 340))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.views)

    def _join(self) -> None:
        self.suits_button.clicked.connect(self.views.show_suits)
        self.finder.career_changed.connect(self._chosen)
        self.finder.taken.connect(self.finished)
        self.views.career_wanted.connect(self._wanted)
        self.views.career_taken.connect(self._taken)

    def _chosen(self, career: str) -> None:
        self.panel.show_career(self._catalogue.careers[career])
        self.career_changed.emit(career)

    def _wanted(self, career: str) -> None:
        self.set_career(career)
        self.views.show_cards()
        self.career_changed.emit(career)

    def _taken(self, career: str) -> None:
        self._wanted(career)
        self.finished.emit()
