"""The snapshots of a plan: seen by day, compared, restored, copied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.profile import Profile
from planner.storage.profile_file import ProfileStore, read_bytes, read_profile
from planner.storage.snapshots import Reason, Snapshot, folder_of, list_snapshots, take
from planner.ui.dialogs.snapshots import SnapshotsDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.empty_state import EmptyState
from tests.ui.worlds import TODAY, small_profile, small_session

NOW = dt.datetime.combine(TODAY, dt.time(9)).astimezone()
PLAN = small_profile()


@pytest.fixture
def found(tmp_path: Path) -> tuple[Snapshot, ...]:
    """Three states: as the session has it, renamed yesterday, "listen" still open before."""
    path = tmp_path / "plan.json"
    store = ProfileStore(path)
    reopened, _ = edits.reopen(PLAN, "listen").apply(PLAN)
    renamed, _ = edits.rename("<b>Other</b>").apply(PLAN)
    store.create(reopened)
    take(path, read_bytes(path), Reason.SESSION, NOW - dt.timedelta(days=2))
    for hours, profile in ((20, renamed), (1, PLAN)):
        store.save(profile)
        take(path, read_bytes(path), Reason.HALF_HOUR, NOW - dt.timedelta(hours=hours))
    return list_snapshots(folder_of(PLAN.id))


def shown(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, found: Sequence[Snapshot]
) -> SnapshotsDialog:
    dialog = SnapshotsDialog(themes, session, found)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, found: tuple[Snapshot, ...]
) -> SnapshotsDialog:
    return shown(qtbot, themes, session, found)


def texts(dialog: SnapshotsDialog) -> list[str]:
    QApplication.processEvents()  # a label that was added is shown by the event loop
    labels = dialog.preview.findChildren(TextLabel)
    return [label.text() for label in labels if label.isVisibleTo(dialog)]


def test_the_newest_is_chosen_and_equal_to_now(dialog: SnapshotsDialog) -> None:
    assert dialog.current().profile == PLAN
    assert "Nothing has changed since then." in texts(dialog)
    assert not dialog.accept_button.isEnabled()
    assert "3 snapshots, " in dialog.note.text()
    assert "At most 35 are kept" in dialog.note.text()


def test_the_keyboard_goes_from_one_to_the_next_over_the_days(dialog: SnapshotsDialog) -> None:
    assert dialog.list.hasFocus() or dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert texts(dialog)[:3] == [
        "Yesterday, 13:00",
        "After half an hour of changes",
        "1 of 8 milestones done",
    ]
    assert "Renamed the plan" in texts(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "Marked done: “Listen to twenty records”" in texts(dialog)
    assert "Restore takes these changes back. Undo with Ctrl+Z." in texts(dialog)
    assert dialog.accept_button.accessibleDescription().startswith("Marked done")
    assert dialog.accept_button.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.result() == SnapshotsDialog.DialogCode.Accepted


def test_restoring_gives_the_chosen_plan(
    themes: ThemeSource,
    session: PlanSession,
    found: tuple[Snapshot, ...],
    dialog: SnapshotsDialog,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def choose_last(dialog: SnapshotsDialog) -> int:
        dialog.list.setCurrentIndex(dialog.model.index(dialog.model.rowCount() - 1))
        return int(SnapshotsDialog.DialogCode.Accepted)

    monkeypatch.setattr(SnapshotsDialog, "exec", choose_last)
    earlier = SnapshotsDialog.ask(themes, session, found, dialog)
    assert isinstance(earlier, Profile)
    assert earlier.milestone("listen").done_on is None
    monkeypatch.setattr(SnapshotsDialog, "exec", lambda _: 0)
    assert SnapshotsDialog.ask(themes, session, found, dialog) is None


def test_a_damaged_one_is_named_and_cannot_be_restored(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, found: tuple[Snapshot, ...]
) -> None:
    found[0].path.write_bytes(b"\0")
    dialog = shown(qtbot, themes, session, found)
    assert "This snapshot can no longer be read. The others are not affected." in texts(dialog)
    assert not dialog.accept_button.isEnabled()
    assert not dialog.preview.copy_button.isEnabled()
    dialog._save_copy()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.accept_button.isEnabled()


def test_a_plan_that_is_read_only_cannot_be_restored(
    qtbot: QtBot, themes: ThemeSource, found: tuple[Snapshot, ...]
) -> None:
    session = small_session(None)
    dialog = shown(qtbot, themes, session, found)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "Renamed the plan" in texts(dialog)
    assert not dialog.accept_button.isEnabled()
    session.close()


def test_without_snapshots_it_says_when_the_first_comes(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = shown(qtbot, themes, session, ())
    (empty,) = dialog.findChildren(EmptyState)
    assert empty.accessibleName() == "No snapshots yet"
    assert not dialog.accept_button.isVisible()
    assert dialog.current() is None
    dialog._save_copy()
    dialog._show_folder()


def test_a_copy_is_a_plan_of_its_own_file(
    dialog: SnapshotsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    target = tmp_path / "copy.json"

    def answer(parent: object, title: str, place: str, kinds: str) -> tuple[str, str]:
        asked.append(place)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.preview.copy_button.click()
    assert read_profile(target).profile.name == "<b>Other</b>"
    assert asked[0].endswith("b-other-b-2027-01-31.json")
    assert dialog.note.text() == "Copy saved: copy.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    target.unlink()
    dialog.preview.copy_button.click()
    assert not target.exists()


def test_a_copy_that_cannot_be_written_is_told(
    dialog: SnapshotsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    place = str(tmp_path / "none" / "copy.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (place, ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()) or 0)
    dialog.preview.copy_button.click()
    assert len(said) == 1
    assert "there is no folder" in said[0]


def test_the_folder_is_shown(
    dialog: SnapshotsDialog, found: tuple[Snapshot, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    dialog.preview.folder_button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [found[0].path.parent]


def test_a_screen_reader_finds_every_part(dialog: SnapshotsDialog) -> None:
    assert dialog.list.accessibleName() == "Snapshots, newest first"
    for button in (dialog.preview.copy_button, dialog.preview.folder_button):
        assert button.text()
    assert dialog.preview.told == "Nothing has changed since then"


def test_it_follows_the_theme_and_fits_large_text(
    dialog: SnapshotsDialog, themes: ThemeSource
) -> None:
    themes.set_mode("dark")
    dialog.grab()
    assert dialog.minimumSizeHint().width() <= 960
    assert dialog.list.width() >= themes.theme.scaled(240)
    themes.set_mode("light")


def test_looking_changes_nothing(dialog: SnapshotsDialog, session: PlanSession) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.reject()
    assert not session.is_dirty
    assert session.undo_stack.count() == 0
