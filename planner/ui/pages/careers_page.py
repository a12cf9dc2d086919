"""The Careers page: every career in full, compared, and seen from where the learner stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.counted import counted
from planner.ui.pages.career_facts import by_id, standpoint_of
from planner.ui.pages.career_finder import CareerFinder
from planner.ui.pages.career_in_full import CareerInFull
from planner.ui.pages.career_views import CareerViews
from planner.ui.pages.plan_shown import PlanShown
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.page_head import PageHead
from planner.ui.widgets.side_panel import BesidePage, OverflowArea
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.plan import Plan
    from planner.ui.pages.career_facts import Standpoint
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window the line of facts is hidden and buttons get shorter.
_NARROW_BELOW = 1080


class CareersPage(PlanShown):
    """Joins the session, the cards, the career in full, the comparison and the questions."""

    career_taken = Signal(str)
    """The learner wants a new plan for a career, by its id."""

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Show the catalogue of a session, from where its plan stands."""
        super().__init__(session, parent)
        self._themes = themes
        self._here = standpoint_of(session.plan, session.catalogue)
        self._told: tuple[Standpoint, str] | None = None
        catalogue, words = session.catalogue, session.words
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.finder = CareerFinder(themes, catalogue, words)
        self.panel = CareerInFull(themes, catalogue, words)
        self.views = CareerViews(themes, catalogue, words, self.finder)
        self.views.here = lambda: self._here
        self.suits_button = push_button(themes, self.tr("What suits me…"), "", "compass")
        self.compare_button = push_button(themes, "", "", "columns")
        buttons = (self.suits_button, self.compare_button)
        self.head = PageHead(themes, self.tr("Careers"), buttons)
        self._assemble()
        self._join()
        begin = by_id(self._here.careers, catalogue)
        if begin:
            self.finder.set_career(begin[0].id)
        self._show(session.plan)
        self._show_compared()
        set_reading_order(self)

    @property
    def career(self) -> str:
        """Id of the career shown in full."""
        return self.finder.career

    @property
    def here(self) -> Standpoint:
        """Where the learner stands."""
        return self._here

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        view = self.views.currentWidget()
        if view is not None and not self.views.shows_cards:
            return [view]
        return [self.head, self.finder, self.panel]

    def show_career(self, career: str) -> None:
        """Show a career in full among the cards.

        Raises:
            KeyError: if the catalogue does not hold it.
        """
        self.finder.set_career(career)
        self._show_in_full()
        self.views.show_cards()

    def start_find(self) -> None:
        """Put the keyboard into the search field."""
        self.views.show_cards()
        self.finder.start_find()

    def take_focus(self) -> None:
        """Start at the chosen card."""
        if self.views.shows_cards:
            self.finder.take_focus()

    def fit(self, width: int) -> None:
        """Lay the page out for a width of the window."""
        narrow = width < self._themes.theme.scaled(_NARROW_BELOW)
        self.head.set_narrow(narrow)
        self.finder.set_margin(16 if narrow else 24)

    def catch_up(self) -> Iterator[None]:
        """See `PlanShown`; all of the career in full is made, too."""
        yield from super().catch_up()
        yield from self.panel.catch_up()

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        # From the outside in: each widget takes on its style again wherever it is put.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(OverflowArea(self.views))
        cards = QWidget()
        self.views.set_cards(cards)
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(BesidePage(self.finder, self.panel, 384, 340), 1)

    def _join(self) -> None:
        self._session.plan_changed.connect(self._plan_changed)
        self.suits_button.clicked.connect(self.views.show_suits)
        self.compare_button.clicked.connect(self.views.show_compare)
        self.finder.career_changed.connect(self._show_in_full)
        self.finder.taken.connect(self._enter_panel)
        self.finder.grid.comparison.changed.connect(self._show_compared)
        self.panel.career_wanted.connect(self.show_career)
        self.panel.sections_made.connect(lambda: set_reading_order(self.panel))
        self.panel.career_taken.connect(self.career_taken)
        self.views.career_wanted.connect(self.show_career)
        self.views.career_taken.connect(self.career_taken)

    def _show(self, plan: Plan) -> None:
        words, here = self._session.words, standpoint_of(plan, self._session.catalogue)
        # Numbers are written another way once the learner has chosen so.
        told = (here, words.number(1234.5))
        if told == self._told:
            return
        self._told, self._here = told, here
        count = len(self._session.catalogue.careers)
        text = counted(
            "CareersPage",
            "{0} careers, seen from your plan at {1} a week",
            "1 career, seen from your plan at {1} a week",
            count,
        )
        self.head.facts.setText(text.format(count, self._session.words.hours(self._here.weekly)))
        self._show_in_full()
        self.views.refresh()

    def _show_in_full(self) -> None:
        career = self._session.catalogue.careers.get(self.finder.career)
        if career is not None:
            self.panel.show_career(career, self._here)

    def _enter_panel(self) -> None:
        self.panel.choose.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_compared(self) -> None:
        count = len(self.finder.grid.comparison.keys)
        text = counted("CareersPage", "Compare {0} careers", "Compare 1 career", count)
        many = text.format(count)
        self.compare_button.setText(many if count > 1 else self.tr("Compare careers"))
        self.compare_button.setEnabled(count > 1)
        why = self.tr("Tick “Compare” on two or three cards first.")
        self.compare_button.setToolTip("" if count > 1 else why)
