"""What errors say is said in the learner's language, with facts as the learner writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from planner.domain.plan import plan_of
from planner.domain.problems import (
    CycleError,
    FutureDateError,
    Problem,
    ProblemKind,
    ValueRefusedError,
)
from planner.domain.sentences import Sentence
from planner.ui.date_style import choose_field_style
from planner.ui.spoken import on_paper, said, spoken_words
from planner.ui.text_direction import fenced, unfenced
from planner.words import ENGLISH
from tests.pseudo import PseudoTranslator, stretched
from tests.ui.worlds import TODAY, small_profile

DAY = dt.date(2027, 5, 16)


class Slips(QTranslator):
    """Translations whose places are not those of the text."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """A text with a place that it does not have, or one that is not closed."""
        return text.replace("{day}", "{date}").replace("{name}", "{name")


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[list[QTranslator]]:
    """Translators that are put in are taken out again."""
    translators: list[QTranslator] = []
    before = QLocale()
    yield translators
    for each in translators:
        qapp.removeTranslator(each)
    QLocale.setDefault(before)
    choose_field_style("words")


def test_english_needs_no_translation(qapp: QApplication) -> None:
    assert said(FutureDateError(DAY).sentence) == (
        "16 May 2027 is still to come. Give today or an earlier date."
    )
    assert said(CycleError(("one", "two")).sentence).startswith(
        "These milestones wait for each other: one, two."
    )
    assert said(Sentence("{count} files", one="one file", count=1)) == "one file"
    assert said(Sentence("{count} files", one="one file", count=1200)) == "1,200 files"


def test_a_day_is_written_as_everywhere_on_the_screen(
    qapp: QApplication, speak: list[QTranslator]
) -> None:
    choose_field_style("iso")
    assert said(Sentence("{day}", day=DAY)) == "2027-05-16"


def test_numbers_have_the_marks_of_the_region(qapp: QApplication, speak: list[QTranslator]) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert said(Sentence("{hours} of {year}", hours=1234.5, year="2027")) == "1.234,5 of 2027"


def test_a_sentence_and_the_parts_of_it_are_translated(
    qapp: QApplication, speak: list[QTranslator]
) -> None:
    speak.append(PseudoTranslator())
    qapp.installTranslator(speak[0])
    part = Sentence("it is empty")
    told = said(Sentence("“{path}” is damaged: {why}", path=Path("a.json"), why=part))
    whole = stretched("“{path}” is damaged: {why}")
    assert told == whole.format(path="a.json", why=stretched("it is empty"))
    counted = Sentence("{count} files", one="one file", count=1)
    assert said(counted) == stretched("one file")


def test_a_field_is_called_by_its_words(qapp: QApplication, speak: list[QTranslator]) -> None:
    refused = ValueRefusedError("born", Sentence("it is empty")).sentence
    assert said(refused) == "That does not fit “year of birth”: it is empty."
    speak.append(PseudoTranslator())
    qapp.installTranslator(speak[0])
    assert f"“{stretched('year of birth')}”" in said(refused)


def test_a_translation_with_other_places_gives_way_to_english(
    qapp: QApplication, speak: list[QTranslator]
) -> None:
    speak.append(Slips())
    qapp.installTranslator(speak[0])
    assert said(Sentence("Not on {day}.", day=DAY)) == "Not on 2027-05-16."
    assert said(Sentence("No {name} here.", name="mix")) == "No mix here."


def _from_right_to_left(qapp: QApplication, request: pytest.FixtureRequest) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    request.addfinalizer(lambda: qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight))


def test_names_in_what_errors_say_are_fenced_off(
    qapp: QApplication, speak: list[QTranslator], request: pytest.FixtureRequest
) -> None:
    choose_field_style("iso")
    sentence = Sentence("{file}, {names} and {day}", file="a.json", names=("one", "two"), day=DAY)
    assert said(sentence) == "a.json, one, two and 2027-05-16"
    _from_right_to_left(qapp, request)
    told = said(sentence)
    assert told == (
        f"{fenced('a.json')}, {fenced('one')}, {fenced('two')} and {fenced('2027-05-16')}"
    )
    assert unfenced(told) == str(sentence).replace("16 May 2027", "2027-05-16")


def test_files_and_pages_have_no_fences(qapp: QApplication, request: pytest.FixtureRequest) -> None:
    _from_right_to_left(qapp, request)
    words = spoken_words(dt.date.isoformat)
    plan = plan_of(small_profile(), TODAY)
    problem = Problem.of(ProblemKind.PIN_OFF_EVENT, "rock", first=DAY)
    shown, printed = (each.problem(problem, plan) for each in (words, on_paper(words)))
    assert printed == ENGLISH.problem(problem, plan).replace("16 May 2027", "2027-05-16")
    assert fenced("2027-05-16") in shown
    assert unfenced(shown) == printed
