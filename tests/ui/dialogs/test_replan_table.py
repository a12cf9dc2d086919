"""How the list of what moves is laid out."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.domain.plan import plan_of
from planner.ui.dialogs.replan_moves import CHANGE, NEW, NOW
from planner.ui.dialogs.replan_table import MovesTable
from planner.ui.dialogs.replan_ways import Outcome, PushWay, outcome_of
from planner.ui.roles import Role
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile


@pytest.fixture
def outcome() -> Outcome:
    return outcome_of(
        PushWay(400), plan_of(small_profile(), TODAY), Catalogue.of(), codes_issued=99
    )


def test_dates_are_never_cut(qtbot: QtBot, themes: ThemeSource, outcome: Outcome) -> None:
    table = MovesTable(themes, ENGLISH)
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    table.show_outcome(outcome)
    metrics = table.fontMetrics()
    for row in range(table.moves.rowCount()):
        text = table.moves.index(row, NEW).data()
        assert metrics.horizontalAdvance(text) < table.columnWidth(NEW)


def test_with_little_room_the_dates_stand_below_the_title(
    qtbot: QtBot, themes: ThemeSource, outcome: Outcome
) -> None:
    table = MovesTable(themes, ENGLISH)
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    table.show_outcome(outcome)
    high, width = table.rowHeight(0), table.columnWidth(NEW)
    assert not table.isColumnHidden(NEW)
    table.resize(260, 400)
    assert [table.isColumnHidden(column) for column in range(4)] == [False, True, True, True]
    assert table.rowHeight(0) > high
    narrow = table.grab().toImage()
    table.show_outcome(None)
    assert table.grab().toImage() != narrow
    table.show_outcome(outcome)
    table.resize(700, 400)
    assert not table.isColumnHidden(NEW)
    assert (table.rowHeight(0), table.columnWidth(NEW)) == (high, width)
    texts = [table.moves.index(0, column).data() for column in (NOW, NEW, CHANGE)]
    assert table.moves.index(0, 0).data(Role.SUBTITLE) == "now {}, new {}, {}".format(*texts)
