"""A set of days that answers quickly which of them comes next.

Days are whole numbers from 0 on. They are the bits of words of 512, and the words that are not
empty are the bits of one more, so that a stretch of any length without a member is passed in a few
steps, and members may come and go in any order.
"""

from __future__ import annotations

from collections.abc import Iterable

_SHIFT = 9
_SIZE = 1 << _SHIFT
_MASK = _SIZE - 1


class DaySet:
    """A mutable set of days; it lives only while something is worked out."""

    def __init__(self, days: Iterable[int] = ()) -> None:
        self._words: dict[int, int] = {}
        self._filled = 0
        gathered: dict[int, bytearray] = {}
        for day in days:
            word = gathered.setdefault(day >> _SHIFT, bytearray(_SIZE >> 3))
            word[(day & _MASK) >> 3] |= 1 << (day & 7)
        for number, bits in gathered.items():
            self._words[number] = int.from_bytes(bits, "little")
            self._filled |= 1 << number

    def add(self, day: int) -> None:
        """Put a day in."""
        number = day >> _SHIFT
        self._words[number] = self._words.get(number, 0) | 1 << (day & _MASK)
        self._filled |= 1 << number

    def discard(self, day: int) -> None:
        """Take a day out, if it is in."""
        number, bit = day >> _SHIFT, 1 << (day & _MASK)
        word = self._words.get(number, 0)
        if word & bit:
            self._words[number] = word = word ^ bit
            if not word:
                self._filled ^= 1 << number

    def before(self, day: int) -> int | None:
        """The last member up to a day and including it."""
        if day < 0:
            return None
        number = day >> _SHIFT
        word = self._words.get(number, 0) & ((2 << (day & _MASK)) - 1)
        if not word:
            filled = self._filled & ((1 << number) - 1)
            if not filled:
                return None
            number = filled.bit_length() - 1
            word = self._words[number]
        return (number << _SHIFT) + word.bit_length() - 1

    def after(self, day: int) -> int | None:
        """The first member from a day on, and including it."""
        day = max(0, day)
        number = day >> _SHIFT
        word = self._words.get(number, 0) >> (day & _MASK)
        if word:
            return day + (word & -word).bit_length() - 1
        filled = self._filled >> (number + 1)
        if not filled:
            return None
        number += (filled & -filled).bit_length()
        word = self._words[number]
        return (number << _SHIFT) + (word & -word).bit_length() - 1
