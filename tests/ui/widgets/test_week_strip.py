"""The strip of a week: boxes, fills, words, mirrored order."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.week_strip import StripDay, WeekStrip

DAYS = (
    StripDay("Mon", "1.5", 0.5, 0.5),
    StripDay("Tue", "", 0.0, 0.0),
    StripDay("Wed", "2", 1.0, 0.5, today=True),
)


@pytest.fixture
def strip(qtbot: QtBot, themes: ThemeSource) -> WeekStrip:
    strip = WeekStrip(themes)
    qtbot.addWidget(strip)
    strip.resize(300, strip.sizeHint().height())
    strip.set_days(DAYS, "Hours", "Mon: 1.5 of 1.5 h")
    return strip


def test_boxes_share_the_width_in_reading_order(strip: WeekStrip) -> None:
    boxes = [strip.box(place) for place in range(3)]
    assert boxes[0].left() == 0
    assert boxes[-1].right() == pytest.approx(300)
    assert boxes[0].right() < boxes[1].left()
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert strip.box(0).right() == pytest.approx(300)
    assert strip.box(2).left() == 0


def test_a_fill_is_as_high_as_what_was_done(strip: WeekStrip) -> None:
    image = strip.grab().toImage()
    accent = strip.theme.color("accent").rgb()

    def filled(place: int) -> int:
        x = round(strip.box(place).center().x())
        return sum(image.pixel(x, y) == accent for y in range(1, 25))

    assert filled(1) == 0
    assert 8 <= filled(0) <= 13
    assert filled(2) > filled(0)


def test_it_is_read_aloud(strip: WeekStrip) -> None:
    assert strip.accessibleName() == "Hours"
    assert strip.accessibleDescription() == "Mon: 1.5 of 1.5 h"
    assert strip.days == DAYS


def test_today_looks_different(strip: WeekStrip) -> None:
    before = strip.grab().toImage()
    strip.set_days([dataclasses.replace(day, today=False) for day in DAYS], "Hours", "")
    assert strip.grab().toImage() != before


def test_words_that_do_not_fit_leave_the_day(strip: WeekStrip) -> None:
    long = [StripDay("Mon", "123.75", 1.0, 0.0)] * 7
    strip.resize(7 * 40, strip.height())
    strip.set_days(long, "Hours", "")
    strip.grab()
    assert strip.minimumSizeHint().width() <= 7 * 40
