"""Tests of `planner.arguments`: what may be typed, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.arguments import DEPTHS, KINDS, OFFERS, SECTIONS, USUAL_SECTIONS, parsed
from planner.domain.catalogue import Kind
from planner.domain.catch_up import OfferKind
from planner.domain.profile import Depth
from planner.export import report
from planner.export.report import Section


def test_the_words_are_those_of_the_domain() -> None:
    """They are written down twice, so that reading arguments needs nothing heavy."""
    assert tuple(Kind) == KINDS
    assert tuple(Section) == SECTIONS
    assert report.USUAL_SECTIONS == USUAL_SECTIONS
    assert tuple(OfferKind) == OFFERS
    assert tuple(Depth) == DEPTHS


def test_without_a_command_the_app_starts() -> None:
    _, options = parsed([])
    assert (options.command, options.profile) == (None, None)


def test_a_command_word_wins_over_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("show", "mine.json"):
        (tmp_path / name).touch()
    assert parsed(["show", "mine.json"])[1].command == "show"
    _, options = parsed(["mine.json"])
    assert (options.command, options.profile) == (None, "mine.json")
    _, options = parsed(["./show"])
    assert (options.command, options.profile) == (None, "./show")


def test_common_options_go_before_and_after() -> None:
    words = ["--catalogue", "a", "show", "p", "--catalogue=b", "--trust-edits", "--today", "x"]
    common, options = parsed(words)
    assert common.catalogue == ["a", "b"]
    assert common.trust_edits
    assert common.today == "x"
    assert (options.command, options.profile) == ("show", "p")


def test_one_call_leaves_nothing_to_the_next() -> None:
    parsed(["new", "p", "--career", "a", "--level", "x=1", "--catalogue", "c"])
    common, options = parsed(["new", "p", "--career", "b"])
    assert common.catalogue == []
    assert (options.career, options.level) == (["b"], [])


@pytest.mark.parametrize(
    "words",
    [["nothing.json"], ["showw"], ["-x"], ["a\0b"], ["show"], ["mine.json", "more"], ["--today"]],
)
def test_anything_else_is_wrong_usage(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.json").touch()
    with pytest.raises(SystemExit) as ending:
        parsed(words)
    assert ending.value.code == 2
