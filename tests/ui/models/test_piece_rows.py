"""Evidence in words: its sort, what is shown of it and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.domain import edits
from planner.domain.catalogue import Licence
from planner.domain.plan import plan_of
from planner.domain.profile import Evidence, EvidenceKind
from planner.storage.evidence_look import AskedFile, Standing
from planner.storage.sound_shape import SoundShape
from planner.ui.date_style import DateStyle
from planner.ui.models.piece_rows import (
    KnownRows,
    Order,
    Sort,
    caution,
    duration,
    next_piece,
    next_row,
    piece_rows,
    pieces_shown,
    pieces_wanted,
    portfolio_line,
    sort_of,
    starred_line,
)
from planner.ui.roles import PieceRow
from planner.ui.spoken import spoken_words
from planner.words import ENGLISH
from tests.ui.piece_worlds import shown_profile
from tests.ui.worlds import TODAY, small_profile


@dataclass
class Known:
    """What is known of files, by how their names end."""

    standings: dict[str, Standing]

    def standing(self, asked: AskedFile) -> Standing:
        return self.standings.get(Path(asked.target).name, Standing.THERE)

    def sound(self, asked: AskedFile) -> SoundShape | None:
        return SoundShape(221.6, 44_100, (1.0,)) if asked.target.endswith(".wav") else None


KNOWN = Known({"map.pdf": Standing.GONE, "room.PNG": Standing.CHANGED})


@pytest.fixture
def rows(tmp_path: Path) -> tuple[PieceRow, ...]:
    return piece_rows(plan_of(shown_profile(tmp_path), TODAY), ENGLISH, KNOWN)


def test_a_card_says_what_a_piece_is(rows: tuple[PieceRow, ...]) -> None:
    link, note, sound, paper, image, other = rows
    assert (link.group, link.preview, link.facts) == ("link", "example.org", "Link · 23 Jan")
    assert (note.group, note.title) == ("note", "Heard twenty records\nin a week")
    assert (sound.group, sound.facts) == ("audio", "3:42 · 44.1 kHz · 29 Jan")
    assert (sound.starred, sound.plays) == (True, True)
    assert (paper.icon, paper.preview) == ("link-break", "Not in its folder")
    assert paper.warning.startswith("“Masking map” is no longer in its folder.")
    assert (image.group, image.facts, image.icon) == ("image", "Image · 31 Jan", "image")
    assert image.trouble == "Changed since"
    assert image.spoken == (
        "Room. Full mix: indie <b>rock</b>. Image · 31 Jan. “Room” has been changed since it was "
        "added. The plan keeps its place."
    )
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
    assert [starred_line(count, 0)[:4] for count in range(3)] == ["None", "1 is", "2 ar"]
    assert starred_line(2, 6) == "Your plan has 6 portfolio pieces. 2 are starred so far."
    assert starred_line(1, 1) == "Your plan has 1 portfolio piece. 1 is starred so far."


def test_the_card_of_what_comes_next_says_when(tmp_path: Path) -> None:
    plan = plan_of(shown_profile(tmp_path), TODAY)
    coming = next_row(plan, ENGLISH)
    assert coming is not None
    assert (coming.milestone, coming.title, coming.due) == (
        "piece",
        "Portfolio piece",
        "due 18 Feb",
    )
    assert pieces_wanted(plan) == 1


def test_only_what_changed_is_worked_out_again(tmp_path: Path) -> None:
    profile, looks = shown_profile(tmp_path), Known({})
    rows = KnownRows()
    before = rows.of(plan_of(profile, TODAY), ENGLISH, looks)
    again = rows.of(plan_of(profile, TODAY), ENGLISH, looks)
    assert all(each is other for each, other in zip(before, again, strict=True))
    changed, _ = edits.remove_evidence(profile, "listen", 0).apply(profile)
    looks.standings["map.pdf"] = Standing.GONE
    after = rows.of(plan_of(changed, TODAY), ENGLISH, looks)
    fresh = piece_rows(plan_of(changed, TODAY), ENGLISH, looks)
    assert after == fresh
    kept = [row for row in after if any(row is other for other in before)]
    assert [row.title for row in kept] == ["mix.wav", "Room", "Session"]
    tomorrow = TODAY.replace(year=TODAY.year + 1)
    assert rows.of(plan_of(changed, tomorrow), ENGLISH, looks)[0].facts == "Note · 24 Jan 2027"


def test_rows_write_days_as_the_learner_chose(tmp_path: Path) -> None:
    style = DateStyle()
    words = spoken_words(style.write)
    rows, plan = KnownRows(), plan_of(shown_profile(tmp_path), TODAY)
    rows.of(plan, words, Known({}))
    style.name = "iso"
    written = rows.of(plan, words, Known({}))
    assert written == piece_rows(plan, words, Known({}))
    assert all(row.added.isoformat() in row.facts for row in written)


@pytest.mark.parametrize(
    ("target", "sort"),
    [
        ("/a/mix.WAV", Sort.AUDIO),
        ("C:\\a.b\\mix", Sort.DOCUMENT),
        ("/a.wav/mix", Sort.DOCUMENT),
        ("/a/.wav", Sort.DOCUMENT),
        ("/a/room.final.jpeg", Sort.IMAGE),
    ],
)
def test_a_file_is_told_by_its_ending(target: str, sort: Sort) -> None:
    assert sort_of(Evidence(kind=EvidenceKind.FILE, target=target, added=TODAY)) is sort


def test_a_silent_folder_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    known = Known({"mix.wav": Standing.SILENT})
    row = piece_rows(plan_of(shown_profile(tmp_path), TODAY), ENGLISH, known)[2]
    assert (row.icon, row.plays) == ("link-break", False)
    assert row.warning == "The folder of “mix.wav” does not answer. Its drive may be away."


def test_what_is_thought_of_before_a_piece_is_shown(tmp_path: Path) -> None:
    milestone = shown_profile(tmp_path).known("balance")
    two = {"criteria": ("Peaks below -6 dB", "A list of choices")}
    open_ = milestone.model_copy(update={"definition": milestone.definition.model_copy(update=two)})
    assert caution(milestone) == ""
    assert caution(open_) == "2 of 2 criteria of its milestone are not met yet."
    practice = {"licence": Licence.PRACTICE_ONLY}
    made = milestone.definition.model_copy(update=practice)
    words = caution(milestone.model_copy(update={"definition": made}))
    assert words == "It is made of practice material, which is not published."


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "0:00"), (59.6, "1:00"), (3725, "1:02:05")])
def test_durations_are_written_as_players_do(seconds: float, words: str) -> None:
    assert duration(seconds) == words
