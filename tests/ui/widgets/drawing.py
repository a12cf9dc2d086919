"""Pictures of painted pieces, to compare in tests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter


def drawn(paint: Callable[[QPainter], None], width: int = 36, height: int = 36) -> QImage:
    """Paint on a clear image."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def grey(image: QImage) -> bytes:
    """Give an image without its colours, to compare by shape and lightness."""
    shape = image.convertToFormat(QImage.Format.Format_Alpha8)
    lightness = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return _pixels(shape) + _pixels(lightness)


def _pixels(image: QImage) -> bytes:
    """The pixels of a byte each: lines are padded to four bytes, and the padding is anything."""
    lines, step, width = bytes(image.constBits()), image.bytesPerLine(), image.width()
    return b"".join(lines[line * step :][:width] for line in range(image.height()))
