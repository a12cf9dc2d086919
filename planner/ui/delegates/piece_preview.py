"""Draws the upper part of a card of evidence: a waveform, a picture, a sheet, or an icon."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPen

from planner.ui.delegates.row_painter import line_height, text_width
from planner.ui.widgets.themed import one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from planner.storage.sound_shape import SoundShape
    from planner.ui.delegates.row_painter import RowPainter
    from planner.ui.roles import PieceRow

_PAD: Final = 12
_ICON: Final = 24
#: Distance of two bars of a waveform, and the width of one.
_STEP: Final = 4.5
_BAR: Final = 3.0
_ROUND: Final = 1.5
_SHEET: Final = (78, 100)
#: Lines of a sheet, as parts of its width.
_WRITTEN: Final = (0.95, 0.85, 0.95, 0.75, 0.9, 0.7, 0.8)


def paint_preview(
    row: RowPainter,
    place: QRectF,
    piece: PieceRow,
    sound: SoundShape | None,
    picture: QPixmap | None,
) -> None:
    """Draw what is known of a piece in the upper part of its card."""
    painter, theme = row.painter, row.theme
    area = row.rect(place.left(), place.top(), place.width(), place.height())
    painter.fillRect(area, theme.color("sunken"))
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    lost = piece.icon == "link-break"
    if picture is not None and not lost:
        _paint_picture(row, area, picture)
    elif sound is not None and not lost:
        _paint_wave(row, area, sound)
    elif piece.group == "document" and not lost:
        _paint_sheet(row, area)
    else:
        _paint_icon(row, place, piece)
    painter.fillRect(row.rect(0, place.height() - 1, place.width(), 1), theme.color("border"))
    if piece.trouble and not lost:
        _paint_tag(row, place, piece.trouble)


def _paint_picture(row: RowPainter, area: QRectF, picture: QPixmap) -> None:
    """As large as it must be to fill the area; what sticks out is left away."""
    size = QSizeF(picture.size())
    part = area.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    source = QRectF(QPointF(0, 0), part)
    source.moveCenter(QRectF(QPointF(0, 0), size).center())
    # A picture that is smaller than its place is not blown up.
    if size.width() < area.width() and size.height() < area.height():
        at = QRectF(QPointF(0, 0), size)
        at.moveCenter(area.center())
        area, source = at, QRectF(QPointF(0, 0), size)
    row.painter.setRenderHint(row.painter.RenderHint.SmoothPixmapTransform)
    row.painter.drawPixmap(area, picture, source)


def _paint_wave(row: RowPainter, area: QRectF, sound: SoundShape) -> None:
    """One bar for each part; time goes from left to right in every language."""
    painter, peaks = row.painter, sound.peaks
    room, high = area.width() - 2 * _PAD, area.height() * 0.7
    count = max(1, min(len(peaks), int(room / _STEP)))
    step = room / count
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(row.theme.color("text-3"))
    middle, left = area.center().y(), area.left() + _PAD + (step - _BAR) / 2
    ends = [len(peaks) * bar // count for bar in range(count + 1)]
    for bar, (first, after) in enumerate(pairwise(ends)):
        size = max(2.0, high * max(peaks[first:after]))
        painter.drawRoundedRect(
            QRectF(left + bar * step, middle - size / 2, _BAR, size), _ROUND, _ROUND
        )


def _paint_sheet(row: RowPainter, area: QRectF) -> None:
    painter, theme = row.painter, row.theme
    width, height = (float(theme.scaled(each)) for each in _SHEET)
    sheet = QRectF(area.center().x() - width / 2, area.bottom() - height, width, height + 4)
    painter.setPen(QPen(theme.color("border-strong"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text-3"))
    inner, line = sheet.adjusted(10, 13, -10, 0), height / 9
    painter.drawRoundedRect(QRectF(inner.left(), inner.top(), inner.width() * 0.6, 4), 2, 2)
    painter.setBrush(theme.color("border-strong"))
    for number, part in enumerate(_WRITTEN, start=1):
        left = inner.left()
        if row.direction is Qt.LayoutDirection.RightToLeft:
            left = inner.right() - inner.width() * part
        top = inner.top() + number * line
        painter.drawRoundedRect(QRectF(left, top, inner.width() * part, 3), 1.5, 1.5)


def _paint_icon(row: RowPainter, place: QRectF, piece: PieceRow) -> None:
    theme = row.theme
    font, icon = theme.font("small"), float(theme.scaled(_ICON))
    line = line_height(font, 16)
    top = (place.height() - icon - 8 - line) / 2
    token = "warning" if piece.trouble else "text-2"
    row.icon(row.rect((place.width() - icon) / 2, top, icon, icon), piece.icon, token)
    room = place.width() - 2 * _PAD
    width = min(room, text_width(one_line(piece.preview), font) + 1)
    area = row.rect((place.width() - width) / 2, top + icon + 8, width, line)
    row.text(area, piece.preview, font, token)


def _paint_tag(row: RowPainter, place: QRectF, words: str) -> None:
    """What became of the file, on the preview's upper corner."""
    theme, painter = row.theme, row.painter
    font = theme.font("small-medium")
    high = line_height(font, 16) + 6
    wide = min(place.width() - 2 * _PAD, text_width(words, font) + 14 + theme.scaled(14))
    area = row.rect(_PAD, _PAD, wide, high)
    painter.setPen(QPen(theme.color("warning-line"), 1))
    painter.setBrush(theme.color("warning-soft"))
    painter.drawRoundedRect(area, 4, 4)
    side = float(theme.scaled(12))
    row.icon(row.rect(_PAD + 5, _PAD + (high - side) / 2, side, side), "warning", "warning")
    left = _PAD + 5 + side + 4
    row.text(row.rect(left, _PAD, wide - (left - _PAD) - 4, high), words, font, "warning")
