"""Changes to several milestones at once: each is one edit, and one step to undo.

One pass over the plan carries them all, so that a change of everything in a large plan costs about
what a change of one milestone does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from planner.domain.edits import Change, Edit, Together
from planner.domain.model import Minutes, clean_text, with_fields
from planner.domain.own_dates import moved_by
from planner.domain.problems import FutureDateError, UnknownMilestoneError
from planner.domain.profile import Milestone, Profile, Status

_QUARTER = 15


@dataclass(frozen=True, slots=True)
class EditSeveral:
    """Set fields of several milestones, of each its own."""

    fields: Mapping[str, Mapping[str, Any]]
    change: Change
    reschedules: bool = False

    @property
    def milestone(self) -> str | None:
        """None: it is about several."""
        return None

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """See `Edit`; raises `UnknownMilestoneError` where one of them is gone."""
        _all_known(profile, self.fields)
        old: dict[str, Mapping[str, Any]] = {}
        milestones = []
        for each in profile.milestones:
            fields = self.fields.get(each.id)
            if fields is None:
                milestones.append(each)
                continue
            old[each.id] = MappingProxyType({name: getattr(each, name) for name in fields})
            milestones.append(with_fields(each, fields))
        after = profile.model_copy(update={"milestones": tuple(milestones)})
        return after, EditSeveral(MappingProxyType(old), self.change, self.reschedules)


@dataclass(frozen=True, slots=True)
class DeleteSeveral:
    """Take milestones out, with all that hangs on them (the inverse holds it)."""

    milestones: frozenset[str]
    change: Change = Change.REMOVE
    reschedules: bool = True

    @property
    def milestone(self) -> str | None:
        """None: it is about several."""
        return None

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """See `Edit`; raises `UnknownMilestoneError` where one of them is gone."""
        _all_known(profile, self.milestones)
        gone = tuple(
            (place, each)
            for place, each in enumerate(profile.milestones)
            if each.id in self.milestones
        )
        kept = tuple(each for each in profile.milestones if each.id not in self.milestones)
        after = profile.model_copy(update={"milestones": kept})
        return after, InsertSeveral(gone, self.change, self.reschedules)


@dataclass(frozen=True, slots=True)
class InsertSeveral:
    """Put milestones at positions, from the first to the last."""

    values: tuple[tuple[int, Milestone], ...]
    change: Change
    reschedules: bool

    @property
    def milestone(self) -> str | None:
        """None: it is about several."""
        return None

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """See `Edit`."""
        milestones = list(profile.milestones)
        for place, value in self.values:
            milestones.insert(place, value)
        after = with_fields(profile, MappingProxyType({"milestones": tuple(milestones)}))
        names = frozenset(value.id for _, value in self.values)
        return after, DeleteSeveral(names, self.change, self.reschedules)


def milestones_of(edit: Edit) -> frozenset[str]:
    """The milestones an edit is about; those that only get other dates by it are not named."""
    if isinstance(edit, Together):
        return frozenset().union(*map(milestones_of, edit.edits))
    if isinstance(edit, EditSeveral):
        return frozenset(edit.fields)
    if isinstance(edit, DeleteSeveral):
        return edit.milestones
    if isinstance(edit, InsertSeveral):
        return frozenset(value.id for _, value in edit.values)
    return frozenset((edit.milestone,)) if edit.milestone else frozenset()


# Each takes the milestones it can be done to out of those it is given.


def check_off_all(profile: Profile, names: Iterable[str], on: dt.date, today: dt.date) -> Edit:
    """Mark those that are open done on a day.

    Raises:
        FutureDateError: if the day is still to come.
    """
    if on > today:
        raise FutureDateError(on)
    fields = MappingProxyType({"status": Status.DONE, "done_on": on, "skip_reason": ""})
    return _edited(profile, names, Change.MARK_DONE, lambda each: fields if each.is_open else None)


def reopen_all(profile: Profile, names: Iterable[str]) -> Edit:
    """Take back checks and skips: in progress where minutes are logged, else to do.

    Skipped ones need new dates, done ones keep those they had, if they had any.
    """

    def fields(each: Milestone) -> Mapping[str, Any] | None:
        if each.is_open:
            return None
        status = Status.IN_PROGRESS if each.log else Status.TODO
        return MappingProxyType({"status": status, "done_on": None, "skip_reason": ""})

    wanted = set(names)
    undated = any(
        each.status is Status.SKIPPED or each.placement is None
        for each in profile.milestones
        if each.id in wanted and not each.is_open
    )
    return _edited(profile, wanted, Change.REOPEN, fields, reschedules=undated)


def skip_all(profile: Profile, names: Iterable[str], reason: str = "") -> Edit:
    """Leave those that are open out, all for one reason; their minutes leave the schedule."""
    words = clean_text(reason)
    fields = MappingProxyType({"status": Status.SKIPPED, "done_on": None, "skip_reason": words})
    return _edited(
        profile,
        names,
        Change.SKIP,
        lambda each: fields if each.is_open else None,
        reschedules=True,
    )


def estimate_all(profile: Profile, estimates: Mapping[str, Minutes]) -> Edit:
    """Set the effort planned for several milestones, in minutes."""
    return _edited(
        profile,
        estimates,
        Change.ESTIMATES,
        lambda each: MappingProxyType({"estimate": estimates[each.id], "shortened": False}),
        reschedules=True,
    )


def scaled_estimates(profile: Profile, names: Iterable[str], percent: int) -> dict[str, Minutes]:
    """The estimates of those that are open times a factor, in quarter hours, never down to none."""
    wanted = set(names)
    return {
        each.id: max(
            min(each.estimate, _QUARTER), round(each.estimate * percent / 100 / _QUARTER) * _QUARTER
        )
        for each in profile.milestones
        if each.id in wanted and each.is_open
    }


def move_all(profile: Profile, names: Iterable[str], days: int) -> Edit:
    """Move the dates of those that are open and have some by days, as `own_dates.moved_by` does."""

    def fields(each: Milestone) -> Mapping[str, Any] | None:
        moved = moved_by(profile, each, days)
        return None if moved is None else moved.fields

    return _edited(profile, names, Change.PIN, fields, reschedules=True)


def remove_own(profile: Profile, names: Iterable[str]) -> Edit:
    """Delete those that the learner added; the others stay, they can be skipped."""
    wanted = set(names)
    _all_known(profile, wanted)
    own = (each.id for each in profile.milestones if each.own and each.id in wanted)
    return DeleteSeveral(frozenset(own))


def _edited(
    profile: Profile,
    names: Iterable[str],
    change: Change,
    fields: Callable[[Milestone], Mapping[str, Any] | None],
    *,
    reschedules: bool = False,
) -> Edit:
    wanted = set(names)
    _all_known(profile, wanted)
    found = {each.id: fields(each) for each in profile.milestones if each.id in wanted}
    kept = {name: each for name, each in found.items() if each is not None}
    return EditSeveral(MappingProxyType(kept), change, reschedules and bool(kept))


def _all_known(profile: Profile, names: Iterable[str]) -> None:
    missing = set(names) - {each.id for each in profile.milestones}
    if missing:
        raise UnknownMilestoneError(min(missing))
