"""The banner says one fact, safely, and reports which button was pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.banner import TONE_ICONS, Banner


@pytest.fixture
def banner(themes: ThemeSource, qtbot: QtBot) -> Banner:
    widget = Banner(themes)
    qtbot.addWidget(widget)
    widget.resize(600, 60)
    return widget


def test_banner_is_hidden_until_it_has_something_to_say(banner: Banner) -> None:
    assert banner.isHidden()
    banner.show_message("warning", "You are 27 h behind plan.", "Forecast finish 11 June 2028.")
    assert not banner.isHidden()
    assert banner.accessibleName() == "You are 27 h behind plan. Forecast finish 11 June 2028."


def test_user_text_is_never_mark_up(banner: Banner) -> None:
    banner.show_message("danger", "<img src=x>", "<a href='file:///etc'>open</a> & more")
    shown = banner._text.text()
    assert "<img" not in shown
    assert "<a " not in shown
    assert "&amp; more" in shown
    assert "<img src=x>" in banner.plain_text


def test_pressed_button_is_reported(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("warning", "Behind.", actions=[("replan", "Replan…"), ("keep", "Keep")])
    spy = QSignalSpy(banner.action_requested)
    qtbot.mouseClick(banner._buttons[1], Qt.MouseButton.LeftButton)
    assert spy.at(0) == ["keep"]


def test_new_message_takes_the_old_buttons_away(banner: Banner) -> None:
    banner.show_message("warning", "Behind.", actions=[("replan", "Replan…")])
    banner.show_message("success", "", "Saved.")
    assert banner._buttons == []
    assert banner.plain_text == "Saved."


@pytest.mark.parametrize("tone", TONE_ICONS)
def test_ground_is_the_soft_colour_of_the_tone(
    banner: Banner, themes: ThemeSource, tone: str
) -> None:
    banner.show_message(tone, "Fact.")
    assert banner.tone == tone
    image = banner.grab().toImage()
    assert image.pixelColor(6, image.height() // 2) == themes.theme.color(f"{tone}-soft")


def test_the_same_buttons_stay_and_others_are_gone_at_once(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    banner = Banner(themes)
    qtbot.addWidget(banner)
    banner.show_message("warning", "One.", actions=[("use", "Use"), ("keep", "Keep")])
    first = banner.findChildren(QPushButton)
    banner.show_message("warning", "Two.", actions=[("use", "Use"), ("keep", "Keep")])
    assert banner.findChildren(QPushButton) == first
    banner.show_message("warning", "Three.", actions=[("keep", "Keep")])
    assert [button.text() for button in banner._buttons] == ["Keep"]
    assert all(button.isHidden() for button in first)


def test_buttons_can_stand_below_the_text(qtbot: QtBot, themes: ThemeSource) -> None:
    banner = Banner(themes, stacked=True)
    qtbot.addWidget(banner)
    banner.show_message("info", "Level 3 is claimed.", "Show it.", (("a", "Add"), ("b", "Rate")))
    banner.resize(300, banner.heightForWidth(300))
    first, second = banner._buttons
    assert first.y() > banner._text.geometry().bottom()
    assert first.x() < second.x()
