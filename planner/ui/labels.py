"""Words on screen that are made from plan values: hours, dates, statuses, counts, facts.

Everything here takes plain values and gives a finished text in the learner's language. Sentences of
the engine (reasons, problems, kinds, dates) come from a `planner.words.Words`; what only the screen
says is translated by Qt here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from planner.domain.event_dates import book_by, entry_closes
from planner.ui.counted import counted
from planner.ui.text_direction import fenced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from planner.domain.catalogue import Resource
    from planner.domain.event_dates import KeyDay
    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.profile import Milestone
    from planner.words import Words

translate = QCoreApplication.translate

#: Most letters of a title that is named in passing.
_BRIEF = 80
#: Icon of a resource's kind, in the inspector.
RESOURCE_ICONS = {
    "course": "book-open",
    "book": "book-open",
    "reference": "file-text",
    "tool": "wrench",
    "community": "users",
    "practice-library": "globe",
    "event": "calendar-blank",
    "job-board": "briefcase",
    "mentorship": "chats-circle",
    "certification": "identification-card",
    "competition": "target",
    "award": "star",
}


def part_of_hours(part: int, whole: int, words: Words) -> str:
    """Two efforts of which one is part of the other: "11 / 26 h"."""
    return f"{words.number(part / 60)} / {words.hours(whole)}"


def row_hours(milestone: Milestone, words: Words) -> str:
    """The hours of a row: logged and estimate while in progress, logged once done."""
    status = milestone.status.value
    if status == "in-progress":
        return part_of_hours(milestone.logged, milestone.estimate, words)
    if status == "done":
        return words.hours(milestone.logged or milestone.estimate)
    return words.hours(milestone.estimate)


class Summed(Protocol):
    """What milestones come to: how many are done and count, and their minutes."""

    @property
    def done(self) -> int:
        """Milestones that are done."""

    @property
    def count(self) -> int:
        """Milestones that count."""

    @property
    def effort(self) -> int:
        """Their minutes."""

    @property
    def earned(self) -> int:
        """Those that are done."""


def phase_hours(phase: Summed, words: Words) -> str:
    """The hours of a phase: earned and whole, or only the whole once all of it is done."""
    if phase.count and phase.done == phase.count:
        return words.hours(phase.effort)
    return part_of_hours(phase.earned, phase.effort, words)


def days_over(days: int) -> str:
    """How late something is: "4 days over"."""
    return counted("Labels", "{days} days over", "1 day over", days).format(days=days)


def milestones(count: int) -> str:
    """How many milestones: "5 milestones"."""
    return counted("Labels", "{count} milestones", "1 milestone", count).format(count=count)


def skills(count: int) -> str:
    """A number of skills."""
    return counted("Labels", "{count} skills", "1 skill", count).format(count=count)


def months(count: int) -> str:
    """A number of months."""
    return counted("Labels", "{count} months", "1 month", count).format(count=count)


def months_between(least: int, most: int) -> str:
    """Two numbers of months as a range."""
    text = counted("Labels", "{least} – {most} months", "{least} – {most} month", most)  # noqa: RUF001
    return months(most) if least == most else text.format(least=least, most=most)


def pieces_of_evidence(count: int) -> str:
    """A number of links, files and notes that show something."""
    text = counted("Labels", "{count} pieces of evidence", "1 piece of evidence", count)
    return text.format(count=count)


def due(planned: PlannedMilestone, today: dt.date, words: Words) -> tuple[str, str]:
    """What the due column says, and the small line under it."""
    milestone = planned.milestone
    status = milestone.status.value
    if status == "done" and milestone.done_on is not None:
        return words.short_date(milestone.done_on, today), ""
    if status == "skipped":
        return skipped(milestone), ""
    if planned.finish is None:
        return translate("Labels", "No date"), ""
    if planned.overdue_days:
        note = translate("Labels", "due {date}")
        return days_over(planned.overdue_days), note.format(
            date=words.short_date(planned.finish, today)
        )
    dates, note = milestone.dates, _next_day(planned, today, words)
    if milestone.provisional:
        month = words.month(planned.finish.month)
        return translate("Labels", "about {month}").format(month=month), note
    if dates is not None and dates.first is not None:
        return words.weekday_date(planned.finish, today), note
    return words.short_date(planned.finish, today), note


def _next_day(planned: PlannedMilestone, today: dt.date, words: Words) -> str:
    """What the line below a due date says of the next day that must not be missed, or ""."""
    for found, text in (
        (book_by(planned), translate("Labels", "book by {date}")),
        (entry_closes(planned), translate("Labels", "enter by {date}")),
    ):
        if found is not None and found.day >= today:
            return text.format(date=key_day(found, today, words))
    return ""


def key_day(found: KeyDay, today: dt.date, words: Words) -> str:
    """A day before an event, or about which month it is in."""
    if not found.provisional:
        return words.short_date(found.day, today)
    month = words.month(found.day.month)
    if found.day.year != today.year:
        month = words.month_year(found.day.month, found.day.year, short=True)
    return words.about.format(value=month)


def skipped(milestone: Milestone) -> str:
    """What a skipped milestone says; one of the core is missed, an optional one is not."""
    if milestone.is_core:
        return translate("Labels", "Left out")
    return translate("Labels", "Skipped")


def needs_first(titles: Sequence[str]) -> str:
    """What a blocked row says."""
    return translate("Labels", "Needs first: {titles}").format(
        titles=", ".join(map(fenced, titles))
    )


def unknown_needs(names: str) -> str:
    """What a row says of what nobody knows, by the names that it has in the file."""
    text = translate("Labels", "Needs first, but unknown: {names} (counts as met)")
    return text.format(names=fenced(names))


def count_of(part: int, whole: int) -> str:
    """A count in a phase: "1 of 9"."""
    return translate("Labels", "{part} of {whole}").format(part=part, whole=whole)


def parts(milestone: Milestone) -> str:
    """How many of the learner's own parts of a milestone are ticked, or ""."""
    if not milestone.steps:
        return ""
    done = sum(step.done_on is not None for step in milestone.steps)
    whole = len(milestone.steps)
    text = counted("Labels", "{part} of {whole} parts", "{part} of 1 part", whole)
    return text.format(part=done, whole=whole)


def plan_facts(plan: Plan, forecast: dt.date | None, words: Words) -> str:
    """The line of facts under the page title."""
    done = sum(phase.done for phase in plan.phases)
    counted = sum(phase.count for phase in plan.phases)
    facts = [
        translate("Labels", "{done} of {count} done").format(
            done=words.number(done), count=words.number(counted)
        ),
        translate("Labels", "{part} of {whole}").format(
            part=words.number(plan.progress.done / 60), whole=words.hours(plan.progress.total)
        ),
    ]
    if plan.planned_finish is not None:
        finish = translate("Labels", "planned finish {date}").format(
            date=words.short_date(plan.planned_finish)
        )
        if forecast is not None:
            likely = translate("Labels", "forecast {date}").format(date=words.short_date(forecast))
            finish = f"{finish}, {likely}"
        facts.append(finish)
    return " · ".join(facts)


def plan_pace(plan: Plan, words: Words) -> str:
    """The small line of the sidebar's card: pace and month of the finish."""
    weekly = plan.profile.calendar.weekly_minutes(plan.today)
    pace = translate("Labels", "{hours} h/week").format(hours=words.number(weekly / 60))
    if plan.planned_finish is None:
        return pace
    finish = plan.planned_finish
    return f"{pace} · {words.month_year(finish.month, finish.year, short=True)}"


def resource_note(resource: Resource, cost: str, words: Words) -> str:
    """The tool tip of a resource: who offers it and to whom, and that its facts change."""
    lines = [resource.provider or resource.title, cost]
    if resource.cadence:
        lines.append(resource.cadence)
    if resource.prerequisites:
        lines.append(resource.prerequisites)
    if resource.eligibility is not None:
        asked = words.who_may(resource.eligibility)
        lines.append(translate("Labels", "Open to: {asked}").format(asked=asked))
    lines.append(f"{words.confirm}.")
    return "\n".join(lines)


def spoken_row(planned: PlannedMilestone, place: str, plan: Plan, words: Words) -> str:
    """A row as one text for a screen reader; `place` is its phase and position."""
    milestone = planned.milestone
    parts = [milestone.title, words.kind(milestone.kind), _spoken_status(planned, words)]
    if planned.overdue_days and planned.finish is not None:
        days = planned.overdue_days
        late = counted(
            "Labels", "{days} days overdue, due {date}", "1 day overdue, due {date}", days
        )
        parts.append(late.format(days=days, date=words.date(planned.finish)))
    elif milestone.done_on is not None:
        parts.append(words.date(milestone.done_on))
    elif planned.finish is not None and milestone.is_open:
        parts.append(translate("Labels", "Due {date}").format(date=words.date(planned.finish)))
    if planned.blocked:
        titles = [each.milestone.title for each in map(plan.milestone, planned.waits_for) if each]
        parts.append(needs_first(titles))
    if unknown := plan.unknown_needs(planned.id):
        parts.append(unknown_needs(unknown))
    parts.append(place)
    parts.extend(_spoken_extras(milestone))
    return ". ".join(part for part in parts if part) + "."


def _spoken_status(planned: PlannedMilestone, words: Words) -> str:
    milestone = planned.milestone
    status = milestone.status.value
    if status == "in-progress":
        return translate("Labels", "In progress, {part} of {whole} hours").format(
            part=words.number(milestone.logged / 60), whole=words.number(milestone.estimate / 60)
        )
    if status == "done":
        return translate("Labels", "Done")
    if status == "skipped":
        return skipped(milestone)
    return translate("Labels", "To do, {whole} hours").format(
        whole=words.number(milestone.estimate / 60)
    )


def _spoken_extras(milestone: Milestone) -> list[str]:
    extras = [parts(milestone)] if milestone.steps else []
    if milestone.notes:
        extras.append(translate("Labels", "1 note"))
    if milestone.evidence:
        extras.append(pieces_of_evidence(len(milestone.evidence)))
    if milestone.pin is not None:
        extras.append(translate("Labels", "Date pinned"))
    return [", ".join(extras)] if extras else []


def brief(title: str) -> str:
    """A title as it is named in passing: a menu or a toast has no room for a long one."""
    words = " ".join(title.split())
    return fenced(words if len(words) <= _BRIEF else words[: _BRIEF - 1].rstrip() + "…")


def cost(resource: Resource, currency: str, words: Words) -> str:
    """What a resource costs, as a rough figure: "Free", "about €50"."""
    if not resource.cost.ceiling:
        return translate("Labels", "Free")
    return words.about.format(value=words.money(resource.cost.ceiling, currency))
