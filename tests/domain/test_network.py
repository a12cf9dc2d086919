"""Contacts and what is due with them."""

from __future__ import annotations

import datetime as dt

from planner.domain.network import (
    Contact,
    Encounter,
    FollowUp,
    late_follow_ups,
    next_follow_up,
)
from tests.domain.plan_samples import TODAY, day


def contact(name: str, due: int | None = None) -> Contact:
    """Somebody to get in touch with so many days from today."""
    following = None if due is None else FollowUp(on=day(due))
    return Contact(id=name, name=name.title(), follow_up=following)


def test_a_follow_up_is_late_from_the_day_after_its_own() -> None:
    today = FollowUp(on=TODAY)
    assert [today.days_late(day(n)) for n in (-3, 0, 1, 7)] == [0, 0, 1, 7]


def test_the_longest_overdue_come_first() -> None:
    people = (contact("ann", -2), contact("ben"), contact("cem", 0), contact("dee", -9))
    assert [each.id for each in late_follow_ups(people, TODAY)] == ["dee", "ann"]


def test_the_last_time_in_touch_is_the_newest() -> None:
    met = tuple(Encounter(on=day(n)) for n in (-9, -2))
    assert contact("ann").model_copy(update={"encounters": met}).last == met[1]
    assert contact("ann").last is None


def test_a_follow_up_is_proposed_a_week_after_what_was_attended() -> None:
    assert next_follow_up(dt.date(2027, 6, 3)) == dt.date(2027, 6, 10)
