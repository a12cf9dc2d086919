"""Two things that stand side by side, or one under the other where that is too narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.beside_or_below import BesideOrBelow

WORDS = "Nothing you have finished changes, and every date can be changed again. " * 3


class World:
    """A sentence that is content with 200 px, and a button of 120."""

    def __init__(self, qtbot: QtBot, *, at_end: bool = False) -> None:
        self.words = QLabel(WORDS)
        self.words.setWordWrap(True)
        self.button = QPushButton("Go")
        self.button.setFixedSize(120, 30)
        self.both = BesideOrBelow(self.words, self.button, lambda: 200, at_end=at_end)
        self.both.set_margins(10, 5, 10, 5)
        # A parent that cannot be asked for a height at a width.
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        column = QVBoxLayout(self.parent)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.both)
        column.addStretch(1)

    def at(self, width: int) -> None:
        self.parent.resize(width, 900)
        self.parent.show()
        QApplication.processEvents()


@pytest.fixture
def world(qtbot: QtBot) -> World:
    return World(qtbot)


@pytest.mark.parametrize(("width", "below"), [(900, False), (352, False), (351, True), (200, True)])
def test_the_second_goes_below_where_the_first_has_too_little(
    world: World, width: int, below: bool
) -> None:
    world.at(width)
    assert world.both.is_below is below
    assert (world.button.y() > world.words.geometry().bottom()) is below
    assert world.words.width() == width - 20 - (0 if below else 132)


@pytest.mark.parametrize("width", [900, 352, 300, 150])
def test_wrapped_words_have_their_height(world: World, width: int) -> None:
    world.at(width)
    assert world.words.height() >= world.words.heightForWidth(world.words.width())
    assert world.both.height() == world.both.layout().totalHeightForWidth(width)


def test_it_goes_back_beside(world: World) -> None:
    world.at(200)
    world.at(900)
    assert not world.both.is_below
    assert world.both.layout().totalHeightForWidth(900) == world.both.height()


def test_it_may_be_as_narrow_as_the_wider_of_the_two(world: World) -> None:
    world.at(900)
    assert world.both.minimumSizeHint().width() == 140


def test_below_the_second_stands_where_lines_begin_or_end(qtbot: QtBot) -> None:
    for at_end in (False, True):
        world = World(qtbot, at_end=at_end)
        world.at(250)
        edge = world.button.geometry().right() if at_end else world.button.x()
        assert edge == (239 if at_end else 10)
        world.parent.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        world.at(251)
        edge = world.button.x() if at_end else world.button.geometry().right()
        assert edge == (10 if at_end else 240)


def test_the_second_may_follow_the_first(qtbot: QtBot) -> None:
    first, second = QLabel("13 October"), QLabel("28 weeks later")
    both = BesideOrBelow(first, second, lambda: 40, spacing=10, spread=False)
    qtbot.addWidget(both)
    both.resize(900, 60)
    both.show()
    assert first.width() == first.sizeHint().width()
    assert second.x() == first.width() + 10


def test_alone_the_first_has_all_the_room(world: World) -> None:
    world.button.hide()
    world.at(300)
    assert not world.both.is_below
    assert world.words.width() == 280
