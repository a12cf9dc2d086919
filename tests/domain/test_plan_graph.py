"""Prerequisites change with the levels that are held, and come back with them."""

from __future__ import annotations

from planner.domain import edits
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Profile
from tests.domain.plan_samples import TODAY, milestone, placed, profile


def _waiting(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {each.id: each.prerequisites for each in plan.milestones}


def _turned(plan: Plan, name: str) -> Plan:
    each = plan.profile.known(name)
    edit = edits.check_off(name, TODAY, TODAY) if each.is_open else edits.reopen(plan.profile, name)
    after, _ = edit.apply(plan.profile)
    return plan_of(after, TODAY, before=plan)


def _profile(first: dict[str, int], **more: object) -> Profile:
    return placed(
        profile(
            milestone("drill", serial=1, builds=first),
            milestone("late", serial=2, builds={"ears": 2}),
            milestone("mix", serial=3, needs={"ears": 2}, **more),
        )
    )


def test_a_level_that_is_reached_frees_what_waited_for_somebody_else_to_build_it() -> None:
    plan = plan_of(_profile({"ears": 2}), TODAY)
    assert _waiting(plan)["mix"] == ("drill",)
    after = _turned(plan, "late")
    assert _waiting(after)["mix"] == ()
    assert after.by_id["drill"].needed_by == ()
    assert [each.kind.value for each in after.by_id["drill"].reasons] == ["path"]
    back = _turned(after, "late")
    assert _waiting(back) == _waiting(plan)
    assert back.by_id["drill"].reasons == plan.by_id["drill"].reasons


def test_a_cycle_that_a_level_opens_is_closed_again_with_it() -> None:
    circle = placed(
        profile(
            milestone("drill", serial=1, builds={"ears": 2}, after=("mix",)),
            milestone("late", serial=2, builds={"ears": 2}, after=("drill",)),
            milestone("mix", serial=3, needs={"ears": 2}),
        )
    )
    plan = plan_of(circle, TODAY)
    assert [problem.kind.value for problem in plan.problems] == ["cycle-in-plan"]
    assert _waiting(plan) == {"drill": (), "late": ("drill",), "mix": ()}
    free = _turned(plan, "late")
    assert (free.problems, _waiting(free)["drill"]) == ((), ("mix",))
    back = _turned(free, "late")
    assert (back.problems, _waiting(back)) == (plan.problems, _waiting(plan))
