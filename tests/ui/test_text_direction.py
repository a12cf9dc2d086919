"""Texts inside others that run the other way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from planner.ui.text_direction import fenced, isolated
from planner.ui.theme import ThemeSource

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


@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("name", NAMES)
def test_what_follows_a_name_stays_after_it(
    qapp: QApplication, name: str, way: Qt.LayoutDirection
) -> None:
    mirrored = way is Qt.LayoutDirection.RightToLeft
    qapp.setLayoutDirection(way)
    try:
        before, after = ("\u05d0: ", " · 2 \u05d1") if mirrored else ("To: ", " · 2 days")
        text = before + fenced(name) + after
        layout = QTextLayout(text, qapp.font())
        option = QTextOption()
        option.setTextDirection(way)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(2000)
        layout.endLayout()

        def place(at: int) -> float:
            (run,) = line.glyphRuns(at, 1)
            return run.boundingRect().center().x()

        number = place(len(text) - len(after) + 3)
        letters = [place(text.index(name) + at) for at, each in enumerate(name) if each != " "]
        assert all((number < each) if mirrored else (number > each) for each in letters)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_name_that_runs_along_is_left_as_it_is(qapp: QApplication) -> None:
    assert [fenced(each) for each in ("Ann", "")] == ["Ann", ""]
    assert fenced("שלום") != "שלום"


def test_one_letter_that_runs_the_other_way_is_enough(qapp: QApplication) -> None:
    assert fenced("Mix שלום") != "Mix שלום"
    assert fenced("Études № 2") == "Études № 2"
    assert fenced("٣") == "٣", "digits run along"
