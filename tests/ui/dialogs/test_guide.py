"""The window of the user guide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from planner import paths
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs.guide import Guide
from planner.ui.dialogs.guide_chapters import Chapter, chapters
from planner.ui.theme import ThemeSource
from planner.ui.widgets.screen_room import screen_room


@pytest.fixture
def guide(qtbot: QtBot, themes: ThemeSource) -> Guide:
    guide = Guide(themes, chapters(paths.shipped("resources") / "help"))
    qtbot.addWidget(guide)
    guide.show()
    return guide


def titles(guide: Guide) -> list[str]:
    return [guide.contents.item(row).text() for row in range(guide.contents.count())]


def test_with_large_text_it_is_no_larger_than_the_screen(qtbot: QtBot, themes: ThemeSource) -> None:
    themes.set_text_size(200)
    try:
        guide = Guide(themes, ())
        qtbot.addWidget(guide)
        screen = screen_room(guide)
        assert guide.size().boundedTo(screen) == guide.size()
    finally:
        themes.set_text_size(100)


def test_it_opens_on_the_first_chapter(guide: Guide) -> None:
    assert guide.page.toPlainText().startswith("First steps")
    assert guide.page.accessibleName() == "First steps"
    assert guide.contents.currentRow() == 0


def test_the_contents_lead_to_chapters(guide: Guide) -> None:
    guide.contents.setCurrentRow(titles(guide).index("Printing"))
    assert guide.page.toPlainText().startswith("Printing")


def test_typing_narrows_the_contents_and_marks_what_was_found(guide: Guide) -> None:
    guide.search.setText("letter")
    assert "Printing" in titles(guide)
    assert "Overview and timeline" not in titles(guide)
    marked = [each.cursor.selectedText().casefold() for each in guide.page.extraSelections()]
    assert marked
    assert set(marked) == {"letter"}
    assert guide.page.textCursor().selectedText().casefold() == "letter"


def test_enter_goes_from_place_to_place_and_round(qtbot: QtBot, guide: Guide) -> None:
    guide.search.setText("plan")
    count = len(guide.page.extraSelections())
    assert count > 1
    first = guide.page.textCursor().position()
    seen = {first}
    for _ in range(count - 1):
        qtbot.keyClick(guide.search, Qt.Key.Key_Return)
        seen.add(guide.page.textCursor().position())
    assert len(seen) == count
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.page.textCursor().position() == first


def test_arrows_move_in_the_contents_from_the_field(qtbot: QtBot, guide: Guide) -> None:
    qtbot.keyClick(guide.search, Qt.Key.Key_Down)
    assert guide.contents.currentRow() == 1
    assert guide.page.toPlainText().startswith("The plan")


def test_nothing_found_says_so_and_the_cross_brings_all_back(guide: Guide) -> None:
    guide.search.setText("xylophone")
    assert titles(guide) == []
    assert guide.nothing.isVisibleTo(guide)
    guide.search.clear()
    assert len(titles(guide)) > 8
    assert not guide.nothing.isVisibleTo(guide)


def test_headings_stand_out_and_paragraphs_stand_evenly(guide: Guide) -> None:
    rooms = {}
    block = guide.page.document().begin()
    while block.isValid():
        layout = block.blockFormat()
        rooms.setdefault(layout.headingLevel(), set()).add(layout.topMargin())
        block = block.next()
    assert rooms[1] == {4.0}
    assert rooms[2] == {16.0}
    assert max(rooms[0]) < 16.0


def test_a_chapter_loads_nothing_it_names(qtbot: QtBot, themes: ThemeSource) -> None:
    text = "# Hostile\n\n![picture](file:///etc/passwd) [link](https://example.org)"
    guide = Guide(themes, (Chapter("Hostile", text),))
    qtbot.addWidget(guide)
    kind = QTextDocument.ResourceType.ImageResource.value
    assert guide.page.loadResource(kind, QUrl("file:///etc/passwd")) is None
    assert not guide.page.openLinks()
    assert not guide.page.openExternalLinks()


def test_without_chapters_it_still_opens(qtbot: QtBot, themes: ThemeSource) -> None:
    guide = Guide(themes, ())
    qtbot.addWidget(guide)
    guide.show()
    assert guide.page.toPlainText() == ""


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_the_command_shows_one_guide_and_leaves_the_plan_at_hand(
    make: Callable[..., Desktop],
) -> None:
    desktop = make()
    desktop.run(ActionId.GUIDE)
    desktop.run(ActionId.GUIDE)
    shown = desktop.window.findChildren(Guide)
    assert len(shown) == 1
    assert shown[0].isVisible()
    assert not shown[0].isModal()
    shown[0].close()
