"""Sentences that are kept apart from what they are about, so that they can be said in any language.

An error carries one. The command line prints it in English; the app looks its text up among the
translations and writes the facts as the learner does (`planner.ui.spoken.said`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePath

#: What goes into a sentence. A number that is no amount, as a year, is given as text.
Told = Union[str, int, float, dt.date, "PurePath", "Sentence", tuple[str, ...]]


class FieldName(str):
    """What a model calls a field; in a sentence the words for it are put in its place."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, init=False)
class Sentence:
    """A sentence or a part of one: its English text, with places in braces, and the facts for them.

    Its text is written out where it is made, ``Sentence("“{path}” is empty.", path=path)``, because
    that is where it is collected for translators. As a string it is English.
    """

    text: str
    #: The English text where the fact ``count`` is one; empty where that makes no difference.
    one: str
    #: By the names of their places.
    facts: tuple[tuple[str, Told], ...]
    #: What the app says in its place: who reads it has buttons and no command line.
    on_screen: Sentence | None

    def __init__(
        self, text: str, /, *, one: str = "", on_screen: Sentence | None = None, **facts: Told
    ) -> None:
        """Keep a text and its facts."""
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "one", one)
        object.__setattr__(self, "on_screen", on_screen)
        object.__setattr__(self, "facts", tuple(facts.items()))

    def __str__(self) -> str:
        """Write it in English: numbers bare, days as ISO 8601 has them, several with commas."""
        text = self.one if self.one and ("count", 1) in self.facts else self.text
        return text.format_map({name: _written(fact) for name, fact in self.facts})


def by_text(*sentences: Sentence) -> Mapping[str, Sentence]:
    """Sentences without facts by their English, where that is how others say it."""
    return MappingProxyType({str(each): each for each in sentences})


def _written(fact: Told) -> str:
    if isinstance(fact, FieldName):
        return fact.replace("_", " ")
    return ", ".join(fact) if isinstance(fact, tuple) else str(fact)
