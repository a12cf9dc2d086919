"""The overview: what to do this week, how far the plan is, when it will be finished, what comes.

It shows at once what the plan itself knows; pace, forecast and chart follow when they are worked
out beside the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain import edits
from planner.ui.actions import ActionId
from planner.ui.models.notices import CATALOGUE
from planner.ui.pages import overview_chart as chart
from planner.ui.pages import overview_facts as told
from planner.ui.pages.first_hints import FirstHints
from planner.ui.pages.notice_row import NoticeRow
from planner.ui.pages.overview_cards import (
    Card,
    ComingCard,
    ForecastCard,
    NoticesCard,
    PhasesCard,
    ProgressCard,
    SkillsCard,
    WeekCard,
)
from planner.ui.pages.overview_coming import coming_up
from planner.ui.pages.overview_finished import FinishedCard
from planner.ui.pages.overview_week import week_facts
from planner.ui.pages.plan_shown import PlanShown
from planner.ui.pages.review_line import ReviewLine
from planner.ui.slices import Slices
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.plan import Plan
    from planner.ui.models.notices import Notice
    from planner.ui.pages.finish_outlook import FinishOutlook, Outlook
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window the page has one column; with larger text sooner.
NARROW_BELOW: Final = 1080
_RIGHT: Final = 356
_WEEK_HEIGHT: Final = 304
_FORECAST_HEIGHT: Final = 288
_BANNER_HEIGHT: Final = 52
#: Qt's own greatest width: no limit.
_WIDEST: Final = 16_777_215
#: Notices below the banner; the rest stands in their list.
_NOTICES: Final = 3


class OverviewPage(PlanShown):
    """Joins session, outlook and cards."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: Wishes: show a milestone by its id, a phase by its number, the plan; log hours; see
    #: `ChartNumbers`.
    milestone_requested = Signal(str)
    phase_requested = Signal(int)
    plan_requested = Signal()
    log_requested = Signal(str)
    table_requested = Signal(object)
    #: A fact: another milestone has the keyboard; its id, or "".
    milestone_chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        outlook: FinishOutlook,
        parent: QWidget | None = None,
    ) -> None:
        """Show the plan of a session; `outlook` is asked by somebody else and heard here."""
        super().__init__(session, parent)
        self._themes = themes
        self._outlook: Outlook | None = None
        self._chosen = ""
        self._slices = Slices(self)
        self._narrow: bool | None = None
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Header.
        self._add = push_button(themes, self.tr("Add milestone"), "", "plus")
        self._print = push_button(themes, self.tr("Print…"), "", "printer")
        # Body.
        self.hints = FirstHints(themes, self)
        self.review = ReviewLine(themes, self)
        self.notices = NoticeRow(themes, session, self, tells_ahead=True, follows=False)
        self.finished = FinishedCard(themes)
        self.week = WeekCard(themes, session.words)
        self.progress = ProgressCard(themes)
        self.forecast = ForecastCard(themes, chart.explanation())
        self.coming = ComingCard(themes)
        self.phases = PhasesCard(themes)
        self.skills = SkillsCard(themes)
        self.others = NoticesCard(themes)
        self._empty = EmptyState(
            themes,
            "list-bullets",
            self.tr("No milestones in this plan"),
            self.tr("Add what you want to reach. Ctrl+Z brings back what was deleted."),
            [("add", self.tr("Add milestone"), "")],
        )
        self._stack = QStackedWidget(self)
        self.area = QScrollArea(self._stack)
        self._assemble()
        self._connect(outlook)
        self._show(session.plan)
        self._slices.finish()
        waiting = chart.basis(session.plan, None, session.words)
        self.forecast.set_forecast(None, waiting, waiting)
        if outlook.last is not None:
            self._take_outlook(outlook.last)

    # --- Properties -----------------------------------------------------------------------------

    @property
    def chosen(self) -> str:
        """Id of the milestone of the week that has or had the keyboard last, or ""."""
        return self._chosen

    @property
    def outlook(self) -> Outlook | None:
        """What was worked out last; None before."""
        return self._outlook

    # --- Methods --------------------------------------------------------------------------------

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        return [
            self.head,
            self.hints,
            self.review,
            self.notices,
            self.finished,
            *self._cards(),
            self._empty,
        ]

    def want_hints(self, wanted: bool) -> None:
        """Show hints beside a new plan, or never."""
        self.hints.set_wanted(wanted)
        self.hints.show_for(self._session.plan, may_change=not self._session.read_only)

    def put_review_off(self, monday: str) -> None:
        """Offer no looking back in the week after a Monday (ISO 8601), or "" for none."""
        self.review.set_away(monday)
        plan, words = self._session.plan, self._session.words
        self.review.show_for(plan, words, may_change=not self._session.read_only)

    def take_focus(self) -> None:
        """Put the keyboard at the first milestone of the week, without drawing a ring."""
        first = next((line for line in self.week.lines if line.isVisibleTo(self)), None)
        target = first.body if first is not None else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: int) -> None:
        """Lay the page out for a width of the window."""
        theme = self._themes.theme
        narrow = width < theme.scaled(NARROW_BELOW)
        for card in (self.progress, self.coming, self.skills):
            card.setMinimumWidth(0 if narrow else theme.scaled(_RIGHT))
            card.setMaximumWidth(_WIDEST if narrow else theme.scaled(_RIGHT))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.head.set_narrow(narrow)
        self.hints.set_side(self._side)
        self.review.set_side(self._side)
        self._set_margins()
        self._arrange(narrow=narrow)

    # --- Internals ------------------------------------------------------------------------------

    @property
    def _side(self) -> int:
        return 16 if self._narrow else 24

    def _set_margins(self) -> None:
        """Leave the scroll bar its room inside the margin, so that cards end where others do."""
        bar = self.area.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        left, right = self._side, self._side - taken
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        self._grid.setContentsMargins(left, 16, right, 16)

    def _cards(self) -> list[Card]:
        return [
            self.week,
            self.progress,
            self.forecast,
            self.coming,
            self.phases,
            self.skills,
            self.others,
        ]

    def _assemble(self) -> None:
        self.head = PageHead(self._themes, "", [self._add, self._print])
        inside = QWidget(self.area.viewport())
        inside.setProperty("ground", "canvas")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(inside)
        self._grid.setSpacing(16)
        # On this page the notice is a part of the body and not a row under the header.
        self.notices.setProperty("header", False)
        layout = self.notices.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.area.setAccessibleName(self.tr("Overview"))
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        self.area.verticalScrollBar().rangeChanged.connect(lambda *_: self._set_margins())
        self.notices.banner.setMinimumHeight(_BANNER_HEIGHT)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self._empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addWidget(self.hints)
        page.addWidget(self.review)
        page.addWidget(self._stack, 1)
        self.fit(1280)

    def _arrange(self, *, narrow: bool) -> None:
        """Put the cards side by side or, in a narrow window, one under the other."""
        grid, cards = self._grid, self._cards()
        for widget in (self.notices, self.finished, *cards):
            grid.removeWidget(widget)
        grid.addWidget(self.notices, 0, 0, 1, 1 if narrow else 2)
        grid.addWidget(self.finished, 1, 0, 1, 1 if narrow else 2)
        for place, card in enumerate(cards):
            if narrow:
                grid.addWidget(card, place + 2, 0)
            elif card is self.others:
                grid.addWidget(card, 5, 0, 1, 2)
            else:
                grid.addWidget(card, place // 2 + 2, place % 2)
        self.week.setMinimumHeight(_WEEK_HEIGHT)
        self.forecast.setMinimumHeight(_FORECAST_HEIGHT)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 0)
        for place in range(len(cards) + 3):
            grid.setRowStretch(place, 0)
        grid.setRowStretch(len(cards) + 2, 1)
        grid.setHorizontalSpacing(0 if narrow else 16)

    def _connect(self, outlook: FinishOutlook) -> None:
        session = self._session
        session.plan_changed.connect(self._plan_changed)
        outlook.worked_out.connect(self._take_outlook)
        self._add.clicked.connect(lambda: self.command_requested.emit(ActionId.ADD_MILESTONE))
        self._print.clicked.connect(lambda: self.command_requested.emit(ActionId.PRINT))
        self._empty.action_requested.connect(
            lambda _: self.command_requested.emit(ActionId.ADD_MILESTONE)
        )
        self.hints.command_requested.connect(self.command_requested)
        self.finished.command_requested.connect(self.command_requested)
        self.review.review_requested.connect(
            lambda: self.command_requested.emit(ActionId.REVIEW_WEEK)
        )
        self.notices.command_requested.connect(self.command_requested)
        self.notices.changed.connect(self._show_others)
        week = self.week
        week.toggle_requested.connect(self._toggle)
        week.log_requested.connect(self.log_requested)
        week.all_requested.connect(self.plan_requested)
        week.start_requested.connect(lambda name: session.apply(edits.start(session.profile, name)))
        week.days_requested.connect(lambda: self.command_requested.emit(ActionId.GO_WEEK))
        week.focused.connect(self._choose)
        for wish in (
            self.notices.milestone_requested,
            week.milestone_requested,
            self.coming.milestone_requested,
            self.finished.milestone_requested,
        ):
            wish.connect(self.milestone_requested)
        self.coming.breaks_requested.connect(
            lambda: self.command_requested.emit(ActionId.AVAILABILITY)
        )
        self.skills.all_requested.connect(lambda: self.command_requested.emit(ActionId.GO_SKILLS))
        self.others.show_requested.connect(self._show_notice)
        self.phases.phase_requested.connect(self.phase_requested)
        self.forecast.table_requested.connect(self._ask_for_forecast)
        week.table_requested.connect(self.table_requested)

    def _show(self, plan: Plan) -> None:
        session, words = self._session, self._session.words
        self.head.title.setText(told.day_title(plan.today, words))
        self.head.facts.setText(told.header_facts(plan, words))
        self._stack.setCurrentWidget(self.area if plan.milestones else self._empty)
        self.week.set_week(week_facts(plan, words), may_change=not session.read_only)
        self._slices.start(self._show_more(plan))
        held = next((line.id for line in self.week.lines if line.has_keyboard), None)
        if held is not None:
            self._choose(held)
        elif self._chosen not in {line.id for line in self.week.lines}:
            self._choose("")

    def _show_more(self, plan: Plan) -> Iterator[None]:
        """Show what a change of the week does to all the rest."""
        session, words = self._session, self._session.words
        self.progress.set_progress(told.progress_facts(plan, words))
        self.progress.set_facts(told.fact_lines(plan, self._outlook, words))
        yield
        self.notices.show_plan(plan)
        self.hints.show_for(plan, may_change=not session.read_only)
        self.review.show_for(plan, words, may_change=not session.read_only)
        yield
        may_archive = not session.read_only and not session.in_memory
        self.finished.show_plan(plan, session.catalogue, words, may_archive=may_archive)
        self.coming.set_lines(coming_up(plan, words))
        self.phases.set_phases(told.phase_facts(plan, words))
        skills = told.skill_facts(plan, session.catalogue)
        self.skills.set_skills(skills, *told.skills_reached(plan))
        self.skills.setVisible(bool(skills))

    def _take_outlook(self, outlook: Outlook) -> None:
        plan, words = self._session.plan, self._session.words
        self._outlook = outlook
        self.notices.set_outlook(outlook)
        self.progress.set_facts(told.fact_lines(plan, outlook, words))
        self.forecast.set_forecast(
            chart.picture_of(plan, outlook, words),
            chart.basis(plan, outlook, words),
            chart.summary(plan, outlook, words),
        )

    def _ask_for_forecast(self) -> None:
        """Ask for the chart as a table, once there is something in it."""
        if self._outlook is not None:
            plan, words = self._session.plan, self._session.words
            self.table_requested.emit(chart.numbers(plan, self._outlook, words))

    def _show_others(self) -> None:
        self.others.set_notices(self.notices.notices[1 : 1 + _NOTICES])

    def _show_notice(self, notice: Notice) -> None:
        if notice.milestone:
            self.milestone_requested.emit(notice.milestone)
        elif notice.key == CATALOGUE:
            self.command_requested.emit(ActionId.CATALOGUE_CHANGES)
        elif notice.rates:
            self.command_requested.emit(ActionId.RATE_SKILLS)
        elif notice.replan:
            self.command_requested.emit(ActionId.REPLAN)
        elif notice.edit is not None:
            self._session.apply(notice.edit)

    def _toggle(self, name: str) -> None:
        milestone = self._session.profile.milestone(name)
        if milestone is None:
            return
        today = self._session.today
        if milestone.is_open:
            self._session.apply(edits.check_off(name, today, today))
        else:
            self._session.apply(edits.reopen(self._session.profile, name))

    def _choose(self, name: str) -> None:
        if name != self._chosen:
            self._chosen = name
            self.milestone_chosen.emit(name)
