"""Asking for a habit: days, minutes, what it comes to, and giving it up."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits, milestone_edits
from planner.domain.profile import Habit
from planner.ui.dialogs.habit_dialog import HabitDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.first_weekday import choose_first_weekday
from tests.ui.worlds import TODAY

SOME = Habit(minutes=30, weekdays=(0, 3))


def _opened(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, name: str = "signal"
) -> HabitDialog:
    dialog = HabitDialog(themes, session, session.profile.known(name))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_new_habit_is_proposed_for_every_day(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = _opened(qtbot, themes, session)
    assert dialog.habit() == Habit(minutes=20, weekdays=(0, 1, 2, 3, 4, 5, 6))
    assert not dialog.on.isVisible(), "there is nothing to give up yet"
    assert dialog.told.text() == "2.33 h a week. The 6 h that are left take 3 weeks at this pace."


def test_days_and_minutes_are_chosen(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = _opened(qtbot, themes, session)
    for place in (1, 3, 5, 6):
        dialog.days[place].click()
    dialog.minutes.setValue(120)
    assert dialog.habit() == Habit(minutes=120, weekdays=(0, 2, 4))
    assert dialog.told.text() == "6 h a week. The 6 h that are left take a week at this pace."
    for place in (0, 2, 4):
        dialog.days[place].click()
    assert dialog.habit() is None
    assert not dialog.accept_button.isEnabled()
    assert dialog.told.text() == "Choose a day."


def test_a_habit_is_shown_and_can_be_given_up(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    session.apply(milestone_edits.set_habit(session.profile, "signal", SOME))
    dialog = _opened(qtbot, themes, session)
    assert dialog.habit() == SOME
    dialog.on.click()
    assert dialog.habit() is None
    assert dialog.accept_button.isEnabled()
    assert not dialog.minutes.isEnabled()
    assert dialog.told.text() == "It is no habit then. What was logged stays."


def test_what_is_done_has_nothing_left_to_pace(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    session.apply(edits.check_off("signal", TODAY, TODAY))
    assert _opened(qtbot, themes, session).told.text() == "2.33 h a week."


@pytest.mark.parametrize("accepted", [True, False])
def test_only_another_answer_is_an_edit(
    themes: ThemeSource, session: PlanSession, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    from PySide6.QtWidgets import QWidget

    session.apply(milestone_edits.set_habit(session.profile, "signal", SOME))
    window, milestone = QWidget(), session.profile.known("signal")
    monkeypatch.setattr(HabitDialog, "exec", lambda _: int(accepted))
    assert HabitDialog.ask(themes, session, milestone, window) is None
    monkeypatch.setattr(
        HabitDialog, "exec", lambda dialog: dialog.minutes.setValue(45) or int(accepted)
    )
    edit = HabitDialog.ask(themes, session, milestone, window)
    assert (edit is not None) is accepted
    window.deleteLater()


def test_days_stand_as_the_learner_has_them(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    choose_first_weekday("sunday")
    try:
        dialog = _opened(qtbot, themes, session)
        assert dialog.days[6].x() < dialog.days[0].x()
        assert dialog.days[6].accessibleName() == "Sunday"
    finally:
        choose_first_weekday("system")
