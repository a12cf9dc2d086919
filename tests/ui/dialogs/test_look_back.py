"""Looking back in three steps: what each says, what comes of it, and what is not asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits, milestone_edits
from planner.domain.network import Contact, FollowUp, Meeting
from planner.domain.profile import LogEntry, Review
from planner.ui.dialogs import chart_table
from planner.ui.dialogs.look_back import LookBackDialog, LookedBack
from planner.ui.dialogs.look_back_steps import MOST_LINES, dated_lines
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.chart import ChartNumbers
from planner.ui.widgets.elided_label import ElidedLabel
from planner.ui.widgets.week_strip import WeekStrip
from tests.ui.worlds import TODAY, Clock, FakeStore, small_profile, small_session

#: The Monday after the week in which the small plan has five hours.
MONDAY = dt.date(2027, 2, 8)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore(), Clock(MONDAY))
    yield session
    session.close()


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> LookBackDialog:
    return _opened(qtbot, themes, session)


def _opened(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> LookBackDialog:
    dialog = LookBackDialog(themes, session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _texts(step: QWidget) -> list[str]:
    labels = [*step.findChildren(QLabel), *step.findChildren(ElidedLabel)]
    return [label.text() for label in labels]


def test_the_first_step_says_what_happened(dialog: LookBackDialog) -> None:
    texts = _texts(dialog.happened)
    assert "1 Feb – 7 Feb" in texts  # noqa: RUF001
    assert "5 of 8 h logged." in texts
    assert "Nothing was checked off in this week." in texts


def test_what_was_checked_off_is_named(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    session.apply(edits.check_off("signal", TODAY, MONDAY))
    dialog = _opened(qtbot, themes, session)
    assert "Signal flow" in _texts(dialog.happened)


def test_steps_go_on_and_back_and_the_last_ends(dialog: LookBackDialog, qtbot: QtBot) -> None:
    assert (dialog.step, dialog.accept_button.text()) == (0, "Next")
    dialog.accept_button.click()
    dialog.accept_button.click()
    assert (dialog.step, dialog.accept_button.text()) == (2, "Done")
    dialog.steps.step_requested.emit(0)
    assert (dialog.step, dialog.accept_button.text()) == (0, "Next")
    dialog.accept()
    dialog.accept()
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_without_an_answer_only_the_week_is_written_down(
    dialog: LookBackDialog, session: PlanSession
) -> None:
    before = session.profile
    assert session.apply(dialog.edit())
    assert session.profile.reviews == (Review(week=TODAY, on=MONDAY),)
    assert session.profile.milestones == before.milestones
    session.undo_stack.undo()
    assert session.profile == before


def test_hours_and_words_are_one_change(dialog: LookBackDialog, session: PlanSession) -> None:
    dialog.accept()
    line = next(each for each in dialog.left.lines if each.worked.milestone.id == "rock")
    line.field.setText("1:30")
    dialog.accept()
    dialog.comes.note.setText("Fine")
    count = session.undo_stack.count()
    session.apply(dialog.edit())
    assert session.profile.known("rock").log[-1] == LogEntry(on=line.worked.last, minutes=90)
    assert session.profile.reviews[0].note == "Fine"
    assert session.undo_stack.count() == count + 1


def test_what_is_no_time_cannot_go_on(dialog: LookBackDialog) -> None:
    dialog.accept()
    dialog.left.lines[0].field.setText("soon")
    assert not dialog.accept_button.isEnabled()
    dialog.left.lines[0].field.setText(" ")
    assert dialog.accept_button.isEnabled()


def test_what_is_left_stays_unless_told_otherwise(
    dialog: LookBackDialog, monkeypatch: pytest.MonkeyPatch, themes: ThemeSource
) -> None:
    assert dialog.left.leave.isChecked()
    assert dialog.left.leave.fact.endswith(" left over")
    monkeypatch.setattr(LookBackDialog, "exec", lambda dialog: dialog.left.move_on.click() or 1)
    found = LookBackDialog.ask(themes, dialog._session, dialog)
    assert isinstance(found, LookedBack)
    assert found.replan
    monkeypatch.setattr(LookBackDialog, "exec", lambda _: 0)
    assert LookBackDialog.ask(themes, dialog._session, dialog) is None


def test_when_nothing_is_left_nothing_is_asked(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = small_profile()
    for each in profile.milestones:
        profile, _ = edits.check_off(each.id, TODAY, MONDAY).apply(profile)
    session = small_session(FakeStore(), Clock(MONDAY), profile)
    dialog = _opened(qtbot, themes, session)
    dialog.accept()
    assert dialog.left.lines == []
    assert not dialog.left.leave.isVisible()
    assert not dialog.left.move_on.isVisible()
    assert len([text for text in _texts(dialog.happened) if text.startswith("and ")]) == 1
    assert len(profile.milestones) > MOST_LINES
    session.close()


def test_the_last_step_shows_the_week_ahead(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    thursday = MONDAY + dt.timedelta(days=3)
    person = Contact(id="a", name="Ada", follow_up=FollowUp(on=MONDAY))
    profile = session.profile.model_copy(update={"contacts": (person,)})
    for edit in (
        edits.set_event_dates(profile, "night", thursday, None),
        milestone_edits.set_meeting(profile, "night", Meeting(begins=dt.time(19, 30))),
    ):
        profile, _ = edit.apply(profile)
    session.take(profile, edits.rename("x"))
    dialog = _opened(qtbot, themes, session)
    texts = _texts(dialog.comes)
    assert "8 Feb – 14 Feb" in texts  # noqa: RUF001
    assert "Mon: get in touch with Ada" in texts
    assert "Thu 19:30: Mix critique night" in texts


def test_a_week_without_days_of_its_own_has_no_lines() -> None:
    from planner.domain.week_days import week_days
    from planner.words import ENGLISH

    empty = small_profile().model_copy(update={"milestones": ()})
    assert dated_lines(week_days(empty, MONDAY, MONDAY), ENGLISH) == []


def test_looking_back_again_begins_with_what_was_said(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    first = _opened(qtbot, themes, session)
    first.comes.note.setText("Slow")
    session.apply(first.edit())
    second = _opened(qtbot, themes, session)
    assert second.comes.note.text() == "Slow"


def test_return_goes_on_and_escape_leaves_all_as_it_was(
    dialog: LookBackDialog, session: PlanSession, qtbot: QtBot
) -> None:
    before = session.profile
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.step == 1
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert session.profile == before


def test_hours_of_both_weeks_can_be_had_as_tables(
    dialog: LookBackDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[ChartNumbers] = []
    monkeypatch.setattr(
        chart_table.ChartTable, "show_numbers", lambda *given: shown.append(given[1])
    )
    for step in (dialog.happened, dialog.comes):
        strip = step.findChild(WeekStrip)
        assert strip is not None
        strip.table_requested.emit()
    behind, ahead = shown
    assert behind.heads == ("Day", "Planned, hours", "Logged, hours")
    assert behind.rows[0] == ("Mon 1 Feb 2027", "1.5", "5")
    assert ahead.heads == ("Day", "Planned, hours")
    assert ahead.rows[0][0] == "Mon 8 Feb 2027"
    assert len(behind.rows) == len(ahead.rows) == 7
