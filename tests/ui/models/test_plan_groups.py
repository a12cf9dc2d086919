"""Groups of the plan list as values."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain import edits
from planner.domain.catalogue import Kind
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Profile
from planner.ui.models.plan_groups import KEYS, Group, GroupRow, group_rows, members_by_group
from planner.ui.models.plan_rows import RowBuilder
from planner.ui.roles import CheckState, PhaseState
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile

GROUPED = [group for group in Group if group is not Group.DATE]


def _plan(*skills: tuple[str, dict[str, int]]) -> Plan:
    """The small plan, with what some of its milestones build."""
    profile = small_profile()
    builds = dict(skills)
    milestones = tuple(
        each.model_copy(
            update={
                "definition": each.definition.model_copy(update={"builds": builds.get(each.id, {})})
            }
        )
        for each in profile.milestones
    )
    (target,) = profile.targets
    target = target.model_copy(update={"required": {"mixing": 4, "ears": 3}})
    changed = profile.model_copy(update={"milestones": milestones, "targets": (target,)})
    return plan_of(changed, TODAY)


def _groups(group: Group, plan: Plan) -> list[GroupRow]:
    rows = RowBuilder(ENGLISH).milestone_rows(plan)
    return group_rows(group, plan, rows, ENGLISH, str.title)


def _after(profile: Profile, *changes: edits.Edit) -> Plan:
    for change in changes:
        profile, _ = change.apply(profile)
    return plan_of(profile, TODAY)


def test_one_phase_is_current_and_a_done_one_is_done() -> None:
    plan = plan_of(small_profile(), TODAY)
    states = [row.state for row in _groups(Group.PHASE, plan)]
    assert states == [PhaseState.CURRENT, PhaseState.LATER]
    done = [edits.check_off(name, TODAY, TODAY) for name in ("signal", "theory")]
    states = [row.state for row in _groups(Group.PHASE, _after(plan.profile, *done))]
    assert states == [PhaseState.DONE, PhaseState.CURRENT]


@pytest.mark.parametrize("group", GROUPED)
def test_each_milestone_stands_in_one_group_that_has_a_header(group: Group) -> None:
    plan = _plan(("rock", {"mixing": 3, "ears": 3}), ("listen", {"ears": 2}))
    rows = RowBuilder(ENGLISH).milestone_rows(plan)
    members = members_by_group(group, rows)
    assert sorted(row.id for each in members.values() for row in each) == sorted(plan.by_id)
    assert {header.key for header in _groups(group, plan)} == set(members)


@pytest.mark.parametrize("group", GROUPED)
def test_hours_and_counts_add_up_whatever_the_groups(group: Group) -> None:
    plan = plan_of(small_profile(), TODAY)
    headers = _groups(group, plan)
    parts = [header.count.split(" of ") for header in headers]
    assert sum(int(done) for done, _ in parts) == 1
    assert sum(int(whole) for _, whole in parts) == 8
    hours = [header.hours.removesuffix(" h").split(" / ")[-1] for header in headers]
    assert sum(map(float, hours)) == 53


def test_months_come_in_order_and_what_has_no_date_last() -> None:
    profile = small_profile()
    undated = tuple(
        each.model_copy(update={"placement": None}) if each.id == "night" else each
        for each in profile.milestones
    )
    plan = plan_of(profile.model_copy(update={"milestones": undated}), TODAY)
    headers = _groups(Group.MONTH, plan)
    keys = [str(header.key) for header in headers]
    assert keys == [*sorted(keys[:-1]), ""]
    assert headers[0].name == "January 2027"
    assert headers[-1].name == "No date"
    rows = RowBuilder(ENGLISH).milestone_rows(plan)
    for members in members_by_group(Group.MONTH, rows).values():
        assert [row.sort for row in members] == sorted(row.sort for row in members)


def test_what_is_done_stands_in_the_month_it_was_done() -> None:
    day = TODAY - dt.timedelta(days=30)
    plan = _after(small_profile(), edits.check_off("piece", day, TODAY))
    rows = RowBuilder(ENGLISH).milestone_rows(plan)
    assert next(row for row in rows if row.id == "piece").month == f"{day:%Y-%m}"


def test_kinds_come_in_their_order_with_their_badges() -> None:
    headers = _groups(Group.KIND, plan_of(small_profile(), TODAY))
    assert [header.kind for header in headers] == [
        kind.value for kind in Kind if kind is not Kind.WORK
    ]
    assert headers[0].name == "Course"


def test_a_milestone_stands_under_the_skill_most_asked_for() -> None:
    plan = _plan(("rock", {"ears": 5, "mixing": 2}), ("listen", {"ears": 2}))
    headers = _groups(Group.SKILL, plan)
    assert [header.name for header in headers] == ["Mixing", "Ears", "No skill"]
    rows = {row.id: row for row in RowBuilder(ENGLISH).milestone_rows(plan)}
    assert rows["rock"].skill == "mixing"
    assert rows["listen"].skill == "ears"
    assert rows["theory"].skill == ""


def test_rows_follow_other_careers_that_ask_for_other_skills() -> None:
    plan = _plan(("rock", {"ears": 2, "mixing": 2}))
    builder = RowBuilder(ENGLISH)
    assert {row.id: row.skill for row in builder.milestone_rows(plan)}["rock"] == "mixing"
    (target,) = plan.profile.targets
    other = target.model_copy(update={"required": {"ears": 5}})
    plan = plan_of(plan.profile.model_copy(update={"targets": (other,)}), TODAY)
    assert {row.id: row.skill for row in builder.milestone_rows(plan)}["rock"] == "ears"


def test_skipped_ones_leave_the_sums_and_are_counted_themselves() -> None:
    plan = _after(small_profile(), edits.skip("theory"), edits.skip("night"))
    headers = {header.key: header for header in _groups(Group.STATUS, plan)}
    assert list(headers) == ["in-progress", "todo", "done", "skipped"]
    skipped = headers["skipped"]
    assert (skipped.count, skipped.check, skipped.state) == (
        "2",
        CheckState.SKIPPED,
        PhaseState.LATER,
    )
    assert skipped.spoken == "Skipped. 2."
    assert headers["done"].state is PhaseState.DONE


def test_by_date_there_is_no_group() -> None:
    assert _groups(Group.DATE, plan_of(small_profile(), TODAY)) == []
    assert Group.DATE not in KEYS
