"""Makes a value of a model from JSON that does not quite fit: what does not is left out, and said.

What is wrong is found by the model itself. Each thing it complains of is taken out, the smallest
part that makes sense without it goes, and the rest is tried again; that ends, because every round
takes something out or puts in a stand-in for what may not be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from planner.domain.model import clean_text
from planner.storage.tolerant_json import Path, shape_of

Model = TypeVar("Model", bound=BaseModel)
#: Gives what may stand for a missing member; raises `LookupError` where nothing may.
StandIn = Callable[[Path], Any]

#: Models are nested less deeply than this, and a round goes at least one step out.
_ROUNDS = 20
#: No list of a plan is as long as this; the rest of a longer one is left out.
_MOST_INSIDE = 10_000
_UNREAD = "\ufffd"


class Loss(Enum):
    """How something in a file differs from what is taken from it."""

    #: It does not fit and was left out.
    LEFT_OUT = "left-out"
    #: This version does not know it.
    UNKNOWN = "unknown"
    #: Something else stands in its place.
    MADE_UP = "made-up"
    #: Letters of it could not be read.
    LETTERS = "letters"


@dataclass(slots=True)
class Fitted:
    """What a fit gave up, by path; a path stands once, with the last that happened to it."""

    losses: dict[Path, Loss] = field(default_factory=dict)

    def note(self, path: Path, loss: Loss) -> None:
        """Remember a loss."""
        self.losses[path] = loss

    def outermost(self) -> dict[Path, Loss]:
        """Return the losses that are not inside of a larger one."""
        told: dict[Path, Loss] = {}
        last: Path | None = None
        for path in sorted(self.losses, key=lambda each: tuple(map(str, each))):
            if last is None or path[: len(last)] != last:
                told[path] = self.losses[path]
                last = path
        return told


def fit(
    model: type[Model], raw: dict[str, Any], stand_in: StandIn, fitted: Fitted, *, letters: bool
) -> Model | None:
    """Return a value made of what fits, or nothing where too little does.

    Args:
        model: What to make.
        raw: A JSON object; it is changed. See `name_again` for damaged names.
        stand_in: What may stand for what is missing.
        fitted: Takes what was given up.
        letters: Whether letters were lost when the text was read.
    """
    raw = _mended(raw, (), fitted, letters=letters)
    for _ in range(_ROUNDS):
        try:
            return model.model_validate_json(to_json(raw), strict=True)
        except ValidationError as error:
            found = error.errors(include_url=False, include_context=False, include_input=False)
        gone: list[Path] = []
        for each in found:
            path = _inside(raw, each["loc"])
            if each["type"] == "missing" and path == each["loc"][:-1]:
                gone += _fill(raw, each["loc"], stand_in, fitted)
            elif path:
                unknown = each["type"] == "extra_forbidden"
                fitted.note(path, Loss.UNKNOWN if unknown else Loss.LEFT_OUT)
                gone.append(path)
            else:
                return None
        if () in gone:
            return None
        _take_out(raw, gone)
    return None


def _fill(raw: dict[str, Any], path: Path, stand_in: StandIn, fitted: Fitted) -> Iterable[Path]:
    """Put a stand-in where a member is missing, or give up what cannot be without it."""
    holder = _at(raw, path[:-1])
    try:
        if not isinstance(holder, dict):
            raise KeyError(path[-1])
        holder[path[-1]] = stand_in(path)
    except LookupError:
        if len(path) > 1:
            fitted.note(path[:-1], Loss.LEFT_OUT)
        return [path[:-1]]
    fitted.note(path, Loss.MADE_UP)
    return []


def _inside(raw: Any, loc: tuple[str | int, ...]) -> Path:
    """As much of a place as there is: names of checks and missing members are no part of it."""
    for length, step in enumerate(loc):
        known = range(len(raw)) if isinstance(raw, list) else raw
        if not isinstance(known, (dict, range)) or step not in known:
            return loc[:length]
        raw = raw[step]
    return loc


def _at(raw: Any, path: Path) -> Any:
    for step in path:
        raw = raw[step]
    return raw


class _Gone:
    """Marks an item that is taken out of its list once all are found."""


def _take_out(raw: dict[str, Any], paths: Iterable[Path]) -> None:
    lists: list[list[Any]] = []
    for path in dict.fromkeys(paths):
        try:
            holder = _at(raw, path[:-1])
        except (LookupError, TypeError):
            continue  # it went with what held it
        if isinstance(holder, list):
            holder[int(path[-1])] = _Gone
            lists.append(holder)
        elif isinstance(holder, dict):
            holder.pop(path[-1], None)
    for holder in lists:
        holder[:] = [item for item in holder if item is not _Gone]


def name_again(raw: Any, model: type[BaseModel]) -> None:
    """Take a name of which one letter is wrong for the missing one that it is like.

    Members that an object lacks and one inside it has too many of are taken out of that: where a
    bracket is lost, what follows seems to stand further in.
    """
    if not isinstance(raw, dict):
        return
    shape = shape_of(model)
    for wrong in [name for name in raw if name not in shape][:100]:
        likely = [name for name in shape if name not in raw and _is_like(name, wrong)]
        if len(likely) == 1:
            raw[likely[0]] = raw.pop(wrong)
    for name, inner in shape.items():
        if inner is not None and name in raw:
            value = raw[name]
            if isinstance(value, dict):
                for each in [each for each in shape if each not in raw and each in value]:
                    if each not in shape_of(inner.model):
                        raw[each] = value.pop(each)
            for each in value if isinstance(value, list) else [value]:
                name_again(each, inner.model)


def _is_like(name: str, other: str) -> bool:
    return len(name) == len(other) and sum(map(str.__ne__, name, other)) == 1


def _mended(value: Any, path: Path, fitted: Fitted, *, letters: bool) -> Any:
    """Make all text storable, noting where that or the damage changed it."""
    if isinstance(value, str):
        text = clean_text(value)
        if text != value or (letters and _UNREAD in text):
            fitted.note(path, Loss.LETTERS)
        return text
    if isinstance(value, (dict, list)) and len(value) > _MOST_INSIDE:
        fitted.note(path, Loss.LEFT_OUT)
    if isinstance(value, dict):
        return {
            clean_text(name): _mended(each, (*path, name), fitted, letters=letters)
            for name, each in islice(value.items(), _MOST_INSIDE)
        }
    if isinstance(value, list):
        return [
            _mended(each, (*path, number), fitted, letters=letters)
            for number, each in enumerate(value[:_MOST_INSIDE])
        ]
    return value
