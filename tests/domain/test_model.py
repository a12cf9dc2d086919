"""Persisted values do not change under anybody's hands."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import importlib
import pkgutil
import types
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

import planner.domain
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Catalogue
from planner.domain.model import FrozenModel, clean_text
from planner.domain.profile import Evidence, EvidenceKind, Profile
from planner.domain.start import Answers, new_profile
from tests.domain.plan_samples import TODAY, WEEKDAYS, milestone, placed
from tests.domain.strategies import profiles

PLAIN = (str, int, float, bool, dt.date, enum.Enum, type(None))


def _modules() -> list[types.ModuleType]:
    path = planner.domain.__path__
    return [
        importlib.import_module(f"planner.domain.{module.name}")
        for module in pkgutil.iter_modules(path)
    ]


def _classes() -> list[type]:
    found = {
        value
        for module in _modules()
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    }
    return sorted(found, key=lambda each: each.__qualname__)


def _values(value: object) -> Iterator[object]:
    """A value and everything in it."""
    yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _values(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _values(each)
    elif isinstance(value, types.MappingProxyType):
        for key, each in value.items():
            yield from _values(key)
            yield from _values(each)


def _assert_deeply_frozen(whole: object) -> None:
    for value in _values(whole):
        if isinstance(value, BaseModel):
            assert isinstance(value, FrozenModel)
            name = next(iter(type(value).model_fields))
            with pytest.raises(ValidationError, match="frozen"):
                setattr(value, name, None)
        else:
            assert isinstance(value, (*PLAIN, tuple, types.MappingProxyType)), type(value)


@pytest.mark.parametrize("model", [each for each in _classes() if issubclass(each, BaseModel)])
def test_each_model_is_frozen_and_refuses_unknown_fields(model: type[BaseModel]) -> None:
    assert issubclass(model, FrozenModel)
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["allow_inf_nan"] is False


@pytest.mark.parametrize(
    "kept",
    # What a module keeps to itself may change while it works.
    [
        each
        for each in _classes()
        if dataclasses.is_dataclass(each) and not each.__name__.startswith("_")
    ],
)
def test_each_derived_value_is_frozen(kept: Any) -> None:
    assert kept.__dataclass_params__.frozen


@given(profiles())
def test_a_profile_is_frozen_down_to_its_last_value(plan: Profile) -> None:
    _assert_deeply_frozen(placed(plan))


@given(profiles())
def test_a_profile_comes_back_from_its_own_words(plan: Profile) -> None:
    text = placed(plan).model_dump_json()
    again = Profile.model_validate_json(text)
    assert again.model_dump_json() == text
    _assert_deeply_frozen(again)


def test_the_shipped_catalogue_is_frozen(shipped: Catalogue) -> None:
    for part in (shipped.careers, shipped.skills, shipped.milestones, shipped.resources):
        assert isinstance(part, types.MappingProxyType)
        for entry in part.values():
            _assert_deeply_frozen(entry)


def test_a_new_profile_does_not_share_the_answers_mappings(shipped: Catalogue) -> None:
    ratings = {next(iter(shipped.skills)): 2}
    answers = Answers(
        careers=(next(iter(shipped.careers)),),
        calendar=StudyCalendar(week=WEEKDAYS),
        start=TODAY,
        ratings=ratings,
    )
    plan = new_profile(answers, shipped, TODAY, "p")
    ratings.clear()
    assert len(plan.ratings) == 1
    _assert_deeply_frozen(plan)


def test_levels_are_a_copy_nobody_can_write_to() -> None:
    levels = {"hearing": 2}
    made = milestone("mix", builds=levels)
    levels["hearing"] = 5
    assert made.definition.builds == {"hearing": 2}
    with pytest.raises(TypeError):
        made.definition.builds["hearing"] = 3  # type: ignore[index]


@pytest.mark.parametrize("level", [-1, 6])
def test_levels_stay_on_their_scale(level: int) -> None:
    with pytest.raises(ValidationError):
        milestone("mix", builds={"hearing": level})


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Evidence(kind=EvidenceKind.NOTE, target="x", added=TODAY, more=1)  # type: ignore[call-arg]


@given(st.text())
def test_ordinary_text_stays_as_it_was_typed(text: str) -> None:
    assert clean_text(text) == text.replace("\0", "")


def test_text_that_cannot_be_stored_is_mended() -> None:
    assert clean_text("a\ud800b\0c") == "a\ufffdbc"
    assert clean_text("\ud83c\udfb5") == "\U0001f3b5"
    clean_text("a\udc00").encode()
