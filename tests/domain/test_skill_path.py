"""The way of one skill: what raises it, what is only claimed, how its level came about."""

from __future__ import annotations

import datetime as dt

from hypothesis import given

from planner.domain import edits
from planner.domain.catalogue import Role
from planner.domain.plan import Plan, PlannedMilestone, plan_of
from planner.domain.profile import Evidence, EvidenceKind, Profile, Status
from planner.domain.skill_path import (
    LevelChange,
    Rung,
    Standing,
    ladder_of,
    level_history,
    milestones_to_go,
    phase_to_rate_after,
    skill_state,
)
from tests.domain.plan_samples import TODAY, day, milestone, profile, target
from tests.domain.strategies import profiles

LINK = Evidence(kind=EvidenceKind.LINK, target="https://example.org", added=TODAY)


def _plan() -> Profile:
    """Rated 1; "drill" builds 2, "mix" 4, "more" 4 again; five are asked for."""
    return profile(
        milestone("drill", builds={"hearing": 2}, role=Role.ESSENTIAL),
        milestone("mix", builds={"hearing": 4}, after=("drill",), phase=2),
        milestone("more", builds={"hearing": 4, "taste": 1}, after=("mix",), phase=2),
        milestone("other", builds={"taste": 1}),
        targets=(target(hearing=5, taste=1),),
        ratings={"hearing": 1},
        created=day(-30),
    )


def _done(plan: Profile, name: str, on: dt.date = TODAY) -> Profile:
    return edits.check_off(name, on, on).apply(plan)[0]


def _told(plan: Plan, skill: str = "hearing") -> list[str]:
    """The way as words: a level with its standing, or a milestone's id."""
    steps = ladder_of(plan, skill).steps
    return [f"{one.level} {one.standing}" if isinstance(one, Rung) else one.id for one in steps]


def test_a_way_leads_from_the_rating_over_what_raises_it_to_the_target() -> None:
    plan = plan_of(_plan(), TODAY)
    assert _told(plan) == ["1 rated", "drill", "2 planned", "mix", "4 planned", "more", "5 beyond"]
    first, last = ladder_of(plan, "hearing").steps[0], ladder_of(plan, "hearing").steps[-1]
    assert first == Rung(1, Standing.RATED, day(-30), is_target=False)
    assert last == Rung(5, Standing.BEYOND, None, is_target=True)
    assert ladder_of(plan, "hearing").to_go == milestones_to_go(plan)["hearing"] == 3


def test_what_is_done_is_claimed_until_it_carries_evidence() -> None:
    profile = _done(_plan(), "drill")
    plan = plan_of(profile, TODAY)
    assert _told(plan)[:3] == ["1 rated", "drill", "2 claimed"]
    assert [each.id for each in ladder_of(plan, "hearing").claims] == ["drill"]
    assert (skill_state(plan, "hearing").now, skill_state(plan, "hearing").shown) == (2, 1)
    shown = edits.add_evidence(profile, "drill", LINK).apply(profile)[0]
    plan = plan_of(shown, TODAY)
    assert _told(plan)[:3] == ["1 rated", "drill", "2 evidenced"]
    assert ladder_of(plan, "hearing").claims == ()


def test_the_highest_claim_comes_first_then_the_newest() -> None:
    plan = _plan()
    for name, on in (("more", -5), ("mix", -6), ("drill", -1)):
        plan = _done(plan, name, day(on))
    claims = ladder_of(plan_of(plan, TODAY), "hearing").claims
    assert [each.id for each in claims] == ["more", "mix", "drill"]


def test_evidence_for_another_skill_shows_nothing_here() -> None:
    plan = _done(_plan(), "more")
    for skills, shown in ((("taste",), 1), (("taste", "hearing"), 4)):
        link = LINK.model_copy(update={"skills": skills})
        state = skill_state(
            plan_of(edits.add_evidence(plan, "more", link).apply(plan)[0], TODAY), "hearing"
        )
        assert (state.now, state.shown) == (4, shown)


def test_what_went_into_a_rating_stands_before_it() -> None:
    plan = _done(_plan(), "drill", day(-3))
    plan, _ = edits.rate(plan, {"hearing": 3}, day(-1)).apply(plan)
    assert _told(plan_of(plan, TODAY))[:3] == ["drill", "3 rated", "mix"]
    plan, _ = edits.skip("mix").apply(plan)
    assert "mix" not in _told(plan_of(plan, TODAY))


def test_a_skill_nobody_knows_has_an_empty_way() -> None:
    plan = plan_of(_plan(), TODAY)
    assert _told(plan, "flying") == ["0 rated"]
    assert level_history(plan.profile, "flying") == ()


@given(profiles())
def test_levels_rise_and_end_where_the_plan_ends(profile: Profile) -> None:
    plan = plan_of(profile, TODAY)
    for state in plan.skills:
        steps = ladder_of(plan, state.skill).steps
        levels = [one.level for one in steps if isinstance(one, Rung)]
        assert levels == sorted(set(levels))
        assert levels[0] == state.rated
        assert levels[-1] == max(state.planned, state.required)
        names = [one.id for one in steps if isinstance(one, PlannedMilestone)]
        assert len(set(names)) == len(names)
        history = level_history(profile, state.skill)
        assert [each.on for each in history] == sorted(each.on for each in history)
        undated = any(
            each.status is Status.DONE and each.done_on is None for each in profile.milestones
        )
        if not undated and not profile.rated:
            assert (history[-1].level if history else 0) == state.now


def test_the_first_rating_stays_on_record_when_the_skill_is_rated_again() -> None:
    before = _done(_plan(), "drill", day(-9))
    after, undo = edits.rate(before, {"hearing": 3}, TODAY).apply(before)
    assert level_history(after, "hearing") == (
        LevelChange(day(-30), 1, 1),
        LevelChange(day(-9), 2, 1, "drill"),
        LevelChange(TODAY, 3, 3),
    )
    assert undo.apply(after)[0] == before
    again, _ = edits.rate(after, {"hearing": None}, day(1)).apply(after)
    assert level_history(again, "hearing")[-1] == LevelChange(day(1), 2, None)


def test_a_finished_phase_asks_for_ratings_until_there_are_some() -> None:
    plan = _plan()
    assert phase_to_rate_after(plan) is None
    plan = _done(_done(plan, "drill", day(-5)), "other", day(-4))
    assert phase_to_rate_after(plan) == 1
    rated, _ = edits.rate(plan, {"hearing": 2}, day(-4)).apply(plan)
    assert phase_to_rate_after(rated) is None
    assert phase_to_rate_after(_done(_done(rated, "mix"), "more")) == 2
    nothing_asked = plan.model_copy(update={"targets": (target(),)})
    assert phase_to_rate_after(nothing_asked) is None
