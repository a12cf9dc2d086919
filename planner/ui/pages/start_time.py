"""Step 3 of the start: when there is time, how deep and by when, how one likes to learn.

Every change is shown at once in the preview beside the form: first the plan, then, when the learner
pauses, what other hours and the other depth would do, what the wished finish takes, and what mends
what does not fit. All of it is worked out beside the screen, so that typing goes on.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.latest_answer import LatestAnswer
from planner.ui.pages.start_depth import DepthField
from planner.ui.pages.start_facts import Outlook, outlook, week_for
from planner.ui.pages.start_later import Consequences, LaterWork
from planner.ui.pages.start_mending import Mend, MendKind
from planner.ui.pages.start_outlook import OutlookPanel
from planner.ui.pages.start_time_fields import (
    DAY_WIDTH,
    BreaksField,
    FinishField,
    FormRow,
    LearningField,
)
from planner.ui.pages.start_wish import WishAnswer
from planner.ui.spoken import said
from planner.ui.widgets.day_chips import DayChips
from planner.ui.widgets.day_range_dialog import python_day, qt_day
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField, NumberField
from planner.ui.widgets.hours_field import HoursField
from planner.ui.widgets.money_field import MoneyField
from planner.ui.widgets.side_panel import BesidePage, ScrollColumn
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.domain.catalogue import Catalogue
    from planner.domain.problems import PlannerError
    from planner.domain.profile import Learner
    from planner.domain.start import Answers
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_FIRST_MINUTES = 8 * 60
#: Milliseconds after the last change until the plan is computed.
_SOON = 40
#: Milliseconds until it is said that the plan is being computed: most plans are there sooner.
_PATIENCE = 400
_SIDE_BY_SIDE = (1, 8, 3)
#: A start later than this is a slip of the keys.
_FARTHEST_START = dt.timedelta(days=20 * 366)


class TimeStep(QWidget):
    """Availability, dates and preferences, and the plan they lead to."""

    outlook_changed = Signal()
    """There is another plan to see, or another reason why there is none."""

    consequences_changed = Signal()
    """What follows from the plan is worked out anew."""
    table_requested = Signal(object)
    """The learner would like to read a chart as a table, `ChartNumbers`."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        today: dt.date,
        parent: QWidget | None = None,
        *,
        learner: Learner | None = None,
    ) -> None:
        """Start with 8 h a week from today on, for somebody who said so much of themselves."""
        super().__init__(parent)
        self._themes = themes
        self._catalogue = catalogue
        self._words = words
        self._today = today
        self._careers: tuple[str, ...] = ()
        self._ratings: dict[str, int] = {}
        self._done: tuple[str, ...] = ()
        self._learner = learner
        self._shape: tuple[int, ...] = ()
        self._week = week_for(_FIRST_MINUTES, ())
        self._seen: Outlook | None = None
        self._found: Consequences | None = None
        self._known: list[Outlook] = []
        self._work = LatestAnswer("outlook", self)
        #: The answers last asked about, and whether what follows from them is wanted at once.
        self._asked: Answers | None = None
        self._hurries = False
        self._make_fields()
        self.panel = OutlookPanel(themes, words)
        self.panel.table_requested.connect(self.table_requested)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(_PATIENCE)
        self.later = LaterWork(catalogue, today, self)
        self._assemble()
        self._join()

    @property
    def outlook(self) -> Outlook | None:
        """The plan as of the last computation; None where the answers cannot become one."""
        return self._seen

    @property
    def consequences(self) -> Consequences | None:
        """What follows from the plan, once it is worked out."""
        return self._found

    @property
    def valid(self) -> bool:
        """Whether nothing in the form is wrong."""
        return self._seen is not None and not self._finish_problem()

    @property
    def week(self) -> tuple[int, ...]:
        """Minutes of each weekday, Monday first."""
        return self._week

    def set_subject(
        self, career: str, ratings: Mapping[str, int], done: tuple[str, ...] = ()
    ) -> None:
        """Plan for another career, other ratings or with more done, at once."""
        self._careers, self._ratings, self._done = (career,), dict(ratings), done
        self._show_outlook(at_once=True)

    def set_learner(self, learner: Learner) -> None:
        """Plan for somebody who said so much of themselves, at once."""
        self._learner = learner
        self._show_outlook(at_once=True)

    def set_week(self, week: tuple[int, ...]) -> None:
        """Show another week, Monday first."""
        self._shape = self._week = week
        self._show_week()
        self._soon.start()

    def compute_now(self) -> None:
        """Bring the plan and all that follows from it up to date while the caller waits."""
        self._show_outlook(at_once=True)
        self.later.finish()

    def mend(self, mend: Mend) -> None:
        """Change one answer, as the learner agreed to."""
        if mend.kind is MendKind.FORMATS:
            self.learning.online.setChecked(True)
            self.learning.in_person.setChecked(True)
        elif mend.kind is MendKind.ROUTE:
            self.learning.routes.set_value("any")
        elif mend.kind is MendKind.DEPTH:
            self.depth_field.set_value(self.depth_field.other)
        elif mend.kind is MendKind.HOURS:
            self._hours_changed(mend.value)
        elif mend.kind is MendKind.FOCUS:
            self.at_once.setValue(mend.value)
        else:
            self.budget.set_amount(mend.value if mend.kind is MendKind.BUDGET else None)
        self._show_outlook(at_once=True)

    def answers(self) -> Answers:
        """All answers as they stand."""
        from planner.domain.calendar import Break, StudyCalendar
        from planner.domain.catalogue import Format, Route
        from planner.domain.profile import Depth, Learner, Preferences
        from planner.domain.start import Answers

        monday, tuesday, wednesday, thursday, friday, saturday, sunday = self._week
        calendar = StudyCalendar(
            week=(monday, tuesday, wednesday, thursday, friday, saturday, sunday)
        )
        breaks = [Break(first=first, last=last) for first, last in self.breaks.breaks]
        return Answers(
            careers=self._careers,
            calendar=calendar.with_breaks(breaks),
            start=python_day(self.start.date()),
            ratings=self._ratings,
            done=self._done,
            depth=Depth(self.depth_field.value),
            learner=self._learner or Learner(),
            wished_finish=None if self._finish_problem() else self.finish.wish,
            preferences=Preferences(
                budget=self.budget.amount,
                currency=self.budget.currency,
                route=Route(self.learning.route),
                formats=tuple(Format(each) for each in self.learning.formats),
                focus_limit=self.at_once.value(),
            ),
        )

    def take_focus(self) -> None:
        """Start at the hours."""
        self.hours.hours.setFocus()
        self.hours.hours.selectAll()

    # --- Assembly -------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        themes = self._themes
        self.hours = HoursField(themes, self.tr("Hours a week"))
        self.days = DayChips(themes, self.tr("Which days"))
        self.depth_field = DepthField(themes, self._words, self.tr("Depth"))
        self.start = DateField()
        self.start.setAccessibleName(self.tr("Start"))
        self.start.setDateRange(qt_day(self._today), qt_day(self._today + _FARTHEST_START))
        self.start.setDate(qt_day(self._today))
        self.start.setMinimumWidth(DAY_WIDTH)
        self.finish = FinishField(themes, self.tr("Finish by"))
        self.finish.set_wish(None, self._today + dt.timedelta(days=365))
        self.wish = WishAnswer(themes, self._words)
        self.breaks = BreaksField(themes, self._words, self._today)
        self.budget = MoneyField(
            self.tr("Budget"), self.tr("Currency, only a label"), self.tr("No limit")
        )
        self.cost = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.learning = LearningField(themes, self.tr("How you learn"))
        low, high, usual = _SIDE_BY_SIDE
        self.at_once = NumberField(low, high)
        self.at_once.setValue(usual)
        self.at_once.setMinimumWidth(88)
        self.at_once.setAccessibleName(self.tr("Milestones at once"))
        self._show_week()

    def _assemble(self) -> None:
        themes = self._themes
        hint = self.tr("milestones side by side. Fewer is calmer; 3 suits most weeks.")
        beside = TextLabel(themes, hint, "small", "tertiary", wrap=True)
        self.days_row = FormRow(themes, self.tr("Which days"), self.days)
        self.finish_row = FormRow(themes, self.tr("Finish by"), self.finish)
        self.finish_row.below.addWidget(self.wish)
        start = QWidget()
        row = QHBoxLayout(start)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.start)
        row.addStretch(1)
        area = ScrollColumn("canvas", self.tr("Time"))
        column = area.column
        column.setContentsMargins(24, 14, 24, 16)
        column.addWidget(
            TextLabel(themes, self.tr("How much time do you have?"), "title", wrap=True)
        )
        advice = self.tr("Plan for an ordinary week, not your best one.")
        column.addWidget(TextLabel(themes, advice, "body", "secondary", wrap=True))
        column.addSpacing(6)
        for each in (
            FormRow(themes, self.tr("Hours a week"), self.hours, line=False),
            self.days_row,
            FormRow(themes, self.tr("Depth"), self.depth_field),
            FormRow(themes, self.tr("Start"), start),
            self.finish_row,
            FormRow(themes, self.tr("Breaks"), self.breaks),
            FormRow(themes, self.tr("Budget"), self.budget, self.cost),
            FormRow(themes, self.tr("How you learn"), self.learning),
            FormRow(themes, self.tr("At once"), self.at_once, beside),
        ):
            column.addWidget(each)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(BesidePage(area, self.panel, 444, 360))

    def _join(self) -> None:
        self.hours.minutes_changed.connect(self._hours_changed)
        self.days.minutes_changed.connect(self._days_changed)
        self.wish.hours_wanted.connect(self._hours_changed)
        self.wish.finish_wanted.connect(self._wish_for)
        self.wish.settled.connect(self.hours.hours.setFocus)
        self.panel.problems.mend_wanted.connect(self.mend)
        self._soon.timeout.connect(self._show_outlook)
        self._waits.timeout.connect(self.panel.show_waiting)
        self.later.found.connect(self._show_consequences)
        for signal in (
            self.depth_field.changed,
            self.start.dateChanged,
            self.finish.changed,
            self.breaks.changed,
            self.budget.changed,
            self.learning.changed,
            self.at_once.valueChanged,
        ):
            signal.connect(lambda *_: self._soon.start())

    # --- Slots ----------------------------------------------------------------------------------

    def _hours_changed(self, minutes: int) -> None:
        self._week = week_for(minutes, self._shape)
        self._show_week()
        self._soon.start()

    def _days_changed(self, week: tuple[int, ...]) -> None:
        self._week = week
        if any(week):
            self._shape = week
        self._show_week()
        self._soon.start()

    def _show_week(self) -> None:
        self.days.set_minutes(self._week)
        self.hours.set_minutes(sum(self._week))

    def _wish_for(self, day: dt.date) -> None:
        self.finish.set_wish(day, day)
        self.finish.day.setFocus()

    def _show_outlook(self, *, at_once: bool = False) -> None:
        """Ask for the plan of the answers as they stand; at once, the learner waits for it."""
        self._soon.stop()
        self._mark_wrong()
        answers, self._hurries = self.answers(), at_once
        if not self._work.is_busy or answers != self._asked:
            self._asked = answers
            self._waits.start()
            self._work.ask(
                partial(_seen, answers, self._catalogue, self._today, tuple(self._known)),
                self._take_outlook,
            )
        if at_once:
            self._work.wait()

    def _take_outlook(self, seen: Outlook | PlannerError) -> None:
        self._waits.stop()
        if isinstance(seen, Outlook):
            self._seen = seen
            # One of each depth: what the next change of the hours or of the depth starts from.
            depth = seen.answers.depth
            self._known = [seen, *(each for each in self._known if each.answers.depth is not depth)]
            self.panel.show_outlook(seen)
            self.depth_field.show_outlook(seen)
            self._show_cost(seen)
            self.later.ask(seen, self._known, at_once=self._hurries)
        else:
            self._seen = self._found = None
            self.later.forget()
            self.panel.show_problem(said(seen.sentence))
            self.wish.show_nothing()
            self.depth_field.forget()
        self.outlook_changed.emit()

    def _mark_wrong(self) -> None:
        no_time = not any(self._week)
        self.hours.set_invalid(no_time)
        self.days_row.show_problem(
            self.tr("Give at least one day some study time.") if no_time else ""
        )
        late = self._finish_problem()
        self.finish.set_invalid(bool(late))
        self.finish_row.show_problem(late)

    def _show_consequences(self, found: Consequences) -> None:
        self._found = found
        self.panel.show_paces(found.paces)
        self.panel.show_findings(found)
        self.wish.show_answer(found)
        if found.other is not None:
            self.depth_field.show_outlook(found.other)
            self._known = [found.seen, found.other]
        # Breaks, problems and the banner's buttons come and go.
        set_reading_order(self)
        self.consequences_changed.emit()

    def _show_cost(self, seen: Outlook) -> None:
        cost = self._words.money(seen.plan.cost, self.budget.currency)
        budget = self.budget.amount
        if budget is not None and seen.plan.cost > budget:
            text = self.tr("The plan costs about {0}, more than your budget.")
        else:
            text = self.tr("Free and low-cost resources come first. Planned so far: about {0}.")
        self.cost.setText(text.format(cost))

    def _finish_problem(self) -> str:
        wish = self.finish.wish
        if wish is not None and wish < python_day(self.start.date()):
            return self.tr("The finish comes before the start. Choose a later day.")
        return ""


def _seen(
    answers: Answers, catalogue: Catalogue, today: dt.date, known: Sequence[Outlook]
) -> Outlook | PlannerError:
    """The plan of some answers, or why there is none; worked out beside the screen."""
    from planner.domain.problems import PlannerError

    try:
        return outlook(answers, catalogue, today, known)
    except PlannerError as error:
        return error
