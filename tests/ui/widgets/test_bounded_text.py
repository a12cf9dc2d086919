"""A field for several lines that stays quick."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from planner.ui.widgets.bounded_text import BoundedTextEdit


def _pasted(text: str) -> QMimeData:
    source = QMimeData()
    source.setText(text)
    source.setHtml("<img src='file:///x.png'><b>bold</b>")
    return source


@pytest.fixture
def field(qtbot: QtBot) -> BoundedTextEdit:
    field = BoundedTextEdit(10, "abc")
    qtbot.addWidget(field)
    return field


def test_as_much_is_pasted_as_there_is_room_for(
    field: BoundedTextEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, __: said.append(text))
    field.insertFromMimeData(_pasted("12345"))
    assert field.toPlainText() == "12345abc"
    assert said == []
    field.insertFromMimeData(_pasted("6789"))
    assert field.toPlainText() == "1234567abc"[:5] + "67" + "abc"
    assert said == ["There is room for 10 characters. The rest was left out."]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_is_chosen_makes_room(field: BoundedTextEdit) -> None:
    field.selectAll()
    field.insertFromMimeData(_pasted("0123456789 and more"))
    assert field.toPlainText() == "0123456789"


def test_a_word_without_end_breaks_anywhere(qtbot: QtBot) -> None:
    field = BoundedTextEdit(100_000, "words " * 1000)
    qtbot.addWidget(field)
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    field.setPlainText("w" * 100_000)
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere
    field.setPlainText("words")
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    field.insertFromMimeData(_pasted("w" * 50_000))
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere
