"""Tests of `planner.storage.tolerant_json`: a damaged object, read as far as it can be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from planner.domain.profile import Profile
from planner.storage import tolerant_json
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
#: Damaged objects with what is read of each, looked at one by one: whoever changes how damage is
#: read sees here what that costs and gains.
DAMAGED = json.loads(
    (Path(__file__).parent.parent / "data" / "damaged" / "objects.json").read_bytes()
)


class Entry(BaseModel):
    on: str = ""
    minutes: int = 0


class Item(BaseModel):
    id: str
    title: str = ""
    log: tuple[Entry, ...] = ()


class Person(BaseModel):
    name: str = ""
    level: int = 0


class Document(BaseModel):
    """A small document with one object, a list of objects, and a list inside of those."""

    title: str = ""
    person: Person | None = None
    items: tuple[Item, ...] = ()
    ended: int = 0


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


def test_numbers_with_a_point_are_numbers() -> None:
    assert read_damaged('{"name":1.5,', Profile).value == {"name": 1.5}


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


@pytest.mark.parametrize("case", DAMAGED, ids=lambda case: case["text"][:20])
def test_of_small_damaged_objects_exactly_this_is_read(case: dict[str, Any]) -> None:
    reading = read_damaged(case["text"], Document)
    assert reading.value == case["value"]
    gaps = [[gap.at, list(gap.path), gap.twice] for gap in reading.gaps]
    assert (gaps, reading.cut_short) == (case["gaps"], case["cut_short"])


@pytest.mark.parametrize(
    "damaged", ['{"definition":k"id"', '"definition":{"id"', ']{"definition":{"id"']
)
def test_a_damaged_file_takes_four_readings(damaged: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With fewer it ends early and keeps what it has: time is bounded, and nothing read is lost."""
    text = TEXT[:MIDDLE] + damaged + TEXT[MIDDLE + len(BEGINNING) :]
    whole = read_damaged(text, Profile, AT)
    monkeypatch.setattr(tolerant_json, "_SHORT", 0)
    monkeypatch.setattr(tolerant_json, "_READINGS", 4)
    assert read_damaged(text, Profile, AT) == whole
    monkeypatch.setattr(tolerant_json, "_READINGS", 3)
    less = read_damaged(text, Profile, AT)
    assert less.cut_short
    count = len(less.value["milestones"])
    assert COUNT // 2 < count < COUNT
    assert sum(each in whole.value["milestones"] for each in less.value["milestones"]) >= count - 1
