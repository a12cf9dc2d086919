"""The checker sees each rule broken, so that no test of the scheduler is empty."""

from __future__ import annotations

import pytest

from planner.domain.profile import Placement, Profile
from tests.domain.plan_samples import TODAY, day, placed, profile_of_table, with_placements
from tests.domain.schedule_checker import broken_rules

WHOLE = """
day: 2027-01-05 60
break: 14.1..15.1
focus: 2
id     min  after  span limit wait lag    not_before lead pin         event       there months phase status log
done   60   -      -    -     -    -      -          -    -           -           -     -      1     done   -
one    240  done   -    -     2    -      -          -    -           -           -     -      1     todo   -
two    240  one    -    -     -    one:3  -          -    -           -           -     -      1     todo   -
long   300  -      21   -     -    -      -          -    -           -           -     -      1     todo   -
paced  400  -      -    200   -    -      -          -    -           -           -     -      1     todo   -
later  120  -      -    -     -    -      1.3        -    -           -           -     -      1     todo   -
booked 120  -      -    -     -    -      -          60   -           -           -     -      1     todo   -
pinned 120  -      -    -     -    -      -          -    18.1..19.1  -           -     -      1     todo   -
meet   120  -      -    -     -    -      -          -    -           21.1..22.1  60    -      1     todo   -
usual  60   -      -    -     -    -      -          -    -           -           -     5      1     todo   -
begun  200  -      -    -     -    -      -          -    -           -           -     -      1     in-progress 3.1:80
left   60   -      -    -     -    -      -          -    -           -           -     -      1     skipped -
"""  # noqa: E501 - a table is read in one piece


@pytest.fixture(scope="module")
def whole() -> Profile:
    plan = profile_of_table(WHOLE)
    was = Placement(start=day(-9), finish=day(-9), runs=((0, 1, 60),))
    done = plan.milestones[0].model_copy(update={"placement": was, "done_on": day(-8)})
    return plan.model_copy(update={"milestones": (done, *plan.milestones[1:])})


def _on(*days: tuple[int, int], start: int | None = None, finish: int | None = None) -> Placement:
    """A placement with minutes on days counted from today."""
    numbers = [number for number, _ in days]
    first = min(numbers) if start is None else start
    return Placement(
        start=day(first),
        finish=day(max(numbers) if finish is None else finish),
        runs=tuple((number - first, 1, minutes) for number, minutes in days),
    )


SPOILED: dict[str, tuple[str, Placement | None]] = {
    "history: the dates of done": ("done", _on((0, 60))),
    "placement: left is skipped": ("left", _on((70, 60))),
    "placement: one is open": ("one", None),
    "minutes: one has other minutes": ("one", _on((70, 239))),
    "minutes: the days of one": ("one", _on((71, 120), (70, 120), start=70)),
    "minutes: one is laid before": ("one", _on((-1, 240))),
    "minutes: one does not start": ("one", _on((70, 240), start=69)),
    "minutes: one does not finish": ("one", _on((70, 240), finish=71)),
    "capacity: 2027-01-05": ("later", _on((1, 120))),
    "order: two starts before one": ("two", _on((0, 240))),
    "weekly limit: paced": ("paced", _on((70, 300), (77, 100))),
    "spread: long": ("long", _on((70, 200), (90, 100))),
    "span: long": ("long", _on((70, 100), (77, 100), (88, 100))),
    "focus: 3 run": ("later", _on((56, 60), (200, 60))),
    "not before: later": ("later", _on((50, 120))),
    "not before: booked": ("booked", _on((50, 120))),
    "pin: pinned does not start": ("pinned", _on((15, 120))),
    "pin: pinned does not finish": ("pinned", _on((14, 120))),
    "pin: pinned has minutes before": ("pinned", _on((13, 120), start=13, finish=15)),
    "pin: pinned has minutes after": ("pinned", _on((14, 60), (16, 60), finish=15)),
    "event: meet has 0 minutes": ("meet", _on((30, 120))),
    "month: usual starts in month": ("usual", _on((70, 60))),
    "month: usual leaves its month": ("usual", _on((140, 30), (150, 30))),
}


def test_the_whole_table_keeps_every_rule(whole: Profile) -> None:
    assert broken_rules(whole, placed(whole), TODAY) == []


@pytest.mark.parametrize("sentence", SPOILED)
def test_the_checker_sees_each_rule_broken(whole: Profile, sentence: str) -> None:
    name, placement = SPOILED[sentence]
    spoiled = with_placements(placed(whole), {name: placement})
    found = broken_rules(whole, spoiled, TODAY)
    if sentence.startswith("focus"):
        other = with_placements(spoiled, {"booked": _on((56, 60), (210, 60))})
        found = broken_rules(whole, with_placements(other, {"two": _on((57, 240))}), TODAY)
    assert any(each.startswith(sentence) for each in found), found


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Another"},
        {"dismissed": ("this",)},
        {"milestones": ()},
    ],
)
def test_the_checker_sees_that_more_than_dates_changed(
    whole: Profile, change: dict[str, object]
) -> None:
    spoiled = placed(whole).model_copy(update=change)
    assert "history: more than dates has changed" in broken_rules(whole, spoiled, TODAY)


def test_the_checker_sees_an_ability_that_comes_too_late(table: Profile) -> None:
    """id    min  builds    needs
    ear   120  hearing:2 -
    mix   120  -         hearing:2
    """
    good = placed(table)
    assert broken_rules(table, good, TODAY) == []
    spoiled = with_placements(good, {"ear": _on((9, 120))})
    assert "order: mix starts before anything builds hearing 2" in broken_rules(
        table, spoiled, TODAY
    )
