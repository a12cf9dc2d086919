"""The shape of sounds as studios write them, and of files that only look like sounds."""

from __future__ import annotations

import math
import os
import random
import struct
import wave
from pathlib import Path

import pytest

from planner.storage.sound_shape import BARS, shape_of

RATE = 48_000
#: A sine that grows from silence to full.
SAMPLES = [math.sin(place / 7) * place / RATE for place in range(RATE)]


def signed(width: int, order: str) -> bytes:
    """The samples as whole numbers of a width."""
    top = (1 << (8 * width - 1)) - 1
    big = "big" if order == ">" else "little"
    return b"".join(int(each * top).to_bytes(width, big, signed=True) for each in SAMPLES)  # type: ignore[arg-type]


def chunk(order: str, name: bytes, body: bytes) -> bytes:
    """A chunk with its length, at an even place."""
    return name + struct.pack(order + "I", len(body)) + body + b"\0" * (len(body) % 2)


def wav(code: int, bits: int, body: bytes, *, extensible: bool = False) -> bytes:
    """A WAV of one channel with a chunk before its format that means nothing."""
    form = struct.pack("<HHIIHH", code, 1, RATE, RATE * bits // 8, bits // 8, bits)
    if extensible:
        form = struct.pack("<H", 0xFFFE) + form[2:] + struct.pack("<HHIH", 22, bits, 4, code)
        form += b"\0" * 14
    parts = chunk("<", b"JUNK", b"odd") + chunk("<", b"fmt ", form) + chunk("<", b"data", body)
    return b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WAVE" + parts


def aiff(body: bytes, bits: int, packing: bytes = b"") -> bytes:
    """An AIFF of one channel, AIFC where it has a packing."""
    rate = struct.pack(">HQ", 16383 + 15, RATE << 48)
    form = struct.pack(">hIh", 1, len(SAMPLES), bits) + rate + packing
    parts = chunk(">", b"COMM", form) + chunk(">", b"SSND", bytes(8) + body)
    kind = b"AIFC" if packing else b"AIFF"
    return b"FORM" + struct.pack(">I", len(parts) + 4) + kind + parts


def floats(order: str, letter: str) -> bytes:
    """The samples as floating numbers."""
    return struct.pack(f"{order}{len(SAMPLES)}{letter}", *SAMPLES)


FILES = {
    "8 bits": wav(1, 8, bytes(round(each * 127) + 128 for each in SAMPLES)),
    "16 bits": wav(1, 16, signed(2, "<")),
    "24 bits": wav(1, 24, signed(3, "<"), extensible=True),
    "32 bits": wav(1, 32, signed(4, "<")),
    "float": wav(3, 32, floats("<", "f")),
    "double": wav(3, 64, floats("<", "d"), extensible=True),
    "aiff 8": aiff(signed(1, ">"), 8),
    "aiff 16": aiff(signed(2, ">"), 16),
    "aiff 24": aiff(signed(3, ">"), 24),
    "aifc sowt": aiff(signed(2, "<"), 16, b"sowt"),
    "aifc fl32": aiff(floats(">", "f"), 32, b"fl32"),
}


@pytest.mark.parametrize("name", FILES)
def test_each_way_of_writing_a_sound_gives_one_shape(tmp_path: Path, name: str) -> None:
    path = tmp_path / "sound"
    path.write_bytes(FILES[name])
    shape = shape_of(path)
    assert shape is not None
    assert (shape.seconds, shape.rate, len(shape.peaks)) == (1.0, RATE, BARS)
    # It grows evenly from nothing to all.
    for place, peak in enumerate(shape.peaks):
        assert peak == pytest.approx((place + 0.5) / BARS, abs=0.02)


def test_the_module_of_python_agrees(tmp_path: Path) -> None:
    path = tmp_path / "two.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(struct.pack("<4h", 0, -32768, 16384, 0))
    shape = shape_of(path)
    assert shape is not None
    assert shape.peaks == pytest.approx((1.0, 0.5), abs=0.001)
    assert (shape.seconds, shape.rate) == (2 / 44_100, 44_100)


def test_a_long_sound_is_read_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seconds = tmp_path / "long.wav", 3 * 3600
    head = wav(1, 16, b"")
    size = seconds * RATE * 2
    path.write_bytes(head[:-4] + struct.pack("<I", size))
    os.truncate(path, len(head) + size)
    shape = shape_of(path)
    assert shape is not None
    assert (shape.seconds, max(shape.peaks)) == (seconds, 0.0)


def test_a_recording_that_was_cut_off_is_as_long_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "cut.wav"
    path.write_bytes(FILES["16 bits"][: -RATE // 2])
    shape = shape_of(path)
    assert shape is not None
    assert shape.seconds == pytest.approx(0.75, abs=0.001)


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"RIFF",
        b"RIFF0000WAVE",
        b"RIFF0000WAVEdata" + struct.pack("<I", 8) + bytes(8),
        wav(1, 16, b""),
        wav(85, 16, b"mp3 inside"),
        wav(1, 0, b"nothing"),
        wav(3, 16, b"half floats"),
        b"RIFF0000WAVE" + chunk("<", b"JUNK", b"") * 300 + FILES["16 bits"][12:],
        b"FORM0000AIFF" + chunk(">", b"COMM", b"short"),
        aiff(b"1234", 16, b"ima4"),
        b"FORM0000AIFF" + chunk(">", b"COMM", struct.pack(">hIhHQ", 1, 9, 16, 0xFFFF, 1)),
        b"FORM0000AIFF" + chunk(">", b"COMM", struct.pack(">hIhHQ", 0, 9, 16, 16398, RATE << 48)),
    ],
)
def test_what_is_no_sound_has_no_shape(tmp_path: Path, hostile: bytes) -> None:
    path = tmp_path / "hostile.wav"
    path.write_bytes(hostile)
    assert shape_of(path) is None


def test_numbers_that_are_none_are_silence(tmp_path: Path) -> None:
    path = tmp_path / "nan.wav"
    path.write_bytes(wav(3, 32, struct.pack("<3f", math.nan, math.inf, -math.inf)))
    shape = shape_of(path)
    assert shape is not None
    assert shape.peaks == (0.0, 1.0, 1.0)


def test_files_full_of_chance_break_nothing(tmp_path: Path) -> None:
    chance, path = random.Random(7), tmp_path / "chance.wav"
    for _ in range(300):
        whole = bytearray(chance.choice(list(FILES.values()))[:400])
        for _ in range(8):
            whole[chance.randrange(12, 60)] = chance.randrange(256)
        path.write_bytes(whole)
        shape = shape_of(path)
        assert shape is None or all(0 <= peak <= 1 for peak in shape.peaks)
