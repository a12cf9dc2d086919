"""Each field that a learner may hear of has words of its own, so that they can be translated."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator

from planner.domain.catalogue import Career, CatalogueMilestone
from planner.domain.model import FrozenModel
from planner.domain.profile import Profile
from planner.field_words import FIELDS
from planner.merge_words import ENGLISH_MERGE
from planner.words import ENGLISH


def _models_in(annotation: object) -> Iterator[type[FrozenModel]]:
    if isinstance(annotation, type) and issubclass(annotation, FrozenModel):
        yield annotation
    for each in typing.get_args(annotation):
        yield from _models_in(each)


def test_every_field_of_a_plan_and_a_career_has_words_and_nothing_else() -> None:
    waiting: list[type[FrozenModel]] = [Profile, Career, CatalogueMilestone]
    known: set[type[FrozenModel]] = set()
    while waiting:
        model = waiting.pop()
        if model not in known:
            known.add(model)
            for field in model.model_fields.values():
                waiting += _models_in(field.annotation)
    assert set(FIELDS) == {name for model in known for name in model.model_fields}
    assert len(known) > 20


def test_words_for_fields_follow_in_a_sentence() -> None:
    for text in FIELDS.values():
        assert re.fullmatch(r"[a-z]\w*([- ]\w+)*|(ESCO|O\*NET) code", text), text


def test_what_two_copies_do_not_agree_on_is_called_the_same() -> None:
    assert ENGLISH.fields is FIELDS
    assert ENGLISH_MERGE._name("notes") == FIELDS["notes"]
    assert ENGLISH_MERGE._name("event") == "event dates"
