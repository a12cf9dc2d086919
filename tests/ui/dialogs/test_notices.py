"""The list of all notices."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.ui.dialogs import rate_skills
from planner.ui.dialogs.notices import NoticesDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import Button
from planner.ui.widgets.elided_label import TextLabel
from tests.ui.skill_worlds import first_phase_done, skilled_session


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> NoticesDialog:
    profile = session.profile
    start = profile.milestone("balance").placement.start
    edit = edits.set_event_dates(profile, "session", start, None)
    session.take(edit.apply(profile)[0], edit)
    dialog = NoticesDialog(themes, session)
    qtbot.addWidget(dialog)
    return dialog


def _button(dialog: NoticesDialog, words: str) -> Button:
    found = (each for each in dialog.findChildren(Button) if not each.isHidden())
    return next(each for each in found if each.text() == words)


def _texts(dialog: NoticesDialog) -> list[str]:
    rows = (label for row in dialog._rows for label in row.findChildren(TextLabel))
    return [label.text() for label in rows]


def test_every_notice_is_listed(dialog: NoticesDialog) -> None:
    texts = _texts(dialog)
    assert "An event comes too early." in texts
    assert any(text.startswith("You are ") for text in texts)


def test_show_closes_and_names_the_milestone(dialog: NoticesDialog) -> None:
    assert dialog.wanted == ""
    _button(dialog, "Show").click()
    assert dialog.wanted == "session"
    assert dialog.result() == NoticesDialog.DialogCode.Accepted


def test_dismissing_takes_the_row_away_and_undo_brings_it_back(
    dialog: NoticesDialog, session: PlanSession
) -> None:
    before = len(dialog._rows)
    _button(dialog, "Dismiss").click()
    assert len(dialog._rows) == before - 1
    session.undo_stack.undo()
    assert len(dialog._rows) == before


def test_a_finished_phase_can_be_rated_from_the_list(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = skilled_session(first_phase_done())
    dialog = NoticesDialog(themes, session)
    qtbot.addWidget(dialog)
    edit = edits.rate(session.profile, {"mixing": 1}, session.today)
    monkeypatch.setattr(rate_skills.RateSkillsDialog, "ask", lambda *_: edit)
    _button(dialog, "Rate again…").click()
    assert session.profile.ratings["mixing"] == 1
    assert "“Foundations” is finished." not in _texts(dialog)
    session.close()
