"""The icon in the notification area: there only while wanted, and where a desktop has one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from planner.ui import tray as trays
from planner.ui.theme import ThemeSource
from planner.ui.tray import Tray, has_tray

#: Without a desktop Qt looks for one in vain, and says so.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture
def tray(qtbot: QtBot, themes: ThemeSource) -> Tray:
    window = QWidget()
    qtbot.addWidget(window)
    return Tray(themes, window)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the desktop is asked to show; it has a notification area."""
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(trays, "has_tray", lambda: True)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _, title, text, icon: shown.append((title, text))
    )
    return shown


def test_without_a_notification_area_there_is_no_icon(tray: Tray) -> None:
    assert not has_tray(), "the tests run without a desktop"
    assert not tray.can_speak()
    tray.set_shown(True)
    tray.say("Title", "Text")
    assert tray._icon is None


def test_it_is_made_when_it_is_wanted_and_goes_again(
    tray: Tray, said: list[tuple[str, str]]
) -> None:
    tray.set_shown(False)
    assert tray._icon is None, "nobody who is not reminded has an icon"
    tray.say("Title", "Too soon")
    tray.set_shown(True)
    tray.say("Title", "Text")
    tray.set_shown(False)
    tray.say("Title", "Too late")
    assert said == [("Title", "Text")]


def test_pressing_icon_message_or_menu_is_told(
    tray: Tray, said: list[tuple[str, str]], qtbot: QtBot
) -> None:
    tray.set_shown(True)
    icon = tray._icon
    pressed: list[bool] = []
    tray.pressed.connect(lambda: pressed.append(True))
    icon.messageClicked.emit()
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    icon.contextMenu().actions()[0].trigger()
    assert len(pressed) == 3
    assert icon.toolTip() == "Learning-path planner"


def test_its_colour_follows_the_theme(
    tray: Tray, said: list[tuple[str, str]], themes: ThemeSource
) -> None:
    tray.set_shown(True)
    before = tray._icon.icon().cacheKey()
    themes.set_mode("dark")
    assert tray._icon.icon().cacheKey() != before
