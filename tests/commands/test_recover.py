"""Tests of `planner recover`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planner.storage.profile_file import read_profile
from tests.commands.terminal import codes, files, refused


def test_a_damaged_plan_is_saved_anew_and_left_as_it_is(run: Any, plan: Path) -> None:
    whole = read_profile(plan).profile
    plan.write_bytes(plan.read_bytes()[:-3_000])
    before = files(plan.parent)
    said = run("recover", plan, plan.parent / "new.json")
    assert (said.status, said.err) == (0, "")
    count = len(whole.milestones)
    first, *rest = said.out.splitlines()
    kept = read_profile(plan.parent / "new.json").profile
    assert first == f"Saved as {plan.parent / 'new.json'}: {len(kept.milestones)} milestones"
    assert count - 3 <= len(kept.milestones) <= count
    assert "- The file ends before the plan does." in rest
    assert rest[-1].startswith("All else was read. Look through it with “planner show”")
    after = files(plan.parent)
    assert {**before, "new.json": after["new.json"]} == after
    assert run("show", plan.parent / "new.json").status == 0


def test_an_existing_file_is_never_overwritten(run: Any, plan: Path) -> None:
    plan.write_bytes(plan.read_bytes()[:-30])
    other = plan.with_name("other.json")
    other.write_bytes(b"mine")
    before = files(plan.parent)
    refused(run("recover", plan, other), "exists already")
    refused(run("recover", plan, plan), "exists already")
    assert files(plan.parent) == before


def test_where_nothing_can_be_read_nothing_is_written(run: Any, plan: Path) -> None:
    plan.write_bytes(b"\0" * 9_000)
    refused(run("recover", plan, plan.with_name("new.json")), "nothing of a plan", "planner open")
    refused(run("recover", plan.parent, plan.with_name("new.json")), "is a folder")
    refused(run("recover", plan.with_name("no.json"), "new.json"), "does not exist")
    assert list(files(plan.parent)) == [plan.name]


def test_a_whole_plan_is_copied(run: Any, plan: Path) -> None:
    said = run("recover", plan, plan.with_name("copy.json"))
    assert said.out.splitlines()[-1] == f"“{plan}” is whole, so this is a copy of it."
    assert read_profile(plan.with_name("copy.json")).profile == read_profile(plan).profile


def test_of_an_edited_plan_nothing_is_lost_and_it_is_said(run: Any, plan: Path) -> None:
    plan.write_bytes(plan.read_bytes().replace(b'"estimate":360', b'"estimate":370', 1) + b"\n")
    said = run("recover", plan, plan.with_name("copy.json"))
    assert "Everything in it could be read" in said.out.splitlines()[-1]


def test_milestones_that_are_lost_are_counted(run: Any, plan: Path) -> None:
    plan.write_bytes(plan.read_bytes().replace(b'{"definition":{', b'{"definition":7,"x":{', 2))
    first, *rest = run("recover", plan, plan.with_name("new.json")).out.splitlines()
    assert first.endswith("milestones, 2 could not be read")
    assert rest[0] == "- Milestone 1 could not be read."


def test_long_lists_of_losses_are_cut(run: Any, plan: Path) -> None:
    plan.write_bytes(plan.read_bytes().replace(b'"status":"todo"', b'"status":"tod0"'))
    said = run("recover", plan, plan.with_name("new.json"))
    lines = [line for line in said.out.splitlines() if line.startswith("- ")]
    assert 2 < len(lines) <= 41


def test_a_damaged_plan_names_this_command(run: Any, plan: Path) -> None:
    plan.write_bytes(plan.read_bytes()[:-30])
    for command in ("show", "replan"):
        refused(run(command, plan), "planner recover PROFILE NEW", "planner snapshots PROFILE")


def test_the_newest_snapshot_is_named_where_it_knows_more(run: Any, plan: Path) -> None:
    whole = plan.read_bytes()
    run("check", plan, codes(plan)[0])
    plan.write_bytes(whole[: len(whole) // 2])
    last = run("recover", plan, plan.with_name("new.json")).out.splitlines()[-1]
    assert "milestones more: “planner snapshots" in last
    assert run("snapshots", plan, "--restore", 1).status == 0
    assert read_profile(plan).profile.name == "Mixing Engineer"
