"""What comes up on a certain day: events, entries that close, places to book, breaks, the wish.

Plain values made from a plan, in order of their days. What is late stands in the list of the week
and is not repeated here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from operator import and_
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from planner.domain.columns import by_phase, columns_of
from planner.domain.event_dates import KeyDay, book_by, entry_closes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.words import Words

translate = QCoreApplication.translate

#: As many lines as the card holds.
LINES: Final = 4


class Coming(Enum):
    """What sort of day it is."""

    EVENT = "event"
    ENTRY = "entry"
    BOOKING = "booking"
    BREAK = "break"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class ComingLine:
    """One day ahead."""

    sort: Coming
    day: dt.date
    #: The two lines of the tile: a day over its month, or a month over "about".
    top: str
    below: str
    title: str
    #: The small line under the title.
    note: str
    #: Id and kind of the milestone, or "".
    milestone: str = ""
    kind: str = ""
    own: bool = False
    spoken: str = ""


def coming_up(plan: Plan, words: Words) -> tuple[ComingLine, ...]:
    """The next days that something is tied to, soonest first."""
    columns = columns_of(plan.profile)
    tied = by_phase(columns.chosen(map(and_, columns.is_tied, columns.is_open)))
    lines = [line for each in tied for line in _of_milestone(plan.by_id[each.id], plan, words)]
    lines += _breaks(plan, words)
    lines += _wish(plan, words)
    lines.sort(key=lambda line: (line.day, line.sort is not Coming.EVENT))
    return tuple(lines[:LINES])


def _of_milestone(planned: PlannedMilestone, plan: Plan, words: Words) -> Iterator[ComingLine]:
    milestone, today = planned.milestone, plan.today
    dates = milestone.dates
    day = dates.first if dates is not None and dates.first is not None else planned.finish
    if day is None:
        return
    if dates is not None and day >= today:
        note = f"{words.kind(milestone.kind)} · {words.hours(milestone.remaining)}"
        if day.year != today.year:
            note = f"{note} · {day.year}"
        key = KeyDay(day, milestone.provisional)
        yield _line(Coming.EVENT, key, note, planned, words)
    when = words.short_date(day, today)
    if milestone.provisional:
        month = words.month(day.month)
        if day.year != today.year:
            month = f"{month} {day.year}"
        when = translate("Overview", "about {month}").format(month=month)
    closes, book = entry_closes(planned), book_by(planned)
    if closes is not None and closes.day >= today:
        note = translate("Overview", "Entries close, event {date}").format(date=when)
        yield _line(Coming.ENTRY, closes, note, planned, words)
    if book is not None and book.day >= today:
        note = translate("Overview", "Book a place, event {date}").format(date=when)
        if dates is None:
            note = translate("Overview", "Book or ask ahead, due {date}").format(date=when)
        yield _line(Coming.BOOKING, book, note, planned, words)


def _line(
    sort: Coming, key: KeyDay, note: str, planned: PlannedMilestone, words: Words
) -> ComingLine:
    milestone, (day, provisional) = planned.milestone, key
    month, title = words.month(day.month), milestone.title
    top, below = (month, translate("Overview", "about")) if provisional else (str(day.day), month)
    told = translate("Overview", "about {month}").format(month=words.months[day.month - 1])
    return ComingLine(
        sort=sort,
        day=day,
        top=top,
        below=below,
        title=title,
        note=note,
        milestone=milestone.id,
        kind=milestone.kind.value,
        own=milestone.own,
        spoken=f"{told if provisional else words.date(day)}. {title}. {note}.",
    )


def _breaks(plan: Plan, words: Words) -> Iterator[ComingLine]:
    if not any(columns_of(plan.profile).is_open):
        return
    for pause in plan.profile.calendar.breaks:
        if pause.last < plan.today:
            continue
        end = words.short_date(pause.last, plan.today)
        title = pause.label or translate("Overview", "Break until {date}").format(date=end)
        note = translate("Overview", "No hours planned")
        if pause.label:
            note = translate("Overview", "Break until {date}, no hours planned").format(date=end)
        yield _plain(Coming.BREAK, max(pause.first, plan.today), title, note, words)


def _wish(plan: Plan, words: Words) -> Iterator[ComingLine]:
    wished = plan.profile.wished_finish
    if wished is None or wished < plan.today or plan.progress.percent == 100:
        return
    finish = plan.planned_finish
    note = translate("Overview", "The day you want to be finished")
    if finish is not None:
        text = translate("Overview", "The plan finishes on {date}")
        note = text.format(date=words.short_date(finish, plan.today))
    yield _plain(Coming.WISH, wished, translate("Overview", "Wished finish"), note, words)


def _plain(sort: Coming, day: dt.date, title: str, note: str, words: Words) -> ComingLine:
    return ComingLine(
        sort=sort,
        day=day,
        top=str(day.day),
        below=words.month(day.month),
        title=title,
        note=note,
        spoken=f"{words.date(day)}. {title}. {note}.",
    )
