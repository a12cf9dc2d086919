"""The left part of the plan page: filters over the list, or what is said where it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.ui.models.plan_filter import Filter, Show
from planner.ui.models.plan_model import PlanModel
from planner.ui.models.plan_rows import read_ahead
from planner.ui.pages.filter_bar import FilterBar
from planner.ui.pages.plan_view import PlanView
from planner.ui.slices import Slices
from planner.ui.text_direction import fenced
from planner.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from planner.domain.plan import Plan
    from planner.ui.models.plan_groups import Group
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class PlanList(QWidget):
    """Joins model, filters and view; keeps the selection where other rows are shown."""

    #: A wish: an edit, from a box that was ticked.
    edit_requested = Signal(object)
    #: A wish: a milestone just before or after another (whether after).
    move_requested = Signal(str, str, bool)
    #: A wish: a milestone to the phase with a number.
    phase_requested = Signal(str, int)
    #: A fact: a milestone is held over another phase, to which it cannot go.
    held_back = Signal(str)
    #: A wish: add a milestone.
    milestone_wanted = Signal()
    #: A wish: tick all that are selected.
    tick_requested = Signal()
    #: A wish: show the milestone in the panel and go there.
    inspector_requested = Signal()
    #: A fact: another milestone is current; its id, or "".
    milestone_chosen = Signal(str)
    #: A fact: other milestones are selected together, or no longer several.
    selection_changed = Signal()
    #: A fact: the list is laid out in another way; a `Group`.
    group_changed = Signal(object)

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Show the plan of a session."""
        super().__init__(parent)
        self._session = session
        self._selected: tuple[str, ...] = ()
        self._menu: QMenu | None = None
        #: Id of the milestone that stays chosen whatever the list shows.
        self.chosen = ""
        self.model = PlanModel(session.words, self, skill_name=session.catalogue.skill_name)
        self.bar = FilterBar(themes, session.words, self)
        self.stack = QStackedWidget(self)
        self.view = PlanView(themes, self.model, self.stack)
        self.empty = EmptyState(
            themes,
            "funnel-simple",
            self.tr("No milestones match"),
            "",
            [("clear", self.tr("Clear filter"), "")],
        )
        self.bare = EmptyState(
            themes,
            "list-bullets",
            self.tr("No milestones in this plan"),
            self.tr("Add what you want to reach. Ctrl+Z brings back what was deleted."),
            [("add", self.tr("Add milestone"), "")],
        )
        for each in (self.view, self.empty, self.bare):
            self.stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self._slices = Slices(self)
        self.bar.search.installEventFilter(self)
        self._connect()

    # --- Properties -----------------------------------------------------------------------------

    @property
    def selected(self) -> tuple[str, ...]:
        """Ids of the milestones that are selected together; empty unless they are several."""
        return self._selected if len(self._selected) > 1 else ()

    # --- Methods --------------------------------------------------------------------------------

    def show_plan(self, plan: Plan) -> None:
        """Show another state of the plan."""
        self.model.set_plan(plan)
        self.bar.set_counts(self.model.counts())
        self._selected = tuple(name for name in self._selected if name in plan.by_id)
        if not plan.milestones:
            # A list that was empty before does not change and says nothing.
            self.stack.setCurrentWidget(self.bare)

    def choose(self, milestone: str) -> None:
        """Select a milestone, opening its group or dropping the filter where they hide it."""
        if self._session.plan.milestone(milestone) is None:
            return
        if self.model.row_of(milestone) < 0:
            self.bar.clear()
            self.model.reveal(milestone)
        self.view.choose(milestone)

    def choose_next(self) -> None:
        """Select the next milestone below, and after the last the first (Find next)."""
        rows, places = self.model.rowCount(), self.model.places
        start = self.view.currentIndex().row()
        following = ((start + step) % rows for step in range(1, rows + 1))
        self.view.choose(next(filter(None, map(places.milestone_at, following)), ""))

    def show_only(self, show: Show) -> None:
        """Show what a chip stands for, whatever the text and the kind were."""
        self.bar.show()
        self.bar.set_filter(Filter(show=show))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_menu(self, menu: QMenu) -> None:
        """Give the menu of a row."""
        self._menu = menu

    def start_find(self) -> None:
        """Put the keyboard into the filter."""
        self.bar.show()
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def keep_choice(self) -> None:
        """Select what was selected before, as far as it is shown; say where nothing is."""
        selected = self.selected
        if self.chosen:
            self.view.choose(self.chosen)
        if selected:
            self.view.select(selected)
        nothing = self.model.filter.narrows and not self.model.matches
        if nothing:
            self.empty.set_text(*self.why_nothing())
        shown = self.empty if nothing else self.view
        self.stack.setCurrentWidget(shown if self._session.plan.milestones else self.bare)

    def why_nothing(self) -> tuple[str, str]:
        """A heading and the sentence that says what nothing in the plan is."""
        heading, text = self.tr("No milestones match"), self.bar.search.text().strip()
        wanted = self.model.filter
        if wanted == Filter(show=Show.LEFT):
            return self.tr("Nothing is left"), self.tr("Everything is done: this is 100 %.")
        if wanted == Filter(show=Show.AVAILABLE):
            heading = self.tr("Nothing can be worked on now")
            return heading, self.tr("Whatever is open waits for something else, or for its time.")
        if not text:
            return heading, self.tr("Nothing in the plan is of this sort.")
        sentence = self.tr("Nothing in “{chip}” contains “{text}”.")
        return heading, sentence.format(chip=self.bar.chip_words(), text=fenced(text))

    # --- Qt's side ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever enters the filter is about to type: what is looked for is read meanwhile."""
        if event.type() == QEvent.Type.FocusIn and watched is self.bar.search:
            self._slices.start(read_ahead(self.model.every_row))
        return super().eventFilter(watched, event)

    # --- Internals ------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.model.edit_requested.connect(self.edit_requested)
        self.model.shown_changed.connect(self.keep_choice)
        view = self.view
        view.expansion_requested.connect(self.model.set_expanded)
        view.milestone_chosen.connect(self.milestone_chosen)
        view.selection_made.connect(self._select)
        view.tick_requested.connect(self.tick_requested)
        view.inspector_requested.connect(self.inspector_requested)
        view.drag.move_requested.connect(self.move_requested)
        view.drag.phase_requested.connect(self.phase_requested)
        view.drag.held_back.connect(self.held_back)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        self.bar.filter_changed.connect(self._set_filter)
        self.bar.group_changed.connect(self._set_group)
        self.empty.action_requested.connect(lambda _: self.bar.clear())
        self.bare.action_requested.connect(lambda _: self.milestone_wanted.emit())

    def _show_menu(self, where: QPoint) -> None:
        row = self.view.indexAt(where).row()
        if self._menu is not None and row >= 0 and self.model.places.milestone_at(row):
            self._menu.popup(self.view.viewport().mapToGlobal(where))

    def _set_filter(self, wanted: Filter) -> None:
        self.model.set_filter(wanted)
        self.keep_choice()

    def _set_group(self, group: Group) -> None:
        self.model.set_group(group)
        self.group_changed.emit(group)

    def _select(self, milestones: tuple[str, ...]) -> None:
        before = self.selected
        self._selected = milestones
        if self.selected != before:
            self.selection_changed.emit()
