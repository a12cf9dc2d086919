"""Message boxes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.questions import (
    Unsaved,
    agrees,
    ask_about_unsaved,
    message_box,
    readable,
    tell,
)
from planner.ui.widgets.screen_room import screen_room


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def _press(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """Let the button with these words be pressed; gives what the boxes say."""
    said: list[str] = []

    def press(box: QMessageBox) -> int:
        said.append(box.text())
        box.show()
        next(button for button in box.buttons() if button.text() == words).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return said


def test_markup_is_shown_and_not_read(parent: QWidget) -> None:
    box = message_box(parent, "Title", "<b>bold</b>")
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text() == "<b>bold</b>"


@pytest.mark.parametrize(("words", "answer"), [("Use it", True), ("Cancel", False)])
def test_a_verb_agrees_and_cancel_does_not(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, words: str, answer: bool
) -> None:
    _press(monkeypatch, words)
    assert agrees(parent, "Changed", "Use it as it is?", "Use it") is answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Try again", Unsaved.TRY_AGAIN),
        ("Save a copy…", Unsaved.SAVE_COPY),
        ("Close without saving", Unsaved.LEAVE),
        ("Stay", Unsaved.STAY),
    ],
)
def test_four_ways_on_with_what_is_not_saved(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, words: str, answer: Unsaved
) -> None:
    said = _press(monkeypatch, words)
    assert ask_about_unsaved(parent, "The disk is full.", "Your last change goes.") is answer
    assert said == ["The disk is full.\n\nYour last change goes."]


def test_escape_stays(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    def escape(box: QMessageBox) -> int:
        box.show()
        QTest.keyClick(box, Qt.Key.Key_Escape)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", escape)
    assert ask_about_unsaved(parent, "The disk is full.", "All goes.") is Unsaved.STAY


def test_telling_waits(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()) or 0)
    tell(parent, "Not opened", "There is no such file.")
    assert said == ["There is no such file."]


def test_a_word_without_end_is_broken_into_lines(parent: QWidget) -> None:
    box = message_box(parent, "Title", "w" * 2000)
    box.show()
    label = box.findChild(QLabel, "qt_msgbox_label")
    assert label is not None
    assert label.height() > 5 * label.fontMetrics().height(), "all of it stands in lines"
    assert label.width() <= box.width() <= screen_room(box).width()
    box.deleteLater()


def test_letters_stand_in_their_order_and_none_gives_an_order() -> None:
    assert readable("mix\u202evaw.exe") == "mix\ufffdvaw.exe"
    assert readable("a\x1b[31m\0b\nc") == "a\ufffd[31m\ufffdb\nc"
    assert readable("\u200fmix\u200d") == "\u200fmix\u200d"
