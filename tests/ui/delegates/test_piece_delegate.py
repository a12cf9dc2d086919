"""Cards of the portfolio: where they are in their cells, and what is kept of their drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QRectF
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from planner.ui.delegates.piece_delegate import (
    CardPlaces,
    PieceDelegate,
    card_height,
    card_of,
    next_button,
)
from planner.ui.pages.piece_view import PieceView
from planner.ui.theme import ThemeSource
from tests.ui.piece_worlds import NothingKnown, many_rows


@pytest.mark.parametrize("mirrored", [False, True])
def test_cells_at_the_edges_hold_the_margin(mirrored: bool) -> None:
    cell = QRectF(100, 0, 300, 200)
    first, middle, last = (card_of(cell, each, 3, mirrored=mirrored) for each in range(3))
    left, right = (last, first) if mirrored else (first, last)
    assert (left.left(), left.right()) == (124, 392)
    assert (middle.left(), middle.right()) == (108, 392)
    assert (right.left(), right.right()) == (108, 376)
    assert card_of(cell, 0, 1, mirrored=mirrored).width() == 300 - 48


def test_nothing_in_a_card_lies_on_something_else(themes: ThemeSource) -> None:
    theme = themes.theme
    height = card_height(theme)
    places = CardPlaces.of(228, height, theme)
    assert places.title.top() >= places.preview.bottom()
    assert places.star.left() >= places.title.right()
    assert places.milestone.top() >= places.title.bottom()
    # Two lines of the milestone stand over the facts.
    assert places.facts.top() >= places.milestone.top() + 2 * places.milestone.height()
    assert places.facts.bottom() <= height
    assert places.preview.contains(places.play)
    for each in (places.star, places.play):
        assert min(each.width(), each.height()) >= 24
    button = next_button(228, height, "Open milestone", theme)
    assert button.height() >= 28
    assert button.bottom() <= height


def test_a_cell_has_room_for_a_card(themes: ThemeSource) -> None:
    hint = PieceDelegate(themes).sizeHint(QStyleOptionViewItem(), QModelIndex())
    assert hint.width() == themes.theme.scaled(228) + 16
    assert hint.height() == card_height(themes.theme) + 16


def test_cards_are_drawn_again_only_when_they_are_others(qtbot: QtBot, themes: ThemeSource) -> None:
    view = PieceView(themes, NothingKnown(), "Evidence")
    qtbot.addWidget(view)
    view.resize(1068, 560)
    view.show()
    rows = many_rows(200)
    view.set_rows(rows, None)
    view.grab()
    kept = view._delegate._drawn
    before = dict(kept)
    view.grab()
    assert dict(kept) == before
    view.set_rows((replace(rows[0], starred=True), *rows[1:]), None)
    view.grab()
    assert len(set(kept) - set(before)) == 1
    for step in range(30):
        view.verticalScrollBar().setValue(step * 400)
        view.grab()
    assert len(kept) <= view._delegate.kept
    themes.set_mode("dark")
    assert kept == {}
    themes.set_mode("light")
