"""The cards of a thousand pieces beside the least that painting the visible ones takes.

The floor paints the same cards as rectangles with their pictures of waves, titles, two lines of the
milestone and the facts: what a straightforward program needs for the same picture.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planner import paths
from planner.storage.evidence_look import AskedFile
from planner.storage.sound_shape import SoundShape
from planner.ui.roles import PieceRow
from tests.benchmarks.measure import Measure, compared
from tests.benchmarks.measure import measured as timed

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication

_WIDTH, _HEIGHT = 1068, 560
_STEPS = 30
_FLOOR = "own painting of visible cards"
_SHAPE = SoundShape(222, 48_000, tuple((place % 17 + 1) / 17 for place in range(96)))

Make = Callable[[], "QAbstractScrollArea"]


class _Known:
    """A wave for every piece."""

    def sound(self, asked: AskedFile) -> SoundShape | None:
        return _SHAPE

    def picture(self, asked: AskedFile) -> QPixmap | None:
        return None


def measures() -> Sequence[Measure]:
    """Show, scroll and star of a thousand pieces."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return _of(app, 1_000)


def _rows(size: int) -> tuple[PieceRow, ...]:
    return tuple(
        PieceRow(
            milestone=f"m{place}",
            place=0,
            group="audio",
            icon="headphones",
            title=f"Mix {place} of a song with a long name.wav",
            preview="WAV",
            milestone_title=f"Finish piece {place} with somebody far away, by a written brief",
            milestone_kind="project",
            facts="3:42 · 48 kHz · 12 May",
            added=dt.date(2027, 5, 12),
            starred=place % 3 == 0,
            file=AskedFile(f"/music/{place}.wav"),
        )
        for place in range(size)
    )


def _of(app: QApplication, size: int) -> list[Measure]:
    from planner.ui.pages.piece_view import PieceView
    from planner.ui.theme import ThemeSource

    rows = _rows(size)
    themes = ThemeSource(paths.shipped("resources"), "light")
    themes.apply()

    def ours() -> PieceView:
        view = PieceView(themes, _Known(), "Evidence")
        view.resize(_WIDTH, _HEIGHT)
        view.set_rows(rows, None)
        return view

    floor: Make = lambda: _floor(rows)  # noqa: E731 - beside ours
    rows_of = [
        compared(
            f"portfolio: show, {size:,}", _show(app, ours), _show(app, floor), _FLOOR, rounds=9
        )
    ]
    for name, step in (("notch", 60), ("page", 0)):
        pair = [_scroll(app, make(), step) for make in (ours, floor)]
        row = compared(f"portfolio: {name} down, {size:,}", *pair, _FLOOR, rounds=9)
        rows_of.append(
            Measure(row.name, row.ours / _STEPS, (row.floor or 0) / _STEPS, row.ratio, _FLOOR)
        )
    view = ours()
    view.show()
    app.processEvents()
    starred = [(replace(rows[0], starred=not rows[0].starred), *rows[1:]), rows]

    def star() -> None:
        for each in starred:
            view.set_rows(each, None)
            app.processEvents()

    row = timed(f"portfolio: star, {size:,}", star, rounds=9)
    rows_of.append(Measure(row.name, row.ours / len(starred)))
    return rows_of


def _show(app: QApplication, make: Make) -> Callable[[], object]:
    def work() -> None:
        area = make()
        area.resize(_WIDTH, _HEIGHT)
        area.show()
        app.processEvents()
        area.close()
        area.deleteLater()

    return work


def _scroll(app: QApplication, area: QAbstractScrollArea, step: int) -> Callable[[], object]:
    """Steps of so many pixels, or further than what is seen, so that nothing is used again."""
    area.resize(_WIDTH, _HEIGHT)
    area.show()
    app.processEvents()

    def work() -> None:
        bar = area.verticalScrollBar()
        pixels = step or bar.pageStep() + 40
        for place in range(_STEPS):
            bar.setValue(place % 20 * pixels)
            app.processEvents()

    return work


def _floor(rows: Sequence[PieceRow]) -> QAbstractScrollArea:
    """A scroll area that paints the cards that are visible and nothing else."""
    from PySide6.QtCore import QRect, QRectF, Qt
    from PySide6.QtGui import QColor, QPainter, QPaintEvent
    from PySide6.QtWidgets import QAbstractScrollArea

    columns, wide, high = 4, 255, 253

    class Floor(QAbstractScrollArea):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter, top = QPainter(self.viewport()), self.verticalScrollBar().value()
            painter.fillRect(event.rect(), QColor("white"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            first, last = top // high, (top + self.viewport().height()) // high + 1
            for place, row in enumerate(rows[first * columns : last * columns], first * columns):
                x, y = 24 + place % columns * wide, place // columns * high - top + 8
                painter.setPen(QColor("#E2E6E8"))
                painter.setBrush(QColor("white"))
                painter.drawRoundedRect(QRectF(x, y, wide - 16, high - 16), 10, 10)
                painter.fillRect(QRect(x + 1, y + 1, wide - 18, 119), QColor("#F4F6F7"))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor("#5F686F"))
                for bar in range(48):
                    size = 84 * _SHAPE.peaks[bar * 2]
                    painter.drawRoundedRect(
                        QRectF(x + 12 + bar * 4.5, y + 60 - size / 2, 3, size), 1.5, 1.5
                    )
                painter.setPen(QColor("black"))
                left = Qt.AlignmentFlag.AlignLeft
                painter.drawText(QRect(x + 12, y + 131, wide - 60, 18), left, row.title)
                wrap = int(left | Qt.TextFlag.TextWordWrap)
                painter.drawText(QRect(x + 34, y + 153, wide - 60, 32), wrap, row.milestone_title)
                painter.drawText(QRect(x + 12, y + 212, wide - 40, 16), left, row.facts)
            painter.end()

    area = Floor()
    area.verticalScrollBar().setRange(0, max(0, len(rows) // columns * high - _HEIGHT))
    area.verticalScrollBar().setPageStep(_HEIGHT)
    return area
