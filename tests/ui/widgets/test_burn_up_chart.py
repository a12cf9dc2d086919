"""The burn-up chart: where things stand, that it draws every sort of plan, and its keyboard."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.burn_up_chart import BurnUpChart, BurnUpPicture
from planner.ui.widgets.label_places import Places

START, TODAY = dt.date(2027, 1, 4), dt.date(2027, 5, 20)
FINISH, LIKELY = dt.date(2028, 4, 23), dt.date(2028, 6, 11)
MONTH = dt.timedelta(days=30)
PICTURE = BurnUpPicture(
    total=510 * 60,
    planned=((START, 0), (FINISH, 510 * 60)),
    done=((START, 0), (TODAY, 130 * 60)),
    today=TODAY,
    planned_finish=FINISH,
    forecast=(LIKELY - MONTH, LIKELY, LIKELY + MONTH),
    heights=((6000, "100 h"), (12_000, "200 h")),
    days=((START, "Jan 2027"), (dt.date(2027, 7, 1), "Jul"), (dt.date(2028, 1, 1), "Jan 2028")),
    total_text="Whole plan, 510 h",
    planned_text="Plan: 23 Apr",
    done_text="Done: 130 h",
    today_text="Today",
    forecast_text="Forecast: 11 Jun",
    range_text="likely 12 May to 11 Jul",
)


@pytest.fixture
def chart(qtbot: QtBot, themes: ThemeSource) -> BurnUpChart:
    chart = BurnUpChart(themes)
    qtbot.addWidget(chart)
    chart.resize(640, 228)
    chart.set_picture(PICTURE, "130 of 510 h are done.")
    chart.show()
    return chart


def test_time_runs_to_the_right_and_hours_up_in_every_language(chart: BurnUpChart) -> None:
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        chart.setLayoutDirection(direction)
        assert chart.point(START, 0).x() < chart.point(TODAY, 0).x() < chart.point(FINISH, 0).x()
        assert chart.point(TODAY, 0).y() > chart.point(TODAY, 510 * 60).y()
        chart.grab()


def test_everything_drawn_lies_inside(chart: BurnUpChart) -> None:
    for day in (START, TODAY, FINISH, *PICTURE.forecast):
        for height in (0, PICTURE.total):
            point = chart.point(day, height)
            assert 0 <= point.x() <= chart.width()
            assert 0 <= point.y() <= chart.height()


def test_today_and_the_forecast_are_seen(chart: BurnUpChart) -> None:
    image = chart.grab().toImage()
    today = chart.theme.color("today").rgb()
    x = round(chart.point(TODAY, 0).x())
    assert any(image.pixel(column, 60) == today for column in (x - 1, x, x + 1))
    chart.set_picture(dataclasses.replace(PICTURE, forecast=None, forecast_text=""), "")
    assert chart.grab().toImage() != image


@pytest.mark.parametrize(
    "changes",
    [
        {"planned": (), "done": (), "planned_finish": None, "forecast": None},
        {"total": 0, "planned": ((START, 0),), "done": ((START, 0),)},
        {"done": ((START, 0), (TODAY, 900 * 60))},
        {"today": START - dt.timedelta(days=200), "done": ((START, 0),)},
        {"today": dt.date(2031, 1, 1)},
        {"planned": ((START, 0),), "done": ((START, 0),), "today": START, "planned_finish": START},
        {"forecast": (LIKELY, LIKELY, dt.date(2090, 1, 1))},
    ],
)
def test_it_draws_every_sort_of_plan(chart: BurnUpChart, changes: dict[str, object]) -> None:
    chart.set_picture(dataclasses.replace(PICTURE, **changes), "")
    assert not chart.grab().isNull()


@pytest.mark.parametrize("width", [300, 640])
@pytest.mark.parametrize("years", [0, 1, 4, 9])
@pytest.mark.parametrize("weeks", [0, 3, 20, 66])
def test_labels_never_overlap(
    chart: BurnUpChart, themes: ThemeSource, years: int, weeks: int, width: int
) -> None:
    """A forecast far off pushes all else to the left; the forecast is said all the same."""
    today, late = START + weeks * dt.timedelta(weeks=1), LIKELY + years * 12 * MONTH
    done = ((START, 0), (today, weeks * 100))
    forecast = (LIKELY, late, late + years * 12 * MONTH)
    picture = dataclasses.replace(PICTURE, today=today, done=done, forecast=forecast)
    chart.resize(width, 200)
    chart.set_picture(picture, "")
    chart.grab()
    room = QRectF(16, 2, width - 20, 200 - chart._bottom() - 2)
    labelled = chart._labelled(picture, Places(room))
    assert any(label.lines[0][0].startswith("Forecast") for label, _ in labelled)
    areas = [area for _, area in labelled]
    assert all(room.contains(area) for area in areas)
    for place, area in enumerate(areas):
        assert not any(area.intersects(other) for other in areas[:place])


def test_a_large_plan_is_drawn_with_few_points(chart: BurnUpChart) -> None:
    days = tuple((START + dt.timedelta(days=day), day) for day in range(9000))
    chart.set_picture(dataclasses.replace(PICTURE, planned=days, planned_finish=None), "")
    assert len(chart._along(days)) <= 640


def test_the_drawing_is_kept_until_something_changes(
    chart: BurnUpChart, themes: ThemeSource
) -> None:
    chart.grab()
    kept = chart._drawing
    chart.grab()
    assert chart._drawing is kept
    themes.set_mode("dark")
    chart.grab()
    assert chart._drawing is not kept
    themes.set_mode("light")


def test_the_keyboard_opens_the_numbers(chart: BurnUpChart, qtbot: QtBot) -> None:
    assert chart.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert chart.accessibleDescription() == "130 of 510 h are done."
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(chart.table_requested):
            qtbot.keyClick(chart, key)


def test_without_a_picture_nothing_is_drawn(qtbot: QtBot, themes: ThemeSource) -> None:
    chart = BurnUpChart(themes)
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.grab()
    assert chart.picture is None
    assert chart.point(START, 0).isNull()
