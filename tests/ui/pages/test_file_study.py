"""What is read of files for their cards, and of files that are made to do harm."""

from __future__ import annotations

import struct
import wave
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from planner.storage.evidence_look import AskedFile, Standing, digest_of
from planner.ui.pages import file_study
from planner.ui.pages.file_study import picture_of, study

ROOM = QSize(200, 100)


def image(path: Path, width: int, height: int) -> Path:
    """A picture that is blue with a red edge above and below."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("blue"))
    for row in (0, height - 1):
        for column in range(width):
            made.setPixelColor(column, row, QColor("red"))
    assert made.save(str(path))
    return path


@pytest.mark.parametrize(("width", "height"), [(800, 400), (800, 800), (900, 200), (200, 900)])
@pytest.mark.parametrize("ending", ["png", "jpg", "bmp", "webp"])
def test_the_middle_of_a_picture_fills_the_room(
    tmp_path: Path, width: int, height: int, ending: str
) -> None:
    shown = picture_of(image(tmp_path / f"a.{ending}", width, height), ROOM)
    assert shown is not None
    assert (shown.width(), shown.height()) == (200, 100)
    assert shown.pixelColor(100, 50).blue() > 200


def test_a_small_picture_stays_as_it_is(tmp_path: Path) -> None:
    shown = picture_of(image(tmp_path / "icon.png", 20, 10), ROOM)
    assert shown is not None
    assert (shown.width(), shown.height()) == (20, 10)


def png_of(width: int, height: int) -> bytes:
    """The head of a picture that claims a size, with hardly anything in it."""

    def chunk(name: bytes, body: bytes) -> bytes:
        total = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + total

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b""))


@pytest.mark.qt_log_ignore(".*", extend=True)
@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"no picture",
        png_of(60_000, 60_000),
        png_of(2_000_000_000, 1),
        png_of(1, 30_000_000),
        png_of(300, 300),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>',
        b"P3 2 2 255 1 2 3",
        b"GIF89a" + bytes(20),
    ],
)
def test_what_is_no_honest_picture_has_no_preview(tmp_path: Path, hostile: bytes) -> None:
    path = tmp_path / "hostile.png"
    path.write_bytes(hostile)
    shown = picture_of(path, ROOM)
    assert shown is None or shown.width() <= ROOM.width()
    assert study(AskedFile(str(path)), ROOM, None).standing is Standing.THERE


def test_a_large_file_is_not_read_as_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = image(tmp_path / "a.bmp", 300, 300)
    monkeypatch.setattr(file_study, "MOST_BYTES", 1000)
    assert picture_of(path, ROOM) is None


def test_a_sound_is_read_and_compared_only_when_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "mix.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(struct.pack("<100h", *range(0, 20_000, 200)))
    digest = digest_of(path)
    asked = AskedFile(str(path), digest.size, digest.sha256)
    first = study(asked, ROOM, None)
    assert first.standing is Standing.THERE
    assert first.sound is not None
    assert first.sound.rate == 8000
    # What was told of this very state of the file is not worked out again.
    told = study(asked, ROOM, file_study.Studied(Standing.CHANGED, first.stamp))
    assert told.standing is Standing.CHANGED
    old = file_study.Studied(Standing.CHANGED, (0, 0))
    assert study(asked, ROOM, old).standing is Standing.THERE
    path.unlink()
    assert study(asked, ROOM, first).standing is Standing.GONE
