"""The columns of a plan say what its milestones say, after each change too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.burn_up import _planned_before, expected_minutes, minutes_ahead
from planner.domain.calendar import ONE_DAY, monday_of
from planner.domain.catalogue import Kind
from planner.domain.columns import Columns, by_phase, columns_of
from planner.domain.plan import plan_of
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.progress import earned
from planner.domain.week_days import WEEK, of_week
from tests.domain.strategies import TODAY, laid_out, milestones, profiles


@given(laid_out, st.data())
def test_those_brought_forward_are_those_made_anew(before: Profile, data: st.DataObject) -> None:
    columns = Columns.of(before.milestones)
    after = list(before.milestones)
    for place in data.draw(st.sets(st.integers(0, max(0, len(after) - 1)), max_size=3)):
        if place < len(after):
            after[place] = data.draw(milestones(place))
    assert columns.after(tuple(after)) == Columns.of(tuple(after))
    assert columns.after(tuple(after[1:])) == Columns.of(tuple(after[1:]))


@given(st.lists(profiles(), min_size=1, max_size=3))
def test_the_columns_of_one_plan_are_never_those_of_another(several: list[Profile]) -> None:
    for profile in (*several, *reversed(several)):
        assert columns_of(profile) == Columns.of(profile.milestones)


@given(profiles())
def test_flags_and_lists_choose_what_they_are_called_after(profile: Profile) -> None:
    columns, all_of_it = columns_of(profile), profile.milestones
    chosen: dict[str, list[Milestone]] = {
        "is_open": [each for each in all_of_it if each.is_open],
        "is_done": [each for each in all_of_it if each.status is Status.DONE],
        "is_core": [each for each in all_of_it if each.is_core],
        "is_habit": [each for each in all_of_it if each.habit is not None],
        "has_evidence": [each for each in all_of_it if each.evidence],
    }
    for name, found in chosen.items():
        assert columns.chosen(getattr(columns, name)) == found
    for kind in Kind:
        assert columns.chosen(columns.of_kind(kind)) == [
            each for each in all_of_it if each.kind is kind
        ]
    skills = {skill for each in all_of_it for skill in each.definition.builds}
    for skill in skills:
        built = [each for each in all_of_it if skill in each.definition.builds]
        assert columns.building(skill) == built


@given(laid_out, st.integers(-30, 400))
def test_what_has_started_by_a_day_comes_first_by_start(profile: Profile, offset: int) -> None:
    columns, day = columns_of(profile), (TODAY + offset * ONE_DAY).toordinal()
    started = [place for place, start in enumerate(columns.start) if start <= day]
    assert sorted(columns.by_start[: columns.started(day)]) == started
    # Of several that start on one day the first is the first in the learner's order.
    turns = [(columns.start[place], place) for place in columns.by_start]
    assert turns == sorted((start, place) for place, start in enumerate(columns.start))


@given(profiles())
def test_the_order_of_the_plan_is_found_again(profile: Profile) -> None:
    in_plan = [each.milestone for each in plan_of(profile, TODAY).milestones]
    assert by_phase(profile.milestones) == in_plan


@given(laid_out, st.integers(-4, 60))
def test_no_milestone_of_a_week_is_left_out(profile: Profile, weeks: int) -> None:
    monday = monday_of(TODAY) + weeks * WEEK * ONE_DAY
    days = {monday + number * ONE_DAY for number in range(WEEK)}
    found = of_week(profile, monday, TODAY)
    for each in profile.milestones:
        placement = each.placement
        placed = placement is not None and any(day in days for day, _ in placement.days())
        worked = any(entry.on in days for entry in each.log) or each.done_on in days
        begun = placement is not None and placement.start <= max(days)
        if placed or worked or each.habit or (TODAY in days and each.is_open and begun):
            assert each in found


@given(laid_out)
def test_what_was_expected_and_what_is_ahead_add_up_milestone_by_milestone(
    profile: Profile,
) -> None:
    all_of_it = profile.milestones
    assert expected_minutes(profile, TODAY) == sum(_planned_before(m, TODAY) for m in all_of_it)
    planned = [_planned_before(each, TODAY + ONE_DAY) for each in all_of_it]
    ahead = [max(0, earned(m) - p) for m, p in zip(all_of_it, planned, strict=True)]
    assert minutes_ahead(profile, TODAY) == sum(ahead)
