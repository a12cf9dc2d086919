"""What the career pages show, as plain values: where the learner stands, how far each career is.

The engine is imported inside the functions, so that a page can be shown before it is loaded.
Effort is in minutes; levels are 0 to 5.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import compress
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from planner.domain.calendar import StudyCalendar
    from planner.domain.catalogue import Career, Catalogue
    from planner.domain.plan import Plan
    from planner.domain.profile import Learner
    from planner.words import Words

_WEEKS_A_MONTH = 52 / 12
_USUAL_WEEK = 8 * 60
#: Skills that the level row of a comparison shows.
_COMPARED_SKILLS = 8


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where the learner is: levels held, what is done, when there is time to learn."""

    today: dt.date
    levels: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    done: frozenset[str] = frozenset()
    #: Ids of the careers the open plan aims at.
    careers: tuple[str, ...] = ()
    #: Minutes a week, from which months are counted.
    weekly: int = _USUAL_WEEK
    currency: str = "€"
    #: When the learner has time; 8 h a week where nothing is known yet.
    calendar: StudyCalendar | None = None
    #: What decides who may take part; nothing said hides nothing.
    learner: Learner | None = None

    @property
    def is_start(self) -> bool:
        """Whether nothing is known that would shorten a career."""
        return not self.done and not any(self.levels.values())


def standpoint_of(plan: Plan, catalogue: Catalogue) -> Standpoint:
    """Where the learner of an open plan is; what is done of their own shortens no career."""
    from planner.domain.columns import columns_of

    profile, columns = plan.profile, columns_of(plan.profile)
    held = {each.skill: each.now for each in plan.skills}
    levels = {skill: now for skill, now in held.items() if now or skill in profile.ratings}
    return Standpoint(
        plan.today,
        MappingProxyType(levels),
        frozenset(catalogue.milestones.keys() & compress(columns.id, columns.is_done)),
        tuple(target.career for target in profile.targets),
        profile.calendar.weekly_minutes(plan.today) or _USUAL_WEEK,
        profile.preferences.currency,
        profile.calendar,
        profile.learner,
    )


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """A skill with the level asked for (0 where it is not needed) and the level held."""

    skill: str
    asked: int
    held: int

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return self.held >= self.asked


@dataclass(frozen=True, slots=True)
class CareerDistance:
    """How far a career is from where the learner stands."""

    #: Low and high from scratch.
    scratch: tuple[int, int]
    #: From where the learner is now.
    left: int
    #: Ids of the milestones that are left.
    milestones: tuple[str, ...]
    #: Core milestones from scratch.
    core: int
    needs: tuple[SkillNeed, ...]

    @property
    def met(self) -> tuple[str, ...]:
        """Ids of the skills whose level is held already."""
        return tuple(each.skill for each in self.needs if each.is_met)


def distance(career: Career, catalogue: Catalogue, here: Standpoint) -> CareerDistance:
    """Measure a career from where the learner stands; skills in the career's order."""
    from planner.domain.pathway import full_path

    path = full_path(catalogue, (career,), here.levels, here.done)
    return CareerDistance(
        catalogue.career_effort(career),
        path.effort,
        tuple(choice.milestone.id for choice in path.choices),
        core_count(career),
        needs_of(career, here),
    )


def needs_of(career: Career, here: Standpoint) -> tuple[SkillNeed, ...]:
    """The skills of a career in its order, with the levels held."""
    return tuple(
        SkillNeed(skill, asked, here.levels.get(skill, 0))
        for skill, asked in career.required.items()
    )


def core_count(career: Career) -> int:
    """How many core milestones a career has."""
    return sum(entry.role.value != "optional" for entry in career.milestones)


def months(minutes: int, weekly: int) -> int:
    """Whole months that an effort takes at so many minutes a week, at least one."""
    return max(1, round(minutes / (weekly * _WEEKS_A_MONTH))) if minutes else 0


def finish_day(career: Career, catalogue: Catalogue, here: Standpoint) -> tuple[dt.date, int]:
    """When a plan for a career alone would finish if it began today, and what it would cost.

    Returns:
        The planned finish, and the cost in whole units of the learner's currency, at most.
    """
    from planner.domain.calendar import StudyCalendar, week_of_hours
    from planner.domain.costs import planned_cost
    from planner.domain.profile import Learner
    from planner.domain.start import Answers, new_profile

    calendar = here.calendar
    if calendar is None or not calendar.has_time():
        calendar = StudyCalendar(week=week_of_hours(_USUAL_WEEK / 60))
    done = tuple(sorted(name for name in here.done if name in catalogue.milestones))
    levels = {skill: level for skill, level in here.levels.items() if skill in catalogue.skills}
    learner = here.learner or Learner()
    answers = Answers(
        (career.id,), calendar, here.today, ratings=levels, done=done, learner=learner
    )
    profile = new_profile(answers, catalogue, here.today, "preview")
    finishes = [each.placement.finish for each in profile.milestones if each.placement]
    return max(finishes, default=here.today), planned_cost(profile, catalogue, here.today)


def in_common(first: Career, second: Career) -> tuple[int, int]:
    """How many core milestones and how many required skills two careers have in common."""
    return (
        len(_core(first) & _core(second)),
        len(first.required.keys() & second.required.keys()),
    )


def effort_from(career: Career, catalogue: Catalogue, here: Standpoint) -> int:
    """The minutes that a career takes from where the learner stands."""
    from planner.domain.pathway import full_path

    return full_path(catalogue, (career,), here.levels, here.done).effort


def once_finished(career: Career, catalogue: Catalogue, here: Standpoint) -> Standpoint:
    """Where the learner stands once a career is finished."""
    from planner.domain.pathway import levels_after

    core = _core(career)
    known = [catalogue.milestones[name] for name in sorted(core) if name in catalogue.milestones]
    after = levels_after(here.levels, known)
    for skill, level in career.required.items():
        after[skill] = max(level, after.get(skill, 0))
    return replace(here, levels=MappingProxyType(after), done=here.done | core)


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What somebody who has finished one career brings to another."""

    career: str
    #: Milestones and required skills that both have.
    milestones: int
    skills: int
    #: Effort of the other career from here, and once the first is finished.
    left: int
    more: int


def carry_over(first: Career, second: Career, catalogue: Catalogue, here: Standpoint) -> CarryOver:
    """Compare the way to a career from here with the way to it once another is finished."""
    after = once_finished(first, catalogue, here)
    return CarryOver(
        second.id,
        *in_common(first, second),
        left=effort_from(second, catalogue, here),
        more=effort_from(second, catalogue, after),
    )


def _core(career: Career) -> frozenset[str]:
    return frozenset(each.id for each in career.milestones if each.role.value != "optional")


def compared_skills(careers: Sequence[Career], *, only_differences: bool) -> tuple[str, ...]:
    """The skills that tell careers apart best: those asked for most, widest differences first."""
    order = {skill: None for career in careers for skill in career.required}

    def asked(skill: str) -> list[int]:
        return [career.required.get(skill, 0) for career in careers]

    skills = [skill for skill in order if not only_differences or len(set(asked(skill))) > 1]
    skills.sort(key=lambda skill: (-max(asked(skill)), -(max(asked(skill)) - min(asked(skill)))))
    return tuple(skills[:_COMPARED_SKILLS])


@dataclass(frozen=True, slots=True)
class Find:
    """Why a search found a career: in which part, and the words that matched."""

    part: str
    text: str


def found_by(career: Career, catalogue: Catalogue, query: str) -> tuple[Find, ...] | None:
    """Where each word of a query stands in a career.

    Names and families come first, then skills, tools, responsibilities and the rest; words that
    stand in the same text make one find.

    Returns:
        The finds in the order of the query, or None where some word is nowhere.
    """
    words = query.casefold().split()
    parts = tuple(_parts(career, catalogue))
    folded = [(part, text, text.casefold()) for part, text in parts]
    whole = " ".join(words)
    for part, text, lower in folded:
        if whole in lower:
            return (Find(part, text),) if words else ()
    finds: dict[Find, None] = {}
    for word in words:
        hit = next((Find(part, text) for part, text, lower in folded if word in lower), None)
        if hit is None:
            return None
        finds[hit] = None
    return tuple(finds)


def _parts(career: Career, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield "name", career.name
    yield "name", career.family
    for skill in career.required:
        yield "skill", catalogue.skill_name(skill)
    yield from (("tool", tool) for tool in career.tools)
    yield from (("responsibility", each) for each in career.responsibilities)
    yield "summary", career.tagline


def range_text(low: int, high: int, words: Words) -> str:
    """Two efforts in minutes as a range of whole hours: "750 - 1,250 h", with an en dash."""
    return words.hours_range(round(low / 60), round(high / 60))


def by_id(ids: Sequence[str], catalogue: Catalogue) -> tuple[Career, ...]:
    """The careers of some ids that the catalogue holds."""
    return tuple(catalogue.careers[name] for name in ids if name in catalogue.careers)
