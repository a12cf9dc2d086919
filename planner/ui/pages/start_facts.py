"""What the four steps of the start show, as plain values: no widgets, nothing kept.

The engine is imported inside the functions, so that the page can be shown before it is loaded.
Effort is in minutes, as everywhere. The hours of a career are whole hours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from planner.domain.catalogue import Career, Catalogue, CatalogueMilestone
    from planner.domain.finish_wish import NotBefore
    from planner.domain.forecast import FinishRange
    from planner.domain.pathway import Pathway
    from planner.domain.plan import Plan
    from planner.domain.profile import Profile
    from planner.domain.start import Answers

#: The pace at which a career's months are shown before the learner has said theirs.
USUAL_HOURS = 8
#: Key skills are those a career asks for at this level or above.
KEY_LEVEL = 4
_WEEKS_A_MONTH = 52 / 12
#: Other paces shown beside the chosen one, as parts of it.
_PACES = (0.75, 1.25, 1.5)
#: What takes their place where those fall together, in very short and very long weeks.
_SPARE_PACES = (0.5, 0.25, 2, 3, 4)
_LONGEST_WEEK = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class CareerFigures:
    """A career from scratch: hours and months at 8 h a week from low to high, core milestones."""

    hours: tuple[int, int]
    months: tuple[int, int]
    core: int


def career_figures(career: Career, catalogue: Catalogue) -> CareerFigures:
    """The three figures of a career."""
    low, high = (round(minutes / 60) for minutes in catalogue.career_effort(career))
    monthly = USUAL_HOURS * _WEEKS_A_MONTH
    core = sum(entry.role.value != "optional" for entry in career.milestones)
    return CareerFigures((low, high), (round(low / monthly), round(high / monthly)), core)


def key_skills(career: Career) -> tuple[str, ...]:
    """Ids of the skills a career asks for at level 4 or 5, in the career's order."""
    return tuple(skill for skill, level in career.required.items() if level >= KEY_LEVEL)


def skills_by_family(
    career: Career, catalogue: Catalogue, *, key_only: bool
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The skills a career asks for under their families, families in order of first use."""
    chosen = key_skills(career) if key_only else tuple(career.required)
    families: dict[str, list[str]] = {}
    for skill in chosen:
        known = catalogue.skills.get(skill)
        if known is not None:
            families.setdefault(known.family, []).append(skill)
    return tuple((family, tuple(skills)) for family, skills in families.items())


@dataclass(frozen=True, slots=True)
class SkillEffect:
    """A milestone that builds a skill, without and with the learner's rating of it, in minutes."""

    kind: str
    title: str
    before: int
    after: int

    @property
    def dropped(self) -> bool:
        """Whether the rating takes it out of the plan."""
        return self.after == 0


@dataclass(frozen=True, slots=True)
class NextChange:
    """The lowest higher level that takes more out: which milestones, and how much in all."""

    level: int
    dropped: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class RatingEffects:
    """What one rating does to the pathway, the strongest effect first."""

    effects: tuple[SkillEffect, ...]
    next_change: NextChange | None

    @property
    def saved(self) -> int:
        """Minutes the rating takes out of the plan."""
        return sum(effect.before - effect.after for effect in self.effects)


def rating_effects(
    career: Career,
    catalogue: Catalogue,
    ratings: Mapping[str, int],
    skill: str,
    done: frozenset[str] = frozenset(),
) -> RatingEffects:
    """Compare the pathway with a skill's rating and without it.

    Args:
        career: the career aimed at.
        catalogue: everything to choose from.
        ratings: all ratings, skill id to level.
        skill: the skill asked about.
        done: ids of milestones already reached.
    """
    from planner.domain.pathway import full_path

    def path(level: int) -> dict[str, tuple[CatalogueMilestone, int]]:
        choices = full_path(catalogue, (career,), {**ratings, skill: level}, done).choices
        return {each.milestone.id: (each.milestone, each.estimate) for each in choices}

    level = ratings.get(skill, 0)
    without, now = path(0), path(level)
    effects = [
        SkillEffect(milestone.kind.value, milestone.title, before, now.get(name, (None, 0))[1])
        for name, (milestone, before) in without.items()
        if skill in milestone.builds or now.get(name, (None, 0))[1] != before
    ]
    effects.sort(key=lambda effect: effect.after - effect.before)
    higher = (_change(each, now, path(each)) for each in range(level + 1, 6))
    change = next((each for each in higher if each is not None), None)
    return RatingEffects(tuple(effects), change)


def _change(
    level: int,
    before: Mapping[str, tuple[CatalogueMilestone, int]],
    after: Mapping[str, tuple[CatalogueMilestone, int]],
) -> NextChange | None:
    minutes = sum(each for _, each in before.values()) - sum(each for _, each in after.values())
    if minutes <= 0:
        return None
    dropped = tuple(each.title for name, (each, _) in before.items() if name not in after)
    return NextChange(level, dropped, minutes)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The plan that answers lead to, and the range in which it finishes."""

    answers: Answers
    pathway: Pathway
    profile: Profile
    plan: Plan
    range: FinishRange | None

    @property
    def finish(self) -> dt.date | None:
        """The planned finish."""
        return self.plan.planned_finish

    @property
    def minutes(self) -> int:
        """All minutes of the plan."""
        return sum(phase.effort for phase in self.plan.phases)

    @property
    def study_weeks(self) -> int:
        """Weeks with any work in them."""
        return sum(week.planned > 0 for week in self.plan.weeks)

    def minutes_after(self, day: dt.date) -> int:
        """Minutes that are planned after a day."""
        return sum(
            minutes
            for each in self.profile.milestones
            if each.placement is not None
            for on, minutes in each.placement.days()
            if on > day
        )


def outlook(
    answers: Answers, catalogue: Catalogue, today: dt.date, known: Sequence[Outlook] = ()
) -> Outlook:
    """Make the plan of some answers, without keeping it.

    Args:
        answers: what the learner said so far.
        catalogue: everything to choose from.
        today: the day the plan is made.
        known: plans made before; the pathway of one that asks for the same is not chosen again,
            as that takes longest and hours and dates play no part in it.

    Raises:
        PlannerError: if they cannot become a plan; its sentence says why.
    """
    from planner.domain.forecast import finish_range
    from planner.domain.plan import plan_of
    from planner.domain.start import new_profile, pathway_of

    wanted = _wanted(answers)
    found = next((each.pathway for each in known if _wanted(each.answers) == wanted), None)
    pathway = found or pathway_of(answers, catalogue, today)
    profile = new_profile(answers, catalogue, today, "preview", pathway)
    plan = plan_of(profile, today, catalogue)
    return Outlook(answers, pathway, profile, plan, finish_range(profile, today))


def _wanted(answers: Answers) -> tuple[object, ...]:
    """The answers that a pathway depends on."""
    preferences = answers.preferences.model_copy(update={"currency": "", "focus_limit": 1})
    ratings = dict(answers.ratings)
    return answers.careers, answers.depth, ratings, answers.done, preferences, answers.learner


@dataclass(frozen=True, slots=True)
class Pace:
    """A number of weekly minutes: when it finishes, days from the start, months later."""

    minutes: int
    finish: dt.date
    days: int
    months: int
    chosen: bool = False


def other_paces(seen: Outlook, today: dt.date, needed: int | None = None) -> tuple[Pace, ...]:
    """The chosen pace among three others, from few hours to many.

    Args:
        seen: the plan at the chosen pace.
        today: the first day that can be worked on.
        needed: weekly minutes that the wished finish takes; they are one of the paces.
    """
    from planner.domain.calendar import scaled_week
    from planner.domain.scheduling import placements_for

    weekly = sum(seen.answers.calendar.week)
    if seen.finish is None or weekly == 0:
        return ()
    begin = max(seen.profile.start, today)
    paces = [Pace(weekly, seen.finish, (seen.finish - begin).days, 0, chosen=True)]
    for minutes in _pace_minutes(weekly, needed):
        calendar = seen.profile.calendar.model_copy(
            update={"week": scaled_week(seen.answers.calendar.week, minutes)}
        )
        trial = seen.profile.model_copy(update={"calendar": calendar})
        placed = placements_for(trial, today).values()
        finish = max((each.finish for each in placed if each is not None), default=seen.finish)
        months = round((finish - seen.finish).days / (365.25 / 12))
        paces.append(Pace(minutes, finish, (finish - begin).days, months))
    return tuple(sorted(paces, key=lambda pace: pace.minutes))


def _pace_minutes(weekly: int, needed: int | None) -> tuple[int, ...]:
    """Weekly minutes near the chosen ones: whole hours from 4 h on, else quarter hours."""
    step = 60 if weekly >= 4 * 60 else 15

    def at(part: float) -> int:
        return min(max(round(weekly * part / step), 1) * step, _LONGEST_WEEK)

    found = [each for each in dict.fromkeys(map(at, _PACES)) if each != weekly]
    if needed is not None and needed not in (weekly, *found):
        # The one nearest to it makes room.
        found = [*_farther(found, needed), needed]
    spare = (each for each in map(at, _SPARE_PACES) if each not in (*found, weekly))
    while len(found) < len(_PACES) and (more := next(spare, None)) is not None:
        found.append(more)
    return tuple(found)


def _farther(paces: Sequence[int], needed: int) -> list[int]:
    return sorted(paces, key=lambda each: abs(each - needed))[1:]


def needed_weekly(seen: Outlook, today: dt.date) -> int | NotBefore:
    """The least weekly minutes that keep the wished finish, or why no weekly time does."""
    from planner.domain.finish_wish import WeeklyTime, least_weekly_time

    wish = seen.answers.wished_finish
    if wish is None:
        return sum(seen.answers.calendar.week)
    found = least_weekly_time(seen.profile, today, wish)
    return found.minutes if isinstance(found, WeeklyTime) else found


def misses_wish(seen: Outlook) -> bool:
    """Whether the plan finishes after the day that was wished for."""
    wish, finish = seen.answers.wished_finish, seen.finish
    return wish is not None and finish is not None and finish > wish


def week_for(weekly: int, shape: Sequence[int]) -> tuple[int, ...]:
    """Lay weekly minutes on the days: in the learner's own shape, or in the usual one.

    Args:
        weekly: minutes a week in quarter hours, 0 for none.
        shape: minutes of each day as the learner last set them, empty if they never did.
    """
    from planner.domain.calendar import scaled_week, week_of_hours

    if weekly == 0:
        return (0,) * 7
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = shape or (0,) * 7
    week = (monday, tuesday, wednesday, thursday, friday, saturday, sunday)
    return scaled_week(week, weekly) if any(week) else week_of_hours(weekly / 60)


def named(answers: Answers, name: str) -> Answers:
    """The same answers with a name for the plan."""
    return replace(answers, name=name.strip())


def ordered_families(catalogue: Catalogue) -> Iterator[tuple[str, int]]:
    """Each family of careers with its number of careers, in the catalogue's order."""
    counts: dict[str, int] = {}
    for career in catalogue.careers.values():
        counts[career.family] = counts.get(career.family, 0) + 1
    yield from counts.items()
