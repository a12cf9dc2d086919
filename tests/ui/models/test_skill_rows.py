"""The skills as rows: levels in words, headings by group and by gap, the line of facts."""

from __future__ import annotations

import pytest

from planner.domain import edits
from planner.domain.plan import plan_of
from planner.domain.progress import SkillState
from planner.ui.models.skill_rows import (
    Order,
    SkillRow,
    level_words,
    skill_rows,
    skills_line,
    skills_shown,
)
from planner.words import ENGLISH
from tests.ui.skill_worlds import CATALOGUE, skilled_plan, skilled_profile
from tests.ui.worlds import TODAY, small_profile


def _rows(order: Order, *, key_only: bool = False) -> tuple[SkillRow, ...]:
    return skill_rows(skilled_plan(), CATALOGUE, ENGLISH, order, key_only=key_only)


def _titles(order: Order) -> list[str]:
    return [each.title if each.skill else f"# {each.title}" for each in _rows(order)]


def test_rows_stand_by_group_by_gap_or_by_name() -> None:
    assert _titles(Order.GROUP) == [
        "# Technical", "Hearing", "Mixing", "# Craft", "Editing", "# Not asked for", "Taste",
    ]  # fmt: skip
    assert _titles(Order.GAP) == [
        "# 5 levels to go", "Mixing", "# 1 level to go", "Hearing", "# Reached", "Editing",
        "# Not asked for", "Taste",
    ]  # fmt: skip
    assert _titles(Order.NAME) == ["Editing", "Hearing", "Mixing", "Taste"]


def test_a_row_says_what_is_shown_claimed_planned_and_asked_for() -> None:
    hearing = _rows(Order.NAME)[1]
    assert hearing.levels == (1, 2, 3, 3)
    assert (hearing.level, hearing.note, hearing.to_go) == ("1 of 3", "2 claimed", "1 to go")
    assert hearing.subtitle == "Aware → On my own"
    assert hearing.spoken == "Hearing. 1 of 3, 2 claimed. 1 milestone to go."
    mixing = _rows(Order.GROUP)[2]
    assert (mixing.level, mixing.note, mixing.to_go) == ("0 of 5", "4 planned", "3 to go")
    assert mixing.spoken == "Mixing. 0 of 5, 4 planned. 3 milestones to go. Technical."
    editing = _rows(Order.NAME)[0]
    assert (editing.level, editing.note, editing.to_go) == ("2 of 2", "reached", "")
    assert editing.subtitle == "With help"
    taste = _rows(Order.NAME)[3]
    assert (taste.level, taste.note) == ("Level 0", "")


def test_what_nothing_raises_any_more_says_so() -> None:
    profile = skilled_profile()
    for name in ("balance", "rock", "piece"):
        profile, _ = edits.skip(name).apply(profile)
    rows = skill_rows(plan_of(profile, TODAY), CATALOGUE, ENGLISH, Order.NAME, key_only=True)
    assert [(each.title, each.to_go) for each in rows] == [("Mixing", "none")]


def test_only_key_skills_or_all_where_there_are_none() -> None:
    assert [each.skill for each in skills_shown(skilled_plan(), key_only=True)] == ["mixing"]
    assert len(skills_shown(skilled_plan(), key_only=False)) == 4
    rated, _ = edits.rate(small_profile(), {"hearing": 2}, TODAY).apply(small_profile())
    shown = skills_shown(plan_of(rated, TODAY), key_only=True)
    assert [each.skill for each in shown] == ["hearing"]
    rows = skill_rows(plan_of(rated, TODAY), CATALOGUE, ENGLISH, Order.GROUP, key_only=True)
    assert [each.title for each in rows] == ["Not asked for", "Hearing"]


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ((2, 2, 4, 4, 0), ("2 of 4", "")),
        ((2, 3, 4, 4, 0), ("2 of 4", "3 claimed")),
        ((2, 3, 4, 4, 3), ("3 of 4", "")),
        ((2, 2, 3, 4, 0), ("2 of 4", "3 planned")),
        ((4, 4, 4, 3, 0), ("4 of 3", "reached")),
    ],
)
def test_levels_in_words(levels: tuple[int, ...], words: tuple[str, str]) -> None:
    rated, now, planned, required, evidenced = levels
    state = SkillState("any", rated, now, planned, required, evidenced)
    assert level_words(state) == words


def test_the_line_counts_what_is_reached_and_what_of_it_is_claimed() -> None:
    assert skills_line(skilled_plan()) == "1 of 3 at the level a Mixing Engineer needs"
    profile = skilled_profile()
    profile, _ = edits.check_off("rock", TODAY, TODAY).apply(profile)
    line = skills_line(plan_of(profile, TODAY))
    assert line == "2 of 3 at the level a Mixing Engineer needs · 1 of them claimed"
    target = profile.targets[0]
    odd = target.model_copy(update={"name": "{reached} Audio"})
    line = skills_line(plan_of(profile.model_copy(update={"targets": (odd,)}), TODAY))
    assert line.startswith("2 of 3 at the level a {reached} Audio needs")
    two = (target.model_copy(update={"name": "Editor"}), target.model_copy(update={"career": "b"}))
    assert "your careers need" in skills_line(
        plan_of(profile.model_copy(update={"targets": two}), TODAY)
    )
    assert "an Editor needs" in skills_line(
        plan_of(profile.model_copy(update={"targets": two[:1]}), TODAY)
    )
