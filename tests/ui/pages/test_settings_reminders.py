"""The card about reminders: off, switched on, and honest about the desktop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot

from planner.storage.settings_file import Reminders, Settings
from planner.ui.kept_settings import KeptSettings
from planner.ui.pages.settings_reminders import RemindersCard
from planner.ui.theme import ThemeSource


@pytest.fixture
def kept(qtbot: QtBot) -> KeptSettings:
    return KeptSettings(Settings(), write=False)


@pytest.fixture
def card(qtbot: QtBot, themes: ThemeSource, kept: KeptSettings) -> RemindersCard:
    card = RemindersCard(themes, kept, lambda: True)
    qtbot.addWidget(card)
    return card


def test_they_are_off_and_the_rest_waits(card: RemindersCard, kept: KeptSettings) -> None:
    assert not card.on.isChecked()
    assert not any(field.isEnabled() for field in (*card.days, card.time, card.event_days))
    card.on.click()
    assert kept.now.reminders == Reminders(on=True)
    assert all(field.isEnabled() for field in (*card.days, card.time, card.event_days))
    card.on.click()
    assert kept.now.reminders == Reminders()


def test_each_answer_is_kept_at_once(card: RemindersCard, kept: KeptSettings) -> None:
    card.on.click()
    card.days[5].click()
    card.days[6].click()
    card.time.setTime(QTime(7, 30))
    card.event_days.setValue(1)
    now = kept.now.reminders
    assert (now.weekdays, now.at, now.event_days) == ((0, 1, 2, 3, 4), 7 * 60 + 30, 1)
    assert card.event_days.text() == "1 day before"
    card.event_days.setValue(0)
    assert card.event_days.text() == "never"
    card.event_days.setValue(7)
    assert card.event_days.text() == "7 days before"


def test_what_was_told_stays_when_answers_change(card: RemindersCard, kept: KeptSettings) -> None:
    kept.change(reminders=Reminders(on=True, last="2027-02-01", told=("small night",)))
    card.days[0].click()
    assert kept.now.reminders.last == "2027-02-01"
    assert kept.now.reminders.told == ("small night",)


def test_it_says_what_the_desktop_can_do(
    qtbot: QtBot, themes: ThemeSource, kept: KeptSettings, card: RemindersCard
) -> None:
    assert "A notification says it. It holds numbers only" in card.told.text()
    without = RemindersCard(themes, kept, lambda: False)
    qtbot.addWidget(without)
    assert "Your desktop has no notification area" in without.told.text()
    assert "while the planner is open, and never in a break" in without.told.text()


def test_every_field_has_a_name(card: RemindersCard) -> None:
    names = [field.accessibleName() for field in (*card.days, card.time, card.event_days)]
    assert all(names)
    assert names[0] == "Monday"
