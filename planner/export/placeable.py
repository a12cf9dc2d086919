"""Makes a text fit a column of the printed plan, whatever its words and its script.

Typst breaks lines at spaces and where a script allows it. A word longer than a column would stick
out into the margin, so it gets invisible places to break at. They stay out of every ordinary word,
because a plain search in the PDF would not find a word that has one. The direction of a text is
found here too: looking for both in the templates takes longer than setting the pages.
"""

from __future__ import annotations

import re
import unicodedata

#: The longest word that the columns have room for; a capital takes the room of one and a half.
LONGEST_WORD = 30
#: Stands in front of a text whose first letter is of a script written from the right.
FROM_RIGHT = "\u200f"
_BREAK = "\u200b"
_LONG = re.compile(rf"\S{{{LONGEST_WORD * 2 // 3 + 1},}}")
#: Below this stand Latin, Greek, Cyrillic and Armenian, whose letters do not join.
_JOINING = 0x0590
#: How far apart the places are where letters join and each place shows.
_FAR = 12


def placeable_text(text: str) -> str:
    """Return a text with places to break in its long words, marked if it begins from the right."""
    if len(text) > LONGEST_WORD * 2 // 3:
        text = _LONG.sub(_breakable, text)
    return text if text.isascii() or not _is_from_right(text) else FROM_RIGHT + text


def _breakable(found: re.Match[str]) -> str:
    word = found[0]
    if len(word) + sum(map(str.isupper, word)) / 2 <= LONGEST_WORD:
        return word
    parts: list[str] = []
    since = 0
    for character in word:
        since += 1
        step = 1 if ord(character) < _JOINING else _FAR
        if since > step and _begins_letter(character, parts[-1]):
            parts.append(_BREAK)
            since = 1
        parts.append(character)
    return "".join(parts)


def _begins_letter(character: str, before: str) -> bool:
    """Whether a line may begin here: not at a mark, and not inside a joined picture.

    Wide characters need no help: lines may break between any two of them.
    """
    return (
        unicodedata.category(character)[0] in "LNPS"
        and unicodedata.category(character) != "Sk"
        and before not in {"\u200d", _BREAK}
        and unicodedata.east_asian_width(character) not in "WF"
    )


def _is_from_right(text: str) -> bool:
    """Whether the first letter with a direction of its own runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
