"""Tests of `planner.storage.setting_values`: a reader gives a value that fits, or says no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from planner.storage.setting_values import (
    UnfitError,
    known,
    number,
    one_of,
    several,
    short_text,
    text,
    within,
    yes_or_no,
)


@pytest.mark.parametrize(
    ("reader", "fitting", "unfit"),
    [
        (text, "a" * 100_000, ["a" * 100_001, "a\0b", 7, None, ["a"]]),
        (short_text, "CHF", ["much too long", "\0", 7]),
        (one_of("a", ""), "", ["b", 1, None]),
        (number, -7, [True, 1.5, "7", None]),
        (yes_or_no, False, [0, "no", None]),
        (within(1, 3), 3, [0, 4, True, "2"]),
    ],
)
def test_what_fits_is_given_and_the_rest_refused(
    reader: Callable[[object], object], fitting: object, unfit: list[object]
) -> None:
    assert reader(fitting) == fitting
    for value in unfit:
        with pytest.raises(UnfitError):
            reader(value)


def test_a_list_has_a_bound_and_no_unfit_value() -> None:
    assert several(number)([1] * 1500) == (1,) * 1000
    for value in ([1, "2"], {"a": 1}, "12", None):
        with pytest.raises(UnfitError):
            several(number)(value)


@dataclass(frozen=True)
class _Two:
    name: str = "nobody"
    count: int = 3


def test_each_field_that_fits_is_read_whatever_the_others_are() -> None:
    found = {"name": "somebody", "count": "many", "more": 1}
    assert known(_Two, found, {"count": number}) == {"name": "somebody"}
    assert known(_Two, {}, {}) == {}
    with pytest.raises(UnfitError):
        known(_Two, ["name"], {})
