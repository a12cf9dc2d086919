"""Tests of `planner.cli`: every command, and every kind of bad input in one sentence."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from planner import cli, paths
from planner.bootstrap import SetUpError
from planner.domain.profile import Status
from planner.storage.profile_file import ProfileStore, read_profile

TODAY = "--today=2027-01-04"
CAREER = "mixing-engineer"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a plan made once for all tests here."""
    path = tmp_path_factory.mktemp("made") / "plan.json"
    assert cli.main([TODAY, "new", str(path), "--career", CAREER, "--hours", "8"]) == 0
    return path.read_bytes()


@pytest.fixture
def plan(tmp_path: Path, made: bytes) -> Path:
    """A plan in a folder of its own."""
    path = tmp_path / "plan.json"
    path.write_bytes(made)
    return path


class Said:
    """What a command answered."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command on a fixed day and return what it answered."""

    def run(*argv: object) -> Said:
        words = [str(each) for each in argv]
        if "--today" not in words:
            words = [TODAY, *words]
        capsys.readouterr()
        status = cli.main(words)
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return run


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


# --- careers, catalogue -----------------------------------------------------------------------


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


def test_the_shipped_catalogue_has_no_problems(run: Any) -> None:
    said = run("catalogue", "check")
    assert (said.status, said.out) == (0, "No problems found.\n")


def test_a_catalogue_with_problems_lists_them_all(run: Any, tmp_path: Path) -> None:
    (tmp_path / "milestones").mkdir()
    (tmp_path / "milestones" / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "skills.json").write_text('{"skills": [{"id": "x"}]}', encoding="utf-8")
    said = run("catalogue", "check", tmp_path)
    assert said.status == 1
    assert "a.json" in said.out
    assert "skills.json" in said.out
    assert len(said.err.splitlines()) == 1
    refused(run("catalogue", "check", tmp_path / "none"), "There is no folder")
    refused(run("careers", "--catalogue", tmp_path / "none"), "There is no folder")


def test_problems_of_an_added_catalogue_are_remarked(run: Any, tmp_path: Path) -> None:
    (tmp_path / "skills.json").write_text("{", encoding="utf-8")
    said = run("careers", "--catalogue", tmp_path)
    assert said.status == 0
    assert len(said.out.splitlines()) == 17
    assert "1 problem in the catalogue" in said.err


BAKERY = Path(__file__).parent / "data" / "catalogues" / "bakery"


def test_a_career_outside_music_is_planned_and_printed(run: Any, tmp_path: Path) -> None:
    added = ("--catalogue", BAKERY)
    assert run("catalogue", "check", BAKERY).out == "No problems found.\n"
    careers = run("careers", *added)
    assert (careers.err, "artisan-baker" in careers.out) == ("", True)
    plan, pdf = tmp_path / "bread.json", tmp_path / "bread.pdf"
    said = run("new", plan, "--career", "artisan-baker", "--print", pdf, *added)
    assert (said.status, said.err) == (0, "")
    profile = read_profile(plan).profile
    assert {each.id for each in profile.milestones} == {
        "br-hygiene", "br-loaf", "br-sour", "br-range", "br-market", "br-shift",
    }  # fmt: skip
    assert all(each.placement for each in profile.milestones)
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages)
    assert "Bake a range of five breads in one morning" in text
    shown = json.loads(run("show", plan, "--json", *added).out)
    assert shown["problems"] == []


def test_a_folder_in_the_users_data_is_a_catalogue(run: Any, tmp_path: Path) -> None:
    shutil.copytree(BAKERY, paths.user_catalogues_folder() / "bakery")
    assert "artisan-baker" in run("careers").out
    assert run("catalogue", "check").out == "No problems found.\n"
    assert run("new", tmp_path / "a.json", "--career", "artisan-baker").status == 0
    broken = paths.user_catalogues_folder() / "bakery" / "skills.json"
    broken.write_text("{", encoding="utf-8")
    said = run("careers")
    assert (said.status, len(said.out.splitlines())) == (0, len(run("careers").out.splitlines()))
    assert "artisan-baker" not in said.out
    assert "in the catalogue" in said.err
    checked = run("catalogue", "check")
    assert (checked.status, "skills.json, line 1" in checked.out) == (1, True)


def test_the_schemas_are_shown_and_written(run: Any, tmp_path: Path) -> None:
    shown = json.loads(run("catalogue", "schema").out)
    assert "career.json" in shown
    said = run("catalogue", "schema", tmp_path)
    assert (said.status, said.out.count(".json")) == (0, len(shown))
    assert {each.name: json.loads(each.read_bytes()) for each in tmp_path.iterdir()} == shown
    refused(run("catalogue", "schema", tmp_path / "none"), "There is no folder")


# --- new --------------------------------------------------------------------------------------


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


# --- show -------------------------------------------------------------------------------------


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
        for words in (["show", plan], ["careers"], ["careers", CAREER], ["show", plan, "--week"]):
            assert max(len(line) for line in run(*words).out.splitlines()) <= width


def test_colours_are_for_terminals_only(
    run: Any, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    desk = cli.Desk(cli.arguments.parsed(["careers"])[0])
    monkeypatch.setattr(cli.sys, "stdout", type("Tty", (), {"isatty": lambda _: True})())
    assert desk.terminal().colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not desk.terminal().colour


def test_what_a_learner_typed_cannot_command_the_terminal(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    run("new", path, "--career", CAREER, "--name", "a\x1b[31mb\nc\u202ed")
    assert run("show", path).out.splitlines()[0] == "a[31mb cd"


# --- a profile that cannot be used --------------------------------------------------------------


@pytest.mark.parametrize("command", ["show", "check", "replan", "print"])
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("missing", "does not exist"),
        ("folder", "is a folder"),
        ("empty", "is damaged"),
        ("truncated", "is damaged"),
        ("foreign", "not a plan of this program"),
        ("picture", "not a plan of this program"),
        ("edited", "--trust-edits"),
        ("newer", "newer version"),
    ],
)
def test_it_is_refused_and_left_as_it_is(
    run: Any, tmp_path: Path, made: bytes, command: str, kind: str, words: str
) -> None:
    path = tmp_path / "plan.json"
    data = {
        "empty": b"",
        "truncated": made[: len(made) // 2],
        "foreign": b'{"name": "another program"}',
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "edited": made.replace(b"Mixing", b"Fixing", 1),
        "newer": made.replace(b'"schema_version":1', b'"schema_version":99'),
    }.get(kind)
    if kind == "folder":
        path.mkdir()
    elif data is not None:
        path.write_bytes(data)
    before = files(tmp_path)
    more = {
        "show": [],
        "check": ["KWKR"],
        "replan": ["--push", "3"],
        "print": [tmp_path / "out.pdf"],
    }[command]
    refused(run(command, path, *more), words)
    assert files(tmp_path) == before


def test_one_that_may_not_be_read(run: Any, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # root may read anything
    said = run("show", plan)
    monkeypatch.undo()
    refused(said, "cannot be read", "permission denied")


def test_edits_are_taken_on_trust(run: Any, plan: Path) -> None:
    plan.write_bytes(plan.read_bytes().replace(b'"name":"Mixing', b'"name":"Fixing', 1))
    refused(run("show", plan), "--trust-edits")
    assert run("show", plan, "--trust-edits").out.startswith("Fixing")
    assert run("--trust-edits", "check", plan, codes(plan_trusted(plan))[0]).status == 0
    assert run("show", plan).out.startswith("Fixing")


def plan_trusted(plan: Path) -> Path:
    """Write an edited plan anew, so that it can be read without trust."""
    copy = plan.parent / "copy.json"
    profile = read_profile(plan, trust_edits=True).profile
    ProfileStore(copy).create(profile)
    return copy


def test_while_it_is_open_it_is_only_read(run: Any, plan: Path) -> None:
    before = files(plan.parent)
    code = codes(plan)[0]
    with ProfileStore(plan).lock():
        refused(run("check", plan, code), "is open in the planner")
        refused(run("replan", plan, "--push", "3"), "is open in the planner")
        assert files(plan.parent) == before
        assert run("show", plan).status == 0
        assert run("replan", plan).status == 0
        assert run("print", plan, plan.parent / "out.pdf").status == 0
    assert run("check", plan, code).status == 0


# --- check --------------------------------------------------------------------------------------


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


# --- replan -------------------------------------------------------------------------------------


def test_offers_are_shown_and_nothing_is_changed(run: Any, plan: Path) -> None:
    before = files(plan.parent)
    late = ("--today", "2027-06-01")
    said = run("replan", plan, *late)
    assert said.out.startswith("planned-pace: ")
    assert "Nothing was changed" in said.out
    found = json.loads(run("replan", plan, *late, "--json").out)
    (offer,) = found["offers"]
    assert (offer["offer"], offer["applied"]) == ("planned-pace", False)
    assert offer["planned_finish"]["before"] < offer["planned_finish"]["after"]
    assert all(move["before"]["start"] < move["after"]["start"] for move in offer["moves"][:3])
    dry = json.loads(run("replan", plan, *late, "--json", "--dry-run", "--offer",
                         "planned-pace").out)  # fmt: skip
    assert dry == found
    assert files(plan.parent) == before


def test_an_offer_is_applied(run: Any, plan: Path) -> None:
    late = ("--today", "2027-06-01")
    shown = json.loads(run("replan", plan, *late, "--json").out)["offers"][0]
    done = json.loads(run("replan", plan, *late, "--offer", "planned-pace", "--json").out)
    assert done["offers"][0] == {**shown, "applied": True}
    found = json.loads(run("show", plan, *late, "--json").out)
    assert found["planned_finish"] == shown["planned_finish"]["after"]
    assert min(each["start"] for each in found["milestones"]) >= "2027-06-01"
    again = run("replan", plan, *late, "--offer", "planned-pace")
    assert again.out == "No dates move.\n"


def test_everything_is_pushed(run: Any, plan: Path) -> None:
    before = read_profile(plan).profile
    dry = run("replan", plan, "--push", "30", "--dry-run")
    assert "Nothing was changed." in dry.out
    assert read_profile(plan).profile == before
    assert run("replan", plan, "--push", "30").status == 0
    after = read_profile(plan).profile
    assert str(min(each.placement.start for each in after.milestones if each.placement)) > "2027-02"
    for days in ("0", "-3", "x", "99999"):
        refused(run("replan", plan, f"--push={days}"), "--push")


# --- print, open --------------------------------------------------------------------------------


def test_the_plan_goes_on_paper_and_comes_back(run: Any, plan: Path) -> None:
    pdf, back = plan.parent / "out.pdf", plan.parent / "back.json"
    assert run("print", plan, pdf).status == 0
    assert stat.S_IMODE(pdf.stat().st_mode) == 0o600
    reader = PdfReader(pdf)
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    for milestone in read_profile(plan).profile.milestones:
        assert milestone.code in text
    assert run("open", pdf, back).status == 0
    assert read_profile(back).profile == read_profile(plan).profile
    refused(run("open", pdf, back), "exists already")


def test_only_private_paper_carries_notes(run: Any, plan: Path) -> None:
    run("check", plan, codes(plan)[0], "--note", "between us", "--evidence", "https://a.b")
    for option, notes in ((), ""), (("--private",), "between us"):
        pdf, back = plan.parent / "out.pdf", plan.parent / f"back{len(option)}.json"
        assert run("print", plan, pdf, *option).status == 0
        assert run("open", pdf, back).status == 0
        opened = read_profile(back).profile.milestones[0]
        assert opened.notes == notes
        assert len(opened.evidence) == 1
        text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
        assert ("between us" in text) == bool(notes)


def test_pages_are_chosen(run: Any, plan: Path) -> None:
    pdf = plan.parent / "out.pdf"
    run("print", plan, pdf)
    whole = len(PdfReader(pdf).pages)
    assert PdfReader(pdf).pages[0].mediabox.width == pytest.approx(595, abs=1)
    options = "--paper letter --sections summary --from 2027-02-01 --to 2027-12-31 --kind project"
    said = run("print", plan, pdf, *options.split(), "--colour")
    assert said.status == 0, said.err
    assert len(PdfReader(pdf).pages) < whole
    assert PdfReader(pdf).pages[0].mediabox.width == pytest.approx(612, abs=1)


def test_new_prints_as_well_or_makes_nothing(run: Any, tmp_path: Path) -> None:
    path, pdf = tmp_path / "plan.json", tmp_path / "plan.pdf"
    assert run("new", path, "--career", CAREER, "--print", pdf).status == 0
    assert len(PdfReader(pdf).pages) > 3
    same = tmp_path / "same"
    said = run("new", same, "--career", CAREER, "--print", same)
    assert said.status == 1
    assert not same.exists()


@pytest.mark.parametrize(
    ("target", "options", "words"),
    [
        ("plan.json", "", "a file that is not a PDF has that name"),
        ("none/out.pdf", "", "there is no folder"),
        (".", "", "it is a folder"),
        ("out.pdf", "--from 2027-02-01 --to 2027-01-01", "comes before"),
        ("out.pdf", "--from never", "is not a date"),
    ],
)
def test_paper_that_cannot_be_written(
    run: Any, plan: Path, target: str, options: str, words: str
) -> None:
    before = files(plan.parent)
    refused(run("print", plan, plan.parent / target, *options.split()), words)
    assert files(plan.parent) == before


def test_a_pdf_without_a_plan_opens_nothing(run: Any, plan: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(plan.parent / "blank.pdf")
    before = files(plan.parent)
    new = plan.parent / "new.json"
    refused(run("open", plan.parent / "blank.pdf", new), "holds no plan")
    refused(run("open", plan, new), "is not a PDF")
    refused(run("open", plan.parent / "none.pdf", new), "does not exist")
    refused(run("show", plan.parent / "blank.pdf"), "planner open FILE.pdf")
    assert files(plan.parent) == before


# --- the way in -----------------------------------------------------------------------------------


def test_without_a_screen_the_app_says_so(
    run: Any, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    refused(run(), "No graphical session found", "python3 -m planner new")
    refused(run(plan), "No graphical session found")


def test_the_app_is_given_what_was_typed(
    run: Any, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Any] = []

    def start(*args: Any, **more: Any) -> int:
        given.append((*args, more))
        return 7

    monkeypatch.setitem(sys.modules, "planner.app", SimpleNamespace(run=start))
    monkeypatch.setattr(cli, "has_display", lambda _: True)
    assert cli.main([]) == 7
    said = run(plan, "--catalogue", "more", "--trust-edits")
    assert said.status == 7
    assert given == [
        (None, None, (), {"trust_edits": False}),
        (plan, dt.date(2027, 1, 4), (Path("more"),), {"trust_edits": True}),
    ]


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (OSError(5, "Input/output error", "some file"), 1, "“some file”: Input/output error"),
        (OSError("odd"), 1, "odd"),
        (SetUpError("needs more"), 1, "needs more"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_whatever_else_goes_wrong_is_one_line(
    run: Any, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, words: str
) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", fail)
    said = run("careers")
    assert said.status == status
    assert words in said.err
    assert len(said.err.splitlines()) == bool(words)


def test_without_standard_output_nothing_is_said(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a program started from a launcher on Windows."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["show", str(plan)]) == 0
    assert cli.main(["show", str(plan.parent / "none.json")]) == 1


def test_letters_no_font_shows_are_remarked(run: Any, tmp_path: Path) -> None:
    path, pdf = tmp_path / "plan.json", tmp_path / "plan.pdf"
    said = run("new", path, "--career", CAREER, "--name", "a\U0010fffdb", "--print", pdf)
    assert said.status == 0, said.err
    assert "U+10FFFD" in said.err
    assert len(said.err.splitlines()) == 1
    assert len(PdfReader(pdf).pages) > 3


def test_wrong_usage_is_status_2(run: Any, plan: Path) -> None:
    for words in (
        ["shw"], ["none.json"], ["show"], ["show", plan, "--nonsense"], ["new", "a.json"],
        ["check", plan], ["check", plan, "X", "--status", "finished"], ["catalogue", "burn"],
        ["replan", plan, "--offer", "real-pace"], ["replan", plan, "--offer", "planned-pace",
        "--push", "3"], ["print", plan, "a.pdf", "--sections", "week"], ["--today"],
        ["new", "a.json", "--career", CAREER, "--depth", "fast"],
        ["new", "a.json", "--career", CAREER, "--hours", "3", "--week", "mon=1"],
    ):  # fmt: skip
        said = run(*words)
        assert said.status == 2, words
        assert said.out == ""
        assert "planner" in said.err
        assert "Traceback" not in said.err
    assert "Did you mean “show”?" in run("shw").err
    assert "summary,checklist,timeline" in run("print", plan, "a.pdf", "--sections", "week").err


def test_help_and_version_are_status_0(run: Any) -> None:
    assert run("--version").out.startswith("planner 0.")
    assert "--catalogue DIR" in run("--help").out
    for command in ("careers", "new", "show", "check", "replan", "print", "open", "catalogue"):
        said = run(command, "--help")
        assert said.status == 0
        assert said.out.startswith(f"usage: planner {command}")
        assert command in run("--help").out


def test_common_options_go_anywhere(run: Any, plan: Path) -> None:
    assert run("show", plan, "--today", "2027-02-02", "--json").out == (
        run("--today", "2027-02-02", "show", plan, "--json").out
    )
    refused(run("show", plan, "--today", "soon"), "is not a date")


def process(*argv: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    code = "import sys; from planner.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *map(str, argv)],
        capture_output="stdout" not in options, check=False, **options,
    )  # fmt: skip


def test_the_version_needs_neither_qt_nor_pydantic() -> None:
    code = (
        "import sys; from planner.cli import main; main(['--version']);"
        "sys.exit(any(name in sys.modules for name in ('PySide6', 'pydantic', 'typst', 'pypdf')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_command_needs_qt(plan: Path) -> None:
    code = (
        "import sys; from planner.cli import main\n"
        "folder = sys.argv[1]; p = folder + '/plan.json'\n"
        "main(['careers']); main(['show', p]); main(['replan', p, '--push', '3'])\n"
        "main(['print', p, folder + '/o.pdf']); main(['open', folder + '/o.pdf', folder + '/n'])\n"
        "main(['catalogue', 'check']); main(['new', folder + '/m', '--career', 'foley-artist'])\n"
        "sys.exit('PySide6' in sys.modules)"
    )
    words = [sys.executable, "-c", code, plan.parent]
    assert subprocess.run(words, check=False, stdout=subprocess.DEVNULL).returncode == 0


def test_a_reader_that_goes_away_is_no_failure(plan: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        ended = process("show", plan, stdout=closed, stderr=subprocess.PIPE)
    assert ended.returncode == 0
    assert ended.stderr == b""


def test_an_output_that_cannot_be_written_is_one_sentence(plan: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = process("show", plan, stdout=full, stderr=subprocess.PIPE)
    assert ended.returncode == 1
    assert ended.stderr.decode().count("\n") == 1
    assert "No space left" in ended.stderr.decode()


def test_a_narrow_encoding_shows_question_marks(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    made = process("new", path, "--career", CAREER, "--name", "Tonmeisterin für Föley 音",
                   env=environment)  # fmt: skip
    assert made.returncode == 0
    shown = process("show", path, env=environment)
    assert shown.stdout.splitlines()[0] == b"Tonmeisterin f?r F?ley ?"
    found = json.loads(process("show", path, "--json", env=environment).stdout)
    assert found["name"] == "Tonmeisterin für Föley 音"
    lost = process("show", tmp_path / "für.json", env=environment)
    assert (lost.returncode, lost.stderr.count(b"\n")) == (1, 1)
