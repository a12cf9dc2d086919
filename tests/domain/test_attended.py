"""What was attended, and the follow-up that is proposed to it."""

from __future__ import annotations

import pytest

from planner.domain.attended import Attended, attended, follow_up_on
from planner.domain.catalogue import Kind
from planner.domain.network import Contact, Encounter, FollowUp, Meeting
from planner.domain.profile import Profile, Status
from tests.domain.plan_samples import TODAY, day, milestone, profile

ANN, BEN = Contact(id="ann", name="Ann"), Contact(id="ben", name="Ben", milestones=("night",))


def plan(done: int = 0, kind: Kind = Kind.NETWORKING, ann: Contact = ANN) -> Profile:
    """An evening with Ann and Ben, checked off so many days from today."""
    night = milestone("night", kind=kind, status=Status.DONE, done_on=day(done)).model_copy(
        update={"meeting": Meeting(contacts=("ann",))}
    )
    return profile(night).model_copy(update={"contacts": (ann, BEN)})


def test_everybody_it_was_with_is_proposed_a_week_later() -> None:
    found = attended(plan(-2), TODAY)
    assert found == (Attended("night", day(-2), day(5), ("ann", "ben")),)
    edit = follow_up_on(plan(-2), found[0])
    after, back = edit.apply(plan(-2))
    assert all(
        each.follow_up == FollowUp(on=day(5), about=plan().known("night").title)
        for each in after.contacts
    )
    assert after.milestones == plan(-2).milestones
    assert attended(after, TODAY) == ()
    assert back.apply(after)[0] == plan(-2)


def test_what_is_due_by_now_is_due_today() -> None:
    assert attended(plan(-10), TODAY)[0].due == TODAY


@pytest.mark.parametrize(
    "ann",
    [
        ANN.model_copy(update={"follow_up": FollowUp(on=day(3))}),
        ANN.model_copy(update={"encounters": (Encounter(on=day(-1)),)}),
    ],
)
def test_whoever_has_a_day_or_was_met_since_is_left_out(ann: Contact) -> None:
    assert attended(plan(-2, ann=ann), TODAY)[0].contacts == ("ben",)


def test_nothing_is_proposed_after_weeks_or_for_work_alone() -> None:
    assert attended(plan(-15), TODAY) == ()
    assert attended(plan(1), TODAY) == ()
    assert attended(plan(-2, Kind.PROJECT), TODAY) == ()
