"""The user guide as plain values: its chapters, and which of them hold what is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the guide; its first line is the title."""

    title: str
    text: str

    def holds(self, words: Iterable[str]) -> bool:
        """Tell whether every word stands somewhere in the chapter, large or small."""
        text = self.text.casefold()
        return all(word in text for word in words)


def chapters(folder: Path) -> tuple[Chapter, ...]:
    """Read the guide, in the order of the files' names; what cannot be read is left out."""
    found = []
    for path in sorted(folder.glob("*.md")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        found.append(Chapter(text.partition("\n")[0].lstrip("# "), text))
    return tuple(found)


def sought(typed: str) -> tuple[str, ...]:
    """Return the words of what was typed, as they are compared."""
    return tuple(dict.fromkeys(typed.casefold().split()))


def found_in(guide: Iterable[Chapter], typed: str) -> tuple[Chapter, ...]:
    """Return the chapters that hold every word, those with one in the title first."""
    words = sought(typed)
    holding = [chapter for chapter in guide if chapter.holds(words)]
    if not words:
        return tuple(holding)
    return tuple(
        sorted(holding, key=lambda each: not any(word in each.title.casefold() for word in words))
    )
