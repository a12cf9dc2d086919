"""The list of changes: times, the state before all of them, and going to any of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.ui.dialogs.history import HistoryDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> HistoryDialog:
    assert session.apply(edits.set_notes("rock", "one"))
    assert session.apply(edits.skip("night"))
    assert session.apply(edits.rename("<b>Another</b>"))
    dialog = HistoryDialog(themes, session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _lines(dialog: HistoryDialog) -> list[str]:
    model = dialog.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_each_change_stands_with_its_time_after_the_state_before_all(
    dialog: HistoryDialog, session: PlanSession
) -> None:
    lines = _lines(dialog)
    assert lines[0] == "As the plan was opened"
    assert len(lines) == 4
    assert all(line.startswith("09:41") for line in lines[1:])
    assert "\n" not in "".join(lines)
    assert not session.undo_stack.undoText().startswith("09:41")


def test_choosing_goes_back_and_forward(dialog: HistoryDialog, session: PlanSession) -> None:
    after = session.profile
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    assert session.undo_stack.index() == 0
    assert session.profile.milestone("rock").notes != "one"
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    assert session.profile == after
