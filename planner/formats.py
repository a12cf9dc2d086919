"""Numbers, hours, money and dates as text.

Minutes are shown as hours with at most two decimals, dates are unambiguous (16 May 2027).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _in_words(_day: dt.date) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Formats:
    """How values are written in one language; `planner.words.Words` puts them into sentences."""

    months: tuple[str, ...] = _MONTHS
    weekdays: tuple[str, ...] = _WEEKDAYS
    hours_unit: str = "h"
    minutes_unit: str = "min"
    joined: str = "{first} and {last}"
    #: One and many, by the unit.
    one_day: str = "1 day"
    many_days: str = "{count} days"
    many_weeks: str = "{count} weeks"
    #: Writes a day the way a learner chose; empty where it is written in words.
    written: Callable[[dt.date], str] = _in_words

    # Numbers

    def number(self, value: float) -> str:
        """A number with at most two decimals and grouped thousands."""
        text = f"{value:,.2f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def hours(self, minutes: int) -> str:
        """Minutes as hours: 90 is "1.5 h"."""
        return f"{self.number(minutes / 60)} {self.hours_unit}"

    def time(self, minutes: int) -> str:
        """A short time: minutes below an hour, else hours."""
        return f"{minutes} {self.minutes_unit}" if minutes < 60 else self.hours(minutes)

    def whole_hours(self, minutes: int) -> str:
        """Minutes as whole hours, rounded to the nearest."""
        return f"{(minutes + 30) // 60:,} {self.hours_unit}"

    def money(self, amount: int, currency: str) -> str:
        """An amount with the learner's label for the currency; a word stands behind it."""
        return f"{currency}{amount:,}" if len(currency) == 1 else f"{amount:,} {currency}".strip()

    # Dates

    def month(self, month: int) -> str:
        """The short name of a month from 1 to 12."""
        return self.months[month - 1][:3]

    def weekday(self, day: dt.date) -> str:
        """The short name of a day's weekday."""
        return self.weekdays[day.weekday()][:3]

    def date(self, day: dt.date) -> str:
        """A date in a sentence: 16 May 2027."""
        return self.written(day) or f"{day.day} {self.months[day.month - 1]} {day.year}"

    def short_date(self, day: dt.date, today: dt.date | None = None) -> str:
        """A date in a list: 16 May, with its year when it is not this year's."""
        if chosen := self.written(day):
            return chosen
        short = f"{day.day} {self.month(day.month)}"
        return short if today is not None and day.year == today.year else f"{short} {day.year}"

    def weekday_date(self, day: dt.date, today: dt.date | None = None) -> str:
        """A date with its weekday: Thu 3 Jun."""
        return f"{self.weekday(day)} {self.short_date(day, today)}"

    def day_range(self, first: dt.date, last: dt.date, today: dt.date | None = None) -> str:
        """Two dates as a range; the first goes without a year where both have the same."""
        if first == last:
            return self.short_date(first, today)
        start = self.short_date(first, last)
        if first.year != last.year:
            start = self.short_date(first)
        return f"{start} – {self.short_date(last, today)}"  # noqa: RUF001 - an en dash for a range

    def duration(self, days: int) -> str:
        """A number of days; whole weeks from two on are counted in weeks."""
        if days == 1:
            return self.one_day
        weeks, rest = divmod(days, 7)
        if rest or weeks < 2:
            return self.many_days.format(count=days)
        return self.many_weeks.format(count=weeks)

    def listed(self, parts: Sequence[str]) -> str:
        """Several things in one sentence: a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return self.joined.format(first=", ".join(parts[:-1]), last=parts[-1])
