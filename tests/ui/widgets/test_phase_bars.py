"""Bars whose place and length are days."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.phase_bars import LengthBar, PhaseBars

SPANS = [
    (dt.date(2027, 1, 1), dt.date(2027, 1, 10)),
    (dt.date(2027, 1, 6), dt.date(2027, 1, 20)),
    (dt.date(2027, 1, 20), dt.date(2027, 1, 20)),
]


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_bars_stand_where_their_days_are(
    themes: ThemeSource, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    bars = PhaseBars(themes)
    qtbot.addWidget(bars)
    bars.setLayoutDirection(direction)
    bars.resize(200, 30)
    bars.set_spans(SPANS, "Three phases")
    first, second, third = (bars.bar_rect(place) for place in range(3))
    assert (first.left(), first.width()) == (0, 100)
    assert (second.left(), second.width()) == (50, 150)
    assert third.right() == pytest.approx(200)
    assert first.top() != second.top()
    assert first.top() == third.top()
    assert bars.accessibleName() == "Three phases"


def test_bars_never_lie_on_each_other(themes: ThemeSource, qtbot: QtBot) -> None:
    bars = PhaseBars(themes)
    qtbot.addWidget(bars)
    days = [dt.date(2027, month, 1) for month in range(1, 9)]
    spans = [(days[0], days[4]), (days[1], days[5]), (days[2], days[6]), (days[5], days[7])]
    bars.set_spans(spans, "Four phases")
    bars.resize(200, bars.sizeHint().height())
    rects = [bars.bar_rect(place) for place in range(4)]
    for place, one in enumerate(rects):
        assert bars.rect().contains(one.toRect())
        overlaps = [each for each in rects[place + 1 :] if each.top() == one.top()]
        assert all(each.left() >= one.right() - 1 for each in overlaps)
    assert rects[3].top() == rects[1].top()


def ink(bar: LengthBar) -> int:
    """Count the pixels that are not the ground."""
    image = bar.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(image.width() - 1, 0)
    return sum(image.pixel(x, image.height() // 2) != ground for x in range(image.width()))


def test_a_length_is_a_part_of_the_width(themes: ThemeSource, qtbot: QtBot) -> None:
    bar = LengthBar(themes)
    qtbot.addWidget(bar)
    bar.resize(200, 8)
    bar.set_part(0.5, strong=True)
    assert ink(bar) == pytest.approx(100, abs=2)
    bar.set_part(0.25, strong=False)
    assert ink(bar) == pytest.approx(50, abs=2)
