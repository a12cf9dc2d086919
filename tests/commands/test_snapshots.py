"""Tests of `planner snapshots`: earlier states are listed, and going back can be taken back."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from planner.domain.profile import Profile
from planner.storage import snapshots
from planner.storage.profile_file import read_profile
from planner.storage.safe_write import Disk
from planner.storage.snapshots import Reason, Snapshot, folder_for, list_snapshots
from tests.commands.terminal import codes, files, refused


def kept(plan: Path) -> tuple[Snapshot, ...]:
    folder = folder_for(plan)
    return list_snapshots(folder) if folder else ()


def profile_of(plan: Path) -> Profile:
    return read_profile(plan).profile


@pytest.fixture
def worked(run: Any, plan: Path) -> list[Profile]:
    """The states of a plan on which two milestones were checked off, the newest last."""
    states = [profile_of(plan)]
    for code in codes(plan)[:2]:
        assert run("check", plan, code, "--hours", "1").status == 0
        states.append(profile_of(plan))
    return states


def test_a_fresh_plan_has_none(run: Any, plan: Path) -> None:
    said = run("snapshots", plan)
    assert (said.status, said.err) == (0, "")
    assert "There are no snapshots of this plan yet." in said.out
    assert json.loads(run("snapshots", plan, "--json").out) == []


def test_each_command_that_changes_a_plan_keeps_it_first(
    run: Any, plan: Path, worked: list[Profile]
) -> None:
    assert run("replan", plan, "--push", "7").status == 0
    found = kept(plan)
    assert [snapshots.read(each).profile for each in found] == worked[::-1]
    assert {each.reason for each in found} == {Reason.SESSION}


def test_what_only_shows_keeps_none(run: Any, plan: Path) -> None:
    for words in (["show", plan], ["replan", plan], ["replan", plan, "--push", "7", "--dry-run"]):
        assert run(*words).status == 0
    assert kept(plan) == ()


def test_the_list(run: Any, plan: Path, worked: list[Profile]) -> None:
    said = run("snapshots", plan)
    assert (said.status, said.err) == (0, "")
    heading, newest, oldest, space = said.out.splitlines()
    assert heading.split("  ")[-1] == "Changed since then"
    assert newest.startswith("1  ")
    assert f"1 of {len(worked[0].milestones)} done" in newest
    assert newest.endswith("1 done, 1 h logged")
    assert oldest.startswith("2  ")
    assert oldest.endswith("2 done, 2 h logged")
    assert space.startswith("2 snapshots, ")
    assert "At most 35 are kept: about " in space


def test_the_list_as_json(run: Any, plan: Path, worked: list[Profile]) -> None:
    newest, oldest = json.loads(run("snapshots", plan, "--json").out)
    title = worked[0].milestones[1].title
    assert newest["changes"] == [f"Marked done: “{title}”", f"Logged 1 h: “{title}”"]
    assert (newest["number"], newest["done"], newest["reason"]) == (1, 1, "session")
    assert (oldest["number"], oldest["done"], oldest["readable"]) == (2, 0, True)
    assert Path(newest["file"]).stat().st_size == newest["bytes"]


def test_going_back_and_taking_that_back(run: Any, plan: Path, worked: list[Profile]) -> None:
    said = run("snapshots", plan, "--restore", "2")
    assert (said.status, said.err) == (0, "")
    assert "The state before is snapshot 1; --restore 1 goes back to it." in said.out
    assert profile_of(plan) == worked[0]
    assert kept(plan)[0].reason is Reason.RESTORE
    assert run("snapshots", plan, "--restore", "1").status == 0
    assert profile_of(plan) == worked[2]
    assert profile_of(plan).model_dump_json() == worked[2].model_dump_json()


def test_going_back_as_json(run: Any, plan: Path, worked: list[Profile]) -> None:
    oldest = kept(plan)[-1]
    found = json.loads(run("snapshots", plan, "--restore", "2", "--json").out)
    assert found == {
        "restored": str(oldest.path),
        "taken": oldest.taken.isoformat(),
        "changed": True,
        "before": 1,
        "damaged": None,
    }


def test_going_back_to_where_one_is_writes_nothing(
    run: Any, plan: Path, worked: list[Profile]
) -> None:
    assert run("snapshots", plan, "--restore", "2").status == 0
    before, count = plan.read_bytes(), len(kept(plan))
    said = run("snapshots", plan, "--restore", "3")
    assert said.out == "The plan is in that state already; nothing was changed.\n"
    assert (plan.read_bytes(), len(kept(plan))) == (before, count)


@pytest.mark.parametrize("left", [b"", b"\0" * 4000, b"{", b"something else"])
def test_a_damaged_plan_is_brought_back_and_kept_aside(
    run: Any, plan: Path, worked: list[Profile], left: bytes
) -> None:
    plan.write_bytes(left)
    said = run("snapshots", plan)
    assert said.status == 0
    assert len(said.err.splitlines()) == 1
    assert "Changed until the next" in said.out
    assert plan.read_bytes() == left
    said = run("snapshots", plan, "--restore", "1")
    assert said.status == 0
    assert profile_of(plan) == worked[1]
    (aside,) = plan.parent.glob("plan.damaged-*.json")
    assert aside.read_bytes() == left
    assert aside.name in said.out
    plan.write_bytes(left)
    run("snapshots", plan, "--restore", "2")
    assert profile_of(plan) == worked[0]
    assert len(list(plan.parent.glob("plan.damaged-*.json"))) == 1


def test_a_deleted_plan_is_brought_back(run: Any, plan: Path, worked: list[Profile]) -> None:
    plan.unlink()
    assert run("snapshots", plan, "--restore", "1").status == 0
    assert profile_of(plan) == worked[1]


def test_an_edited_plan_is_kept_as_a_snapshot(run: Any, plan: Path, worked: list[Profile]) -> None:
    title = worked[0].milestones[0].title
    edited = plan.read_text("utf-8").replace(title, "My own words")
    plan.write_text(edited, "utf-8")
    refused(run("check", plan, codes_of(worked[0])[3]), "planner snapshots PROFILE")
    assert run("snapshots", plan, "--restore", "1").status == 0
    assert profile_of(plan) == worked[1]
    assert kept(plan)[0].path.read_text("utf-8") == edited
    assert run("snapshots", plan, "--restore", "1").status == 0
    assert profile_of(plan).milestones[0].title == "My own words"


def codes_of(profile: Profile) -> list[str]:
    return [milestone.code for milestone in profile.milestones]


def test_a_damaged_snapshot_is_named_and_not_restored(
    run: Any, plan: Path, worked: list[Profile]
) -> None:
    newest = kept(plan)[0].path
    newest.write_bytes(newest.read_bytes()[:-5])
    said = run("snapshots", plan)
    assert said.out.splitlines()[1].endswith("damaged, cannot be restored")
    assert not json.loads(run("snapshots", plan, "--json").out)[0]["readable"]
    before = files(plan.parent)
    refused(run("snapshots", plan, "--restore", "1"), newest.name, "Choose another one.")
    assert files(plan.parent) == before


@pytest.mark.parametrize(
    ("number", "words"), [("3", "from 1 to 2"), ("0", "--restore"), ("one", "--restore")]
)
def test_a_number_that_none_has(
    run: Any, plan: Path, worked: list[Profile], number: str, words: str
) -> None:
    before = files(plan.parent)
    refused(run("snapshots", plan, "--restore", number), words)
    assert files(plan.parent) == before


def test_no_plan_and_no_snapshots(run: Any, plan: Path) -> None:
    refused(run("snapshots", plan.parent / "none.json"), "does not exist")
    refused(run("snapshots", plan, "--restore", "1"), "There are no snapshots of this plan.")


def test_where_none_can_be_kept_the_change_is_made_and_it_is_said(
    run: Any, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*words: object, **more: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(snapshots, "_put", full)
    said = run("check", plan, codes(plan)[0])
    assert said.status == 0
    assert said.err.startswith("planner: No snapshot of the plan could be kept.")
    assert len(said.err.splitlines()) == 1
    assert profile_of(plan).milestones[0].done_on is not None


def test_but_nothing_is_restored_then(
    run: Any, plan: Path, worked: list[Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Disk, descriptor: int, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, "full")

    before = files(plan.parent)
    monkeypatch.setattr(Disk, "write", full)
    refused(run("snapshots", plan, "--restore", "2"), "the disk is full")
    assert files(plan.parent) == before
