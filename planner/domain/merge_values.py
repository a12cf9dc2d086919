"""Merges two changed copies of any persisted value against the one they were made from.

What only one side changed is taken from it. What both changed is taken apart as far as it goes:
models by field, mappings by key, collections by element; where nothing is left to take apart, there
is a `Conflict` and our value stands until the learner chooses. Nothing here knows a field by name,
so a field that is added to a model is merged from that day on.

Elements of a collection are the same on both sides where their model's `identity` agrees. Without
one, or where it is not unique, an element is its whole value, and a collection a bag of them: both
sides' additions and removals hold. Of two elements that were added under one id but are called
differently, both stay, theirs under a new id.

Where the common ancestor is unknown, fields at their default count as unchanged and elements as
added; every other difference is a conflict.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticUndefined

from planner.domain.model import FrozenModel


class Missing(Enum):
    """What stands in the place of a value that is not there; none of them is ever stored."""

    #: The ancestor is not known.
    UNKNOWN = "unknown"
    #: The element is not in the collection.
    ABSENT = "absent"
    #: As the last step of a path: the order of a collection, whose values are its keys.
    ORDER = "order"


UNKNOWN, ABSENT, ORDER = Missing.UNKNOWN, Missing.ABSENT, Missing.ORDER

#: Names of fields and keys of elements, from the profile down to a value.
Path = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed in ways that do not go together."""

    path: Path
    base: Any
    ours: Any
    theirs: Any

    @property
    def milestone(self) -> str | None:
        """The id of the milestone it is about, if one."""
        inside = len(self.path) > 1 and self.path[0] == "milestones"
        return str(self.path[1]) if inside and self.path[1] is not ORDER else None

    @property
    def field(self) -> str:
        """Its field, of the milestone or of the plan; empty where a whole milestone is meant."""
        names = self.path[2:] if self.milestone is not None else self.path
        return next((str(name) for name in names), "")


#: A merged value with what is to be decided in it.
Merged = tuple[Any, tuple[Conflict, ...]]
#: Merges two models of a type that has rules of its own: base, ours, theirs, path.
Rule = Callable[["Merger", Any, Any, Any, Path], Merged]


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges values; ``rules`` holds the types that are not merged field by field."""

    rules: Mapping[type[FrozenModel], Rule] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, base: Any, ours: Any, theirs: Any, path: Path = ()) -> Merged:
        """Merge two values against the one they were made from, or `UNKNOWN`."""
        if theirs in (ours, base):
            return ours, ()
        if ours == base:
            return theirs, ()
        known = base is UNKNOWN or type(base) is type(ours)
        if isinstance(ours, FrozenModel) and type(ours) is type(theirs) and known:
            rule = self.rules.get(type(ours), Merger.model)
            return rule(self, base, ours, theirs, path)
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
            return self._mapping({} if base is UNKNOWN else base, ours, theirs, path)
        if _is_collection(base, ours, theirs):
            return self._collection(base, ours, theirs, path)
        return ours, (Conflict(path, base, ours, theirs),)

    def model(self, base: Any, ours: Any, theirs: Any, path: Path) -> Merged:
        """Merge two models field by field."""
        values, conflicts = self.fields(base, ours, theirs, path)
        return made(values, Conflict(path, base, ours, theirs), conflicts)

    def fields(
        self, base: Any, ours: Any, theirs: Any, path: Path, but: Container[str] = ()
    ) -> tuple[dict[str, Any], tuple[Conflict, ...]]:
        """Merge the fields of two models, all but some, which are ours as they are."""
        values: dict[str, Any] = {}
        conflicts: list[Conflict] = []
        for name in type(ours).model_fields:
            own = getattr(ours, name)
            if name in but:
                values[name] = own
                continue
            old = _default(ours, name) if base is UNKNOWN else getattr(base, name)
            values[name], found = self.value(old, own, getattr(theirs, name), (*path, name))
            conflicts += found
        return values, tuple(conflicts)

    # --- Internals ------------------------------------------------------------------------------

    def _mapping(
        self,
        base: Mapping[Any, Any],
        ours: Mapping[Any, Any],
        theirs: Mapping[Any, Any],
        path: Path,
    ) -> Merged:
        values: dict[Any, Any] = {}
        conflicts: list[Conflict] = []
        for key in dict.fromkeys((*ours, *theirs)):
            old, own, other = (side.get(key, ABSENT) for side in (base, ours, theirs))
            merged, found = self._entry(old, own, other, (*path, key))
            conflicts += found
            if merged is not ABSENT:
                values[key] = merged
        return MappingProxyType(values), tuple(conflicts)

    def _entry(self, base: Any, ours: Any, theirs: Any, path: Path) -> Merged:
        """One element; what one side removed and the other changed stays, and is a conflict."""
        if ours is not ABSENT and theirs is not ABSENT:
            return self.value(UNKNOWN if base is ABSENT else base, ours, theirs, path)
        there = theirs if ours is ABSENT else ours
        if base is ABSENT:
            return there, ()
        if there == base:
            return ABSENT, ()
        return there, (Conflict(path, base, ours, theirs),)

    def _collection(self, base: Any, ours: Any, theirs: Any, path: Path) -> Merged:
        sides = [() if base is UNKNOWN else base, ours, theirs]
        keys = [[key_of(each) for each in side] for side in sides]
        if any(len(set(names)) != len(names) for names in keys):
            return self._bag(base, ours, theirs, path)
        old, own, other = (
            dict(zip(names, side, strict=True)) for names, side in zip(keys, sides, strict=True)
        )
        other = kept_apart(old, own, other)
        values: dict[object, Any] = {}
        conflicts: list[Conflict] = []
        for key in dict.fromkeys((*own, *other)):
            entries = old.get(key, ABSENT), own.get(key, ABSENT), other.get(key, ABSENT)
            merged, found = self._entry(*entries, (*path, key))
            conflicts += found
            if merged is not ABSENT:
                values[key] = merged
        keyed = any(is_keyed(each) for each in values.values())
        known = base is not UNKNOWN
        order, clash = merged_order(list(old), list(own), list(other), values, known=known)
        if clash and keyed:
            orders = (tuple(side) for side in (old, own, other))
            conflicts.append(Conflict((*path, ORDER), *orders))
        elif not keyed:
            conflicts += _replaced_twice(base, ours, theirs, path)
        return _kept_sorted([values[key] for key in order], ours, theirs), tuple(conflicts)

    def _bag(self, base: Any, ours: Any, theirs: Any, path: Path) -> Merged:
        """Merge elements that are their whole value and may stand in it more than once."""
        sides = (() if base is UNKNOWN else base, ours, theirs)
        numbered = [_numbered(side) for side in sides]
        counts = [Counter(token for token, _ in side) for side in numbered]
        wanted = {
            token: _merged_count(*(side[token] for side in counts))
            for token in dict.fromkeys((*counts[1], *counts[2]))
        }
        values = {
            key: value
            for side in numbered[1:]
            for key, value in side.items()
            if key[1] < wanted[key[0]]
        }
        old, own, other = map(list, numbered)
        order, _ = merged_order(old, own, other, values)
        result = _kept_sorted([values[key] for key in order], ours, theirs)
        return result, tuple(_replaced_twice(base, ours, theirs, path))


def made(values: Mapping[str, Any], whole: Conflict, conflicts: tuple[Conflict, ...]) -> Merged:
    """A model like ours of merged values; one conflict where they do not go together."""
    try:
        return type(whole.ours).model_validate(values), conflicts
    except ValidationError:
        return whole.ours, (whole,)


def kept_apart(
    base: Container[object], ours: Mapping[Any, Any], theirs: Mapping[Any, Any]
) -> dict[Any, Any]:
    """Their elements by key, with new ids for those that only happen to have the id of one of ours.

    That is so for two that were added on both sides and are called differently.
    """
    apart: dict[Any, Any] = {}
    for key, value in theirs.items():
        if key not in base and key in ours and are_different(ours[key], value):
            taken = {*ours, *theirs, *apart}
            name = fresh_id(str(key), taken)
            apart[name] = value.model_copy(update={"id": name})
        else:
            apart[key] = value
    return apart


def are_different(ours: Any, theirs: Any) -> bool:
    """Whether two elements under one id, of which no ancestor is known, are two things.

    Ids of the catalogue are never used twice, so what is not the learner's own is the same.
    """
    if not isinstance(ours, FrozenModel) or ours.identity or not hasattr(ours, "id"):
        return False
    if not (getattr(ours, "own", True) or getattr(theirs, "own", True)):
        return False
    names = ("title", "name", "text")
    return any(getattr(ours, name, None) != getattr(theirs, name, None) for name in names)


def fresh_id(name: str, taken: Container[object]) -> str:
    """An id like another that is not taken: the next number at its end."""
    stem, number = re.fullmatch(r"(.*?)(?:-(\d{1,6}))?", name, re.DOTALL).groups()  # type: ignore[union-attr]
    numbers = count(int(number or 1) + 1)
    return next(new for each in numbers if (new := f"{stem[:90]}-{each}") not in taken)


def merged_order(
    base: Sequence[Any],
    ours: Sequence[Any],
    theirs: Sequence[Any],
    kept: Collection[Any],
    *,
    known: bool = True,
) -> tuple[list[Any], bool]:
    """The order of what is kept, and whether both sides moved what was there, each otherwise.

    What one side moved is moved; ours leads where both did. What was added stays behind what it
    was put behind, ours before theirs.
    """
    sides = [set(side) for side in (ours, theirs, *([base] if known else []))]
    common = {key for key in kept if all(key in side for side in sides)}
    old, mine, other = ([key for key in side if key in common] for side in (base, ours, theirs))
    if known and mine == old != other:
        lead, follow = theirs, ours
    else:
        lead, follow = ours, theirs
    clash = mine != other and old not in (mine, other)
    order = [key for key in lead if key in kept]
    followed = set(follow)
    there = set(order)
    before: Any = ABSENT
    for key in follow:
        if key in kept and key not in there:
            place = 0 if before is ABSENT else order.index(before) + 1
            while lead is ours and place < len(order) and order[place] not in followed:
                place += 1
            order.insert(place, key)
            there.add(key)
        before = key if key in there else before
    return order, clash


def is_keyed(element: object) -> bool:
    """Whether an element is known by a part of it, and not only by its whole value."""
    if isinstance(element, FrozenModel):
        return bool(element.identity) or hasattr(element, "id")
    return isinstance(element, tuple)


def key_of(element: Any) -> object:
    """What an element of a collection is known by."""
    if isinstance(element, FrozenModel):
        if element.identity:
            parts = tuple(getattr(element, name) for name in element.identity)
            return parts[0] if len(parts) == 1 else parts
        return getattr(element, "id", None) or element.model_dump_json()
    return element[0] if isinstance(element, tuple) else element


def _is_collection(*values: Any) -> bool:
    """Whether they are tuples of models, of texts or of pairs that begin with a text.

    Any other tuple, like the minutes of a week, is one value.
    """
    if not all(isinstance(each, tuple) or each is UNKNOWN for each in values):
        return False
    elements = [each for side in values if side is not UNKNOWN for each in side]
    return all(
        isinstance(each, (FrozenModel, str))
        or (isinstance(each, tuple) and len(each) == 2 and isinstance(each[0], str))
        for each in elements
    )


def _default(model: FrozenModel, name: str) -> Any:
    value = type(model).model_fields[name].get_default(call_default_factory=True)
    return UNKNOWN if value is PydanticUndefined or value == () else value


def _token(element: Any) -> str:
    return element.model_dump_json() if isinstance(element, FrozenModel) else repr(element)


def _numbered(elements: Sequence[Any]) -> dict[tuple[str, int], Any]:
    """Each element under its value and how many like it stand before it."""
    seen: Counter[str] = Counter()
    numbered = {}
    for element in elements:
        token = _token(element)
        numbered[token, seen[token]] = element
        seen[token] += 1
    return numbered


def _merged_count(base: int, ours: int, theirs: int) -> int:
    if ours >= base and theirs >= base:
        return max(ours, theirs)
    if ours <= base and theirs <= base:
        return min(ours, theirs)
    return ours + theirs - base


def _replaced_twice(base: Any, ours: Any, theirs: Any, path: Path) -> list[Conflict]:
    """A conflict where both sides took the same away and put something else in its place."""
    if base is UNKNOWN:
        return []
    old, mine, other = (Counter(map(_token, side)) for side in (base, ours, theirs))
    if (old - mine) & (old - other) and (mine - old) - other and (other - old) - mine:
        return [Conflict(path, base, ours, theirs)]
    return []


def _kept_sorted(merged: list[Any], *sides: Sequence[Any]) -> tuple[Any, ...]:
    """What both sides keep in order of its day stays so."""

    def day(element: Any) -> Any:
        is_model = isinstance(element, FrozenModel)
        return next(iter(dict(element).values())) if is_model else None

    dated = merged and all(isinstance(day(each), dt.date) for each in merged)
    if dated and all(list(side) == sorted(side, key=day) for side in sides):
        return tuple(sorted(merged, key=day))
    return tuple(merged)
