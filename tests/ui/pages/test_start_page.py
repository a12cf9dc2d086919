"""The four steps together: by keys, back and forth, up to the answers that are reported."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue, Format, Route
from planner.domain.profile import Depth
from planner.domain.start import Answers, new_profile
from planner.ui.pages.start_mending import MendKind
from planner.ui.pages.start_page import CAREER, PLAN, SKILLS, TIME, StartPage
from planner.ui.theme import ThemeSource
from planner.ui.widgets.day_range_dialog import qt_day
from planner.ui.widgets.tab_order import reading_order
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)
Key = Qt.Key


@pytest.fixture
def page(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> StartPage:
    made = StartPage(themes, shipped_catalogue, ENGLISH, TODAY)
    qtbot.addWidget(made)
    made.resize(1280, 772)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.choose_career("mixing-engineer")
    made.take_focus()
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(), key)


def test_a_plan_is_made_with_the_keyboard_alone(page: StartPage, qtbot: QtBot) -> None:
    wanted = QSignalSpy(page.plan_requested)
    press(qtbot, Key.Key_Return)
    assert page.step == SKILLS
    press(qtbot, Key.Key_3, Key.Key_Down, Key.Key_2, Key.Key_Down, Key.Key_0)
    press(qtbot, Key.Key_Return)
    assert page.step == TIME
    qtbot.keyClicks(focused(), "10")
    qtbot.mouseClick(page.footer.forward, Qt.MouseButton.LeftButton)
    assert page.step == PLAN
    qtbot.keyClicks(focused(), "My way & back")
    press(qtbot, Key.Key_Return)
    assert wanted.count() == 1
    answers = wanted.at(0)[0]
    assert isinstance(answers, Answers)
    assert answers.careers == ("mixing-engineer",)
    assert answers.name == "My way & back"
    assert sorted(answers.ratings.values()) == [0, 2, 3]
    assert sum(answers.calendar.week) == 600
    assert answers.start == TODAY


def test_the_answers_become_the_plan_that_was_shown(
    page: StartPage, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    page.go_to(PLAN)
    shown = page.preview_step.model.rowCount()
    with qtbot.waitSignal(page.plan_requested) as wanted:
        page.footer.forward.click()
    profile = new_profile(wanted.args[0], shipped_catalogue, TODAY, "made")
    assert profile.name == "Mixing Engineer"
    assert shown == len(profile.milestones) + len(profile.phase_names)


def test_everything_of_step_three_is_in_the_answers(page: StartPage, qtbot: QtBot) -> None:
    page.go_to(TIME)
    step = page.time_step
    step.days.set_minutes([60, 0, 0, 0, 90, 0, 0])
    step.set_week(step.days.minutes)
    step.start.setDate(qt_day(dt.date(2027, 2, 1)))
    step.finish.set_wish(dt.date(2035, 1, 1), TODAY)
    step.breaks.add_break(dt.date(2027, 8, 2), dt.date(2027, 8, 15))
    step.budget.set_amount(900)
    step.budget.currency_field.setCurrentText("kr")
    step.learning.routes.set_value("formal")
    step.learning.in_person.setChecked(False)
    step.at_once.setValue(2)
    page.go_to(PLAN)
    with qtbot.waitSignal(page.plan_requested) as wanted:
        page.go_on()
    answers = wanted.args[0]
    assert answers.calendar.week == (60, 0, 0, 0, 90, 0, 0)
    assert [(each.first, each.last) for each in answers.calendar.breaks] == [
        (dt.date(2027, 8, 2), dt.date(2027, 8, 15))
    ]
    assert answers.start == dt.date(2027, 2, 1)
    assert answers.wished_finish == dt.date(2035, 1, 1)
    preferences = answers.preferences
    assert (preferences.budget, preferences.currency) == (900, "kr")
    assert (preferences.route, preferences.formats) == (Route.FORMAL, (Format.ONLINE,))
    assert preferences.focus_limit == 2


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_about_you_reaches_the_answers_by_keys_alone(page: StartPage, qtbot: QtBot) -> None:
    page.go_to(PLAN)
    about = page.preview_step.about
    for _ in range(24):
        press(qtbot, Key.Key_Tab)
        if focused() is about.toggle:
            break
    press(qtbot, Key.Key_Space, Key.Key_Tab)
    press(qtbot, Key.Key_Left)
    assert about.fields.student is False
    press(qtbot, Key.Key_Tab)
    qtbot.keyClicks(focused(), "1990")
    press(qtbot, Key.Key_Tab)
    qtbot.keyClicks(focused(), "Austria")
    qtbot.waitUntil(lambda: page.time_step.answers().learner.born == 1990, timeout=60_000)
    assert page.step == PLAN
    with qtbot.waitSignal(page.plan_requested) as wanted:
        page.go_on()
    learner = wanted.args[0].learner
    assert (learner.student, learner.born, learner.region) == (False, 1990, "AT")


def test_a_depth_is_chosen_by_keys_alone(page: StartPage, qtbot: QtBot) -> None:
    page.go_to(TIME)
    cards = page.time_step.depth_field.cards
    for _ in range(20):
        press(qtbot, Key.Key_Tab)
        if focused() is cards["full"]:
            break
    press(qtbot, Key.Key_Right)
    assert focused() is cards["fast"]
    page.go_to(PLAN)
    with qtbot.waitSignal(page.plan_requested) as wanted:
        page.go_on()
    assert wanted.args[0].depth is Depth.FAST


def test_what_does_not_fit_is_mended_from_the_last_step_too(page: StartPage, qtbot: QtBot) -> None:
    page.go_to(TIME)
    page.time_step.budget.set_amount(1)
    page.time_step.finish.set_wish(dt.date(2028, 6, 30), TODAY)
    page.go_to(PLAN)
    problems = page.preview_step.problems
    qtbot.waitUntil(lambda: len(problems.mends) >= 2, timeout=60_000)
    for mend in problems.mends:
        if mend.kind in (MendKind.BUDGET, MendKind.HOURS):
            problems.mend_wanted.emit(mend)
    page.time_step.compute_now()
    assert problems.sentences == ()
    assert problems.isHidden()
    assert focused() is page.preview_step.name


def test_going_back_keeps_what_was_answered(page: StartPage, qtbot: QtBot) -> None:
    page.go_on()
    press(qtbot, Key.Key_4)
    first = page.skills_step.current
    page.go_on()
    page.time_step.set_week((0, 0, 0, 0, 0, 300, 0))
    qtbot.keyClick(focused(), Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.step == SKILLS
    assert page.skills_step.rows[first].rating.level == 4
    page.go_back()
    assert page.step == CAREER
    page.go_back()
    assert page.step == CAREER
    page.go_to(TIME)
    assert page.time_step.week == (0, 0, 0, 0, 0, 300, 0)
    assert page.time_step.answers().ratings == {first: 4}


def test_another_career_keeps_ratings_and_plans_anew(page: StartPage) -> None:
    page.go_to(SKILLS)
    page.skills_step.set_ratings({"critical-listening": 3})
    page.go_to(CAREER)
    page.choose_career("foley-artist")
    page.go_to(TIME)
    answers = page.time_step.answers()
    assert answers.careers == ("foley-artist",)
    assert answers.ratings == {"critical-listening": 3}


def test_the_header_leads_back_to_finished_steps(page: StartPage) -> None:
    page.go_to(TIME)
    page.header.step_requested.emit(CAREER)
    assert page.step == CAREER


def test_the_footer_says_where_one_is(page: StartPage) -> None:
    footer = page.footer
    assert footer.forward.text() == "Choose Mixing Engineer"
    assert footer.place.text() == "Step 1 of 4"
    assert footer.back.isHidden()
    page.go_on()
    assert footer.forward.text() == "Continue"
    assert footer.rated.text() == "0 of 13 rated"
    assert not footer.back.isHidden()
    page.go_on()
    assert footer.forward.text() == "Build my plan"
    assert footer.rated.isHidden()
    page.go_on()
    assert footer.forward.text() == "Create plan"
    assert footer.place.text() == "Step 4 of 4"


def test_rating_moves_the_meter(page: StartPage, qtbot: QtBot) -> None:
    page.go_on()
    press(qtbot, Key.Key_1)
    assert page.footer.rated.text() == "1 of 13 rated"
    assert page.footer.meter.part == pytest.approx(1 / 13)
    press(qtbot, Key.Key_Delete)
    assert page.footer.rated.text() == "0 of 13 rated"


def test_without_study_time_there_is_no_way_on(page: StartPage) -> None:
    page.go_to(TIME)
    page.time_step.set_week((0,) * 7)
    page.time_step.compute_now()
    assert not page.footer.forward.isEnabled()
    assert page.footer.forward.toolTip()
    page.go_on()
    page.go_to(PLAN)
    assert page.step == TIME
    page.time_step.set_week((60,) * 7)
    page.time_step.compute_now()
    assert page.footer.forward.isEnabled()


def test_enter_on_a_button_presses_that_button(page: StartPage, qtbot: QtBot) -> None:
    page.go_to(SKILLS)
    page.footer.back.setFocus()
    press(qtbot, Key.Key_Return)
    assert page.step == CAREER


def test_enter_in_a_number_only_takes_the_number(page: StartPage, qtbot: QtBot) -> None:
    page.go_to(TIME)
    page.time_step.at_once.setFocus()
    press(qtbot, Key.Key_Return)
    assert page.step == TIME


def test_ctrl_enter_goes_on_from_a_number_too(page: StartPage, qtbot: QtBot) -> None:
    page.go_to(TIME)
    page.time_step.take_focus()
    qtbot.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.step == PLAN


def test_enter_in_the_search_goes_on_by_one_step(page: StartPage, qtbot: QtBot) -> None:
    page.career_step.search.setFocus()
    qtbot.keyClicks(page.career_step.search, "mixing")
    press(qtbot, Key.Key_Return)
    assert page.step == SKILLS
    page.go_back()
    assert page.career_step.search.text() == "mixing"


def test_open_is_a_wish(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_requested):
        page.open_button.click()


def test_one_filled_button_a_step(page: StartPage) -> None:
    for step in (CAREER, SKILLS, TIME, PLAN):
        page.go_to(step)
        filled = [
            button
            for button in page.findChildren(QPushButton)
            if button.property("variant") == "primary" and button.isVisible()
        ]
        assert filled == [page.footer.forward]


def test_what_can_be_focused_has_a_name(page: StartPage) -> None:
    for step in (CAREER, SKILLS, TIME, PLAN):
        page.go_to(step)
        for widget in page.findChildren(QWidget):
            stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if stops and widget.isVisible() and widget.focusProxy() is None:
                named = widget.accessibleName() or getattr(widget, "text", str)()
                inside = widget.parentWidget()
                assert named or (inside is not None and inside.accessibleName()), widget


@pytest.mark.parametrize("step", [CAREER, SKILLS, TIME, PLAN])
def test_tab_goes_from_the_header_through_the_page_to_the_footer(
    page: StartPage, qtbot: QtBot, step: int
) -> None:
    page.go_to(step)
    page.settings_button.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        press(qtbot, Key.Key_Tab)
        if focused() is page.header or page.header.isAncestorOf(focused()):
            break
        seen.append(focused())
    inside = [page.footer.isAncestorOf(widget) for widget in seen]
    ends = [page.footer.back, page.footer.forward] if step else [page.footer.forward]
    assert seen[-len(ends) :] == ends
    assert not any(inside[: -len(ends)])
    assert len(seen) > len(ends)


def test_skills_come_before_their_sentences(page: StartPage) -> None:
    page.go_to(SKILLS)
    page.skills_step.extent.set_value("all")
    order = list(reading_order(page))
    rows = [order.index(row.rating) for row in page.skills_step.rows.values()]
    assert rows == sorted(rows)
    assert rows[-1] < order.index(page.skills_step.panel.levels[0])


@pytest.mark.parametrize("size", [(960, 560), (1280, 760), (1920, 1000)])
def test_the_footer_stays_inside_every_window(page: StartPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    for step in (CAREER, SKILLS, TIME, PLAN):
        page.go_to(step)
        QApplication.processEvents()
        assert page.size().toTuple() == size
        assert page.rect().contains(page.footer.geometry())


def test_a_long_name_leaves_the_footer_its_room(
    themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    long = career.model_copy(update={"name": "Rock & roll " * 25})
    catalogue = Catalogue.of(
        [long], shipped_catalogue.skills.values(), shipped_catalogue.milestones.values()
    )
    page = StartPage(themes, catalogue, ENGLISH, TODAY)
    qtbot.addWidget(page)
    page.resize(960, 600)
    page.show()
    for step in (CAREER, SKILLS, TIME, PLAN):
        page.go_to(step)
        QApplication.processEvents()
        assert page.width() == 960
    page.go_to(CAREER)
    assert "&&" in page.footer.forward.text()
    assert page.footer.forward.text().endswith("…")
    # Nothing may be left to work out when the last name for the page goes.
    page.time_step.later.forget()


def test_an_empty_catalogue_offers_nothing_to_choose(themes: ThemeSource, qtbot: QtBot) -> None:
    page = StartPage(themes, Catalogue.of(), ENGLISH, TODAY)
    qtbot.addWidget(page)
    assert page.career == ""
    assert not page.footer.forward.isEnabled()
    page.go_on()
    page.go_to(TIME)
    assert page.step == CAREER
