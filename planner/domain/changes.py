"""What is different between two states of a plan: milestone by milestone, field by field.

`changes_between` misses nothing: two profiles without changes between them are equal. `summary_of`
gathers the same under what a learner would call it: done, reopened, logged, moved, …
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from planner.domain.model import Minutes
from planner.domain.profile import Milestone, Profile, Status


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with its two values."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class MilestoneChange:
    """One milestone that is new, gone or different."""

    id: str
    #: As it was; None where it is new.
    before: Milestone | None
    #: As it is; None where it is gone.
    after: Milestone | None
    #: The fields that differ; none where it is new or gone.
    fields: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is different."""

    #: Fields of the plan as a whole.
    plan: tuple[Difference, ...] = ()
    #: Those of the plan before first, in its order, then what is new.
    milestones: tuple[MilestoneChange, ...] = ()
    #: Whether milestones that both have stand in another order.
    reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.plan or self.milestones or self.reordered)


class Aspect(StrEnum):
    """What a learner would say is different; the order is that of a summary."""

    DONE = "done"
    REOPENED = "reopened"
    STARTED = "started"
    SET_BACK = "set-back"
    SKIPPED = "skipped"
    DONE_ON = "done-on"
    ADDED = "added"
    REMOVED = "removed"
    LOGGED = "logged"
    UNLOGGED = "unlogged"
    LOG_EDITED = "log-edited"
    NOTES = "notes"
    EVIDENCE = "evidence"
    PARTS = "parts"
    HABIT = "habit"
    MEETING = "meeting"
    FIXED = "fixed"
    MOVED = "moved"
    ESTIMATE = "estimate"
    EDITED = "edited"
    REGROUPED = "regrouped"
    ORDER = "order"
    AVAILABILITY = "availability"
    FINISH = "finish"
    CAREERS = "careers"
    RATINGS = "ratings"
    PREFERENCES = "preferences"
    PEOPLE = "people"
    REVIEWS = "reviews"
    RENAMED = "renamed"
    NOTICES = "notices"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Gathered:
    """One aspect of what is different, and the milestones it concerns."""

    aspect: Aspect
    #: As they are now; as they were where they are gone.
    milestones: tuple[Milestone, ...] = ()
    #: Minutes logged or no longer logged; those of milestones that are new or gone.
    minutes: Minutes = 0


#: Fields of a milestone whose change has one name whatever the values are.
_OF_MILESTONE: Mapping[str, Aspect] = MappingProxyType(
    {
        "definition": Aspect.EDITED,
        "base": Aspect.EDITED,
        "own": Aspect.EDITED,
        "code": Aspect.EDITED,
        "phase": Aspect.REGROUPED,
        "role": Aspect.REGROUPED,
        "estimate": Aspect.ESTIMATE,
        "shortened": Aspect.ESTIMATE,
        "skip_reason": Aspect.NOTES,
        "notes": Aspect.NOTES,
        "evidence": Aspect.EVIDENCE,
        "steps": Aspect.PARTS,
        "criteria_met": Aspect.PARTS,
        "habit": Aspect.HABIT,
        "meeting": Aspect.MEETING,
        "pin": Aspect.FIXED,
        "not_before": Aspect.FIXED,
        "event": Aspect.FIXED,
        "placement": Aspect.MOVED,
    }
)
#: Fields of the plan as a whole.
_OF_PLAN: Mapping[str, Aspect] = MappingProxyType(
    {
        "calendar": Aspect.AVAILABILITY,
        "start": Aspect.FINISH,
        "wished_finish": Aspect.FINISH,
        "targets": Aspect.CAREERS,
        "depth": Aspect.CAREERS,
        "ratings": Aspect.RATINGS,
        "rated": Aspect.RATINGS,
        "preferences": Aspect.PREFERENCES,
        "learner": Aspect.PREFERENCES,
        "contacts": Aspect.PEOPLE,
        "reviews": Aspect.REVIEWS,
        "name": Aspect.RENAMED,
        "dismissed": Aspect.NOTICES,
        "declined": Aspect.NOTICES,
        "id": Aspect.RECORDS,
        "created": Aspect.RECORDS,
        "former_codes": Aspect.RECORDS,
    }
)


def changes_between(before: Profile, after: Profile) -> Changes:
    """Everything that is different in one state of a plan from another."""
    old = {milestone.id: milestone for milestone in before.milestones}
    new = {milestone.id: milestone for milestone in after.milestones}
    changed = []
    for name in old | new:
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            changed.append(MilestoneChange(name, was, now))
        elif was != now:
            changed.append(MilestoneChange(name, was, now, _differences(was, now)))
    return Changes(
        plan=_differences(before, after),
        milestones=tuple(changed),
        reordered=[name for name in old if name in new] != [name for name in new if name in old],
    )


def summary_of(changes: Changes) -> tuple[Gathered, ...]:
    """The same, gathered under what a learner would call it."""
    milestones: dict[Aspect, list[Milestone]] = {}
    minutes: dict[Aspect, int] = {}
    for change in changes.milestones:
        milestone = change.after or change.before
        for aspect, share in dict(_aspects_of(change)).items():
            minutes[aspect] = minutes.get(aspect, 0) + share
            if milestone is not None:
                milestones.setdefault(aspect, []).append(milestone)
    for difference in changes.plan:
        milestones.setdefault(_OF_PLAN[difference.field], [])
    if changes.reordered:
        milestones.setdefault(Aspect.ORDER, [])
    return tuple(
        Gathered(aspect, tuple(milestones[aspect]), minutes.get(aspect, 0))
        for aspect in Aspect
        if aspect in milestones
    )


def _differences(before: Milestone | Profile, after: Milestone | Profile) -> tuple[Difference, ...]:
    pairs = (
        Difference(name, getattr(before, name), getattr(after, name))
        for name in type(before).model_fields
        if name != "milestones"
    )
    return tuple(each for each in pairs if each.before != each.after)


def _aspects_of(change: MilestoneChange) -> Iterator[tuple[Aspect, Minutes]]:
    before, after = change.before, change.after
    if after is None:
        yield Aspect.REMOVED, before.logged if before is not None else 0
        return
    if before is None:
        yield Aspect.ADDED, after.logged
        return
    names = {difference.field for difference in change.fields}
    if "status" in names:
        yield _of_status(before.status, after.status), 0
    elif "done_on" in names:
        yield Aspect.DONE_ON, 0
    if "log" in names:
        yield _of_log(after.logged - before.logged)
    for name in names & _OF_MILESTONE.keys():
        yield _OF_MILESTONE[name], 0


def _of_status(before: Status, after: Status) -> Aspect:
    if after is Status.DONE:
        return Aspect.DONE
    if after is Status.SKIPPED:
        return Aspect.SKIPPED
    if before in (Status.DONE, Status.SKIPPED):
        return Aspect.REOPENED
    return Aspect.STARTED if after is Status.IN_PROGRESS else Aspect.SET_BACK


def _of_log(more: int) -> tuple[Aspect, Minutes]:
    if not more:
        return Aspect.LOG_EDITED, 0
    return (Aspect.LOGGED, more) if more > 0 else (Aspect.UNLOGGED, -more)
