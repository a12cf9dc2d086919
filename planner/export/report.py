"""The printed plan as plain values: what PDF, Markdown and tables are made of.

Every text in here is final: put together from words, dates already written out, control characters
taken out. Whoever places it needs no rule of planning. Positions on a time axis are fractions from
0 (first day of the window) to 1 (the day after its last).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.catalogue import Kind
    from planner.export.report_network import ContactPages, EventPages
    from planner.export.report_portfolio import PortfolioPages
    from planner.export.report_skills import SkillPages
    from planner.export.report_week import WeekPage


class Paper(StrEnum):
    """The paper sizes a plan is laid out for."""

    A4 = "a4"
    LETTER = "letter"


class Section(StrEnum):
    """The parts of a printed plan, in their order on paper."""

    SUMMARY = "summary"
    CHECKLIST = "checklist"
    TIMELINE = "timeline"
    WEEK = "week"
    SKILLS = "skills"
    PORTFOLIO = "portfolio"
    CONTACTS = "contacts"
    EVENTS = "events"


#: What is printed unless something else is asked for.
USUAL_SECTIONS: Final = (Section.SUMMARY, Section.CHECKLIST, Section.TIMELINE)
#: Sections about other people, which are printed only together with what is private.
PRIVATE_SECTIONS: Final = (Section.CONTACTS,)


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What is printed, and how; an empty filter lets everything through."""

    paper: Paper = Paper.A4
    sections: tuple[Section, ...] = USUAL_SECTIONS
    #: Milestones planned, logged or done within these days, both included.
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    kinds: tuple[Kind, ...] = ()
    #: Numbers of phases.
    phases: tuple[int, ...] = ()
    colour: bool = False
    #: Notes and contacts, on the pages and in the attached plan.
    private: bool = False
    #: Lines to write on: the day it was done, and notes after each phase.
    lines: bool = True
    leave_out_done: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the large figures of the summary."""

    value: str
    caption: str
    #: "Confirm before you rely on it" where the figure is a guess, else empty.
    caution: str = ""


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase in the summary."""

    number: int
    name: str
    outcome: str
    hours: str
    dates: str


class Cell(StrEnum):
    """How one of the five levels of a skill stands."""

    HELD = "held"
    CLAIMED = "claimed"
    PLANNED = "planned"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class SkillBar:
    """A skill from today to its target: five cells, the target's level, and the same in words."""

    name: str
    cells: tuple[Cell, ...]
    target: int
    words: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date that others set, or the learner pinned."""

    kind: Kind
    own: bool
    title: str
    date: str
    #: When to book or enter; empty where that does not matter.
    note: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A line with a box to tick."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The first page; its headings stand beside what they head."""

    eyebrow: str
    title: str
    icon: str
    dates: str
    pace: str
    figures: tuple[Figure, ...]
    phases_heading: str
    phases: tuple[PhaseLine, ...]
    skills_heading: str
    skills: tuple[SkillBar, ...]
    skills_legend: str
    dates_heading: str
    dates_to_keep: tuple[DateLine, ...]
    dates_note: str
    shows_heading: str
    shows: tuple[Box, ...]
    method_heading: str
    method: str


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """A milestone with its box."""

    code: str
    title: str
    done: bool
    #: What counts as reached, as one paragraph without its "Done when:".
    criteria: str
    kind: Kind
    own: bool
    #: Name of the kind and everything else worth knowing in a few words, in order.
    facts: tuple[str, ...]
    needs: str
    hours: str
    logged: str
    due: str
    #: Days over, or nothing.
    late: str
    done_on: str
    #: The learner's own notes, where they were asked for.
    notes: str


@dataclass(frozen=True, slots=True)
class ChecklistPhase:
    """The milestones of a phase."""

    number: int
    eyebrow: str
    name: str
    dates: str
    count: str
    rows: tuple[ChecklistRow, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list to tick for each phase, and the words around it."""

    phases: tuple[ChecklistPhase, ...]
    columns: tuple[str, str, str, str]
    done_when: str
    notes_heading: str
    how_to: str
    nothing: str


class Shape(StrEnum):
    """What stands on the time axis for a milestone."""

    BAR = "bar"
    POINT = "point"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Bar:
    """A milestone's days in a window, and the same in words."""

    shape: Shape
    start: float
    end: float
    provisional: bool
    words: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A milestone on the time axis."""

    title: str
    kind: Kind
    own: bool
    done: bool
    hours: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """The rows of a phase."""

    name: str
    hours: str
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or year on the axis; the label is empty where there is no room for one."""

    at: float
    label: str
    year: str


@dataclass(frozen=True, slots=True)
class Pause:
    """A break in a window."""

    start: float
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class TimelineWindow:
    """A stretch of whole months with every row that has days in it."""

    dates: str
    ticks: tuple[Tick, ...]
    pauses: tuple[Pause, ...]
    today: float | None
    groups: tuple[TimelineGroup, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A kind that occurs, with its name."""

    kind: Kind
    own: bool
    shape: Shape
    name: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plan over time, split into windows where it is long."""

    heading: str
    facts: str
    legend: tuple[LegendEntry, ...]
    windows: tuple[TimelineWindow, ...]
    continued: str
    today: str
    columns: tuple[str, str, str]
    explanation: str


@dataclass(frozen=True, slots=True)
class Report:
    """A plan ready to be placed on pages; a section that was not asked for is None."""

    title: str
    language: str
    printed: dt.date
    #: "Printed 20 May 2027", and "Page {page} of {pages}" with its two places.
    printed_on: str
    page_of: str
    #: What a box says to those who hear the page.
    to_do: str
    done: str
    summary: Summary | None
    checklist: Checklist | None
    timeline: Timeline | None
    week: WeekPage | None
    skills: SkillPages | None
    portfolio: PortfolioPages | None
    contacts: ContactPages | None
    events: EventPages | None
