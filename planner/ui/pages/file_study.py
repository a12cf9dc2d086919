"""What is read of a file for its card: whether it is still the same, its sound, its picture.

Runs beside the screen. A file may be made to do harm, so a picture is read up to a limit, only in
formats of pixels, and is made small while it is decoded; what cannot be read has no picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from planner.storage.evidence_file import EvidenceFileError, evidence_file
from planner.storage.evidence_look import Standing, compare, opened
from planner.storage.sound_shape import shape_of

if TYPE_CHECKING:
    from pathlib import Path

    from planner.storage.evidence_look import AskedFile
    from planner.storage.sound_shape import SoundShape

#: A larger picture is not read: bytes of the file, and pixels.
MOST_BYTES: Final = 32 << 20
MOST_PIXELS: Final = 40_000_000
_FORMATS: Final = frozenset({"bmp", "gif", "heic", "jpeg", "jpg", "png", "tif", "tiff", "webp"})
_PICTURES: Final = (".bmp", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp")
_SOUNDS: Final = (".aif", ".aifc", ".aiff", ".wav", ".wave")
#: When a file was last written, and its bytes.
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Studied:
    """What was found out about a file."""

    standing: Standing
    stamp: Stamp = (0, 0)
    sound: SoundShape | None = None
    picture: QImage | None = None


def study(asked: AskedFile, room: QSize, known: Studied | None) -> Studied:
    """Read a file for its card.

    Args:
        asked: The file as the plan knows it.
        room: The room for a picture, in pixels of the screen.
        known: What was found out before; a file that was not written since is not compared again.
    """
    try:
        path = evidence_file(asked.target, asked.target)
        status = path.stat()
    except (EvidenceFileError, OSError):
        return Studied(compare(asked))
    stamp = (status.st_mtime_ns, status.st_size)
    same = known is not None and known.stamp == stamp
    standing = known.standing if known is not None and same else compare(asked)
    ending = asked.target.casefold()
    try:
        sound = shape_of(path) if ending.endswith(_SOUNDS) else None
        picture = picture_of(path, room) if ending.endswith(_PICTURES) else None
    except OSError:
        return Studied(standing, stamp)
    return Studied(standing, stamp, sound, picture)


def picture_of(path: Path, room: QSize) -> QImage | None:
    """The middle of a picture, small enough for a room; nothing where it cannot be read.

    Raises:
        OSError: the file cannot be read.
    """
    with opened(path) as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    # The ending may say something else than what is inside.
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if bytes(reader.format().data()).decode("ascii", "replace") not in _FORMATS or size.isEmpty():
        return None
    if size.width() * size.height() > MOST_PIXELS:
        return None
    reader.setAutoTransform(True)
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    box = room.transposed() if turned else room
    middle = box.scaled(size, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    shown = QRect(
        (size.width() - middle.width()) // 2,
        (size.height() - middle.height()) // 2,
        middle.width(),
        middle.height(),
    )
    reader.setClipRect(shown)
    if middle.width() > box.width():
        reader.setScaledSize(box)
    image = reader.read()
    if image.isNull():
        return None
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
