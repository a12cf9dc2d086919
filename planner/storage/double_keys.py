"""Keys that stand twice in one JSON object, which a reader takes silently: the last one counts.

Nothing is lost where a file is only read, so this is looked for where somebody checks a catalogue.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any


class _Object(dict[str, Any]):
    """A JSON object that remembers the keys it was given more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(key for key, _ in pairs)
        self.twice = tuple(key for key, count in counts.items() if count > 1)


def double_keys(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Find keys that stand twice, from the top of a file to its end.

    Yields:
        The id of the entry (empty outside of one), the way to the key inside it, and the key.

    Raises:
        ValueError: It is not JSON.
        RecursionError: It is nested too deeply to be walked through.
    """
    document = json.loads(content, object_pairs_hook=_Object)
    yield from _walk(document, "", ())


def _walk(value: Any, entry: str, way: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, _Object):
        named = value.get("id", value.get("extends"))
        # The outermost object with an id is the entry: a career's places have ids as well.
        if not entry and isinstance(named, str):
            entry, way = named, ()
        for key in value.twice:
            yield entry, ".".join((*way, key)), key
        for key, inner in value.items():
            yield from _walk(inner, entry, (*way, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, entry, (*way, str(number)))
