"""The skill rating by keys and pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.rating_control import LEVELS, RatingControl


@pytest.fixture
def control(themes: ThemeSource, qtbot: QtBot) -> RatingControl:
    rating = RatingControl(themes, "Critical listening", 4)
    qtbot.addWidget(rating)
    rating.resize(480, rating.sizeHint().height())
    rating.show()
    return rating


def heard(spy: QSignalSpy) -> list[object]:
    return [spy.at(index)[0] for index in range(spy.count())]


@pytest.mark.parametrize("level", range(6))
def test_digit_rates(control: RatingControl, qtbot: QtBot, level: int) -> None:
    spy = QSignalSpy(control.rated)
    qtbot.keyClick(control, str(level))
    assert control.level == level
    assert heard(spy) == [level]
    assert control.accessibleName() == f"Critical listening: {LEVELS[level]}"


def test_digit_above_the_scale_is_ignored(control: RatingControl, qtbot: QtBot) -> None:
    for key in "6789":
        qtbot.keyClick(control, key)
    assert control.level is None


def test_delete_clears(control: RatingControl, qtbot: QtBot) -> None:
    control.set_level(3)
    spy = QSignalSpy(control.rated)
    qtbot.keyClick(control, Qt.Key.Key_Delete)
    qtbot.keyClick(control, Qt.Key.Key_Delete)
    assert control.level is None
    assert heard(spy) == [None]
    assert control.accessibleName().endswith("not rated")


def test_arrows_stop_at_the_ends(control: RatingControl, qtbot: QtBot) -> None:
    for _ in range(9):
        qtbot.keyClick(control, Qt.Key.Key_Right)
    assert control.level == 5
    for _ in range(9):
        qtbot.keyClick(control, Qt.Key.Key_Left)
    assert control.level == 0


def test_arrows_turn_round_in_right_to_left(control: RatingControl, qtbot: QtBot) -> None:
    control.set_level(2)
    control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(control, Qt.Key.Key_Left)
    assert control.level == 3
    assert control.cell_rect(0).left() > control.cell_rect(5).left()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_press_rates_the_cell_under_it(
    control: RatingControl, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    control.setLayoutDirection(direction)
    for level in range(6):
        place = control.cell_rect(level).center().toPoint()
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(place))
        assert control.level == level


def test_command_keys_are_left_to_the_page(control: RatingControl, qtbot: QtBot) -> None:
    qtbot.keyClick(control, "3", Qt.KeyboardModifier.ControlModifier)
    assert control.level is None


def test_setting_says_nothing(control: RatingControl) -> None:
    spy = QSignalSpy(control.rated)
    control.set_level(2)
    control.set_target(5)
    assert spy.count() == 0
    assert control.accessibleDescription() == "Target: Lead"


def test_cells_are_large_enough_to_hit(control: RatingControl) -> None:
    assert control.cell_rect(0).height() >= 28
    assert control.minimumSizeHint().width() / 6 >= 24


def test_chosen_cell_is_drawn_in_accent(control: RatingControl, themes: ThemeSource) -> None:
    control.set_level(2)
    image = control.grab().toImage()
    ratio = image.devicePixelRatio()
    for level, token in [(2, "accent"), (1, "accent-soft"), (4, "surface")]:
        cell = control.cell_rect(level)
        colour = image.pixelColor(int((cell.left() + 4) * ratio), int(5 * ratio))
        assert colour == themes.theme.color(token)


def test_no_hairline_stands_beside_the_chosen_cell(
    control: RatingControl, themes: ThemeSource
) -> None:
    control.set_level(2)
    image = control.grab().toImage()
    ratio = image.devicePixelRatio()
    cell, accent = control.cell_rect(2), themes.theme.color("accent")
    first, last = round(cell.left()), round(cell.right()) - 1
    for x in (first, last):
        assert image.pixelColor(int(x * ratio), int(5 * ratio)) == accent
    beside = image.pixelColor(int((last + 1) * ratio), int(5 * ratio))
    assert beside == themes.theme.color("surface")


def test_narrow_cells_hold_numbers(control: RatingControl) -> None:
    wide = control.grab().toImage()
    control.resize(control.words_width, control.height())
    worded = control.grab().toImage()
    control.resize(control.words_width - 1, control.height())
    numbered = control.grab().toImage()
    ink = [
        sum(image.pixelColor(x, 14).lightness() < 128 for x in range(4, image.width() - 4))
        for image in (wide, worded, numbered)
    ]
    assert ink[2] < ink[1] / 2
    assert control.minimumSizeHint().width() >= 6 * 24
