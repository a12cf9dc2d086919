"""Texts inside others that run the other way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from planner.ui.text_direction import fenced, isolated, unfenced
from planner.ui.theme import ThemeSource

ISO = "2027-05-16"
IN_ARABIC, IN_PERSIAN = (
    "".join(chr(zero + int(each)) if each.isdigit() else each for each in ISO)
    for zero in (0x660, 0x6F0)
)
NAMES = ["عبد الرحمن", "שלום", "Ann", "2 mixes", "Mix שלום", "שלום Mix", ""]


def test_a_fenced_text_holds_the_text_and_no_width(themes: ThemeSource) -> None:
    metrics = QFontMetricsF(themes.theme.font("body"))
    assert "75 h" in isolated("75 h")
    assert metrics.horizontalAdvance(isolated("75 h")) == metrics.horizontalAdvance("75 h")


def test_a_fence_makes_no_line_higher(themes: ThemeSource) -> None:
    metrics, room = QFontMetricsF(themes.theme.font("body")), QRectF(0, 0, 900, 900)
    plain = metrics.boundingRect(room, 0, "Egp")
    assert metrics.boundingRect(room, 0, isolated("Egp")).height() == plain.height()


@pytest.mark.parametrize(
    ("text", "is_from_right"),
    [("75 h", False), ("75", False), ("", False), ("12 مزيج mix", True), ("Ünder مزيج", False)],
)
def test_the_first_letter_says_which_way_a_fenced_text_runs(text: str, is_from_right: bool) -> None:
    assert (isolated(text)[0] == "\N{RIGHT-TO-LEFT EMBEDDING}") == is_from_right


@pytest.fixture(params=list(Qt.LayoutDirection)[:2])
def mirrored(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    qapp.setLayoutDirection(request.param)
    yield request.param is Qt.LayoutDirection.RightToLeft
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _places(text: str, *, mirrored: bool) -> list[float]:
    """Where each letter of a text stands from the left, in a layout that runs one way."""
    layout, option = QTextLayout(text, QGuiApplication.font()), QTextOption()
    way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(way)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(2000)
    layout.endLayout()
    runs = [line.glyphRuns(at, 1) for at in range(len(text))]
    return [each[0].boundingRect().center().x() if each else 0.0 for each in runs]


@pytest.mark.parametrize("name", NAMES)
def test_what_follows_a_name_stays_after_it(name: str, mirrored: bool) -> None:
    before, after = ("\u05d0: ", " · 2 \u05d1") if mirrored else ("To: ", " · 2 days")
    text = before + fenced(name) + after
    places = _places(text, mirrored=mirrored)
    number = places[len(text) - len(after) + 3]
    letters = [places[text.index(name) + at] for at, each in enumerate(name) if each != " "]
    assert all((number < each) if mirrored else (number > each) for each in letters)


@pytest.mark.parametrize("day", [ISO, IN_ARABIC, IN_PERSIAN])
def test_the_parts_of_an_iso_date_stand_in_their_order(day: str, mirrored: bool) -> None:
    before, after = ("عيد ", " غدا") if mirrored else ("Due ", " at last")
    text = before + fenced(day) + after
    digits = [at for at, each in enumerate(text) if each.isdigit()]
    places = _places(text, mirrored=mirrored)
    year, month, last = (places[digits[part]] for part in (0, 4, 6))
    assert year < month < last


@pytest.mark.parametrize("name", [*NAMES, ISO, IN_ARABIC])
def test_what_is_taken_elsewhere_has_no_fences(name: str, mirrored: bool) -> None:
    assert unfenced(f"{fenced(name)}, then {fenced('Ann')}") == f"{name}, then Ann"


def test_a_name_that_runs_along_is_left_as_it_is(qapp: QApplication) -> None:
    assert [fenced(each) for each in ("Ann", "")] == ["Ann", ""]
    assert fenced("שלום") != "שלום"


def test_one_letter_that_runs_the_other_way_is_enough(qapp: QApplication) -> None:
    assert fenced("Mix שלום") != "Mix שלום"
    assert fenced("Études № 2") == "Études № 2"
    assert fenced("٣") == "٣", "digits run along"
