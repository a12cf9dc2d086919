"""The main job by commands, each a process of its own in another folder than the program's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from planner import cli, paths
from planner.domain.catalogue import Kind
from planner.storage.profile_file import read_profile
from tests.export.print_samples import outside_margins, texts_of

ROOT = Path(__file__).resolve().parents[2]
DAY = "2027-01-04"
#: Of every career there is a plan in `tests/seeds`; these are shown by commands in the quick tests
#: too, the others in the campaign.
QUICK = {"mixing-engineer", "music-producer", "foley-artist", "media-composer"}
CAREERS = sorted(each.stem for each in (paths.shipped("seeds") / "careers").glob("*.json"))


def planner(folder: Path, *words: str, status: int = 0) -> str:
    """Run a command in a folder; gives standard output, or standard error where it is refused."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "planner", "--today", DAY, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr if status else done.stdout


def test_there_are_the_eight_careers() -> None:
    assert len(CAREERS) >= 8
    assert set(CAREERS) >= QUICK


@pytest.mark.parametrize(
    "career",
    [pytest.param(each, marks=[] if each in QUICK else pytest.mark.campaign) for each in CAREERS],
)
def test_every_career_gives_a_dated_plan_without_problems(
    tmp_path: Path, career: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process: two more for each career would start for nothing that is of the career."""
    path = str(tmp_path / "plan.json")
    for words in (["new", path, "--career", career, "--hours", "8"], ["show", path, "--json"]):
        capsys.readouterr()
        assert cli.main(["--today", DAY, *words]) == 0
    found = json.loads(capsys.readouterr().out)
    milestones = found["milestones"]
    assert found["problems"] == []
    assert found["careers"] == [career]
    assert len(milestones) >= 30
    assert [each["number"] for each in found["phases"]] == [1, 2, 3, 4]
    assert {each["phase"] for each in milestones} == {1, 2, 3, 4}
    assert [each["phase"] for each in milestones] == sorted(each["phase"] for each in milestones)
    finishes = {each["id"]: each["finish"] for each in milestones}
    starts = {each["id"]: each["start"] for each in milestones}
    for each in milestones:
        assert DAY <= each["start"] <= each["finish"] <= found["planned_finish"]
        assert each["effort"] > 0
        for name in each["prerequisites"]:
            assert finishes[name] <= starts[each["id"]], f"{name} comes before {each['id']}"
    kinds = {each["kind"] for each in milestones}
    assert {"course", "project", "portfolio", "mentorship", "networking"} <= kinds
    assert kinds <= {kind.value for kind in Kind}
    assert all(week["planned"] <= week["available"] for week in found["weeks"])


def test_the_whole_path(tmp_path: Path) -> None:
    work = tmp_path / "a folder & more"
    work.mkdir()
    options = ["--career", "mixing-engineer", "--week", "tue=2,sat=4.5", "--name", "My plan"]
    rated = ["--level", "critical-listening=3"]
    planner(work, "new", "plan.json", *options, *rated, "--print", "first.pdf")
    first = json.loads(planner(work, "show", "plan.json", "--json"))
    codes = [each["code"] for each in first["milestones"][:3]]
    planner(work, "check", "plan.json", *codes, "--hours", "2", "--note", "Only for me")
    after = json.loads(planner(work, "show", "plan.json", "--json"))
    assert [each["status"] for each in after["milestones"][:3]] == ["done"] * 3
    assert after["progress"]["percent"] >= 1
    assert after["problems"] == []
    planner(work, "replan", "plan.json", "--offer", "planned-pace")
    planner(work, "print", "plan.json", "second.pdf", "--paper", "letter")
    planner(work, "open", "second.pdf", "again.json")
    again = json.loads(planner(work, "show", "again.json", "--json"))
    same = json.loads(planner(work, "show", "plan.json", "--json"))
    assert {**again, "profile": ""} == {**same, "profile": ""}
    _check_paper(work / "second.pdf", [each["title"] for each in same["milestones"]])
    kept, taken_out = read_profile(work / "plan.json"), read_profile(work / "again.json")
    assert taken_out.profile != kept.profile, "the note stays with the learner"
    assert "Only for me" not in (work / "again.json").read_text(encoding="utf-8")
    names = {each.name for each in work.iterdir()}
    assert names == {"plan.json", "again.json", "first.pdf", "second.pdf"}


def _check_paper(pdf: Path, titles: list[str]) -> None:
    data = pdf.read_bytes()
    text = " ".join(texts_of(data))
    missing = [title for title in titles if " ".join(title.split()) not in text]
    assert missing == []
    assert outside_margins(data) == []
    assert round(PdfReader(pdf).pages[0].mediabox.width) == 612


def test_a_refusal_is_one_line_and_leaves_no_file(tmp_path: Path) -> None:
    said = planner(tmp_path, "new", "plan.json", "--career", "mixing-enginer", status=1)
    assert len(said.splitlines()) == 1
    assert "mixing-engineer" in said, "the nearest is named"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a display is always there")
def test_without_a_display_the_app_names_the_commands(tmp_path: Path) -> None:
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "planner"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name not in unset}
        | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    for word in ("planner new", "show", "check", "print"):
        assert word in done.stderr
