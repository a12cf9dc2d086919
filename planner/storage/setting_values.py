"""Reads single values of the settings file: each reader gives the value, or says that it is unfit.

Only the standard library is used, as in `planner.storage.settings_file`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

_MAX_TEXT = 100_000
_MAX_LABEL = 8


class UnfitError(ValueError):
    """A value in the file that cannot be what the field holds."""


_T = TypeVar("_T")


def text(value: object) -> str:
    """A text of bearable length."""
    if not isinstance(value, str) or len(value) > _MAX_TEXT or "\0" in value:
        raise UnfitError
    return value


def short_text(value: object) -> str:
    """A label of a few letters."""
    if len(text(value)) > _MAX_LABEL:
        raise UnfitError
    return text(value)


def one_of(*choices: str) -> Callable[[object], str]:
    """A reader of one of some texts."""

    def read(value: object) -> str:
        if value not in choices:
            raise UnfitError
        return text(value)

    return read


def number(value: object) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise UnfitError
    return value


def yes_or_no(value: object) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise UnfitError
    return value


def several(reader: Callable[[object], _T]) -> Callable[[object], tuple[_T, ...]]:
    """A reader of a list, of which each value is read by another reader."""

    def read(value: object) -> tuple[_T, ...]:
        if not isinstance(value, list):
            raise UnfitError
        return tuple(reader(each) for each in value[:1000])

    return read


def within(low: int, high: int) -> Callable[[object], int]:
    """A reader of a whole number between two, both included."""

    def read(value: object) -> int:
        if not low <= number(value) <= high:
            raise UnfitError
        return number(value)

    return read


def known(kind: type, value: object, readers: Mapping[str, Callable[[object], Any]]) -> Any:
    """The fields of a dataclass that can be read; those without a reader are texts."""
    if not isinstance(value, dict):
        raise UnfitError
    read: dict[str, Any] = {}
    for field in fields(kind):
        try:
            read[field.name] = readers.get(field.name, text)(value[field.name])
        except (KeyError, ValueError):
            continue  # the default stands
    return read
