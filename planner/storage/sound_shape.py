"""The shape of a sound for a small picture: how long it is, and how loud from beginning to end.

Reads WAV and AIFF by their chunks. Python's own `wave` refuses what studios write (24 bits in the
extensible format, 32-bit floats), and its reader of AIFF leaves with Python 3.13. However long a
sound is, about as much of it is read: blocks at even distances, so that a peak between two of them
may be missed.
"""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, BinaryIO, Final

from planner.storage.evidence_look import opened

if TYPE_CHECKING:
    from pathlib import Path

#: Bars of the picture.
BARS: Final = 96
#: Bytes read for one bar, at the most.
_BLOCK: Final = 1 << 14
#: Chunks looked at before the sound itself: a file with more is made to be read for ever.
_MOST_CHUNKS: Final = 200
_MOST_CHANNELS: Final = 64
_MOST_RATE: Final = 1_000_000
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_FORMAT_BYTES: Final = 26
_COMM_BYTES: Final = 22


class Coding(Enum):
    """How a sample is written."""

    UNSIGNED = "unsigned"
    SIGNED = "signed"
    FLOAT = "float"


@dataclass(frozen=True, slots=True)
class SoundShape:
    """A sound: seconds, samples a second, and the loudest of each part between 0 and 1."""

    seconds: float
    rate: int
    peaks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Format:
    coding: Coding
    width: int
    channels: int
    rate: int
    big_end: bool

    @property
    def frame(self) -> int:
        """Bytes of one sample of all channels."""
        return self.width * self.channels

    @property
    def is_sound(self) -> bool:
        """Whether the numbers are those of a sound."""
        widths = (4, 8) if self.coding is Coding.FLOAT else (1, 2, 3, 4)
        channels, rate = 1 <= self.channels <= _MOST_CHANNELS, 1 <= self.rate <= _MOST_RATE
        return self.width in widths and channels and rate


def shape_of(path: Path) -> SoundShape | None:
    """The shape of a sound; nothing where the file is no WAV or AIFF that can be read.

    Raises:
        OSError: the file cannot be read.
    """
    with opened(path) as file:
        found = _found(file)
        if found is None:
            return None
        form, start, length = found
        file.seek(0, 2)
        # A recording that was cut off says it is longer than it is.
        frames = min(length, max(0, file.tell() - start)) // form.frame
        if not frames:
            return None
        return SoundShape(frames / form.rate, form.rate, _peaks(file, form, start, frames))


def _found(file: BinaryIO) -> tuple[_Format, int, int] | None:
    """How the samples are written, where they begin and how many bytes they take."""
    head = file.read(12)
    if len(head) < 12:
        return None
    if head[:4] == b"RIFF" and head[8:] == b"WAVE":
        return _walk(file, "<", b"fmt ", b"data")
    if head[:4] == b"FORM" and head[8:] in (b"AIFF", b"AIFC"):
        return _walk(file, ">", b"COMM", b"SSND")
    return None


def _walk(file: BinaryIO, order: str, form: bytes, sound: bytes) -> tuple[_Format, int, int] | None:
    found: _Format | None = None
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            return None
        name, size = head[:4], struct.unpack(order + "I", head[4:])[0]
        at = file.tell()
        if name == form:
            read = _wav_format if order == "<" else _aiff_format
            found = read(file.read(min(size, 64)))
            if found is None or not found.is_sound:
                return None
        elif name == sound:
            # AIFF has eight bytes of its own before the samples.
            skipped = 0 if order == "<" else 8
            return (found, at + skipped, max(0, size - skipped)) if found else None
        # Chunks begin at even places.
        file.seek(at + size + size % 2)
    return None


def _wav_format(chunk: bytes) -> _Format | None:
    if len(chunk) < 16:
        return None
    code, channels, rate, _, _, bits = struct.unpack("<HHIIHH", chunk[:16])
    if code == _EXTENSIBLE and len(chunk) >= _FORMAT_BYTES:
        code = struct.unpack("<H", chunk[24:26])[0]
    if code not in (_PCM, _FLOAT):
        return None
    coding = Coding.FLOAT if code == _FLOAT else Coding.UNSIGNED if bits <= 8 else Coding.SIGNED
    return _Format(coding, (bits + 7) // 8, channels, rate, big_end=False)


def _aiff_format(chunk: bytes) -> _Format | None:
    if len(chunk) < 18:
        return None
    channels, _, bits = struct.unpack(">hIh", chunk[:8])
    rate = _extended(chunk[8:18])
    packing = chunk[18:22] if len(chunk) >= _COMM_BYTES else b"NONE"
    codings = {
        b"NONE": (Coding.SIGNED, True),
        b"twos": (Coding.SIGNED, True),
        b"sowt": (Coding.SIGNED, False),
        b"fl32": (Coding.FLOAT, True),
        b"FL32": (Coding.FLOAT, True),
        b"fl64": (Coding.FLOAT, True),
        b"FL64": (Coding.FLOAT, True),
    }
    if packing not in codings:
        return None
    coding, big_end = codings[packing]
    return _Format(coding, (bits + 7) // 8, channels, rate, big_end)


def _extended(number: bytes) -> int:
    """The rate as AIFF writes it: 15 bits of exponent, 64 of a number that begins with a 1."""
    exponent, mantissa = struct.unpack(">HQ", number)
    shift = 16383 + 63 - exponent
    return int(mantissa >> shift) if 0 <= shift <= 63 else 0


def _peaks(file: BinaryIO, form: _Format, start: int, frames: int) -> tuple[float, ...]:
    bars = min(BARS, frames)
    most = max(1, _BLOCK // form.frame)
    peaks = []
    for bar in range(bars):
        first, after = frames * bar // bars, frames * (bar + 1) // bars
        file.seek(start + first * form.frame)
        block = file.read(min(after - first, most) * form.frame)
        peaks.append(_loudest(block, form))
    return tuple(peaks)


def _loudest(block: bytes, form: _Format) -> float:
    """The loudest sample of a block, between 0 and 1."""
    width = form.width
    block = block[: len(block) // width * width]
    if not block:
        return 0.0
    if form.coding is Coding.UNSIGNED:
        return max(max(block) - 128, 128 - min(block)) / 128
    if form.coding is Coding.SIGNED and width != 1:
        block, width = _two_bytes(block, form), 2
    letter = {1: "b", 2: "h", 4: "f", 8: "d"}[width]
    samples = array(letter, block)
    if form.coding is Coding.FLOAT and form.big_end == (sys.byteorder == "little"):
        samples.byteswap()
    top, bottom = max(samples), min(samples)
    full = {"b": 127, "h": 32767}.get(letter, 1)
    # What is no number is neither above nor below, and counts as silence.
    return min(1.0, max(0.0, top / full, -bottom / full))


def _two_bytes(block: bytes, form: _Format) -> bytes:
    """The upper two bytes of each sample in this computer's order: enough for a picture."""
    width = form.width
    high, low = (0, 1) if form.big_end else (width - 1, width - 2)
    both = bytearray(len(block) // width * 2)
    little = sys.byteorder == "little"
    both[1 if little else 0 :: 2] = block[high::width]
    both[0 if little else 1 :: 2] = block[low::width]
    return bytes(both)
