"""What the steps compute, without a widget."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import start
from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.pathway import full_path
from planner.domain.profile import Depth, Learner, Preferences
from planner.domain.start import Answers
from planner.ui.pages import start_facts as facts

TODAY = dt.date(2026, 12, 28)
QUARTERS = st.integers(1, 168 * 4).map(lambda quarters: quarters * 15)


def answers(hours: float = 8, wish: dt.date | None = None) -> Answers:
    return Answers(
        ("mixing-engineer",),
        StudyCalendar(week=week_of_hours(hours)),
        TODAY,
        wished_finish=wish,
    )


@pytest.mark.parametrize("level", [0, 1, 2, 3, 4, 5])
@pytest.mark.parametrize("skill", ["eq-dynamics", "communication", "daw-operation"])
def test_effects_add_up_to_the_difference_of_the_pathways(
    shipped_catalogue: Catalogue, skill: str, level: int
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    ratings = {"critical-listening": 2, skill: level}
    found = facts.rating_effects(career, shipped_catalogue, ratings, skill)
    without = full_path(shipped_catalogue, [career], {"critical-listening": 2}).effort
    with_rating = full_path(shipped_catalogue, [career], ratings).effort
    assert found.saved == without - with_rating
    if found.next_change is not None:
        higher = {**ratings, skill: found.next_change.level}
        after = full_path(shipped_catalogue, [career], higher).effort
        assert found.next_change.minutes == with_rating - after
        assert found.next_change.level > level


def test_a_milestone_that_drops_out_is_named(shipped_catalogue: Catalogue) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    ratings = dict.fromkeys(career.required, 3) | {"eq-dynamics": 3}
    found = facts.rating_effects(career, shipped_catalogue, ratings, "eq-dynamics")
    assert found.effects[0].dropped
    assert found.effects[0].before > 0


@given(QUARTERS, st.sampled_from([(), (60, 0, 0, 0, 60, 0, 0), (0,) * 7, (30,) * 7]))
def test_a_week_holds_exactly_the_minutes_asked_for(minutes: int, shape: tuple[int, ...]) -> None:
    week = facts.week_for(minutes, shape)
    assert sum(week) == minutes
    assert all(day % 15 == 0 and 0 <= day <= 24 * 60 for day in week)


def test_no_minutes_are_a_week_without_any() -> None:
    assert facts.week_for(0, (60, 0, 0, 0, 60, 0, 0)) == (0,) * 7


@pytest.mark.parametrize("hours", [0.25, 0.5, 2, 8, 20, 168])
def test_there_are_four_paces_with_the_chosen_one_among_them(
    shipped_catalogue: Catalogue, hours: float
) -> None:
    seen = facts.outlook(answers(hours), shipped_catalogue, TODAY)
    paces = facts.other_paces(seen, TODAY)
    minutes = [pace.minutes for pace in paces]
    assert minutes == sorted(set(minutes))
    assert len(paces) == 4
    chosen = [pace for pace in paces if pace.chosen]
    assert [pace.minutes for pace in chosen] == [hours * 60]
    assert chosen[0].finish == seen.finish


def test_minutes_after_a_day_are_those_that_would_be_too_late(
    shipped_catalogue: Catalogue,
) -> None:
    seen = facts.outlook(answers(), shipped_catalogue, TODAY)
    assert seen.finish is not None
    assert seen.minutes_after(seen.finish) == 0
    assert seen.minutes_after(TODAY - dt.timedelta(days=1)) == seen.minutes
    assert 0 < seen.minutes_after(dt.date(2028, 1, 1)) < seen.minutes


def test_needed_minutes_are_enough_and_no_more(shipped_catalogue: Catalogue) -> None:
    wish = dt.date(2028, 6, 30)
    seen = facts.outlook(answers(wish=wish), shipped_catalogue, TODAY)
    assert facts.misses_wish(seen)
    needed = facts.needed_weekly(seen, TODAY)
    assert isinstance(needed, int)
    assert needed > 480
    without = facts.outlook(answers(), shipped_catalogue, TODAY)
    assert facts.needed_weekly(without, TODAY) == 480
    assert not facts.misses_wish(without)


def test_families_are_counted(shipped_catalogue: Catalogue) -> None:
    counts = dict(facts.ordered_families(shipped_catalogue))
    assert sum(counts.values()) == len(shipped_catalogue.careers)


def test_a_name_is_trimmed() -> None:
    assert facts.named(answers(), "  My plan ").name == "My plan"


@pytest.mark.parametrize("depth", list(Depth))
def test_hours_and_dates_do_not_choose_the_pathway_anew(
    shipped_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, depth: Depth
) -> None:
    before = facts.outlook(replace(answers(8), depth=depth), shipped_catalogue, TODAY)
    changed = replace(
        answers(11, dt.date(2030, 1, 1)),
        depth=depth,
        start=dt.date(2027, 3, 1),
        preferences=Preferences(focus_limit=2, currency="kr"),
    )
    anew = facts.outlook(changed, shipped_catalogue, TODAY)
    monkeypatch.setattr(start, "pathway_of", None)
    assert facts.outlook(changed, shipped_catalogue, TODAY, [before]) == anew


@pytest.mark.parametrize(
    "change",
    [
        {"depth": Depth.FAST},
        {"ratings": {"critical-listening": 3}},
        {"preferences": Preferences(budget=40)},
        {"learner": Learner(student=False)},
        {"careers": ("foley-artist",)},
    ],
)
def test_what_the_pathway_depends_on_chooses_it_anew(
    shipped_catalogue: Catalogue, change: dict[str, object]
) -> None:
    before = facts.outlook(answers(), shipped_catalogue, TODAY)
    changed = replace(answers(), **change)
    after = facts.outlook(changed, shipped_catalogue, TODAY, [before])
    assert after == facts.outlook(changed, shipped_catalogue, TODAY)
    assert after.pathway is not before.pathway
