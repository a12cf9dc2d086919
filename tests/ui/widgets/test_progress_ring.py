"""The progress ring: its part, its tick, its name."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.progress_ring import ProgressRing


@pytest.fixture
def ring(qtbot: QtBot, themes: ThemeSource) -> ProgressRing:
    ring = ProgressRing(themes)
    qtbot.addWidget(ring)
    ring.resize(ring.sizeHint())
    return ring


def _accent(ring: ProgressRing) -> int:
    """How many pixels have the colour of what is done."""
    image: QImage = ring.grab().toImage()
    color = QColor(ring.theme.color("accent")).rgb()
    return sum(
        image.pixel(x, y) == color for x in range(image.width()) for y in range(image.height())
    )


def test_more_done_fills_more(ring: ProgressRing) -> None:
    filled = []
    for part in (0.0, 0.25, 0.5, 1.0):
        ring.set_progress(part, "", "", "")
        filled.append(_accent(ring))
    assert filled[0] == 0
    assert filled == sorted(filled)
    assert filled[1] < filled[2] < filled[3]


def test_parts_beyond_the_ends_are_taken_for_the_ends(ring: ProgressRing) -> None:
    ring.set_progress(1.7, "170 %", "done", "All done.")
    assert ring.part == 1.0
    ring.set_progress(-1, "0 %", "done", "Nothing done.")
    assert ring.part == 0.0
    assert ring.accessibleName() == "Nothing done."


def test_the_tick_is_drawn_only_where_something_was_expected(ring: ProgressRing) -> None:
    ring.set_progress(0.2, "20 %", "done", "20 % done.")
    without = ring.grab().toImage()
    ring.set_progress(0.2, "20 %", "done", "20 % done.", 0.6)
    assert ring.expected == 0.6
    assert ring.grab().toImage() != without


def test_the_whole_ring_fits_with_its_tick(ring: ProgressRing) -> None:
    ring.set_progress(0.0, "", "", "", 0.25)
    image = ring.grab().toImage()
    ground = image.pixel(0, 0)
    edge = [image.pixel(image.width() - 1, y) for y in range(image.height())]
    assert set(edge) == {ground}
