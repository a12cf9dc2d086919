"""What tests of the command line share: commands run on a fixed day, and what they answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner import cli
from planner.storage.profile_file import read_profile

TODAY = "--today=2027-01-04"
CAREER = "mixing-engineer"


def made_plan(folder: Path) -> bytes:
    """The bytes of a plan that `new` made."""
    path = folder / "plan.json"
    assert cli.main([TODAY, "new", str(path), "--career", CAREER, "--hours", "8"]) == 0
    return path.read_bytes()


class Said:
    """What a command answered."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


def answer(capsys: pytest.CaptureFixture[str], *argv: object) -> Said:
    """Run a command on a fixed day, unless it names one."""
    words = [str(each) for each in argv]
    if "--today" not in words:
        words = [TODAY, *words]
    capsys.readouterr()
    status = cli.main(words)
    out, err = capsys.readouterr()
    return Said(status, out, err)


def refused(said: Said, *words: str) -> None:
    """Status 1 and one line that holds some words."""
    assert said.status == 1
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("planner: ")
    for word in words:
        assert word in said.err


def codes(plan: Path) -> list[str]:
    return [milestone.code for milestone in read_profile(plan).profile.milestones]


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
