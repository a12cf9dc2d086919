"""The list of plans, and a copy of one that is a plan of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.storage.plan_list import archived_plans, listed_plans, renamed, what_if
from planner.storage.profile_errors import ProfileExistsError, ProfileInUseError
from planner.storage.profile_file import ProfileStore, read_profile
from tests.ui.worlds import small_profile


def _plan(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    ProfileStore(path).create(small_profile())
    return path


def test_recent_plans_come_first_and_each_once(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    inside, other = _plan(folder / "b.json"), _plan(folder / "a.json")
    outside = _plan(tmp_path / "elsewhere" / "c.json")
    found = listed_plans(folder, [outside, inside, tmp_path / "gone.json"])
    assert [each.path for each in found] == [outside, inside, other]
    assert all(each.stored and each.stored.profile == small_profile() for each in found)


def test_what_cannot_be_read_says_why_and_no_folder_is_no_plan(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    (broken,) = listed_plans(tmp_path, ())
    assert broken.stored is None
    assert "broken.json" in str(broken.problem)
    assert listed_plans(tmp_path / "none", ()) == ()


def test_a_copy_has_an_id_of_its_own_and_never_replaces_a_file(tmp_path: Path) -> None:
    _plan(tmp_path / "a.json")
    (plan,) = listed_plans(tmp_path, ())
    target = tmp_path / "b.json"
    what_if(plan, target, "What if", "p-other")
    made = read_profile(target).profile
    assert (made.id, made.name) == ("p-other", "What if")
    assert made.milestones == small_profile().milestones
    with pytest.raises(ProfileExistsError):
        what_if(plan, target, "What if", "p-third")


def test_of_what_cannot_be_read_there_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    (broken,) = listed_plans(tmp_path, ())
    what_if(broken, tmp_path / "copy.json", "What if", "p-other")
    assert not (tmp_path / "copy.json").exists()


def test_a_place_that_the_system_refuses_to_look_at_is_left_out(tmp_path: Path) -> None:
    plan = _plan(tmp_path / "a.json")
    found = listed_plans(tmp_path, [tmp_path / ("x" * 300), plan])
    assert [each.path for each in found] == [plan]


def test_plans_that_were_put_away_are_in_a_list_of_their_own(tmp_path: Path) -> None:
    here, there = tmp_path / "plans", tmp_path / "elsewhere"
    _plan(here / "a.json")
    for folder in (here, there):
        folder.mkdir(exist_ok=True)
    away = [_plan(folder / "Archive" / f"{folder.name}.json") for folder in (there, here)]
    assert [each.path for each in archived_plans([here, there, here, tmp_path])] == away
    assert [each.path for each in listed_plans(here, ())] == [here / "a.json"]


def test_a_plan_that_nobody_has_open_is_renamed(tmp_path: Path) -> None:
    path = _plan(tmp_path / "a.json")
    (plan,) = listed_plans(tmp_path, ())
    renamed(plan, "Another name")
    assert read_profile(path).profile.name == "Another name"
    assert read_profile(path).profile.milestones == small_profile().milestones
    with ProfileStore(path).lock(), pytest.raises(ProfileInUseError):
        renamed(plan, "Not now")
    assert read_profile(path).profile.name == "Another name"
