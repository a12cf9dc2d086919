"""Tests of `planner careers`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.commands.terminal import CAREER, files, refused


def test_careers_are_listed(run: Any) -> None:
    said = run("careers")
    assert said.status == 0
    assert len(said.out.splitlines()) == 17
    assert said.out.splitlines()[1].split()[:3] == [CAREER, "Mixing", "Engineer"]
    found = json.loads(run("careers", "--json").out)
    assert [each["id"] for each in found] == [line.split()[0] for line in said.out.splitlines()]
    assert all(each["effort"]["low"] < each["effort"]["high"] for each in found)


def test_one_career_is_shown_in_full(run: Any) -> None:
    said = run("careers", CAREER)
    assert said.out.startswith(f"Mixing Engineer ({CAREER})")
    assert "Skills and the level asked for" in said.out
    found = json.loads(run("careers", CAREER, "--json").out)
    assert len(found["milestones"]) >= 30
    for milestone in found["milestones"]:
        assert milestone["title"] in said.out


def test_an_unknown_career_gets_the_nearest(run: Any, tmp_path: Path) -> None:
    refused(run("careers", "mixing-enginer"), f"Did you mean “{CAREER}”?")
    refused(run("new", tmp_path / "a.json", "--career", "astronaut"), "no career “astronaut”")
    assert files(tmp_path) == {}
