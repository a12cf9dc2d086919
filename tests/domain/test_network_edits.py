"""Changes to contacts can be taken back, and none moves a date."""

from __future__ import annotations

import pytest

from planner.domain import network_edits as edits
from planner.domain.edits import Edit
from planner.domain.network import Contact, Encounter, FollowUp
from planner.domain.problems import FutureDateError, UnknownContactError
from planner.domain.profile import Profile, Review
from tests.domain.plan_samples import TODAY, day, milestone, profile

ANN = Contact(id="contact-1", name="Ann", follow_up=FollowUp(on=day(-3), about="The mix"))
PLAN = profile(milestone("one", 60)).model_copy(update={"contacts": (ANN,)})


def made(plan: Profile, edit: Edit) -> Profile:
    """The plan after an edit, having seen that it can be taken back."""
    after, back = edit.apply(plan)
    assert back.apply(after)[0].model_dump_json() == plan.model_dump_json()
    assert not edit.reschedules
    return after


def test_a_contact_is_added_changed_and_forgotten() -> None:
    ben = Contact(id=edits.free_contact_id(PLAN), name="Ben")
    both = made(PLAN, edits.put_contact(PLAN, ben))
    assert [each.name for each in both.contacts] == ["Ann", "Ben"]
    other = made(both, edits.put_contact(both, ANN.model_copy(update={"name": "Anne"})))
    assert [each.name for each in other.contacts] == ["Anne", "Ben"]
    assert made(other, edits.remove_contact(other, ANN.id)).contacts == (ben,)


def test_an_id_is_free_even_after_another_contact_has_gone() -> None:
    three = tuple(ANN.model_copy(update={"id": f"contact-{n}"}) for n in (2, 3))
    assert edits.free_contact_id(PLAN.model_copy(update={"contacts": three})) == "contact-4"


def test_having_been_in_touch_ends_the_follow_up() -> None:
    after = made(PLAN, edits.was_in_touch(PLAN, ANN.id, day(-1), TODAY, "Sent it"))
    (ann,) = after.contacts
    assert (ann.last, ann.follow_up) == (Encounter(on=day(-1), note="Sent it"), None)
    following = FollowUp(on=day(7))
    again = edits.was_in_touch(after, ANN.id, day(-5), TODAY, following=following)
    (ann,) = made(after, again).contacts
    assert [each.on for each in ann.encounters] == [day(-5), day(-1)]
    assert ann.follow_up == following


def test_nobody_was_in_touch_tomorrow() -> None:
    with pytest.raises(FutureDateError):
        edits.was_in_touch(PLAN, ANN.id, day(1), TODAY)


def test_a_follow_up_is_put_off_from_today_where_it_is_late() -> None:
    (ann,) = made(PLAN, edits.snooze(PLAN, ANN.id, 7, TODAY)).contacts
    assert ann.follow_up == FollowUp(on=day(7), about="The mix")
    ahead = PLAN.model_copy(update={"contacts": (ANN.model_copy(update={"follow_up": None}),)})
    (ann,) = made(ahead, edits.snooze(ahead, ANN.id, 7, TODAY)).contacts
    assert ann.follow_up == FollowUp(on=day(7))
    (ann,) = made(PLAN, edits.follow_up(PLAN, ANN.id, None)).contacts
    assert ann.follow_up is None


def test_a_contact_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownContactError, match="nobody"):
        edits.snooze(PLAN, "nobody", 7, TODAY)


def test_a_week_is_looked_back_on_once() -> None:
    first = made(PLAN, edits.review_week(PLAN, TODAY, TODAY, "Slow"))
    second = made(first, edits.review_week(first, TODAY, day(1), "Fine"))
    (review,) = second.reviews
    assert review == Review(week=review.week, on=day(1), note="Fine")
    assert review.week.weekday() == 0
