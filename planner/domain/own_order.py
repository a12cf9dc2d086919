"""The learner's own order of milestones, and copies of milestones as their own.

A milestone moves within its phase, and not past one that it needs or that needs it. The phases of
a career's milestones belong to the career; only the learner's own move to another.
"""

from __future__ import annotations

from types import MappingProxyType

from planner.domain import edits
from planner.domain.catalogue import CatalogueMilestone
from planner.domain.edits import Change, Edit, EditMilestone, InsertMilestone, Together
from planner.domain.model import MAX_TITLE, clean_text, with_fields
from planner.domain.prerequisites import plan_prerequisites
from planner.domain.problems import OrderError, PhaseError
from planner.domain.profile import Milestone, Profile


def move_by(profile: Profile, milestone: str, step: int) -> Edit | None:
    """Move a milestone past the one before it (-1) or after it (1) in its phase; None at the end.

    Raises:
        OrderError: if one of the two needs the other.
    """
    mates = _mates(profile, milestone)
    place = mates.index(milestone) + step
    if not 0 <= place < len(mates):
        return None
    return move_beside(profile, milestone, mates[place], after=step > 0)


def move_beside(profile: Profile, milestone: str, other: str, *, after: bool) -> Edit | None:
    """Move a milestone to just before or after another; None where it stands there.

    Raises:
        OrderError: if it would then come before something it needs, or after what needs it.
        PhaseError: if the other is of another phase, and the milestone not the learner's own.
    """
    before, beside = profile.known(milestone), profile.milestone(other)
    if other == milestone or beside is None:
        return None
    others = [each.id for each in profile.milestones if each.id != milestone]
    index = others.index(other) + (1 if after else 0)
    if beside.phase != before.phase:
        return _to_phase(profile, before, beside.phase, index)
    edit = edits.move(profile, milestone, index)
    moved, _ = edit.apply(profile)
    if _mates(moved, milestone) == _mates(profile, milestone):
        return None
    return _in_order(profile, milestone, edit)


def move_to_phase(profile: Profile, milestone: str, phase: int) -> Edit | None:
    """Move one of the learner's own milestones to another phase; None where it is of that.

    It passes as few others as it can: it comes last in an earlier phase, first in a later one.

    Raises:
        OrderError: if it would then come before something it needs, or after what needs it.
        PhaseError: if it is not the learner's own.
    """
    before = profile.known(milestone)
    if phase == before.phase:
        return None
    phases = [each.phase for each in profile.milestones if each.id != milestone]
    if phase < before.phase:
        index = max((at + 1 for at, each in enumerate(phases) if each <= phase), default=0)
    else:
        index = min((at for at, each in enumerate(phases) if each >= phase), default=len(phases))
    return _to_phase(profile, before, phase, index)


def duplicate(profile: Profile, milestone: str, codes_issued: int, title: str) -> InsertMilestone:
    """Add a copy of a milestone as the learner's own, just after it, under the next code.

    What it asks for comes along, its parts without their ticks; what was done with it does not.
    """
    before = profile.known(milestone)
    made = edits.add_own(
        profile,
        title=clean_text(title).strip()[:MAX_TITLE],
        kind=before.kind,
        minutes=before.estimate,
        phase=before.phase,
        codes_issued=codes_issued,
    )
    fresh = made.value
    kept = {"id": fresh.id, "title": fresh.title, "replaces": (), "group": None, "lags": ()}
    definition: CatalogueMilestone = with_fields(before.definition, kept)
    steps = tuple(each.model_copy(update={"done_on": None}) for each in before.steps)
    fields = {"definition": definition, "steps": steps, "habit": before.habit}
    place = next(place for place, each in enumerate(profile.milestones) if each.id == milestone)
    return InsertMilestone(place + 1, with_fields(fresh, fields))


def _to_phase(profile: Profile, milestone: Milestone, phase: int, index: int) -> Edit:
    """Give a milestone another phase and its place there, among all others in their order."""
    if not milestone.own:
        raise PhaseError(milestone.title)
    name = milestone.id
    fields = MappingProxyType({"phase": phase})
    # In this order: a move holds every milestone as it was.
    steps = (edits.move(profile, name, index), EditMilestone(name, fields, Change.PHASE))
    return _in_order(profile, name, Together(steps, Change.PHASE, name))


def _in_order(profile: Profile, milestone: str, edit: Edit) -> Edit:
    """An edit that moves a milestone, unless that puts it before what it needs."""
    moved, _ = edit.apply(profile)
    wrong = _in_the_wrong_order(moved, milestone) - _in_the_wrong_order(profile, milestone)
    if wrong:
        later, first = min(wrong)
        raise OrderError(profile.known(later).title, profile.known(first).title)
    return edit


def _mates(profile: Profile, milestone: str) -> list[str]:
    """The ids of a milestone's phase, in order."""
    phase = profile.known(milestone).phase
    return [each.id for each in profile.milestones if each.phase == phase]


def _in_the_wrong_order(profile: Profile, milestone: str) -> set[tuple[str, str]]:
    """Pairs of which the first needs the second and stands before it; both are open."""
    graph = plan_prerequisites(profile.milestones, profile.ratings).without_cycles()
    ordered: list[Milestone] = sorted(profile.milestones, key=lambda each: each.phase)
    places = {each.id: place for place, each in enumerate(ordered) if each.is_open}
    pairs = {(milestone, name) for name in graph.before[milestone]}
    pairs |= {(name, milestone) for name in graph.after[milestone]}
    return {
        (later, first)
        for later, first in pairs
        if later in places and first in places and places[later] < places[first]
    }
