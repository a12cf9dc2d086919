"""Tests of `planner new`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from planner.domain.profile import Status
from planner.storage.profile_file import read_profile
from tests.commands.terminal import CAREER, files, refused


@pytest.mark.parametrize(
    "career",
    [
        "foley-artist", "mastering-engineer", "media-composer", "mixing-engineer",
        "music-composer", "music-producer", "recording-engineer", "sound-effects-designer",
    ],
)  # fmt: skip
def test_every_career_gives_a_whole_plan(run: Any, tmp_path: Path, career: str) -> None:
    path = tmp_path / "plan.json"
    assert run("new", path, "--career", career).status == 0
    found = json.loads(run("show", path, "--json").out)
    assert found["careers"] == [career]
    assert found["problems"] == []
    assert len(found["milestones"]) >= 30
    assert {milestone["phase"] for milestone in found["milestones"]} == {1, 2, 3, 4}
    assert all(milestone["start"] and milestone["finish"] for milestone in found["milestones"])


def test_all_that_was_answered_is_in_the_plan(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    career = json.loads(run("careers", CAREER, "--json").out)
    done, skill = career["milestones"][0]["id"], next(iter(career["required"]))
    options = (
        f"--career {CAREER} --career mastering-engineer --week mon=1,sat=4.5 --start 2027-02-01 "
        f"--finish 2031-01-01 --level {skill}=2 --done {done} --depth full --budget 500 "
        "--route self-taught --format online --focus 2 --break 2027-07-01..2027-07-14 --student "
        "--born 1999 --region EU"
    )
    said = run("new", path, *options.split(), "--name", "Mine\0 &\tyours")
    assert said.status == 0, said.err
    profile = read_profile(path).profile
    assert profile.name == "Mine &\tyours"
    assert "\t" not in said.out
    assert [target.career for target in profile.targets] == [CAREER, "mastering-engineer"]
    assert profile.calendar.week == (60, 0, 0, 0, 0, 270, 0)
    assert [str(each.first) for each in profile.calendar.breaks] == ["2027-07-01"]
    assert (str(profile.start), str(profile.wished_finish)) == ("2027-02-01", "2031-01-01")
    assert profile.ratings == {skill: 2}
    reached = profile.milestone(done)
    assert reached is not None
    assert reached.status is Status.DONE
    preferences, learner = profile.preferences, profile.learner
    assert (preferences.budget, preferences.focus_limit) == (500, 2)
    assert (preferences.route, preferences.formats) == ("self-taught", ("online",))
    assert (learner.student, learner.born, learner.region) == (True, 1999, "EU")


def test_an_existing_file_is_never_overwritten(run: Any, plan: Path) -> None:
    before = files(plan.parent)
    refused(run("new", plan, "--career", CAREER), "exists already")
    pdf = plan.parent / "out.pdf"
    refused(run("new", plan, "--career", CAREER, "--print", pdf), "exists already")
    assert files(plan.parent) == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--hours -5", "-5 is not a number of hours"),
        ("--hours 169", "from 0.25 to 168"),
        ("--hours 0", "0.25"),
        ("--hours nan", "nan"),
        ("--hours eight", "eight"),
        ("--week mon=25", "mon=1,sat=4.5"),
        ("--week mon", "is not a week"),
        ("--week mon=0", "no study time"),
        ("--start someday", "is not a date"),
        ("--start 2027-02-30", "is not a date"),
        ("--start 9999-01-01", "too far away"),
        ("--finish 2026-01-01", "comes before"),
        ("--finish x", "is not a date"),
        ("--level nothing=2", "There is no skill"),
        ("--level eq", "Write it like"),
        ("--level mixing=9", "is not a level"),
        ("--level mixing=x", "is not a level"),
        ("--done nothing", "nothing"),
        ("--budget -1", "--budget"),
        ("--focus 9", "from 1 to 8"),
        ("--born 1800", "--born"),
        ("--break 2027-01-01", "Write it like"),
        ("--break 2027-02-01..2027-01-01", "cannot end"),
        ("--print {folder}/none/out.pdf", "there is no folder"),
        ("--print {folder}", "folder"),
    ],
)
def test_bad_answers_make_no_file(run: Any, tmp_path: Path, options: str, words: str) -> None:
    skill = next(iter(json.loads(run("careers", CAREER, "--json").out)["required"]))
    filled = [each.format(folder=tmp_path).replace("mixing=", f"{skill}=")
              for each in options.split()]  # fmt: skip
    refused(run("new", tmp_path / "plan.json", "--career", CAREER, *filled), words)
    assert files(tmp_path) == {}


def test_texts_that_are_too_long(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    refused(run("new", path, "--career", CAREER, "--name", "n" * 301), "too long")
    assert files(tmp_path) == {}


def test_folders_that_cannot_hold_a_plan(run: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    refused(run("new", tmp_path / "no" / "plan.json", "--career", CAREER), "there is no folder")
    refused(run("new", tmp_path / "file" / "a.json", "--career", CAREER), "there is no folder")
    refused(run("new", tmp_path, "--career", CAREER), "exists already")
    refused(run("new", tmp_path / ("n" * 300), "--career", CAREER), "too long")
    assert files(tmp_path) == {"file": b"x"}


def test_a_plan_of_very_little_time(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    assert run("new", path, "--career", CAREER, "--hours", "0.25").status == 0
    assert json.loads(run("show", path, "--json").out)["planned_finish"] > "2060"


def test_new_prints_as_well_or_makes_nothing(run: Any, tmp_path: Path) -> None:
    path, pdf = tmp_path / "plan.json", tmp_path / "plan.pdf"
    assert run("new", path, "--career", CAREER, "--print", pdf).status == 0
    assert len(PdfReader(pdf).pages) > 3
    same = tmp_path / "same"
    said = run("new", same, "--career", CAREER, "--print", same)
    assert said.status == 1
    assert not same.exists()


def test_a_wish_that_does_not_hold_names_what_it_takes(run: Any, tmp_path: Path) -> None:
    said = run("new", tmp_path / "a.json", "--career", CAREER, "--finish", "2028-12-01")
    assert said.status == 0
    (line,) = (line for line in said.out.splitlines() if line.startswith("To finish by"))
    weekly = re.fullmatch(r"To finish by 1 December 2028 you need ([\d.]+) h a week\.", line)
    assert weekly is not None
    hours = weekly[1]
    again = run("new", tmp_path / "b.json", "--career", CAREER, "--finish", "2028-12-01",
                "--hours", hours)  # fmt: skip
    assert "To finish by" not in again.out
    never = run("new", tmp_path / "c.json", "--career", CAREER, "--finish", "2027-02-01")
    assert "The wished finish 1 February 2027 does not hold. Not before " in never.out


def test_the_fast_track_is_shorter(run: Any, tmp_path: Path) -> None:
    full, fast = tmp_path / "full.json", tmp_path / "fast.json"
    run("new", full, "--career", CAREER)
    assert run("new", fast, "--career", CAREER, "--depth", "fast").status == 0
    hours = [
        json.loads(run("show", path, "--json").out)["effort"]["total"] for path in (full, fast)
    ]
    assert hours[1] < hours[0]
    assert read_profile(fast).profile.depth == "fast"
