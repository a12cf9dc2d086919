"""The frame of every dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.frame import DialogFrame
from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.screen_room import screen_room


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource) -> DialogFrame:
    dialog = DialogFrame(themes, "Plan [*] one", "Save", note="Nothing else changes.")
    qtbot.addWidget(dialog)
    return dialog


def test_it_says_what_it_is_and_what_is_safe(dialog: DialogFrame) -> None:
    assert dialog.isModal()
    assert dialog.windowTitle() == "Plan [*][*] one"
    assert dialog.note.text() == "Nothing else changes."
    assert dialog.accept_button.text() == "Save"
    assert dialog.cancel_button.text() == "Cancel"


@pytest.mark.parametrize(
    ("key", "result"),
    [
        (Qt.Key.Key_Return, QDialog.DialogCode.Accepted),
        (Qt.Key.Key_Escape, QDialog.DialogCode.Rejected),
    ],
)
def test_enter_gives_the_verb_and_escape_cancels(
    dialog: DialogFrame, qtbot: QtBot, key: Qt.Key, result: QDialog.DialogCode
) -> None:
    field = QLineEdit()
    dialog.add_field("Name", field)
    dialog.show()
    with qtbot.waitSignal(dialog.finished) as ended:
        QTest.keyClick(field, key)
    assert ended.args == [result.value]


def test_a_verb_that_is_not_ready_cannot_be_given(dialog: DialogFrame) -> None:
    field = QLineEdit()
    dialog.add_field("Name", field)
    dialog.set_ready(False)
    dialog.show()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.set_ready(True)
    dialog.accept_button.click()
    assert not dialog.isVisible()


def test_a_field_is_named_by_its_words(dialog: DialogFrame) -> None:
    named, unnamed = QLineEdit(), QLineEdit()
    named.setAccessibleName("Own name")
    dialog.add_field("First", named)
    dialog.add_field("Second", unnamed)
    assert named.accessibleName() == "Own name"
    assert unnamed.accessibleName() == "Second"
    buddies = {label.buddy() for label in dialog.findChildren(TextLabel)}
    assert {named, unnamed} <= buddies


def test_without_a_cancel_there_is_one_button(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = DialogFrame(themes, "About", "Close", cancel=None)
    qtbot.addWidget(dialog)
    assert not hasattr(dialog, "cancel_button")
    assert DialogFrame(themes, "Codes", "Go", dialog, cancel="Stop").cancel_button.text() == "Stop"


def test_text_that_wraps_leaves_no_gaps(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = DialogFrame(themes, "Long", "Close")
    qtbot.addWidget(dialog)
    dialog.setMinimumWidth(420)
    for _ in range(3):
        dialog.body.addWidget(TextLabel(themes, "A sentence that is long. " * 8, wrap=True))
    dialog.show()
    assert dialog.height() == dialog.layout().totalHeightForWidth(dialog.width())


def test_a_text_that_grows_gets_room_and_a_shorter_one_moves_nothing(dialog: DialogFrame) -> None:
    dialog.setMinimumWidth(420)
    text = TextLabel(dialog.themes, "Short.", wrap=True)
    dialog.body.addWidget(text)
    text.setText("Not seen yet. " * 40)
    dialog.make_room()
    assert not dialog.isVisible()
    text.setText("Short.")
    dialog.show()
    before = dialog.height()
    text.setText("A sentence that is long. " * 20)
    dialog.make_room()
    grown = dialog.height()
    assert grown == dialog.layout().totalHeightForWidth(dialog.width()) > before
    text.setText("Short.")
    dialog.make_room()
    assert dialog.height() == grown
    text.setText("Higher than the screen. " * 400)
    dialog.make_room()
    assert dialog.height() < screen_room(dialog).height()
    assert dialog.scroller is not None


def test_a_size_that_was_chosen_is_kept(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = DialogFrame(themes, "Large", "Close")
    qtbot.addWidget(dialog)
    dialog.resize(500, 400)
    dialog.show()
    assert (dialog.width(), dialog.height()) == (500, 400)


def test_what_is_higher_than_the_screen_scrolls(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = DialogFrame(themes, "Tall", "Close")
    qtbot.addWidget(dialog)
    fields = [QLineEdit() for _ in range(60)]
    for place, field in enumerate(fields):
        dialog.add_field(f"Field {place}", field)
    fields[0].setFocus()
    dialog.show()
    QApplication.processEvents()
    assert dialog.focusWidget() is fields[0], "the keyboard stays where it was put"
    screen = screen_room(dialog)
    assert dialog.height() <= screen.height()
    assert dialog.accept_button.isVisible()
    assert dialog.scroller is not None
    assert dialog.scroller.content.width() >= dialog.scroller.content.minimumSizeHint().width()
    fields[-2].setFocus()
    QTest.keyClick(fields[-2], Qt.Key.Key_Tab)
    assert not fields[-1].visibleRegion().isEmpty()
    dialog.hide()
    dialog.show()
    assert dialog.height() <= screen.height()


def test_what_fits_does_not_scroll(dialog: DialogFrame) -> None:
    dialog.add_field("Name", QLineEdit())
    dialog.show()
    assert dialog.scroller is None


def test_a_size_grows_with_the_text_as_far_as_the_window_has_room(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 620)
    window.show()
    themes.set_text_size(200)
    try:
        dialog = DialogFrame(themes, "Large", "Close", window)
        dialog.take_size(500, 300)
        assert dialog.size().toTuple() == (676, themes.theme.scaled(300))
        dialog.take_size(720, 300)
        assert dialog.width() == 720, "it is never smaller than it is meant to be"
    finally:
        themes.set_text_size(100)


def test_a_long_note_stands_over_the_buttons(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = DialogFrame(themes, "Note", "Save", note="What is kept stays as it is. " * 6)
    qtbot.addWidget(dialog)
    dialog.setMinimumWidth(420)
    dialog.show()
    note, button = dialog.note, dialog.accept_button
    assert note.mapTo(dialog, note.rect().bottomLeft()).y() < button.mapTo(dialog, QPoint()).y()
    assert note.height() >= note.heightForWidth(note.width())
    note.setText("Copied.")
    QApplication.processEvents()
    assert note.mapTo(dialog, QPoint()).x() < button.mapTo(dialog, QPoint()).x()
    assert (
        note.geometry().top() <= button.mapTo(note.parentWidget(), QPoint()).y() + button.height()
    )
