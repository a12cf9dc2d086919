"""Snapshots in the app: kept before saves, restored as one edit, never in the way."""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain.catalogue import Catalogue
from planner.domain.profile import Status
from planner.storage import snapshots
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.settings_file import Settings
from planner.storage.snapshots import Reason, Snapshot, folder_of, list_snapshots, read
from planner.ui.actions import ActionId
from planner.ui.catalogue_notice import PUT_AWAY
from planner.ui.desktop import Desktop
from planner.ui.dialogs.snapshots import SnapshotsDialog
from planner.ui.theme import ThemeSource
from tests.ui.worlds import RESOURCE, Clock, small_profile


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    ProfileStore(path).create(small_profile())
    return path


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource, clock: Clock, plan_file: Path) -> Iterator[Desktop]:
    catalogue = Catalogue.of(resources=(RESOURCE,))
    desktop = app.build(settings=Settings(), themes=themes, clock=clock, catalogue=catalogue)
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    assert desktop.open(plan_file)
    desktop.run(ActionId.GO_PLAN)
    yield desktop
    desktop.save_for_the_end()
    desktop.end()


def kept() -> tuple[Snapshot, ...]:
    return list_snapshots(folder_of("small"))


def tick(desktop: Desktop, name: str) -> None:
    desktop.page.choose(name)
    desktop.run(ActionId.TOGGLE_DONE)
    assert desktop.save_for_the_end()


def choosing(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """Let the dialog go back to the snapshot some steps before the newest."""

    def choose(dialog: SnapshotsDialog) -> int:
        rows = [dialog.model.index(row) for row in range(dialog.model.rowCount())]
        rows = [index for index in rows if dialog.model.snapshot(index)]
        dialog.list.setCurrentIndex(rows[steps])
        return int(SnapshotsDialog.DialogCode.Accepted)

    monkeypatch.setattr(SnapshotsDialog, "exec", choose)


def test_a_session_keeps_the_state_it_began_with_and_one_each_half_hour(
    desktop: Desktop, clock: Clock, plan_file: Path
) -> None:
    before = plan_file.read_bytes()
    assert kept() == ()
    tick(desktop, "signal")
    (first,) = kept()
    assert first.path.read_bytes() == before
    tick(desktop, "theory")
    assert len(kept()) == 1
    clock.now += dt.timedelta(minutes=31)
    tick(desktop, "balance")
    assert [each.reason for each in kept()] == [Reason.HALF_HOUR, Reason.SESSION]


def test_going_back_is_one_edit_that_can_be_undone_to_the_byte(
    desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = desktop.session.profile
    for name in ("signal", "theory"):
        tick(desktop, name)
    before = desktop.session.profile
    steps = desktop.session.undo_stack.count()
    choosing(monkeypatch, 0)
    desktop.run(ActionId.SNAPSHOTS)
    assert desktop.session.profile == began
    assert desktop.session.undo_stack.count() == steps + 1
    assert desktop.window.toast.message == "Earlier state restored."
    assert desktop.save_for_the_end()
    assert read_profile(plan_file).profile == began
    assert kept()[0].reason is Reason.RESTORE
    assert read(kept()[0]).profile == before
    desktop.window.toast.action_requested.emit()
    assert desktop.session.profile == before
    assert desktop.session.profile.model_dump_json() == before.model_dump_json()
    assert desktop.save_for_the_end()
    assert read_profile(plan_file).profile == before


def test_what_was_not_saved_yet_is_kept_too(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(desktop, "signal")
    desktop.page.choose("theory")
    desktop.run(ActionId.TOGGLE_DONE)
    assert desktop.session.is_dirty
    before = desktop.session.profile
    choosing(monkeypatch, 0)
    desktop.run(ActionId.SNAPSHOTS)
    assert desktop.save_for_the_end()
    assert read(kept()[0]).profile == before
    assert before.milestone("theory").status is Status.DONE


def test_closing_the_dialog_changes_nothing(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(desktop, "signal")
    before = desktop.session.profile
    monkeypatch.setattr(SnapshotsDialog, "exec", lambda _: 0)
    desktop.run(ActionId.SNAPSHOTS)
    assert desktop.session.profile is before


def test_a_failed_snapshot_is_told_calmly_and_the_save_is_made(
    desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*words: object, **more: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(snapshots, "_put", full)
    tick(desktop, "signal")
    assert read_profile(plan_file).profile.milestone("signal").status is Status.DONE
    banner = desktop.window.banner
    assert banner.isVisible()
    assert banner.tone == "info"
    assert "No snapshot of the plan could be kept." in banner.plain_text
    tick(desktop, "theory")
    assert banner.isVisible()
    banner.action_requested.emit(PUT_AWAY)
    assert not banner.isVisible()
    tick(desktop, "balance")
    assert not banner.isVisible()


def test_a_folder_that_cannot_be_read_is_told(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> None:
        raise OSError(errno.EIO, "input/output error")

    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()) or 0)
    monkeypatch.setattr(Path, "iterdir", refuse)
    desktop.run(ActionId.SNAPSHOTS)
    assert len(said) == 1
    assert "cannot be used" in said[0]
