"""The English words for what two copies of a plan do not agree on.

A value of any field becomes a short text, so that two of them can stand side by side. A field that
has no name of its own here is called what the model calls it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from planner.domain.catalogue import Catalogue, Kind, Role
from planner.domain.merge import Standing
from planner.domain.merge_values import ABSENT, ORDER
from planner.domain.model import FrozenModel
from planner.domain.profile import Evidence, LogEntry, Milestone, Pin, Placement, Status
from planner.words import ENGLISH, Words

if TYPE_CHECKING:
    from planner.domain.merge_values import Conflict
    from planner.domain.profile import Profile

#: Where an offer of a newer catalogue says it otherwise, or not at all.
_FIELDS = {
    "": "whether it stays in the plan",
    "event": "event dates",
    "milestones": "order of the milestones",
}
#: Fields that hold minutes.
_MINUTES = frozenset({"estimate", "minutes", "attendance", "weekly_limit", "on_the_job"})
#: What an element of a collection is called by, the first of these that it has.
_NAMES = ("title", "name", "text", "label")


@dataclass(frozen=True, slots=True)
class MergeWords:
    """Templates; the methods put conflicts into them."""

    words: Words = ENGLISH
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(_FIELDS))
    plan: str = "the plan"
    everything: str = "everything"
    of: str = "{field} of {name}"
    in_part: str = "{field}, {part}"
    nothing: str = "nothing"
    taken_out: str = "taken out"
    stays: str = "stays"
    yes: str = "yes"
    no: str = "no"
    until: str = "finish on {day}"
    done: str = "{status} on {day}"
    skipped: str = "{status}: {reason}"
    logged: str = "{day}: {hours}"

    def subject(self, conflict: Conflict, profile: Profile) -> str:
        """The title of its milestone, or the plan."""
        name = conflict.milestone
        if name is None:
            return self.plan
        for each in (conflict.ours, conflict.theirs, profile.milestone(name)):
            if isinstance(each, Milestone):
                return each.title
        return name

    def field(self, conflict: Conflict, profile: Profile, catalogue: Catalogue) -> str:
        """What of it both sides changed."""
        path = conflict.path[2:] if conflict.milestone is not None else conflict.path
        if not conflict.path:
            return self.everything
        if not path:
            return self.fields[""]
        first = self._name(path[0])
        if path[0] == "definition" and len(path) > 1:
            return self._name(path[1])
        if path[0] == "ratings" and len(path) > 1:
            return self.of.format(field=first, name=catalogue.skill_name(str(path[1])))
        if len(path) < 2 or path[1] is ORDER:
            return first
        owner = _owner(profile, conflict.path)
        if owner and len(path) > 2:
            return self.of.format(field=self._name(path[-1]), name=owner)
        part = owner or self._name(path[-1])
        return self.in_part.format(field=first, part=part)

    def value(self, conflict: Conflict, value: Any, profile: Profile) -> str:
        """One side's value as a text."""
        if conflict.milestone is not None and len(conflict.path) == 2:
            return self.taken_out if value is ABSENT else self.stays
        if conflict.path and conflict.path[-1] is ORDER:
            return self._order(value, profile)
        if conflict.path and conflict.path[-1] in _MINUTES and isinstance(value, int):
            return self.words.hours(value)
        return self._text(value)

    # --- Internals ------------------------------------------------------------------------------

    def _name(self, step: object) -> str:
        name = str(step)
        return self.fields.get(name) or self.words.fields.get(name) or name.replace("_", " ")

    def _order(self, value: Any, profile: Profile) -> str:
        titles = {each.id: each.title for each in profile.milestones}
        return "; ".join(titles.get(str(key), str(key)) for key in value)

    def _text(self, value: Any) -> str:
        if value is ABSENT:
            return self.taken_out
        if value in (None, "", ()):
            return self.nothing
        if isinstance(value, (bool, StrEnum, Standing)):
            return self._choice(value)
        if isinstance(value, dt.date):
            return self.words.date(value)
        if isinstance(value, FrozenModel):
            return self._model(value)
        if isinstance(value, Mapping):
            return self._mapping(value)
        return "; ".join(map(self._text, value)) if isinstance(value, tuple) else str(value)

    def _choice(self, value: object) -> str:
        if isinstance(value, bool):
            return self.yes if value else self.no
        if isinstance(value, Standing):
            status = self.words.status(value.status)
            if value.done_on is not None:
                return self.done.format(status=status, day=self.words.date(value.done_on))
            if value.skip_reason:
                return self.skipped.format(status=status, reason=value.skip_reason)
            return status
        if isinstance(value, Status):
            return self.words.status(value)
        if isinstance(value, Kind):
            return self.words.kind(value)
        return self.words.role(value) if isinstance(value, Role) else str(value)

    def _model(self, value: FrozenModel) -> str:
        if isinstance(value, Pin):
            days = (value.start, value.finish)
            return self.words.listed([self.words.date(day) for day in days if day is not None])
        if isinstance(value, LogEntry):
            text = self.logged.format(
                day=self.words.date(value.on), hours=self.words.hours(value.minutes)
            )
            return f"{text}, {value.note}" if value.note else text
        if isinstance(value, Evidence):
            return value.title or value.target
        for name in _NAMES:
            if getattr(value, name, ""):
                return str(getattr(value, name))
        fields = type(value).model_fields
        parts = (
            f"{self._name(name)} {self._text(each)}"
            for name, each in value
            if each != fields[name].get_default(call_default_factory=True)
        )
        return ", ".join(parts) or self.nothing

    def _mapping(self, value: Mapping[Any, Any]) -> str:
        placements = [each for each in value.values() if isinstance(each, Placement)]
        if placements:
            last = max(each.finish for each in placements)
            return self.until.format(day=self.words.date(last))
        return "; ".join(f"{key} {self._text(each)}" for key, each in value.items())


def _owner(profile: Profile, path: tuple[object, ...]) -> str:
    """What the element is called that a path leads into, outside of milestones."""
    if path[0] == "milestones":
        return ""
    elements = getattr(profile, str(path[0]), ())
    if not isinstance(elements, tuple):
        return ""
    found = (each for each in elements if getattr(each, "id", None) == path[1])
    return str(getattr(next(found, None), "name", ""))


ENGLISH_MERGE = MergeWords()
