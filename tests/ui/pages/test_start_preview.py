"""Step 4: the plan to be made, in full and in words."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.profile import Preferences
from planner.domain.start import Answers
from planner.ui.pages.start_facts import Outlook, outlook
from planner.ui.pages.start_preview import PreviewStep
from planner.ui.roles import Role, RowType
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)


@pytest.fixture
def step(themes: ThemeSource, qtbot: QtBot) -> PreviewStep:
    made = PreviewStep(themes, ENGLISH, TODAY)
    qtbot.addWidget(made)
    made.resize(1280, 660)
    made.show()
    return made


def seen(catalogue: Catalogue, wish: dt.date | None = None, budget: int | None = None) -> Outlook:
    answers = Answers(
        ("mixing-engineer",),
        StudyCalendar(week=week_of_hours(8)),
        TODAY,
        wished_finish=wish,
        preferences=Preferences(budget=budget),
    )
    return outlook(answers, catalogue, TODAY)


def test_every_milestone_of_the_plan_is_listed_in_order(
    step: PreviewStep, shipped_catalogue: Catalogue
) -> None:
    found = seen(shipped_catalogue)
    step.show_outlook(found)
    model = step.model
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    titles = [i.data(Role.TITLE) for i in rows if i.data(Role.ROW_TYPE) == RowType.MILESTONE]
    assert titles == [each.milestone.title for each in found.plan.milestones]
    phases = [i.data(Role.TITLE) for i in rows if i.data(Role.ROW_TYPE) == RowType.PHASE]
    assert phases == [phase.name for phase in found.plan.phases]


def test_a_plan_that_fits_has_nothing_to_look_at(
    step: PreviewStep, shipped_catalogue: Catalogue
) -> None:
    step.show_outlook(seen(shipped_catalogue))
    assert step.problems.sentences == ()
    assert step.name.placeholderText() == "Mixing Engineer"


def test_what_does_not_fit_is_said_in_words(
    step: PreviewStep, shipped_catalogue: Catalogue
) -> None:
    step.show_outlook(seen(shipped_catalogue, dt.date(2027, 6, 1), budget=1))
    text = " ".join(step.problems.sentences)
    assert "after the wished 1 June 2027" in text
    assert "more than the budget of €1" in text
    step.show_outlook(seen(shipped_catalogue))
    assert step.problems.sentences == ()


def test_a_name_is_never_longer_than_a_profile_takes(step: PreviewStep) -> None:
    step.name.insert("x" * 500)
    assert len(step.name.text()) == 300
