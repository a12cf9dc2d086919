"""The milestone check box reads by shape and rises in quarters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from planner.ui.roles import CheckState
from planner.ui.theme import Theme, ThemeSource
from planner.ui.widgets.check_box import level_height, paint_check_box
from tests.ui.widgets.drawing import drawn, grey


def check(theme: Theme, state: CheckState, progress: float = 0.0) -> QImage:
    return drawn(lambda p: paint_check_box(p, QRectF(0, 0, 36, 36), state, progress, theme))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_check_state_reads_in_greyscale(themes: ThemeSource, mode: str) -> None:
    themes.set_mode(mode)
    looks = {grey(check(themes.theme, state, 0.5)) for state in CheckState}
    assert len(looks) == len(CheckState)
    themes.set_mode("light")


@pytest.mark.parametrize(
    ("part", "height"), [(0, 3), (0.1, 3), (0.25, 3), (0.5, 5), (0.75, 7.5), (0.99, 10), (1, 10)]
)
def test_level_rises_in_quarters(part: float, height: float) -> None:
    assert level_height(part) == height


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_level_never_falls_and_stays_in_the_box(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 3 <= level_height(low) <= level_height(high) <= 10


def test_progress_shows_only_in_progress(themes: ThemeSource) -> None:
    theme = themes.theme
    assert check(theme, CheckState.TODO, 0.2) == check(theme, CheckState.TODO, 0.9)
    assert check(theme, CheckState.IN_PROGRESS, 0.2) != check(theme, CheckState.IN_PROGRESS, 0.9)
