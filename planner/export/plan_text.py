"""A plan, a week and the careers as lines of text for a terminal.

A table's last flexible column takes what the width leaves and wraps inside it, so nothing is cut
off. Text that a learner typed is shown without the control characters a terminal would obey, and
wide letters count as two cells.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.calendar import days_between, monday_of
from planner.domain.profile import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.catalogue import Career, Catalogue
    from planner.domain.forecast import FinishRange
    from planner.domain.plan import Phase, Plan, PlannedMilestone
    from planner.words import Words

_BOXES = {Status.TODO: "[ ]", Status.IN_PROGRESS: "[~]", Status.DONE: "[x]", Status.SKIPPED: "[-]"}
#: A flexible column is never made narrower, even where the line then grows too long.
_NARROWEST = 16
#: From this width on, kinds have a column of their own, and moves both their dates.
ROOMY = 100
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where lines are shown: its width in cells, and whether it shows colours."""

    width: int = 80
    colour: bool = False

    def strong(self, text: str) -> str:
        """Text that stands out."""
        return self._coloured(1, text)

    def faint(self, text: str) -> str:
        """Text that stands back."""
        return self._coloured(2, text)

    def alert(self, text: str) -> str:
        """Text that asks for attention."""
        return self._coloured(31, text)

    def _coloured(self, colour: int, text: str) -> str:
        return f"\x1b[{colour}m{shown(text)}\x1b[0m" if self.colour else shown(text)

    def wrapped(self, text: str, indent: str = "") -> list[str]:
        """A paragraph, broken to the width."""
        lines = wrap(text, max(_NARROWEST, self.width - cells(indent)))
        return [indent + line for line in lines]


def shown(text: str) -> str:
    """Text without anything a terminal would take as a command."""
    return "".join(
        " " if letter in "\n\r\t\v\f\x85\u2028\u2029" else letter
        for letter in text
        if letter in "\n\r\t\v\f\x85\u2028\u2029"
        or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
        or letter in "\u200c\u200d"
    )


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me")
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most some cells; a longer word is broken too."""
    lines = [""]
    for whole in shown(text).split():
        word = whole
        if lines[-1] and cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
            continue
        while cells(word) > width:
            count = next(n for n in range(len(word), 0, -1) if n == 1 or cells(word[:n]) <= width)
            lines.append(word[:count])
            word = word[count:]
        lines.append(word)
    return [line for line in lines if line] or [""]


def table(rows: Sequence[Sequence[str]], flexible: int, width: int, right: int = -1) -> list[str]:
    """Lay out rows in columns.

    Args:
        rows: Cells, the same number in each row.
        flexible: The column that wraps.
        width: Cells in a line.
        right: A column that is flush right, if any.
    """
    rows = [[shown(text) for text in row] for row in rows]
    if not rows:
        return []
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    others = sum(widths) - widths[flexible] + len(_GAP) * (len(widths) - 1)
    widths[flexible] = min(widths[flexible], max(_NARROWEST, width - others))
    lines = []
    for row in rows:
        wrapped = wrap(row[flexible], widths[flexible])
        for number, part in enumerate(wrapped):
            texts = list(row) if number == 0 else [""] * len(row)
            texts[flexible] = part
            line = _GAP.join(
                " " * (size - cells(text)) + text
                if column == right
                else text + " " * (size - cells(text))
                for column, (text, size) in enumerate(zip(texts, widths, strict=True))
            )
            lines.append(line.rstrip())
    return lines


# --- Careers -------------------------------------------------------------------------------------


def careers_text(catalogue: Catalogue, words: Words, terminal: Terminal) -> Iterator[str]:
    """All careers, one a row."""
    rows: list[tuple[str, ...]] = []
    for career in catalogue.careers.values():
        low, high = catalogue.career_effort(career)
        effort = f"{words.number(low // 60)} to {words.hours(high // 60 * 60)}"
        if terminal.width >= ROOMY:
            rows.append((career.id, career.name, effort, career.tagline))
        else:
            rows.append((career.id, f"{career.name}, {effort}. {career.tagline}"))
    yield from table(rows, len(rows[0]) - 1 if rows else 0, terminal.width)


def career_text(
    career: Career, catalogue: Catalogue, words: Words, terminal: Terminal
) -> Iterator[str]:
    """One career in full."""
    low, high = catalogue.career_effort(career)
    yield terminal.strong(f"{career.name} ({career.id})")
    yield from terminal.wrapped(career.summary)
    yield f"{words.number(low // 60)} to {words.hours(high // 60 * 60)} from scratch"
    lists = {
        "What you do": career.responsibilities,
        "Tools": career.tools,
        "Ways in": career.routes,
        "Portfolio": career.portfolio,
        "First jobs": career.first_jobs,
        "Challenges": tuple(f"{each.challenge}: {each.answer}" for each in career.challenges),
    }
    for heading, entries in lists.items():
        if entries:
            yield ""
            yield terminal.strong(heading)
            for entry in entries:
                first, *rest = terminal.wrapped(entry, "    ")
                yield "  - " + first.lstrip()
                yield from rest
    yield ""
    yield terminal.strong("Skills and the level asked for")
    skills = [
        (f"  {skill}", str(level), catalogue.skill_name(skill))
        for skill, level in career.required.items()
    ]
    yield from table(skills, 2, terminal.width)
    for number, phase in enumerate(career.phases, start=1):
        yield ""
        yield terminal.strong(f"{number}. {phase.name}")
        rows = _career_rows(career, number, catalogue, words, kinds=terminal.width >= ROOMY)
        yield from table(rows, 1, terminal.width)


def _career_rows(
    career: Career, phase: int, catalogue: Catalogue, words: Words, *, kinds: bool
) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for place in career.milestones:
        milestone = catalogue.milestones.get(place.id)
        if place.phase != phase or milestone is None:
            continue
        kind, role = words.kind(milestone.kind), words.role(place.role)
        if kinds:
            rows.append((f"  {place.id}", milestone.title, kind, role))
        else:
            rows.append((f"  {place.id}", f"{milestone.title} ({kind}, {role.lower()})"))
    return rows


# --- A plan --------------------------------------------------------------------------------------


def plan_text(
    plan: Plan, words: Words, terminal: Terminal, forecast: FinishRange | None
) -> Iterator[str]:
    """A whole plan: what it is, phase by phase, and what is wrong with it."""
    yield from summary_text(plan, words, terminal, forecast)
    rows = _rows(plan, words, kinds=terminal.width >= ROOMY)
    per_row = iter(_grouped(table(rows, 2, terminal.width, right=len(rows[0]) - 1 if rows else 0)))
    for phase in plan.phases:
        yield ""
        heading = terminal.wrapped(_phase_heading(phase, words, plan.today))
        yield from (terminal.strong(line) for line in heading)
        for planned in phase.milestones:
            for line in next(per_row):
                yield _tinted(line, planned, terminal)
    yield from problems_text(plan, words, terminal)


def summary_text(
    plan: Plan, words: Words, terminal: Terminal, forecast: FinishRange | None
) -> Iterator[str]:
    """The plan in a few lines."""
    name, *more = terminal.wrapped(plan.profile.name)
    yield from (terminal.strong(line) for line in (name, *more))
    for sentence in _summary(plan, words, forecast):
        yield from terminal.wrapped(sentence)
    if plan.overdue:
        count = len(plan.overdue)
        what = "1 milestone is" if count == 1 else f"{count} milestones are"
        alert = f"{what} past the planned finish; “planner replan” moves the dates"
        yield from (terminal.alert(line) for line in terminal.wrapped(alert))


def _summary(plan: Plan, words: Words, forecast: FinishRange | None) -> Iterator[str]:
    progress = plan.progress
    yield (
        f"{plan.count(Status.DONE)} of {len(plan.milestones)} milestones done, "
        f"{progress.percent} % of {words.hours(progress.total)}; "
        f"{words.hours(progress.remaining)} left"
    )
    finish = f" to {words.date(plan.planned_finish)}" if plan.planned_finish else ""
    weekly = words.hours(plan.profile.calendar.weekly_minutes(plan.today))
    yield f"From {words.date(plan.start)}{finish}, {weekly} a week"
    if forecast is not None and not forecast.foreseen:
        yield words.unforeseen
    elif forecast is not None and forecast.p10 != forecast.p90:
        yield (
            f"Finish between {words.date(forecast.p10)} and {words.date(forecast.p90)}, "
            f"most likely {words.date(forecast.likely)}, {words.forecast_basis(forecast.basis)}"
        )


def problems_text(plan: Plan, words: Words, terminal: Terminal) -> Iterator[str]:
    """What is wrong with a plan, if anything."""
    if plan.problems:
        yield ""
        yield terminal.alert("Problems")
        for problem in plan.problems:
            yield from terminal.wrapped(words.problem(problem, plan), "  ")


def week_text(plan: Plan, day: dt.date, words: Words, terminal: Terminal) -> Iterator[str]:
    """One week of a plan, day by day: what is planned and what was logged."""
    monday = monday_of(day)
    sunday = monday + dt.timedelta(days=6)
    available = sum(plan.profile.calendar.daily(monday, 7))
    days = {each: _day_rows(plan, each, words) for each in days_between(monday, sunday)}
    planned = sum(minutes for rows in days.values() for minutes, _ in rows)
    year, number, _ = monday.isocalendar()
    yield terminal.strong(f"Week {number} of {year}: {words.day_range(monday, sunday)}")
    yield f"{words.hours(planned)} planned, {words.hours(available)} available"
    rows = [
        (words.weekday_date(each) if not index else "", *row)
        for each, found in days.items()
        for index, (_, row) in enumerate(found)
    ]
    yield ""
    if rows:
        yield from table(rows, 4, terminal.width, right=3)
    else:
        yield "Nothing is planned in this week."
    people = [*_meetings(plan, monday, words), *_follow_ups(plan, monday, words)]
    if people:
        yield ""
        for line in people:
            yield from terminal.wrapped(line)


def _meetings(plan: Plan, monday: dt.date, words: Words) -> Iterator[str]:
    """The sessions and events of a week of which a time or a place is known."""
    for planned in plan.milestones:
        meeting, dates = planned.milestone.meeting, planned.milestone.dates
        day = dates.first if dates is not None and dates.first is not None else planned.finish
        if meeting is None or day is None or monday_of(day) != monday:
            continue
        begins = f"{meeting.begins:%H:%M}" if meeting.begins is not None else ""
        when = " ".join(filter(None, (words.weekday_date(day), begins)))
        where = f", {meeting.place}" if meeting.place else ""
        yield f"{when}{where}: {planned.milestone.title}"


def _follow_ups(plan: Plan, monday: dt.date, words: Words) -> Iterator[str]:
    """With whom to get in touch in a week; what is late is to be done today."""
    due = [
        (each.follow_up.on, each.name, each.follow_up)
        for each in plan.profile.contacts
        if each.follow_up is not None and monday_of(max(each.follow_up.on, plan.today)) == monday
    ]
    for day, name, follow_up in sorted(due, key=lambda each: each[:2]):
        about = f" about {follow_up.about}" if follow_up.about else ""
        late = ", late" if day < plan.today else ""
        yield f"{words.weekday_date(day)}{late}: get in touch with {name}{about}"


def _rows(plan: Plan, words: Words, *, kinds: bool) -> list[tuple[str, ...]]:
    """The rows of a plan; without a column for kinds the title says the kind as well."""
    rows = []
    for planned in plan.milestones:
        milestone = planned.milestone
        kind = words.kind(milestone.kind)
        title = (milestone.title, kind) if kinds else (f"{milestone.title} ({kind})",)
        last = (_when(planned, plan, words), words.hours(milestone.estimate))
        rows.append((_BOXES[milestone.status], milestone.code, *title, *last))
    return rows


def _grouped(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each row: a row begins with its box."""
    group: list[str] = []
    for line in lines:
        if group and line.startswith("["):
            yield group
            group = []
        group.append(line)
    yield group


def _tinted(line: str, planned: PlannedMilestone, terminal: Terminal) -> str:
    if planned.overdue_days:
        return terminal.alert(line)
    return line if planned.milestone.is_open else terminal.faint(line)


def _when(planned: PlannedMilestone, plan: Plan, words: Words) -> str:
    milestone = planned.milestone
    if milestone.done_on is not None:
        return f"done {words.short_date(milestone.done_on, plan.today)}"
    if planned.start is None or planned.finish is None:
        return "no date"
    dates = words.day_range(planned.start, planned.finish, plan.today)
    marks = "*" if milestone.pin else "?" if milestone.provisional else ""
    return dates + marks


def _phase_heading(phase: Phase, words: Words, today: dt.date) -> str:
    heading = f"{phase.number}. {shown(phase.name)}: {phase.done} of {phase.count} done"
    if phase.start and phase.finish:
        heading += f", {words.day_range(phase.start, phase.finish, today)}"
    return f"{heading}, {words.hours(phase.effort)}"


def _day_rows(plan: Plan, day: dt.date, words: Words) -> list[tuple[int, tuple[str, ...]]]:
    found: list[tuple[int, tuple[str, ...]]] = []
    for planned in plan.milestones:
        milestone = planned.milestone
        logged = sum(entry.minutes for entry in milestone.log if entry.on == day)
        minutes = 0
        if milestone.is_open and milestone.placement is not None:
            minutes = sum(each for on, each in milestone.placement.days() if on == day)
        if logged or minutes:
            time = words.hours(minutes)
            if logged:
                time = f"{words.hours(logged)} logged" + (f", {time}" if minutes else "")
            row = (_BOXES[milestone.status], milestone.code, time, milestone.title)
            found.append((minutes, row))
    return found
