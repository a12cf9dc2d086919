"""Hours of the week and breaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import ONE_DAY, DayException, Week, WeekPattern
from planner.domain.plan import with_schedule
from planner.domain.profile import Profile
from planner.ui.dialogs import availability
from planner.ui.dialogs.availability import AvailabilityDialog
from planner.ui.dialogs.availability_lines import set_day
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.day_chips import DayChip
from planner.words import ENGLISH
from tests.ui.held_search import HeldSearch
from tests.ui.worlds import START, TODAY

NEXT_MONDAY = dt.date(2027, 2, 8)
FOUR_WEEKS = dt.timedelta(days=28)
WEEK = (60, 0, 60, 0, 60, 0, 60)


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> AvailabilityDialog:
    dialog = AvailabilityDialog(themes, session)
    qtbot.addWidget(dialog)
    return dialog


def looked(qtbot: QtBot, dialog: AvailabilityDialog) -> str:
    """What the fields lead to, as it is said once it is known."""
    dialog._look()
    qtbot.waitUntil(lambda: not dialog._work.is_busy, timeout=60_000)
    return dialog._finish.text()


def test_untouched_it_changes_nothing(qtbot: QtBot, dialog: AvailabilityDialog) -> None:
    assert dialog.edit() is None
    qtbot.waitUntil(lambda: not dialog._work.is_busy, timeout=60_000)
    assert "The plan then finishes on " in dialog._finish.text()


def test_another_week_and_a_break_become_one_edit(
    dialog: AvailabilityDialog, session: PlanSession
) -> None:
    dialog.days.set_minutes(WEEK)
    dialog.breaks.add_button.click()
    line = dialog.breaks.lines[0]
    line.first.setDate(QDate(2027, 3, 1))
    line.last.setDate(QDate(2027, 3, 7))
    line.label.setText("Holiday")
    session.apply(dialog.edit())
    calendar = session.profile.calendar
    assert calendar.week == WEEK
    assert [(pause.label, pause.first.day, pause.last.day) for pause in calendar.breaks] == [
        ("Holiday", 1, 7)
    ]
    session.undo_stack.undo()
    assert session.profile.calendar.breaks == ()


def test_a_break_cannot_end_before_it_begins(dialog: AvailabilityDialog) -> None:
    dialog.breaks.add_button.click()
    line = dialog.breaks.lines[0]
    line.first.setDate(QDate(2027, 5, 1))
    line.last.setDate(QDate(2027, 4, 1))
    assert line.last.date() >= line.first.date()
    line.remove.click()
    assert dialog.breaks.lines == []


def test_a_week_without_time_is_not_accepted(qtbot: QtBot, dialog: AvailabilityDialog) -> None:
    dialog.days.set_minutes((0,) * 7)
    looked(qtbot, dialog)
    assert not dialog.accept_button.isEnabled()
    assert dialog.edit() is None


def test_the_pattern_in_force_is_what_is_edited(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    calendar = session.profile.calendar.model_copy(
        update={"patterns": (WeekPattern(start=START, week=WEEK),)}
    )
    session.apply(edits.set_calendar(calendar))
    dialog = AvailabilityDialog(themes, session)
    qtbot.addWidget(dialog)
    assert dialog.days.minutes == WEEK
    dialog.days.set_minutes((120,) * 7)
    after = dialog.calendar()
    assert after.week_on(TODAY) == (120,) * 7
    assert after.week == calendar.week


# --- Other weeks ----------------------------------------------------------------------------------


def test_a_week_from_a_date_on_moves_the_finish_before_it_is_applied(
    qtbot: QtBot, dialog: AvailabilityDialog, session: PlanSession
) -> None:
    before = session.plan.planned_finish
    dialog.weeks.add_button.click()
    (line,) = dialog.weeks.lines
    assert line.value().start == NEXT_MONDAY
    assert line.days.minutes == session.profile.calendar.week, "the ordinary one, to be changed"
    line.days.set_minutes((240,) * 7)
    line.days.minutes_changed.emit(line.days.minutes)
    assert line.total.text() == "28 h a week"
    assert looked(qtbot, dialog).endswith(" earlier than now.")
    edit = dialog.edit()
    assert session.plan.planned_finish == before, "nothing has moved yet"
    session.apply(edit)
    assert session.profile.calendar.patterns == (WeekPattern(start=NEXT_MONDAY, week=(240,) * 7),)
    assert session.profile.calendar.week_on(TODAY) == session.profile.calendar.week
    assert session.plan.planned_finish < before
    assert ENGLISH.date(session.plan.planned_finish) in dialog._finish.text()
    session.undo_stack.undo()
    assert session.profile.calendar.patterns == ()
    assert session.plan.planned_finish == before


def test_less_time_ends_later(qtbot: QtBot, dialog: AvailabilityDialog) -> None:
    dialog.weeks.add_button.click()
    dialog.weeks.lines[0].days.set_minutes((15, 0, 0, 0, 0, 0, 0))
    assert looked(qtbot, dialog).endswith(" later than now.")


def test_weeks_follow_each_other_and_go_again(dialog: AvailabilityDialog) -> None:
    for _ in range(3):
        dialog.weeks.add_button.click()
    starts = [line.value().start for line in dialog.weeks.lines]
    assert starts == [NEXT_MONDAY + number * FOUR_WEEKS for number in range(3)]
    dialog.weeks.lines[1].remove.click()
    kept = [each.start for each in dialog.calendar().patterns]
    assert kept == [starts[0], starts[2]]


def test_two_weeks_from_one_day_on_cannot_be_applied(
    qtbot: QtBot, dialog: AvailabilityDialog
) -> None:
    for _ in range(2):
        dialog.weeks.add_button.click()
    set_day(dialog.weeks.lines[1].first, NEXT_MONDAY)
    assert looked(qtbot, dialog).startswith("Two weeks begin on 8 February 2027.")
    assert not dialog.accept_button.isEnabled()
    set_day(dialog.weeks.lines[1].first, TODAY)
    assert "would begin before tomorrow" in looked(qtbot, dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.weeks.lines[1].remove.click()
    looked(qtbot, dialog)
    assert dialog.accept_button.isEnabled()


def test_what_is_past_or_in_force_is_no_line_and_stays(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    later = WeekPattern(start=NEXT_MONDAY, week=(30,) * 7)
    past = DayException(day=START, minutes=90)
    calendar = session.profile.calendar.with_patterns(
        (later, WeekPattern(start=START, week=WEEK))
    ).with_exceptions((past, DayException(day=NEXT_MONDAY, minutes=0)))
    session.apply(edits.set_calendar(calendar))
    dialog = AvailabilityDialog(themes, session)
    qtbot.addWidget(dialog)
    assert [line.value() for line in dialog.weeks.lines] == [later]
    assert [line.value().day for line in dialog.singles.lines] == [NEXT_MONDAY]
    assert dialog.edit() is None
    dialog.weeks.lines[0].remove.click()
    dialog.singles.lines[0].remove.click()
    after = dialog.calendar()
    assert after.patterns == (WeekPattern(start=START, week=WEEK),)
    assert after.exceptions == (past,)


# --- Single days ----------------------------------------------------------------------------------


def test_a_single_day_has_hours_of_its_own(
    qtbot: QtBot, dialog: AvailabilityDialog, session: PlanSession
) -> None:
    dialog.singles.add_button.click()
    dialog.singles.add_button.click()
    first, second = dialog.singles.lines
    assert second.value().day == first.value().day + ONE_DAY, "each proposal is another day"
    assert first.value().minutes == 0
    second.hours.setValue(3.25)
    session.apply(dialog.edit())
    calendar = session.profile.calendar
    assert calendar.minutes_on(TODAY + ONE_DAY) == 0
    assert calendar.minutes_on(TODAY + 2 * ONE_DAY) == 195
    set_day(second.first, TODAY + ONE_DAY)
    assert looked(qtbot, dialog).startswith("2 February 2027 is there twice.")
    assert not dialog.accept_button.isEnabled()


def test_all_of_it_is_done_by_keys(
    dialog: AvailabilityDialog, session: PlanSession, qtbot: QtBot
) -> None:
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.singles.add_button.setFocus()
    QTest.keyClick(dialog.singles.add_button, Qt.Key.Key_Space)
    (line,) = dialog.singles.lines
    assert line.first.hasFocus()
    qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty())
    line.hours.setFocus()
    line.hours.selectAll()
    QTest.keyClicks(line.hours, "2")
    QTest.keyClick(line.hours, Qt.Key.Key_Tab)
    assert line.remove.hasFocus(), "Tab goes on as the line is read"
    dialog.weeks.add_button.setFocus()
    QTest.keyClick(dialog.weeks.add_button, Qt.Key.Key_Space)
    (week,) = dialog.weeks.lines
    chip = week.days.findChildren(DayChip)[0]
    chip.setFocus()
    minutes = week.days.minutes
    QTest.keyClick(chip, Qt.Key.Key_Up)
    assert sum(week.days.minutes) == sum(minutes) + 15
    QTest.keyClick(line.remove, Qt.Key.Key_Space)
    assert dialog.singles.lines == []
    assert dialog.singles.add_button.hasFocus()


# --- A plan whose dates take long -----------------------------------------------------------------


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldSearch]:
    search = HeldSearch()
    monkeypatch.setattr(availability, "with_schedule", search)
    yield search
    search.may_end.set()


def test_typing_goes_on_and_only_the_last_answer_is_shown(
    qtbot: QtBot, search: HeldSearch, dialog: AvailabilityDialog, session: PlanSession
) -> None:
    assert dialog._finish.text().startswith("Working out"), "it has its room from the first"
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.days.set_minutes((15, 0, 0, 0, 0, 0, 0))
    dialog._look()
    dialog.singles.add_button.click()
    (line,) = dialog.singles.lines
    line.hours.setFocus()
    line.hours.selectAll()
    QTest.keyClicks(line.hours, "2")
    assert line.hours.value() == 2
    dialog.days.set_minutes((240,) * 7)
    dialog._look()
    qtbot.waitUntil(lambda: dialog._finish.text().startswith("Working out"), timeout=60_000)
    shown = list[str]()
    show = dialog._finish.setText
    dialog._finish.setText = lambda text: (shown.append(text), show(text))
    search.may_end.set()
    qtbot.waitUntil(lambda: not dialog._work.is_busy, timeout=60_000)
    assert len(shown) == 1
    assert shown[0].endswith(" earlier than now.")
    assert len(search.begun) == 2, "of those in between none is looked for"
    assert dialog.accept_button.isEnabled()


def test_it_is_applied_before_its_finish_is_known(
    search: HeldSearch, dialog: AvailabilityDialog, session: PlanSession
) -> None:
    dialog.days.set_minutes(WEEK)
    dialog._look()
    dialog.accept()
    edit = dialog.edit()
    search.may_end.set()
    assert edit is not None
    assert session.apply(edit)
    assert session.profile.calendar.week == WEEK


def test_dates_that_are_known_are_not_looked_for_again(
    qtbot: QtBot, dialog: AvailabilityDialog, session: PlanSession
) -> None:
    dialog.days.set_minutes(WEEK)
    looked(qtbot, dialog)
    edit = dialog.edit()
    assert edit is not None
    assert not edit.reschedules
    assert edit.apply(session.profile)[0] == made(session, WEEK)


def test_dates_of_a_plan_that_changed_meanwhile_are_not_applied(
    qtbot: QtBot, dialog: AvailabilityDialog, session: PlanSession
) -> None:
    dialog.days.set_minutes(WEEK)
    looked(qtbot, dialog)
    session.apply(edits.skip("night"))
    edit = dialog.edit()
    assert edit is not None
    assert edit.reschedules
    qtbot.waitUntil(lambda: not dialog.edit().reschedules, timeout=60_000)
    assert dialog.edit().apply(session.profile)[0] == made(session, WEEK)


def test_what_cannot_be_had_is_said_when_it_is_known(
    qtbot: QtBot, search: HeldSearch, dialog: AvailabilityDialog
) -> None:
    dialog.days.set_minutes((0,) * 7)
    search.may_end.set()
    assert "no study time" in looked(qtbot, dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.days.set_minutes(WEEK)
    assert looked(qtbot, dialog).startswith("The plan then finishes on ")
    assert dialog.accept_button.isEnabled()


def test_closing_in_the_middle_waits_for_nothing(
    qtbot: QtBot, search: HeldSearch, dialog: AvailabilityDialog, session: PlanSession
) -> None:
    before = session.profile
    dialog.days.set_minutes(WEEK)
    dialog._look()
    dialog.reject()
    assert not dialog._work.is_busy
    said = dialog._finish.text()
    search.may_end.set()
    qtbot.waitUntil(lambda: dialog._work._running is None, timeout=60_000)
    assert dialog._finish.text() == said
    assert session.profile is before


def made(session: PlanSession, week: Week) -> Profile:
    """The plan with another ordinary week, and with its dates."""
    calendar = session.profile.calendar.with_week_on(session.today, week)
    edit = with_schedule(session.profile, edits.set_calendar(calendar), session.today)
    return edit.apply(session.profile)[0]
