"""Merges two copies of a profile that were changed apart: milestone by milestone, field by field.

`planner.domain.merge_values` says how values are merged. Six things of a profile have rules of
their own:

* **Status.** What either side reached is reached: done beats in progress and to do, in progress
  beats to do. Where both checked the same milestone off, the earlier day holds. Done or begun
  against skipped is a conflict; until it is decided, nothing is left out.
* **Two own milestones under one id**, added on both sides and called differently, both stay: theirs
  gets a new id and a new code.
* **Ratings** that differ are one conflict, and not a second one in the record of ratings.
* **Codes** never collide and are never issued again: ours stay as they are on paper, and of theirs
  only one that is taken is replaced. Both counts of codes are covered by the merged one.
* **The catalogue's words** that are kept beside edited ones are merged as such, so that what a side
  took over from a newer catalogue does not look like an edit of the other.
* **Dates** come from one side or are worked out anew, and are never mixed. Where only one side
  moved any, its dates hold: what the other side changed did not move dates, and so does not now.
  Where both did, the merged plan asks for new dates (`Merge.reschedules`) and carries ours, and
  theirs for what only they have, until it gets them. Where both did nothing but move dates, new
  ones would undo both, so this is a conflict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from planner.domain.codes import next_codes
from planner.domain.merge_values import (
    UNKNOWN,
    Conflict,
    Merged,
    Merger,
    Path,
    kept_apart,
    made,
)
from planner.domain.problems import OtherPlanError
from planner.domain.profile import Milestone, Placement, Profile, Status

#: The field of the conflict between two sets of dates.
DATES = "placement"
#: Fields in which a text is the learner's, and no reference that a new id concerns.
_TEXTS = frozenset({"title", "name", "text", "notes", "note", "target", "label", "criteria"})
_STANDING = ("status", "done_on", "skip_reason")
_OWN_RULES = frozenset({*_STANDING, "code", "base", "placement"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the learner says of a milestone, with the day and the reason that belong to it."""

    status: Status
    done_on: dt.date | None = None
    skip_reason: str = ""

    @classmethod
    def of(cls, milestone: Milestone) -> Standing:
        """That of a milestone."""
        return cls(milestone.status, milestone.done_on, milestone.skip_reason)

    def fields(self) -> dict[str, Any]:
        """As fields of a milestone."""
        return {name: getattr(self, name) for name in _STANDING}


@dataclass(frozen=True, slots=True)
class Renamed:
    """One of their milestones that got another id or another code."""

    before: str
    after: str
    code: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Two sides as one profile, with what is still to be decided; ours stands there meanwhile."""

    profile: Profile
    conflicts: tuple[Conflict, ...] = ()
    #: Whether both sides moved dates, so that they have to be worked out anew.
    reschedules: bool = False
    renamed: tuple[Renamed, ...] = ()


def merged(base: Profile | None, ours: Profile, theirs: Profile, *, codes_issued: int = 0) -> Merge:
    """Merge two copies of a profile.

    Args:
        base: What both were made from, where it is known.
        ours: One side, whose codes and ids stay.
        theirs: The other side.
        codes_issued: How many codes there ever were on either side, where that is known.

    Raises:
        OtherPlanError: They are not copies of one plan.
    """
    if ours.id != theirs.id or (base is not None and base.id != ours.id):
        raise OtherPlanError(ours.name, theirs.name)
    if theirs in (ours, base):
        return Merge(ours)
    if ours == base:
        return Merge(theirs)
    theirs, names = _told_apart(base, ours, theirs)
    known = UNKNOWN if base is None else base
    values, conflicts = _MERGER.fields(known, ours, theirs, ())
    rated_apart = {each.path[1] for each in conflicts if each.field == "ratings"}
    conflicts = tuple(each for each in conflicts if _skill_recorded(each) not in rated_apart)
    milestones = _with_own_codes(values, ours, theirs, codes_issued)
    dates = _Dates(base, ours, theirs)
    milestones = dates.given(milestones)
    values |= {"milestones": milestones}
    values["former_codes"] = _former_codes(values["former_codes"], milestones)
    profile, conflicts = made(values, Conflict((), base, ours, theirs), conflicts)
    conflicts += dates.conflicts(profile)
    return Merge(profile, conflicts, dates.reschedules(profile), _renamed(names, theirs, profile))


def _skill_recorded(conflict: Conflict) -> object:
    """The skill, where it is about the record of a rating."""
    return conflict.path[1][1] if conflict.field == "rated" else None  # type: ignore[index]


# --- Milestones -----------------------------------------------------------------------------------


def _milestone(merger: Merger, base: Any, ours: Milestone, theirs: Milestone, path: Path) -> Merged:
    """Merge two copies of a milestone."""
    values, conflicts = merger.fields(base, ours, theirs, path, _OWN_RULES)
    if base is not UNKNOWN and base.code == ours.code:
        values["code"] = theirs.code
    values["base"] = _catalogues_words(merger, base, ours, theirs, values["definition"])
    standing, found = _standing(base, ours, theirs, (*path, "status"))
    if standing.status is Status.TODO and values["log"] not in ((), ours.log, theirs.log):
        standing = Standing(Status.IN_PROGRESS)
    values |= standing.fields()
    conflicts += found
    return made(values, Conflict(path, base, ours, theirs), conflicts)


def _catalogues_words(
    merger: Merger, base: Any, ours: Milestone, theirs: Milestone, definition: Any
) -> Any:
    """The catalogue's own definition, kept where the merged one is not that any more."""
    if ours.base is None and theirs.base is None:
        return None
    known = UNKNOWN if base is UNKNOWN else base.base or base.definition
    words, _ = merger.value(known, ours.base or ours.definition, theirs.base or theirs.definition)
    return None if words == definition else words


def _standing(
    base: Any, ours: Milestone, theirs: Milestone, path: Path
) -> tuple[Standing, tuple[Conflict, ...]]:
    mine, other = Standing.of(ours), Standing.of(theirs)
    old = Standing(Status.TODO) if base is UNKNOWN else Standing.of(base)
    if other in (mine, old):
        return mine, ()
    if mine == old:
        return other, ()
    conflict = (Conflict(path, old, mine, other),)
    statuses = {mine.status, other.status}
    if len(statuses) == 1:
        if statuses == {Status.DONE} and old.status is not Status.DONE:
            return min(mine, other, key=_day_done), ()
        return mine, conflict
    if Status.SKIPPED in statuses:
        return (other if mine.status is Status.SKIPPED else mine), conflict
    furthest = max(mine, other, key=lambda each: _REACHED[each.status])
    return furthest, (conflict if old.status is Status.DONE else ())


def _day_done(standing: Standing) -> dt.date:
    return standing.done_on or dt.date.max


_REACHED = {Status.SKIPPED: 0, Status.TODO: 1, Status.IN_PROGRESS: 2, Status.DONE: 3}
_MERGER = Merger(MappingProxyType({Milestone: _milestone}))


# --- Ids and codes --------------------------------------------------------------------------------


def _told_apart(
    base: Profile | None, ours: Profile, theirs: Profile
) -> tuple[Profile, dict[str, str]]:
    """Their profile with new ids, everywhere, for what only happens to have the id of one of ours.

    Also: the new ids by the old ones.
    """
    names: dict[str, str] = {}
    for field in Profile.model_fields:
        old, mine, other = (_by_id(side, field) for side in (base, ours, theirs))
        apart = kept_apart(old, mine, other)
        names |= {was: now for was, now in zip(other, apart, strict=True) if was != now}
    if not names:
        return theirs, names
    return Profile.model_validate(_called(theirs.model_dump(), names)), names


def _by_id(profile: Profile | None, field: str) -> dict[str, Any]:
    """The elements of one of its collections by their ids, where they have any."""
    elements = getattr(profile, field, ())
    if not isinstance(elements, tuple):
        return {}
    return {each.id: each for each in elements if hasattr(each, "id")}


def _called(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        return {
            _called(name, names): each if name in _TEXTS else _called(each, names)
            for name, each in value.items()
        }
    if isinstance(value, (tuple, list)):
        return tuple(_called(each, names) for each in value)
    return names.get(value, value) if type(value) is str else value


def _with_own_codes(
    values: Mapping[str, Any], ours: Profile, theirs: Profile, issued: int
) -> tuple[Milestone, ...]:
    """The milestones, each with a code of its own."""
    milestones: tuple[Milestone, ...] = values["milestones"]
    own = {each.id: each.code for each in ours.milestones}
    former = {code: name for name, code in ours.former_codes}
    kept = {each.code for each in milestones if own.get(each.id) == each.code}
    issued = max(issued, ours.codes_issued, theirs.codes_issued)
    fresh = next_codes(issued, ours.codes | theirs.codes)
    result = []
    for each in milestones:
        stands = own.get(each.id) == each.code
        if not stands and (each.code in kept or former.get(each.code, each.id) != each.id):
            result.append(each.model_copy(update={"code": next(fresh)}))
        else:
            kept.add(each.code)
            result.append(each)
    return tuple(result)


def _former_codes(
    pairs: tuple[tuple[str, str], ...], milestones: tuple[Milestone, ...]
) -> tuple[tuple[str, str], ...]:
    """The codes under which something may come back: none is in use, and each has one owner."""
    there = {each.id for each in milestones}
    taken = {each.code for each in milestones}
    kept = []
    for name, code in pairs:
        if name not in there and code not in taken:
            taken.add(code)
            kept.append((name, code))
    return tuple(kept)


def _renamed(names: Mapping[str, str], theirs: Profile, profile: Profile) -> tuple[Renamed, ...]:
    former = {after: before for before, after in names.items()}
    codes = {each.id: each.code for each in theirs.milestones}
    return tuple(
        Renamed(former.get(each.id, each.id), each.id, each.code)
        for each in profile.milestones
        if each.id in former or codes.get(each.id, each.code) != each.code
    )


# --- Dates ----------------------------------------------------------------------------------------

_Placements = Mapping[str, Placement | None]
#: Fields of a milestone that its dates depend on.
MOVING = ("definition", "estimate", "pin", "not_before", "event", "habit")


class _Dates:
    """Whose dates hold."""

    def __init__(self, base: Profile | None, ours: Profile, theirs: Profile) -> None:
        self._base = None if base is None else _placements(base)
        self._ours = _placements(ours)
        self._theirs = _placements(theirs)
        self._sides = [each for each in (base, ours, theirs) if each is not None]
        mine, other = self._moved(self._ours), self._moved(self._theirs)
        agree = all(
            placement == self._theirs.get(name, placement) for name, placement in self._ours.items()
        )
        only = self._ours.keys() ^ self._theirs.keys()
        self._both = mine and other and not (agree and not only)
        self._lead, self._other = self._ours, self._theirs
        if other and not mine:
            self._lead, self._other = self._theirs, self._ours

    def given(self, milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
        """The milestones with the dates of the side that leads."""
        return tuple(each.model_copy(update={"placement": self._of(each)}) for each in milestones)

    def reschedules(self, profile: Profile) -> bool:
        """Whether the merged plan has to get new dates."""
        return self._both and not self._only_moved(profile)

    def conflicts(self, profile: Profile) -> tuple[Conflict, ...]:
        """The conflict where both sides moved dates and nothing else that moves any."""
        if self._both and self._only_moved(profile):
            return (Conflict((DATES,), self._base, self._ours, self._theirs),)
        return ()

    def _moved(self, side: _Placements) -> bool:
        base = self._base
        return base is None or any(placement != base.get(name) for name, placement in side.items())

    def _only_moved(self, profile: Profile) -> bool:
        now = _what_moves(profile)
        return all(now == _what_moves(each) for each in self._sides)

    def _of(self, milestone: Milestone) -> Placement | None:
        if milestone.status is Status.SKIPPED:
            return None
        name = milestone.id
        return self._lead[name] if name in self._lead else self._other.get(name)


def _placements(profile: Profile) -> _Placements:
    return MappingProxyType({each.id: each.placement for each in profile.milestones})


def _what_moves(profile: Profile) -> object:
    """All that asks for new dates when it is changed."""
    milestones = {
        each.id: (each.status is Status.SKIPPED, *(getattr(each, name) for name in MOVING))
        for each in profile.milestones
    }
    return (profile.calendar, profile.preferences.focus_limit, profile.start, milestones)
