"""The banner about files that are gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.storage.evidence_look import AskedFile, Standing
from planner.ui.pages.piece_notice import PieceNotice
from planner.ui.roles import PieceRow
from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import Button
from tests.ui.piece_worlds import many_rows


@pytest.fixture
def notice(qtbot: QtBot, themes: ThemeSource) -> PieceNotice:
    notice = PieceNotice(themes)
    qtbot.addWidget(notice)
    return notice


def gone(row: PieceRow) -> PieceRow:
    """The row as that of a file that is not where it was."""
    file = AskedFile(f"/music/{row.milestone}.wav")
    return replace(row, file=file, standing=Standing.GONE, warning="It is gone.")


def verbs(notice: PieceNotice) -> list[str]:
    """What its buttons say, once the layout has shown them."""
    QApplication.processEvents()
    return [each.text() for each in notice.findChildren(Button) if not each.isHidden()]


def test_one_file_has_its_sentence_and_three_ways_on(notice: PieceNotice) -> None:
    rows = many_rows(3)
    notice.show_rows(rows, read_only=False)
    assert notice.isHidden()
    lost = gone(rows[1])
    notice.show_rows((rows[0], lost), read_only=False)
    assert notice.plain_text == "One piece of evidence cannot be opened. It is gone."
    assert verbs(notice) == ["Find it…", "Show", "Ignore"]
    found, shown = QSignalSpy(notice.find_requested), QSignalSpy(notice.show_requested)
    notice.action_requested.emit("find")
    notice.action_requested.emit("show")
    assert (found.at(0), shown.at(0)) == ([lost], [lost])
    notice.show_rows((lost,), read_only=True)
    assert verbs(notice) == ["Show", "Ignore"]


def test_several_are_counted_and_what_is_let_be_is_not_named_again(notice: PieceNotice) -> None:
    first, second, third = map(gone, many_rows(3))
    notice.show_rows((first, second), read_only=False)
    assert notice.plain_text.startswith("2 pieces of evidence cannot be opened.")
    notice.action_requested.emit("leave")
    assert notice.isHidden()
    notice.show_rows((first, second), read_only=False)
    assert notice.isHidden()
    notice.show_rows((first, second, third), read_only=False)
    assert notice.plain_text.startswith("One piece")


def test_what_was_changed_or_does_not_answer_is_said_on_its_card_only(
    notice: PieceNotice,
) -> None:
    changed = replace(gone(many_rows(1)[0]), standing=Standing.CHANGED)
    notice.show_rows((changed, replace(changed, standing=Standing.SILENT)), read_only=False)
    assert notice.isHidden()
    notice.action_requested.emit("show")
