"""The page of a week on a real session: ticking, habits, other weeks, midnight, sizes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain import edits, milestone_edits
from planner.domain.network import Contact, FollowUp
from planner.domain.profile import Habit, Status
from planner.ui.actions import ActionId
from planner.ui.pages.week_page import WeekPage
from planner.ui.pages.week_rows import DayCard
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY, Clock, FakeStore, small_profile, small_session

WEDNESDAY = dt.date(2027, 2, 3)
SUNDAY = dt.date(2027, 2, 7)


@pytest.fixture
def clock() -> Clock:
    return Clock(WEDNESDAY)


@pytest.fixture
def session(qtbot: QtBot, clock: Clock) -> Iterator[PlanSession]:
    session = small_session(FakeStore(), clock)
    session.apply(edits.start(session.profile, "signal"))
    session.apply(
        milestone_edits.set_habit(session.profile, "signal", Habit(minutes=20, weekdays=(0, 2)))
    )
    yield session
    session.close()


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> WeekPage:
    return _shown(qtbot, themes, session)


def _shown(qtbot: QtBot, themes: ThemeSource, session: PlanSession, width: int = 1068) -> WeekPage:
    page = WeekPage(themes, session)
    qtbot.addWidget(page)
    page.resize(width, 772)
    page.show()
    return page


def _rows(page: WeekPage, place: int) -> list[str]:
    return [line.id for line in page.days[place].lines if line.isVisible()]


def test_a_box_ticks_on_the_day_where_it_stands(
    page: WeekPage, session: PlanSession, qtbot: QtBot
) -> None:
    saturday = page.days[5].lines[0]
    name = saturday.id
    qtbot.mouseClick(saturday.line.check, Qt.MouseButton.LeftButton)
    assert session.profile.known(name).status is Status.DONE
    assert session.profile.known(name).done_on == WEDNESDAY, "no day to come"
    assert name in _rows(page, 2)
    again = page.days[2].line_of(name)
    qtbot.mouseClick(again.line.check, Qt.MouseButton.LeftButton)
    assert session.profile.known(name).is_open
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.profile.known(name).is_open


def test_a_tick_on_a_day_that_is_over_counts_there_but_not_before_the_last_work(
    page: WeekPage, session: PlanSession
) -> None:
    page.days[0].toggle_requested.emit("piece", TODAY)
    assert session.profile.known("piece").done_on == TODAY
    page.days[0].toggle_requested.emit("rock", TODAY - dt.timedelta(days=7))
    assert session.profile.known("rock").done_on == TODAY, "five hours were logged then"
    page.days[0].toggle_requested.emit("gone", TODAY)


def test_only_days_with_something_new_are_written_again(
    page: WeekPage, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[dt.date] = []
    fill = DayCard._fill
    monkeypatch.setattr(
        DayCard,
        "_fill",
        lambda card, facts, **more: (written.append(facts.day), fill(card, facts, **more)),
    )
    name = page.days[5].lines[0].id
    without = {day.day for day in page.days if day.line_of(name) is None} - {WEDNESDAY}
    session.apply(edits.check_off(name, WEDNESDAY, WEDNESDAY))
    assert without
    assert WEDNESDAY in written
    assert without.isdisjoint(written)


def test_where_a_line_is_added_the_others_keep_their_height(
    page: WeekPage, session: PlanSession
) -> None:
    page.resize(1068, 480)
    QApplication.processEvents()
    lines = [line for card in page.days for line in card.lines if line.isVisible()]
    resized = _Resized(page)
    for line in lines:
        line.installEventFilter(resized)
    height = page.area.content.height()
    session.apply(edits.check_off("night", WEDNESDAY, WEDNESDAY))
    added = page.days[2].line_of("night")
    QApplication.processEvents()
    assert added.height() == lines[0].height() == added.sizeHint().height()
    assert page.area.content.height() == height + added.height()
    session.undo_stack.undo()
    QApplication.processEvents()
    assert page.area.content.height() == height
    session.undo_stack.redo()
    assert page.area.content.height() == height + added.height()
    assert resized.count == 0


class _Resized(QObject):
    """Counts how often what it watches gets another size."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize
        return False


def test_the_keyboard_stays_with_what_was_ticked(page: WeekPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    line = page.days[5].lines[0]
    name = line.id
    line.line.check.setFocus()
    qtbot.keyClick(line.line.check, Qt.Key.Key_Space)
    moved = page.days[2].line_of(name)
    assert moved.line.check.hasFocus()
    assert page.chosen == name


def test_a_day_of_a_habit_is_ticked_and_unticked(
    page: WeekPage, session: PlanSession, qtbot: QtBot
) -> None:
    boxes = page.habit_lines[0].boxes.boxes
    qtbot.mouseClick(boxes[0], Qt.MouseButton.LeftButton)
    assert [(each.on, each.minutes) for each in session.profile.known("signal").log] == [
        (TODAY, 20)
    ]
    assert boxes[0].isChecked()
    count = session.undo_stack.count()
    qtbot.keyClick(boxes[0], Qt.Key.Key_Space)
    assert session.profile.known("signal").log == ()
    assert not boxes[0].isChecked()
    assert session.undo_stack.count() == count + 1
    session.undo_stack.undo()
    assert boxes[0].isChecked()
    assert not boxes[6].isEnabled(), "Sunday is still to come"


def test_rows_and_habits_lead_on(page: WeekPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.milestone_requested) as asked:
        page.days[5].lines[0].line.body.click()
    assert asked.args == [page.days[5].lines[0].id]
    with qtbot.waitSignal(page.milestone_requested) as asked:
        page.habit_lines[0].body.click()
    assert asked.args == ["signal"]


def test_hours_are_logged_for_the_day(page: WeekPage, qtbot: QtBot) -> None:
    monday = page.days[0].lines[0]
    with qtbot.waitSignal(page.log_requested) as asked:
        monday.log.click()
    assert asked.args == [monday.id, TODAY]
    assert not page.days[5].lines[0].log.isEnabled()


def test_other_weeks_are_a_press_away(page: WeekPage) -> None:
    assert page.head.title.text() == "This week"
    assert page.head.facts.text() == "1 – 7 Feb · 5 of 8 h logged"  # noqa: RUF001
    assert not page.now.isEnabled()
    page.before.click()
    assert page.monday == TODAY - dt.timedelta(weeks=1)
    assert page.head.title.text() == "25 – 31 Jan"  # noqa: RUF001
    assert not any(card.tag.isVisible() for card in page.days)
    page.now.click()
    page.after.click()
    assert page.monday == TODAY + dt.timedelta(weeks=1)
    page.now.click()
    assert page.monday == TODAY
    assert [card.tag.isVisible() for card in page.days].index(True) == 2


def test_midnight_brings_the_next_day_and_the_next_week(
    page: WeekPage, session: PlanSession, clock: Clock
) -> None:
    clock.now += dt.timedelta(days=1)
    session.check_day()
    assert [card.tag.isVisible() for card in page.days].index(True) == 3
    clock.now += dt.timedelta(days=4)
    session.check_day()
    assert page.monday == TODAY + dt.timedelta(weeks=1)
    page.before.click()
    clock.now += dt.timedelta(days=7)
    session.check_day()
    assert page.monday == TODAY, "who looks at another week stays there"


def test_behind_another_page_nothing_is_worked_out(page: WeekPage, session: PlanSession) -> None:
    page.hide()
    session.undo_stack.undo()
    assert page.habits.isVisibleTo(page)
    page.show()
    assert not page.habits.isVisible()


def test_buttons_ask_for_commands(page: WeekPage, qtbot: QtBot) -> None:
    for button, command in (
        (page.code, ActionId.CHECK_BY_CODE),
        (page.review, ActionId.REVIEW_WEEK),
        (page.print, ActionId.PRINT),
    ):
        with qtbot.waitSignal(page.command_requested) as asked:
            button.click()
        assert asked.args == [command]


def test_people_stand_on_their_day_and_lead_to_them(qtbot: QtBot, themes: ThemeSource) -> None:
    person = Contact(id="a", name="A <b>bold</b> name", follow_up=FollowUp(on=WEDNESDAY))
    profile = small_profile().model_copy(update={"contacts": (person,)})
    session = small_session(FakeStore(), Clock(WEDNESDAY), profile)
    page = _shown(qtbot, themes, session)
    with qtbot.waitSignal(page.contact_requested) as asked:
        page.days[2]._people[0].click()
    assert asked.args == ["a"]
    session.close()


def test_much_left_over_leads_to_the_plan(qtbot: QtBot, themes: ThemeSource) -> None:
    session = small_session(FakeStore(), Clock(dt.date(2027, 6, 1)))
    page = _shown(qtbot, themes, session)
    assert page.days[1].more.text() == "3 more left from earlier days"
    with qtbot.waitSignal(page.plan_requested):
        page.days[1].more.click()
    session.close()


def test_a_read_only_plan_can_only_be_looked_at(qtbot: QtBot, themes: ThemeSource) -> None:
    session = small_session(clock=Clock(WEDNESDAY))
    page = _shown(qtbot, themes, session)
    line = page.days[5].lines[0]
    assert not line.line.check.isEnabled()
    assert not line.log.isEnabled()
    assert line.line.body.isEnabled()
    assert not page.code.isEnabled()
    page.take_focus()
    session.close()


@pytest.mark.parametrize("points", [10, 20])
@pytest.mark.parametrize(("window", "width"), [(960, 904), (1080, 868), (1280, 1068)])
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, window: int, width: int, points: int
) -> None:
    app, before = QApplication.instance(), QApplication.font()
    QApplication.setFont(QFont(before.family(), points))
    themes.refresh()
    try:
        page = _shown(qtbot, themes, session, width)
        page.fit(window)
        app.processEvents()
        for part in (page.habits, *page.days, page.code, page.print, page.habit_lines[0].boxes):
            left = part.mapTo(page, QPoint(0, 0)).x()
            assert left >= 0
            assert left + part.width() <= page.width()
        page.grab()
    finally:
        QApplication.setFont(before)
        themes.refresh()


def test_parts_for_f6_are_in_reading_order_and_named(page: WeekPage) -> None:
    assert page.panes() == [page.head, page.habits, *page.days]
    for card in page.days:
        assert card.accessibleName()
        for line in card.lines:
            assert line.log.accessibleName().startswith("Log hours: ")
    for box in page.habit_lines[0].boxes.boxes:
        assert box.accessibleName().startswith("Signal flow. ")


def test_from_right_to_left_boxes_change_sides(page: WeekPage) -> None:
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    boxes = page.habit_lines[0].boxes
    assert boxes.x() < page.habit_lines[0].body.x()
    assert boxes.boxes[0].x() > boxes.boxes[6].x()
    page.grab()
