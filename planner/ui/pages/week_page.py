"""The days of a week: what, how long, on which day; ticked off and logged where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain import edits
from planner.domain.calendar import ONE_DAY, monday_of
from planner.domain.habits import is_ticked, tick_day, untick_day
from planner.domain.week_days import WEEK
from planner.ui.actions import ActionId
from planner.ui.pages.overview_cards import Card
from planner.ui.pages.overview_week import week_range
from planner.ui.pages.plan_shown import PlanShown
from planner.ui.pages.week_facts import day_by_day
from planner.ui.pages.week_rows import DayCard, HabitLine
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.laid_out_once import laid_out_once
from planner.ui.widgets.page_head import PageHead
from planner.ui.widgets.side_panel import ScrollColumn

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.plan import Plan
    from planner.ui.pages.week_facts import DayByDay
    from planner.ui.pages.week_rows import DayLine
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window buttons keep their icons only; with larger text sooner.
NARROW_BELOW: Final = 1080
#: Rows longer than this are hard to follow.
_WIDEST: Final = 900


class WeekPage(PlanShown):
    """Joins session, habits and days."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: Wishes: show a milestone, a contact, the plan; log hours on a milestone for a day.
    milestone_requested = Signal(str)
    contact_requested = Signal(str)
    plan_requested = Signal()
    log_requested = Signal(str, object)
    #: A fact: another milestone has the keyboard; its id.
    milestone_chosen = Signal(str)

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Show this week of a session's plan."""
        super().__init__(session, parent)
        self._themes = themes
        self._monday = monday_of(session.today)
        self._today = session.today
        self._chosen = ""
        self._narrow: bool | None = None
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.before = icon_button(themes, "caret-left", self.tr("The week before"), flat=False)
        self.now = push_button(themes, self.tr("This week"), compact=True)
        self.after = icon_button(themes, "caret-right", self.tr("The week after"), flat=False)
        self.code = push_button(themes, "", "", "keyboard")
        self.review = push_button(themes, "", "", "clock-counter-clockwise")
        self.print = push_button(themes, "", "", "printer")
        buttons = (self.before, self.now, self.after, self.code, self.review, self.print)
        self.head = PageHead(themes, "", buttons)
        self.habits = Card(themes, self.tr("Habits"))
        self.habit_lines: list[HabitLine] = []
        self._habit_room = QVBoxLayout()
        self.days = [DayCard(themes) for _ in range(WEEK)]
        self.area = ScrollColumn("canvas", self.tr("Days of the week"))
        self._assemble()
        self._connect()
        self.fit(1280)
        self._show(session.plan)

    # --- Properties -----------------------------------------------------------------------------

    @property
    def chosen(self) -> str:
        """Id of the milestone that has or had the keyboard last, or ""."""
        return self._chosen

    @property
    def monday(self) -> dt.date:
        """The first day of the week that is shown."""
        return self._monday

    # --- Methods --------------------------------------------------------------------------------

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        return [self.head, self.habits, *self.days]

    def take_focus(self) -> None:
        """Put the keyboard at the first thing of today, or at the first button."""
        card = next((each for each in self.days if each.day == self._session.today), None)
        line = next((each for each in card.lines if each.isVisibleTo(self)), None) if card else None
        target = line.line.body if line is not None else self.before
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if card is not None:
            self.area.ensureWidgetVisible(card, 0, 24)

    def go_to(self, day: dt.date) -> None:
        """Show the week of a day."""
        monday = monday_of(day)
        if monday != self._monday:
            self._monday = monday
            self._show(self._session.plan)

    def fit(self, width: int) -> None:
        """Lay the page out for a width of the window."""
        narrow = width < self._themes.theme.scaled(NARROW_BELOW)
        self._column.setMaximumWidth(self._themes.theme.scaled(_WIDEST))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.head.set_narrow(narrow)
        for button, words in (
            (self.code, self.tr("Check off by code…")),
            (self.review, self.tr("Look back…")),
            (self.print, self.tr("Print…")),
        ):
            button.set_words(words, icon_only=narrow)
        side = 16 if narrow else 24
        self.area.column.setContentsMargins(side, 16, side, 16)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        # From the outside in: each widget takes on its style again wherever it is put.
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addWidget(self.area, 1)
        self._column = QWidget()
        self.area.column.addWidget(self._column)
        self.area.column.addStretch(1)
        cards = QVBoxLayout(self._column)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        self.habits.column.addSpacing(4)
        self.habits.column.addLayout(self._habit_room)
        cards.addWidget(self.habits)
        for card in self.days:
            cards.addWidget(card)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._plan_changed)
        self.before.clicked.connect(lambda: self.go_to(self._monday - ONE_DAY))
        self.after.clicked.connect(lambda: self.go_to(self._monday + WEEK * ONE_DAY))
        self.now.clicked.connect(lambda: self.go_to(self._session.today))
        for button, command in (
            (self.code, ActionId.CHECK_BY_CODE),
            (self.review, ActionId.REVIEW_WEEK),
            (self.print, ActionId.PRINT),
        ):
            button.clicked.connect(lambda _=False, name=command: self.command_requested.emit(name))
        for card in self.days:
            card.toggle_requested.connect(self._toggle)
            card.milestone_requested.connect(self.milestone_requested)
            card.log_requested.connect(self.log_requested)
            card.contact_requested.connect(self.contact_requested)
            card.all_requested.connect(self.plan_requested)
            card.focused.connect(self._choose)

    def _plan_changed(self, plan: Plan) -> None:
        if plan.today != self._today:
            # Whoever looked at the old day's week goes on with the new day's.
            if self._monday == monday_of(self._today):
                self._monday = monday_of(plan.today)
            self._today = plan.today
        super()._plan_changed(plan)

    def _show(self, plan: Plan) -> None:
        words, may_change = self._session.words, not self._session.read_only
        week = day_by_day(plan, self._monday, words)
        current = self._monday == monday_of(plan.today)
        span = week_range(self._monday, words)
        self.head.title.setText(self.tr("This week") if current else span)
        hours = self.tr("{part} of {whole} logged").format(
            part=words.number(week.logged / 60), whole=words.hours(week.available)
        )
        self.head.facts.setText(f"{span} · {hours}" if current else hours)
        self.now.setEnabled(not current)
        for button in (self.code, self.review):
            button.setEnabled(may_change)
        held = self._held()
        with laid_out_once(self.area, (*self.days, self._column)):
            self._show_days(week, may_change=may_change)
        self._hold(held)

    def _show_days(self, week: DayByDay, *, may_change: bool) -> None:
        while len(self.habit_lines) < len(week.habits):
            line = HabitLine(self._themes, self.habits)
            line.day_toggled.connect(self._toggle_day)
            line.milestone_requested.connect(self.milestone_requested)
            self._habit_room.addWidget(line)
            self.habit_lines.append(line)
        for place, line in enumerate(self.habit_lines):
            line.setVisible(place < len(week.habits))
            if place < len(week.habits):
                line.set_habit(week.habits[place], may_change=may_change)
        self.habits.setVisible(bool(week.habits))
        for card, day in zip(self.days, week.days, strict=True):
            card.set_day(day, may_change=may_change)

    def _held(self) -> tuple[DayCard, DayLine, str, bool] | None:
        """The line that has the keyboard, what it is about, and whether at its box."""
        for card in self.days:
            for line in card.lines:
                if line.line.has_keyboard:
                    return card, line, line.id, line.line.check.hasFocus()
        return None

    def _hold(self, held: tuple[DayCard, DayLine, str, bool] | None) -> None:
        """Let the keyboard stay with its milestone, which may stand on another day now."""
        if held is None or held[1].id == held[2]:
            return
        first, _, name, at_box = held
        now = [card for card in self.days if card.day == self._session.today]
        cards = (first, *now, *self.days)
        line = next((found for card in cards if (found := card.line_of(name)) is not None), None)
        if line is None:
            self.take_focus()
        else:
            (line.line.check if at_box else line.line.body).setFocus()

    def _toggle(self, name: str, day: dt.date) -> None:
        milestone = self._session.profile.milestone(name)
        if milestone is None:
            return
        today = self._session.today
        if milestone.is_open:
            # Done on the day where it was ticked, but not before the last work on it.
            worked = max((entry.on for entry in milestone.log), default=day)
            self._session.apply(edits.check_off(name, min(today, max(day, worked)), today))
        else:
            self._session.apply(edits.reopen(self._session.profile, name))

    def _toggle_day(self, name: str, day: dt.date) -> None:
        profile = self._session.profile
        if is_ticked(profile.known(name), day):
            self._session.apply(untick_day(profile, name, day))
        else:
            self._session.apply(tick_day(profile, name, day, self._session.today))

    def _choose(self, name: str) -> None:
        if name != self._chosen:
            self._chosen = name
            self.milestone_chosen.emit(name)
