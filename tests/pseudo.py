"""A made-up language that shows what is not translated and what has too little room.

“Save” is “[Śàvé ~~]”: letters with marks, brackets at both ends, and 40 % longer. Places in braces,
mnemonics and Qt's own places stay as they are.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QTranslator

#: How much longer a text becomes.
LONGER = 0.4
_WORD = 6
_LETTERS = str.maketrans("AEIOUYSCNaeiouyscn", "ÀÉÏÔÛÝŚÇÑàéïôûýśçñ")
#: What is not a letter of the language: places, mnemonics, tags and entities.
_KEPT = re.compile(r"\{[^{}]*\}|%L?\d|%L?n|&(?=\w)|<[^>]*>|&\w+;")
#: Keys are read back by Qt, so they keep their names.
_KEYS = frozenset({"QShortcut", "QKeySequence"})


class PseudoTranslator(QTranslator):
    """Translates everything there is, ours and Qt's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: Every text asked for, as it was made longer.
        self.said: set[str] = set()

    def isEmpty(self) -> bool:
        """There is something to say for everything."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """A text in the made-up language; for one the English form is the remark."""
        if context in _KEYS or not text.strip():
            return text
        return stretched(disambiguation if n == 1 and disambiguation else text)


def stretched(text: str) -> str:
    """A text as the made-up language has it, between the blanks at its ends."""
    core = text.strip()
    start = text.index(core)
    parts, last = [], 0
    for kept in _KEPT.finditer(core):
        parts += [core[last : kept.start()].translate(_LETTERS), kept[0]]
        last = kept.end()
    parts.append(core[last:].translate(_LETTERS))
    letters = len(_KEPT.sub("", core))
    more = max(1, round(letters * LONGER) - 3)
    # In pieces, as words are: a longer one could not be parted where a line ends.
    filling = " ".join("~" * min(_WORD, more - at) for at in range(0, more, _WORD + 1))
    return f"{text[:start]}[{''.join(parts)} {filling}]{text[start + len(core) :]}"


def outside_brackets(text: str) -> str:
    """What of a text is not of the made-up language, parted where something is."""
    depth, kept = 0, []
    for letter in text:
        depth += letter == "["
        kept.append("\0" if depth else letter)
        depth = max(0, depth - (letter == "]"))
    return "".join(kept)
