"""The three views of a page about careers: the cards, the comparison, and what suits the learner.

The comparison and the questions are built when they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.ui.spoken import said
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.catalogue import Catalogue
    from planner.ui.pages.career_facts import Standpoint
    from planner.ui.pages.career_finder import CareerFinder
    from planner.ui.pages.compare_page import ComparePage
    from planner.ui.pages.suits_page import SuitsPage
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Names of the views beside the cards, which have none.
_COMPARISON, _QUESTIONS = "comparison", "questions"


class CareerViews(QStackedWidget):
    """Goes from the cards to the comparison or the questions and back."""

    view_changed = Signal()
    """Another view is shown."""
    career_wanted = Signal(str)
    """Show a career among the cards, by its id."""
    career_taken = Signal(str)
    """The learner chose a career to plan for, by its id."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        finder: CareerFinder,
        parent: QWidget | None = None,
    ) -> None:
        """Take the finder whose boxes say what is compared; `set_cards` brings the first view."""
        super().__init__(parent)
        self._themes = themes
        self._catalogue = catalogue
        self._words = words
        self._finder = finder
        self._cards: QWidget | None = None
        self._compare: ComparePage | None = None
        self._suits: SuitsPage | None = None
        self.here: Callable[[], Standpoint] | None = None
        """Tells where the learner stands; must be set before the comparison is shown."""

    @property
    def shows_cards(self) -> bool:
        """Whether the first view is shown."""
        return self.currentWidget() is self._cards

    @property
    def look(self) -> str:
        """The name of the view shown."""
        if self.currentWidget() is self._compare:
            return _COMPARISON
        return _QUESTIONS if self.currentWidget() is self._suits else ""

    def set_look(self, look: str) -> None:
        """Show a view by its name; any other name leaves all as it is."""
        if look == _COMPARISON and len(self._finder.grid.comparison.keys) > 1:
            self.show_compare()
        elif look == _QUESTIONS:
            self.show_suits()

    @property
    def compare_page(self) -> ComparePage:
        """The comparison; built when first asked for."""
        if self._compare is None:
            from planner.ui.pages.compare_page import ComparePage

            page = ComparePage(self._themes, self._catalogue, self._words)
            page.back_requested.connect(self.show_cards)
            page.career_taken.connect(self.career_taken)
            page.careers_changed.connect(self._finder.grid.comparison.set_keys)
            self._compare = page
            self.addWidget(page)
        return self._compare

    @property
    def suits_page(self) -> SuitsPage:
        """The questions, or why there are none; built when first asked for."""
        if self._suits is None:
            from planner.storage.questionnaire import QuestionnaireError, load_questions
            from planner.ui.pages.suits_page import SuitsPage

            careers = tuple(self._catalogue.careers.values())
            try:
                page = SuitsPage(self._themes, careers, load_questions(), self._words)
            except QuestionnaireError as error:
                page = SuitsPage(
                    self._themes, careers, (), self._words, problem=said(error.sentence)
                )
            page.back_requested.connect(self.show_cards)
            page.career_wanted.connect(self.career_wanted)
            self._suits = page
            self.addWidget(page)
        return self._suits

    def hasHeightForWidth(self) -> bool:
        """Each view scrolls by itself, so that none asks for the height of all its text."""
        return False

    def set_cards(self, cards: QWidget) -> None:
        """Take the first view, and show it."""
        self._cards = cards
        self.insertWidget(0, cards)
        self.setCurrentWidget(cards)

    def show_cards(self) -> None:
        """Go back to the cards."""
        if self._cards is not None and not self.shows_cards:
            self._show(self._cards)
            self._finder.take_focus()

    def show_compare(self) -> None:
        """Compare the careers whose boxes are ticked."""
        if self.here is None:
            return
        page = self.compare_page
        page.show_careers(self._finder.grid.comparison.keys, self.here())
        self._show(page)
        page.take_focus()

    def show_suits(self) -> None:
        """Ask what suits the learner."""
        page = self.suits_page
        self._show(page)
        page.take_focus()

    def refresh(self) -> None:
        """Take another standpoint where the comparison is shown."""
        if self._compare is not None and self.currentWidget() is self._compare and self.here:
            self._compare.show_careers(self._compare.careers, self.here())

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        set_reading_order(page)
        self.view_changed.emit()
