"""Tests of `planner.storage.fitting`: values of models from JSON that does not quite fit."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, model_validator

from planner.domain.profile import Milestone, Profile
from planner.storage.fitting import Fitted, Loss, fit, name_again
from tests.storage.damage import REAL, document

WHOLE = document(REAL)["profile"]
#: One with hours logged and evidence.
RICH = next(number for number, each in enumerate(WHOLE["milestones"]) if each["evidence"])


def fitted(**changed: Any) -> tuple[Milestone | None, dict[tuple[str | int, ...], Loss]]:
    losses = Fitted()
    raw = {**document(REAL)["profile"]["milestones"][RICH], **changed}
    raw = {name: each for name, each in raw.items() if each is not KeyError}
    return fit(Milestone, raw, {("phase",): 1}.__getitem__, losses, letters=False), dict(
        losses.outermost()
    )


def test_what_fits_is_left_as_it_is() -> None:
    milestone, losses = fitted()
    assert milestone == Milestone.model_validate_json(json.dumps(WHOLE["milestones"][RICH]))
    assert losses == {}


@pytest.mark.parametrize(
    ("changed", "losses"),
    [
        ({"status": "finished"}, {("status",): Loss.LEFT_OUT}),
        ({"done_on": "2027-02-30"}, {("done_on",): Loss.LEFT_OUT}),
        ({"notes": 7}, {("notes",): Loss.LEFT_OUT}),
        ({"colour": "red"}, {("colour",): Loss.UNKNOWN}),
        ({"phase": "one"}, {("phase",): Loss.MADE_UP}),
        ({"phase": KeyError}, {("phase",): Loss.MADE_UP}),
        ({"notes": "a\0b\ud800"}, {("notes",): Loss.LETTERS}),
        ({"pin": {"start": None, "finish": None}}, {("pin",): Loss.LEFT_OUT}),
        ({"evidence": [7, {"kind": "link"}]},
         {("evidence", 0): Loss.LEFT_OUT, ("evidence", 1): Loss.LEFT_OUT}),
        ({"placement": {"start": "2027-01-01", "finish": "2027-01-01",
                        "runs": [[0, 1], [0, 1, 5]]}},
         {("placement", "runs", 0): Loss.LEFT_OUT}),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_left_out_and_said(
    changed: dict[str, Any], losses: dict[tuple[str | int, ...], Loss]
) -> None:
    milestone, found = fitted(**changed)
    assert milestone is not None
    assert milestone.title == WHOLE["milestones"][RICH]["definition"]["title"]
    assert found == losses


def test_without_what_nothing_stands_in_for_there_is_nothing() -> None:
    assert fitted(code=KeyError)[0] is None
    assert fitted(definition={"id": "x"})[0] is None


def test_a_list_longer_than_any_is_cut() -> None:
    entry = {"on": "2027-01-01", "minutes": 1, "note": ""}
    milestone, losses = fitted(log=[entry] * 10_001)
    assert milestone is not None
    assert len(milestone.log) == 10_000
    assert losses == {("log",): Loss.LEFT_OUT}


def test_a_name_with_one_wrong_letter_is_known_again() -> None:
    raw = document(REAL)["profile"]
    raw["milestnnes"] = raw.pop("milestones")
    raw["milestnnes"][0]["cofe"] = raw["milestnnes"][0].pop("code")
    raw["nothing"] = 1
    name_again(raw, Profile)
    assert raw == {**WHOLE, "nothing": 1}


def test_what_slipped_further_in_is_taken_out() -> None:
    raw = document(REAL)["profile"]
    for name in ("milestones", "learner"):
        raw["preferences"][name] = raw.pop(name)
    name_again(raw, Profile)
    assert raw == WHOLE


class Point(BaseModel):
    """Needs its first member; the second is a number."""

    model_config = ConfigDict(extra="forbid", strict=True)
    first: int
    second: int = 0


class Shape(BaseModel):
    """An optional point, points, and a rule about the whole."""

    model_config = ConfigDict(extra="forbid", strict=True)
    point: Point | None = None
    points: tuple[Point, ...] = ()
    name: str = ""
    tags: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _named(self) -> Shape:
        if self.name == "refused":
            raise ValueError(self.name)
        return self


def shaped(raw: dict[str, Any], **stand_ins: Any) -> tuple[Shape | None, dict[Any, Loss]]:
    losses = Fitted()
    made = fit(
        Shape, raw, lambda path: stand_ins[str(path[-1])], losses, letters="letters" in stand_ins
    )
    return made, dict(losses.outermost())


def test_what_holds_a_wrong_part_goes_once_though_both_are_wrong() -> None:
    made, losses = shaped({"point": {"second": "x"}, "points": [{"second": "x"}, {"first": 1}]})
    assert made == Shape(points=(Point(first=1),))
    assert losses == {("point",): Loss.LEFT_OUT, ("points", 0): Loss.LEFT_OUT}


def test_a_wrong_value_is_left_out_where_its_default_stands_for_it() -> None:
    made, losses = shaped({"point": {"first": 1, "second": "x"}})
    assert made == Shape(point=Point(first=1))
    assert losses == {("point", "second"): Loss.LEFT_OUT}


def test_what_is_wrong_as_a_whole_is_nothing() -> None:
    assert shaped({"name": "refused"}) == (None, {})


def test_a_stand_in_that_never_fits_ends_all_the_same() -> None:
    losses = Fitted()
    assert fit(Point, {}, lambda _: "one", losses, letters=False) is None


def test_without_its_first_member_and_a_stand_in_there_is_nothing_and_no_loss() -> None:
    losses = Fitted()
    assert fit(Point, {}, {}.__getitem__, losses, letters=False) is None
    assert losses.losses == {}


@pytest.mark.parametrize("holder", ["text", 7, None, ["text"]])
def test_nothing_is_put_into_what_is_no_object(holder: object) -> None:
    made, losses = shaped({"points": [holder, {"first": 1}]}, first=1)
    assert made == Shape(points=(Point(first=1),))
    assert losses == {("points", 0): Loss.LEFT_OUT}


def test_as_many_as_any_list_has_are_all_kept() -> None:
    made, losses = shaped({"tags": ["a"] * 10_000})
    assert (made, losses) == (Shape(tags=("a",) * 10_000), {})


@pytest.mark.parametrize("lost", [True, False])
def test_letters_are_lost_only_where_the_damage_made_the_mark(lost: bool) -> None:
    """The mark of an unread letter may be the learner's own; elsewhere nothing was lost."""
    told = {"letters": True} if lost else {}
    made, losses = shaped({"name": "a\ufffd", "tags": ["whole"]}, **told)
    assert made == Shape(name="a\ufffd", tags=("whole",))
    assert losses == ({("name",): Loss.LETTERS} if lost else {})
