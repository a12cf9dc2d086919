"""The three ways to look at the pathway, bars, map and outline, with one selection between them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.ui.actions import ActionId
from planner.ui.pages.map_view import MapView
from planner.ui.pages.outline_view import OutlineView
from planner.ui.pages.timeline_chart import TimelineChart
from planner.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class Look(StrEnum):
    """How the pathway is looked at."""

    BARS = "bars"
    MAP = "map"
    OUTLINE = "outline"


class TimelineViews(QStackedWidget):
    """Holds the views; map and outline are made when they are first looked at."""

    #: A fact: another milestone is selected; its id, or "".
    milestone_chosen = Signal(str)
    #: A wish: show a milestone with its panel.
    milestone_requested = Signal(str)
    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A wish: the menu of the selected row, at a place of the screen.
    menu_requested = Signal(object)

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Begin with the bars."""
        super().__init__(parent)
        self._themes = themes
        self._session = session
        self.look = Look.BARS
        self.chart = TimelineChart(themes, session.plan, session.words)
        self.map: MapView | None = None
        self.outline: OutlineView | None = None
        self.empty = EmptyState(
            themes,
            "calendar-blank",
            self.tr("No milestones in this plan"),
            self.tr("Add what you want to reach. Ctrl+Z brings back what was deleted."),
            [("add", self.tr("Add milestone"), "")],
        )
        self.empty.action_requested.connect(
            lambda _: self.command_requested.emit(ActionId.ADD_MILESTONE)
        )
        self._join(self.chart)
        self.addWidget(self.empty)

    @property
    def view(self) -> TimelineChart | MapView | OutlineView:
        """The view that is looked at."""
        found = {Look.BARS: self.chart, Look.MAP: self.map, Look.OUTLINE: self.outline}[self.look]
        return found or self.chart

    @property
    def chosen(self) -> str:
        """Id of the selected milestone, or ""."""
        return self.view.chosen

    def set_plan(self, plan: Plan) -> None:
        """Show another state of the plan; map and outline take it when they are looked at."""
        self.chart.set_plan(plan)
        if self.view is not self.chart:
            self.view.set_plan(plan)
        self.setCurrentWidget(self.view if plan.milestones else self.empty)

    def choose(self, milestone: str) -> None:
        """Select a milestone."""
        self.view.choose(milestone)

    def set_look(self, look: Look) -> None:
        """Look at the pathway another way, at the same milestone."""
        if look is self.look:
            return
        chosen, held = self.chosen, self.view.hasFocus()
        plan, words = self._session.plan, self._session.words
        if look is Look.MAP and self.map is None:
            self.map = MapView(self._themes, plan, words)
            self._join(self.map)
        elif look is Look.OUTLINE and self.outline is None:
            self.outline = OutlineView(self._themes, plan, words)
            self._join(self.outline)
        self.look = look
        self.set_plan(plan)
        if chosen:
            self.view.choose(chosen)
        if held:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.milestone_chosen.emit(self.chosen)

    def _join(self, view: TimelineChart | MapView | OutlineView) -> None:
        view.milestone_chosen.connect(self.milestone_chosen)
        view.milestone_requested.connect(self.milestone_requested)
        view.command_requested.connect(self.command_requested)
        view.menu_requested.connect(self.menu_requested)
        self.addWidget(view)
