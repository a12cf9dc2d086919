"""Takes over what a newer catalogue offers, or remembers that the learner did not want it.

Either is one edit, so one undo takes it back. Checks, notes, evidence, logged minutes, pins and
codes stay with what takes a milestone's place:

* Renamed: everything stays, the learner's own wording included.
* Split: all of it stays with the first part. The others are open, or done where all was done.
* Merged: logs, notes and evidence are joined; it is done only if all were done. One code stays,
  the others are never used again.
* Removed: what the learner has worked on stays as a skipped, optional milestone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from planner.domain.catalogue import Career, CareerMilestone, CatalogueMilestone, Lag, Role
from planner.domain.codes import next_codes
from planner.domain.edits import Change, Edit, EditProfile
from planner.domain.pathway import career_places
from planner.domain.profile import Milestone, Profile, Status, Target
from planner.domain.upgrade_offer import Offer, OfferKind, Part, estimate_of, replaces

_Milestones = tuple[Milestone, ...]

#: Fields that are read and not planned with.
_TEXTS = frozenset({"title", "criteria", "resources", "licence", "eligibility", "replaces"})
_REPLACING = frozenset({OfferKind.RENAMED, OfferKind.SPLIT, OfferKind.MERGED})


def accept(profile: Profile, accepted: Iterable[Offer], *, codes_issued: int) -> Edit:
    """Take over some of what `planner.domain.upgrade.offers` found.

    Args:
        profile: the learner's document, the one that the offers were made for.
        accepted: some of its offers, in any order. One about a milestone that is no longer in the
            plan changes nothing.
        codes_issued: how many codes there ever were, for what joins the plan.

    Returns:
        One edit; it asks for new dates where something that is planned with changes.
    """
    chosen = sorted(accepted, key=lambda offer: (_ORDER.index(offer.kind), offer.keys))
    codes = next_codes(codes_issued, profile.codes)
    milestones = profile.milestones
    for offer in chosen:
        if offer.kind in _CHANGING:
            milestones = _CHANGING[offer.kind](milestones, offer)
        elif offer.kind in _MAKING:
            milestones = _MAKING[offer.kind](milestones, offer, codes)
    milestones = _pointing_at_formers(milestones, chosen)
    fields = {
        "milestones": milestones,
        "targets": tuple(_target(target, chosen) for target in profile.targets),
    }
    before, after = _planned_with(profile.milestones), _planned_with(milestones)
    return EditProfile(MappingProxyType(fields), Change.UPGRADE, reschedules=before != after)


def decline(profile: Profile, declined: Iterable[Offer]) -> Edit:
    """Remember that the learner does not want some offers, so that they are not made again."""
    keys = dict.fromkeys((*profile.declined, *(key for offer in declined for key in offer.keys)))
    return EditProfile(MappingProxyType({"declined": tuple(keys)}), Change.DECLINE)


def _planned_with(milestones: _Milestones) -> list[object]:
    """All that dates depend on."""
    return [
        (
            each.definition.model_dump(exclude=set(_TEXTS)),
            each.estimate,
            each.status,
            each.phase,
            each.role,
        )
        for each in milestones
    ]


# --- A milestone's fields -------------------------------------------------------------------------


def _changed(milestones: _Milestones, offer: Offer) -> _Milestones:
    return tuple(
        _with_fields(each, offer) if each.id in offer.milestones else each for each in milestones
    )


def _with_fields(milestone: Milestone, offer: Offer) -> Milestone:
    update = {change.field: change.after for change in offer.changes}
    older = milestone.base or milestone.definition
    base = older.model_copy(update=update)
    definition = milestone.definition.model_copy(update=update)
    fields: dict[str, object] = {
        "definition": definition,
        "base": None if base == definition else base,
    }
    if "effort" in update:
        estimate, shortened = estimate_of([(milestone, older)], definition)
        fields |= {"estimate": estimate, "shortened": shortened}
    return milestone.model_copy(update=fields)


# --- Replacing ------------------------------------------------------------------------------------


def _replaced(milestones: _Milestones, offer: Offer, codes: Iterator[str]) -> _Milestones:
    olds = [each for each in milestones if each.id in offer.milestones]
    if not olds:
        return milestones
    parts = [part for part in offer.parts if any(replaces(part.definition, old) for old in olds)]
    heirs: dict[str, list[Milestone]] = {part.id: [] for part in parts}
    for old in olds:
        heirs[next(part.id for part in parts if replaces(part.definition, old))].append(old)
    made = [
        _heir(part, heirs[part.id], [old for old in olds if replaces(part.definition, old)], codes)
        for part in parts
    ]
    names = {
        old.id: tuple(part.id for part in parts if replaces(part.definition, old)) for old in olds
    }
    index = milestones.index(olds[0])
    rest = [_pointing(each, names) for each in milestones if each not in olds]
    return (*rest[:index], *made, *rest[index:])


def _heir(
    part: Part, own: Sequence[Milestone], replaced: Sequence[Milestone], codes: Iterator[str]
) -> Milestone:
    """What takes a place.

    Args:
        part: what it will be.
        own: those whose history it takes over.
        replaced: all whose place it takes, which decide whether it is done.
        codes: where codes come from.
    """
    fields: dict[str, object] = {
        "definition": part.definition,
        "phase": part.phase,
        "role": part.role,
        "estimate": part.estimate,
        "shortened": part.shortened,
        **_standing(part, replaced),
    }
    if not own:
        begun = fields["status"] is Status.IN_PROGRESS
        status = Status.TODO if begun else fields["status"]
        return Milestone.model_validate({"code": next(codes), **fields, "status": status})
    first = own[0]
    open_ones = [old for old in own if old.is_open] or own
    fields |= {
        "base": None,
        "log": tuple(sorted((entry for old in own for entry in old.log), key=lambda each: each.on)),
        "notes": "\n\n".join(dict.fromkeys(old.notes for old in own if old.notes)),
        "evidence": tuple(dict.fromkeys(piece for old in own for piece in old.evidence)),
        "pin": next((old.pin for old in open_ones if old.pin), None),
        "not_before": next((old.not_before for old in open_ones if old.not_before), None),
        "event": next((old.event for old in open_ones if old.event), None),
        "placement": open_ones[0].placement,
    }
    there = next((old for old in own if old.id == part.id), None)
    if there is not None and there.status is Status.DONE:  # its words are history
        kept = ("definition", "base", "estimate", "shortened")
        fields |= {field: getattr(there, field) for field in kept}
    elif len(replaced) == 1 and first.base is not None:
        fields |= _still_edited(first, first.base, part.definition)
    return first.model_copy(update=fields)


def _still_edited(
    old: Milestone, base: CatalogueMilestone, now: CatalogueMilestone
) -> dict[str, object]:
    """The newer definition with what the learner edited in the older one."""
    edited = {
        field: getattr(old.definition, field)
        for field in CatalogueMilestone.model_fields
        if field not in ("id", "replaces")
        if getattr(old.definition, field) != getattr(base, field)
    }
    return {"definition": now.model_copy(update=edited), "base": now if edited else None}


def _standing(part: Part, replaced: Sequence[Milestone]) -> dict[str, object]:
    """Status, day of the check and reason for skipping of what takes the place of some."""
    there = next((old for old in replaced if old.id == part.id), None)
    if there is not None and there.status is Status.DONE:
        return {"status": Status.DONE, "done_on": there.done_on, "skip_reason": ""}
    others = [old for old in replaced if old is not there]
    statuses = {old.status for old in others}
    if statuses == {Status.DONE}:
        days = [old.done_on for old in others if old.done_on is not None]
        return {"status": Status.DONE, "done_on": max(days, default=None), "skip_reason": ""}
    statuses = {old.status for old in replaced}
    if statuses == {Status.SKIPPED}:
        reasons = dict.fromkeys(old.skip_reason for old in replaced if old.skip_reason)
        return {"status": Status.SKIPPED, "done_on": None, "skip_reason": " ".join(reasons)}
    begun = Status.IN_PROGRESS in statuses or (len(replaced) > 1 and any(o.log for o in replaced))
    status = Status.IN_PROGRESS if begun else Status.TODO
    return {"status": status, "done_on": None, "skip_reason": ""}


def _pointing(milestone: Milestone, names: Mapping[str, tuple[str, ...]]) -> Milestone:
    """The same milestone, with its prerequisites called by their new names."""
    definition = _renamed(milestone.definition, names)
    base = None if milestone.base is None else _renamed(milestone.base, names)
    if definition is milestone.definition and base is milestone.base:
        return milestone
    base = None if base == definition else base
    return milestone.model_copy(update={"definition": definition, "base": base})


def _renamed(
    definition: CatalogueMilestone, names: Mapping[str, tuple[str, ...]]
) -> CatalogueMilestone:
    if names.keys().isdisjoint((*definition.after, *(lag.after for lag in definition.lags))):
        return definition
    after = dict.fromkeys(new for name in definition.after for new in names.get(name, (name,)))
    lags = tuple(
        Lag(after=new, days=lag.days)
        for lag in definition.lags
        for new in names.get(lag.after, (lag.after,))
    )
    after.pop(definition.id, None)
    return definition.model_copy(update={"after": tuple(after), "lags": lags})


def _pointing_at_formers(milestones: _Milestones, accepted: Sequence[Offer]) -> _Milestones:
    """Prerequisites whose new name was not taken over are called by the one in the plan."""
    there = {each.id for each in milestones}
    names: dict[str, tuple[str, ...]] = {}
    for new, former in dict.fromkeys(pair for offer in accepted for pair in offer.formers):
        if new not in there and former in there:
            names[new] = (*names.get(new, ()), former)
    if not names:
        return milestones
    return tuple(
        each if each.own else _pointing_back(each, _renamed(each.definition, names))
        for each in milestones
    )


def _pointing_back(milestone: Milestone, definition: CatalogueMilestone) -> Milestone:
    if definition is milestone.definition:
        return milestone
    base = milestone.base or milestone.definition
    return milestone.model_copy(update={"definition": definition, "base": base})


# --- Going, coming, moving ------------------------------------------------------------------------


def _removed(milestones: _Milestones, offer: Offer) -> _Milestones:
    return tuple(
        _left_aside(each) if each.id in offer.milestones and each.is_open else each
        for each in milestones
        if each.id not in offer.milestones or each.is_touched
    )


def _left_aside(milestone: Milestone) -> Milestone:
    fields = {"status": Status.SKIPPED, "done_on": None, "role": Role.OPTIONAL}
    return milestone.model_copy(update=fields)


def _added(milestones: _Milestones, offer: Offer, codes: Iterator[str]) -> _Milestones:
    there = {each.id for each in milestones}
    for part in offer.parts:
        if part.id not in there:
            new = Milestone(
                definition=part.definition,
                code=next(codes),
                phase=part.phase,
                role=part.role,
                estimate=part.estimate,
                shortened=part.shortened,
            )
            milestones = _inserted(milestones, new, offer.careers)
    return milestones


def _moved(milestones: _Milestones, offer: Offer) -> _Milestones:
    update = {change.field: change.after for change in offer.changes}
    for each in milestones:
        if each.id in offer.milestones:
            moved = each.model_copy(update=update)
            if moved.phase != each.phase:
                rest = tuple(other for other in milestones if other is not each)
                return _inserted(rest, moved, offer.careers)
            return tuple(moved if other is each else other for other in milestones)
    return milestones


def _inserted(milestones: _Milestones, new: Milestone, careers: tuple[Career, ...]) -> _Milestones:
    """Put a milestone behind those that its career has before it, else at its phase's beginning."""
    rank = _ranks(careers)
    place = (new.phase, rank.get(new.id, -1))
    index = max(
        (
            at + 1
            for at, each in enumerate(milestones)
            if (each.phase, rank.get(each.id, -1)) < place
        ),
        default=0,
    )
    return (*milestones[:index], new, *milestones[index:])


def _ranks(careers: Iterable[Career]) -> dict[str, int]:
    return {name: rank for rank, name in enumerate(career_places(careers))}


def _in_order(milestones: _Milestones, offer: Offer) -> _Milestones:
    """By the order of the career; what it does not hold stays behind what it stood behind."""
    rank = _ranks(offer.careers)
    keys: dict[str, tuple[int, int]] = {}
    last: dict[int, int] = {}
    for each in milestones:
        last[each.phase] = rank.get(each.id, last.get(each.phase, -1))
        keys[each.id] = (each.phase, last[each.phase])
    return tuple(sorted(milestones, key=lambda each: keys[each.id]))


# --- What the plan knows of its careers -----------------------------------------------------------


def _target(target: Target, accepted: Sequence[Offer]) -> Target:
    """What the plan knows of one of its careers once some offers are taken over."""
    about = [
        (offer, career)
        for offer in accepted
        for career in offer.careers
        if career.id == target.career
    ]
    if not about:
        return target
    career = about[0][1]
    names = {name for offer, _ in about for name in offer.milestones}
    names |= {part.id for offer, _ in about for part in offer.parts}
    update: dict[str, object] = {}
    if target.places:  # where nothing was known, a few places would look like all there were
        places = _with_places(target.places, career.milestones, names)
        if any(offer.kind is OfferKind.ORDER for offer, _ in about):
            places = _as_ordered(places, career.milestones)
        update["places"] = places
    for offer, _ in about:
        if offer.kind is OfferKind.CAREER:
            update |= {change.field: change.after for change in offer.changes}
            update |= {"icon": career.icon}
    if "required" in update:
        update["required"] = career.required
    return target.model_copy(update=update)


def _with_places(
    known: tuple[CareerMilestone, ...], now: tuple[CareerMilestone, ...], names: set[str]
) -> tuple[CareerMilestone, ...]:
    """The known places, with those of some milestones as they are now."""
    places = [place for place in known if place.id not in names]
    before: list[str] = []
    for place in now:
        if place.id in names:
            ids = [each.id for each in places]
            earlier = next((name for name in reversed(before) if name in ids), None)
            places.insert(0 if earlier is None else ids.index(earlier) + 1, place)
        before.append(place.id)
    return tuple(places)


def _as_ordered(
    known: tuple[CareerMilestone, ...], now: tuple[CareerMilestone, ...]
) -> tuple[CareerMilestone, ...]:
    """The known places in today's order; what is no longer there goes to the end."""
    rank = {place.id: at for at, place in enumerate(now)}
    return tuple(sorted(known, key=lambda place: rank.get(place.id, len(rank))))


_CHANGING: Mapping[OfferKind, Callable[[_Milestones, Offer], _Milestones]] = MappingProxyType(
    {
        OfferKind.CHANGED: _changed,
        OfferKind.EDITED: _changed,
        OfferKind.REMOVED: _removed,
        OfferKind.MOVED: _moved,
        OfferKind.ORDER: _in_order,
    }
)
#: Those that need codes.
_MAKING: Mapping[OfferKind, Callable[[_Milestones, Offer, Iterator[str]], _Milestones]] = (
    MappingProxyType({**dict.fromkeys(_REPLACING, _replaced), OfferKind.ADDED: _added})
)
#: Fields first, then what they may name, then the order of all.
_ORDER = (
    OfferKind.CHANGED,
    OfferKind.EDITED,
    OfferKind.RENAMED,
    OfferKind.SPLIT,
    OfferKind.MERGED,
    OfferKind.REMOVED,
    OfferKind.ADDED,
    OfferKind.MOVED,
    OfferKind.ORDER,
    OfferKind.CAREER,
)
