"""A few facts of every milestone of a plan, each kind of fact in a column of its own.

A page asks of all milestones which few of them it shows. To read a date out of ten thousand
milestones takes longer than a frame of the screen, for each of them lies somewhere else in memory;
columns of numbers are looked through in a fraction of a millisecond. They are made once for a plan,
and for the next plan from those before: profiles are frozen, so what a change left alone is the
very same milestone.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import compress, count
from operator import is_not
from typing import Any, Final, NamedTuple, TypeVar

from planner.domain.catalogue import Kind
from planner.domain.event_dates import takes_place
from planner.domain.model import Minutes
from planner.domain.profile import Milestone, Profile, Status

#: Stands for a first day where there is none; for a last day that is 0.
FAR: Final = dt.date.max.toordinal()
KINDS: Final = tuple(Kind)
_KIND_NUMBERS: Final = {kind: number for number, kind in enumerate(KINDS)}

AnyFact = TypeVar("AnyFact")


class _Facts(NamedTuple):
    """What is kept of one milestone; the columns of `Columns` bear the same names."""

    is_open: bool
    is_begun: bool
    is_done: bool
    is_skipped: bool
    is_core: bool
    is_own: bool
    is_habit: bool
    is_tied: bool
    is_fixed: bool
    takes_place: bool
    is_met: bool
    has_evidence: bool
    has_work: bool
    kind: int
    phase: int
    start: int
    finish: int
    first: int
    last: int
    done: int
    dated: int
    planned: Minutes
    left: Minutes
    builds: tuple[str, ...]
    id: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The facts of milestones in their order; a flag is a byte of 0 or 1, a day an ordinal."""

    milestones: tuple[Milestone, ...]
    is_open: bytes
    #: Its status says that it is under way.
    is_begun: bytes
    is_done: bytes
    is_skipped: bytes
    is_core: bytes
    is_own: bytes
    is_habit: bytes
    #: It is an event with dates, or a place must be booked or entered for.
    is_tied: bytes
    #: It stays where it is: pinned, or an event whose days are known.
    is_fixed: bytes
    #: See `planner.domain.event_dates`.
    takes_place: bytes
    #: It has a meeting: a time, a place, people or words.
    is_met: bytes
    has_evidence: bytes
    #: It was worked on or is done.
    has_work: bytes
    #: Places in `KINDS`.
    kind: bytes
    phase: bytes
    #: The days of its placement; `FAR` and 0 where it has none.
    start: tuple[int, ...]
    finish: tuple[int, ...]
    #: The first and the last day on which it has anything: planned, worked on, reached or met.
    first: tuple[int, ...]
    last: tuple[int, ...]
    #: The day on which it was done; 0 where none is known.
    done: tuple[int, ...]
    #: The first day of an event whose days are known; else 0.
    dated: tuple[int, ...]
    #: Minutes that count as planned: the estimate of what has dates or is done; else none.
    planned: tuple[Minutes, ...]
    #: Minutes still to do.
    left: tuple[Minutes, ...]
    #: Ids of the skills it builds.
    builds: tuple[tuple[str, ...], ...]
    id: tuple[str, ...]
    #: The places of all in the order of their starts: a few of them are found without the others.
    by_start: tuple[int, ...]

    @classmethod
    def of(cls, milestones: tuple[Milestone, ...]) -> Columns:
        """The columns of milestones."""
        rows = [_facts_of(each) for each in milestones]
        parts: Iterable[tuple[object, ...]] = zip(*rows, strict=True) if rows else ()
        columns = [*map(_frozen, [*parts] or [()] * len(_Facts._fields), _ARE_BYTES)]
        columns.append(_in_turn([each.start for each in rows]))
        return cls(milestones, *columns)  # type: ignore[arg-type]

    def after(self, milestones: tuple[Milestone, ...]) -> Columns:
        """The columns of the milestones after a change: what is the very same is not read again."""
        if len(milestones) != len(self.milestones):
            return Columns.of(milestones)
        changed = [*compress(count(), map(is_not, self.milestones, milestones))]
        if 4 * len(changed) > len(milestones):
            return Columns.of(milestones)
        rows = [_facts_of(milestones[place]) for place in changed]
        pairs = [*zip(changed, rows, strict=True)]
        other: dict[str, Any] = {}
        for number, name in enumerate(_Facts._fields):
            before = getattr(self, name)
            # Of most facts a change leaves the whole column as it is.
            if any(before[place] != row[number] for place, row in pairs):
                column: Any = bytearray(before) if _ARE_BYTES[number] else [*before]
                for place, row in pairs:
                    column[place] = row[number]
                other[name] = _frozen(column, _ARE_BYTES[number])
        if "start" in other:
            other["by_start"] = _in_turn(other["start"])
        return replace(self, milestones=milestones, **other)

    def started(self, day: int) -> int:
        """How many are planned to have started by a day; they are the first `by_start`."""
        return bisect_right(self.by_start, day, key=self.start.__getitem__)

    def chosen(self, flags: Iterable[object]) -> list[Milestone]:
        """The milestones with a flag that is set, in their order."""
        return [*compress(self.milestones, flags)]

    def of_kind(self, kind: Kind) -> bytes:
        """A flag for each milestone: whether it is of a kind."""
        number = _KIND_NUMBERS[kind]
        return bytes(map(number.__eq__, self.kind))

    def building(self, skill: str) -> list[Milestone]:
        """The milestones that build a skill, in their order."""
        return self.chosen(skill in each for each in self.builds)


_ARE_BYTES: Final = tuple(each.type == "bytes" for each in fields(Columns))[1:-1]


def columns_of(profile: Profile) -> Columns:
    """The columns of a profile's milestones; those asked for last are kept and brought forward."""
    kept = _kept[0]
    if kept.milestones is not profile.milestones:
        kept = _kept[0] = kept.after(profile.milestones)
    return kept


def by_phase(milestones: Iterable[Milestone]) -> list[Milestone]:
    """Milestones in the order of the plan, which is that of the profile within each phase."""
    return sorted(milestones, key=lambda each: each.phase)


def _in_turn(days: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(range(len(days)), key=days.__getitem__))


def _frozen(column: Sequence[object], are_bytes: bool) -> bytes | tuple[object, ...]:  # noqa: FBT001
    return bytes(column) if are_bytes else tuple(column)  # type: ignore[arg-type]


def _facts_of(milestone: Milestone) -> _Facts:
    definition, placement = milestone.definition, milestone.placement
    status, dates = milestone.status, milestone.dates
    days = [entry.on.toordinal() for entry in milestone.log]
    if placement is not None:
        days += [placement.start.toordinal(), placement.finish.toordinal()]
    day = dates.first if dates is not None else None
    days += [each.toordinal() for each in (milestone.done_on, day) if each is not None]
    is_habit = milestone.habit is not None
    is_planned = status is not Status.SKIPPED and (placement is not None or status is Status.DONE)
    return _Facts(
        is_open=milestone.is_open,
        is_begun=status is Status.IN_PROGRESS,
        is_done=status is Status.DONE,
        is_skipped=status is Status.SKIPPED,
        is_core=milestone.is_core,
        is_own=milestone.own,
        is_habit=is_habit,
        is_tied=bool(definition.lead) or definition.entry_deadline is not None or dates is not None,
        is_fixed=milestone.pin is not None or day is not None,
        takes_place=takes_place(milestone),
        is_met=milestone.meeting is not None,
        has_evidence=bool(milestone.evidence),
        has_work=bool(milestone.log) or status is Status.DONE,
        kind=_KIND_NUMBERS[definition.kind],
        phase=milestone.phase,
        start=placement.start.toordinal() if placement is not None else FAR,
        finish=placement.finish.toordinal() if placement is not None else 0,
        # A habit is about any week.
        first=0 if is_habit else min(days, default=FAR),
        last=FAR if is_habit else max(days, default=0),
        done=milestone.done_on.toordinal() if milestone.done_on is not None else 0,
        dated=day.toordinal() if day is not None else 0,
        planned=milestone.estimate if is_planned else 0,
        left=milestone.remaining,
        builds=tuple(definition.builds),
        id=definition.id,
    )


#: One, and always the last asked for: a plan is shown by several pages, and few plans at a time.
_kept = [Columns.of(())]
