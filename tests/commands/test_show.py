"""Tests of `planner show`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.storage.profile_file import read_profile
from tests.commands.terminal import CAREER, files, refused


def test_the_plan_is_shown_whole_and_in_order(run: Any, plan: Path) -> None:
    out = run("show", plan).out
    positions = [
        out.index(f"{milestone.code}  {milestone.title}")
        for milestone in read_profile(plan).profile.milestones
    ]
    assert positions == sorted(positions)
    assert "1. Foundations" in out
    assert "\x1b" not in out


def test_the_object_has_what_the_description_names(run: Any, plan: Path) -> None:
    before = files(plan.parent)
    found = json.loads(run("show", plan, "--json").out)
    assert {
        "profile", "careers", "today", "start", "planned_finish", "forecast", "effort", "progress",
        "depth", "milestones", "weeks", "skills", "problems",
    } <= set(found)  # fmt: skip
    assert found["profile"] == str(plan)
    assert found["today"] == "2027-01-04"
    assert found["forecast"]["p10"] <= found["forecast"]["likely"] <= found["forecast"]["p90"]
    assert found["effort"]["total"] == found["effort"]["done"] + found["effort"]["remaining"]
    assert found["progress"] == {"percent": 0, "core_percent": 0}
    assert set(found["milestones"][0]) >= {
        "id", "code", "title", "kind", "phase", "status", "role", "effort", "logged", "start",
        "finish", "pinned", "prerequisites", "builds", "reasons", "slack_days", "critical",
        "waits_for",
    }  # fmt: skip
    assert set(found["milestones"][0]["reasons"][0]) == {
        "kind", "skill", "from", "to", "asked", "milestone", "text",
    }  # fmt: skip
    assert set(found["weeks"][0]) >= {"start", "planned", "available"}
    assert set(found["skills"][0]) == {"id", "name", "now", "planned", "required", "evidenced"}
    assert sum(week["planned"] for week in found["weeks"]) == found["effort"]["remaining"]
    assert files(plan.parent) == before


def test_one_week_is_shown(run: Any, plan: Path) -> None:
    this = run("show", plan, "--week")
    assert this.out.startswith("Week 1 of 2027")
    other = run("show", plan, "--week", "2027-03-10")
    assert other.out.startswith("Week 10 of 2027: 8 Mar")
    assert "8 h planned, 8 h available" in other.out
    found = json.loads(run("show", plan, "--week", "2027-03-10", "--json").out)
    assert [week["start"] for week in found["weeks"]] == ["2027-03-08"]
    assert all(each["code"] in other.out for each in found["milestones"])
    empty = run("show", plan, "--week", "2190-01-01")
    assert "Nothing is planned" in empty.out
    refused(run("show", plan, "--week", "soon"), "is not a date")


def test_lines_fit_the_terminal(
    run: Any, plan: Path, monkeypatch: pytest.MonkeyPatch, made: bytes
) -> None:
    for width in (72, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        for words in (
            ["show", plan],
            ["careers"],
            ["careers", CAREER],
            ["show", plan, "--week"],
            ["replan", plan],
            ["replan", plan, "--push", "9", "--dry-run"],
        ):
            assert max(len(line) for line in run(*words).out.splitlines()) <= width


def test_what_a_learner_typed_cannot_command_the_terminal(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    run("new", path, "--career", CAREER, "--name", "a\x1b[31mb\nc\u202ed")
    assert run("show", path).out.splitlines()[0] == "a[31mb cd"
