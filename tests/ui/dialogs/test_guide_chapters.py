"""The user guide: read, searched, and true of the commands, keys and options there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from planner import arguments, paths
from planner.ui.actions import ACTIONS, MENU_TITLES, MenuId
from planner.ui.dialogs.guide_chapters import Chapter, chapters, found_in

GUIDE = chapters(paths.shipped("resources") / "help")
TEXT = "\n".join(chapter.text for chapter in GUIDE)
#: Keys that work in lists and panels, beside those of the action table.
IN_PLACE = {"F6", "Space", "Right", "Left", "Return", "Esc"}


def test_chapters_have_titles_of_their_own_in_order() -> None:
    titles = [chapter.title for chapter in GUIDE]
    assert titles[0] == "First steps"
    assert titles[-1] == "Keyboard"
    assert len(set(titles)) == len(titles)


def test_the_guide_is_short_calm_and_loads_nothing() -> None:
    assert 1500 < len(TEXT.split()) < 4500
    assert "!" not in TEXT
    assert re.search(r"https?:|\]\(|<\w+", TEXT) is None


@pytest.mark.parametrize("named", sorted(set(re.findall(r"\*\*(\w+ > [^*]+)\*\*", TEXT))))
def test_every_command_it_names_is_in_that_menu(named: str) -> None:
    rows = {
        f"{MENU_TITLES[row.menu]} > {row.text}".replace("&", "")
        for row in ACTIONS
        if row.menu in MENU_TITLES
    }
    menus = {
        f"{MENU_TITLES[MenuId(menu.partition('.')[0])]} > {title}".replace("&", "")
        for menu, title in MENU_TITLES.items()
        if "." in menu
    }
    assert named in rows | menus


@pytest.mark.parametrize("keys", sorted(set(re.findall(r"\bCtrl\+\S+?(?=[),. |]*(?:\s|$))", TEXT))))
def test_every_key_it_names_does_something(keys: str) -> None:
    known = {QKeySequence(key).toString() for row in ACTIONS for key in row.keys}
    assert QKeySequence(keys).toString() in known | IN_PLACE


def test_no_page_is_left_out() -> None:
    pages = [row for row in ACTIONS if row.id.startswith("go-") and row.id != "go-today"]
    assert pages
    for row in pages:
        assert row.keys[0] in TEXT, row.text


def test_its_command_lines_are_understood() -> None:
    lines = re.findall(r"^planner (.+)$", TEXT, re.MULTILINE)
    assert len(lines) > 8
    for line in lines:
        _, options = arguments.parsed(line.split())
        assert options.command == line.split()[0]


def test_a_chapter_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_bytes(b"# Latin\n\xff")
    (tmp_path / "2.md").write_text("# Whole\n\nText", encoding="utf-8")
    assert [chapter.title for chapter in chapters(tmp_path)] == ["Whole"]
    assert chapters(tmp_path / "none") == ()


def test_a_search_asks_for_every_word_and_puts_titles_first() -> None:
    one = Chapter("Paper", "# Paper\n\nPrint the plan.")
    two = Chapter("Printing", "# Printing\n\nA plan on paper.")
    assert found_in((one, two), "PLAN print") == (two, one)
    assert found_in((one, two), "on paper") == (two,)
    assert found_in((one, two), "nowhere") == ()
    assert found_in((one, two), "  ") == (one, two)
