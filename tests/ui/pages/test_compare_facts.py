"""The rows of a comparison say what the engine says."""

from __future__ import annotations

from planner.domain.catalogue import Catalogue
from planner.ui.pages.career_facts import Standpoint, by_id, distance
from planner.ui.pages.compare_facts import Row, compared, level_rows, rows, rows_below
from planner.words import ENGLISH
from tests.ui.worlds import TODAY

IDS = ("mixing-engineer", "mastering-engineer", "music-producer")
START = Standpoint(TODAY)
HERE = Standpoint(TODAY, levels={"critical-listening": 5, "signal-flow": 2})


def _rows(catalogue: Catalogue, here: Standpoint) -> dict[str, Row]:
    columns = compared(by_id(IDS, catalogue), catalogue, here)
    every = (*rows(columns, catalogue, here, ENGLISH), *rows_below(columns))
    assert all(len(row.strong) == 3 for row in every)
    return {row.label: row for row in every}


def test_hours_are_from_scratch_until_something_is_known(shipped_catalogue: Catalogue) -> None:
    fresh = _rows(shipped_catalogue, START)
    assert "Hours from scratch" in fresh
    known = _rows(shipped_catalogue, HERE)
    career = shipped_catalogue.careers["mixing-engineer"]
    left = distance(career, shipped_catalogue, HERE).left
    assert known["Hours for you"].strong[0] == ENGLISH.whole_hours(left)
    assert known["Hours for you"].small[0].endswith("from scratch")


def test_what_is_there_already_is_counted_and_named(shipped_catalogue: Catalogue) -> None:
    row = _rows(shipped_catalogue, HERE)["You already have"]
    every = len(shipped_catalogue.careers["mixing-engineer"].required)
    assert row.strong[0] == f"1 of {every} skills at target"
    assert row.small[0] == shipped_catalogue.skill_name("critical-listening")
    assert row.meters[0] == 1 / every


def test_each_career_is_set_beside_both_others(shipped_catalogue: Catalogue) -> None:
    row = _rows(shipped_catalogue, HERE)["What carries over"]
    lines = row.strong[0].split("\n")
    assert [("Mastering Engineer" in line, "Music Producer" in line) for line in lines] == [
        (True, False),
        (False, True),
    ]


def test_levels_have_a_need_for_each_career(shipped_catalogue: Catalogue) -> None:
    columns = compared(by_id(IDS, shipped_catalogue), shipped_catalogue, HERE)
    for level in level_rows(columns, HERE, only_differences=True):
        asked = [need.asked for need in level.needs]
        assert len(asked) == 3
        assert len(set(asked)) > 1
        assert {need.held for need in level.needs} == {HERE.levels.get(level.skill, 0)}


def test_rows_tell_whether_they_differ() -> None:
    assert not Row("a", ("x", "x"), ("y", "y")).differs
    assert Row("a", ("x", "x"), ("y", "z")).differs
    assert Row("a", ("x", "y")).differs
