"""The settings while the app runs: told when they change, written or not, and read again."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.storage.settings_file import Settings, read_settings, write_settings
from planner.ui.kept_settings import KeptSettings


def test_a_change_is_told_and_written_and_no_change_is_neither(qtbot: QtBot) -> None:
    kept = KeptSettings(Settings())
    changed = QSignalSpy(kept.changed)
    kept.change(theme="dark")
    kept.change(theme="dark")
    assert changed.count() == 1
    assert read_settings().theme == "dark"


def test_what_another_window_wrote_can_be_looked_at(qtbot: QtBot) -> None:
    kept = KeptSettings(Settings())
    write_settings(Settings(theme="light"))
    assert kept.written().theme == "light"
    assert kept.now.theme == "system", "it goes by its own until it is changed"


def test_settings_that_are_not_written_are_those_it_holds(qtbot: QtBot) -> None:
    write_settings(Settings(theme="light"))
    kept = KeptSettings(Settings(), write=False)
    kept.change(theme="dark")
    assert kept.written().theme == "dark"
    assert read_settings().theme == "light"


def test_two_windows_leave_each_others_changes_alone(qtbot: QtBot) -> None:
    one, other = KeptSettings(Settings()), KeptSettings(Settings())
    one.change(theme="dark", recent=("/a",))
    other.change(text_size=150, recent=("/b",))
    one.change(sidebar=False)
    written = read_settings()
    assert (written.theme, written.text_size, written.sidebar) == ("dark", 150, False)
    assert written.recent == ("/b", "/a")
