"""When the learner has time: weeks, breaks and single days, with the finish they lead to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.domain import edits
from planner.domain.calendar import (
    ONE_DAY,
    Break,
    DayException,
    StudyCalendar,
    WeekPattern,
    days_later,
    monday_of,
)
from planner.domain.plan import plan_of, with_schedule
from planner.domain.problems import PlannerError
from planner.ui.dialogs.availability_lines import BreakLine, DayLine, Line, LineList, WeekLine
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.latest_answer import LatestAnswer
from planner.ui.spoken import said
from planner.ui.widgets.day_chips import DayChips
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.calendar import Week
    from planner.domain.catalogue import Catalogue
    from planner.domain.edits import Edit
    from planner.domain.profile import Profile
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: The preview runs the scheduler, so it waits for a pause.
_PREVIEW_MS = 250
#: Ms before the dialog says that the finish is being worked out: most answers come sooner.
_PATIENCE_MS = 400
#: Px at the usual size of text, and what the smallest window has room for.
_SIZE, _LARGEST = (640, 600), (940, 620)
#: Days after which another week is proposed to follow the one before it.
_FOUR_WEEKS = 28
#: No more single days are shown; later ones stay as they are.
_MOST_DAYS = 60

_AnyLine = TypeVar("_AnyLine", bound=Line)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a calendar leads to in a profile as of a day."""

    profile: Profile
    today: dt.date
    calendar: StudyCalendar
    #: The change with its dates; None where there is none.
    edit: Edit | None = None
    finish: dt.date | None = None
    #: Why it cannot be had.
    error: PlannerError | None = None


class AvailabilityDialog(DialogFrame):
    """The ordinary week, other weeks from a date, breaks and single days."""

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Start with the plan's own calendar."""
        super().__init__(
            themes,
            self.tr("Hours and breaks"),
            self.tr("Apply"),
            parent,
            note=self.tr("Open milestones get new dates. Undo with Ctrl+Z."),
        )
        self._session = session
        self._outcome: _Outcome | None = None
        self._work = LatestAnswer("availability", self)
        width, height = (themes.theme.scaled(each) for each in _SIZE)
        self.resize(min(width, _LARGEST[0]), min(height, _LARGEST[1]))
        calendar, today = session.profile.calendar, session.today
        self.days = DayChips(themes, self.tr("Study time of each day"))
        self.days.set_minutes(calendar.week_on(today))
        self._total = TextLabel(themes, "", "strong")
        self._finish = TextLabel(themes, "", "body", "secondary", wrap=True)
        self.weeks, self.breaks, self.singles = self._lists()
        coming = [each for each in calendar.exceptions if each.day >= today]
        #: What is shown in a line, and so is left out of what stays as it is.
        self._shown = tuple(sorted(coming, key=lambda each: each.day)[:_MOST_DAYS])
        self._fill()
        self._preview = QTimer(self)
        self._preview.setSingleShot(True)
        self._preview.setInterval(_PREVIEW_MS)
        self._preview.timeout.connect(self._look)
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(_PATIENCE_MS)
        self._assemble()
        self._connect()
        self._look()
        if self._work.is_busy:
            self._say_waiting()

    @classmethod
    def ask(cls, themes: ThemeSource, session: PlanSession, parent: QWidget) -> Edit | None:
        """Show the dialog; give the edit, or nothing where nothing was changed."""
        dialog = cls(themes, session, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def calendar(self) -> StudyCalendar:
        """The calendar as the fields say; what is past stays as it was."""
        calendar, today = self._session.profile.calendar, self._session.today
        begun = [each for each in calendar.patterns if each.start <= today]
        week = cast("Week", self.days.minutes)
        if week != calendar.week_on(today):
            calendar = calendar.with_week_on(today, week)
            begun = [each for each in calendar.patterns if each.start <= today]
        kept = [each for each in calendar.exceptions if each not in self._shown]
        return (
            calendar.with_patterns([*begun, *(line.value() for line in self.weeks.lines)])
            .with_breaks(line.value() for line in self.breaks.lines)
            .with_exceptions([*kept, *(line.value() for line in self.singles.lines)])
        )

    def edit(self) -> Edit | None:
        """The change of the calendar, if there is one, with its dates where those are known."""
        calendar, outcome = self.calendar(), self._outcome
        if calendar == self._session.profile.calendar or not calendar.has_time():
            return None
        if outcome is not None and self._is_present(outcome) and outcome.calendar == calendar:
            return outcome.edit
        return edits.set_calendar(calendar)

    def done(self, result: int) -> None:
        """Close; what is still being worked out is not waited for."""
        self._preview.stop()
        self._waits.stop()
        self._work.forget()
        super().done(result)

    # --- Internals ------------------------------------------------------------------------------

    def _lists(self) -> tuple[LineList[WeekLine], LineList[BreakLine], LineList[DayLine]]:
        weeks: LineList[WeekLine] = LineList(
            self.themes,
            self.tr("Other weeks"),
            self.tr("For exams or summer: each holds from its day until the next one begins."),
            self.tr("Add week"),
        )
        breaks: LineList[BreakLine] = LineList(
            self.themes,
            self.tr("Breaks"),
            self.tr("No study from the first day to the last."),
            self.tr("Add break"),
        )
        singles: LineList[DayLine] = LineList(
            self.themes,
            self.tr("Single days"),
            self.tr("More or less time than usual on one day, also within a break."),
            self.tr("Add day"),
        )
        return weeks, breaks, singles

    def _fill(self) -> None:
        calendar, today = self._session.profile.calendar, self._session.today
        for pattern in sorted(calendar.patterns, key=lambda each: each.start):
            if pattern.start > today:
                self.weeks.add(WeekLine(self.themes, pattern, self._session.words))
        for pause in calendar.breaks:
            self.breaks.add(BreakLine(self.themes, pause))
        for exception in self._shown:
            self.singles.add(DayLine(self.themes, exception))

    def _assemble(self) -> None:
        themes = self.themes
        inner = QWidget()
        inner.setProperty("ground", "canvas")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(TextLabel(themes, self.tr("An ordinary week"), "heading"))
        hint = self.tr("Plan for an ordinary week, not your best one.")
        column.addWidget(TextLabel(themes, hint, "small", "tertiary", wrap=True))
        column.addWidget(self.days)
        column.addWidget(self._total)
        column.addSpacing(12)
        for part in (self.weeks, self.breaks, self.singles):
            column.addWidget(part)
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Hours, breaks and single days"))
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.body.addWidget(self._finish)

    def _connect(self) -> None:
        self.days.minutes_changed.connect(self._changed)
        for part in (self.weeks, self.breaks, self.singles):
            part.changed.connect(self._changed)
        self.weeks.add_requested.connect(self._add_week)
        self.breaks.add_requested.connect(self._add_break)
        self.singles.add_requested.connect(self._add_day)
        self._waits.timeout.connect(self._say_waiting)
        # At midnight, or where another program changed the plan.
        self._session.plan_changed.connect(self._changed)

    # Lines that are added: a proposal that is likely to be near what is wanted

    def _next_monday(self) -> dt.date:
        return days_later(monday_of(self._session.today), 7)

    def _add_week(self) -> None:
        starts = [line.value().start for line in self.weeks.lines]
        start = days_later(max(starts), _FOUR_WEEKS) if starts else self._next_monday()
        pattern = WeekPattern.model_validate({"start": start, "week": self.days.minutes})
        self._add(self.weeks, WeekLine(self.themes, pattern, self._session.words))

    def _add_break(self) -> None:
        first = self._next_monday()
        pause = Break(first=first, last=days_later(first, 6))
        self._add(self.breaks, BreakLine(self.themes, pause))

    def _add_day(self) -> None:
        taken = {line.value().day for line in self.singles.lines}
        day = days_later(self._session.today, 1)
        while day in taken and day < dt.date.max:
            day += ONE_DAY
        self._add(self.singles, DayLine(self.themes, DayException(day=day, minutes=0)))

    def _add(self, part: LineList[_AnyLine], line: _AnyLine) -> None:
        part.add_new(line)
        # Once it has its place.
        QTimer.singleShot(0, line, lambda: self._area.ensureWidgetVisible(line, 0, 24))

    # What it leads to

    def _changed(self) -> None:
        self._preview.start()
        self._show_total()

    def _show_total(self) -> None:
        total = self._session.words.hours(sum(self.days.minutes))
        self._total.setText(self.tr("{hours} a week").format(hours=total))

    def _look(self) -> None:
        """Ask what the fields lead to, unless it is plain that they cannot be had."""
        self._show_total()
        if wrong := self._twice():
            self._work.forget()
            self._waits.stop()
            self._finish.setText(wrong)
            self.set_ready(False)
            return
        session = self._session
        self._waits.start()
        self._work.ask(
            partial(
                _outcome_of, session.profile, self.calendar(), session.today, session.catalogue
            ),
            self._show_outcome,
        )

    def _is_present(self, outcome: _Outcome) -> bool:
        session = self._session
        return outcome.profile is session.profile and outcome.today == session.today

    def _show_outcome(self, outcome: _Outcome) -> None:
        self._waits.stop()
        if not self._is_present(outcome):
            self._look()
            return
        self._outcome = outcome
        error = outcome.error
        self._finish.setText(said(error.sentence) if error else self._finishing(outcome.finish))
        self.set_ready(outcome.edit is not None)

    def _say_waiting(self) -> None:
        self._finish.setText(self.tr("Working out when the plan then finishes…"))

    def _twice(self) -> str:
        """What stands in two lines where only one can hold, as a sentence."""
        words, today = self._session.words, self._session.today
        starts = [line.value().start for line in self.weeks.lines]
        if early := [start for start in starts if start <= today]:
            text = self.tr("A week from {day} on would begin before tomorrow. Choose a later day.")
            return text.format(day=words.date(early[0]))
        if (day := _doubled(starts)) is not None:
            text = self.tr("Two weeks begin on {day}. Change or remove one of them.")
            return text.format(day=words.date(day))
        if (day := _doubled(line.value().day for line in self.singles.lines)) is not None:
            text = self.tr("{day} is there twice. Change or remove one of the two.")
            return text.format(day=words.date(day))
        return ""

    def _finishing(self, finish: dt.date | None) -> str:
        words, before = self._session.words, self._session.plan.planned_finish
        if finish is None:
            return ""
        text = self.tr("The plan then finishes on {date}.")
        if before is not None and finish != before:
            text = self.tr("The plan then finishes on {date}, {time} later than now.")
            if finish < before:
                text = self.tr("The plan then finishes on {date}, {time} earlier than now.")
            time = words.duration(abs((finish - before).days))
            return text.format(date=words.date(finish), time=time)
        return text.format(date=words.date(finish))


def _outcome_of(
    profile: Profile, calendar: StudyCalendar, today: dt.date, catalogue: Catalogue
) -> _Outcome:
    """What a calendar leads to; worked out beside the screen."""
    try:
        edit = with_schedule(profile, edits.set_calendar(calendar), today)
        after, _ = edit.apply(profile)
    except PlannerError as error:
        return _Outcome(profile, today, calendar, error=error)
    return _Outcome(profile, today, calendar, edit, plan_of(after, today, catalogue).planned_finish)


def _doubled(days: Iterable[dt.date]) -> dt.date | None:
    return next((one for one, other in pairwise(sorted(days)) if one == other), None)
