"""Tests of `planner check`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from planner.domain.profile import Status
from planner.storage.profile_file import read_profile
from tests.commands.terminal import codes, files, refused


def test_milestones_are_checked_off_by_code_and_id(run: Any, plan: Path) -> None:
    first, second, *_ = read_profile(plan).profile.milestones
    said = run("check", plan, first.code.lower(), second.id, first.id)
    assert said.status == 0
    assert said.out.splitlines()[:2] == [
        f"Done: {first.title} ({first.code})",
        f"Done: {second.title} ({second.code})",
    ]
    after = read_profile(plan)
    assert [each.status for each in after.profile.milestones[:3]] == ["done", "done", "todo"]
    assert str(after.profile.milestones[0].done_on) == "2027-01-04"
    assert after.envelope.revision == 2
    assert (
        after.profile.milestones[5].placement == read_profile(plan).profile.milestones[5].placement
    )


def test_hours_notes_and_evidence_are_logged(run: Any, plan: Path) -> None:
    code = codes(plan)[0]
    proof = plan.parent / "song.wav"
    proof.write_bytes(b"la la")
    words = ["check", plan, code, "--status", "in-progress", "--on", "2027-01-02", "--hours"]
    assert run(*words, "2.5", "--note", "first", "--evidence", "https://a.b/c").status == 0
    assert run(*words, "0.25", "--note", "second", "--evidence", proof, "--evidence",
               "mailto:a@b.c").status == 0  # fmt: skip
    after = read_profile(plan).profile.milestones[0]
    assert after.status is Status.IN_PROGRESS
    assert [(str(entry.on), entry.minutes) for entry in after.log] == [
        ("2027-01-02", 150),
        ("2027-01-02", 15),
    ]
    assert after.notes == "first\nsecond"
    assert [(each.kind.value, each.target) for each in after.evidence] == [
        ("link", "https://a.b/c"),
        ("file", str(proof)),
        ("link", "mailto:a@b.c"),
    ]
    assert (after.evidence[1].size, after.evidence[1].sha256[:8]) == (5, "9a9e0a33")


def test_what_changes_nothing_writes_nothing(run: Any, plan: Path) -> None:
    code = codes(plan)[0]
    run("check", plan, code)
    before = plan.read_bytes()
    assert run("check", plan, code, "--today", "2027-01-09").status == 0
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("ZZZZ", "not a code or milestone"),
        ("{first} ZZZZ", "not a code or milestone"),
        ("{swapped}", "Did you mean {first}"),
        ("{first} --on 2027-01-05", "still to come"),
        ("{first} --on yesterday", "is not a date"),
        ("{first} --status skipped --on 2027-01-05", "still to come"),
        ("{first} --hours -1", "not a number of hours"),
        ("{first} --hours 0", "not a number of hours"),
        ("{first} --hours 200", "not a number of hours"),
        ("{first} --hours x", "not a number of hours"),
        ("{first} --evidence nothing.wav", "neither a link nor a file"),
        ("{first} --evidence ftp://a.b", "neither a link nor a file"),
        ("{first} --today 2027-99-99", "is not a date"),
    ],
)
def test_a_bad_check_is_all_or_nothing(run: Any, plan: Path, options: str, words: str) -> None:
    first = codes(plan)[0]
    names = {"first": first, "swapped": first[1] + first[0] + first[2:]}
    before = files(plan.parent)
    refused(run("check", plan, *options.format(**names).split()), words.format(**names))
    assert files(plan.parent) == before


def test_a_full_disk_leaves_the_plan(run: Any, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    before = files(plan.parent)
    code = codes(plan)[0]
    monkeypatch.setattr(os, "write", full)
    said = run("check", plan, code)
    printed = run("print", plan, plan.parent / "out.pdf")
    monkeypatch.undo()
    refused(said, "the disk is full")
    refused(printed, "the disk is full")
    assert files(plan.parent) == before
