"""The overview on a real session: ticking, going to milestones, the outlook, narrow and large."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import Break
from planner.domain.profile import Profile, Status
from planner.ui.actions import ActionId
from planner.ui.models.notices import AHEAD, BEHIND
from planner.ui.pages import overview_rows
from planner.ui.pages.finish_outlook import FinishOutlook, outlook_of
from planner.ui.pages.overview_cards import PhasesCard
from planner.ui.pages.overview_coming import Coming, ComingLine
from planner.ui.pages.overview_facts import PhaseFacts
from planner.ui.pages.overview_page import OverviewPage
from planner.ui.roles import CheckState, PhaseState
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.painted import painted_by
from tests.ui.worlds import START, TODAY, Clock, FakeStore, small_profile, small_session


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(qtbot: QtBot, clock: Clock) -> Iterator[PlanSession]:
    session = small_session(FakeStore(), clock)
    yield session
    session.close()


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> OverviewPage:
    return _shown(qtbot, themes, session)


def _shown(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, width: int = 1068
) -> OverviewPage:
    page = OverviewPage(themes, session, FinishOutlook(session))
    qtbot.addWidget(page)
    page.resize(width, 772)
    page.show()
    return page


def _rows(page: OverviewPage) -> list[str]:
    return [line.id for line in page.week.lines if line.isVisible()]


def _finished() -> Profile:
    profile = small_profile()
    for milestone in profile.milestones:
        profile, _ = edits.check_off(milestone.id, TODAY, TODAY).apply(profile)
    return profile


def test_a_milestone_that_nothing_new_is_said_of_is_not_painted(
    page: OverviewPage, session: PlanSession
) -> None:
    edit = edits.log_minutes(session.profile, "signal", 30, TODAY, TODAY)
    painted = painted_by(lambda: session.apply(edit))
    assert [line.id for line in page.week.lines if line.body in painted] == ["signal"]
    assert [line.id for line in page.week.lines if line.check in painted] == ["signal"]


def test_a_box_ticks_and_unticks_its_milestone(
    page: OverviewPage, session: PlanSession, qtbot: QtBot
) -> None:
    line = page.week.lines[0]
    name = line.id
    qtbot.mouseClick(line.check, Qt.MouseButton.LeftButton)
    assert session.profile.milestone(name).status is Status.DONE
    assert (line.id, line.check.state) == (name, CheckState.DONE)
    assert session.undo_stack.count() == 1
    qtbot.keyClick(line.check, Qt.Key.Key_Space)
    assert session.profile.milestone(name).is_open
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.profile.milestone(name).is_open
    assert line.check.isChecked() is False


def test_a_double_click_ticks_once(page: OverviewPage, session: PlanSession, qtbot: QtBot) -> None:
    line = page.week.lines[0]
    qtbot.mouseClick(line.check, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(line.check, Qt.MouseButton.LeftButton)
    assert session.undo_stack.count() <= 2
    assert sum(each.status is Status.DONE for each in session.profile.milestones) <= 2


def test_a_row_leads_to_its_milestone(page: OverviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.milestone_requested) as asked:
        qtbot.mouseClick(page.week.lines[1].body, Qt.MouseButton.LeftButton)
    assert asked.args == [page.week.lines[1].id]


def test_the_keyboard_chooses_a_row(page: OverviewPage, session: PlanSession) -> None:
    assert page.chosen == ""
    page.activateWindow()
    page.take_focus()
    QApplication.processEvents()
    assert page.chosen == page.week.lines[0].id
    page.week.lines[2].check.setFocus()
    assert page.chosen == page.week.lines[2].id
    profile = session.profile.model_copy(update={"milestones": ()})
    session.take(profile, edits.skip("rock"))
    assert page.chosen == ""


def test_hours_are_logged_on_the_row_that_is_picked(
    page: OverviewPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No menu is opened: without a desktop Qt cannot grab the keyboard for it.
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    page.week.log.click()
    actions = page.week._menu.actions()
    assert len(actions) == len(_rows(page))
    with qtbot.waitSignal(page.log_requested) as asked:
        actions[1].trigger()
    assert asked.args == [page.week.lines[1].id]


def test_with_one_open_row_hours_go_there_at_once(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = small_profile()
    for milestone in profile.milestones:
        if milestone.id != "rock":
            profile, _ = edits.check_off(milestone.id, START, TODAY).apply(profile)
    session = small_session(FakeStore(), profile=profile)
    page = _shown(qtbot, themes, session)
    with qtbot.waitSignal(page.log_requested) as asked:
        page.week.log.click()
    assert asked.args == ["rock"]
    session.close()


def test_once_the_week_is_done_the_next_milestone_can_be_started(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    profile, today = small_profile(), START + dt.timedelta(days=4)
    profile, _ = edits.set_log(profile, "rock", ()).apply(profile)
    for name in ("listen", "signal"):
        profile, _ = edits.log_minutes(profile, name, 480, today, today).apply(profile)
        profile, _ = edits.check_off(name, today, today).apply(profile)
    session = small_session(FakeStore(), Clock(today), profile)
    page = _shown(qtbot, themes, session)
    upcoming = page.week._facts.next
    assert page.week.sentence.text().startswith("This week is done. ")
    page.week.start.click()
    assert session.profile.known(upcoming).status is Status.IN_PROGRESS
    assert not page.week.start.isVisible()
    page.week._start_next()
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert page.week.start.isVisible()
    session.close()


def test_it_can_be_read_before_the_outlook_and_takes_it_in(
    page: OverviewPage, session: PlanSession
) -> None:
    assert page.outlook is None
    assert page.forecast.basis.text() == "The forecast is being worked out."
    assert page.forecast.chart.picture is None
    assert page.progress.ring.value
    outlook = outlook_of(session.profile, TODAY)
    page._take_outlook(outlook)
    assert page.outlook is outlook
    assert page.forecast.chart.picture is not None
    assert page.forecast.basis.text().startswith("Expect ")
    assert page.forecast.chart.accessibleDescription()


def test_the_outlook_is_heard_from_whoever_asks(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    asked = FinishOutlook(session)
    page = OverviewPage(themes, session, asked)
    qtbot.addWidget(page)
    asked.ask(session.profile, TODAY)
    qtbot.waitUntil(lambda: page.outlook is not None, timeout=60_000)


def test_behind_offers_to_replan_and_can_wait(page: OverviewPage, qtbot: QtBot) -> None:
    assert page.notices.notices[0].key == BEHIND
    buttons = {each.text(): each for each in page.notices.banner._buttons}
    with qtbot.waitSignal(page.command_requested) as asked:
        buttons["Replan…"].click()
    assert asked.args == [ActionId.REPLAN]
    buttons["Not now"].click()
    assert not page.notices.isVisible()


def test_ahead_is_told_calmly(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = small_profile()
    for name in ("signal", "theory", "balance"):
        profile, _ = edits.check_off(name, START, TODAY).apply(profile)
    session = small_session(FakeStore(), Clock(START), profile)
    page = _shown(qtbot, themes, session)
    first = page.notices.notices[0]
    assert first.key == AHEAD
    assert first.fact.startswith("You are ")
    assert first.fact.endswith(" h ahead of plan.")
    assert page.notices.banner.tone == "info"
    session.close()


def test_in_a_break_lateness_waits(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = small_profile()
    pause = Break(first=TODAY, last=TODAY + dt.timedelta(days=3))
    profile = profile.model_copy(update={"calendar": profile.calendar.with_breaks([pause])})
    session = small_session(FakeStore(), profile=profile)
    page = _shown(qtbot, themes, session)
    assert BEHIND not in {each.key for each in page.notices.notices}
    assert page.week.sentence.text().startswith("Break until ")
    session.close()


def test_further_notices_stand_below_and_lead_on(
    page: OverviewPage, session: PlanSession, qtbot: QtBot
) -> None:
    assert not page.others.isVisible()
    start = session.profile.milestone("balance").placement.start
    edit = edits.set_event_dates(session.profile, "session", start, None)
    after, _ = edit.apply(session.profile)
    session.take(after, edit)
    qtbot.waitUntil(lambda: page.notices.notices[0].milestone == "session")
    assert page.others.isVisible()
    assert page.others.shown == page.notices.notices[1:4]
    about = next((each for each in page.others.shown if each.milestone), None)
    with qtbot.waitSignal(page.command_requested if about is None else page.milestone_requested):
        page.others.show_requested.emit(about or page.others.shown[0])


def test_the_week_is_told_at_once_and_the_rest_follows(
    page: OverviewPage, session: PlanSession, qtbot: QtBot
) -> None:
    name, before = page.week.lines[0].id, page.progress.hours.text()
    session.apply(edits.check_off(name, TODAY, TODAY))
    assert page.week.lines[0].check.state is CheckState.DONE
    assert page.progress.hours.text() == before
    session.undo_stack.undo()
    session.undo_stack.redo()
    qtbot.waitUntil(lambda: not page._slices.is_at_work)
    assert page.progress.hours.text() != before


def test_behind_another_page_nothing_is_worked_out(
    page: OverviewPage, session: PlanSession
) -> None:
    name = page.week.lines[0].id
    page.hide()
    session.apply(edits.check_off(name, TODAY, TODAY))
    assert page.week.lines[0].check.state is not CheckState.DONE
    page.show()
    assert page.week.lines[0].check.state is CheckState.DONE


def test_midnight_brings_another_day(
    page: OverviewPage, session: PlanSession, clock: Clock
) -> None:
    assert page.head.title.text() == "Monday 1 February"
    clock.now += dt.timedelta(days=1)
    session.check_day()
    assert page.head.title.text() == "Tuesday 2 February"


def test_a_read_only_plan_cannot_be_ticked(qtbot: QtBot, themes: ThemeSource) -> None:
    session = small_session()
    page = _shown(qtbot, themes, session)
    assert not page.week.lines[0].check.isEnabled()
    assert page.week.lines[0].body.isEnabled()
    assert not page.week.log.isEnabled()
    session.close()


def test_an_empty_plan_offers_to_add(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = small_profile().model_copy(update={"milestones": ()})
    session = small_session(FakeStore(), profile=profile)
    page = _shown(qtbot, themes, session)
    page._take_outlook(outlook_of(profile, TODAY))
    assert page._empty.isVisible()
    assert not page.area.isVisible()
    with qtbot.waitSignal(page.command_requested) as asked:
        page._empty.action_requested.emit("add")
    assert asked.args == [ActionId.ADD_MILESTONE]
    page.take_focus()
    session.close()


def test_a_finished_plan_asks_for_nothing(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = _finished()
    session = small_session(FakeStore(), profile=profile)
    page = _shown(qtbot, themes, session)
    page._take_outlook(outlook_of(profile, TODAY))
    assert page.notices.notices == ()
    assert page.progress.ring.part == 1.0
    assert not page.week.log.isEnabled()
    assert page.forecast.basis.text() == "Nothing is left to do."
    page.grab()
    session.close()


def test_a_break_ahead_leads_to_the_breaks(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = small_profile()
    pause = Break(first=dt.date(2027, 8, 2), last=dt.date(2027, 8, 15))
    profile = profile.model_copy(update={"calendar": profile.calendar.with_breaks([pause])})
    session = small_session(FakeStore(), profile=profile)
    page = _shown(qtbot, themes, session)
    with qtbot.waitSignal(page.command_requested) as asked:
        page.coming.lines[0].click()
    assert asked.args == [ActionId.AVAILABILITY]
    session.close()


def test_a_phase_leads_to_its_list(page: OverviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.phase_requested) as asked:
        page.phases.lines[1].click()
    assert asked.args == [2]


def test_how_it_is_worked_out_unfolds(page: OverviewPage) -> None:
    assert not page.forecast.explanation.isVisible()
    page.forecast.how.click()
    assert page.forecast.explanation.isVisible()
    page.forecast.how.click()
    assert not page.forecast.explanation.isVisible()


def _outside(page: OverviewPage) -> list[QWidget]:
    """Cards and buttons that reach beyond the page's sides."""
    parts = [*page._cards(), page.notices, page.week.log, page._add, page._print]
    found = []
    for part in parts:
        if part.isVisible():
            left = part.mapTo(page, QPoint(0, 0)).x()
            if left < 0 or left + part.width() > page.width():
                found.append(part)
    return found


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
        page._take_outlook(outlook_of(session.profile, TODAY))
        app.processEvents()
        assert _outside(page) == []
        assert page.area.widget().width() <= page.area.viewport().width()
        page.grab()
    finally:
        QApplication.setFont(before)
        themes.refresh()


def test_a_narrow_window_has_one_column(page: OverviewPage) -> None:
    page.fit(1280)
    QApplication.processEvents()
    assert page.progress.x() > page.week.x()
    page.fit(960)
    page.resize(904, 612)
    QApplication.processEvents()
    assert page.progress.x() == page.week.x()
    assert page.progress.y() > page.week.y()
    assert not page.head.facts.isVisible()


def test_from_right_to_left_the_columns_change_sides(page: OverviewPage) -> None:
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert page.progress.x() < page.week.x()
    line = page.week.lines[0]
    assert line.check.x() > line.body.x()
    page.grab()


def test_every_part_has_a_name_for_a_screen_reader(page: OverviewPage) -> None:
    for line in page.week.lines:
        if line.isVisible():
            assert line.check.accessibleName().startswith("Done: ")
            assert line.body.accessibleName()
    for card in page._cards():
        assert card.accessibleName()
    assert page.progress.ring.accessibleName().endswith(".")
    assert page.week.strip.accessibleDescription().startswith("Mon: 5 of 1.5 h")
    assert page.forecast.chart.accessibleName() == "Forecast chart"


def test_parts_for_f6_are_in_reading_order(page: OverviewPage) -> None:
    panes = page.panes()
    assert panes[0] is page.head
    assert panes[1:4] == [page.hints, page.review, page.notices]
    assert panes[4:6] == [page.finished, page.week]


def test_meters_of_phases_stand_in_a_column(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[tuple[float, float]] = []
    monkeypatch.setattr(
        overview_rows,
        "paint_meter",
        lambda _, area, *__: places.append((area.left(), area.right())),
    )
    themes.set_text_size(200)
    try:
        card = PhasesCard(themes)
        qtbot.addWidget(card)
        dues = ("7 Apr", "31 Mar 2029", "")
        card.set_phases(
            [
                PhaseFacts(number, "Phase", PhaseState.LATER, "0 of 3", 0.5, "9 h", due)
                for number, due in enumerate(dues, 1)
            ]
        )
        card.resize(1100, 400)
        card.show()
        card.grab()
    finally:
        themes.set_text_size(100)
    assert len(places) >= 3
    assert len(set(places)) == 1


def test_marks_of_what_comes_grow_with_the_text(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides: list[float] = []
    monkeypatch.setattr(
        overview_rows, "paint_kind_badge", lambda _, area, *__, **___: sides.append(area.width())
    )
    themes.set_text_size(200)
    try:
        line = ComingLine(Coming.EVENT, TODAY, "22", "Jul", "Night", "3 h", kind="networking")
        button = overview_rows.ComingButton(themes)
        qtbot.addWidget(button)
        button.set_line(line)
        button.resize(600, button.sizeHint().height())
        button.show()
        button.grab()
        assert sides[-1] == themes.theme.scaled(22) > 22
    finally:
        themes.set_text_size(100)
