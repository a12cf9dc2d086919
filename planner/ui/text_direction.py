"""Texts that run one way inside others that run the other way, or that are drawn where those stand.

The newer marks for this (isolates) are missing from many fonts: a line with them is set in another
font's height, so that it stands lower and loses the tails of its letters. So these are the older
ones (embeddings), with a mark outside where what follows could be drawn into them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

#: Letters that say which way a text runs.
_STRONG = frozenset(("L", "R", "AL"))
_FROM_LEFT, _FROM_RIGHT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
#: A hyphen between Arabic digits, which turn the parts of an ISO date round.
_PARTED = re.compile("(?<=[\u0660-\u0669])-(?=[\u0660-\u0669])")
#: What is put around a text, and into such a date.
_FENCES = re.compile(
    "[\u200e\u200f]?[\u202a\u202b]|\u202c[\u200e\u200f]?|\u200e(?=-[\u0660-\u0669])"
)


def isolated(text: str) -> str:
    """Fence a text off, so that its first letter and not the layout says which way it runs.

    Painted without this, "75 h" in a layout from right to left is turned round to "h 75".
    """
    if _runs_left(text):
        return f"\N{RIGHT-TO-LEFT EMBEDDING}{text}\N{POP DIRECTIONAL FORMATTING}"
    parted = text if text.isascii() else _PARTED.sub(f"{_FROM_LEFT}-", text)
    return f"\N{LEFT-TO-RIGHT EMBEDDING}{parted}\N{POP DIRECTIONAL FORMATTING}"


def fenced(name: str) -> str:
    """A name as a part of a sentence: where it runs the other way, what follows stays after it.

    Without this, "· 2 days over" after an Arabic name is begun before it: "2 · name days over".
    """
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    if not name or _runs_along(name, mirrored=mirrored):
        return name
    mark = _FROM_RIGHT if mirrored else _FROM_LEFT
    return f"{mark}{isolated(name)}{mark}"


def unfenced(text: str) -> str:
    """A text as it was before names in it were fenced off, for whoever takes it elsewhere."""
    return _FENCES.sub("", text)


@lru_cache(maxsize=4096)
def _runs_left(text: str) -> bool:
    if text.isascii():
        return False
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in ways if way in _STRONG), "L") != "L"


@lru_cache(maxsize=4096)
def _runs_along(text: str, *, mirrored: bool) -> bool:
    """Whether every letter of a text runs as the layout does."""
    if text.isascii():
        return not mirrored
    ways = {way != "L" for way in map(unicodedata.bidirectional, text) if way in _STRONG}
    return ways == {mirrored} if ways else not (mirrored or _PARTED.search(text))
