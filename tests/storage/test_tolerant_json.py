"""Tests of `planner.storage.tolerant_json`: a damaged object, read as far as it can be."""

from __future__ import annotations

import json

import pytest

from planner.domain.profile import Profile
from planner.storage.fitting import name_again
from planner.storage.tolerant_json import Gap, read_damaged
from tests.storage.damage import REAL, document

TEXT = REAL.decode()
AT = TEXT.index('"profile":') + len('"profile":')
WHOLE = document(REAL)["profile"]
COUNT = len(WHOLE["milestones"])
#: Where a milestone in the middle begins.
MIDDLE = TEXT.index('{"definition":', len(TEXT) // 2)
BEGINNING = '{"definition":{"id"'


def test_what_is_whole_is_read_as_it_is() -> None:
    reading = read_damaged(TEXT, Profile, AT)
    assert reading.value == WHOLE
    assert (reading.gaps, reading.cut_short) == ((), False)


@pytest.mark.parametrize(
    "damaged",
    [
        '{"definition":k"id"', '{"definition":kkkkk"id"', '}{"definition":{"id"',
        '#"definition":{"id"', '{"definition"#{"id"', '["definition":{"id"', '"definition":{"id"',
        '{"definition:{"id"', '{definition":{"id"', "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        ']{"definition":{"id"', '{"definition":{"id', '{"definition":{"id" "',
    ],
)  # fmt: skip
def test_damage_at_one_milestone_leaves_all_others(damaged: str) -> None:
    text = TEXT[:MIDDLE] + damaged + TEXT[MIDDLE + len(BEGINNING) :]
    reading = read_damaged(text, Profile, AT)
    read = reading.value["milestones"]
    assert sum(each in read for each in WHOLE["milestones"]) >= COUNT - 1
    assert len(read) <= COUNT
    assert [name for name in WHOLE if reading.value.get(name) != WHOLE[name]] in (
        ["milestones"],
        [],
    )
    assert reading.gaps


@pytest.mark.parametrize("bracket", ["}", "]", "{", "[", ",", ":", '"'])
def test_no_bracket_is_needed(bracket: str) -> None:
    """Whichever one is lost, nearly everything else is read."""
    places = [at for at in range(AT, len(TEXT) - 2) if TEXT[at] == bracket]
    for at in places[:: max(1, len(places) // 40)]:
        for other in ("#", ""):
            reading = read_damaged(TEXT[:at] + other + TEXT[at + 1 :], Profile, AT)
            name_again(reading.value, Profile)
            read = reading.value["milestones"]
            assert sum(each in read for each in WHOLE["milestones"]) >= COUNT - 2, (at, other)


@pytest.mark.parametrize("length", range(AT + 1, len(TEXT), 997))
def test_a_text_cut_short_is_read_to_its_end(length: int) -> None:
    reading = read_damaged(TEXT[:length], Profile, AT)
    read = reading.value.get("milestones", [])
    assert reading.cut_short
    whole = TEXT.count('{"definition":', 0, length) - 1
    assert read[:whole] == WHOLE["milestones"][: max(0, whole)]


def test_a_text_that_ends_in_a_note_keeps_its_beginning() -> None:
    reading = read_damaged('{"name":"Mixing in the ev', Profile)
    assert reading.value == {"name": "Mixing in the ev"}
    assert reading.gaps == (Gap(8, ("name",)),)


def test_a_member_that_stands_twice_is_told() -> None:
    reading = read_damaged('{"name":"one","name":"two"}', Profile)
    assert reading.value == {"name": "two"}
    assert [gap.twice for gap in reading.gaps] == ["name"]
    damaged = read_damaged('{"name":"one","name":"two",,,#', Profile)
    assert damaged.value == {"name": "two"}


def test_a_list_that_seems_to_end_too_early_goes_on() -> None:
    text = TEXT[: MIDDLE - 1] + "]}}" + TEXT[MIDDLE - 1 :]
    read = read_damaged(text, Profile, AT).value
    assert len(read["milestones"]) == COUNT
    assert read["dismissed"] == WHOLE["dismissed"]


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e400"])
def test_numbers_that_are_none_come_as_text(number: str) -> None:
    assert read_damaged(f'{{"name":{number}}}', Profile).value == {"name": number}


@pytest.mark.parametrize(
    "part",
    [
        "[", '{"a":', '{"definition":{"id":"a","log":[', '"', '"notes":', '"log":[{"on":1,',
        '{"definition":{"id":"a"},', '{"id":', "9", "\\", ",", "\0", '{"start":', '":',
        '{"definition":{"id":"a","title":"b"},"placement":{"runs":[[1,1,1],[1',
    ],
)  # fmt: skip
def test_texts_made_to_take_long_do_not(part: str) -> None:
    """The steps are bounded: these would take hours if each place were read to the end."""
    text = TEXT[:MIDDLE] + part * (300_000 // len(part))
    reading = read_damaged(text, Profile, AT)
    assert len(reading.value["milestones"]) >= COUNT // 2 - 1
    json.dumps(reading.value, ensure_ascii=True)


def test_of_two_of_one_name_the_one_that_can_be_read_counts() -> None:
    reading = read_damaged('{"name":"one","name":#,"created":"2027-01-01"}', Profile)
    assert reading.value == {"name": "one", "created": "2027-01-01"}
