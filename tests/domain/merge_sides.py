"""Plans that two computers change apart, and what an independent look says of their merge."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from planner.domain.merge import Merge
from planner.domain.merge_values import Conflict
from planner.domain.model import FrozenModel
from planner.domain.plan import with_schedule
from planner.domain.profile import Milestone, Profile, Status
from tests.domain.plan_samples import TODAY, placed
from tests.domain.strategies import profiles
from tests.domain.test_edits import MAKERS

steps = st.lists(st.tuples(st.sampled_from(sorted(MAKERS)), st.integers(0, 60)), max_size=6)
#: What a merge decides by rules of its own.
RULED = frozenset({"placement", "code", "base", "former_codes", "milestones"})
STANDING = frozenset({"status", "done_on", "skip_reason"})


def changed(plan: Profile, run: list[tuple[str, int]]) -> Profile:
    """A plan after some edits, made one after another as the app does."""
    for name, number in run:
        if not plan.milestones:
            break
        subject = plan.milestones[number % len(plan.milestones)].id
        plan, _ = with_schedule(plan, MAKERS[name](plan, subject, number), TODAY).apply(plan)
    return plan


@st.composite
def two_sides(draw: st.DrawFn) -> tuple[Profile, Profile, Profile]:
    """A plan and two copies of it that were changed apart."""
    base = placed(draw(profiles(most=5)))
    return base, changed(base, draw(steps)), changed(base, draw(steps))


def lost(base: Profile, side: Profile, merge: Merge, *, theirs: bool) -> list[str]:
    """What a side changed that is neither in the merged profile nor in a conflict."""
    if any(not each.path for each in merge.conflicts):
        return []
    names = {each.before: each.after for each in merge.renamed} if theirs else {}
    found = _lost_fields(base, side, merge, None)
    old = {each.id: each for each in base.milestones}
    for each in side.milestones:
        now = merge.profile.milestone(names.get(each.id, each.id))
        if each.id not in old or now is None:
            if now is None and each != old.get(each.id):
                found.append(f"{each.id} itself")
        else:
            found += _lost_fields(old[each.id], each, merge, now)
    gone = old.keys() - {each.id for each in side.milestones}
    for name in gone:
        if merge.profile.milestone(name) and not _in_conflict(merge.conflicts, name, ""):
            found.append(f"the removal of {name}")
    return found


def _lost_fields(base: Any, side: Any, merge: Merge, now: Milestone | None) -> list[str]:
    found = []
    name = None if now is None else now.id
    merged: Any = merge.profile if now is None else now
    for field in type(side).model_fields:
        before, value, after = (getattr(each, field) for each in (base, side, merged))
        if field in RULED or value == before:
            continue
        if _in_conflict(merge.conflicts, name, field) or _in_conflict(merge.conflicts, name, ""):
            continue
        if not (_survives(before, value, after) or _is_outdone(field, side, merged)):
            found.append(f"{name or 'the plan'}: {field}")
    return found


def _survives(before: Any, value: Any, after: Any) -> bool:
    """Whether what a side changed in a value is in another value."""
    if after == value:
        return True
    if isinstance(value, FrozenModel) and isinstance(before, type(value)):
        return all(
            getattr(before, name) == getattr(value, name)
            or _survives(*(getattr(each, name) for each in (before, value, after)))
            for name in type(value).model_fields
        )
    if isinstance(value, tuple) and isinstance(before, tuple):
        added = [each for each in value if each not in before]
        removed = [each for each in before if each not in value]
        return all(each in after for each in added) and all(each not in after for each in removed)
    if hasattr(value, "items") and hasattr(before, "items"):
        return all(after.get(key) == each for key, each in value.items() if before.get(key) != each)
    return False


def _is_outdone(field: str, side: Any, merged: Any) -> bool:
    """Whether the other side got further with a milestone, or was there earlier."""
    if field not in STANDING:
        return False
    if merged.status is Status.DONE:
        return side.status is not Status.DONE or merged.done_on <= side.done_on
    return merged.status is Status.IN_PROGRESS and side.status is Status.TODO


def _in_conflict(conflicts: tuple[Conflict, ...], milestone: str | None, field: str) -> bool:
    names = STANDING if field in STANDING else {field}
    return any(each.milestone == milestone and each.field in names for each in conflicts)
