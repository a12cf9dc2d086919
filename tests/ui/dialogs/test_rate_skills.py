"""Rating skills again: old beside new, one edit, nothing forced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from planner.domain.edits import Change
from planner.ui.dialogs.rate_skills import RateSkillsDialog
from planner.ui.theme import ThemeSource
from tests.ui.skill_worlds import skilled_session
from tests.ui.worlds import TODAY


def _dialog(qtbot: QtBot, themes: ThemeSource, skill: str = "") -> RateSkillsDialog:
    session = skilled_session()
    dialog = RateSkillsDialog(themes, session, None, skill)
    qtbot.addWidget(dialog)
    dialog.destroyed.connect(session.close)
    dialog.show()
    return dialog


def _said(dialog: RateSkillsDialog) -> dict[str, int]:
    edit = dialog.edit()
    assert edit is not None
    assert edit.change is Change.RATE
    profile, _ = edit.apply(dialog._session.profile)
    assert all(each.on in (TODAY, profile.created) for each in profile.rated)
    return dict(profile.ratings)


def test_key_skills_come_first_and_all_are_a_press_away(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = _dialog(qtbot, themes)
    assert list(dialog.rows) == ["mixing"]
    assert dialog.rows["mixing"].summary.text() == "Not rated before"
    dialog.extent.set_value("all")
    assert list(dialog.rows) == ["mixing", "hearing", "editing", "taste"]
    told = dialog.rows["hearing"].summary.text()
    assert told == "Before: Aware, 4 Jan 2027 · milestones reached With help"
    assert dialog.rows["hearing"].rating.level == 1


def test_digits_and_sentences_rate_and_one_edit_comes_of_it(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    dialog = _dialog(qtbot, themes)
    assert dialog.edit() is None, "nothing is said yet"
    qtbot.keyClick(dialog.rows["mixing"].rating, Qt.Key.Key_3)
    assert dialog.levels[3].isChecked()
    assert dialog.levels[3].sentence == "mixing at level 3."
    assert dialog.levels[5].is_target
    dialog.extent.set_value("all")
    assert dialog.rows["mixing"].rating.level == 3, "what was said is kept"
    qtbot.keyClick(dialog.rows["mixing"].rating, Qt.Key.Key_Down)
    dialog.levels[0].click()
    assert dialog.levels[0].sentence == "I have not tried it."
    assert _said(dialog) == {"mixing": 3, "hearing": 0, "editing": 2}
    qtbot.keyClick(dialog.rows["hearing"].rating, Qt.Key.Key_Delete)
    assert _said(dialog) == {"mixing": 3, "editing": 2}


def test_a_key_skill_that_stays_is_on_record_again(qtbot: QtBot, themes: ThemeSource) -> None:
    session = skilled_session()
    from planner.domain import edits

    session.apply(edits.rate(session.profile, {"mixing": 2}, session.profile.created))
    dialog = RateSkillsDialog(themes, session)
    qtbot.addWidget(dialog)
    edit = dialog.edit()
    assert edit is not None
    profile, _ = edit.apply(session.profile)
    kept = [(each.skill, each.on, each.level) for each in profile.rated]
    assert kept == [("mixing", profile.created, 2), ("mixing", TODAY, 2)]
    one = RateSkillsDialog(themes, session, None, "mixing")
    qtbot.addWidget(one)
    assert one.edit() is None, "only what was touched"
    session.close()


def test_it_begins_at_the_skill_that_was_meant(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = _dialog(qtbot, themes, "editing")
    assert dialog.extent.value == "all"
    assert dialog._current == "editing"
    dialog._pick(4)
    assert _said(dialog) == {"hearing": 1, "editing": 4}


def test_cancel_says_nothing(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = skilled_session()
    answers = iter((QDialog.DialogCode.Rejected, QDialog.DialogCode.Accepted))
    monkeypatch.setattr(
        RateSkillsDialog, "exec", lambda dialog: (dialog._pick(1), next(answers))[1]
    )
    assert RateSkillsDialog.ask(themes, session, None) is None
    assert RateSkillsDialog.ask(themes, session, None) is not None
    session.close()
