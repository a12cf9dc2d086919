"""Columns of the skills list: side by side, without the last, or with the bar below the name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from planner import paths
from planner.domain.plan import plan_of
from planner.ui.delegates.skill_delegate import SkillColumns, SkillDelegate
from planner.ui.models.skill_list import SkillList
from planner.ui.models.skill_rows import Order, skill_rows
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.skill_worlds import CATALOGUE, skilled_profile
from tests.ui.worlds import TODAY


def test_a_narrow_list_leaves_the_milestones_out_and_puts_the_bar_below(
    themes: ThemeSource,
) -> None:
    wide, narrow = (SkillColumns.of(width, themes.theme) for width in (713, 330))
    assert (wide.stacked, bool(wide.to_go)) == (False, True)
    assert (narrow.stacked, bool(narrow.to_go)) == (True, False)
    assert narrow.bar_left == 24


@given(width=st.integers(300, 3000))
def test_columns_stand_side_by_side_inside_the_list(qapp: object, width: int) -> None:
    columns = SkillColumns.of(width, ThemeSource(paths.shipped("resources"), "light").theme)
    assert columns.level_left + columns.level <= width - 24
    if columns.to_go:
        assert columns.level_left + columns.level <= columns.to_go_left
        assert columns.to_go_left + columns.to_go <= width - 24
    if not columns.stacked:
        assert 24 + columns.name <= columns.bar_left
    assert columns.bar_left + columns.bar <= columns.level_left


def test_rows_grow_where_the_bar_stands_below(qtbot: QtBot, themes: ThemeSource) -> None:
    model, delegate = SkillList(), SkillDelegate(themes)
    plan = plan_of(skilled_profile(), TODAY, CATALOGUE)
    model.set_rows(skill_rows(plan, CATALOGUE, ENGLISH, Order.GROUP, key_only=False))
    option = QStyleOptionViewItem()
    heights = []
    for delegate.width in (713, 330):
        heights.append([delegate.sizeHint(option, model.index(at)).height() for at in (0, 1)])
    assert heights[0][0] == heights[1][0] < heights[0][1] < heights[1][1]
