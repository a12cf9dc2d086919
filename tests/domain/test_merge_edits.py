"""A merge is one edit, and each of its conflicts another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.catch_up import push
from planner.domain.edits import Change
from planner.domain.merge import merged
from planner.domain.merge_edits import Side, as_edit, settled
from planner.domain.merge_values import Conflict
from planner.domain.plan import with_schedule
from planner.domain.problems import UnknownMilestoneError, ValueRefusedError
from planner.domain.profile import Pin, Profile, Status
from tests.domain.merge_sides import two_sides
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile


@given(two_sides())
def test_a_merge_is_taken_over_and_back_as_one_edit(
    sides: tuple[Profile, Profile, Profile],
) -> None:
    base, ours, theirs = sides
    merge = merged(base, ours, theirs)
    edit = as_edit(ours, merge)
    if edit is None:
        assert merge.profile == ours
        return
    assert edit.change is Change.MERGE
    assert edit.apply(ours)[0] == merge.profile
    after, back = with_schedule(ours, edit, TODAY).apply(ours)
    assert back.apply(after)[0].model_dump_json() == ours.model_dump_json()


@given(two_sides(), st.booleans(), st.lists(st.sampled_from(Side), min_size=1))
def test_every_conflict_can_be_settled_either_way(
    sides: tuple[Profile, Profile, Profile], known: bool, choices: list[Side]
) -> None:
    base, ours, theirs = sides
    merge = merged(base if known else None, ours, theirs)
    plan = merge.profile
    for number, conflict in enumerate(merge.conflicts):
        side = choices[number % len(choices)]
        try:
            edit = settled(plan, conflict, side)
        except ValueRefusedError:
            continue
        if edit is not None:
            after, back = edit.apply(plan)
            assert back.apply(after)[0] == plan
            plan = after
        assert settled(plan, conflict, side) is None
    assert Profile.model_validate_json(plan.model_dump_json()) == plan


@pytest.fixture
def base() -> Profile:
    return placed(profile(milestone("one", serial=0), milestone("two", serial=1)))


def test_their_text_is_taken(base: Profile) -> None:
    ours, _ = edits.set_notes("one", "Mine").apply(base)
    theirs, _ = edits.set_notes("one", "Theirs").apply(base)
    merge = merged(base, ours, theirs)
    (conflict,) = merge.conflicts
    assert settled(merge.profile, conflict, Side.OURS) is None
    edit = settled(merge.profile, conflict, Side.THEIRS)
    assert edit is not None
    assert (edit.change, edit.milestone, edit.reschedules) == (Change.SETTLE, "one", False)
    assert edit.apply(merge.profile)[0].milestones[0].notes == "Theirs"


def test_a_removal_is_carried_out_or_forgotten(base: Profile) -> None:
    ours, _ = edits.remove(base, "one").apply(base)
    theirs, _ = edits.set_notes("one", "worked on").apply(base)
    merge = merged(base, ours, theirs)
    (conflict,) = merge.conflicts
    assert settled(merge.profile, conflict, Side.THEIRS) is None
    edit = settled(merge.profile, conflict, Side.OURS)
    assert edit is not None
    assert edit.reschedules
    gone, _ = edit.apply(merge.profile)
    assert gone.milestone("one") is None
    back = settled(gone, conflict, Side.THEIRS)
    assert back is not None
    assert {each.id for each in back.apply(gone)[0].milestones} == {"one", "two"}


def test_a_conflict_about_what_is_gone_meanwhile_says_so(base: Profile) -> None:
    ours, _ = edits.set_notes("one", "Mine").apply(base)
    theirs, _ = edits.set_notes("one", "Theirs").apply(base)
    merge = merged(base, ours, theirs)
    gone, _ = edits.remove(merge.profile, "one").apply(merge.profile)
    with pytest.raises(UnknownMilestoneError):
        settled(gone, merge.conflicts[0], Side.THEIRS)


def test_a_value_that_no_longer_fits_is_refused(base: Profile) -> None:
    base, _ = edits.pin(base, "one", day(5), day(9)).apply(base)
    ours, _ = edits.pin(base, "one", day(7), day(9)).apply(base)
    theirs, _ = edits.pin(base, "one", day(8), day(9)).apply(base)
    merge = merged(base, ours, theirs)
    (conflict,) = merge.conflicts
    assert conflict.path == ("milestones", "one", "pin", "start")
    moved, _ = edits.pin(merge.profile, "one", day(1), day(2)).apply(merge.profile)
    with pytest.raises(ValueRefusedError):
        settled(moved, conflict, Side.THEIRS)
    edit = settled(merge.profile, conflict, Side.THEIRS)
    assert edit is not None
    assert edit.reschedules
    assert edit.apply(merge.profile)[0].milestones[0].pin == Pin(start=day(8), finish=day(9))


def test_an_order_and_dates_and_ratings_are_settled_as_wholes(base: Profile) -> None:
    base = placed(profile(*base.milestones, milestone("three", serial=2), ratings={"mixing": 1}))
    sides = []
    for name, place, days, level in (("three", 0, 5, 2), ("one", 1, 9, None)):
        side, _ = edits.move(base, name, place).apply(base)
        side, _ = push(side, days, TODAY).apply(side)
        side, _ = edits.rate(side, {"mixing": level}, TODAY).apply(side)
        sides.append(side)
    merge = merged(base, *sides)
    assert [each.field for each in merge.conflicts] == ["ratings", "milestones", "placement"]
    plan = merge.profile
    assert plan.ratings == {"mixing": 2}
    for conflict in merge.conflicts:
        edit = settled(plan, conflict, Side.THEIRS)
        assert edit is not None
        assert edit.milestone is None
        plan, _ = edit.apply(plan)
    assert plan == sides[1]


def test_a_rating_is_settled_with_its_record(base: Profile) -> None:
    sides = [edits.rate(base, {"mixing": level}, TODAY).apply(base)[0] for level in (2, 4)]
    merge = merged(base, *sides)
    edit = settled(merge.profile, merge.conflicts[0], Side.THEIRS)
    assert edit is not None
    assert edit.apply(merge.profile)[0] == sides[1]


def test_a_plan_that_does_not_go_together_is_one_conflict(base: Profile) -> None:
    ours, _ = edits.rename("Here").apply(base)
    conflict = Conflict((), base, ours, base)
    edit = settled(ours, conflict, Side.THEIRS)
    assert edit is not None
    assert edit.apply(ours)[0] == base


def test_skipped_or_not_is_settled_with_its_reason_and_new_dates(base: Profile) -> None:
    ours, _ = edits.start(base, "one").apply(base)
    theirs, _ = edits.skip("one", "no time").apply(base)
    merge = merged(base, ours, theirs)
    edit = settled(merge.profile, merge.conflicts[0], Side.THEIRS)
    assert edit is not None
    assert edit.reschedules
    one = edit.apply(merge.profile)[0].milestones[0]
    assert (one.status, one.skip_reason) == (Status.SKIPPED, "no time")
