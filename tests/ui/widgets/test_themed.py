"""What all painted widgets share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.tag_label import TagLabel
from planner.ui.widgets.themed import (
    ThemedButton,
    ThemedWidget,
    fenced,
    isolated,
    plain_button_text,
    restyle,
)

NAMES = ["عبد الرحمن", "שלום", "Ann", "2 mixes", ""]


class Patch(ThemedWidget):
    """Fills itself with the page's ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("canvas"))
        painter.end()


def test_widget_draws_with_the_theme_of_now(themes: ThemeSource, qtbot: QtBot) -> None:
    patch = Patch(themes)
    qtbot.addWidget(patch)
    patch.resize(QSize(4, 4))
    for mode in ("dark", "light"):
        themes.set_mode(mode)
        assert patch.grab().toImage().pixelColor(1, 1) == themes.theme.color("canvas")


def test_larger_font_gives_a_larger_widget(
    themes: ThemeSource, qapp: QApplication, qtbot: QtBot
) -> None:
    tag = TagLabel(themes, "Optional")
    qtbot.addWidget(tag)
    small, before = tag.sizeHint(), qapp.font()
    try:
        qapp.setFont(QFont(before.family(), 24))
        themes.refresh()
        assert tag.sizeHint().width() > small.width()
        assert tag.sizeHint().height() > small.height()
    finally:
        qapp.setFont(before)
        themes.refresh()


def test_button_is_named_by_its_text_and_takes_the_tab_key(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    button = ThemedButton(themes, "Rock & roll")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Rock & roll"
    assert button.focusPolicy().value & 1
    assert not button.right_to_left


def test_deleted_widgets_do_not_hear_of_themes(themes: ThemeSource) -> None:
    for _ in range(50):
        ThemedWidget(themes).deleteLater()
        ThemedButton(themes, "x").deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    themes.refresh()


def test_user_text_keeps_its_ampersand() -> None:
    assert plain_button_text("Rock & roll") == "Rock && roll"


def test_restyling_takes_up_a_property(themes: ThemeSource, qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.ensurePolished()
    before = button.sizeHint().height()
    button.setProperty("compact", True)
    restyle(button)
    assert button.sizeHint().height() == before - 4


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


def test_a_button_lays_out_from_where_reading_begins(qtbot: QtBot, themes: ThemeSource) -> None:
    button = ThemedButton(themes, "Go")
    qtbot.addWidget(button)
    button.resize(100, 20)
    area = QRectF(10, 2, 30, 16)
    assert button.at(10, 2, 30, 16) == button.mirrored(area) == area
    assert button.start_side & Qt.AlignmentFlag.AlignLeft
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button.at(10, 2, 30, 16) == button.mirrored(area) == QRectF(60, 2, 30, 16)
    assert button.start_side & Qt.AlignmentFlag.AlignRight
    # Or Qt would turn the side round once more.
    assert button.start_side & Qt.AlignmentFlag.AlignAbsolute


def test_a_button_is_painted_again_when_it_is_mirrored(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ThemedButton, "update", lambda _: asked.append("update"))
    monkeypatch.setattr(ThemedButton, "paintEvent", lambda *_: None)
    button = ThemedButton(themes, "Go")
    qtbot.addWidget(button)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert asked == ["update"]
