"""The action table, mostly without a window."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from planner.ui.actions import (
    ACTIONS,
    MENU_TITLES,
    ActionId,
    Situation,
    When,
    is_enabled,
    plain_text,
)


def test_every_command_has_one_row_with_text_and_tooltip() -> None:
    assert Counter(row.id for row in ACTIONS) == Counter(list(ActionId))
    assert all(row.text.strip() and row.tooltip.strip() for row in ACTIONS)
    assert all("!" not in row.text + row.tooltip for row in ACTIONS)


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for row in ACTIONS for key in row.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


@pytest.mark.parametrize(
    ("action", "keys"),
    [
        (ActionId.QUIT, "Ctrl+Q"),
        (ActionId.UNDO, "Ctrl+Z"),
        (ActionId.CHECK_BY_CODE, "Ctrl+Shift+K"),
        (ActionId.REPLAN, "Ctrl+R"),
        (ActionId.SHOW_SIDEBAR, "F9"),
        (ActionId.SHORTCUTS, "Ctrl+/"),
    ],
)
def test_keys_are_those_of_the_design(action: ActionId, keys: str) -> None:
    row = next(row for row in ACTIONS if row.id is action)
    assert row.keys[0] == keys


def test_groups_of_a_menu_stand_together() -> None:
    for menu in MENU_TITLES:
        groups = [row.group for row in ACTIONS if row.menu is menu]
        assert groups == sorted(groups)
        assert groups, menu


def test_mnemonics_of_a_menu_differ() -> None:
    for menu in MENU_TITLES:
        texts = [row.text for row in ACTIONS if row.menu is menu]
        letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert len(set(letters)) == len(letters), (menu, letters)


def test_plain_text_has_neither_mnemonic_nor_dots() -> None:
    row = next(row for row in ACTIONS if row.id is ActionId.NEW_PLAN)
    assert plain_text(row) == "New plan"


@pytest.mark.parametrize(
    ("when", "situation", "enabled"),
    [
        (When.ALWAYS, Situation(), True),
        (When.PLAN, Situation(), False),
        (When.PLAN, Situation(has_plan=True, read_only=True), True),
        (When.WRITABLE, Situation(has_plan=True, read_only=True), False),
        (When.MILESTONE, Situation(has_plan=True), False),
        (When.MILESTONE, Situation(has_plan=True, has_milestone=True), True),
        (When.CAN_UNDO, Situation(has_plan=True), False),
        (When.CAN_UNDO, Situation(has_plan=True, can_undo=True), True),
        (When.CAN_REDO, Situation(has_plan=True, can_redo=True, read_only=True), False),
    ],
)
def test_when_a_command_can_be_given(when: When, situation: Situation, enabled: bool) -> None:
    row = next(row for row in ACTIONS if row.when is when)
    assert is_enabled(row, situation) is enabled
