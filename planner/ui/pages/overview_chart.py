"""The forecast of the overview as values: lines, axes, labels, a summary and a table of numbers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from planner.ui.counted import counted
from planner.ui.widgets.burn_up_chart import BurnUpPicture
from planner.ui.widgets.chart import ChartNumbers

if TYPE_CHECKING:
    from planner.domain.burn_up import Point
    from planner.domain.forecast import Basis, FinishRange
    from planner.domain.plan import Plan
    from planner.ui.pages.finish_outlook import Outlook
    from planner.words import Words

translate = QCoreApplication.translate

#: Distances of the lines across the chart, in hours, and of its dates, in months.
_HOURS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000)
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120)
_MOST_LINES: Final = 5
_MOST_DATES: Final = 8
_YEAR: Final = 12


def picture_of(plan: Plan, outlook: Outlook, words: Words) -> BurnUpPicture:
    """What the chart draws."""
    lines, today = outlook.burn_up, plan.today
    expected = outlook.foreseen
    forecast = (expected.p10, expected.likely, expected.p90) if expected else None
    first = min(lines.planned[0][0], lines.done[0][0], today)
    last = max(
        today, lines.planned[-1][0], *([plan.planned_finish] if plan.planned_finish else []),
        *(forecast or ()),
    )  # fmt: skip
    done = lines.done[-1][1]
    return BurnUpPicture(
        total=lines.total,
        planned=_ending(lines.planned, plan.planned_finish),
        done=lines.done,
        today=today,
        planned_finish=plan.planned_finish,
        forecast=forecast,
        heights=_heights(lines.total, words),
        days=_dates(first, last, words),
        total_text=translate("Overview", "Whole plan, {hours}").format(
            hours=words.hours(lines.total)
        ),
        planned_text=_dated(
            translate("Overview", "Plan: {date}"), plan.planned_finish, today, words
        ),
        done_text=_done(done, words) if done else "",
        today_text=translate("Overview", "Today"),
        forecast_text=_dated(
            translate("Overview", "Forecast: {date}"),
            expected.likely if expected else None,
            today,
            words,
        ),
        range_text=_range(expected, today, words),
    )


def _done(minutes: int, words: Words) -> str:
    return translate("Overview", "Done: {hours}").format(hours=words.hours(minutes))


def _ending(line: tuple[Point, ...], finish: dt.date | None) -> tuple[Point, ...]:
    """A line with a point a week ends on its last day rather than on the Sunday after it."""
    if finish is None or not line or line[-1][0] <= finish:
        return line
    return (*line[:-1], (max(finish, line[-2][0] if len(line) > 1 else finish), line[-1][1]))


def _dated(text: str, day: dt.date | None, today: dt.date, words: Words) -> str:
    if day is None:
        return ""
    return text.format(date=words.short_date(day, today))


def _range(expected: FinishRange | None, today: dt.date, words: Words) -> str:
    if expected is None or expected.p10 == expected.p90:
        return ""
    days = words.day_range(expected.p10, expected.p90, today)
    return translate("Overview", "likely {days}").format(days=days)


def _heights(total: int, words: Words) -> tuple[tuple[int, str], ...]:
    hours = total / 60
    step = next((each for each in _HOURS if hours / each <= _MOST_LINES), _HOURS[-1])
    # None close under the line of the whole plan, where its label would stand on the other.
    count = int(hours * 0.9 // step)
    return tuple(
        (place * step * 60, words.hours(place * step * 60)) for place in range(1, count + 1)
    )


def _dates(first: dt.date, last: dt.date, words: Words) -> tuple[tuple[dt.date, str], ...]:
    months = (last.year - first.year) * _YEAR + last.month - first.month + 1
    step = next((each for each in _MONTHS if months / each <= _MOST_DATES), _MONTHS[-1])
    begin = words.month_year(first.month, first.year, short=True)
    dates = [(first, begin)]
    for place in range(1, months):
        year, month = divmod(first.year * _YEAR + first.month - 1 + place, _YEAR)
        # Counted from January, so that the dates stand in the same months every year.
        if (year * _YEAR + month) % step:
            continue
        name = words.month(month + 1)
        if month == 0 or step >= _YEAR:
            name = words.month_year(month + 1, year, short=True)
        dates.append((dt.date(year, month + 1, 1), name))
    return tuple(dates)


def basis(plan: Plan, outlook: Outlook | None, words: Words) -> str:
    """One sentence: when to expect the finish, and what that comes from."""
    if outlook is None:
        return translate("Overview", "The forecast is being worked out.")
    expected = outlook.finish
    if expected is None:
        if any(each.milestone.is_open for each in plan.milestones):
            return translate("Overview", "Without study time there is no forecast.")
        return translate("Overview", "Nothing is left to do.")
    if not expected.foreseen:
        return translate(
            "Overview",
            "At the pace of your last weeks no finish can be foreseen. More hours a week or less "
            "to do would bring one in sight; Replan shows both.",
        )
    when = translate("Overview", "Expect between {first} and {last}").format(
        first=words.date(expected.p10), last=words.date(expected.p90)
    )
    if expected.p10 == expected.p90:
        text = translate("Overview", "Expect about {date}")
        when = text.format(date=words.date(expected.likely))
    return f"{when}, {_why(expected.basis, words)}."


def _why(basis: Basis, words: Words) -> str:
    """Where a range comes from, as the end of a sentence."""
    if basis.estimates_only:
        return translate("Overview", "from low to high estimates, until more is logged")
    parts = []
    if basis.weeks:
        count = basis.weeks
        text = counted("Overview", "{count} weeks on record", "1 week on record", count)
        parts.append(text.format(count=words.number(count)))
    if basis.milestones:
        count = basis.milestones
        text = counted("Overview", "{count} logged milestones", "1 logged milestone", count)
        parts.append(text.format(count=words.number(count)))
    return translate("Overview", "from {parts}").format(parts=words.listed(parts))


def explanation() -> str:
    """How the numbers of the card come about."""
    return translate(
        "Overview",
        "Plan adds up the hours of the milestones on their planned days. Done adds up logged "
        "hours, at most the estimate of a milestone, and all of the estimate once it is done. "
        "The forecast plays through what is left up to 500 times, with weeks like those on record "
        "and with estimates as they have held for you. The likely date lies in the middle; four of "
        "five times the plan ends inside the range. Until a logged milestone is done or four "
        "weeks are on record, the range runs from the low to the high estimates.",
    )


def summary(plan: Plan, outlook: Outlook | None, words: Words) -> str:
    """What the chart shows, in one sentence, for a screen reader."""
    if outlook is None:
        return basis(plan, None, words)
    done = words.hours(outlook.burn_up.done[-1][1])
    whole = words.hours(outlook.burn_up.total)
    text = translate("Overview", "{done} of {whole} are done.").format(done=done, whole=whole)
    if plan.planned_finish is not None:
        planned = translate("Overview", "The plan finishes on {date}.")
        text = f"{text} {planned.format(date=words.date(plan.planned_finish))}"
    return f"{text} {basis(plan, outlook, words)}"


def numbers(plan: Plan, outlook: Outlook, words: Words) -> ChartNumbers:
    """The chart as a table."""
    heads = (
        translate("Overview", "Day"),
        translate("Overview", "Planned, hours"),
        translate("Overview", "Done, hours"),
    )
    return ChartNumbers(translate("Overview", "Forecast"), heads, table(plan, outlook, words))


def table(plan: Plan, outlook: Outlook, words: Words) -> tuple[tuple[str, str, str], ...]:
    """The lines as rows of day, hours planned and hours done, one at the end of each month."""
    planned, done = dict(outlook.burn_up.planned), dict(outlook.burn_up.done)
    days = sorted({*planned, *done})
    rows: list[tuple[str, str, str]] = []
    last_planned = last_done = 0
    for place, day in enumerate(days):
        last_planned = planned.get(day, last_planned)
        last_done = done.get(day, last_done)
        following = days[place + 1] if place + 1 < len(days) else None
        if following is not None and following.month == day.month and day != plan.today:
            continue
        so_far = words.number(last_done / 60) if day <= plan.today else ""
        rows.append((words.date(day), words.number(last_planned / 60), so_far))
    return tuple(rows)
