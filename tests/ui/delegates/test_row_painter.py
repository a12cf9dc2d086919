"""Drawing in one row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle

from planner.ui.delegates.row_painter import RowPainter, line_height, text_width
from planner.ui.theme import ThemeSource

_ROW = QRectF(10, 0, 100, 20)


@pytest.fixture
def image(qapp: object) -> QImage:
    image = QImage(120, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


@pytest.fixture
def painter(image: QImage) -> Iterator[QPainter]:
    painter = QPainter(image)
    yield painter
    painter.end()


def test_rectangles_are_mirrored(painter: QPainter, themes: ThemeSource) -> None:
    left = RowPainter(painter, _ROW, themes.theme, Qt.LayoutDirection.LeftToRight)
    right = RowPainter(painter, _ROW, themes.theme, Qt.LayoutDirection.RightToLeft)
    assert left.rect(5, 0, 20, 20) == QRectF(15, 0, 20, 20)
    assert right.rect(5, 0, 20, 20) == QRectF(85, 0, 20, 20)


def _inked(image: QImage) -> list[int]:
    white = image.pixel(119, 0)
    return [x for x in range(120) if any(image.pixel(x, y) != white for y in range(image.height()))]


@pytest.mark.parametrize("at_end", [False, True])
def test_text_keeps_to_its_area(
    painter: QPainter, image: QImage, themes: ThemeSource, at_end: bool
) -> None:
    row = RowPainter(painter, _ROW, themes.theme, Qt.LayoutDirection.LeftToRight)
    font = themes.theme.font("body")
    row.text(row.rect(20, 0, 60, 20), "much too long for it", font, "text", at_end=at_end)
    inked = _inked(image)
    assert min(inked) >= 28
    assert max(inked) <= 92


@pytest.mark.parametrize(
    ("state", "token"),
    [
        (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Active, "selected"),
        (QStyle.StateFlag.State_Selected, "hover"),
        (QStyle.StateFlag.State_Active, ""),
    ],
)
def test_a_selected_row_is_paler_where_the_learner_works_elsewhere(
    painter: QPainter, image: QImage, themes: ThemeSource, state: QStyle.StateFlag, token: str
) -> None:
    row = RowPainter(painter, _ROW, themes.theme, Qt.LayoutDirection.LeftToRight)
    assert row.fill_selected(state) is bool(token)
    assert image.pixelColor(60, 10) == (
        themes.theme.color(token) if token else Qt.GlobalColor.white
    )


def test_measures_are_not_less_than_the_design(themes: ThemeSource) -> None:
    font = themes.theme.font("small")
    assert line_height(font, 100) == 100
    assert line_height(font, 1) > 1
    assert text_width("wide", font) > text_width("w", font)


def test_a_number_and_its_unit_keep_their_order_from_right_to_left(themes: ThemeSource) -> None:
    """The widest gap of "75 h" stands after its two digits, whichever way the layout runs."""
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        image = QImage(120, 20, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        row = RowPainter(painter, _ROW, themes.theme, direction)
        area = QRectF(_ROW)
        row.text(area, "75 h", themes.theme.font("body"), "text")
        painter.end()
        inked = _inked(image)
        _, gap = max((after - before, before) for before, after in pairwise(inked))
        assert gap > (inked[0] + inked[-1]) / 2
