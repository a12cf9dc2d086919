"""A merge as one edit, and each of its conflicts as an edit once the learner has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from planner.domain.edits import (
    Change,
    DeleteMilestone,
    Edit,
    EditMilestone,
    EditProfile,
    InsertMilestone,
    Place,
)
from planner.domain.merge import DATES, MOVING, Merge, Standing
from planner.domain.merge_values import ABSENT, ORDER, Conflict, Path, key_of
from planner.domain.model import FrozenModel
from planner.domain.problems import UnknownMilestoneError, ValueRefusedError
from planner.domain.profile import Milestone, Profile, Rating, Status
from planner.domain.refusals import refusal

#: What dates do not depend on in a definition.
_TEXTS = frozenset({"title", "criteria", "resources", "builds", "licence", "eligibility"})
_MOVING_PLAN = frozenset({"calendar", "preferences", "start"})


class Side(StrEnum):
    """Whose value of a conflict holds."""

    OURS = "ours"
    THEIRS = "theirs"


def as_edit(ours: Profile, merge: Merge) -> Edit | None:
    """The step from our side to the merged profile; None where they are the same."""
    changed = {name: value for name, value in merge.profile if value != getattr(ours, name)}
    if not changed and not merge.reschedules:
        return None
    return EditProfile(MappingProxyType(changed), Change.MERGE, merge.reschedules)


def settled(profile: Profile, conflict: Conflict, side: Side) -> Edit | None:
    """The edit that gives a side its way in a conflict; None where it has it already.

    Raises:
        UnknownMilestoneError: The milestone left the plan meanwhile.
        ValueRefusedError: The value does not go with what was changed meanwhile.
    """
    value = conflict.ours if side is Side.OURS else conflict.theirs
    edit = _edit(profile, conflict, value)
    return None if edit is None or edit.apply(profile)[0] == profile else edit


def _edit(profile: Profile, conflict: Conflict, value: Any) -> Edit | None:
    path = conflict.path
    if not path:
        return EditProfile(MappingProxyType(dict(value)), Change.SETTLE)
    if path == (DATES,):
        return Place(value, Change.SETTLE)
    name = conflict.milestone
    if name is None:
        field = str(path[0])
        fields = {field: _put(getattr(profile, field), path[1:], value, field)}
        if field == "ratings":
            fields["rated"] = _recorded(profile, str(path[1]), value)
        return EditProfile(MappingProxyType(fields), Change.SETTLE, field in _MOVING_PLAN)
    if len(path) == 2:
        return _presence(profile, name, value)
    milestone = profile.milestone(name)
    if milestone is None:
        raise UnknownMilestoneError(name)
    field = conflict.field
    if isinstance(value, Standing):
        moves = Status.SKIPPED in (value.status, milestone.status)
        return EditMilestone(name, MappingProxyType(value.fields()), Change.SETTLE, moves)
    moves = field in MOVING and (field != "definition" or _TEXTS.isdisjoint(path[3:4]))
    fields = {field: _put(getattr(milestone, field), path[3:], value, field)}
    return EditMilestone(name, MappingProxyType(fields), Change.SETTLE, moves)


def _recorded(profile: Profile, skill: str, value: Any) -> tuple[Rating, ...]:
    """The record of ratings, of which the last one of a skill is what holds."""
    level = None if value is ABSENT else value
    last = max((at for at, each in enumerate(profile.rated) if each.skill == skill), default=None)
    return tuple(
        each.model_copy(update={"level": level}) if at == last else each
        for at, each in enumerate(profile.rated)
    )


def _presence(profile: Profile, name: str, value: Milestone | Any) -> Edit | None:
    """A whole milestone, there or not."""
    there = profile.milestone(name)
    if value is ABSENT:
        return None if there is None else DeleteMilestone(name, Change.SETTLE)
    if there is None:
        index = max(
            (at + 1 for at, each in enumerate(profile.milestones) if each.phase <= value.phase),
            default=0,
        )
        return InsertMilestone(index, value, Change.SETTLE)
    fields = {field: each for field, each in value if field not in ("code", "placement")}
    return EditMilestone(name, MappingProxyType(fields), Change.SETTLE, reschedules=True)


def _put(container: Any, path: Path, value: Any, field: str) -> Any:
    """A value with another one somewhere inside."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(container, FrozenModel):
        name = str(step)
        fields = {**dict(container), name: _put(getattr(container, name), rest, value, field)}
        try:
            return type(container).model_validate(fields)
        except ValidationError as error:
            raise ValueRefusedError(field, refusal(error.errors(include_url=False)[0])) from error
    if isinstance(container, Mapping):
        entries = dict(container)
    else:
        entries = {key_of(each): each for each in container}
    if step is ORDER:
        places = {key: place for place, key in enumerate(value)}
        last = len(places)
        entries = dict(sorted(entries.items(), key=lambda pair: places.get(pair[0], last)))
    else:
        new = _put(entries.get(step), rest, value, field)
        entries = entries | {step: new}
        if new is ABSENT:
            del entries[step]
    if isinstance(container, Mapping):
        return MappingProxyType(entries)
    return tuple(entries.values())
