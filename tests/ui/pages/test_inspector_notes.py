"""Notes: read as Markdown, edited as they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.pages.inspector_notes import NotesSection
from planner.ui.theme import ThemeSource


class World(QWidget):
    """The section with a field beside it, to go to."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self.notes = NotesSection(themes, "Notes")
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.notes)
        column.addWidget(self.other)
        self.said: list[tuple[str, bool]] = []
        self.notes.notes_edited.connect(lambda text, typing: self.said.append((text, typing)))

    @property
    def is_read(self) -> bool:
        return self.notes.view.isVisible() and not self.notes.edit.isVisible()


@pytest.fixture
def world(qtbot: QtBot, themes: ThemeSource) -> World:
    world = World(themes)
    qtbot.addWidget(world)
    world.resize(340, 400)
    with qtbot.waitActive(world):
        world.show()
        world.activateWindow()
    world.other.setFocus()
    return world


def test_empty_notes_are_a_field(world: World) -> None:
    world.notes.set_notes("", read_only=False)
    assert not world.is_read
    assert not world.notes.change.isVisible()


def test_notes_are_read_until_they_are_edited(world: World) -> None:
    world.notes.set_notes("**Bass** and kick", read_only=False)
    assert world.is_read
    assert world.notes.view.toPlainText() == "Bass and kick"
    world.notes.change.click()
    assert not world.is_read
    assert world.notes.edit.hasFocus()
    assert world.notes.edit.toPlainText() == "**Bass** and kick"
    QTest.keyClicks(world.notes.edit, " fight")
    world.other.setFocus()
    assert world.is_read
    assert world.said[-1] == ("**Bass** and kick fight", False)
    assert world.notes.view.toPlainText() == "Bass and kick fight"


def test_escape_leaves_the_field_and_keeps_what_was_typed(world: World) -> None:
    world.notes.set_notes("Bass", read_only=False)
    world.notes.view.setFocus()
    QTest.keyClick(world.notes.view, Qt.Key.Key_Return)
    QTest.keyClicks(world.notes.edit, " too loud")
    QTest.keyClick(world.notes.edit, Qt.Key.Key_Escape)
    assert world.is_read
    assert world.notes.view.hasFocus()
    assert world.said[-1][0] == "Bass too loud"


def test_a_menu_or_another_window_does_not_end_the_editing(world: World) -> None:
    world.notes.set_notes("Bass", read_only=False)
    world.notes.begin()
    other = QWidget()
    with_reasons = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    for reason in with_reasons:
        world.notes.edit.setFocus()
        world.other.setFocus(reason)
        assert not world.is_read
    other.deleteLater()
    world.notes.edit.setFocus()
    world.other.setFocus(Qt.FocusReason.TabFocusReason)
    assert world.is_read


def test_what_is_being_typed_stays_while_the_plan_changes(world: World) -> None:
    world.notes.set_notes("Bass", read_only=False)
    world.notes.begin()
    QTest.keyClicks(world.notes.edit, " too")
    world.notes.set_notes("Bass", read_only=False)
    assert not world.is_read
    assert world.notes.edit.toPlainText() == "Bass too"


def test_emptied_notes_stay_a_field(world: World) -> None:
    world.notes.set_notes("Bass", read_only=False)
    world.notes.begin()
    world.notes.edit.selectAll()
    QTest.keyClick(world.notes.edit, Qt.Key.Key_Delete)
    world.other.setFocus()
    assert not world.is_read
    assert world.said[-1] == ("", False)


def test_links_are_asked_for(world: World, qtbot: QtBot) -> None:
    world.notes.set_notes("[song](https://example.org)", read_only=False)
    with qtbot.waitSignal(world.notes.link_requested) as asked:
        world.notes.view.link_requested.emit("https://example.org")
    assert asked.args == ["", "https://example.org"]


def test_a_read_only_plan_is_read_and_its_links_work(world: World) -> None:
    world.notes.set_notes("Bass", read_only=True)
    assert world.is_read
    assert not world.notes.change.isEnabled()
    world.notes.view.edit_requested.emit()
    QApplication.processEvents()
    assert world.is_read
