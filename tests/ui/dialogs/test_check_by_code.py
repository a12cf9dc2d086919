"""Checking off by the codes on paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.profile import Status
from planner.ui.dialogs.check_by_code import CheckByCodeDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> CheckByCodeDialog:
    dialog = CheckByCodeDialog(themes, session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_code_shows_its_milestone_and_enter_marks_it_and_stays(
    dialog: CheckByCodeDialog, session: PlanSession
) -> None:
    code = session.profile.milestone("theory").code
    QTest.keyClicks(dialog.code, code.lower())
    assert dialog.code.text() == code
    assert dialog.answer.text() == "Music theory refresher"
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert session.profile.milestone("theory").status is Status.DONE
    assert dialog.isVisible()
    assert dialog.code.text() == ""
    assert dialog.answer.text() == "Marked done: Music theory refresher."


def test_a_wrong_code_names_the_nearest(dialog: CheckByCodeDialog, session: PlanSession) -> None:
    code = session.profile.milestone("rock").code
    wrong = code[:3] + ("A" if code[3] != "A" else "C")
    QTest.keyClicks(dialog.code, wrong)
    assert dialog.answer.text().startswith(f"{wrong} is not a code in this plan. Did you mean ")
    assert not dialog.accept_button.isEnabled()
    assert dialog.code.property("invalid") is True
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert session.undo_stack.count() == 0


def test_what_is_done_already_is_not_marked_again(
    dialog: CheckByCodeDialog, session: PlanSession
) -> None:
    QTest.keyClicks(dialog.code, session.profile.milestone("listen").code)
    assert dialog.answer.text() == "Listen to twenty records: Done."
    assert not dialog.accept_button.isEnabled()
