"""Rows of the plan list as they are drawn and clicked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from planner.ui.delegates import milestone_delegate
from planner.ui.delegates.milestone_delegate import (
    HIT_WIDTH,
    MilestoneDelegate,
    has_large_text,
    milestone_height,
)
from planner.ui.delegates.phase_header import phase_height
from planner.ui.delegates.row_painter import RowPainter
from planner.ui.models.plan_model import PlanModel
from planner.ui.pages.plan_view import PlanView
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


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeSource, model: PlanModel) -> PlanView:
    view = PlanView(themes, model)
    qtbot.addWidget(view)
    view.resize(WIDTH, 600)
    view.show()
    return view


def _drawn(
    delegate: MilestoneDelegate,
    model: PlanModel,
    row: int,
    state: QStyle.StateFlag = QStyle.StateFlag.State_Enabled,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> QImage:
    option = QStyleOptionViewItem()
    index = model.index(row, 0)
    height = delegate.sizeHint(option, index).height()
    option.rect = QRect(0, 0, WIDTH, height)
    option.state = state
    option.direction = direction
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()
    return image


def test_heights_are_those_of_the_design_or_more(themes: ThemeSource) -> None:
    assert milestone_height(themes.theme) >= 52
    assert phase_height(themes.theme) >= 44
    assert not has_large_text(themes.theme)


def test_selected_and_hovered_rows_have_their_ground(
    view: PlanView, model: PlanModel, themes: ThemeSource
) -> None:
    state = QStyle.StateFlag
    row = model.row_of("rock")
    corner = QPoint(WIDTH - 4, 4)
    plain = _drawn(view.delegate, model, row)
    chosen = _drawn(view.delegate, model, row, state.State_Selected | state.State_Active)
    away = _drawn(view.delegate, model, row, state.State_Selected)
    hovered = _drawn(view.delegate, model, row, state.State_MouseOver)
    theme = themes.theme
    assert plain.pixelColor(corner) == theme.color("surface")
    assert chosen.pixelColor(corner) == theme.color("selected")
    assert away.pixelColor(corner) == theme.color("hover")
    assert hovered.pixelColor(corner) == theme.color("hover")


def test_every_row_draws_wide_narrow_and_mirrored(view: PlanView, model: PlanModel) -> None:
    for row in range(model.rowCount()):
        view.delegate.narrow = False
        wide = _drawn(view.delegate, model, row)
        mirrored = _drawn(view.delegate, model, row, direction=Qt.LayoutDirection.RightToLeft)
        view.delegate.narrow = True
        narrow = _drawn(view.delegate, model, row)
        assert wide != narrow
        assert wide != mirrored


def test_an_overdue_date_is_in_danger_colour(
    view: PlanView, model: PlanModel, themes: ThemeSource
) -> None:
    image = _drawn(view.delegate, model, model.row_of("signal"))
    danger = themes.theme.color("danger").rgb()
    area = range(WIDTH - 104, WIDTH - 20)
    assert any(image.pixel(x, y) == danger for x in area for y in range(5, 35))


def test_a_click_in_the_check_area_ticks_and_one_beside_it_does_not(
    view: PlanView, model: PlanModel, qtbot: QtBot
) -> None:
    rect = view.visualRect(model.index(model.row_of("theory"), 0))
    with qtbot.waitSignal(model.edit_requested):
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=rect.topLeft() + QPoint(HIT_WIDTH - 4, 3),
        )
    with qtbot.assertNotEmitted(model.edit_requested):
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(120, 20)
        )
    assert view.current_milestone() == "theory"


def test_the_hit_area_is_mirrored(view: PlanView) -> None:
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, WIDTH, 52)
    option.direction = Qt.LayoutDirection.RightToLeft
    assert view.delegate.hit_area(option).right() == WIDTH - 1
    assert view.delegate.hit_area(option).width() == HIT_WIDTH


def test_with_large_text_the_third_line_begins_with_lateness(
    view: PlanView, model: PlanModel, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(RowPainter, "text", lambda _, __, words, *___, **____: said.append(words))
    themes.set_text_size(200)
    try:
        for name in ("signal", "night"):
            _drawn(view.delegate, model, model.row_of(name))
    finally:
        themes.set_text_size(100)
    late, ahead = (words for words in said if " · " in words and " h" in words)
    assert late.startswith("19 days over · 6 h")
    assert ahead.startswith("3 h · ")


def test_box_badge_and_what_ticks_grow_with_the_text(
    view: PlanView, model: PlanModel, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes: list[QRectF] = []
    for name in ("paint_check_box", "paint_kind_badge"):
        monkeypatch.setattr(milestone_delegate, name, lambda _, box, *__, **___: boxes.append(box))
    themes.set_text_size(200)
    try:
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, WIDTH, milestone_height(themes.theme))
        _drawn(view.delegate, model, model.row_of("rock"))
        box, badge = boxes
        assert box.width() == themes.theme.scaled(18) > 18
        assert badge.width() == themes.theme.scaled(26) > 26
        assert box.right() < badge.left()
        assert badge.right() < view.delegate._text_area(WIDTH)[0]
        assert view.delegate.hit_area(option).right() >= box.right()
    finally:
        themes.set_text_size(100)
