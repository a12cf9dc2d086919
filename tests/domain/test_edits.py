"""Every change can be taken back, to the byte."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Event, Kind, Role
from planner.domain.catch_up import planned_pace
from planner.domain.codes import code_of
from planner.domain.edits import Change, Edit
from planner.domain.model import MAX_NOTE
from planner.domain.plan import with_schedule
from planner.domain.problems import FutureDateError, UnknownMilestoneError, ValueRefusedError
from planner.domain.profile import (
    LogEntry,
    Milestone,
    Pin,
    Preferences,
    Profile,
    Status,
)
from tests.domain.edit_samples import ENTRY, MAKERS, PROOF
from tests.domain.plan_samples import TODAY, WEEKDAYS, dates, day, milestone, placed, profile
from tests.domain.schedule_checker import broken_rules
from tests.domain.strategies import calendars, profiles


def test_every_edit_function_is_tried() -> None:
    made = {
        name
        for name, value in vars(edits).items()
        if callable(value)
        and getattr(value, "__module__", "") == edits.__name__
        and not name.startswith("_")
        and not isinstance(value, type)
    }
    assert made <= set(MAKERS)


def _taken_back(plan: Profile, edit: Edit) -> Profile:
    """The plan after an edit, having seen that its inverse and the inverse's inverse hold."""
    after, back = edit.apply(plan)
    before, again = back.apply(after)
    assert before == plan
    assert before.model_dump_json() == plan.model_dump_json()
    assert Profile.model_validate_json(after.model_dump_json()).model_dump_json() == (
        after.model_dump_json()
    )
    redone, _ = again.apply(before)
    assert redone == after
    assert redone.model_dump_json() == after.model_dump_json()
    return after


@pytest.mark.parametrize("name", MAKERS)
@settings(max_examples=max(20, settings().max_examples * 2 // 5))
@given(plan=profiles(most=4), number=st.integers(0, 60), place=st.integers(0, 3))
def test_each_edit_is_taken_back_to_the_byte(
    name: str, plan: Profile, number: int, place: int
) -> None:
    plan = placed(plan)
    subject = plan.milestones[place % len(plan.milestones)].id
    edit = MAKERS[name](plan, subject, number)
    assert edit.milestone in (subject, None) or name == "add_own"
    _taken_back(plan, edit)


@given(profiles(most=5), st.lists(st.tuples(st.sampled_from(sorted(MAKERS)), st.integers(0, 60))))
def test_any_run_of_edits_is_undone_and_done_again(
    plan: Profile, steps: list[tuple[str, int]]
) -> None:
    plan = placed(plan)
    states, undo = [plan], []
    for name, number in steps[:12]:
        if not plan.milestones:
            break
        subject = plan.milestones[number % len(plan.milestones)].id
        edit = with_schedule(plan, MAKERS[name](plan, subject, number), TODAY)
        plan, back = edit.apply(plan)
        states.append(plan)
        undo.append(back)
    redo = []
    for back, expected in zip(reversed(undo), reversed(states[:-1]), strict=True):
        plan, again = back.apply(plan)
        redo.append(again)
        assert plan.model_dump_json() == expected.model_dump_json()
    for again, expected in zip(reversed(redo), states[1:], strict=True):
        plan, _ = again.apply(plan)
        assert plan.model_dump_json() == expected.model_dump_json()


@given(profiles(most=5), st.sampled_from(sorted(MAKERS)), st.integers(0, 60))
def test_new_dates_come_with_the_edit_and_keep_every_rule(
    plan: Profile, name: str, number: int
) -> None:
    plan = placed(plan)
    edit = MAKERS[name](plan, plan.milestones[number % len(plan.milestones)].id, number)
    joined = with_schedule(plan, edit, TODAY)
    if not edit.reschedules:
        assert joined is edit
        return
    assert (joined.change, joined.milestone) == (edit.change, edit.milestone)
    assert not joined.reschedules
    after = _taken_back(plan, joined)
    assert broken_rules(edit.apply(plan)[0], after, TODAY) == []


# --- what each means --------------------------------------------------------------------------


@pytest.fixture
def plan() -> Profile:
    return placed(
        profile(
            milestone("one", serial=0),
            milestone("two", serial=1, after=("one",)),
            milestone("three", serial=2, phase=2),
        )
    )


def _one(plan: Profile, edit: Edit) -> Milestone:
    found = edit.apply(plan)[0].milestone("one")
    assert found is not None
    return found


@pytest.mark.parametrize("name", [each for each in MAKERS if each not in {
    "add_own", "rename", "rate", "set_calendar", "set_preferences", "wish_finish", "dismiss",
    "planned_pace", "push", "restore", "set_learner",
}])  # fmt: skip
def test_a_milestone_that_is_not_there_is_named(plan: Profile, name: str) -> None:
    with pytest.raises(UnknownMilestoneError, match="nowhere is not a code or milestone"):
        MAKERS[name](plan, "nowhere", 1).apply(plan)


def test_checking_off_keeps_the_dates(plan: Profile) -> None:
    edit = edits.check_off("one", day(-2), TODAY)
    one = _one(plan, edit)
    assert (one.status, one.done_on, one.remaining) == (Status.DONE, day(-2), 0)
    assert one.placement == plan.milestones[0].placement
    assert not edit.reschedules


def test_nothing_has_happened_tomorrow(plan: Profile) -> None:
    with pytest.raises(FutureDateError, match="2027-01-05 is still to come"):
        edits.check_off("one", day(1), TODAY)
    with pytest.raises(FutureDateError):
        edits.log_minutes(plan, "one", 30, day(1), TODAY)


def test_reopening_goes_back_to_where_the_work_was(plan: Profile) -> None:
    done, _ = edits.check_off("one", TODAY, TODAY).apply(plan)
    edit = edits.reopen(done, "one")
    assert (_one(done, edit).status, _one(done, edit).done_on) == (Status.TODO, None)
    assert not edit.reschedules
    logged, _ = edits.log_minutes(done, "one", 30, TODAY, TODAY).apply(done)
    assert _one(logged, edits.reopen(logged, "one")).status is Status.IN_PROGRESS


def test_reopening_what_was_skipped_or_never_had_dates_asks_for_dates(plan: Profile) -> None:
    skipped, _ = edits.skip("one", "no time").apply(plan)
    edit = edits.reopen(skipped, "one")
    assert edit.reschedules
    assert _one(skipped, edit).skip_reason == ""
    undated = profile(milestone("one", status=Status.DONE, done_on=TODAY))
    assert edits.reopen(undated, "one").reschedules


def test_skipping_takes_the_dates_and_keeps_the_reason(plan: Profile) -> None:
    edit = with_schedule(plan, edits.skip("one", "no \0time"), TODAY)
    one = _one(plan, edit)
    assert (one.status, one.skip_reason, one.placement) == (Status.SKIPPED, "no time", None)


def test_logging_starts_what_was_to_do_and_sorts_the_log(plan: Profile) -> None:
    late, _ = edits.log_minutes(plan, "one", 30, TODAY, TODAY, "good").apply(plan)
    one = _one(late, edits.log_minutes(late, "one", 20, day(-3), TODAY))
    assert one.status is Status.IN_PROGRESS
    assert [(entry.on, entry.minutes, entry.note) for entry in one.log] == [
        (day(-3), 20, ""),
        (TODAY, 30, "good"),
    ]
    done, _ = edits.check_off("one", TODAY, TODAY).apply(late)
    assert _one(done, edits.log_minutes(done, "one", 5, TODAY, TODAY)).status is Status.DONE


def test_a_corrected_log_turns_the_status_with_it(plan: Profile) -> None:
    early = LogEntry(on=day(-4), minutes=1)
    one = _one(plan, edits.set_log(plan, "one", (ENTRY, early)))
    assert (one.status, one.log) == (Status.IN_PROGRESS, (early, ENTRY))
    begun, _ = edits.set_log(plan, "one", (ENTRY,)).apply(plan)
    assert _one(begun, edits.set_log(begun, "one", ())).status is Status.TODO
    done, _ = edits.check_off("one", TODAY, TODAY).apply(begun)
    assert _one(done, edits.set_log(done, "one", ())).status is Status.DONE


def test_a_log_cannot_hold_less_than_nothing(plan: Profile) -> None:
    with pytest.raises(ValidationError):
        edits.log_minutes(plan, "one", -1, TODAY, TODAY)


def test_evidence_is_added_and_removed_by_its_place(plan: Profile) -> None:
    other = PROOF.model_copy(update={"target": "a file"})
    both, _ = edits.add_evidence(plan, "one", PROOF).apply(plan)
    both, _ = edits.add_evidence(both, "one", other).apply(both)
    assert _one(both, edits.remove_evidence(both, "one", 0)).evidence == (other,)


def test_a_pin_without_dates_is_none(plan: Profile) -> None:
    pinned = edits.pin(plan, "one", day(3), None)
    assert (pinned.change, _one(plan, pinned).pin) == (Change.PIN, Pin(start=day(3)))
    freed = edits.pin(plan, "one", None, None)
    assert (freed.change, _one(plan, freed).pin) == (Change.UNPIN, None)


def test_entered_dates_of_an_event_keep_its_hours() -> None:
    plan = profile(
        milestone("usual", 300, event=Event(months=(5,), attendance=240)),
        milestone("plain", 300),
    )

    def event(name: str, first: dt.date | None, last: dt.date | None) -> Event | None:
        after, _ = edits.set_event_dates(plan, name, first, last).apply(plan)
        found = after.milestone(name)
        assert found is not None
        return found.event

    assert event("usual", day(9), day(10)) == Event(first=day(9), last=day(10), attendance=240)
    assert event("plain", day(9), None) == Event(first=day(9), last=day(9), attendance=300)
    assert event("usual", None, day(9)) is None


def test_the_catalogues_words_are_kept_beside_the_learners(plan: Profile) -> None:
    edit = edits.edit_definition(plan, "one", title="  New\0 title ")
    one = _one(plan, edit)
    assert one.title == "New title"
    assert one.base == plan.milestones[0].definition
    assert one.definition.criteria == plan.milestones[0].definition.criteria
    after, _ = edit.apply(plan)
    again = _one(after, edits.edit_definition(after, "one", criteria=("A\0.",), kind=Kind.WORK))
    assert (again.title, again.kind, again.definition.criteria) == ("New title", Kind.WORK, ("A.",))
    assert again.base == plan.milestones[0].definition
    with pytest.raises(ValidationError):
        edits.edit_definition(plan, "one", title=" ")


def test_an_own_milestone_stands_at_the_end_of_its_phase(plan: Profile) -> None:
    def add(plan: Profile, phase: int, issued: int = 3) -> Edit:
        return edits.add_own(
            plan, title=" Mine\0 ", kind=Kind.WORK, minutes=90, phase=phase, codes_issued=issued
        )

    edit = add(plan, 1)
    after, _ = edit.apply(plan)
    assert [each.id for each in after.milestones] == ["one", "two", "own-4", "three"]
    own = after.milestones[2]
    assert (own.own, own.title, own.role, own.estimate) == (True, "Mine", Role.OPTIONAL, 90)
    assert own.code == code_of(3)
    assert (edit.milestone, edit.change) == ("own-4", Change.ADD)
    # An own milestone has no words of a catalogue to keep.
    assert (
        edits.edit_definition(after, "own-4", title="X").apply(after)[0].milestones[2].base is None
    )
    assert add(profile(), 2, 0).apply(profile())[0].milestones[0].id == "own-1"


def test_codes_and_ids_are_not_used_again(plan: Profile) -> None:
    def add(plan: Profile, issued: int) -> Profile:
        edit = edits.add_own(
            plan, title="M", kind=Kind.WORK, minutes=9, phase=1, codes_issued=issued
        )
        return edit.apply(plan)[0]

    first = add(plan, 3)
    removed, _ = edits.remove(first, "own-4").apply(first)
    again = add(removed, 4)
    assert again.milestone("own-4") is None
    assert again.milestone("own-5") is not None
    assert {each.code for each in again.milestones}.isdisjoint({code_of(3)})
    taken = profile(milestone("own-1", serial=0))
    added = add(taken, 0).milestone("own-2")
    assert added is not None
    assert added.code == code_of(1)


def test_edits_know_which_milestone_they_are_about(plan: Profile) -> None:
    removed = edits.remove(plan, "one")
    _, back = removed.apply(plan)
    assert (removed.milestone, back.milestone, back.reschedules) == ("one", "one", True)
    assert edits.rename("x").milestone is None
    assert planned_pace(plan, TODAY).milestone is None


def test_moving_stays_inside_the_plan(plan: Profile) -> None:
    def order(index: int) -> list[str]:
        return [each.id for each in edits.move(plan, "one", index).apply(plan)[0].milestones]

    assert order(-5) == ["one", "two", "three"]
    assert order(1) == ["two", "one", "three"]
    assert order(99) == ["two", "three", "one"]


def test_ratings_are_set_and_cleared(plan: Profile) -> None:
    rated, _ = edits.rate(plan, {"hearing": 3}, TODAY).apply(plan)
    assert rated.ratings == {"hearing": 3}
    with pytest.raises(TypeError):
        rated.ratings["hearing"] = 4  # type: ignore[index]
    assert edits.rate(rated, {"hearing": None}, TODAY).apply(rated)[0].ratings == {}


def test_only_the_focus_limit_among_preferences_moves_dates(plan: Profile) -> None:
    assert edits.set_preferences(plan, Preferences(focus_limit=1)).reschedules
    assert not edits.set_preferences(plan, Preferences(budget=100)).reschedules


@given(calendars())
def test_which_edits_ask_for_new_dates(calendar: StudyCalendar) -> None:
    plan, _ = with_schedule(profile(milestone("one")), edits.set_calendar(calendar), TODAY).apply(
        profile(milestone("one"))
    )
    asking = [edits.set_calendar(calendar), edits.remove(plan, "one"), edits.skip("one"),
              edits.pin(plan, "one", TODAY, None), edits.set_estimate("one", 5)]  # fmt: skip
    silent = [edits.check_off("one", TODAY, TODAY), edits.start(plan, "one"),
              edits.rename("x"),
              edits.log_minutes(plan, "one", 5, TODAY, TODAY), edits.set_notes("one", "n"),
              edits.rate(plan, {"hearing": 2}, TODAY), edits.wish_finish(TODAY)]  # fmt: skip
    assert all(edit.reschedules for edit in asking)
    assert not any(edit.reschedules for edit in silent)


def test_a_dated_edit_is_one_step(plan: Profile) -> None:
    edit = with_schedule(plan, edits.set_calendar(StudyCalendar(week=(0, *WEEKDAYS[1:]))), TODAY)
    after, back = edit.apply(plan)
    assert dates(after) != dates(plan)
    assert (back.change, back.reschedules) == (Change.AVAILABILITY, False)
    assert back.apply(after)[0] == plan


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (edits.set_estimate("one", -1), "estimate"),
        (edits.rename(""), "name"),
        (edits.set_notes("one", "x" * (MAX_NOTE + 1)), "notes"),
        (edits.set_calendar(None), "calendar"),
        (edits.InsertMilestone(0, milestone("one")), "twice"),
    ],
)
def test_what_a_field_does_not_take_is_refused_before_it_is_in_the_plan(
    edit: edits.Edit, words: str
) -> None:
    with pytest.raises(ValueRefusedError, match=words):
        edit.apply(profile(milestone("one")))


def test_starting_what_was_skipped_gives_it_dates_again() -> None:
    plan = profile(milestone("one", status=Status.SKIPPED))
    assert edits.start(plan, "one").reschedules
    after, _ = with_schedule(plan, edits.start(plan, "one"), TODAY).apply(plan)
    assert after.milestones[0].status is Status.IN_PROGRESS
    assert after.milestones[0].placement is not None
