"""What one change of the catalogue would do to a plan, as a value, and how it is remembered.

`planner.domain.upgrade` finds these, `planner.domain.upgrade_edits` accepts or declines them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pydantic_core import to_json

from planner.domain.calendar import QUARTER
from planner.domain.catalogue import Career, CatalogueMilestone, Role
from planner.domain.model import Minutes
from planner.domain.profile import Milestone

#: Fields whose order means nothing.
_UNORDERED = frozenset({"after", "lags"})


class OfferKind(StrEnum):
    """What a newer catalogue would do to a plan."""

    #: A milestone has other words, effort or prerequisites; the learner edited none of these.
    CHANGED = "changed"
    #: The same for fields that the learner edited: accepting gives up the learner's version.
    EDITED = "edited"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    REMOVED = "removed"
    ADDED = "added"
    #: Another phase or role.
    MOVED = "moved"
    #: Another order of the milestones of a career.
    ORDER = "order"
    #: Another name, other phases or other levels asked for.
    CAREER = "career"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its value in the older and in the newer catalogue, and in the plan."""

    field: str
    before: object
    after: object
    mine: object


@dataclass(frozen=True, slots=True)
class Part:
    """A milestone that an offer brings into the plan, with its effort for this learner."""

    definition: CatalogueMilestone
    phase: int
    role: Role
    estimate: Minutes
    shortened: bool = False

    @property
    def id(self) -> str:
        """The id of its definition."""
        return self.definition.id


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to accept or decline."""

    kind: OfferKind
    #: What is remembered when it is declined.
    keys: tuple[str, ...]
    #: The milestone or career it is about, as the plan calls it; several are joined by the reader.
    titles: tuple[str, ...]
    #: Ids in the plan that it is about.
    milestones: tuple[str, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    parts: tuple[Part, ...] = ()
    #: Minutes of effort that it adds to the plan; what is done or skipped adds none.
    effort: int = 0
    #: The careers aimed at, as the newer catalogue has them.
    careers: tuple[Career, ...] = ()
    #: New ids that prerequisites may name, with the ids in the plan that these take the place of.
    formers: tuple[tuple[str, str], ...] = ()


def without(offer: Offer, declined: frozenset[str]) -> Offer | None:
    """The offer without what was declined: single fields where it is about fields."""
    if declined.isdisjoint(offer.keys):
        return offer
    if len(offer.keys) != len(offer.changes):
        return None
    kept = [pair for pair in zip(offer.keys, offer.changes, strict=True) if pair[0] not in declined]
    if not kept:
        return None
    effort = offer.effort if any(change.field == "effort" for _, change in kept) else 0
    keys, changes = (tuple(column) for column in zip(*kept, strict=True))
    return replace(offer, keys=keys, changes=changes, effort=effort)


def same(one: object, other: object, field: str) -> bool:
    """Whether a field has the same value in two definitions."""
    if field in _UNORDERED and isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other


def key_of(kind: str, name: str, *values: object) -> str:
    """A short text that is the same whenever the same thing is offered."""
    if not values:
        return f"{kind}:{name}"
    digest = hashlib.sha256(to_json(values)).hexdigest()[:12]
    return f"{kind}:{name}:{digest}"


def field_key(name: str, change: FieldChange) -> str:
    """What is remembered of a declined change of one field."""
    value = change.after
    if change.field in _UNORDERED and isinstance(value, tuple):
        value = sorted(value, key=str)
    elif isinstance(value, Mapping):
        value = sorted(value.items())
    return key_of(OfferKind.CHANGED, f"{name}:{change.field}", value)


def estimate_of(
    milestones: Sequence[tuple[Milestone, CatalogueMilestone]], now: CatalogueMilestone
) -> tuple[Minutes, bool]:
    """The effort of a milestone that takes the place of some, in the same proportion to the usual.

    Args:
        milestones: those it takes the place of, each with its older definition.
        now: the newer definition.

    Returns:
        Minutes in quarter hours, and whether levels held made it less than usual.
    """
    usual = sum(base.effort.likely for _, base in milestones)
    planned = sum(milestone.estimate for milestone, _ in milestones)
    likely = now.effort.likely
    if usual in (planned, 0):
        return likely, False
    scaled = -(-likely * planned // (usual * QUARTER)) * QUARTER
    if not any(milestone.shortened for milestone, _ in milestones):
        return scaled, False
    estimate = min(likely, max(now.effort.low, scaled))
    return estimate, estimate < likely


def replaces(heir: CatalogueMilestone, old: Milestone) -> bool:
    """Whether a milestone of the newer catalogue takes the place of one in the plan, or is it."""
    return old.id in heir.replaces or old.id == heir.id
