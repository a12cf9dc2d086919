"""The header of a phase, as it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.delegates import row_painter
from planner.ui.delegates.phase_header import paint_phase_header, phase_height
from planner.ui.delegates.row_painter import RowPainter
from planner.ui.models.plan_model import PlanModel
from planner.ui.roles import Role
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import FakeStore, small_session

WIDTH = 712


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def model(session: PlanSession) -> PlanModel:
    model = PlanModel(ENGLISH)
    model.set_plan(session.plan)
    model.set_closed(set())
    return model


def _drawn(
    model: PlanModel,
    themes: ThemeSource,
    row: int = 0,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    **how: bool,
) -> QImage:
    height = phase_height(themes.theme)
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    line = RowPainter(painter, QRectF(0, 0, WIDTH, height), themes.theme, direction)
    paint_phase_header(line, model.index(row, 0), **{"narrow": False, **how})
    painter.end()
    return image


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, QRectF]:
    """Where each text of a header is written."""
    places: dict[str, QRectF] = {}
    real = RowPainter.text

    def text(self: RowPainter, area: QRectF, words: str, *rest: object, **named: object) -> None:
        places[words] = area
        real(self, area, words, *rest, **named)

    monkeypatch.setattr(row_painter.RowPainter, "text", text)
    return places


def test_it_covers_its_row(model: PlanModel, themes: ThemeSource) -> None:
    image = _drawn(model, themes)
    magenta = QImage(1, 1, QImage.Format.Format_RGB32)
    magenta.fill(Qt.GlobalColor.magenta)
    corners = [(0, 0), (WIDTH - 1, 0), (0, image.height() - 1), (WIDTH - 1, image.height() - 1)]
    assert all(image.pixel(*corner) != magenta.pixel(0, 0) for corner in corners)


def test_name_count_hours_and_date_do_not_overlap(
    model: PlanModel, themes: ThemeSource, written: dict[str, QRectF]
) -> None:
    _drawn(model, themes)
    areas = sorted(written.values(), key=QRectF.left)
    assert len(areas) == 4
    assert "Foundations" in written
    assert "1 of 3" in written
    assert all(one.right() <= other.left() for one, other in pairwise(areas))
    assert areas[-1].right() == WIDTH - 20


def test_states_are_seen(model: PlanModel, themes: ThemeSource) -> None:
    usual = _drawn(model, themes)
    assert _drawn(model, themes, hovered=True) != usual
    assert _drawn(model, themes, focused=True) != usual
    assert _drawn(model, themes, narrow=True) != usual
    model.set_closed({1})
    assert _drawn(model, themes) != usual


def test_it_is_mirrored(model: PlanModel, themes: ThemeSource, written: dict[str, QRectF]) -> None:
    _drawn(model, themes)
    left = QRectF(written["Foundations"])
    _drawn(model, themes, direction=Qt.LayoutDirection.RightToLeft)
    right = written["Foundations"]
    assert right.right() == pytest.approx(WIDTH - left.left())


@pytest.mark.parametrize("narrow", [False, True])
def test_large_text_is_given_its_width(
    qapp: QApplication,
    model: PlanModel,
    themes: ThemeSource,
    written: dict[str, QRectF],
    narrow: bool,
) -> None:
    before, height = QFont(qapp.font()), phase_height(themes.theme)
    font = QFont(before)
    font.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(font)
    themes.refresh()
    try:
        assert phase_height(themes.theme) > height
        _drawn(model, themes, narrow=narrow)
        figures = themes.theme.font("small", tabular=True)
        hours = next(words for words in written if words.endswith(" h"))
        assert written[hours].width() >= row_painter.text_width(hours, figures)
    finally:
        qapp.setFont(before)
        themes.refresh()


def test_hours_give_way_to_the_name_in_a_narrow_list(
    model: PlanModel, themes: ThemeSource, written: dict[str, QRectF]
) -> None:
    row, height = model.index(0, 0), phase_height(themes.theme)
    hours = row.data(Role.HOURS)
    for width, told in ((420, True), (260, False)):
        written.clear()
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        direction = Qt.LayoutDirection.LeftToRight
        line = RowPainter(painter, QRectF(0, 0, width, height), themes.theme, direction)
        paint_phase_header(line, row, narrow=True)
        painter.end()
        assert (hours in written) is told
        assert written["Foundations"].width() > 70
