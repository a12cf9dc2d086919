"""The codes printed beside each box, typed in to check a milestone off.

A code has four characters from 23 symbols, of which no two look alike on paper. The last one is a
check character: the sum of the others, weighted 1, 2, 3, modulo 23. Because 23 is a prime and no
two weights agree, not even with the check character's own -1, every single wrong character and
every swap of two is caught. Beyond 5,000 codes they get a fifth character.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import count

SYMBOLS = "ACDEFHJKLMNPRTUWXY34679"
#: How many codes have four characters.
SHORT_CODES = 5_000
_BASE = len(SYMBOLS)
#: Coprime to 23, so that multiplying is a permutation and neighbours look unlike.
_SCATTER = {3: 5_167, 4: 118_319}
_GATHER = {length: pow(factor, -1, _BASE**length) for length, factor in _SCATTER.items()}


def code_of(serial: int) -> str:
    """The code of the milestone that was the ``serial``-th (from 0) to get one."""
    length = 3 if serial < SHORT_CODES else 4
    number = serial if length == 3 else serial - SHORT_CODES
    size = _BASE**length
    number = (number * _SCATTER[length] + size // 3) % size
    digits = []
    for _ in range(length):
        number, digit = divmod(number, _BASE)
        digits.append(digit)
    return "".join(SYMBOLS[digit] for digit in (*digits, _check(digits)))


def serial_of(code: str) -> int | None:
    """Which one (from 0) to get a code got this one; nothing for what was never a code."""
    if not is_code(code):
        return None
    code = normalise(code)
    length = len(code) - 1
    size = _BASE**length
    number = 0
    for letter in reversed(code[:length]):
        number = number * _BASE + SYMBOLS.index(letter)
    serial: int = (number - size // 3) * _GATHER[length] % size
    if length == 3:
        return serial if serial < SHORT_CODES else None
    return serial + SHORT_CODES


def issued_by(codes: Iterable[str]) -> int:
    """How many codes have been issued at the least where these are in use."""
    serials = (serial_of(code) for code in codes)
    return max((serial + 1 for serial in serials if serial is not None), default=0)


def next_codes(issued: int, taken: Collection[str] = ()) -> Iterator[str]:
    """The codes to issue after the first ``issued``, leaving out those taken by other means."""
    return (code for code in map(code_of, count(issued)) if code not in taken)


def is_code(text: str) -> bool:
    """Whether a text could be a code: right length, symbols and check character."""
    text = normalise(text)
    if len(text) not in (4, 5) or any(letter not in SYMBOLS for letter in text):
        return False
    digits = [SYMBOLS.index(letter) for letter in text]
    return digits[-1] == _check(digits[:-1])


def normalise(text: str) -> str:
    """A typed code as it is stored: upper case, without blanks or hyphens."""
    return "".join(text.split()).replace("-", "").upper()


def nearest_code(text: str, codes: Iterable[str]) -> str | None:
    """The one code that a mistyped one most likely means, or nothing if none is close.

    Close means: one or two characters differ, or two stand in each other's place.
    """
    text = normalise(text)
    best = min(((_distance(text, code), code) for code in codes), default=None)
    return best[1] if best is not None and best[0] <= 2 else None


def _check(digits: list[int]) -> int:
    return sum(weight * digit for weight, digit in enumerate(digits, start=1)) % _BASE


def _distance(text: str, code: str) -> int:
    if len(text) != len(code):
        return max(len(text), len(code))
    wrong = [(one, other) for one, other in zip(text, code, strict=True) if one != other]
    if len(wrong) == 2 and wrong[0] == wrong[1][::-1]:
        return 1
    return len(wrong)
