"""Codes on paper: unlike each other, and no slip of the pen goes through."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.codes import (
    SHORT_CODES,
    SYMBOLS,
    code_of,
    is_code,
    issued_by,
    nearest_code,
    next_codes,
    normalise,
    serial_of,
)

serials = st.integers(0, SHORT_CODES + 20_000)


def test_symbols_do_not_look_alike() -> None:
    assert len(set(SYMBOLS)) == len(SYMBOLS) == 23
    assert not set("0OQ1IL2Z5S8B") & set(SYMBOLS) - {"L"}


def test_codes_are_never_given_twice() -> None:
    codes = [code_of(serial) for serial in range(SHORT_CODES + 20_000)]
    assert len(set(codes)) == len(codes)
    assert {len(code) for code in codes[:SHORT_CODES]} == {4}
    assert {len(code) for code in codes[SHORT_CODES:]} == {5}
    assert all(map(is_code, codes))


def test_neighbours_look_unlike() -> None:
    for serial in range(1000):
        one, two = code_of(serial), code_of(serial + 1)
        assert sum(a != b for a, b in zip(one, two, strict=True)) >= 2


@given(serials)
def test_every_wrong_character_is_caught(serial: int) -> None:
    code = code_of(serial)
    for place, symbol in itertools.product(range(len(code)), SYMBOLS):
        if symbol != code[place]:
            assert not is_code(code[:place] + symbol + code[place + 1 :])


@given(serials)
def test_every_swap_of_two_is_caught(serial: int) -> None:
    code = code_of(serial)
    for one, two in itertools.combinations(range(len(code)), 2):
        letters = list(code)
        letters[one], letters[two] = letters[two], letters[one]
        if letters[one] != letters[two]:
            assert not is_code("".join(letters))


@pytest.mark.parametrize("text", ["", "A", "AAA", "AAAAAA", "0000", "ÄAAA", "A0AA", "mixing"])
def test_other_text_is_no_code(text: str) -> None:
    assert not is_code(text)


@given(serials)
def test_a_code_may_be_typed_in_small_letters_with_blanks_and_hyphens(serial: int) -> None:
    code = code_of(serial)
    typed = f" {code[:2].lower()}-{code[2:].lower()}\t"
    assert normalise(typed) == code
    assert is_code(typed)


@given(st.lists(st.integers(0, 300), min_size=1, unique=True), st.data())
def test_a_mistyped_code_finds_the_one_meant(numbers: list[int], data: st.DataObject) -> None:
    codes = [code_of(number) for number in numbers]
    code = data.draw(st.sampled_from(codes))
    place = data.draw(st.integers(0, 3))
    wrong = code[:place] + data.draw(st.sampled_from(SYMBOLS)) + code[place + 1 :]
    found = nearest_code(wrong, codes)
    assert found is not None
    differs = [sum(a != b for a, b in zip(wrong, each, strict=True)) for each in codes]
    assert sum(a != b for a, b in zip(wrong, found, strict=True)) <= min(differs) or sorted(
        found
    ) == sorted(wrong)


def test_a_swapped_code_finds_the_one_meant() -> None:
    codes = [code_of(number) for number in range(40)]
    code = codes[7]
    assert nearest_code(code[1] + code[0] + code[2:], codes) == code
    assert nearest_code(code.lower(), codes) == code


def test_the_letters_in_any_order_are_not_near() -> None:
    assert nearest_code("CDEA", ["ACDE"]) is None


def test_nothing_is_offered_where_nothing_is_near() -> None:
    code = code_of(0)
    assert nearest_code("", [code]) is None
    assert nearest_code(code + code, [code]) is None
    assert nearest_code(code, []) is None
    other = "".join("A" if letter != "A" else "C" for letter in code)
    assert nearest_code(other, [code]) is None


@given(serials)
def test_a_code_tells_which_one_it_is(serial: int) -> None:
    assert serial_of(code_of(serial)) == serial
    assert issued_by((code_of(serial), "AC0", "", code_of(0))) == serial + 1


def test_what_was_never_issued_counts_for_nothing() -> None:
    every = ("".join(letters) for letters in itertools.product(SYMBOLS, repeat=4))
    assert {serial_of(code) for code in every} == {None, *range(SHORT_CODES)}
    assert issued_by(()) == issued_by(("words", "12")) == 0


def test_the_next_codes_leave_out_those_that_are_taken() -> None:
    codes = next_codes(3, {code_of(2), code_of(4)})
    assert [next(codes), next(codes)] == [code_of(3), code_of(5)]
