"""Contacts, follow-ups and meetings, asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QTime
from pytestqt.qtbot import QtBot

from planner.domain.plan import with_schedule
from planner.domain.profile import Pin
from planner.ui.dialogs.contact_dialog import ContactDialog
from planner.ui.dialogs.follow_up_dialog import FollowUpDialog
from planner.ui.dialogs.meeting_dialog import MeetingDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.network_worlds import PEOPLE, WEEK, met_session
from tests.ui.worlds import TODAY


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = met_session()
    yield session
    session.close()


def test_a_contact_needs_a_name(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> None:
    dialog = ContactDialog(themes, session)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    assert dialog.contact() is None
    dialog.name.setText("  Ann  ")
    dialog.mentor.setChecked(True)
    made = dialog.contact()
    assert made is not None
    assert (made.id, made.name, made.mentor) == ("contact-4", "Ann", True)


def test_a_changed_contact_keeps_what_was_agreed(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = ContactDialog(themes, session, PEOPLE[0])
    qtbot.addWidget(dialog)
    assert dialog.contact() == PEOPLE[0]
    dialog.role.setText("Mixes")
    assert dialog.contact() == PEOPLE[0].model_copy(update={"role": "Mixes"})


def test_done_writes_down_today_and_sets_the_next_in_a_week(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = FollowUpDialog(themes, session, PEOPLE[1])
    qtbot.addWidget(dialog)
    dialog.said.setPlainText("Plays on Friday")
    after, _ = dialog.edit().apply(session.profile)
    found = next(each for each in after.contacts if each.id == "contact-2")
    assert found.last is not None
    assert (found.last.on, found.last.note) == (TODAY, "Plays on Friday")
    assert found.follow_up is not None
    assert (found.follow_up.on, found.follow_up.minutes) == (TODAY + WEEK, 30)
    dialog.again.setChecked(False)
    after, _ = dialog.edit().apply(session.profile)
    assert next(each for each in after.contacts if each.id == "contact-2").follow_up is None


def test_where_nothing_was_due_only_a_day_is_set(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = FollowUpDialog(themes, session, PEOPLE[2])
    qtbot.addWidget(dialog)
    after, _ = dialog.edit().apply(session.profile)
    found = next(each for each in after.contacts if each.id == "contact-3")
    assert found.encounters == ()
    assert found.follow_up is not None
    dialog.again.setChecked(False)
    assert not dialog.accept_button.isEnabled()


def test_a_meeting_is_changed_and_its_day_apart(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    milestone = session.profile.known("session")
    dialog = MeetingDialog(themes, session, milestone)
    qtbot.addWidget(dialog)
    assert (dialog.edit(), dialog.date_edit()) == (None, None)
    dialog.time.setTime(QTime(19, 30))
    dialog.feedback.setPlainText("Less bass")
    edit = dialog.edit()
    assert edit is not None
    meeting = edit.apply(session.profile)[0].known("session").meeting
    assert meeting is not None
    assert (meeting.begins, meeting.feedback) == (dt.time(19, 30), "Less bass")
    assert meeting.contacts == ("contact-1",)
    assert milestone.placement is not None
    later = milestone.placement.finish + WEEK
    dialog.day.setDate(dialog.day.date().addDays(7))
    moved = dialog.date_edit()
    assert moved is not None
    assert moved.apply(session.profile)[0].known("session").pin == Pin(finish=later)


def test_an_event_of_ones_own_has_its_day_and_place(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = MeetingDialog(themes, session)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.title.setText("Open evening")
    dialog.place.setText("Arts centre")
    dialog.day.setDate(QDate(2027, 3, 5))
    edit = dialog.edit()
    assert edit is not None
    after, _ = with_schedule(session.profile, edit, TODAY).apply(session.profile)
    made = after.known(edit.milestone or "")
    assert made.own
    assert made.meeting is not None
    assert made.meeting.place == "Arts centre"
    assert made.placement is not None
    assert made.placement.finish == dt.date(2027, 3, 5)
