"""Evidence in words: its sort, what is shown of it and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain import edits
from planner.domain.plan import plan_of
from planner.ui.models.piece_rows import (
    Order,
    Sort,
    next_piece,
    piece_rows,
    pieces_shown,
    portfolio_line,
    starred_line,
)
from planner.ui.roles import PieceRow
from planner.words import ENGLISH
from tests.ui.piece_worlds import shown_profile
from tests.ui.worlds import TODAY, small_profile


@pytest.fixture
def rows(tmp_path: Path) -> tuple[PieceRow, ...]:
    profile = shown_profile(tmp_path)
    return piece_rows(plan_of(profile, TODAY), ENGLISH, {str(tmp_path / "map.pdf"): "Gone."})


def test_a_card_says_what_a_piece_is(rows: tuple[PieceRow, ...]) -> None:
    link, note, sound, paper, image, other = rows
    assert (link.group, link.preview, link.facts) == ("link", "example.org", "Link · 23 Jan")
    assert (note.group, note.title) == ("note", "Heard twenty records\nin a week")
    assert (sound.group, sound.facts, sound.starred) == ("audio", "WAV · 29 Jan", True)
    assert (paper.icon, paper.preview, paper.warning) == (
        "link-break",
        "Not in its folder",
        "Gone.",
    )
    assert (image.group, image.facts) == ("image", "Image · 31 Jan")
    assert (other.group, other.preview) == ("document", "File")


@pytest.mark.parametrize(
    ("sort", "text", "order", "titles"),
    [
        (Sort.DOCUMENT, "", Order.NEWEST, ["Masking map", "Session"]),
        (Sort.ALL, "STATIC balance", Order.NEWEST, ["mix.wav", "Masking map"]),
        (Sort.AUDIO, "map", Order.NEWEST, []),
        (Sort.ALL, "a", Order.STARRED, ["mix.wav", "Room"]),
    ],
)
def test_only_what_is_asked_for(
    rows: tuple[PieceRow, ...], sort: Sort, text: str, order: Order, titles: list[str]
) -> None:
    found = [row.title for row in pieces_shown(rows, sort, text, order)]
    assert found[: len(titles) or None] == titles


def test_orders_are_by_day_plan_and_star(rows: tuple[PieceRow, ...]) -> None:
    days = [row.added for row in pieces_shown(rows, Sort.ALL, "", Order.NEWEST)]
    assert days == sorted(days, reverse=True)
    assert pieces_shown(rows, Sort.ALL, "", Order.MILESTONE) == rows
    stars = [row.starred for row in pieces_shown(rows, Sort.ALL, "", Order.STARRED)]
    assert stars == [True, False, False, False, False, False]


def test_the_next_piece_is_an_open_one_without_evidence() -> None:
    profile = small_profile()
    found = next_piece(plan_of(profile, TODAY))
    assert found is not None
    assert found.id == "piece"
    done, _ = edits.check_off("piece", TODAY, TODAY).apply(profile)
    assert next_piece(plan_of(done, TODAY)) is None


def test_lines_count(rows: tuple[PieceRow, ...]) -> None:
    assert portfolio_line(rows) == "6 pieces of evidence from 3 milestones"
    assert portfolio_line(rows[:2]) == "2 pieces of evidence from 1 milestone"
    assert portfolio_line(rows[:1]) == "1 piece of evidence"
    assert [starred_line(count)[:4] for count in range(3)] == ["None", "1 is", "2 ar"]
