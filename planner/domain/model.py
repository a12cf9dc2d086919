"""The base of every value that is written to disk, and the plain types its fields are made of.

Persisted values are frozen pydantic models that refuse unknown fields, so a newer file is never cut
down silently. Collections in them are tuples, or mappings behind a read-only view.
Effort and time are whole minutes, days are ``datetime.date``, levels run from 0 to 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, ValidationError

from planner.domain.problems import ValueRefusedError
from planner.domain.refusals import refusal

#: Longest title of a milestone, a plan or a person, in characters.
MAX_TITLE = 300
#: Longest note, in characters.
MAX_NOTE = 100_000
#: Minutes in a week, the most that availability can give.
WEEK_MINUTES = 7 * 24 * 60
DAY_MINUTES = 24 * 60

Id = Annotated[str, Field(min_length=1, max_length=100)]
Title = Annotated[str, Field(min_length=1, max_length=MAX_TITLE)]
Note = Annotated[str, Field(max_length=MAX_NOTE)]
Level = Annotated[int, Field(ge=0, le=5)]
Minutes = Annotated[int, Field(ge=0, le=10_000_000)]
Days = Annotated[int, Field(ge=0, le=36_500)]
Money = Annotated[int, Field(ge=0, le=100_000_000)]


def _read_only(levels: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType(dict(levels))


def _plain(levels: Mapping[str, int]) -> dict[str, int]:
    return dict(levels)


#: Skill id -> level; a read-only view, since a frozen model does not freeze a dict inside it.
Levels = Annotated[
    Mapping[Id, Level],
    AfterValidator(_read_only),
    PlainSerializer(_plain, return_type=dict[str, int]),
]

#: The levels of somebody who starts from nothing.
NO_LEVELS: Mapping[str, int] = MappingProxyType({})


class FrozenModel(BaseModel):
    """A persisted value: frozen, strict about its fields, finite numbers only."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    #: The fields by which it stays the same element of a collection, whatever else of it changes.
    #: Without any that is its ``id`` if it has one, else its whole value.
    identity: ClassVar[tuple[str, ...]] = ()


_Value = TypeVar("_Value", bound=FrozenModel)


def with_fields(value: _Value, fields: Mapping[str, Any]) -> _Value:
    """The value with other fields, validated, so that nothing invalid can ever be saved.

    Raises:
        ValueRefusedError: if a field does not take what it is given.
    """
    try:
        return type(value).model_validate({**dict(value), **fields})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = str(first["loc"][0]) if first["loc"] else type(value).__name__.lower()
        raise ValueRefusedError(field, refusal(first)) from error


def clean_text(text: str) -> str:
    """Make typed or pasted text storable: lone surrogates become U+FFFD and NUL goes.

    Everything else is kept as it was entered.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
