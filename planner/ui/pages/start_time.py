"""Step 3 of the start: when there is time, by when, and how the learner likes to learn.

Every change is shown at once in the preview beside the form: first the plan, then, when the learner
pauses, what other hours would do and whether the wished finish can be kept.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.pages.start_facts import (
    Outlook,
    misses_wish,
    needed_weekly,
    other_paces,
    outlook,
    week_for,
)
from planner.ui.pages.start_outlook import OutlookPanel
from planner.ui.pages.start_time_fields import (
    DAY_WIDTH,
    BreaksField,
    FinishField,
    FormRow,
    LearningField,
)
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.day_chips import DayChips
from planner.ui.widgets.day_range_dialog import python_day, qt_day
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField, NumberField
from planner.ui.widgets.hours_field import HoursField
from planner.ui.widgets.money_field import MoneyField
from planner.ui.widgets.side_panel import BesidePage, ScrollColumn
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.catalogue import Catalogue
    from planner.domain.start import Answers
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_FIRST_MINUTES = 8 * 60
#: Milliseconds after the last change until the plan, and what takes longer, are computed.
_SOON, _LATER = 40, 180
_SIDE_BY_SIDE = (1, 8, 3)
#: A start later than this is a slip of the keys.
_FARTHEST_START = dt.timedelta(days=20 * 366)


class TimeStep(QWidget):
    """Availability, dates and preferences, and the plan they lead to."""

    outlook_changed = Signal()
    """There is another plan to see, or another reason why there is none."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        """Start with 8 h a week from today on."""
        super().__init__(parent)
        self._themes = themes
        self._catalogue = catalogue
        self._words = words
        self._today = today
        self._careers: tuple[str, ...] = ()
        self._ratings: dict[str, int] = {}
        self._shape: tuple[int, ...] = ()
        self._week = week_for(_FIRST_MINUTES, ())
        self._kept: tuple[int, dt.date | None] | None = None
        self._needed = 0
        self._seen: Outlook | None = None
        self._make_fields()
        self.panel = OutlookPanel(themes, words)
        self._soon = self._timer(_SOON, self._show_outlook)
        self._later = self._timer(_LATER, self._show_consequences)
        self._assemble()
        self._join()

    @property
    def outlook(self) -> Outlook | None:
        """The plan as of the last computation; None where the answers cannot become one."""
        return self._seen

    @property
    def valid(self) -> bool:
        """Whether nothing in the form is wrong."""
        return self._seen is not None and not self._finish_problem()

    @property
    def week(self) -> tuple[int, ...]:
        """Minutes of each weekday, Monday first."""
        return self._week

    def set_subject(self, career: str, ratings: Mapping[str, int]) -> None:
        """Plan for another career or other ratings, at once."""
        self._careers, self._ratings = (career,), dict(ratings)
        self.compute_now()

    def set_week(self, week: tuple[int, ...]) -> None:
        """Show another week, Monday first."""
        self._shape = self._week = week
        self._show_week()
        self._changed()

    def compute_now(self) -> None:
        """Bring plan, paces and banner up to date without waiting."""
        self._show_outlook()
        self._show_consequences()

    def answers(self) -> Answers:
        """All answers as they stand."""
        from planner.domain.calendar import Break, StudyCalendar
        from planner.domain.catalogue import Format, Route
        from planner.domain.profile import Preferences
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

    def _timer(self, wait: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(slot)
        return timer

    def _make_fields(self) -> None:
        themes = self._themes
        self.hours = HoursField(themes, self.tr("Hours a week"))
        self.days = DayChips(themes, self.tr("Which days"))
        self.start = DateField()
        self.start.setAccessibleName(self.tr("Start"))
        self.start.setDateRange(qt_day(self._today), qt_day(self._today + _FARTHEST_START))
        self.start.setDate(qt_day(self._today))
        self.start.setMinimumWidth(DAY_WIDTH)
        self.finish = FinishField(themes, self.tr("Finish by"))
        self.finish.set_wish(None, self._today + dt.timedelta(days=365))
        self.banner = Banner(themes)
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
        self.finish_row.below.addWidget(self.banner)
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
        self.banner.action_requested.connect(self._answer_banner)
        for signal in (
            self.start.dateChanged,
            self.finish.changed,
            self.breaks.changed,
            self.budget.changed,
            self.learning.changed,
            self.at_once.valueChanged,
        ):
            signal.connect(self._changed)

    # --- Slots ----------------------------------------------------------------------------------

    def _hours_changed(self, minutes: int) -> None:
        self._week = week_for(minutes, self._shape)
        self._show_week()
        self._changed()

    def _days_changed(self, week: tuple[int, ...]) -> None:
        self._week = week
        if any(week):
            self._shape = week
        self._show_week()
        self._changed()

    def _show_week(self) -> None:
        self.days.set_minutes(self._week)
        self.hours.set_minutes(sum(self._week))

    def _changed(self) -> None:
        self._soon.start()
        self._later.start()

    def _answer_banner(self, action: str) -> None:
        if action == "use":
            self.hours.set_minutes(self._needed)
            self._hours_changed(self._needed)
        else:
            self._kept = (sum(self._week), self.finish.wish)
        self.banner.hide()
        self.hours.hours.setFocus()

    def _show_outlook(self) -> None:
        from planner.domain.problems import PlannerError

        self._soon.stop()
        no_time = not any(self._week)
        self.hours.set_invalid(no_time)
        self.days_row.show_problem(
            self.tr("Give at least one day some study time.") if no_time else ""
        )
        late = self._finish_problem()
        self.finish.set_invalid(bool(late))
        self.finish_row.show_problem(late)
        try:
            self._seen = outlook(self.answers(), self._catalogue, self._today)
        except PlannerError as error:
            self._seen = None
            self.panel.show_problem(error.sentence)
        else:
            self.panel.show_outlook(self._seen)
            self._show_cost(self._seen)
        self.outlook_changed.emit()

    def _show_consequences(self) -> None:
        self._later.stop()
        seen = self._seen
        self.panel.show_paces(other_paces(seen, self._today) if seen is not None else ())
        kept = (sum(self._week), self.finish.wish) == self._kept
        if seen is None or kept or not misses_wish(seen):
            self.banner.hide()
        else:
            self._warn(seen)
        # Breaks and the banner's buttons come and go.
        set_reading_order(self)

    def _warn(self, seen: Outlook) -> None:
        wish, finish = seen.answers.wished_finish, seen.finish
        if wish is None or finish is None:
            return
        words = self._words
        now = words.hours(sum(self._week))
        fact = self.tr("{0} a week reaches {1}.").format(now, words.date(finish))
        keep = ("keep", self.tr("Keep {0}").format(now))
        needed = needed_weekly(seen, self._catalogue, self._today)
        if needed is None:
            sentence = self.tr(
                "No week is long enough for {0}: some milestones take their days, whatever the "
                "hours."
            ).format(words.date(wish))
            self.banner.show_message("warning", fact, sentence, [keep])
            return
        self._needed = needed
        sentence = self.tr(
            "To finish by {0} you need {1} a week, or about {2} less in the plan."
        ).format(
            words.date(wish),
            words.hours(needed),
            words.whole_hours(_about(seen.minutes_after(wish))),
        )
        use = ("use", self.tr("Use {0}").format(words.hours(needed)))
        self.banner.show_message("warning", fact, sentence, [use, keep])

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


def _about(minutes: int) -> int:
    """Minutes as a round number of hours where there are many."""
    return round(minutes / 600) * 600 if minutes >= 100 * 60 else minutes
