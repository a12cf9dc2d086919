"""Any persisted value is merged by field, key and element, without knowing a field by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, model_validator

from planner.domain.merge_values import (
    ABSENT,
    ORDER,
    UNKNOWN,
    Conflict,
    Merger,
    fresh_id,
    kept_apart,
    merged_order,
)
from planner.domain.model import NO_LEVELS, FrozenModel, Levels


class Span(FrozenModel):
    low: int = 0
    high: int = 9

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError("low above high")
        return self


class Entry(FrozenModel):
    on: dt.date
    text: str = ""


class Person(FrozenModel):
    id: str
    name: str
    reach: str = ""


class Exam(FrozenModel):
    identity: ClassVar = ("on", "room")
    on: int
    room: str
    mark: int = 0


class Diary(FrozenModel):
    title: str
    motto: str = ""
    span: Span = Span()
    wish: Span | None = None
    levels: Levels = Field(default_factory=lambda: NO_LEVELS)
    entries: tuple[Entry, ...] = ()
    words: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    exams: tuple[Exam, ...] = ()
    pairs: tuple[tuple[str, int], ...] = ()
    week: Annotated[tuple[int, int], Field()] = (0, 0)


MERGER = Merger()
FIRST = dt.date(2027, 1, 4)


def diary(**fields: object) -> Diary:
    return Diary.model_validate({"title": "A", **fields})


def merged(base: object, ours: Diary, theirs: Diary) -> tuple[Diary, tuple[Conflict, ...]]:
    value, conflicts = MERGER.value(base, ours, theirs)
    assert isinstance(value, Diary)
    return value, conflicts


def test_each_field_comes_from_who_changed_it() -> None:
    value, conflicts = merged(diary(), diary(motto="mine"), diary(title="B", week=(1, 2)))
    assert value == diary(title="B", motto="mine", week=(1, 2))
    assert conflicts == ()


def test_what_cannot_be_taken_apart_is_a_conflict_and_ours_stands() -> None:
    value, conflicts = merged(diary(), diary(week=(1, 0)), diary(week=(0, 2)))
    assert value.week == (1, 0)
    assert conflicts == (Conflict(("week",), (0, 0), (1, 0), (0, 2)),)
    assert (conflicts[0].milestone, conflicts[0].field) == (None, "week")


def test_models_inside_are_merged_by_field() -> None:
    value, conflicts = merged(diary(), diary(span=Span(low=2)), diary(span=Span(high=7)))
    assert (value.span, conflicts) == (Span(low=2, high=7), ())


def test_fields_that_do_not_go_together_are_a_conflict_of_the_whole() -> None:
    value, conflicts = merged(diary(), diary(span=Span(low=8)), diary(span=Span(high=3)))
    assert value.span == Span(low=8)
    assert conflicts == (Conflict(("span",), Span(), Span(low=8), Span(high=3)),)


def test_two_new_values_where_there_was_none_are_not_mixed() -> None:
    value, conflicts = merged(diary(), diary(wish=Span(low=2)), diary(wish=Span(high=7)))
    assert value.wish == Span(low=2)
    assert [each.path for each in conflicts] == [("wish",)]


def test_mappings_are_merged_by_key() -> None:
    base = diary(levels={"a": 1, "b": 1, "c": 1, "d": 1})
    ours = diary(levels={"a": 2, "b": 1, "c": 3, "e": 1})
    theirs = diary(levels={"a": 1, "c": 4, "d": 2, "f": 5})
    value, conflicts = merged(base, ours, theirs)
    assert value.levels == {"a": 2, "c": 3, "d": 2, "e": 1, "f": 5}
    assert [(each.path, each.ours, each.theirs) for each in conflicts] == [
        (("levels", "c"), 3, 4),
        (("levels", "d"), ABSENT, 2),
    ]


def test_elements_are_known_by_their_identity() -> None:
    exams = (Exam(on=1, room="x"), Exam(on=1, room="y"), Exam(on=2, room="x"))
    ours = (exams[0].model_copy(update={"mark": 3}), exams[2])
    theirs = (*exams[:2], exams[2].model_copy(update={"mark": 4}), Exam(on=3, room="z"))
    value, conflicts = merged(diary(exams=exams), diary(exams=ours), diary(exams=theirs))
    assert [(each.on, each.mark) for each in value.exams] == [(1, 3), (2, 4), (3, 0)]
    assert conflicts == ()


def test_two_that_were_added_under_one_id_are_told_apart_by_their_names() -> None:
    def known(name: str, reach: str) -> Diary:
        return diary(people=(Person(id="p-1", name=name, reach=reach),))

    value, conflicts = merged(diary(), known("Kit", "1"), known("Lou", "2"))
    assert [(each.id, each.name) for each in value.people] == [("p-1", "Kit"), ("p-2", "Lou")]
    assert conflicts == ()
    value, conflicts = merged(diary(), known("Kit", "1"), known("Kit", "2"))
    assert value.people == (Person(id="p-1", name="Kit", reach="1"),)
    assert [each.path for each in conflicts] == [("people", "p-1", "reach")]


def test_pairs_are_known_by_their_first() -> None:
    value, conflicts = merged(
        diary(pairs=(("a", 1), ("b", 1))),
        diary(pairs=(("a", 2),)),
        diary(pairs=(("a", 1), ("c", 3))),
    )
    assert value.pairs == (("a", 2), ("c", 3))
    assert conflicts == ()


def test_equal_elements_are_counted() -> None:
    one, two = Entry(on=FIRST), Entry(on=FIRST, text="two")
    base = diary(entries=(one, one, two))
    ours = diary(entries=(one, two))
    theirs = diary(entries=(one, one, two, two))
    value, conflicts = merged(base, ours, theirs)
    assert value.entries == (one, two, two)
    assert conflicts == ()
    both, _ = merged(base, diary(entries=(one,)), diary(entries=(one, one)))
    assert both.entries == (one,)
    more, _ = merged(base, diary(entries=(one,) * 4 + (two,)), diary(entries=(one,) * 3 + (two,)))
    assert more.entries == (*(one,) * 4, two)
    again, _ = merged(diary(entries=(one,)), diary(entries=(one, one)), diary())
    assert again.entries == (one,)


def test_without_an_ancestor_equal_elements_are_not_added_up() -> None:
    one, two = Entry(on=FIRST), Entry(on=FIRST, text="two")
    value, conflicts = merged(UNKNOWN, diary(entries=(one, one)), diary(entries=(one, two)))
    assert value.entries == (one, one, two)
    assert conflicts == ()


def test_days_stay_in_order() -> None:
    days = [Entry(on=FIRST + dt.timedelta(days=number)) for number in range(4)]
    base = diary(entries=(days[1],))
    value, _ = merged(base, diary(entries=(days[1], days[3])), diary(entries=(days[0], days[1])))
    assert value.entries == (days[0], days[1], days[3])
    unsorted = diary(entries=(days[1], days[0]))
    value, _ = merged(base, diary(entries=(days[1], days[3])), unsorted)
    assert value.entries == (days[1], days[3], days[0])


def test_a_text_replaced_on_both_sides_is_a_conflict_with_both_kept() -> None:
    value, conflicts = merged(
        diary(words=("a", "b")), diary(words=("A", "b")), diary(words=("@", "b"))
    )
    assert set(value.words) == {"A", "@", "b"}
    assert [each.path for each in conflicts] == [("words",)]
    value, conflicts = merged(
        diary(words=("a", "b")), diary(words=("A", "b")), diary(words=("a", "B"))
    )
    assert (value.words, conflicts) == (("A", "B"), ())


def test_two_new_orders_are_a_conflict() -> None:
    people = tuple(Person(id=name, name=name) for name in "abc")
    ours, theirs = (people[1], people[0], people[2]), (people[0], people[2], people[1])
    value, conflicts = merged(diary(people=people), diary(people=ours), diary(people=theirs))
    assert value.people == ours
    assert [each.path for each in conflicts] == [("people", ORDER)]
    assert conflicts[0].theirs == ("a", "c", "b")
    _, conflicts = merged(UNKNOWN, diary(people=ours), diary(people=theirs))
    assert [each.path for each in conflicts] == [("people", ORDER)]


def test_without_an_ancestor_a_default_is_no_change() -> None:
    value, conflicts = merged(UNKNOWN, diary(motto="mine"), diary(title="B", levels={"a": 1}))
    assert value.motto == "mine"
    assert value.levels == {"a": 1}
    assert [(each.path, each.base) for each in conflicts] == [(("title",), UNKNOWN)]


names = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(names, names, names, st.booleans())
def test_an_order_holds_everything_that_is_kept_once(
    base: list[str], ours: list[str], theirs: list[str], known: bool
) -> None:
    kept = {*ours, *theirs}
    order, clash = merged_order(base, ours, theirs, kept, known=known)
    assert sorted(order) == sorted(kept)
    swapped, other_clash = merged_order(base, theirs, ours, kept, known=known)
    assert clash == other_clash
    assert set(swapped) == set(order)
    if known and not clash:
        stayed = [key for key in order if key in base and key in ours and key in theirs]
        mine = [key for key in ours if key in stayed]
        other = [key for key in theirs if key in stayed]
        assert stayed in (mine, other)


@given(names, names)
def test_additions_stand_behind_what_they_were_put_behind(base: list[str], ours: list[str]) -> None:
    kept = [key for key in base if key in ours]
    order, clash = merged_order(kept, ours, kept, set(ours))
    assert (order, clash) == (ours, False)


def test_additions_at_one_place_stand_together_ours_first() -> None:
    order, _ = merged_order("ab", "axyb", "aztb", set("abxyzt"))
    assert "".join(order) == "axyztb"
    order, _ = merged_order("abc", "axbc", "azcb", set("abcxz"))  # theirs leads: it moved things
    assert "".join(order) == "axzcb"


@pytest.mark.parametrize(
    ("name", "taken", "new"),
    [
        ("own-4", {"own-4", "own-5"}, "own-6"),
        ("kit", {"kit"}, "kit-2"),
        ("a-b-c", {"a-b-c"}, "a-b-c-2"),
        ("-7", {"-7"}, "-8"),
    ],
)
def test_a_new_id_is_the_next_of_its_kind(name: str, taken: set[str], new: str) -> None:
    assert fresh_id(name, taken) == new


def test_what_the_ancestor_had_is_the_same_whatever_it_is_called() -> None:
    one, other = Person(id="p", name="Kit"), Person(id="p", name="Kitty")
    assert kept_apart({"p": one}, {"p": one}, {"p": other}) == {"p": other}
    assert kept_apart({}, {"p": one}, {"p": other, "p-2": one}).keys() == {"p-3", "p-2"}


def test_mappings_stay_read_only() -> None:
    value, _ = merged(diary(), diary(levels={"a": 1}), diary(levels={"b": 2}))
    levels: Mapping[str, int] = value.levels
    assert isinstance(levels, MappingProxyType)
