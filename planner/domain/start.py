"""From a learner's answers to a complete profile with dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Career, Catalogue, Role
from planner.domain.codes import code_of, next_codes
from planner.domain.edits import Place
from planner.domain.model import NO_LEVELS, Minutes, clean_text
from planner.domain.pathway import Choice, Pathway, Seeker, career_places, pathway_for
from planner.domain.problems import (
    LevelError,
    NoCareerError,
    NoTimeError,
    UnknownCareerError,
    UnknownMilestoneError,
    UnknownSkillError,
)
from planner.domain.profile import (
    Depth,
    Learner,
    Milestone,
    Preferences,
    Profile,
    Status,
    Target,
)
from planner.domain.scheduling import placements_for


@dataclass(frozen=True, slots=True)
class Answers:
    """What a learner says before there is a plan; ratings are skill id -> level."""

    careers: tuple[str, ...]
    calendar: StudyCalendar
    start: dt.date
    name: str = ""
    ratings: Mapping[str, int] = field(default_factory=lambda: NO_LEVELS)
    #: Ids of catalogue milestones already reached.
    done: tuple[str, ...] = ()
    wished_finish: dt.date | None = None
    depth: Depth = Depth.FULL
    preferences: Preferences = field(default_factory=Preferences)
    learner: Learner = field(default_factory=Learner)


def pathway_of(answers: Answers, catalogue: Catalogue, today: dt.date) -> Pathway:
    """Choose the pathway that some answers ask for; hours and dates play no part in it.

    Raises:
        NoCareerError: without a career.
        UnknownCareerError: if the catalogue does not hold one.
        UnknownSkillError: if a rating is of a skill that the catalogue does not hold.
        UnknownMilestoneError: if something done is not in the catalogue.
        LevelError: if a rating is not from 0 to 5.
    """
    careers = careers_of(answers.careers, catalogue)
    _check_ratings(answers, catalogue)
    for name in answers.done:
        if name not in catalogue.milestones:
            raise UnknownMilestoneError(name, _nearest(name, catalogue.milestones))
    seeker = Seeker(
        answers.ratings, frozenset(answers.done), answers.preferences, answers.learner, today
    )
    return pathway_for(catalogue, careers, answers.depth, seeker)


def efforts_by_depth(
    answers: Answers, catalogue: Catalogue, today: dt.date
) -> dict[Depth, Minutes]:
    """The effort of each depth for some answers, to choose by; it raises what `pathway_of` does."""
    return {
        depth: pathway_of(replace(answers, depth=depth), catalogue, today).effort for depth in Depth
    }


def new_profile(
    answers: Answers,
    catalogue: Catalogue,
    today: dt.date,
    profile_id: str,
    pathway: Pathway | None = None,
) -> Profile:
    """Choose the pathway, give each milestone its code and its dates.

    Args:
        answers: what the learner said.
        catalogue: everything to choose from.
        today: the day the plan is made; nothing is planned before it.
        profile_id: a unique id for the new profile.
        pathway: what `pathway_of` gave for these answers, where it is known already.

    Raises:
        NoTimeError: if no week has any time.
        PlannerError: what `pathway_of` raises.
    """
    if not answers.calendar.has_time():
        raise NoTimeError
    pathway = pathway or pathway_of(answers, catalogue, today)
    careers = careers_of(answers.careers, catalogue)
    milestones = _reached(answers, catalogue, careers, today)
    codes = next_codes(len(milestones))
    milestones += [chosen_milestone(choice, next(codes)) for choice in pathway.choices]
    milestones.sort(key=lambda milestone: milestone.phase)
    profile = Profile(
        id=profile_id,
        name=clean_text(answers.name).strip() or " + ".join(career.name for career in careers),
        created=today,
        targets=tuple(target_of(career) for career in careers),
        depth=answers.depth,
        ratings=answers.ratings,
        start=answers.start,
        wished_finish=answers.wished_finish,
        calendar=answers.calendar,
        preferences=answers.preferences,
        learner=answers.learner,
        milestones=tuple(milestones),
    )
    placed, _ = Place(placements_for(profile, today)).apply(profile)
    return placed


def careers_of(names: Sequence[str], catalogue: Catalogue) -> tuple[Career, ...]:
    """The careers with some ids, each once.

    Raises:
        NoCareerError: without any id.
        UnknownCareerError: if the catalogue does not hold one.
    """
    if not names:
        raise NoCareerError
    for name in names:
        if name not in catalogue.careers:
            raise UnknownCareerError(name, _nearest(name, catalogue.careers))
    return tuple(catalogue.careers[name] for name in dict.fromkeys(names))


def _check_ratings(answers: Answers, catalogue: Catalogue) -> None:
    for skill, level in answers.ratings.items():
        if skill not in catalogue.skills:
            raise UnknownSkillError(skill, _nearest(skill, catalogue.skills))
        if not 0 <= level <= 5:
            raise LevelError(skill, level)


def _nearest(name: str, known: Mapping[str, object]) -> str | None:
    return next(iter(get_close_matches(name, known, n=1)), None)


def _reached(
    answers: Answers, catalogue: Catalogue, careers: tuple[Career, ...], today: dt.date
) -> list[Milestone]:
    """What is done already stands in the plan as history, in its career's phase or the first."""
    places = career_places(careers)
    reached = []
    for serial, name in enumerate(dict.fromkeys(answers.done)):
        definition = catalogue.milestones[name]
        phase, role = places.get(name, (1, Role.OPTIONAL))
        reached.append(
            Milestone(
                definition=definition,
                code=code_of(serial),
                phase=phase,
                role=role,
                estimate=definition.effort.likely,
                status=Status.DONE,
                done_on=today,
            )
        )
    return reached


def chosen_milestone(choice: Choice, code: str) -> Milestone:
    """A choice as it stands in a plan, without dates."""
    return Milestone(
        definition=choice.milestone,
        code=code,
        phase=choice.phase,
        role=choice.role,
        estimate=choice.estimate,
        shortened=choice.shortened,
    )


def target_of(career: Career) -> Target:
    """A career as a plan keeps it."""
    return Target(
        career=career.id,
        name=career.name,
        short_name=career.short_name,
        icon=career.icon,
        phases=tuple(phase.name for phase in career.phases),
        required=career.required,
        places=career.milestones,
    )
