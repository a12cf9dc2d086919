"""Reads what can be read of a damaged JSON object whose shape is known.

Whatever is whole is left to the standard library's decoder. Where it gives up, the object is read
member by member, and after a damaged stretch reading goes on at the next member whose name the
shape knows: inside a string a quote is escaped, so a name, a quote and a colon in a row are a
member. The work is bounded by the length of the text, however it was made.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite
from string import ascii_letters, digits
from typing import Any, Final, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import from_json

Path = tuple[str | int, ...]
#: How many times the length of a text may be read in all; a damaged file takes five or six.
_READINGS = 25
#: What a step costs beside the letters it reads, and the length that every text may have.
_STEP = 1_000
_SHORT = 200_000
#: More damaged stretches than this are not told apart any more.
_MOST_GAPS = 10_000
_BLANKS = " \t\r\n"
_BETWEEN = re.compile(r"[\s,]*")
#: Where the name of a member ends, and what it may be made of.
_NAME_END = re.compile(r'"\s*:')
_LETTERS = ascii_letters + digits + "_"
#: No name with what stands before it is as long as this.
_WINDOW = 100
_COLON = re.compile(r"\s*:\s*")


class _Mark(NamedTuple):
    """Where a member begins, with the bracket of its object where it is the first in it."""

    start: int
    end: int
    name: str
    is_open: bool


class _Lost:
    """What stands in the place of a value that could not be read."""


LOST: Final = _Lost()


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch that could not be read: where in the text, and after which member."""

    at: int
    path: Path
    #: The name of a member that stands twice; empty where something could not be read.
    twice: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and what was not."""

    value: dict[str, Any]
    gaps: tuple[Gap, ...]
    #: Whether the text ends before its object does.
    cut_short: bool = False


class Inner(NamedTuple):
    """The shape inside a member: of an object, or of each object in a list."""

    model: type[BaseModel]
    is_list: bool


@cache
def shape_of(model: type[BaseModel]) -> dict[str, Inner | None]:
    """Return the members an object has, each with the shape inside it where that is one."""
    return {name: _inner(field.annotation) for name, field in model.model_fields.items()}


def _inner(annotation: Any) -> Inner | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Inner(annotation, is_list=False)
    is_list = get_origin(annotation) is tuple
    for each in get_args(annotation) if get_origin(annotation) is not dict else ():
        found = _inner(each)
        if found is not None:
            return Inner(found.model, is_list or found.is_list)
    return None


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """The names of all members at any depth."""
    names = set(shape_of(model))
    for inner in shape_of(model).values():
        if inner is not None:
            names |= _names(inner.model)
    return frozenset(names)


def read_damaged(text: str, model: type[BaseModel], at: int = 0) -> Reading:
    """Return what can be read of an object that begins at or after a place in a text."""
    return _Reader(text, model).read(at)


class _Text(str):
    """A text whose lines are not counted, as the decoder would for each of its errors."""

    __slots__ = ()

    def count(self, *_: Any) -> int:
        """No line ends before the error."""
        return 0

    def rfind(self, *_: Any) -> int:
        """Nor does one begin."""
        return -1


class _Reader:
    """One pass over one text; ``self._at`` is always just after what was read."""

    def __init__(self, text: str, model: type[BaseModel]) -> None:
        self._text = _Text(text)
        self._model = model
        self._at = 0
        self._gaps: list[Gap] = []
        self._cut_short = False
        self._left = _READINGS * (len(text) + _SHORT)
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._pairs, parse_constant=str, parse_float=_finite, strict=False
        )
        self._names = _names(model)
        #: The objects that are being read, outermost first: their shape and what they hold.
        self._open: list[tuple[dict[str, Inner | None], dict[str, Any]]] = []

    def read(self, at: int) -> Reading:
        self._at = at
        begun = self._text.startswith("{", at)
        value = self._decoded(()) if begun else LOST
        if not isinstance(value, dict):
            self._at = at + begun
            value = self._object(self._model, ())
        while self._left > 0 and self._next_mark() is not None:
            self._note(tuple(list(value)[-1:]))  # it seemed to end too early
            value = self._object(self._model, (), value)
        return Reading(value, tuple(self._gaps), self._cut_short)

    def _decoded(self, path: Path) -> Any:
        """The whole value here, or `LOST`, and then nothing was read."""
        if self._left <= 0:
            return LOST
        known = len(self._gaps)
        try:
            value, end = self._decoder.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            self._left -= error.pos - self._at
        except (RecursionError, ValueError):  # too deep, or a number of thousands of digits
            self._left -= len(self._text) - self._at
        else:
            self._left -= end - self._at
            self._at = end
            self._gaps[known:] = [Gap(each.at, path, each.twice) for each in self._gaps[known:]]
            return value
        del self._gaps[known:]
        return LOST

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            counts = Counter(name for name, _ in pairs)
            twice = [name for name, count in counts.items() if count > 1]
            self._gaps += [Gap(self._at, (), name) for name in twice[:_MOST_GAPS]]
        return members

    def _value(self, inner: Inner | None, path: Path) -> Any:
        value = self._decoded(path)
        if value is not LOST or self._left <= 0:
            return value
        first = self._text[self._at : self._at + 1]
        if inner is not None and first in ("{", "["):
            self._at += 1
            is_list = inner.is_list and first == "["
            return (self._list if is_list else self._object)(inner.model, path)
        if first == '"' and self._text.find('"', self._at + 1) < 0:
            return self._rest_of_text(path)
        if inner is not None and not inner.is_list:
            return self._object_without_beginning(inner.model, path)
        return LOST

    def _object_without_beginning(self, model: type[BaseModel], path: Path) -> Any:
        mark = self._next_mark()
        if mark is None or mark.is_open or not self._is_only_of(mark.name, model):
            return LOST
        self._left -= mark.start - self._at
        self._note(path)
        self._at = mark.start
        return self._object(model, path)

    def _rest_of_text(self, path: Path) -> Any:
        """A text that the file ends in: what there is of it."""
        rest = self._text[self._at :].encode(errors="replace")
        self._note(path)
        self._at, self._cut_short = len(self._text), True
        try:
            return from_json(rest, allow_partial="trailing-strings")
        except ValueError:
            return LOST

    def _object(
        self, model: type[BaseModel], path: Path, begun: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        shape = shape_of(model)
        value: dict[str, Any] = dict(begun or {})
        self._open.append((shape, value))
        while (name := self._next_name(shape, value, path)) is not None:
            inner = shape.get(name)
            earlier = value.get(name, LOST)
            read = self._value(inner, (*path, name))
            if inner is not None and inner.is_list and isinstance(read, dict):
                # The beginning of the list was lost, or it seemed to end too early.
                read = [read]
            if read is LOST and name in value:
                continue
            together = isinstance(earlier, list) and isinstance(read, list)
            value[name] = earlier + read if together else read
        self._open.pop()
        return {name: each for name, each in value.items() if each is not LOST}

    def _list(self, model: type[BaseModel], path: Path) -> list[Any]:
        items: list[Any] = []
        while self._left > 0:
            self._left -= _STEP
            self._skip()
            here = self._text[self._at : self._at + 1]
            if here == "{":
                items.append(self._value(Inner(model, is_list=False), (*path, len(items))))
            elif here == "]":
                self._at += 1
                break
            else:
                mark = self._resumed(path)
                if mark is None:
                    break
                if not mark.is_open and self._is_only_of(mark.name, model):
                    self._note(path)
                    items.append(self._object(model, (*path, len(items))))
                elif not mark.is_open or mark.name not in shape_of(model):
                    break
        return [item for item in items if item is not LOST]

    def _next_name(
        self, shape: Mapping[str, Inner | None], value: Mapping[str, Any], path: Path
    ) -> str | None:
        """Go to the value of the next member; None where the object is over."""
        self._left -= _STEP
        self._skip()
        if self._text.startswith("}", self._at):
            self._at += 1
            return None
        start = self._at
        name = self._whole_name()
        if name is not None:
            if name in shape and name not in value:
                return name
            if not self._is_wanted_outside(name):
                return name  # unknown, or standing twice: the later one counts, as elsewhere
            self._at = start
            return None
        return self._name_after_gap(shape, value, (*path, *list(value)[-1:]))

    def _whole_name(self) -> str | None:
        """The name of the member here, where it is whole; then it is read."""
        start = self._at
        name = self._decoded(()) if self._text.startswith('"', start) else LOST
        colon = _COLON.match(self._text, self._at)
        if isinstance(name, str) and colon is not None:
            self._at = colon.end()
            return name
        self._at = start
        return None

    def _name_after_gap(
        self, shape: Mapping[str, Inner | None], value: Mapping[str, Any], path: Path
    ) -> str | None:
        if not self._cut_short:
            self._note(path)
        while (mark := self._resumed(path)) is not None:
            name = mark.name
            if mark.is_open:
                # The beginning of an object: of which member, its own names tell.
                for own, inner in shape.items():
                    is_free = own not in value or isinstance(value[own], (list, _Lost))
                    if inner is not None and is_free and name in shape_of(inner.model):
                        return own
                if self._is_begun_outside(name):
                    return None
            elif name in shape and name not in value:
                self._at = mark.end
                self._skip()
                return name
            elif self._is_wanted_outside(name):
                return None
            self._at = mark.end  # nobody's: read on after it
        return None

    def _is_wanted_outside(self, name: str) -> bool:
        """Whether an object further out lacks a member, so that the inner one's end was lost."""
        return any(name in shape and name not in value for shape, value in self._open[:-1])

    def _is_only_of(self, name: str, model: type[BaseModel]) -> bool:
        """Whether an object of a shape has such a member, and none that is being read lacks it."""
        wanted = any(name in shape and name not in value for shape, value in self._open)
        return name in shape_of(model) and not wanted

    def _is_begun_outside(self, name: str) -> bool:
        """Whether an object that begins so can be one of a list further out."""
        inners = (inner for shape, _ in self._open[:-1] for inner in shape.values())
        return any(inner is not None and name in shape_of(inner.model) for inner in inners)

    def _next_mark(self) -> _Mark | None:
        """The next place from here on at which a known member begins."""
        for end in _NAME_END.finditer(self._text, self._at):
            window = self._text[max(self._at, end.start() - _WINDOW) : end.start()]
            before = window.rstrip(_LETTERS)
            name = window[len(before) :]
            if name in self._names:
                before = before.removesuffix('"')
                outside = before.rstrip(_BLANKS)
                is_open = outside.endswith("{")
                length = len(window) - (len(outside) - 1 if is_open else len(before))
                return _Mark(end.start() - length, end.end(), name, is_open)
        return None

    def _resumed(self, path: Path) -> _Mark | None:
        """Go to the next known member, noting a gap; None at the end of the text."""
        start = self._at
        self._left -= _STEP
        mark = self._next_mark() if self._left > 0 else None
        end = mark.start if mark is not None else len(self._text)
        self._left -= end - start
        self._at = end
        if self._text[start:end].strip(_BLANKS + ","):
            self._note(path)
        if mark is None and not self._cut_short:
            self._cut_short = True
            self._note(path)
        return mark

    def _note(self, path: Path) -> None:
        if len(self._gaps) < _MOST_GAPS and self._gaps[-1:] != [Gap(self._at, path)]:
            self._gaps.append(Gap(self._at, path))

    def _skip(self) -> None:
        between = _BETWEEN.match(self._text, self._at)
        self._at = between.end() if between else self._at


def _finite(text: str) -> float | str:
    number = float(text)
    return number if isfinite(number) else text
