"""Tests of `planner.commands.desk`: where words go, and what common options say."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

from planner import arguments
from planner.commands import desk
from planner.commands.desk import Desk
from planner.domain.problems import DateError


def desk_of(*words: str) -> Desk:
    """The desk of a command that has been typed."""
    return Desk(arguments.parsed(["careers", *words])[0])


def test_the_common_options_are_read() -> None:
    found = desk_of("--today", "2027-01-04", "--catalogue", "a", "--catalogue", "b")
    assert (found.today, found.trust_edits) == (dt.date(2027, 1, 4), False)
    assert found.folders == (Path("a"), Path("b"))
    assert desk_of("--trust-edits").trust_edits
    with pytest.raises(DateError):
        desk_of("--today", "soon")


def test_without_a_day_it_is_today() -> None:
    found = desk_of()
    assert found.given_today is None
    assert abs((found.today - dt.datetime.now().astimezone().date()).days) <= 1


def test_colours_are_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", type("Tty", (), {"isatty": lambda _: True})())
    assert desk_of().terminal().colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not desk_of().terminal().colour


def test_a_line_for_people_is_one_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    desk_of().remark("two\nlines \x1b[31mred")
    assert capsys.readouterr().err == "planner: two lines [31mred\n"


def test_things_are_counted_and_names_found() -> None:
    assert [desk.count("x" * number, "file") for number in (0, 1, 2)] == [
        "0 files", "1 file", "2 files",
    ]  # fmt: skip
    assert desk.nearest("mixng", ["mixing", "mastering"]) == "mixing"
    assert desk.nearest("zzz", ["mixing"]) is None
    assert not desk.is_there(Path("a\0b"))
    assert not desk.is_there(Path("n" * 300))
