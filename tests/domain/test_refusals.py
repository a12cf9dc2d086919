"""What the models refuse is said in pydantic's words, which are known one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, to_json

from planner.domain.refusals import cause_of, refusal
from planner.domain.sentences import Sentence

DAY = dt.date(2027, 3, 1)


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    x: int


class Sample(BaseModel):
    """A field for each kind of field that the models of plans and catalogues have."""

    model_config = ConfigDict(extra="forbid")

    number: Annotated[int, Field(ge=1, le=1900)] = 1
    text: Annotated[str, Field(min_length=1, max_length=3)] = "aa"
    long: Annotated[str, Field(min_length=2, max_length=300)] = "aa"
    letter: Annotated[str, Field(max_length=1)] = "a"
    digest: Annotated[str, Field(pattern="^a$")] = "a"
    several: tuple[int, ...] = ()
    pair: tuple[int, int] = (1, 1)
    levels: Mapping[str, int] = Field(default_factory=dict)
    day: dt.date = DAY
    time: dt.time | None = None
    size: Size = Size.SMALL
    mark: Literal["x"] = "x"
    yes: bool = True
    inner: Inner | None = None
    first: int = 0
    last: int = 0

    @model_validator(mode="after")
    def _ends_last(self) -> Sample:
        if self.last < self.first:
            raise ValueError(Sentence("it ends before {first}", first=self.first))
        if self.last == 9:
            raise ValueError("nine")
        return self


REFUSED = [
    ("number", 0), ("number", 1901), ("number", "x"), ("number", 1.5), ("number", None),
    ("number", "9" * 5000), ("text", ""), ("text", "abcd"), ("text", 1), ("long", "a"),
    ("letter", "ab"), ("digest", "b"), ("several", 1), ("several", ["x"]), ("pair", [1]),
    ("pair", [1, 2, 3]), ("levels", 1), ("levels", []), ("day", "x"), ("day", "2027-02-30"),
    ("day", "2027-13-01"), ("day", None), ("day", "2027-01-01T10:00:00"), ("day", "20270101"),
    ("day", "2027-01-0x"), ("day", "2027-0x-01"), ("day", "20x7-01-01"), ("time", "x"),
    ("time", "25:00"), ("time", "10:75"), ("time", "1x:00"), ("time", "10:0x"), ("time", "10-00"),
    ("time", []), ("size", "z"), ("mark", "y"), ("yes", "maybe"), ("yes", 3), ("inner", 1),
    ("inner", {}), ("inner", {"x": 1, "y": 2}), ("unknown", 1), ("first", 3),
]  # fmt: skip


def refused(field: str, value: object, *, as_json: bool) -> ErrorDetails:
    read = (
        partial(Sample.model_validate_json, to_json({field: value}), strict=True)
        if as_json
        else partial(Sample.model_validate, {field: value})
    )
    with pytest.raises(ValidationError) as caught:
        read()
    return caught.value.errors(include_url=False)[0]


@pytest.mark.parametrize("as_json", [False, True], ids=["values", "json"])
@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_a_refusal_is_known_and_says_what_pydantic_says(
    field: str, value: object, as_json: bool
) -> None:
    error = refused(field, value, as_json=as_json)
    reason = refusal(error)
    assert str(reason) == error["msg"]
    assert reason.text != "{text}"


def test_what_is_not_known_is_told_as_it_comes() -> None:
    error = refused("day", 1.5, as_json=True)
    assert str(refusal(error)) == error["msg"]
    odd: ErrorDetails = {"type": "odd", "loc": (), "msg": "Odd {thing}", "input": None}
    assert str(refusal(odd)) == "Odd {thing}"
    changed: ErrorDetails = {**refused("number", 0, as_json=True), "msg": "Give at least 1"}
    assert str(refusal(changed)) == "Give at least 1", "a newer pydantic may say it otherwise"


def test_our_own_rules_are_told_without_a_remark_where_that_is_wanted() -> None:
    error = refused("first", 3, as_json=True)
    assert cause_of(error) == Sentence("it ends before {first}", first=3)
    assert refusal(error).text == "Value error, {reason}"
    assert str(cause_of(refused("last", 9, as_json=True))) == "nine"
    assert str(cause_of(refused("number", 0, as_json=True))).endswith("equal to 1")
