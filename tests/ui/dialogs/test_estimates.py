"""Other estimates for one or several milestones."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.profile import Milestone
from planner.ui.dialogs.estimates import EstimatesDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.pointer import turn


def _open(session: PlanSession) -> tuple[Milestone, ...]:
    return tuple(session.profile.known(name) for name in ("signal", "theory", "rock"))


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> EstimatesDialog:
    dialog = EstimatesDialog(themes, session, _open(session))
    qtbot.addWidget(dialog)
    return dialog


def test_a_factor_says_what_all_of_it_comes_to(
    dialog: EstimatesDialog, session: PlanSession
) -> None:
    assert dialog.sum.text() == "29 h in all now, 34.75 h then. What follows gets new dates."
    dialog.percent.setValue(50)
    assert dialog.sum.text() == "29 h in all now, 14.5 h then. What follows gets new dates."
    assert not dialog.hours.isEnabled()
    session.apply(dialog.edit())
    assert [each.estimate for each in _open(session)] == [180, 90, 600]
    session.undo_stack.undo()
    assert [each.estimate for each in _open(session)] == [360, 180, 1200]


def test_all_get_the_same_hours(dialog: EstimatesDialog, session: PlanSession) -> None:
    dialog.to_value.setChecked(True)
    assert not dialog.percent.isEnabled()
    dialog.hours.setText("plenty")
    assert not dialog.accept_button.isEnabled()
    dialog.hours.setText("4 h")
    assert dialog.accept_button.isEnabled()
    session.apply(dialog.edit())
    assert {each.estimate for each in _open(session)} == {240}


def test_the_present_estimates_are_no_change(dialog: EstimatesDialog) -> None:
    dialog.percent.setValue(100)
    assert dialog.edit() is None


def test_one_milestone_is_called_by_its_name(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = EstimatesDialog(themes, session, (session.profile.known("signal"),))
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(type(dialog.sum))]
    assert "Signal flow" in texts
    assert dialog.hours.minutes == 360


def test_cancel_changes_nothing(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = EstimatesDialog(themes, session, _open(session))
    qtbot.addWidget(parent)
    monkeypatch.setattr(EstimatesDialog, "exec", lambda _: EstimatesDialog.DialogCode.Rejected)
    assert EstimatesDialog.ask(themes, session, _open(session), parent) is None


def test_a_wheel_that_comes_over_the_factor_changes_nothing(dialog: EstimatesDialog) -> None:
    dialog.show()
    dialog.by_factor.setFocus()
    before = dialog.percent.value()
    turn(dialog.percent, -1)
    assert dialog.percent.value() == before
    assert not dialog.percent.hasFocus()
