"""The filter bar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.models.plan_filter import Filter, Show
from planner.ui.models.plan_groups import Group
from planner.ui.pages.filter_bar import ChoiceButton, FilterBar
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH


@pytest.fixture
def bar(qtbot: QtBot, themes: ThemeSource) -> FilterBar:
    bar = FilterBar(themes, ENGLISH)
    qtbot.addWidget(bar)
    return bar


def test_typing_and_choosing_report_the_whole_filter(bar: FilterBar, qtbot: QtBot) -> None:
    seen: list[Filter] = []
    bar.filter_changed.connect(seen.append)
    bar.search.setText("mix")
    bar._chips.set_value(Show.OPEN.value)
    bar._kinds._take(bar._kinds.menu().actions()[1])
    assert seen[-1] == Filter("mix", Show.OPEN, "course")
    assert bar.chip_words() == "Open"
    bar.clear()
    assert seen[-1] == Filter()


def test_the_order_is_reported(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.group_changed) as changed:
        bar._groups._take(bar._groups.menu().actions()[1])
    assert changed.args == [Group.MONTH]


def test_a_choice_says_itself_and_is_reported_once(qtbot: QtBot, themes: ThemeSource) -> None:
    button = ChoiceButton(themes, "Kinds", [("", "All kinds"), ("work", "Work")])
    qtbot.addWidget(button)
    assert button.accessibleName() == "Kinds: All kinds"
    work = button.menu().actions()[1]
    with qtbot.waitSignal(button.chosen):
        work.trigger()
    assert (button.value, button.text()) == ("work", "Work")
    with qtbot.assertNotEmitted(button.chosen):
        work.trigger()


def test_counts_stand_on_the_chips(bar: FilterBar) -> None:
    wanted = {show: place for place, show in enumerate(Show)}
    bar.set_counts(wanted)
    counts = {key: chip.count for key, chip in bar._chips._chips.items()}
    assert counts == {**wanted, Show.ALL: None}


def test_chips_stand_beside_the_field_where_there_is_room(qtbot: QtBot, bar: FilterBar) -> None:
    bar.resize(1100, 48)
    bar.show()
    QApplication.processEvents()
    assert bar._chips.geometry().center().y() == bar.search.geometry().center().y()
    bar.resize(720, 90)
    QApplication.processEvents()
    assert bar._chips.y() > bar.search.geometry().bottom()
    lines = {chip.y() for chip in bar._chips._chips.values()}
    assert len(lines) == 1
    bar.resize(1100, 48)
    QApplication.processEvents()
    assert bar._chips.geometry().center().y() == bar.search.geometry().center().y()


def test_a_chip_can_be_turned_on_alone(bar: FilterBar) -> None:
    bar.search.setText("mix")
    bar.set_filter(replace(bar.filter, show=Show.LEFT))
    assert bar.filter == Filter("mix", Show.LEFT)


def test_large_text_gives_the_chips_a_line_of_their_own(
    qtbot: QtBot, qapp: QApplication, themes: ThemeSource, bar: FilterBar
) -> None:
    bar.resize(720, 48)
    bar.show()
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(font)
    themes.refresh()
    try:
        bar.resize(720, 300)
        qapp.processEvents()
        assert bar._chips.y() > bar.search.geometry().bottom()
    finally:
        qapp.setFont(before)
        themes.refresh()


def test_a_filter_and_an_order_can_be_set(qtbot: QtBot, bar: FilterBar) -> None:
    seen: list[Filter] = []
    bar.filter_changed.connect(seen.append)
    bar.set_filter(Filter("mix", Show.OPEN, "course"))
    assert bar.filter == seen[-1] == Filter("mix", Show.OPEN, "course")
    with qtbot.waitSignal(bar.group_changed) as grouped:
        bar.set_group(Group.DATE)
    assert grouped.args == [Group.DATE]


def test_a_choice_is_shown_as_it_is_written(qtbot: QtBot, themes: ThemeSource) -> None:
    button = ChoiceButton(themes, "Family", [("", "All"), ("r", "Rhythm & blues")])
    qtbot.addWidget(button)
    button.set_value("r")
    shown = [action.text() for action in button.menu().actions()]
    assert shown == ["All", "Rhythm && blues"], "the letter after it would be a key"
    assert button.text() == "Rhythm && blues"
    assert button.accessibleName() == "Family: Rhythm & blues"
