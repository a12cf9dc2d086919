"""What a newer catalogue would change in a plan, as a list to accept or decline.

A plan keeps a copy of each chosen milestone and of its place in the career, as the catalogue had
them. That makes every comparison a three-way one: the older catalogue (those copies), the newer
one, and what the learner edited. What the learner edited stays theirs: where both changed, a
separate offer says so. Nothing here changes a plan; `planner.domain.upgrade_edits` does.

What is done is history, so its wording is never changed; only its id and its place may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from planner.domain.catalogue import Catalogue, CatalogueMilestone, Lag
from planner.domain.model import MAX_NOTE
from planner.domain.pathway import (
    Choice,
    Seeker,
    joined_places,
    levels_after,
    pathway_for,
)
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.upgrade_offer import (
    FieldChange,
    Offer,
    OfferKind,
    Part,
    estimate_of,
    field_key,
    key_of,
    replaces,
    same,
    without,
)

_COMPARED = tuple(
    name for name in CatalogueMilestone.model_fields if name not in ("id", "replaces")
)
_OF_CAREER = ("name", "short_name", "required", "phases")


#: Milestones of the plan, and what takes their place.
_Group = tuple[Sequence[Milestone], Sequence[CatalogueMilestone]]


def offers(profile: Profile, catalogue: Catalogue) -> tuple[Offer, ...]:
    """Everything a newer catalogue would change in a plan and the learner has not declined.

    Args:
        profile: the learner's document; own milestones are never touched.
        catalogue: the newer catalogue.
    """
    newer = _Newer(profile, catalogue)
    found = (
        *_career_changes(newer),
        *_replacements(newer),
        *_removals(newer),
        *_additions(newer),
        *_moves(newer),
        *_milestone_changes(newer),
        *_orders(newer),
    )
    declined = frozenset(profile.declined)
    return tuple(offer for each in found if (offer := without(each, declined)) is not None)


class _Newer:
    """A plan beside a newer catalogue, with what several comparisons need."""

    def __init__(self, profile: Profile, catalogue: Catalogue) -> None:
        self.profile = profile
        self.catalogue = catalogue
        self.plan = {each.id: each for each in profile.milestones if not each.own}
        self.own = {each.id for each in profile.milestones if each.own}
        targets = [(each, catalogue.careers.get(each.career)) for each in profile.targets]
        self.careers = tuple(career for _, career in targets if career is not None)
        #: Without one of its careers nobody can tell what left the catalogue.
        self.is_whole = len(self.careers) == len(targets) > 0
        places = [(each.places, career.milestones if career else ()) for each, career in targets]
        self.before = joined_places(before or now for before, now in places)
        self.now = joined_places(now or before for before, now in places)
        #: Former id -> the ids that take its place.
        self.heirs: dict[str, tuple[str, ...]] = {}
        for milestone in catalogue.milestones.values():
            for former in milestone.replaces:
                if former not in catalogue.milestones:
                    self.heirs[former] = (*self.heirs.get(former, ()), milestone.id)

    @cached_property
    def groups(self) -> tuple[_Group, ...]:
        """What goes, with what takes its place, as far as that is offered."""
        return tuple(_groups(self))

    @cached_property
    def fresh(self) -> Mapping[str, Choice]:
        """What the newer catalogue would choose for this learner today."""
        done = {each.id for each in self.plan.values() if each.status is Status.DONE}
        heirs = {
            heir.id
            for olds, parts in self.groups
            for heir in parts
            if heir.id in done
            or all(old.id in done or old.id == heir.id for old in olds if replaces(heir, old))
        }
        going = {old.id for olds, _ in self.groups for old in olds}
        reached = (done - going) | heirs
        held = levels_after(
            self.profile.ratings, (self.plan[name].definition for name in done & reached)
        )
        seeker = Seeker(held, frozenset(reached), self.profile.preferences, self.profile.learner)
        pathway = pathway_for(self.catalogue, self.careers, self.profile.depth, seeker)
        return {choice.milestone.id: choice for choice in pathway.choices}

    def renamed(self, names: Iterable[str]) -> tuple[str, ...]:
        """Ids as the newer catalogue has them."""
        return tuple(
            dict.fromkeys(heir for name in names for heir in self.heirs.get(name, (name,)))
        )

    def value(self, definition: CatalogueMilestone, field: str) -> object:
        """A field of a definition, with prerequisites called as the newer catalogue calls them."""
        if field == "after":
            return self.renamed(definition.after)
        if field == "lags":
            return tuple(
                Lag(after=heir, days=lag.days)
                for lag in definition.lags
                for heir in self.renamed((lag.after,))
            )
        return getattr(definition, field)

    def formers(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Of some ids those that take the place of milestones in the plan, with these."""
        return tuple(
            (name, former)
            for name in names
            if name in self.catalogue.milestones and name not in self.plan
            for former in self.catalogue.milestones[name].replaces
            if former in self.plan
        )


# --- The careers ----------------------------------------------------------------------------------


def _career_changes(newer: _Newer) -> Iterator[Offer]:
    for target in newer.profile.targets:
        career = newer.catalogue.careers.get(target.career)
        if career is None:
            continue
        now = {
            "name": career.name,
            "short_name": career.short_name,
            "required": dict(career.required),
            "phases": tuple(phase.name for phase in career.phases),
        }
        changes = tuple(
            FieldChange(field, getattr(target, field), now[field], getattr(target, field))
            for field in _OF_CAREER
            if getattr(target, field) != now[field]
        )
        if changes:
            keys = tuple(field_key(career.id, change) for change in changes)
            yield Offer(OfferKind.CAREER, keys, (target.name,), changes=changes, careers=(career,))


def _orders(newer: _Newer) -> Iterator[Offer]:
    """Careers whose milestones follow each other differently; what changed its phase is apart."""
    for target in newer.profile.targets:
        career = newer.catalogue.careers.get(target.career)
        if career is None:
            continue
        phases = {place.id: place.phase for place in target.places}
        staying = {
            place.id
            for place in career.milestones
            if place.id in newer.plan and phases.get(place.id) == place.phase
        }
        before = [place.id for place in target.places if place.id in staying]
        now = [place.id for place in career.milestones if place.id in staying]
        if before != now:
            key = key_of(OfferKind.ORDER, career.id, now)
            yield Offer(OfferKind.ORDER, (key,), (target.name,), careers=(career,))


def _moves(newer: _Newer) -> Iterator[Offer]:
    for milestone in newer.plan.values():
        before, now = newer.before.get(milestone.id), newer.now.get(milestone.id)
        if before is None or now is None:
            continue
        mine = (milestone.phase, milestone.role)
        changes = tuple(
            FieldChange(field, *values)
            for field, *values in zip(("phase", "role"), before, now, mine, strict=True)
            if values[0] != values[1] != values[2]
        )
        if changes:
            key = key_of(OfferKind.MOVED, milestone.id, [change.after for change in changes])
            yield Offer(
                OfferKind.MOVED,
                (key,),
                (milestone.title,),
                (milestone.id,),
                changes,
                careers=newer.careers,
            )


# --- Milestones that stay -------------------------------------------------------------------------


def _milestone_changes(newer: _Newer) -> Iterator[Offer]:
    for milestone in newer.plan.values():
        now = newer.catalogue.milestones.get(milestone.id)
        if now is None or not milestone.is_open:
            continue
        changes = _field_changes(newer, milestone, now)
        base = milestone.base or milestone.definition
        for kind, edited in ((OfferKind.CHANGED, False), (OfferKind.EDITED, True)):
            mine = tuple(
                change
                for change in changes
                if same(change.mine, change.before, change.field) is not edited
            )
            if mine:
                after = newer.formers(now.after)
                effort = 0
                if any(change.field == "effort" for change in mine):
                    effort = estimate_of([(milestone, base)], now)[0] - milestone.estimate
                yield Offer(
                    kind,
                    tuple(field_key(milestone.id, change) for change in mine),
                    (milestone.title,),
                    (milestone.id,),
                    mine,
                    effort=effort,
                    formers=after,
                )


def _field_changes(
    newer: _Newer, milestone: Milestone, now: CatalogueMilestone
) -> tuple[FieldChange, ...]:
    """The fields that the catalogue changed and that are not in the plan already."""
    base = milestone.base or milestone.definition
    changes = []
    for field in _COMPARED:
        before, after = newer.value(base, field), newer.value(now, field)
        mine = newer.value(milestone.definition, field)
        if not same(before, after, field) and not same(mine, after, field):
            changes.append(FieldChange(field, before, after, mine))
    return tuple(changes)


# --- Milestones that take the place of others -----------------------------------------------------


def _replacements(newer: _Newer) -> Iterator[Offer]:
    for olds, heirs in newer.groups:
        yield _replacement(newer, olds, heirs)


def _groups(newer: _Newer) -> Iterator[_Group]:
    for olds, heirs in _related(newer):
        placed = [heir for heir in heirs if heir.id in newer.now]
        covered = {former for heir in placed for former in (*heir.replaces, heir.id)}
        if covered.issuperset(old.id for old in olds):
            heirs = placed  # noqa: PLW2901 - parts that only other careers use stay away
        free = newer.own.isdisjoint(heir.id for heir in heirs)
        if free and _notes_fit(olds) and _group_key(olds, heirs) not in newer.profile.declined:
            yield olds, heirs


def _group_key(olds: Sequence[Milestone], heirs: Sequence[CatalogueMilestone]) -> str:
    old, new = ",".join(old.id for old in olds), ",".join(heir.id for heir in heirs)
    return key_of(OfferKind.RENAMED, f"{old}>{new}")


def _related(newer: _Newer) -> list[_Group]:
    """What goes with what takes its place; whatever shares a member is one group."""
    groups: list[tuple[list[str], list[CatalogueMilestone]]] = []
    for heir in newer.catalogue.milestones.values():
        names = [name for name in heir.replaces if name in newer.plan and name in newer.heirs]
        if not names:
            continue
        names += [heir.id] if heir.id in newer.plan else []
        sharing = [group for group in groups if not set(group[0]).isdisjoint(names)]
        groups = [group for group in groups if group not in sharing]
        heirs = [each for group in sharing for each in group[1]]
        groups.append(([*(name for group in sharing for name in group[0]), *names], [*heirs, heir]))
    order = list(newer.plan)
    return [
        ([newer.plan[name] for name in sorted(set(names), key=order.index)], heirs)
        for names, heirs in groups
    ]


def _notes_fit(olds: Sequence[Milestone]) -> bool:
    """Whether joined notes can be stored; what would lose some of them is not offered."""
    return sum(len(old.notes) + 2 for old in olds) <= MAX_NOTE


def _replacement(
    newer: _Newer, olds: Sequence[Milestone], heirs: Sequence[CatalogueMilestone]
) -> Offer:
    kind = OfferKind.SPLIT
    if len(heirs) == 1:
        kind = OfferKind.RENAMED if len(olds) == 1 else OfferKind.MERGED
    parts = tuple(
        _part(newer, heir, [old for old in olds if replaces(heir, old)]) for heir in heirs
    )
    lost: tuple[FieldChange, ...] = ()
    if kind is not OfferKind.RENAMED:
        lost = tuple(change for old in olds for change in _edited(old, heirs))
    effort = sum(part.estimate for part in parts) - sum(old.estimate for old in olds)
    return Offer(
        kind,
        (_group_key(olds, heirs),),
        tuple(old.title for old in olds),
        tuple(old.id for old in olds),
        lost,
        parts,
        effort if any(old.is_open for old in olds) else 0,
        newer.careers,
        newer.formers(name for heir in heirs for name in heir.after),
    )


def _part(newer: _Newer, heir: CatalogueMilestone, olds: Sequence[Milestone]) -> Part:
    phase, role = newer.now.get(heir.id, (olds[0].phase, olds[0].role))
    pairs = [(old, old.base or old.definition) for old in olds]
    estimate, shortened = estimate_of(pairs, heir)
    return Part(heir, phase, role, estimate, shortened)


def _edited(old: Milestone, heirs: Sequence[CatalogueMilestone]) -> Iterator[FieldChange]:
    """What the learner wrote in a milestone that goes, and what stands there instead."""
    if old.base is not None:
        heir = next(each for each in heirs if replaces(each, old))
        for field in _COMPARED:
            before, mine = getattr(old.base, field), getattr(old.definition, field)
            if before != mine:
                yield FieldChange(field, before, getattr(heir, field), mine)


# --- Milestones that go and that come -------------------------------------------------------------


def _removals(newer: _Newer) -> Iterator[Offer]:
    if not newer.is_whole:
        return
    replaced = {old.id for olds, _ in newer.groups for old in olds}
    replaced |= {heir.id for _, heirs in newer.groups for heir in heirs}
    for name, milestone in newer.plan.items():
        if name in replaced or not milestone.is_open:
            continue
        gone = name not in newer.catalogue.milestones and name not in newer.heirs
        left = name in newer.before and name not in newer.now and name not in newer.heirs
        if gone or (left and name not in newer.fresh):
            yield Offer(
                OfferKind.REMOVED,
                (key_of(OfferKind.REMOVED, name),),
                (milestone.title,),
                (name,),
                effort=-milestone.remaining,
                careers=newer.careers,
            )


def _additions(newer: _Newer) -> Iterator[Offer]:
    if not newer.is_whole:
        return
    wanted = {
        name: choice
        for name, choice in newer.fresh.items()
        if name not in newer.plan
        if name not in newer.own
        if not any(former in newer.plan for former in choice.milestone.replaces)
    }
    waiting = [
        name
        for name, choice in wanted.items()
        if name in newer.now and newer.before.keys().isdisjoint((name, *choice.milestone.replaces))
    ]
    waiting += _newly_needed(newer, wanted)
    added: dict[str, Choice] = {}
    while waiting:
        name = waiting.pop()
        if name in wanted and name not in added:
            added[name] = wanted[name]
            waiting += wanted[name].milestone.after
            waiting += _able(newer, wanted, wanted[name].milestone.needs)
    for name, choice in wanted.items():
        if name in added:
            yield Offer(
                OfferKind.ADDED,
                (key_of(OfferKind.ADDED, name),),
                (choice.milestone.title,),
                parts=(
                    Part(
                        choice.milestone,
                        choice.phase,
                        choice.role,
                        choice.estimate,
                        choice.shortened,
                    ),
                ),
                effort=choice.estimate,
                careers=newer.careers,
                formers=newer.formers(choice.milestone.after),
            )


def _newly_needed(newer: _Newer, wanted: Mapping[str, Choice]) -> Iterator[str]:
    """What the newer catalogue makes milestones of the plan build on."""
    for milestone in newer.plan.values():
        if not milestone.is_open:
            continue
        base = milestone.base or milestone.definition
        before = newer.renamed(base.after)
        for name in newer.renamed((milestone.id,)):
            now = newer.catalogue.milestones.get(name)
            if now is not None:
                yield from set(now.after) - set(before)
                yield from _able(newer, wanted, dict(now.needs.items() - base.needs.items()))


def _able(newer: _Newer, wanted: Mapping[str, Choice], needs: Mapping[str, int]) -> list[str]:
    """What comes from outside the careers to build abilities that are needed."""
    return [
        name
        for name, choice in wanted.items()
        if name not in newer.now
        if any(choice.milestone.builds.get(skill, 0) >= level for skill, level in needs.items())
    ]
