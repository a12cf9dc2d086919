"""The open plan's file is changed by somebody else: nothing is lost, and the learner is told."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.domain.edits import Change, Edit
from planner.domain.merge_edits import Side
from planner.domain.plan import with_schedule
from planner.domain.profile import Profile, Status
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.settings_file import Settings
from planner.storage.snapshots import Reason, folder_of, list_snapshots
from planner.storage.taking_in import TakenIn, taken_in
from planner.ui import date_search, outside_changes
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs.conflicts import ConflictsDialog
from planner.ui.outside_banners import REPLACE, SHOW, WRITE_AGAIN
from planner.ui.outside_changes import OutsideChanges
from planner.ui.pages.inspector_parts import NotesEdit
from planner.ui.theme import ThemeSource
from tests.ui.worlds import RESOURCE, TODAY, Clock, small_profile


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    ProfileStore(folder / "small.json").create(small_profile())
    return folder / "small.json"


@pytest.fixture
def make(qtbot: QtBot, themes: ThemeSource) -> Iterator[Callable[[Path], Desktop]]:
    """Open a window on a plan."""
    made: list[Desktop] = []

    def opened(path: Path) -> Desktop:
        catalogue = Catalogue.of(resources=(RESOURCE,))
        desktop = app.build(settings=Settings(), themes=themes, clock=Clock(), catalogue=catalogue)
        qtbot.addWidget(desktop.window)
        desktop.window.show()
        assert desktop.open(path)
        desktop.run(ActionId.GO_PLAN)
        made.append(desktop)
        return desktop

    yield opened
    for desktop in made:
        desktop.save_for_the_end()
        desktop.end()


@pytest.fixture
def desktop(make: Callable[[Path], Desktop], plan_file: Path) -> Desktop:
    return make(plan_file)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look again at once at what cannot be read."""
    monkeypatch.setattr(outside_changes, "_AGAIN_MS", 1)


def outside(desktop: Desktop) -> OutsideChanges:
    return desktop.window.findChildren(OutsideChanges)[-1]


def elsewhere(path: Path, *made: Edit) -> Profile:
    """Change the plan as another computer would, through a synchronised folder."""
    store = ProfileStore(path)
    profile = store.load().profile
    for edit in made:
        profile, _ = edit.apply(profile)
        store.save(profile)
    return profile


def noted(name: str, text: str) -> Edit:
    return edits.set_notes(name, text)


def looked(qtbot: QtBot, desktop: Desktop, until: Callable[[], bool]) -> None:
    outside(desktop).look()
    qtbot.waitUntil(until, timeout=60_000)


def banner(desktop: Desktop) -> str:
    return desktop.window.banner.plain_text if desktop.window.has_banner else ""


def answering(monkeypatch: pytest.MonkeyPatch, verb: str | None) -> list[str]:
    """Answer each question by its verb, or cancel; what was asked is collected."""
    asked: list[str] = []

    def answered(box: QMessageBox) -> int:
        asked.append(box.text())
        for button in box.buttons():
            if verb is not None and button.text() == verb:
                button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answered)
    return asked


def deciding(monkeypatch: pytest.MonkeyPatch, side: Side | None) -> None:
    def decide(dialog: ConflictsDialog) -> int:
        if side is None:
            return 0
        dialog.choose_all(side)
        return int(ConflictsDialog.DialogCode.Accepted)

    monkeypatch.setattr(ConflictsDialog, "exec", decide)


# --- Merging ------------------------------------------------------------------------------------


def test_what_was_changed_elsewhere_comes_by_itself_as_one_edit(
    qtbot: QtBot, desktop: Desktop, plan_file: Path
) -> None:
    before = desktop.session.profile
    done = edits.check_off("signal", TODAY, TODAY)
    theirs = elsewhere(plan_file, noted("rock", "theirs"), done)
    written = plan_file.read_bytes()
    qtbot.waitUntil(lambda: desktop.session.profile == theirs, timeout=60_000)
    assert desktop.session.undo_stack.count() == 1
    assert not desktop.session.is_dirty
    assert "This plan was changed on another computer at " in banner(desktop)
    assert banner(desktop).endswith("Its changes are here now.")
    assert desktop.window.banner._icon._icon_name == "files"
    assert desktop.save_for_the_end()
    assert plan_file.read_bytes() == written  # nothing of ours to add, so nothing is written
    desktop.run(ActionId.UNDO)
    assert desktop.session.profile == before
    assert desktop.save_for_the_end()
    assert read_profile(plan_file).profile == before
    kept = list_snapshots(folder_of("small"))
    assert kept[0].reason is Reason.MERGE
    assert kept[0].path.read_bytes() == written


def test_changes_of_both_sides_join(qtbot: QtBot, desktop: Desktop, plan_file: Path) -> None:
    elsewhere(plan_file, noted("rock", "theirs"))
    desktop.session.apply(noted("signal", "ours"))
    qtbot.waitUntil(lambda: not desktop.session.is_dirty, timeout=60_000)
    stored = read_profile(plan_file)
    for profile in (stored.profile, desktop.session.profile):
        assert profile.milestone("rock").notes == "theirs"
        assert profile.milestone("signal").notes == "ours"
    assert stored.envelope.revision == 3
    assert banner(desktop).endswith("Both sides were merged.")
    assert "Could not save" not in banner(desktop)
    assert list(plan_file.parent.iterdir()) == [plan_file]


@pytest.mark.parametrize("seen_before", [True, False])
def test_what_was_changed_elsewhere_waits_for_dates_that_are_looked_for(
    qtbot: QtBot,
    desktop: Desktop,
    plan_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    seen_before: bool,
) -> None:
    session, searching, may_end = desktop.session, Event(), Event()
    assert session is not None

    def held(profile: Profile, edit: Edit, today: dt.date) -> Edit:
        searching.set()
        may_end.wait(20)
        return with_schedule(profile, edit, today)

    def taken_by_then(*given: Any) -> TakenIn:
        searching.wait(20)
        return taken_in(*given)

    def go_on() -> None:
        assert session.is_searching
        assert session.profile == before
        may_end.set()

    monkeypatch.setattr(date_search, "with_schedule", held)
    monkeypatch.setattr(outside_changes, "taken_in", taken_by_then)
    before, longer = session.profile, edits.set_estimate("balance", 1200)
    elsewhere(plan_file, noted("rock", "from the train"))
    if seen_before:
        outside(desktop).look()
    else:
        QTimer.singleShot(20, outside(desktop).look)
    QTimer.singleShot(300, go_on)
    assert session.apply(longer)
    wanted, _ = with_schedule(before, longer, TODAY).apply(before)
    assert session.profile == wanted
    qtbot.waitUntil(lambda: session.profile.known("rock").notes != "", timeout=60_000)
    qtbot.waitUntil(lambda: not session.is_dirty, timeout=60_000)
    wanted, _ = noted("rock", "from the train").apply(wanted)
    assert session.profile == wanted == read_profile(plan_file).profile
    assert session.undo_stack.count() == 2


def test_closing_takes_in_what_was_not_seen_yet(desktop: Desktop, plan_file: Path) -> None:
    desktop.session.apply(noted("signal", "ours"))
    elsewhere(plan_file, noted("rock", "theirs"))
    assert desktop.window.close()
    profile = read_profile(plan_file).profile
    assert profile.milestone("rock").notes == "theirs"
    assert profile.milestone("signal").notes == "ours"


def test_what_is_being_typed_is_part_of_our_side(
    qtbot: QtBot, desktop: Desktop, plan_file: Path
) -> None:
    desktop.page.choose("rock")
    notes = desktop.page.inspector.findChild(NotesEdit)
    notes.setPlainText("being typed")
    elsewhere(plan_file, noted("signal", "theirs"))
    looked(qtbot, desktop, lambda: desktop.session.profile.milestone("signal").notes == "theirs")
    assert desktop.session.profile.milestone("rock").notes == "being typed"


def test_new_dates_that_cannot_be_had_lose_no_side(
    qtbot: QtBot, desktop: Desktop, plan_file: Path
) -> None:
    profile = desktop.session.profile
    idle = profile.calendar.model_copy(update={"week": (0,) * 7})
    elsewhere(plan_file, edits.set_calendar(idle), edits.set_estimate("rock", 60))
    desktop.session.apply(edits.set_estimate("signal", 600))
    qtbot.waitUntil(lambda: not desktop.session.is_dirty, timeout=60_000)
    assert desktop.session.profile.calendar == idle
    assert read_profile(plan_file).profile.milestone("signal").estimate == 600


def test_an_older_state_in_its_place_is_kept_beside_and_saved_over(
    qtbot: QtBot, desktop: Desktop, plan_file: Path
) -> None:
    older = plan_file.read_bytes()
    desktop.session.apply(noted("signal", "newer"))
    assert desktop.save_for_the_end()
    plan_file.write_bytes(older)
    looked(qtbot, desktop, lambda: read_profile(plan_file).profile == desktop.session.profile)
    assert desktop.session.profile.milestone("signal").notes == "newer"
    (kept,) = plan_file.parent.glob("small.conflict-*.json")
    assert kept.read_bytes() == older


def test_the_same_plan_saved_again_elsewhere_is_nothing_to_tell(
    qtbot: QtBot, desktop: Desktop, plan_file: Path
) -> None:
    store = ProfileStore(plan_file)
    store.save(store.load().profile)
    written = plan_file.read_bytes()
    looked(qtbot, desktop, lambda: desktop.store.last.envelope.revision == 2)
    assert (banner(desktop), desktop.session.undo_stack.count()) == ("", 0)
    assert desktop.save_for_the_end()
    assert plan_file.read_bytes() == written
    assert list(plan_file.parent.iterdir()) == [plan_file]


def test_a_hand_made_change_is_told_as_one(qtbot: QtBot, desktop: Desktop, plan_file: Path) -> None:
    plan_file.write_bytes(plan_file.read_bytes().replace(b"Signal flow", b"Signals"))
    looked(qtbot, desktop, lambda: "another program" in banner(desktop))
    assert desktop.session.profile.milestone("signal").title == "Signals"


def test_the_time_has_its_day_where_that_is_not_today(
    qtbot: QtBot, desktop: Desktop, plan_file: Path
) -> None:
    elsewhere(plan_file, noted("rock", "theirs"))
    written = dt.datetime(2027, 1, 30, 9, 38).timestamp()
    os.utime(plan_file, (written, written))
    looked(qtbot, desktop, lambda: "09:38 on 30 Jan" in banner(desktop))


def test_two_windows_of_two_computers_come_to_rest(
    qtbot: QtBot, make: Callable[[Path], Desktop], plan_file: Path, tmp_path: Path
) -> None:
    here = make(plan_file)
    there_file = tmp_path / "there" / "small.json"
    there_file.parent.mkdir()
    there_file.write_bytes(plan_file.read_bytes())
    there = make(there_file)
    here.session.apply(noted("rock", "ours"))
    assert here.save_for_the_end()
    there_file.write_bytes(plan_file.read_bytes())
    looked(qtbot, there, lambda: there.session.profile.milestone("rock").notes == "ours")
    there.session.apply(noted("signal", "theirs"))
    assert there.save_for_the_end()
    plan_file.write_bytes(there_file.read_bytes())
    looked(qtbot, here, lambda: here.session.profile == there.session.profile)
    assert here.save_for_the_end()
    assert plan_file.read_bytes() == there_file.read_bytes()


# --- Conflicts ----------------------------------------------------------------------------------


def _in_conflict(qtbot: QtBot, desktop: Desktop, plan_file: Path) -> bytes:
    elsewhere(plan_file, noted("rock", "theirs"), noted("signal", "theirs"), edits.rename("There"))
    theirs = plan_file.read_bytes()
    for edit in (noted("rock", "ours"), noted("signal", "ours")):
        desktop.session.apply(edit)
    qtbot.waitUntil(lambda: not desktop.session.is_dirty, timeout=60_000)
    return theirs


def test_what_both_changed_needs_the_learner_and_both_versions_stay(
    qtbot: QtBot, desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = _in_conflict(qtbot, desktop, plan_file)
    assert "Both sides were merged; 2 places need you." in banner(desktop)
    (kept,) = plan_file.parent.glob("small.conflict-*.json")
    assert kept.read_bytes() == theirs
    assert read_profile(plan_file).profile.milestone("rock").notes == "ours"
    assert read_profile(plan_file).profile.name == "There"

    deciding(monkeypatch, None)
    desktop.run(ActionId.CONFLICTS)
    assert len(outside(desktop).conflicts) == 2
    asked = answering(monkeypatch, "Rename it")
    deciding(monkeypatch, Side.THEIRS)
    steps = desktop.session.undo_stack.count()
    desktop.window.banner.action_requested.emit(SHOW)
    assert outside(desktop).conflicts == ()
    assert desktop.session.undo_stack.count() == steps + 1
    assert desktop.session.profile.milestone("rock").notes == "theirs"
    assert desktop.session.profile.milestone("signal").notes == "theirs"
    assert not desktop.window.has_banner
    assert "Everything of “small.conflict-" in asked[0]
    names = sorted(each.name for each in plan_file.parent.iterdir())
    assert len(names) == 2
    assert ".merged-" in names[0]
    desktop.run(ActionId.UNDO)
    assert desktop.session.profile.milestone("signal").notes == "ours"


def test_some_can_be_decided_later(
    qtbot: QtBot, desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_conflict(qtbot, desktop, plan_file)

    def decide(dialog: ConflictsDialog) -> int:
        dialog.groups[0].button(0).click()
        return int(ConflictsDialog.DialogCode.Accepted)

    monkeypatch.setattr(ConflictsDialog, "exec", decide)
    desktop.run(ActionId.CONFLICTS)
    assert [each.milestone for each in outside(desktop).conflicts] == ["rock"]
    assert banner(desktop) == "Changed on both sides. 1 place needs you."
    desktop.window.hide_banner()
    asked = answering(monkeypatch, None)
    deciding(monkeypatch, Side.OURS)
    desktop.run(ActionId.CONFLICTS)
    assert outside(desktop).conflicts == ()
    assert len(asked) == 1
    assert list(plan_file.parent.glob("*.conflict-*"))


def test_what_was_not_decided_is_offered_at_the_next_start(
    qtbot: QtBot,
    make: Callable[[Path], Desktop],
    plan_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = make(plan_file)
    _in_conflict(qtbot, first, plan_file)
    assert first.window.close()
    first.end()
    again = make(plan_file)
    qtbot.waitUntil(lambda: "There is another version of this plan." in banner(again))
    again.window.banner.action_requested.emit(SHOW)
    qtbot.waitUntil(lambda: len(outside(again).conflicts) == 2, timeout=60_000)
    answering(monkeypatch, "Rename it")
    deciding(monkeypatch, Side.THEIRS)
    again.run(ActionId.CONFLICTS)
    assert again.session.profile.milestone("rock").notes == "theirs"
    assert again.window.close()
    again.end()
    (aside,) = plan_file.parent.glob("*.conflict-*")
    assert ".merged-" in aside.name
    last = make(plan_file)
    asked = answering(monkeypatch, None)
    last.run(ActionId.CONFLICTS)
    assert asked == ["There is nothing to decide: no other version of this plan differs from it."]


def test_a_conflict_about_what_is_gone_is_told_and_over(
    qtbot: QtBot, desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_conflict(qtbot, desktop, plan_file)
    desktop.session.apply(edits.remove(desktop.session.profile, "rock"))
    asked = answering(monkeypatch, None)
    deciding(monkeypatch, Side.THEIRS)
    desktop.run(ActionId.CONFLICTS)
    assert "rock" in asked[0]
    assert outside(desktop).conflicts == ()


# --- Copies of sync programs ----------------------------------------------------------------------


def test_copies_of_a_sync_program_are_merged_one_by_one_and_renamed_if_one_agrees(
    qtbot: QtBot,
    make: Callable[[Path], Desktop],
    plan_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ["small (conflicted copy 1).json", "small.sync-conflict-20270130-101112-ABCDEF7.json"]
    for name, milestone in zip(names, ("rock", "signal"), strict=True):
        copy = plan_file.with_name(name)
        copy.write_bytes(plan_file.read_bytes())
        elsewhere(copy, noted(milestone, name))
    asked = answering(monkeypatch, "Rename it")
    desktop = make(plan_file)
    qtbot.waitUntil(lambda: "There are 2 other versions of this plan." in banner(desktop))
    desktop.window.banner.action_requested.emit(SHOW)
    qtbot.waitUntil(lambda: "There is another version" in banner(desktop), timeout=60_000)
    assert len(asked) == 1
    desktop.run(ActionId.CONFLICTS)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=60_000)
    for name, milestone in zip(names, ("rock", "signal"), strict=True):
        assert desktop.session.profile.milestone(milestone).notes == name
        assert not plan_file.with_name(name).exists()
    assert len(list(plan_file.parent.glob("*.merged-*.json"))) == 2
    assert desktop.save_for_the_end()
    assert read_profile(plan_file).profile == desktop.session.profile


def test_a_copy_that_cannot_be_renamed_says_so(
    qtbot: QtBot,
    make: Callable[[Path], Desktop],
    plan_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = plan_file.with_name("small (conflicted copy).json")
    copy.write_bytes(plan_file.read_bytes())
    elsewhere(copy, noted("rock", "copy"))
    asked = answering(monkeypatch, "Rename it")
    desktop = make(plan_file)
    qtbot.waitUntil(lambda: desktop.window.has_banner)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    desktop.window.banner.action_requested.emit(SHOW)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=60_000)
    assert "cannot be written" in asked[1]


# --- What cannot be used --------------------------------------------------------------------------


@pytest.mark.usefixtures("hasty")
def test_half_of_a_file_waits_for_the_rest(
    qtbot: QtBot, desktop: Desktop, plan_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(plan_file.read_bytes())
    theirs = elsewhere(other, noted("rock", "theirs"))
    half = other.read_bytes()[:400]
    plan_file.write_bytes(half)
    desktop.session.apply(noted("signal", "ours"))
    looked(qtbot, desktop, lambda: "is not whole" in banner(desktop))
    assert plan_file.read_bytes() == half
    assert not desktop.save_for_the_end()
    assert plan_file.read_bytes() == half
    plan_file.write_bytes(other.read_bytes())
    looked(qtbot, desktop, lambda: not desktop.session.is_dirty)
    stored = read_profile(plan_file).profile
    assert stored.milestone("rock").notes == theirs.milestone("rock").notes
    assert stored.milestone("signal").notes == "ours"
    assert "is not whole" not in banner(desktop)


@pytest.mark.usefixtures("hasty")
def test_what_stays_damaged_is_set_aside_when_the_learner_says_so(
    qtbot: QtBot, desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_file.write_bytes(b"{ not a plan")
    desktop.session.apply(noted("signal", "ours"))
    looked(qtbot, desktop, lambda: "was left as it is" in banner(desktop))
    desktop.window.banner.action_requested.emit(REPLACE)
    qtbot.waitUntil(lambda: not desktop.session.is_dirty, timeout=60_000)
    assert read_profile(plan_file).profile == desktop.session.profile
    (aside,) = plan_file.parent.glob("small.damaged-*.json")
    assert aside.read_bytes() == b"{ not a plan"
    assert banner(desktop) == ""


@pytest.mark.usefixtures("hasty")
def test_what_cannot_be_set_aside_stays_where_it_is(
    qtbot: QtBot, desktop: Desktop, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_file.write_bytes(b"{ not a plan")
    looked(qtbot, desktop, lambda: "was left as it is" in banner(desktop))
    asked = answering(monkeypatch, None)

    def refuse(*_: object, **__: object) -> None:
        from planner.storage.write_errors import DiskFullError

        raise DiskFullError(plan_file)

    monkeypatch.setattr("planner.storage.set_aside.write_durably", refuse)
    desktop.window.banner.action_requested.emit(REPLACE)
    qtbot.waitUntil(lambda: bool(asked), timeout=60_000)
    assert "disk is full" in asked[0]
    assert plan_file.read_bytes() == b"{ not a plan"


@pytest.mark.usefixtures("hasty")
def test_a_file_that_is_gone_can_be_written_again(
    qtbot: QtBot, desktop: Desktop, plan_file: Path
) -> None:
    plan_file.unlink()
    looked(qtbot, desktop, lambda: "The file of this plan is gone." in banner(desktop))
    assert not plan_file.exists()
    assert desktop.window.banner._icon._icon_name == "file-x"
    desktop.window.banner.action_requested.emit(WRITE_AGAIN)
    qtbot.waitUntil(plan_file.exists, timeout=60_000)
    qtbot.waitUntil(lambda: not desktop.session.is_dirty, timeout=60_000)
    assert read_profile(plan_file).profile == desktop.session.profile
    assert banner(desktop) == ""


@pytest.mark.usefixtures("hasty")
def test_something_else_in_its_place_is_told(
    qtbot: QtBot, desktop: Desktop, plan_file: Path
) -> None:
    plan_file.unlink()
    plan_file.mkdir()
    looked(qtbot, desktop, lambda: "Something else has the name" in banner(desktop))
    plan_file.rmdir()
    other = small_profile().model_copy(update={"id": "another"})
    ProfileStore(plan_file).create(other)
    outside(desktop)._tries = 0
    looked(qtbot, desktop, lambda: "Another plan has the name" in banner(desktop))
    assert read_profile(plan_file).profile.id == "another"
    assert desktop.session.profile.id == "small"


def test_a_plan_that_is_read_only_is_not_watched(
    make: Callable[[Path], Desktop], plan_file: Path
) -> None:
    with ProfileStore(plan_file).lock():
        desktop = make(plan_file)
        assert desktop.session.read_only
        assert not desktop.window.findChildren(OutsideChanges)
        assert not desktop.window.actions_by_id[ActionId.CONFLICTS].isEnabled()


def test_statuses_are_kept_apart(qtbot: QtBot, desktop: Desktop, plan_file: Path) -> None:
    elsewhere(plan_file, edits.check_off("signal", TODAY, TODAY))
    desktop.session.apply(edits.skip("signal", "no time"))
    qtbot.waitUntil(lambda: not desktop.session.is_dirty, timeout=60_000)
    assert [each.field for each in outside(desktop).conflicts] == ["status"]
    assert desktop.session.profile.milestone("signal").status is Status.DONE
    assert desktop.session.undo_stack.undoText() == desktop.words.change(Change.MERGE)
