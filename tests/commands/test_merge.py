"""Tests of `planner merge`."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from planner import cli
from planner.domain import edits
from planner.domain.profile import Profile, Status
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.snapshot_rhythm import SnapshotRhythm
from tests.commands.terminal import codes, files, refused


@pytest.fixture
def other(plan: Path) -> Path:
    """The same plan on another computer."""
    path = plan.parent / "other.json"
    path.write_bytes(plan.read_bytes())
    return path


def written(path: Path, text: str, place: int = 0) -> None:
    store = ProfileStore(path, rhythm=SnapshotRhythm(lambda: dt.datetime.now(dt.UTC)))
    profile = store.load().profile
    store.save(edits.set_notes(profile.milestones[place].id, text).apply(profile)[0])


def notes(path: Path, place: int = 0) -> str:
    return read_profile(path).profile.milestones[place].notes


def test_changes_of_both_sides_join(run: Any, plan: Path, other: Path) -> None:
    first, second, *_ = codes(plan)
    assert run("check", plan, first).status == 0
    assert run("check", other, second, "--hours", "2").status == 0
    before = other.read_bytes()
    said = run("merge", plan, other)
    assert (said.status, said.err) == (0, "")
    profile = read_profile(plan).profile
    assert [each.status for each in profile.milestones[:3]] == [
        Status.DONE, Status.DONE, Status.TODO,
    ]  # fmt: skip
    one, two = (each.title for each in profile.milestones[:2])
    lines = said.out.splitlines()
    assert lines[0] == f"From {other}:"
    assert f"  Marked done: “{two[:50]}" in said.out
    assert "  Logged 2 h: " in said.out
    kept = lines[lines.index(f"Only in {plan}:") + 1]
    assert kept.startswith(f"  Marked done: “{one[:50]}")
    assert lines[-1] == "Merged."
    assert other.read_bytes() == before
    assert "snapshot" in run("snapshots", plan).out
    again = run("merge", plan, other)
    assert again.out == f"“{other}” holds nothing that is not in the plan.\n"
    back = run("merge", other, plan)
    assert back.status == 0
    assert read_profile(other).profile == profile


def test_the_same_changed_on_both_sides_is_refused_until_somebody_is_right(
    run: Any, plan: Path, other: Path
) -> None:
    written(plan, "Mine")
    written(other, "Theirs")
    written(other, "More", 1)
    before = files(plan.parent)
    title = read_profile(plan).profile.milestones[0].title
    refused(run("merge", plan, other), f"notes of “{title}”", "--prefer ours", "--dry-run")
    assert files(plan.parent) == before
    said = run("merge", plan, other, "--prefer", "theirs")
    assert said.status == 0
    assert "Both changed the same in 1 place:" in said.out
    assert "    ours: Mine\n    theirs (holds): Theirs\n" in said.out
    assert (notes(plan), notes(plan, 1)) == ("Theirs", "More")


def test_ours_holds_where_it_is_preferred(run: Any, plan: Path, other: Path) -> None:
    written(plan, "Mine")
    written(other, "Theirs")
    written(other, "More", 1)
    assert run("merge", plan, other, "--prefer", "ours").status == 0
    assert (notes(plan), notes(plan, 1)) == ("Mine", "More")


def test_a_dry_run_shows_everything_and_changes_nothing(run: Any, plan: Path, other: Path) -> None:
    written(plan, "Mine")
    written(other, "Theirs")
    before = files(plan.parent)
    said = run("merge", plan, other, "--dry-run")
    assert said.status == 0
    assert "    ours: Mine\n    theirs: Theirs\n" in said.out
    assert said.out.endswith("Nothing was changed.\n")
    shown = json.loads(run("merge", plan, other, "--dry-run", "--json", "--prefer", "ours").out)
    assert files(plan.parent) == before
    (conflict,) = shown.pop("conflicts")
    assert conflict == {
        "milestone": read_profile(plan).profile.milestones[0].id,
        "title": read_profile(plan).profile.milestones[0].title,
        "field": "notes",
        "ours": "Mine",
        "theirs": "Theirs",
        "holds": "ours",
    }
    assert shown["base_known"] is True
    assert (shown["changed"], shown["saved"]) == (False, False)
    assert (shown["profile"], shown["other"]) == (str(plan), str(other))


def test_without_an_ancestor_it_is_said_and_one_can_be_named(
    run: Any, plan: Path, other: Path, tmp_path: Path
) -> None:
    base = tmp_path / "base.json"
    base.write_bytes(plan.read_bytes())
    plan.unlink()
    other.unlink()
    profile = read_profile(base).profile
    for path, text in ((plan, "Mine"), (other, "")):
        changed = edits.set_notes(profile.milestones[0].id, text).apply(profile)[0]
        ProfileStore(path).create(edits.rename(f"Plan {text}").apply(changed)[0])
    refused(run("merge", plan, other), "name of the plan")
    said = run("merge", plan, other, "--dry-run")
    assert "No state is kept that both were made from" in said.out
    refused(run("merge", plan, other, "--base", base), "name of the plan")
    assert run("merge", plan, other, "--base", base, "--prefer", "ours").status == 0
    assert notes(plan) == "Mine"


def test_own_milestones_of_both_sides_stay_with_codes_of_their_own(
    run: Any, plan: Path, other: Path
) -> None:
    from planner.domain.catalogue import Kind

    for path, title in ((plan, "Mine"), (other, "Theirs")):
        store = ProfileStore(path)
        stored = store.load()
        edit = edits.add_own(
            stored.profile, title=title, kind=Kind.WORK, minutes=60, phase=1,
            codes_issued=stored.codes_issued,
        )  # fmt: skip
        store.save(edit.apply(stored.profile)[0])
    said = run("merge", plan, other)
    assert said.status == 0
    own = {each.title: each.code for each in read_profile(plan).profile.milestones if each.own}
    assert own.keys() == {"Mine", "Theirs"}
    assert f"New code {own['Theirs']}: “Theirs”" in said.out
    placed = [each.placement for each in read_profile(plan).profile.milestones if each.own]
    assert all(placed)


def test_what_is_no_copy_is_refused(run: Any, plan: Path, other: Path) -> None:
    assert cli.main(["--today=2027-01-04", "new", str(plan.parent / "new.json"), "--career",
                     "foley-artist"]) == 0  # fmt: skip
    refused(run("merge", plan, plan.parent / "new.json"), "another plan", "copy of the same plan")
    refused(run("merge", plan, plan.parent / "nowhere.json"), "does not exist")
    refused(run("merge", plan.parent / "nowhere.json", plan), "does not exist")
    other.write_bytes(other.read_bytes()[:-40])
    refused(run("merge", plan, other), "damaged")


def test_a_copy_edited_by_hand_is_taken_when_it_is_trusted(
    run: Any, plan: Path, other: Path
) -> None:
    name = read_profile(plan).profile.name
    other.write_bytes(other.read_bytes().replace(name.encode(), b"By hand"))
    refused(run("merge", plan, other), "--trust-edits")
    assert run("merge", plan, other, "--trust-edits").status == 0
    assert read_profile(plan).profile.name == "By hand"


def test_a_plan_that_is_open_is_left_alone(run: Any, plan: Path, other: Path) -> None:
    written(other, "Theirs")
    with ProfileStore(plan).lock():
        refused(run("merge", plan, other), "is open")
    assert notes(plan) == ""


def test_many_places_are_counted_in_the_refusal(run: Any, plan: Path, other: Path) -> None:
    def all_noted(path: Path, text: str) -> Profile:
        store = ProfileStore(path)
        profile = store.load().profile
        for each in profile.milestones[:5]:
            profile = edits.set_notes(each.id, text).apply(profile)[0]
        store.save(profile)
        return profile

    all_noted(plan, "Mine")
    all_noted(other, "Theirs")
    refused(run("merge", plan, other), "and 2 more")
