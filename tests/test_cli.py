"""Tests of `planner.cli`: the way in, and every kind of bad input in one sentence."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pypdf import PdfReader

from planner import cli
from planner.bootstrap import SetUpError
from planner.storage.profile_file import ProfileStore, read_profile
from tests.commands.terminal import CAREER, answer, codes, files, made_plan, refused


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a plan made once for all tests."""
    return made_plan(tmp_path_factory.mktemp("made"))


@pytest.fixture
def plan(tmp_path: Path, made: bytes) -> Path:
    """A plan in a folder of its own."""
    path = tmp_path / "plan.json"
    path.write_bytes(made)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command on a fixed day and return what it answered."""
    return partial(answer, capsys)


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
        "newer": re.sub(rb'"schema_version":\d+', b'"schema_version":99', made, count=1),
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
        ["replan", plan, "--offer", "least"], ["replan", plan, "--offer", "planned-pace",
        "--push", "3"], ["print", plan, "a.pdf", "--sections", "diary"], ["--today"],
        ["new", "a.json", "--career", CAREER, "--depth", "slow"],
        ["new", "a.json", "--career", CAREER, "--hours", "3", "--week", "mon=1"],
    ):  # fmt: skip
        said = run(*words)
        assert said.status == 2, words
        assert said.out == ""
        assert "planner" in said.err
        assert "Traceback" not in said.err
    assert "Did you mean “show”?" in run("shw").err
    assert "summary,checklist,timeline" in run("print", plan, "a.pdf", "--sections", "diary").err


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
