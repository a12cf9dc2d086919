"""Tests of `planner.storage.fitting`: values of models from JSON that does not quite fit."""

from __future__ import annotations

import json
from typing import Any

import pytest

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
