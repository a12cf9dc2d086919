"""The learner's own order of milestones, and copies of milestones as their own.

A milestone moves within its phase, and not past one that it needs or that needs it.
"""

from __future__ import annotations

from planner.domain import edits
from planner.domain.catalogue import CatalogueMilestone
from planner.domain.edits import Edit, InsertMilestone
from planner.domain.model import MAX_TITLE, clean_text, with_fields
from planner.domain.prerequisites import plan_prerequisites
from planner.domain.problems import OrderError
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
    """Move a milestone to just before or after another of its phase; None where it stands there.

    Raises:
        OrderError: if it would then come before something it needs, or after what needs it.
    """
    mates = _mates(profile, milestone)
    if other == milestone or other not in mates:
        return None
    others = [each.id for each in profile.milestones if each.id != milestone]
    edit = edits.move(profile, milestone, others.index(other) + (1 if after else 0))
    moved, _ = edit.apply(profile)
    if _mates(moved, milestone) == mates:
        return None
    wrong = _in_the_wrong_order(moved, milestone) - _in_the_wrong_order(profile, milestone)
    if wrong:
        later, first = min(wrong)
        raise OrderError(profile.known(later).title, profile.known(first).title)
    return edit


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
