"""The words of plans, changes, merges, paper and errors in the learner's language.

What stands in English in `planner.words`, `change_words`, `merge_words` and
`planner.export.print_words` is looked up among Qt's translations under the name of its class, and
the sentence of an error under “Errors”; what a region decides (names of months, marks, the order of
a date) comes from `planner.ui.region`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QLocale

from planner.change_words import ENGLISH_CHANGES, ChangeWords
from planner.domain.sentences import FieldName, Sentence
from planner.export.print_words import ENGLISH_PRINT, PrintWords
from planner.field_words import FIELDS
from planner.formats import Formats, Plural
from planner.merge_words import ENGLISH_MERGE, MergeWords
from planner.ui.counted import counted
from planner.ui.date_style import chosen_style
from planner.ui.region import region_formats
from planner.ui.text_direction import fenced
from planner.words import ENGLISH, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.domain.sentences import Told

#: What the sentences of errors are known by to translators.
ERRORS: Final = "Errors"
_Value = TypeVar("_Value", Words, ChangeWords, MergeWords, PrintWords, Formats)
_FORMATS = frozenset(each.name for each in fields(Formats))


@dataclass(frozen=True, slots=True)
class SpokenPlural(Plural):
    """A text that differs by a number, with the forms of the learner's language."""

    context: str = ""

    def form(self, count: int) -> str:
        """The form for a number, with its places still open."""
        return counted(self.context, self.source, self.one, count)


def spoken_words(written: Callable[[dt.date], str] | None = None) -> Words:
    """The words for plans; with how the learner wants days written."""
    words = _spoken(ENGLISH, **region_formats(QLocale()), said=said, named=fenced)
    return replace(words, written=written) if written is not None else words


def on_paper(words: Words) -> Words:
    """The same for files and pages, which take no marks between names and sentences."""
    return replace(words, named=str)


def spoken_changes(words: Formats) -> ChangeWords:
    """The words for what has changed, with values written as in other words."""
    return _spoken(ENGLISH_CHANGES, **{name: getattr(words, name) for name in _FORMATS})


def spoken_merge(words: Words) -> MergeWords:
    """The words for what two copies do not agree on, with values as in other words."""
    return _spoken(ENGLISH_MERGE, words=words)


def spoken_print() -> PrintWords:
    """The words that only paper has."""
    return _spoken(ENGLISH_PRINT, language=QLocale.languageToCode(_language().language()))


def said(sentence: Sentence) -> str:
    """What an error says, with its facts written as the learner writes such."""
    formats = _spoken(Formats(), **region_formats(QLocale()), written=chosen_style(), named=fenced)
    return _said(sentence, formats)


def sources() -> Iterator[tuple[str, str, str]]:
    """Every text that is looked up here: its context, itself, and its form for one or nothing."""
    for value in (ENGLISH, ENGLISH_CHANGES, ENGLISH_MERGE, ENGLISH_PRINT):
        regional = frozenset(region_formats(QLocale.c()))
        for context, text in _texts(value, type(value).__name__, regional):
            if isinstance(text, Plural):
                yield context, text.source, text.one
            elif text.strip():
                yield context, text, ""


def _said(sentence: Sentence, formats: Formats) -> str:
    sentence = sentence.on_screen or sentence
    facts = {name: _fact(fact, formats) for name, fact in sentence.facts}
    count = dict(sentence.facts).get("count")
    if sentence.one and isinstance(count, int):
        text = counted(ERRORS, sentence.text, sentence.one, count)
    else:
        text = QCoreApplication.translate(ERRORS, sentence.text)
    try:
        return text.format_map(facts)
    except (LookupError, ValueError):
        # A translation with other places: what went wrong is told all the same.
        return str(sentence)


def _fact(fact: Told, formats: Formats) -> str:
    if isinstance(fact, Sentence):
        return _said(fact, formats)
    if isinstance(fact, FieldName):
        known = FIELDS.get(fact)
        return str(_translated(known, Words.__name__)) if known else fact.replace("_", " ")
    if isinstance(fact, dt.date):
        return formats.date(fact)
    if isinstance(fact, (int, float)):
        return formats.number(fact)
    names = fact if isinstance(fact, tuple) else (str(fact),)
    return formats.comma.join(map(formats.named, names))


def _language() -> QLocale:
    locale = QLocale()
    is_none = locale.language() is QLocale.Language.C
    return QLocale(QLocale.Language.English) if is_none else locale


def _spoken(value: _Value, **given: Any) -> _Value:
    """A value whose texts are translated, except for the fields that are given."""
    name = type(value).__name__
    own = {
        each.name: _translated(getattr(value, each.name), _context(each.name, name))
        for each in fields(value)
        if each.name not in given and not each.metadata
    }
    return replace(value, **own | given)


def _context(field: str, owner: str) -> str:
    return Formats.__name__ if field in _FORMATS else owner


def _translated(value: Any, context: str) -> Any:
    if isinstance(value, str):
        return QCoreApplication.translate(context, value) if value else value
    if isinstance(value, Plural):
        return SpokenPlural(value.one, value.many, context)
    if isinstance(value, tuple):
        return tuple(_translated(each, context) for each in value)
    if isinstance(value, Mapping):
        return MappingProxyType({key: _translated(each, context) for key, each in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            each.name: _translated(getattr(value, each.name), context)
            for each in fields(value)
            if not each.metadata
        }
        return replace(value, **changes)
    return value


def _texts(value: Any, context: str, skipped: frozenset[str]) -> Iterator[tuple[str, str | Plural]]:
    """The texts in a value in their order."""
    if isinstance(value, (str, Plural)):
        yield context, value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, context, skipped)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each, context, skipped)
    elif is_dataclass(value):
        for each in fields(value):
            if not each.metadata and each.name not in skipped and each.name != "words":
                yield from _texts(getattr(value, each.name), _context(each.name, context), skipped)
