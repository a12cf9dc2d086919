"""The timeline page on a real session: rows, keys, dragging, what is hidden, what is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import Break
from planner.domain.edits import Edit
from planner.domain.profile import Pin
from planner.domain.slack import Latest
from planner.ui.models.timeline_axis import SCALES, Zoom
from planner.ui.pages.finish_outlook import FinishOutlook
from planner.ui.pages.timeline_body import bar_box
from planner.ui.pages.timeline_links import links_of
from planner.ui.pages.timeline_page import TimelinePage
from planner.ui.pages.timeline_state import Shown
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.pointer import ask_for_menu, move, press, release, turn
from tests.ui.worlds import TODAY, FakeStore, small_session

LEFT = Qt.MouseButton.LeftButton
FULL = QSize(1068, 772)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


def _page(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, size: QSize = FULL
) -> TimelinePage:
    outlook = FinishOutlook()
    page = TimelinePage(themes, session, outlook)
    outlook.setParent(page)
    qtbot.addWidget(page)
    page.resize(size)
    page.show()
    page.fit(1280 if size is FULL else 960)
    return page


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> TimelinePage:
    page = _page(qtbot, themes, session)
    page.chart.set_scale(SCALES[Zoom.WEEKS])
    page.chart.horizontalScrollBar().setValue(0)
    return page


def _centre(page: TimelinePage, name: str) -> QPoint:
    chart, state = page.chart, page.chart.state
    row = state.rows.row_of(name)
    left = chart.horizontalScrollBar().value()
    return bar_box(state, state.plan.by_id[name], chart.row_box(row), left).center().toPoint()


def _drag(page: TimelinePage, start: QPoint, days: float, *keys: Qt.Key) -> list[Edit]:
    wishes: list[Edit] = []
    page.dates_requested.connect(wishes.append)
    body = page.chart.viewport()
    end = start + QPoint(round(days * page.chart.state.scale), 0)
    QTest.mousePress(body, LEFT, pos=start)
    QTest.mouseMove(body, start + QPoint(6, 0))
    QTest.mouseMove(body, end)
    for key in keys:
        QTest.keyClick(page.chart, key)
    QTest.mouseRelease(body, LEFT, pos=end)
    return wishes


# --- Rows ----------------------------------------------------------------------------------------


def test_arrows_go_through_rows_and_fold_phases(page: TimelinePage, qtbot: QtBot) -> None:
    chart = page.chart
    chart.setFocus()
    chart.choose("signal")
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert page.chosen == "theory"
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert (page.chosen, chart.state.phase) == ("", 1)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.state.closed == {1}
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.state.phase == 2
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.state.closed == set()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert page.chosen == "piece"
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    assert chart.state.closed == {1}


def test_a_click_chooses_a_milestone_and_folds_a_phase(page: TimelinePage, qtbot: QtBot) -> None:
    chart = page.chart
    chosen: list[str] = []
    page.milestone_chosen.connect(chosen.append)
    QTest.mouseClick(chart.viewport(), LEFT, pos=_centre(page, "piece"))
    assert chosen == ["piece"]
    row = chart.row_box(chart.state.rows.row_of("rock")).center().toPoint()
    QTest.mouseClick(chart.titles, LEFT, pos=QPoint(40, row.y()))
    assert page.chosen == "rock"
    QTest.mouseClick(chart.titles, LEFT, pos=QPoint(40, 5))
    assert chart.state.closed == {1}
    with qtbot.waitSignal(page.milestone_requested) as asked:
        QTest.mouseDClick(chart.viewport(), LEFT, pos=_centre(page, "night"))
    assert asked.args == ["night"]


def test_choosing_opens_the_phase_and_shows_the_bar(page: TimelinePage) -> None:
    chart = page.chart
    chart.set_open(2, is_open=False)
    chart.horizontalScrollBar().setValue(0)
    chart.set_scale(40)
    chart.choose("piece")
    assert chart.state.closed == set()
    assert 0 <= _centre(page, "piece").x() <= chart.viewport().width()


def test_a_plan_that_changes_keeps_place_and_row(page: TimelinePage, session: PlanSession) -> None:
    chart = page.chart
    chart.set_scale(20)
    chart.choose("rock")
    chart.go_to_day(TODAY.toordinal())
    left = chart.horizontalScrollBar().value()
    session.apply(edits.set_estimate("theory", 600))
    assert (page.chosen, chart.horizontalScrollBar().value()) == ("rock", left)
    session.apply(edits.remove(session.profile, "rock"))
    assert page.chosen == ""


def test_behind_another_page_nothing_is_worked_out(
    page: TimelinePage, session: PlanSession
) -> None:
    page.hide()
    session.apply(edits.set_estimate("theory", 600))
    assert page.chart.state.plan is not session.plan
    page.show()
    assert page.chart.state.plan is session.plan


def test_an_emptied_plan_says_so(page: TimelinePage, session: PlanSession) -> None:
    for milestone in session.profile.milestones:
        session.apply(edits.remove(session.profile, milestone.id))
    assert page.views.currentWidget() is page.views.empty
    session.undo_stack.undo()
    assert page.views.currentWidget() is page.chart


# --- Dragging ------------------------------------------------------------------------------------


def test_a_dragged_bar_asks_for_whole_days(page: TimelinePage, session: PlanSession) -> None:
    placed = session.profile.milestone("piece").placement
    before = session.profile
    (edit,) = _drag(page, _centre(page, "piece"), 9.3)
    nine = dt.timedelta(days=9)
    after, _ = edit.apply(before)
    assert after.milestone("piece").pin == Pin(
        start=placed.start + nine, finish=placed.finish + nine
    )
    assert session.profile is before


def test_escape_lets_go_and_a_click_is_no_drag(page: TimelinePage) -> None:
    assert _drag(page, _centre(page, "piece"), 9, Qt.Key.Key_Escape) == []
    assert _drag(page, _centre(page, "piece"), 0) == []


@pytest.mark.parametrize("is_start", [True, False])
def test_an_end_alone_is_pinned(page: TimelinePage, session: PlanSession, is_start: bool) -> None:
    page.chart.set_scale(20)
    page.chart.choose("balance")
    state = page.chart.state
    row = page.chart.row_box(state.rows.row_of("balance"))
    left = page.chart.horizontalScrollBar().value()
    box = bar_box(state, state.plan.by_id["balance"], row, left)
    edge = box.left() + 2 if is_start else box.right() - 2
    days = -4 if is_start else 5
    (edit,) = _drag(page, QPointF(edge, box.center().y()).toPoint(), days)
    placed = session.profile.milestone("balance").placement
    pin = edit.apply(session.profile)[0].milestone("balance").pin
    if is_start:
        assert pin == Pin(start=placed.start + dt.timedelta(days=days))
    else:
        assert pin == Pin(finish=placed.finish + dt.timedelta(days=days))


def test_a_zoom_while_a_bar_is_held_keeps_its_days(page: TimelinePage) -> None:
    wishes: list[Edit] = []
    page.dates_requested.connect(wishes.append)
    page.chart.set_scale(20)
    page.chart.choose("piece")
    body, start = page.chart.viewport(), _centre(page, "piece")
    end = start + QPoint(round(9 * page.chart.state.scale), 0)
    press(body, start)
    move(body, start + QPoint(6, 0))
    move(body, end)
    held = page.chart._drag
    assert held is not None
    assert held.days == 9
    turn(body, 2, end, Qt.KeyboardModifier.ControlModifier)
    move(body, end + QPoint(1, 0))
    assert held.days == 9
    release(body, end)
    assert len(wishes) == 1


def test_a_bar_that_is_held_at_the_edge_goes_on(page: TimelinePage, qtbot: QtBot) -> None:
    page.chart.set_scale(20)
    page.chart.choose("rock")
    page.chart.go_to_day(page.chart.left_day() - 30)
    body, bar = page.chart.viewport(), page.chart.horizontalScrollBar()
    start, first = _centre(page, "rock"), bar.value()
    press(body, start)
    move(body, QPoint(body.width() - 60, start.y()))
    assert bar.value() == first
    move(body, QPoint(body.width() - 1, start.y()))
    held = page.chart._drag
    assert held is not None
    before = held.days
    qtbot.waitUntil(lambda: bar.value() > first + 100)
    assert held.days > before
    qtbot.keyClick(page.chart, Qt.Key.Key_Escape)
    stays = bar.value()
    QTest.qWait(100)
    assert bar.value() == stays
    release(body, QPoint(body.width() - 1, start.y()))


def test_nothing_is_dragged_where_nothing_may_move(
    page: TimelinePage, qtbot: QtBot, themes: ThemeSource
) -> None:
    assert _drag(page, _centre(page, "listen"), 9) == []
    session = small_session()
    still = _page(qtbot, themes, session)
    still.chart.set_scale(SCALES[Zoom.WEEKS])
    still.chart.choose("piece")
    assert _drag(still, _centre(still, "piece"), 9) == []
    session.close()


# --- Looking -------------------------------------------------------------------------------------


def test_the_wheel_turns_over_every_part(page: TimelinePage) -> None:
    page.resize(1068, 320)
    QApplication.processEvents()
    chart = page.chart
    bar = chart.verticalScrollBar()
    for part in (chart.viewport(), chart.titles, chart.axis_bar, chart.strip, chart.strip_title):
        bar.setValue(0)
        turn(part, -1)
        assert bar.value() > 0, part
    scale = chart.state.scale
    turn(chart.titles, 1, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert chart.state.scale > scale


def test_a_touchpad_zooms_by_as_much_as_the_fingers_move(page: TimelinePage) -> None:
    body, held = page.chart.viewport(), Qt.KeyboardModifier.ControlModifier
    before = page.chart.state.scale
    for _ in range(4):
        turn(body, 0.25, modifiers=held)
    assert page.chart.state.scale == pytest.approx(before * 1.25)
    # A wheel that is tilted moves nothing up or down.
    place = body.mapTo(page.window(), body.rect().center())
    QTest.wheelEvent(page.window().windowHandle(), place, QPoint(120, 0), QPoint(), held)
    assert page.chart.state.scale == pytest.approx(before * 1.25)


def test_titles_have_the_menu_of_their_row(page: TimelinePage) -> None:
    asked: list[QPoint] = []
    page.menu_requested.connect(asked.append)
    chart = page.chart
    row = chart.row_box(chart.state.rows.row_of("rock")).center().toPoint()
    ask_for_menu(chart.titles, QPoint(60, row.y()))
    assert page.chosen == "rock"
    assert asked == [chart.titles.mapToGlobal(QPoint(60, row.y()))]


def test_zoom_keeps_the_day_under_the_mouse(page: TimelinePage) -> None:
    chart = page.chart
    chart.set_scale(20)
    chart.go_to_today()
    day = chart.state.axis.day_at(chart.horizontalScrollBar().value() + 200)
    place = chart.viewport().mapToGlobal(QPoint(200, 50))
    event = QWheelEvent(
        QPointF(200, 50),
        QPointF(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.viewport(), event)
    assert chart.state.scale == pytest.approx(25)
    assert abs(chart.state.axis.day_at(chart.horizontalScrollBar().value() + 200) - day) <= 1


def test_the_segments_and_the_scale_say_the_same(page: TimelinePage) -> None:
    assert page.zoom.value == Zoom.WEEKS
    page.zoom.set_value(Zoom.QUARTERS.value)
    assert page.chart.state.scale == SCALES[Zoom.QUARTERS]
    page.chart.zoom_by(4)
    assert page.zoom.value == Zoom.MONTHS


def test_what_is_hidden_is_gone(page: TimelinePage) -> None:
    page.set_shown(Shown.DONE, shown=False)
    assert page.chart.state.rows.row_of("listen") == -1
    page._parts[Shown.LOAD].setChecked(False)
    assert not page.chart.strip.isVisible()
    page._parts[Shown.LOAD].setChecked(True)
    assert page.chart.strip.isVisible()


def _ink(page: TimelinePage) -> QImage:
    return page.chart.viewport().grab().toImage()


def test_lines_breaks_and_whiskers_are_drawn_and_can_be_hidden(
    page: TimelinePage, session: PlanSession
) -> None:
    pause = Break(first=TODAY + dt.timedelta(days=9), last=TODAY + dt.timedelta(days=15))
    calendar = session.profile.calendar.with_breaks([pause])
    session.apply(edits.set_calendar(calendar))
    chart = page.chart
    chart.choose("rock")
    chart.go_to_day(TODAY.toordinal() - 3)
    ids = ["session", "piece", "balance"]
    chart.state.likely = {each: TODAY + dt.timedelta(days=90) for each in ids}
    chart.rearrange()
    needs = [link for link in links_of(chart.state) if link.is_need]
    assert (len(needs), len(links_of(chart.state))) == (1, 3)
    for part in (Shown.LINKS, Shown.BREAKS, Shown.FORECAST):
        shown = _ink(page)
        page.set_shown(part, shown=False)
        chart.go_to_day(TODAY.toordinal() - 3)
        assert _ink(page) != shown, part
        page.set_shown(part, shown=True)


@pytest.mark.parametrize("scale", [40, 8, 1.6, 0.55, 0.1, 0.001])
def test_every_scale_can_be_painted(page: TimelinePage, scale: float) -> None:
    page.chart.set_scale(scale)
    page.chart.go_to_today()
    for part in (page.chart.axis_bar, page.chart.strip, page.chart.viewport()):
        assert not part.grab().isNull()


def test_slack_comes_when_it_is_known(page: TimelinePage, qtbot: QtBot) -> None:
    page.chart.choose("theory")
    assert "slack" not in page.legend.text
    qtbot.waitUntil(lambda: not page.latest.is_busy, timeout=60_000)
    assert page.chart.state.slack("theory") is not None
    assert "slack" in page.legend.text
    assert page.legend.text.startswith("Selected: needs 0, needed by 0")


# --- Drawn again ----------------------------------------------------------------------------------


def _on_screen(page: TimelinePage) -> QImage:
    QApplication.processEvents()
    return QGuiApplication.primaryScreen().grabWindow(page.winId()).toImage()


def _looks_as_drawn_anew(page: TimelinePage) -> bool:
    seen = _on_screen(page)
    page.chart.update_all()
    return seen == _on_screen(page)


class _Painted(QObject):
    """The heights of what is painted of some widgets."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.heights = list[int]()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


@pytest.mark.parametrize(
    ("chosen", "hidden"),
    [("", {Shown.DONE}), ("rock", set()), ("theory", {Shown.LINKS, Shown.SLACK})],
)
def test_after_each_change_all_looks_as_it_does_drawn_anew(
    page: TimelinePage, session: PlanSession, qtbot: QtBot, chosen: str, hidden: set[Shown]
) -> None:
    for part in hidden:
        page.set_shown(part, shown=False)
    page.chart.choose(chosen)
    late = TODAY + dt.timedelta(days=80)
    page.chart.state.likely = {"rock": late, "session": late}
    page.chart.rearrange()
    open_ones = [each.id for each in session.plan.milestones if each.milestone.is_open]
    for name in open_ones:
        profile = session.profile
        for edit in (
            edits.log_minutes(profile, name, 60, TODAY, TODAY),
            edits.check_off(name, TODAY, TODAY),
            edits.set_notes(name, "Notes"),
            edits.rename(f"After {name}"),
        ):
            assert session.apply(edit)
            assert _looks_as_drawn_anew(page)
        qtbot.waitUntil(lambda: not page.latest.is_busy, timeout=60_000)
        assert _looks_as_drawn_anew(page)
    for edit in (
        edits.reopen(session.profile, "rock"),
        edits.skip("theory"),
        edits.set_estimate("session", 6000),
        edits.pin(session.profile, "piece", TODAY, TODAY + dt.timedelta(40)),
        edits.move(session.profile, "rock", 0),
    ):
        assert session.apply(edit)
        assert _looks_as_drawn_anew(page)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        assert _looks_as_drawn_anew(page)
    session.tell_anew()
    assert _looks_as_drawn_anew(page)


def test_a_check_off_draws_its_rows_and_no_others(page: TimelinePage, session: PlanSession) -> None:
    chart = page.chart
    QApplication.processEvents()
    rows, rest = _Painted(chart.titles, chart.viewport()), _Painted(chart.axis_bar, chart.corner)
    weeks = _Painted(chart.strip)
    whole = chart.viewport().height()
    session.apply(edits.set_notes("rock", "Notes"))
    QApplication.processEvents()
    assert rows.heights
    assert max(rows.heights) < whole / 2
    assert not weeks.heights, "no week carries more or less"
    session.apply(edits.check_off("rock", TODAY, TODAY))
    QApplication.processEvents()
    assert max(rows.heights) < whole
    assert weeks.heights
    assert not rest.heights
    session.tell_anew()
    QApplication.processEvents()
    assert max(rows.heights) == whole
    assert rest.heights


def test_slack_draws_only_rows_that_tell_it(
    page: TimelinePage, session: PlanSession, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not page.latest.is_busy, timeout=60_000)
    latest = page.chart.state.latest
    assert latest is not None
    QApplication.processEvents()
    rows = _Painted(page.chart.titles, page.chart.viewport())
    page.chart.set_latest(dict(latest))
    QApplication.processEvents()
    assert not rows.heights
    page.chart.set_latest({**latest, "rock": Latest((), 0 if latest["rock"].slack else 5)})
    assert _looks_as_drawn_anew(page)


def test_slack_is_worked_out_for_who_sees_it(
    page: TimelinePage, session: PlanSession, qtbot: QtBot
) -> None:
    assert page.latest.is_busy
    page.hide()
    session.apply(edits.check_off("rock", TODAY, TODAY))
    assert not page.latest.is_busy, "it would be of the plan before"
    assert list(page.catch_up())
    assert not page.latest.is_busy
    page.show()
    qtbot.waitUntil(lambda: page.chart.state.latest is not None, timeout=60_000)
    assert page.chart.state.latest == session.plan.latest.milestones
    page.hide()
    page.show()
    assert not page.latest.is_busy


def test_the_chart_says_its_row(page: TimelinePage) -> None:
    chart = page.chart
    chart.choose("rock")
    text = chart.accessibleDescription()
    assert text.startswith("Full mix: indie <b>rock</b>. Project. In progress, 5 of 20 hours.")
    assert "Core craft, 2 of 5" in text
    chart.go_to_row(0)
    assert chart.accessibleDescription().startswith("Foundations. ")
    assert chart.accessibleName() == "Timeline"


def test_a_title_that_is_cut_is_told_in_full(
    page: TimelinePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, *__: shown.append(text))
    chart = page.chart
    for part in (chart.titles, chart.viewport()):
        for row in (0, chart.state.rows.row_of("night")):
            spot = QPoint(20, chart.row_box(row).center().toPoint().y())
            event = QHelpEvent(QEvent.Type.ToolTip, spot, part.mapToGlobal(spot))
            QApplication.sendEvent(part, event)
    assert shown[0] == shown[2] == "1 Foundations"
    assert shown[1] == shown[3]
    assert shown[1].startswith("Mix critique night\n")


def test_narrow_low_and_mirrored(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> None:
    page = _page(qtbot, themes, session, QSize(904, 584))
    assert {button.text() for button, _ in page._buttons} == {""}
    assert all(button.accessibleName() for button, _ in page._buttons)
    chart = page.chart
    low = chart.strip.height()
    assert chart.titles.x() < chart.viewport().x()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.wait(1)
    assert chart.titles.x() > chart.viewport().x()
    first, last = (chart.state.axis.x(TODAY.toordinal() + day) for day in (0, 9))
    assert first < last
    page.resize(1068, 772)
    assert chart.strip.height() > low
