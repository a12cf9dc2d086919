"""Step 3: the form, what it refuses, and the preview that follows every change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.domain.start import Answers
from planner.ui.pages import start_time
from planner.ui.pages.start_facts import Outlook, outlook
from planner.ui.pages.start_mending import Mend, MendKind
from planner.ui.pages.start_time import TimeStep
from planner.ui.theme import ThemeSource
from planner.ui.widgets.day_range_dialog import DayRangeDialog, qt_day
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)
SOON = dt.date(2028, 6, 30)


@pytest.fixture
def step(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> TimeStep:
    made = TimeStep(themes, shipped_catalogue, ENGLISH, TODAY)
    qtbot.addWidget(made)
    made.resize(1280, 660)
    made.show()
    made.set_subject("mixing-engineer", {})
    made.compute_now()
    return made


def set_wish(step: TimeStep, wish: dt.date) -> None:
    step.finish.set_wish(wish, TODAY)
    step.compute_now()


def banner_button(step: TimeStep, action: str) -> QPushButton:
    return next(
        button
        for button in step.wish.banner.findChildren(QPushButton)
        if button.property("action") == action
    )


def test_it_starts_with_eight_hours_in_the_usual_shape(step: TimeStep) -> None:
    assert step.week == (90, 0, 120, 90, 0, 180, 0)
    assert step.hours.minutes == 480
    assert step.days.minutes == step.week
    assert step.valid


def test_the_preview_says_what_the_engine_says(
    step: TimeStep, shipped_catalogue: Catalogue
) -> None:
    seen = outlook(step.answers(), shipped_catalogue, TODAY)
    facts = step.panel.facts
    assert seen.finish is not None
    assert seen.range is not None
    assert facts.finish.text() == ENGLISH.date(seen.finish)
    assert ENGLISH.date(seen.range.p90) in facts.range.text()
    assert facts.milestones.value.text() == str(len(seen.plan.milestones))
    assert facts.hours.value.text() == ENGLISH.whole_hours(seen.minutes)
    names = [row[0].text() for row in step.panel.phases.rows]
    assert names == [f"{each.number}  {each.name}" for each in seen.plan.phases]
    assert step.panel.bars.spans == tuple((e.start, e.finish) for e in seen.plan.phases)


def test_the_preview_follows_the_slider_when_it_rests(step: TimeStep, qtbot: QtBot) -> None:
    before = step.panel.facts.finish.text()
    step.hours.slider.setValue(12 * 4)
    assert step.week == (135, 0, 180, 135, 0, 270, 0)
    assert step.panel.facts.finish.text() == before
    qtbot.waitUntil(lambda: step.panel.facts.finish.text() != before, timeout=60_000)
    qtbot.waitUntil(lambda: step.panel.paces.rows[1][0].text() == "12 h", timeout=60_000)


def test_more_hours_never_finish_later_in_the_table(step: TimeStep) -> None:
    seen = step.outlook
    assert seen is not None
    from planner.ui.pages.start_facts import other_paces

    paces = other_paces(seen, TODAY)
    assert [pace.minutes for pace in paces] == [360, 480, 600, 720]
    finishes = [pace.finish for pace in paces]
    assert finishes == sorted(finishes, reverse=True)
    words = [row[3].text() for row in step.panel.paces.rows]
    assert words[1] == "as above"
    assert words[0].startswith("+")
    assert words[3].startswith("−")  # noqa: RUF001


def test_a_changed_day_keeps_its_shape_when_hours_change(step: TimeStep, qtbot: QtBot) -> None:
    step.set_week((60, 0, 0, 0, 60, 0, 0))
    assert step.hours.minutes == 120
    step.hours.hours.setValue(4)
    assert step.week == (120, 0, 0, 0, 120, 0, 0)
    step.hours.hours.setValue(0.25)
    step.hours.hours.setValue(4)
    assert step.week == (120, 0, 0, 0, 120, 0, 0)


def test_a_wish_within_reach_needs_no_banner(step: TimeStep) -> None:
    set_wish(step, dt.date(2035, 1, 1))
    assert step.wish.banner.isHidden()


def test_a_wish_out_of_reach_says_what_it_takes(step: TimeStep) -> None:
    set_wish(step, SOON)
    assert step.wish.banner.isVisible()
    text = step.wish.banner.plain_text
    assert text.startswith("8 h a week reaches ")
    assert "To finish by 30 June 2028 you need " in text
    assert "less in the plan" in text


def test_using_the_needed_hours_keeps_the_wish(step: TimeStep) -> None:
    set_wish(step, SOON)
    banner_button(step, "use").click()
    step.compute_now()
    assert step.wish.banner.isHidden()
    assert step.outlook is not None
    assert step.outlook.finish is not None
    assert step.outlook.finish <= SOON
    step.hours.hours.stepDown()
    step.compute_now()
    assert step.wish.banner.isVisible(), "the needed hours were not the least"


def test_keeping_the_hours_silences_the_banner_until_something_changes(step: TimeStep) -> None:
    set_wish(step, SOON)
    banner_button(step, "keep").click()
    step.at_once.setValue(2)
    step.compute_now()
    assert step.wish.banner.isHidden()
    assert step.hours.minutes == 480
    set_wish(step, SOON - dt.timedelta(days=30))
    assert step.wish.banner.isVisible()


def test_a_wish_no_week_can_keep_says_so(step: TimeStep) -> None:
    set_wish(step, TODAY + dt.timedelta(days=10))
    assert "Not before " in step.wish.banner.plain_text
    assert " takes at least " in step.wish.banner.plain_text
    assert not [
        b for b in step.wish.banner.findChildren(QPushButton) if b.property("action") == "use"
    ]


def test_no_time_is_said_beside_the_days_and_in_the_preview(step: TimeStep) -> None:
    changed = QSignalSpy(step.outlook_changed)
    step.hours.hours.setValue(0)
    step.compute_now()
    assert step.week == (0,) * 7
    assert step.days_row.problem.isVisible()
    assert step.hours.hours.property("invalid") is True
    assert "no study time" in step.panel.problem.text()
    assert not step.valid
    assert changed.count() == 1
    step.hours.hours.setValue(6)
    step.compute_now()
    assert step.valid
    assert step.days_row.problem.isHidden()
    assert step.panel.problem.isHidden()


def test_a_finish_before_the_start_is_refused_in_words(step: TimeStep) -> None:
    step.start.setDate(qt_day(dt.date(2027, 6, 1)))
    set_wish(step, dt.date(2027, 5, 1))
    assert step.finish_row.problem.text() == (
        "The finish comes before the start. Choose a later day."
    )
    assert step.finish.day.property("invalid") is True
    assert not step.valid
    assert step.answers().wished_finish is None
    step.finish.never.setChecked(True)
    step.compute_now()
    assert step.valid


@pytest.mark.parametrize("hours", [0.25, 1, 20, 168])
def test_every_pace_gives_a_plan(step: TimeStep, hours: float) -> None:
    step.hours.hours.setValue(hours)
    step.compute_now()
    assert step.valid
    assert sum(step.answers().calendar.week) == hours * 60
    assert step.days.minutes == step.week
    assert step.panel.paces.rows


def test_breaks_are_added_by_the_dialog_and_removed_by_a_key(
    step: TimeStep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = (dt.date(2027, 8, 2), dt.date(2027, 8, 15))
    monkeypatch.setattr(DayRangeDialog, "ask", lambda *_: days)
    step.breaks.add.click()
    step.breaks.add.click()
    assert step.breaks.breaks == (days,)
    step.compute_now()
    assert step.outlook is not None
    assert step.outlook.profile.calendar.minutes_on(dt.date(2027, 8, 4)) == 0
    assert step.breaks.tags[0].accessibleName() == "Remove break 2 Aug – 15 Aug 2027"  # noqa: RUF001
    qtbot.keyClick(step.breaks.tags[0], Qt.Key.Key_Delete)
    assert step.breaks.breaks == ()


def test_the_cost_follows_budget_and_currency(step: TimeStep) -> None:
    step.budget.set_amount(1)
    step.compute_now()
    assert "more than your budget" in step.cost.text()
    step.budget.set_amount(None)
    step.budget.currency_field.setCurrentText("kr")
    step.compute_now()
    assert "Planned so far: about" in step.cost.text()
    assert "kr" in step.cost.text()


def test_neither_format_means_both(step: TimeStep) -> None:
    step.learning.online.setChecked(False)
    assert step.learning.formats == ("in-person",)
    step.learning.in_person.setChecked(False)
    step.compute_now()
    assert step.learning.formats == ()
    assert step.learning.hint.isVisible()


def test_both_depths_say_hours_and_finish_before_choosing(
    step: TimeStep, shipped_catalogue: Catalogue
) -> None:
    full = step.depth_field.cards["full"].fact
    fast = step.depth_field.cards["fast"].fact
    assert step.depth_field.value == "full"
    assert fast
    step.depth_field.set_value("fast")
    step.compute_now()
    assert str(step.answers().depth) == "fast"
    seen = outlook(step.answers(), shipped_catalogue, TODAY)
    assert ENGLISH.whole_hours(seen.minutes) in fast
    assert step.panel.facts.hours.value.text() == ENGLISH.whole_hours(seen.minutes)
    assert step.depth_field.cards["full"].fact == full
    assert step.depth_field.cards["fast"].fact == fast


def test_a_problem_is_mended_from_the_preview(step: TimeStep) -> None:
    step.budget.set_amount(1)
    step.compute_now()
    problems = step.panel.problems
    assert problems.isVisible()
    assert "more than the budget of €1" in problems.sentences[0]
    button = next(
        each for each in problems.findChildren(QPushButton) if each.text().startswith("Set the")
    )
    button.setFocus()
    button.click()
    step.compute_now()
    assert problems.isHidden()
    assert step.budget.amount is not None
    assert step.budget.amount > 1
    assert step.valid


def test_a_missed_wish_is_said_once(step: TimeStep) -> None:
    set_wish(step, SOON)
    assert step.wish.banner.isVisible()
    assert step.panel.problems.isHidden()
    assert step.consequences is not None
    needed = step.consequences.needed
    assert isinstance(needed, int)
    shown = [row[0].text() for row in step.panel.paces.rows]
    assert ENGLISH.hours(needed) in shown


@pytest.mark.parametrize(
    ("mend", "answer"),
    [
        (Mend(MendKind.FORMATS), ("formats", ())),
        (Mend(MendKind.ROUTE), ("route", "any")),
        (Mend(MendKind.FOCUS, 5), ("focus_limit", 5)),
        (Mend(MendKind.BUDGET, 300), ("budget", 300)),
        (Mend(MendKind.NO_BUDGET), ("budget", None)),
    ],
)
def test_each_mend_changes_its_field(
    step: TimeStep, mend: Mend, answer: tuple[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they bring is asked in `test_start_mending`: here no plan is searched."""
    known = step.outlook
    monkeypatch.setattr(start_time, "outlook", lambda *_: known)
    step.budget.set_amount(5)
    step.learning.routes.set_value("formal")
    step.learning.in_person.setChecked(False)
    step.mend(mend)
    assert getattr(step.answers().preferences, answer[0]) == answer[1]
    step.mend(Mend(MendKind.DEPTH))
    assert str(step.answers().depth) == "fast"
    step.mend(Mend(MendKind.HOURS, 615))
    assert sum(step.week) == 615


def test_labels_stand_above_their_fields_where_there_is_no_room(step: TimeStep) -> None:
    assert not step.days_row.stacked
    step.days_row.resize(400, 100)
    assert step.days_row.stacked


# --- A plan whose dates take long -----------------------------------------------------------------


class Search:
    """Holds every plan that is made until it may go on."""

    def __init__(self) -> None:
        self.asked: list[Answers] = []
        self.may_end = Event()

    def __call__(self, answers: Answers, *given: Any) -> Outlook:
        self.asked.append(answers)
        self.may_end.wait(60)
        return outlook(answers, *given)


@pytest.fixture
def search(step: TimeStep, monkeypatch: pytest.MonkeyPatch) -> Iterator[Search]:
    search = Search()
    monkeypatch.setattr(start_time, "outlook", search)
    yield search
    search.may_end.set()


def minutes(answers: Answers) -> int:
    return sum(answers.calendar.week)


def test_typing_goes_on_and_only_the_last_plan_is_shown(
    step: TimeStep, search: Search, qtbot: QtBot
) -> None:
    shown = list[int]()
    step.outlook_changed.connect(lambda: shown.append(minutes(step.outlook.answers)))
    field = step.hours.hours
    field.setFocus()
    for typed in ("4", "40"):
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda: step._work.is_busy and not step._soon.isActive(), timeout=60_000)
        assert field.value() == int(typed)
    assert step.outlook is not None
    assert minutes(step.outlook.answers) == 480, "the last that is known"
    facts = step.panel.facts
    qtbot.waitUntil(lambda: facts.finish.text() == "Working it out…", timeout=60_000)
    assert facts.range.text() == ""
    search.may_end.set()
    qtbot.waitUntil(lambda: not step._work.is_busy, timeout=60_000)
    assert [minutes(each) for each in search.asked] == [240, 2400]
    assert shown == [2400]
    assert facts.finish.text() == ENGLISH.date(step.outlook.finish)
    assert facts.range.text() != ""


def test_the_next_step_waits_for_the_plan_that_is_worked_out(
    step: TimeStep, search: Search, qtbot: QtBot
) -> None:
    step.set_week((60,) * 7)
    qtbot.waitUntil(lambda: step._work.is_busy, timeout=60_000)
    QTimer.singleShot(50, search.may_end.set)
    step.set_subject("mixing-engineer", {})
    assert step.outlook is not None
    assert step.outlook.answers.calendar.week == (60,) * 7
    assert len(search.asked) == 1, "it is not made twice"


def test_why_there_is_no_plan_is_said_when_it_is_known(
    step: TimeStep, search: Search, qtbot: QtBot
) -> None:
    step.set_week((0,) * 7)
    qtbot.waitUntil(lambda: step._work.is_busy, timeout=60_000)
    search.may_end.set()
    qtbot.waitUntil(lambda: not step._work.is_busy, timeout=60_000)
    assert step.outlook is None
    assert not step.valid
    assert "no study time" in step.panel.problem.text()
