"""What a plan has to say about itself, most serious first: clashes, lateness, wishes out of reach.

A notice is text and an offer, never a change: who reads it decides, or lets it be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from planner.domain.attended import attended, follow_up_on
from planner.domain.burn_up import minutes_ahead
from planner.domain.problems import ProblemKind
from planner.domain.skill_path import phase_to_rate_after
from planner.ui.actions import QT_TRANSLATE_NOOP
from planner.ui.counted import counted
from planner.ui.labels import brief

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from planner.domain.edits import Edit
    from planner.domain.plan import Plan
    from planner.domain.problems import Problem
    from planner.words import Words

translate = QCoreApplication.translate

#: The key of the notice that the plan is behind; problems have keys of their own.
BEHIND: Final = "behind"
#: The key of the notice that more is done than was planned by today.
AHEAD: Final = "ahead"
#: The key of the notice that a newer catalogue has something for the plan.
CATALOGUE: Final = "catalogue"
#: What the key of the notice begins with that a phase is finished and skills may be rated again.
RATE: Final = "rate-after-"
#: What the key of the notice begins with that a follow-up to something attended can be agreed.
FOLLOW_UP: Final = "follow-up-to-"
#: A finish this many days later is given in weeks, and one so many later in years.
_IN_WEEKS, _IN_YEARS = 14, 2 * 365

#: The bold fact of a problem, in the order of seriousness: first dates that cannot hold.
_CLASHES: Mapping[ProblemKind, str] = {
    ProblemKind.CYCLE_IN_PLAN: QT_TRANSLATE_NOOP("Notices", "Some milestones wait in a circle."),
    ProblemKind.EVENT_TOO_EARLY: QT_TRANSLATE_NOOP("Notices", "An event comes too early."),
    ProblemKind.PIN_TOO_EARLY: QT_TRANSLATE_NOOP("Notices", "A pinned date is too early."),
    ProblemKind.PIN_OFF_EVENT: QT_TRANSLATE_NOOP("Notices", "A pin misses its event."),
    ProblemKind.PIN_BEFORE_BOUND: QT_TRANSLATE_NOOP("Notices", "A pinned date is too early."),
    ProblemKind.BOOKED_TOO_LATE: QT_TRANSLATE_NOOP("Notices", "A booking comes too late."),
    ProblemKind.STARTED_TOO_EARLY: QT_TRANSLATE_NOOP("Notices", "Something was begun early."),
}
#: Then lateness, and then what does not fit the learner's wishes.
_WISHES: Mapping[ProblemKind, str] = {
    ProblemKind.WISH_OUT_OF_REACH: QT_TRANSLATE_NOOP("Notices", "The wished finish is not met."),
    ProblemKind.OVERLOADED_DAY: QT_TRANSLATE_NOOP("Notices", "A day is too full."),
    ProblemKind.OVER_WEEKLY_LIMIT: QT_TRANSLATE_NOOP("Notices", "A week is too full."),
    ProblemKind.SPAN_TOO_SHORT: QT_TRANSLATE_NOOP("Notices", "A milestone has too few days."),
    ProblemKind.ESTIMATE_USED_UP: QT_TRANSLATE_NOOP("Notices", "An estimate is used up."),
    ProblemKind.FOCUS_EXCEEDED: QT_TRANSLATE_NOOP("Notices", "Much runs side by side."),
    ProblemKind.LEVEL_OUT_OF_REACH: QT_TRANSLATE_NOOP("Notices", "A level is not reached."),
    ProblemKind.UNKNOWN_PREREQUISITE: QT_TRANSLATE_NOOP(
        "Notices", "Something needed first is unknown."
    ),
    ProblemKind.OVER_BUDGET: QT_TRANSLATE_NOOP("Notices", "The plan costs more than you gave."),
}
_FACTS = {**_CLASHES, **_WISHES}
_RANKS = {kind: rank for rank, kind in enumerate(_FACTS)}


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing worth knowing about the plan."""

    key: str
    fact: str
    sentence: str
    #: Id of the milestone it is about, or "".
    milestone: str = ""
    #: Whether new dates would help.
    replan: bool = False
    #: What one press would change, without asking further.
    edit: Edit | None = None

    @property
    def is_problem(self) -> bool:
        """Whether it can be dismissed for good; the others pass by themselves."""
        return self.key not in (BEHIND, AHEAD, CATALOGUE)

    @property
    def is_offer(self) -> bool:
        """Whether nothing is amiss: it offers something."""
        return self.key in (AHEAD, CATALOGUE) or self.rates or self.edit is not None

    @property
    def rates(self) -> bool:
        """Whether it offers to rate skills again."""
        return self.key.startswith(RATE)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of the finish that is likely, and what it comes from."""

    #: The likely day; None before it is worked out.
    likely: dt.date | None = None
    #: The minutes a week it comes from, where there are any on record.
    pace: int | None = None
    #: Whether it also comes from how long logged milestones took against their estimates.
    by_logs: bool = False
    #: A finish was looked for, and none is in sight.
    unforeseen: bool = False


def notices_of(plan: Plan, words: Words, expected: Expected = Expected()) -> tuple[Notice, ...]:
    """Everything to say about a plan as of today, most serious first, in the learner's language."""
    problems = sorted(
        (each for each in plan.problems if each.kind in _RANKS), key=lambda one: _RANKS[one.kind]
    )
    notices = [(each.kind, _notice(each, plan, words)) for each in problems]
    return (
        *(notice for kind, notice in notices if kind in _CLASHES),
        *_behind(plan, words, expected),
        *(notice for kind, notice in notices if kind in _WISHES),
        *_rate_again(plan),
        *_follow_ups(plan, words),
    )


def _follow_ups(plan: Plan, words: Words) -> Iterator[Notice]:
    """That something was attended and nothing agreed with whom it was, until it is dismissed."""
    profile = plan.profile
    names = {each.id: each.name for each in profile.contacts}
    for each in attended(profile, plan.today):
        key = f"{FOLLOW_UP}{each.milestone}"
        if key in profile.dismissed:
            continue
        title = brief(profile.known(each.milestone).title)
        fact = translate("Notices", "You attended “{title}”.").format(title=title)
        people = words.listed([brief(names[name]) for name in each.contacts])
        text = translate("Notices", "Get in touch with {people} on {date}? It takes half an hour.")
        told = text.format(people=people, date=words.weekday_date(each.due, plan.today))
        yield Notice(key, fact, told, edit=follow_up_on(profile, each))


def _rate_again(plan: Plan) -> tuple[Notice, ...]:
    """That a phase is finished and no skill was rated since, until it is dismissed."""
    number = phase_to_rate_after(plan.profile)
    key = f"{RATE}{number}"
    phase = next((each for each in plan.phases if each.number == number), None)
    if phase is None or key in plan.profile.dismissed:
        return ()
    fact = translate("Notices", "“{phase}” is finished.").format(phase=phase.name)
    sentence = translate("Notices", "If you like, rate your skills again and see what has changed.")
    return (Notice(key, fact, sentence),)


def _notice(problem: Problem, plan: Plan, words: Words) -> Notice:
    return Notice(
        key=problem.key,
        fact=translate("Notices", _FACTS[problem.kind]),
        sentence=words.problem(problem, plan),
        milestone=problem.milestone or "",
    )


def ahead_notice(plan: Plan, words: Words, expected: Expected = Expected()) -> tuple[Notice, ...]:
    """That more is done than was planned, from half an ordinary week on; see `notices_of`."""
    ahead = minutes_ahead(plan.profile, plan.today) - plan.behind
    week = plan.profile.calendar.weekly_minutes(plan.today)
    over = not plan.left  # the work of what is open
    if over or not week or 2 * ahead < week:
        return ()
    hours = words.whole_hours(ahead) if ahead >= 600 else words.hours(ahead)
    fact = translate("Notices", "You are {hours} ahead of plan.").format(hours=hours)
    return (Notice(AHEAD, fact, _sooner(plan, words, expected), replan=True),)


def _sooner(plan: Plan, words: Words, expected: Expected) -> str:
    planned, likely = plan.planned_finish, expected.likely
    if likely is None or planned is None or likely >= planned:
        return translate("Notices", "Nothing has to change. Replan would bring dates forward.")
    days = (planned - likely).days
    weeks, start = round(days / 7), _start(expected, words)
    text = translate("Notices", "{start} would finish about {date}, before the planned date.")
    if days >= _IN_WEEKS:
        text = counted(
            "Notices",
            "{start} would finish about {date}, {count} weeks before the planned date.",
            "{start} would finish about {date}, a week before the planned date.",
            weeks,
        )
    return text.format(start=start, date=words.date(likely), count=weeks)


def _start(expected: Expected, words: Words) -> str:
    """Whose finish it is, with what it comes from where that is known."""
    if expected.pace is None:
        return translate("Notices", "You")
    text = translate("Notices", "At {hours} h a week you")
    if expected.by_logs:
        # The pace alone would lead to another day.
        text = translate("Notices", "At {hours} h a week, with work taking as long as so far, you")
    return text.format(hours=words.number(round(expected.pace / 60, 1)))


def _behind(plan: Plan, words: Words, expected: Expected) -> tuple[Notice, ...]:
    """Lateness, from a whole missed study day on: an hour left over is an ordinary week."""
    study_days = [minutes for minutes in plan.profile.calendar.week_on(plan.today) if minutes]
    if plan.behind < min(study_days, default=1):
        return ()
    hours = words.whole_hours(plan.behind) if plan.behind >= 600 else words.hours(plan.behind)
    fact = translate("Notices", "You are {hours} behind plan.").format(hours=hours)
    if expected.unforeseen:
        told = _out_of_sight(expected.pace, words)
    else:
        told = _outlook(plan, words, expected)
    return (Notice(BEHIND, fact, told, replan=True),)


def _out_of_sight(pace: int | None, words: Words) -> str:
    """That nobody can say when, and what helps."""
    text = translate(
        "Notices", "At this pace no finish can be foreseen. Replan shows what would bring one back."
    )
    if pace is None:
        return text
    hours = words.number(round(pace / 60, 1))
    text = translate(
        "Notices",
        "At {hours} h a week no finish can be foreseen. Replan shows what would bring one back.",
    )
    return text.format(hours=hours)


def _outlook(plan: Plan, words: Words, expected: Expected) -> str:
    planned, likely = plan.planned_finish, expected.likely
    if likely is None or planned is None or likely <= planned:
        return translate("Notices", "Replan gives what is still to do new dates, from today on.")
    days = (likely - planned).days
    if days >= _IN_YEARS:
        years = days // 365
        text = counted(
            "Notices",
            "{start} would finish about {date}, over {count} years after the planned date.",
            "{start} would finish about {date}, over a year after the planned date.",
            years,
        )
        start = _start(expected, words)
        return text.format(start=start, date=words.date(likely), count=years)
    if days >= _IN_WEEKS:
        weeks = round(days / 7)
        text = counted(
            "Notices",
            "{start} would finish about {date}, {count} weeks after the planned date.",
            "{start} would finish about {date}, a week after the planned date.",
            weeks,
        )
        start = _start(expected, words)
        return text.format(start=start, date=words.date(likely), count=weeks)
    text = counted(
        "Notices",
        "{start} would finish about {date}, {count} days after the planned date.",
        "{start} would finish about {date}, a day after the planned date.",
        days,
    )
    return text.format(start=_start(expected, words), date=words.date(likely), count=days)
