"""Text made to be taken for something else, put into every field of a catalogue and a plan."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterator
from enum import Enum
from itertools import cycle
from pathlib import Path
from typing import Any, ClassVar, Self, TypeVar

from planner.domain.catalogue import Catalogue
from planner.domain.model import MAX_NOTE, MAX_TITLE, FrozenModel

Model = TypeVar("Model", bound=FrozenModel)

#: Fields that name other things or choose among known words: changing them changes what is meant.
_NAMES = frozenset(
    {
        "after",
        "career",
        "close",
        "code",
        "contacts",
        "cost",
        "currency",
        "declined",
        "dismissed",
        "esco",
    }
    | {
        "extends",
        "format",
        "former_codes",
        "group",
        "icon",
        "id",
        "licence",
        "milestones",
        "onet",
        "places",
        "sha256",
    }
    | {"region", "regions", "replaces", "resources", "route", "skill", "skills", "url"}
)
_LONG = frozenset({"agenda", "feedback", "notes", "note", "skip_reason", "target"})
_IN_OPEN = 0x20  # IN_OPEN of inotify(7)


def payloads(canary: Path) -> tuple[str, ...]:
    """One text for each way in which a text can be taken for more."""
    return (
        f'<img src="file://{canary}">',
        f"<b>bold</b> &amp; <a href='file://{canary}'>here</a>",
        "<table><tr><td>" * 18,
        f"<style>@import url(file://{canary});</style><h1>x",
        f"![x]({canary}) [y](file://{canary}) **z**",
        f'#read("{canary}") #image("{canary}") $ #sys.inputs @label <label> *a* _b_ \\',
        "\u202eright to left\u2066\u2069 \u200f",
        "W" * 250,
        "&Quaver && &amp; &",
        "first\nsecond\r\n\tthird\x0b\x0c\x85\u2028\u2029",
        "\x1b]0;title\x07\x1b[31m\x1b[2J\x9b31m\x00\x08\x7f",
        "[*] {0} {plan} {title} %1 %s {",
        "e" + "\u0301" * 100 + "\ufffe\U0010ffff\U000e0041",
        "=cmd|' /C calc'!A0",
        "' \" ; -- $(id) `id` | > /tmp/x",
    )


class Hostile:
    """Puts payloads in front of texts, each in its turn, so that every field meets several."""

    def __init__(self, canary: Path) -> None:
        self.payloads = payloads(canary)
        self._turn = cycle(self.payloads)

    def text(self, text: str, length: int = MAX_TITLE) -> str:
        """A text behind the payload whose turn it is."""
        return (next(self._turn) + text)[:length]

    def everything(self) -> str:
        """All payloads in one text, as long as a note may be."""
        return "\n".join(self.payloads)

    def model(self, model: Model) -> Model:
        """The same value with a payload in every text."""
        fields = {name: getattr(model, name) for name in type(model).model_fields}
        changed = {name: self._value(name, value) for name, value in fields.items()}
        return model.model_copy(update={n: v for n, v in changed.items() if v is not fields[n]})

    def catalogue(self, catalogue: Catalogue) -> Catalogue:
        """The same catalogue with a payload in every text."""
        return Catalogue.of(
            careers=map(self.model, catalogue.careers.values()),
            skills=map(self.model, catalogue.skills.values()),
            milestones=map(self.model, catalogue.milestones.values()),
            resources=map(self.model, catalogue.resources.values()),
        )

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, FrozenModel):
            return self.model(value)
        if isinstance(value, str) and not isinstance(value, Enum) and name not in _NAMES:
            return self.text(value, MAX_NOTE if name in _LONG else MAX_TITLE)
        if isinstance(value, tuple):
            return tuple(self._value(name, each) for each in value)
        return value


class Opened:
    """Notices whether a file is opened by anybody, Qt and the typesetter included (Linux only)."""

    def __init__(self, path: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
        number = self._libc.inotify_add_watch(self._watch, os.fsencode(path), _IN_OPEN)
        assert number > 0, os.strerror(ctypes.get_errno())

    def times(self) -> int:
        """How often it was opened since the last question."""
        try:
            data = os.read(self._watch, 1 << 16)
        except BlockingIOError:
            return 0
        return len(data) // struct.calcsize("iIII")

    def close(self) -> None:
        """Stop looking."""
        os.close(self._watch)


class Calls:
    """What Python asks the system for, as its audit hooks tell it."""

    _listeners: ClassVar[list[Calls]] = []
    _hooked = False

    def __init__(self) -> None:
        self.events: list[tuple[str, tuple[Any, ...]]] = []

    def __enter__(self) -> Self:
        if not Calls._hooked:
            sys.addaudithook(Calls._heard)
            Calls._hooked = True
        Calls._listeners.append(self)
        return self

    def __exit__(self, *_: object) -> None:
        Calls._listeners.remove(self)

    def named(self, *beginnings: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """The events whose names begin so."""
        return (each for each in self.events if each[0].startswith(beginnings))

    @staticmethod
    def _heard(event: str, arguments: tuple[Any, ...]) -> None:
        for each in Calls._listeners:
            if event.startswith(("socket.", "open", "subprocess.", "os.exec", "os.posix_spawn")):
                each.events.append((event, arguments))
