"""Tests of `planner.domain.changes`: nothing that differs is missed, and it has a name."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner.domain import edits, milestone_edits, network_edits
from planner.domain.calendar import StudyCalendar
from planner.domain.changes import (
    _OF_MILESTONE,
    _OF_PLAN,
    Aspect,
    Changes,
    changes_between,
    summary_of,
)
from planner.domain.edits import Edit
from planner.domain.network import Contact, Meeting
from planner.domain.profile import Evidence, EvidenceKind, Habit, Milestone, Profile, Status
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile
from tests.domain.strategies import profiles

PLAN = placed(profile(milestone("a", 240), milestone("b", 240), milestone("c", 60)))


def after(*steps: Edit, plan: Profile = PLAN) -> Profile:
    for step in steps:
        plan, _ = step.apply(plan)
    return plan


def aspects(plan: Profile, before: Profile = PLAN) -> list[Aspect]:
    return [each.aspect for each in summary_of(changes_between(before, plan))]


def test_equal_plans_have_no_changes() -> None:
    found = changes_between(PLAN, PLAN)
    assert found == Changes()
    assert not found
    assert summary_of(found) == ()


EDITS = {
    Aspect.DONE: edits.check_off("a", TODAY, TODAY),
    Aspect.STARTED: edits.start(PLAN, "a"),
    Aspect.SKIPPED: edits.skip("a"),
    Aspect.NOTES: edits.set_notes("b", "Louder."),
    Aspect.EVIDENCE: edits.add_evidence(
        PLAN, "a", Evidence(kind=EvidenceKind.NOTE, target="Here.", added=TODAY)
    ),
    Aspect.PARTS: milestone_edits.set_steps(PLAN, "a", ["Edit"]),
    Aspect.HABIT: milestone_edits.set_habit(PLAN, "a", Habit(minutes=15, weekdays=(0,))),
    Aspect.MEETING: milestone_edits.set_meeting(PLAN, "a", Meeting(place="Online")),
    Aspect.PEOPLE: network_edits.put_contact(PLAN, Contact(id="ann", name="Ann")),
    Aspect.REVIEWS: network_edits.review_week(PLAN, TODAY, TODAY),
    Aspect.FIXED: edits.pin(PLAN, "c", day(40), None),
    Aspect.ESTIMATE: edits.set_estimate("a", 600),
    Aspect.EDITED: edits.edit_definition(PLAN, "a", title="Another title"),
    Aspect.REMOVED: edits.remove(PLAN, "b"),
    Aspect.ORDER: edits.move(PLAN, "a", 2),
    Aspect.RATINGS: edits.rate(PLAN, {"mixing": 3}, TODAY),
    Aspect.AVAILABILITY: edits.set_calendar(StudyCalendar(week=(60,) * 7)),
    Aspect.PREFERENCES: edits.set_preferences(
        PLAN, PLAN.preferences.model_copy(update={"budget": 100})
    ),
    Aspect.RENAMED: edits.rename("Another"),
    Aspect.FINISH: edits.wish_finish(day(300)),
    Aspect.NOTICES: edits.dismiss(PLAN, "key"),
    Aspect.MOVED: edits.Place({"a": None}),
}


@pytest.mark.parametrize("aspect", EDITS)
def test_each_edit_shows_under_its_name(aspect: Aspect) -> None:
    assert aspects(after(EDITS[aspect])) == [aspect]


def test_logging_starts_a_milestone_and_counts_its_minutes() -> None:
    plan = after(edits.log_minutes(PLAN, "a", 90, TODAY, TODAY))
    told = summary_of(changes_between(PLAN, plan))
    assert [(each.aspect, each.minutes) for each in told] == [
        (Aspect.STARTED, 0),
        (Aspect.LOGGED, 90),
    ]
    back = summary_of(changes_between(plan, PLAN))
    assert [(each.aspect, each.minutes) for each in back] == [
        (Aspect.SET_BACK, 0),
        (Aspect.UNLOGGED, 90),
    ]


def test_the_same_minutes_on_another_day_are_a_correction() -> None:
    logged = after(edits.log_minutes(PLAN, "a", 90, TODAY, TODAY))
    entry = logged.milestones[0].log[0].model_copy(update={"on": day(-3)})
    assert aspects(after(edits.set_log(logged, "a", (entry,)), plan=logged), logged) == [
        Aspect.LOG_EDITED
    ]


def test_done_can_be_taken_back_or_happen_on_another_day() -> None:
    done = after(edits.check_off("a", TODAY, TODAY))
    assert aspects(PLAN, done) == [Aspect.REOPENED]
    assert aspects(after(edits.check_off("a", day(-2), TODAY)), done) == [Aspect.DONE_ON]


def test_what_is_new_or_gone_comes_with_its_hours() -> None:
    logged = after(edits.log_minutes(PLAN, "b", 45, TODAY, TODAY))
    without = after(edits.remove(logged, "b"), plan=logged)
    (gone,) = summary_of(changes_between(logged, without))
    assert (gone.aspect, gone.minutes) == (Aspect.REMOVED, 45)
    assert [each.id for each in gone.milestones] == ["b"]
    (new,) = summary_of(changes_between(without, logged))
    assert (new.aspect, new.minutes) == (Aspect.ADDED, 45)


def test_every_field_is_told_with_both_values() -> None:
    plan = after(edits.check_off("a", TODAY, TODAY), edits.rename("Another"))
    found = changes_between(PLAN, plan)
    (change,) = found.milestones
    assert {(each.field, each.before, each.after) for each in change.fields} == {
        ("status", Status.TODO, Status.DONE),
        ("done_on", None, TODAY),
    }
    (name,) = found.plan
    assert (name.field, name.before, name.after) == ("name", "A plan", "Another")


def test_every_field_of_a_plan_belongs_to_an_aspect() -> None:
    assert _OF_MILESTONE.keys() | {"status", "done_on", "log"} == Milestone.model_fields.keys()
    assert _OF_PLAN.keys() | {"milestones"} == Profile.model_fields.keys()


@given(profiles(), profiles())
def test_plans_without_changes_are_equal(one: Profile, other: Profile) -> None:
    for before, now in ((one, one), (one, other)):
        found = changes_between(before, now)
        assert bool(found) == (before != now)
        assert bool(summary_of(found)) == bool(found)


@given(profiles(), profiles())
def test_restoring_gives_the_earlier_plan_and_is_undone_whole(
    now: Profile, earlier: Profile
) -> None:
    restored, undo = edits.restore(now, earlier).apply(now)
    assert restored == earlier.model_copy(update={"former_codes": restored.former_codes})
    assert restored.codes == now.codes | earlier.codes
    again, _ = undo.apply(restored)
    assert again == now
    assert again.model_dump_json() == now.model_dump_json()


def test_codes_on_paper_are_not_given_out_again_after_restoring() -> None:
    own = edits.add_own(
        PLAN, title="Own", kind=PLAN.milestones[0].kind, minutes=60, phase=1, codes_issued=9
    )
    more = after(own)
    restored = after(edits.restore(more, PLAN), plan=more)
    assert restored.milestones == PLAN.milestones
    assert restored.codes_issued == more.codes_issued == 10
