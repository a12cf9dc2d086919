"""Tests of `planner.change_words`: one readable line for each kind of change."""

from __future__ import annotations

from planner.change_words import _BESIDES, _LINES, ENGLISH_CHANGES
from planner.domain import edits
from planner.domain.changes import Aspect, Changes, changes_between
from planner.domain.profile import Profile
from planner.storage.snapshots import Reason
from tests.domain.plan_samples import TODAY, milestone, profile

PLAN = profile(*(milestone(name) for name in "abcdef"))


def lines(plan: Profile, before: Profile = PLAN) -> tuple[str, ...]:
    return ENGLISH_CHANGES.lines(changes_between(before, plan))


def done(plan: Profile, *names: str) -> Profile:
    for name in names:
        plan, _ = edits.check_off(name, TODAY, TODAY).apply(plan)
    return plan


def test_every_aspect_has_a_line() -> None:
    assert _LINES.keys() == set(Aspect)
    assert set(Aspect) > _BESIDES


def test_a_few_milestones_are_named() -> None:
    assert lines(done(PLAN, "a")) == ("Marked done: “Make a”",)
    assert lines(done(PLAN, "a", "b", "c")) == ("Marked done: “Make a”, “Make b” and “Make c”",)


def test_many_are_counted() -> None:
    assert lines(done(PLAN, *"abcde")) == ("Marked done: “Make a”, “Make b” and 3 more",)


def test_hours_stand_in_the_line() -> None:
    plan, _ = edits.log_minutes(PLAN, "b", 90, TODAY, TODAY).apply(PLAN)
    assert lines(plan) == ("Started: “Make b”", "Logged 1.5 h: “Make b”")


def test_a_long_title_is_cut() -> None:
    plan, _ = edits.edit_definition(PLAN, "a", title="x" * 300).apply(PLAN)
    (line,) = lines(plan)
    assert line == f"Edited: “{'x' * 59}…”"


def test_records_are_told_only_where_nothing_else_is() -> None:
    more = PLAN.model_copy(update={"former_codes": (("gone", "9ZZZ"),)})
    assert lines(more) == ("Kept further codes on record",)
    assert lines(done(more, "a")) == ("Marked done: “Make a”",)


def test_in_brief() -> None:
    assert ENGLISH_CHANGES.in_brief(Changes()) == "nothing"
    plan, _ = edits.log_minutes(done(PLAN, "a"), "a", 90, TODAY, TODAY).apply(done(PLAN, "a"))
    assert ENGLISH_CHANGES.in_brief(changes_between(PLAN, plan)) == "1 done, 1.5 h logged"
    renamed, _ = edits.rename("B").apply(done(PLAN, "a"))
    assert ENGLISH_CHANGES.in_brief(changes_between(PLAN, renamed)) == "1 done, other changes"
    assert ENGLISH_CHANGES.in_brief(changes_between(renamed, PLAN)) == (
        "1 opened again, other changes"
    )


def test_every_reason_of_a_snapshot_has_words() -> None:
    assert ENGLISH_CHANGES.snapshot_reasons.keys() == set(Reason)


def test_space_is_stated_with_its_bound() -> None:
    assert ENGLISH_CHANGES.snapshot_space([1500], 35) == (
        "1 snapshot, 2 kB. At most 35 are kept: about 53 kB for this plan."
    )
    assert ENGLISH_CHANGES.snapshot_space([40_000, 1_000_000], 35) == (
        "2 snapshots, 1 MB. At most 35 are kept: about 35 MB for this plan."
    )
