"""What all sections of a printed plan share: which milestones are in, and how dates are written."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.domain.profile import Status

if TYPE_CHECKING:
    from planner.domain.event_dates import KeyDay
    from planner.domain.plan import Phase, Plan, PlannedMilestone
    from planner.export.print_words import PrintWords
    from planner.export.report import PrintOptions
    from planner.words import Words

#: Embeddings, overrides and isolates: they reorder what stands around a text and show nothing.
_BIDI_CONTROLS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def shown_text(text: str) -> str:
    """Make user text fit one printed line or paragraph: no controls, white space as one space."""
    kept = "".join(
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character
        for character in text
        if character not in _BIDI_CONTROLS
    )
    return " ".join(kept.split())


@dataclass(frozen=True, slots=True)
class Rows:
    """A plan together with how it is to be printed."""

    plan: Plan
    options: PrintOptions
    words: Words
    text: PrintWords
    printed: dt.date
    #: Ids to titles, for "needs first".
    titles: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        titles = {each.id: shown_text(each.milestone.title) for each in self.plan.milestones}
        object.__setattr__(self, "titles", titles)

    @property
    def pace(self) -> str:
        """Hours of an ordinary week, as it is on the day of the plan."""
        return self.words.hours(self.plan.profile.calendar.weekly_minutes(self.plan.today))

    def title_of(self, name: str) -> str:
        """The title of a milestone, or its id where the plan does not hold it."""
        return self.titles.get(name, name)

    def of_phase(self, phase: Phase) -> tuple[PlannedMilestone, ...]:
        """The milestones of a phase that are printed: never a skipped one."""
        if self.options.phases and phase.number not in self.options.phases:
            return ()
        return tuple(planned for planned in phase.milestones if self._is_in(planned))

    def range(self, first: dt.date | None, last: dt.date | None) -> str:
        """Two days in words, or that there are none."""
        if first is None or last is None:
            return self.text.not_dated
        return self.text.from_to.format(first=self.words.date(first), last=self.words.date(last))

    def short_range(self, first: dt.date | None, last: dt.date | None) -> str:
        """Two days for a column, without years that are this year's."""
        if first is None or last is None:
            return self.text.not_dated
        return self.words.day_range(first, last, self.printed)

    def short(self, day: dt.date) -> str:
        """A day without its year where that is this year's."""
        return self.words.short_date(day, self.printed)

    def due_day(self, planned: PlannedMilestone) -> dt.date:
        """The day to sort by: that of the event, else the planned finish."""
        dates = planned.milestone.dates
        return (dates.first if dates else None) or planned.finish or dt.date.max

    def due(self, planned: PlannedMilestone) -> str:
        """The day something is due: with its weekday for an event, "about Oct" when provisional."""
        milestone, finish = planned.milestone, planned.finish
        if milestone.dates and milestone.dates.first:
            return self.weekday(milestone.dates.first)
        if finish is None:
            return self.text.not_dated
        if milestone.provisional:
            return self.about_month(finish)
        return self.weekday(finish) if milestone.pin else self.short(finish)

    def weekday(self, day: dt.date) -> str:
        """A day with its weekday, and with its year where that is another one."""
        return self.words.weekday_date(day, self.printed)

    def late(self, day: dt.date) -> str:
        """How many days are over since a day, in words; nothing where it is still to come."""
        days = (self.printed - day).days
        return self.text.days_late.form(days).format(days=days) if days > 0 else ""

    def key_day(self, key: KeyDay) -> str:
        """A day before an event, or about which month it is in."""
        return self.about_month(key.day) if key.provisional else self.short(key.day)

    def about_month(self, day: dt.date) -> str:
        """A day of which only the month is told."""
        month = self.words.month(day.month)
        if day.year != self.printed.year:
            month = self.words.month_year(day.month, day.year, short=True)
        return self.words.about.format(value=month)

    def _is_in(self, planned: PlannedMilestone) -> bool:
        milestone, options = planned.milestone, self.options
        if milestone.status is Status.SKIPPED:
            return False
        if options.leave_out_done and milestone.status is Status.DONE:
            return False
        if options.kinds and milestone.kind not in options.kinds:
            return False
        if options.first_day is None and options.last_day is None:
            return True
        days = days_of(planned)
        return (
            days is not None
            and days[1] >= (options.first_day or dt.date.min)
            and days[0] <= (options.last_day or dt.date.max)
        )


def days_of(planned: PlannedMilestone) -> tuple[dt.date, dt.date] | None:
    """First and last day of a milestone: as planned, else as it was logged and done."""
    milestone = planned.milestone
    if milestone.placement:
        return milestone.placement.start, milestone.placement.finish
    known = [entry.on for entry in milestone.log]
    if milestone.done_on:
        known.append(milestone.done_on)
    return (min(known), max(known)) if known else None
