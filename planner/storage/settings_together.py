"""What two windows write to one settings file: each changes what it changed, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final

from planner.storage.settings_file import MAX_ARCHIVES, MAX_RECENT, Settings

#: Lists of single values, and lists of pairs whose first is a key; each with its greatest length.
_LISTS: Final = {"recent": MAX_RECENT, "archives": MAX_ARCHIVES, "catalogues": None}
_PAIRS: Final = {"names": None, "open_phases": MAX_RECENT, "views": MAX_RECENT}


def with_changes(written: Settings, before: Settings, after: Settings) -> Settings:
    """Return what is on the disk with the changes of one window.

    Args:
        written: What the file holds, which another window may have written.
        before: The settings of this window before its change.
        after: The same after it.
    """
    changed: dict[str, Any] = {}
    for each in fields(Settings):
        old, new, other = (getattr(side, each.name) for side in (before, after, written))
        if old == new:
            changed[each.name] = other
        elif each.name in _PAIRS:
            changed[each.name] = _pairs(other, old, new)[: _PAIRS[each.name]]
        elif each.name in _LISTS:
            changed[each.name] = (*new, *_added(other, old, new))[: _LISTS[each.name]]
        else:
            changed[each.name] = new
    return Settings(**changed)


def _added(other: Iterable[Any], old: Iterable[Any], new: Iterable[Any]) -> list[Any]:
    """What another window put there; what this one took away stays away."""
    known = {*old, *new}
    return [each for each in other if each not in known]


def _pairs(
    other: Iterable[tuple[Any, Any]], old: Iterable[tuple[Any, Any]], new: Iterable[tuple[Any, Any]]
) -> tuple[tuple[Any, Any], ...]:
    was, found, now = dict(old), dict(other), dict(new)
    # Of what this window left as it was the other's holds, also that it is gone.
    same = {key for key, value in now.items() if key in was and was[key] == value}
    ours = [
        (key, found[key] if key in same else value)
        for key, value in now.items()
        if key not in same or key in found
    ]
    theirs = [(key, found[key]) for key in _added(found, was, now)]
    return (*ours, *theirs)
