"""The sentence over the rows of a week: a break, a start to come, or a week that is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from planner.ui import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.calendar import Break
    from planner.domain.plan import Plan, PlannedMilestone
    from planner.words import Words

translate = QCoreApplication.translate


class WeekNote(NamedTuple):
    """What is said, and in a week that is done the milestone that comes next, by its id."""

    text: str = ""
    next: str = ""


def resting_note(plan: Plan, pause: Break | None, words: Words) -> WeekNote | None:
    """Why nothing is asked of the learner this week, or nothing where something is."""
    if pause is not None:
        text = translate("Overview", "Break until {date}. No hours are planned.")
        return WeekNote(text.format(date=words.date(pause.last)))
    if plan.today < plan.start:
        text = translate("Overview", "The plan starts on {date}.")
        return WeekNote(text.format(date=words.date(plan.start)))
    return None


def done_note(
    plan: Plan, coming: Sequence[PlannedMilestone], words: Words, *, logged: int, available: int
) -> WeekNote:
    """That the week's hours are done, and what comes next."""
    if not coming or not available or logged < available:
        return WeekNote()
    first, title = coming[0], labels.brief(coming[0].milestone.title)
    done = translate("Overview", "This week is done. {logged} of {hours} logged.").format(
        logged=words.number(logged / 60), hours=words.hours(available)
    )
    upcoming = translate("Overview", "Next up: {title}.").format(title=title)
    if first.start is not None and first.start > plan.today:
        day = words.weekday_date(first.start, plan.today)
        upcoming = translate("Overview", "Next up on {day}: {title}.").format(day=day, title=title)
    return WeekNote(f"{done} {upcoming}", first.id)
