"""What a wished finish takes, said in a banner or in a quiet line."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.profile import Depth
from planner.domain.start import Answers
from planner.ui.pages.start_facts import Outlook, outlook
from planner.ui.pages.start_later import Consequences, steps
from planner.ui.pages.start_wish import WishAnswer
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)


@pytest.fixture
def answer(themes: ThemeSource, qtbot: QtBot) -> WishAnswer:
    made = WishAnswer(themes, ENGLISH)
    qtbot.addWidget(made)
    made.resize(620, 100)
    return made


def found(catalogue: Catalogue, wish: dt.date | None, hours: float = 8) -> Consequences:
    answers = Answers(
        ("mixing-engineer",),
        StudyCalendar(week=week_of_hours(hours)),
        TODAY,
        wished_finish=wish,
    )
    *_, last = steps(outlook(answers, catalogue, TODAY), catalogue, TODAY)
    assert last is not None
    return last


def in_fast_track(seen: Outlook, finish: dt.date) -> Outlook:
    plan = replace(seen.plan, planned_finish=finish)
    return replace(seen, answers=replace(seen.answers, depth=Depth.FAST), plan=plan)


def test_nothing_is_said_without_a_wish(answer: WishAnswer, shipped_catalogue: Catalogue) -> None:
    answer.show_answer(found(shipped_catalogue, None))
    assert answer.isHidden()


def test_a_wish_that_is_kept_says_what_it_takes_and_offers_it(
    answer: WishAnswer, shipped_catalogue: Catalogue
) -> None:
    said = found(shipped_catalogue, dt.date(2031, 1, 1))
    answer.show_answer(said)
    assert isinstance(said.needed, int)
    assert said.needed < 480
    hours = ENGLISH.hours(said.needed)
    assert answer.banner.isHidden()
    assert answer.sentence.text() == f"To finish by 1 January 2031 you need {hours} a week."
    assert answer.use.text() == f"Use {hours}"
    spy = QSignalSpy(answer.hours_wanted)
    answer.use.click()
    assert spy.at(0)[0] == said.needed
    assert answer.isHidden()


def test_hours_that_just_suffice_are_not_offered_again(
    answer: WishAnswer, shipped_catalogue: Catalogue
) -> None:
    needed = found(shipped_catalogue, dt.date(2031, 1, 1)).needed
    assert isinstance(needed, int)
    answer.show_answer(found(shipped_catalogue, dt.date(2031, 1, 1), needed / 60))
    assert answer.sentence.text().endswith("and that is what you have.")
    assert answer.use.isHidden()


def test_the_reason_is_said_where_no_hours_keep_it(
    answer: WishAnswer, shipped_catalogue: Catalogue
) -> None:
    said = found(shipped_catalogue, dt.date(2027, 2, 1))
    answer.show_answer(said)
    text = answer.banner.plain_text
    assert "Not before " in text
    assert "because " in text
    wanted = QSignalSpy(answer.finish_wanted)
    answer.banner.action_requested.emit("later")
    assert wanted.at(0)[0] == said.seen.finish
    assert answer.isHidden()


def test_the_fast_track_is_named_where_it_keeps_the_date(
    answer: WishAnswer, shipped_catalogue: Catalogue
) -> None:
    said = found(shipped_catalogue, dt.date(2028, 6, 30))
    late = in_fast_track(said.seen, dt.date(2028, 7, 1))
    answer.show_answer(replace(said, other=late))
    assert "fast track" not in answer.banner.plain_text
    answer.show_answer(replace(said, other=in_fast_track(said.seen, dt.date(2028, 6, 30))))
    assert "The fast track keeps the date at 8 h." in answer.banner.plain_text
