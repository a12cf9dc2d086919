"""Changes to what the learner keeps with a milestone: parts, criteria, habit, meeting, evidence.

Each gives an `Edit` (see `planner.domain.edits`) and raises `UnknownMilestoneError` where the plan
does not hold the milestone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from types import MappingProxyType

from planner.domain.edits import Change, Edit, EditMilestone, Together
from planner.domain.model import MAX_TITLE, clean_text
from planner.domain.network import Meeting
from planner.domain.problems import FutureDateError, ValueRefusedError
from planner.domain.profile import Evidence, Habit, Profile, Status, Step
from planner.domain.sentences import Sentence


def set_steps(profile: Profile, milestone: str, texts: Sequence[str]) -> Edit:
    """Say what a milestone consists of; parts whose words stay keep their ticks, blank ones go."""
    before = list(profile.known(milestone).steps)
    taken, steps = {step.id for step in before}, []
    number = 0
    for text in (clean_text(each).strip() for each in texts):
        if not text:
            continue
        same = next((step for step in before if step.text == text), None)
        if same is not None:
            before.remove(same)
            steps.append(same)
            continue
        number += 1
        while f"step-{number}" in taken:
            number += 1
        steps.append(_step(f"step-{number}", text))
    return _set(milestone, Change.STEPS, steps=tuple(steps))


def tick_step(profile: Profile, milestone: str, step: str, done_on: dt.date | None) -> Edit:
    """Tick off a part of a milestone, or (with nothing) take the tick back."""
    steps = tuple(
        each.model_copy(update={"done_on": done_on}) if each.id == step else each
        for each in profile.known(milestone).steps
    )
    return _set(milestone, Change.STEPS, steps=steps)


def meet_criterion(profile: Profile, milestone: str, criterion: str, *, met: bool) -> Edit:
    """Say that one of the criteria is met, or is not."""
    before = profile.known(milestone)
    others = {each for each in before.criteria_met if each != criterion}
    wanted = others | {criterion} if met else others
    # In the order of the criteria; one whose words were changed since is no longer asked for.
    kept = tuple(each for each in before.definition.criteria if each in wanted)
    return _set(milestone, Change.CRITERIA, criteria_met=kept)


def set_habit(profile: Profile, milestone: str, habit: Habit | None) -> Edit:
    """Make a milestone something that recurs on some weekdays, or (with nothing) no longer."""
    profile.known(milestone)
    fields = MappingProxyType({"habit": habit})
    return EditMilestone(milestone, fields, Change.HABIT, reschedules=True)


def set_meeting(profile: Profile, milestone: str, meeting: Meeting | None) -> Edit:
    """Say when on its day and where a session or an event is, with whom, and what was said."""
    profile.known(milestone)
    return _set(milestone, Change.MEETING, meeting=meeting)


def set_done_on(profile: Profile, milestone: str, on: dt.date, today: dt.date) -> Edit:
    """Correct the day on which a milestone that is done was reached; nothing where it is not.

    Raises:
        FutureDateError: if the day is still to come.
    """
    if on > today:
        raise FutureDateError(on)
    if profile.known(milestone).status is not Status.DONE:
        return Together((), Change.DONE_DAY, milestone)
    return _set(milestone, Change.DONE_DAY, done_on=on)


def change_evidence(profile: Profile, milestone: str, position: int, evidence: Evidence) -> Edit:
    """Put another piece in the place of a piece of evidence: starred, renamed, of other skills."""
    pieces = profile.known(milestone).evidence
    fields = (*pieces[:position], evidence, *pieces[position + 1 :])
    return _set(milestone, Change.EVIDENCE, evidence=fields)


def add_pieces(profile: Profile, milestone: str, pieces: Sequence[Evidence]) -> Edit | None:
    """Attach several pieces of evidence at once; nothing where all of them are there already."""
    before = profile.known(milestone).evidence
    known = {(each.kind, each.target) for each in before}
    added = {(each.kind, each.target): each for each in reversed(pieces)}
    new = tuple(each for key, each in reversed(added.items()) if key not in known)
    return _set(milestone, Change.EVIDENCE, evidence=(*before, *new)) if new else None


def _step(name: str, text: str) -> Step:
    if len(text) > MAX_TITLE:
        raise ValueRefusedError(
            "text",
            Sentence(
                "it has {count} characters, {most} are possible", count=len(text), most=MAX_TITLE
            ),
        )
    return Step(id=name, text=text)


def _set(milestone: str, change: Change, **fields: object) -> Edit:
    return EditMilestone(milestone, MappingProxyType(fields), change)
