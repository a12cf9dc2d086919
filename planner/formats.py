"""Numbers, hours, money, dates and times as text, and texts that differ by a number.

Minutes are shown as hours with at most two decimals, dates are unambiguous (16 May 2027). What is
here is English as the command line writes it; the app replaces it by what the learner's region has.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

#: Says of a field that it is not shown as it is, so that it is never translated.
CODE: Final = MappingProxyType({"code": True})

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = 3
_LATIN = "0123456789"


def _in_words(_day: dt.date) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Plural:
    """A text that differs by a number: two forms in English, as many as it takes elsewhere."""

    one: str
    #: Empty where English says the same of one and of many.
    many: str = ""

    @property
    def source(self) -> str:
        """The text that translators know both forms by."""
        return self.many or self.one

    def form(self, count: int) -> str:
        """The form for a number, with its places still open."""
        return self.one if count == 1 else self.source


@dataclass(frozen=True, slots=True)
class Formats:
    """How values are written in one language; `planner.words.Words` puts them into sentences.

    The forms of dates and times are templates: ``{day}``, ``{month}`` (its name), ``{number}`` (of
    the month), ``{year}``; ``{hour}``, ``{hour12}``, ``{minute}``, ``{half}`` (of the day).
    """

    #: Names as they stand alone, and as they stand in a date; some languages tell them apart.
    months: tuple[str, ...] = _MONTHS
    short_months: tuple[str, ...] = tuple(name[:_SHORT] for name in _MONTHS)
    months_in_dates: tuple[str, ...] = _MONTHS
    short_months_in_dates: tuple[str, ...] = tuple(name[:_SHORT] for name in _MONTHS)
    weekdays: tuple[str, ...] = _WEEKDAYS
    short_weekdays: tuple[str, ...] = tuple(name[:_SHORT] for name in _WEEKDAYS)
    narrow_weekdays: tuple[str, ...] = tuple(name[:1] for name in _WEEKDAYS)
    date_form: str = "{day} {month} {year}"
    day_form: str = "{day} {month}"
    month_form: str = "{month} {year}"
    time_form: str = "{hour:02}:{minute:02}"
    halves: tuple[str, str] = ("AM", "PM")
    decimal_mark: str = "."
    group_mark: str = ","
    digits: str = _LATIN
    #: Writes a day the way a learner chose; empty where it is written in words.
    written: Callable[[dt.date], str] = _in_words
    #: Sets a name, or a day that is not in words, off from the sentence around it.
    named: Callable[[str], str] = str

    hours_form: str = "{number} h"
    minutes_form: str = "{number} min"
    weekday_form: str = "{weekday} {date}"
    range_form: str = "{first} – {last}"  # noqa: RUF001 - an en dash for a range
    joined: str = "{first} and {last}"
    comma: str = ", "
    days_long: Plural = Plural("1 day", "{count} days")
    weeks_long: Plural = Plural("1 week", "{count} weeks")

    # Numbers

    def number(self, value: float, decimals: int = 2) -> str:
        """A number with no more decimals than needed and grouped thousands."""
        text = f"{value:,.{decimals}f}"
        return self._marked(text.rstrip("0").rstrip(".") if "." in text else text)

    def hours(self, minutes: int) -> str:
        """Minutes as hours: 90 is "1.5 h"."""
        return self.hours_form.format(number=self.number(minutes / 60))

    def time(self, minutes: int) -> str:
        """A short time: minutes below an hour, else hours."""
        if minutes >= 60:
            return self.hours(minutes)
        return self.minutes_form.format(number=self.number(minutes))

    def whole_hours(self, minutes: int) -> str:
        """Minutes as whole hours, rounded to the nearest."""
        return self.hours_form.format(number=self.number((minutes + 30) // 60))

    def hours_range(self, low: float, high: float) -> str:
        """Two numbers of hours as a range: "6 - 8 h", with an en dash."""
        numbers = self.range_form.format(first=self.number(low), last=self.number(high))
        return self.hours_form.format(number=numbers)

    def money(self, amount: int, currency: str) -> str:
        """An amount with the learner's label for the currency; a word stands behind it."""
        number = self.number(amount)
        return f"{currency}{number}" if len(currency) == 1 else f"{number} {currency}".strip()

    # Dates and times

    def month(self, month: int) -> str:
        """The short name of a month from 1 to 12."""
        return self.short_months[month - 1]

    def month_year(self, month: int, year: int, *, short: bool = False) -> str:
        """A month with its year: September 2027, or Sep 2027."""
        names = self.short_months if short else self.months
        text = self.month_form.format(month=names[month - 1], number=month, year=year)
        return self._own_digits(text)

    def weekday(self, day: dt.date) -> str:
        """The short name of a day's weekday."""
        return self.short_weekdays[day.weekday()]

    def date(self, day: dt.date) -> str:
        """A date in a sentence: 16 May 2027."""
        return self._chosen(day) or self._date(self.date_form, day, self.months_in_dates)

    def dates(self, first: dt.date, last: dt.date) -> tuple[str, str]:
        """Two dates in a sentence; the first goes without a year where both have the same."""
        late = self.date(last)
        if first.year != last.year or self.written(first):
            return self.date(first), late
        return self._date(self.day_form, first, self.months_in_dates), late

    def short_date(self, day: dt.date, today: dt.date | None = None) -> str:
        """A date in a list: 16 May, with its year when it is not this year's."""
        if chosen := self._chosen(day):
            return chosen
        this_year = today is not None and day.year == today.year
        form = self.day_form if this_year else self.date_form
        return self._date(form, day, self.short_months_in_dates)

    def weekday_date(self, day: dt.date, today: dt.date | None = None) -> str:
        """A date with its weekday: Thu 3 Jun."""
        return self.weekday_form.format(weekday=self.weekday(day), date=self.short_date(day, today))

    def day_of_week(self, day: dt.date) -> str:
        """A day of this year with its whole weekday: Thursday 3 June."""
        date = self._chosen(day) or self._date(self.day_form, day, self.months_in_dates)
        return self.weekday_form.format(weekday=self.weekdays[day.weekday()], date=date)

    def day_range(self, first: dt.date, last: dt.date, today: dt.date | None = None) -> str:
        """Two dates as a range; the first goes without a year where both have the same."""
        if first == last:
            return self.short_date(first, today)
        start = self.short_date(first, last)
        if first.year != last.year:
            start = self.short_date(first)
        return self.range_form.format(first=start, last=self.short_date(last, today))

    def clock(self, moment: dt.time | dt.datetime) -> str:
        """A time of day: 18:30."""
        return self._own_digits(
            self.time_form.format(
                hour=moment.hour,
                hour12=moment.hour % 12 or 12,
                minute=moment.minute,
                half=self.halves[moment.hour // 12],
            )
        )

    def duration(self, days: int) -> str:
        """A number of days; whole weeks from two on are counted in weeks."""
        weeks, rest = divmod(days, 7)
        if rest or weeks < 2:
            return self.days_long.form(days).format(count=self.number(days))
        return self.weeks_long.form(weeks).format(count=self.number(weeks))

    def listed(self, parts: Sequence[str]) -> str:
        """Several things in one sentence: a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return self.joined.format(first=self.comma.join(parts[:-1]), last=parts[-1])

    # Internals

    def _chosen(self, day: dt.date) -> str:
        """A day as the learner chose to have it written; empty where that is in words."""
        text = self.written(day)
        return self.named(self._own_digits(text)) if text else ""

    def _date(self, form: str, day: dt.date, names: Sequence[str]) -> str:
        month = names[day.month - 1]
        return self._own_digits(
            form.format(day=day.day, month=month, number=day.month, year=day.year)
        )

    def _marked(self, text: str) -> str:
        marks = {",": self.group_mark, ".": self.decimal_mark}
        return self._own_digits("".join(marks.get(letter, letter) for letter in text))

    def _own_digits(self, value: object) -> str:
        text = str(value)
        return text if self.digits == _LATIN else text.translate(str.maketrans(_LATIN, self.digits))
