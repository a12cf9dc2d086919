"""What the window says of the saves, always true, and the banner that stays until all is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.settings_file import Settings
from planner.storage.write_errors import DiskFullError
from planner.ui import save_state
from planner.ui.actions import ActionId
from planner.ui.catalogue_notice import PUT_AWAY
from planner.ui.desktop import Desktop
from planner.ui.dialogs.questions import Unsaved
from planner.ui.theme import ThemeSource
from tests.ui.worlds import RESOURCE, Clock, small_profile


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    ProfileStore(path).create(small_profile())
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource, plan_file: Path, clock: Clock) -> Iterator[Desktop]:
    catalogue = Catalogue.of(resources=(RESOURCE,))
    desktop = app.build(settings=Settings(), themes=themes, clock=clock, catalogue=catalogue)
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    assert desktop.open(plan_file)
    yield desktop
    desktop.save_for_the_end()
    desktop.end()


@pytest.fixture
def fault(desktop: Desktop, plan_file: Path) -> Iterator[Callable[[bool], None]]:
    """Let every save fail from now on, or no longer."""
    store = desktop.store
    assert store is not None
    save = store.save

    def fail(*_: object, **__: object) -> None:
        raise DiskFullError(plan_file)

    def turn(on: bool) -> None:
        store.save = fail if on else save  # type: ignore[method-assign,assignment]

    yield turn
    turn(False)


def _words(desktop: Desktop) -> str:
    return desktop.window.sidebar.accessibleDescription()


def _note(desktop: Desktop, text: str) -> None:
    assert desktop.session is not None
    desktop.session.apply(edits.set_notes("rock", text))


def test_the_sidebar_says_what_is_true(
    desktop: Desktop, clock: Clock, fault: Callable[[bool], None], qtbot: QtBot
) -> None:
    assert _words(desktop) == "Saved"
    _note(desktop, "one")
    assert _words(desktop) == "Saving…"
    with qtbot.waitSignal(desktop.session.saved, timeout=60_000):
        pass
    assert _words(desktop) == "Saved 09:41"
    fault(True)
    clock.now += dt.timedelta(minutes=4)
    _note(desktop, "two")
    assert not desktop.session.flush()
    clock.now += dt.timedelta(minutes=4)
    _note(desktop, "three")
    assert not desktop.session.flush()
    assert _words(desktop) == "Not saved since 09:45"
    fault(False)
    assert desktop.session.flush()
    assert _words(desktop) == "Saved 09:49"


def test_a_plan_that_cannot_be_changed_says_so(
    qtbot: QtBot, themes: ThemeSource, plan_file: Path, desktop: Desktop
) -> None:
    other = app.build(settings=Settings(), themes=themes, clock=Clock(), catalogue=Catalogue.of())
    qtbot.addWidget(other.window)
    assert other.open(plan_file)
    assert _words(other) == "Read-only"
    assert "read-only" in other.window.banner.plain_text
    other.end()


def test_the_banner_stands_on_every_page_until_all_is_saved(
    desktop: Desktop, fault: Callable[[bool], None]
) -> None:
    window = desktop.window
    fault(True)
    _note(desktop, "one")
    assert not desktop.session.flush()
    expected = (
        "Could not save. The disk is full. Free some space, or choose another disk. "
        "Nothing is lost while the app stays open."
    )
    for page in (ActionId.GO_PLAN, ActionId.GO_CAREERS, ActionId.GO_OVERVIEW, ActionId.NEW_PLAN):
        desktop.run(page)
        assert window.banner.isVisible()
        assert window.banner.plain_text == expected
        assert window.banner._icon._icon_name == "floppy-disk"
        assert [each.text() for each in window.banner._buttons] == ["Try again", "Save a copy…"]
        notices = getattr(window.stack.currentWidget(), "notices", None)
        assert notices is None or not notices.isVisible()
    fault(False)
    window.banner._buttons[0].click()
    assert desktop.session.flush()
    assert not window.banner.isVisible()


def test_another_banner_waits_and_is_not_lost(
    desktop: Desktop, fault: Callable[[bool], None]
) -> None:
    window = desktop.window
    window.show_banner("info", "Something else.", "", ((PUT_AWAY, "Not now"),))
    fault(True)
    _note(desktop, "one")
    assert not desktop.session.flush()
    window.show_banner("info", "Still something else.", "", ((PUT_AWAY, "Not now"),))
    assert window.banner.plain_text.startswith("Could not save.")
    desktop.run(PUT_AWAY)
    window.show_banner("info", "A third.", "", ((PUT_AWAY, "Not now"),))
    fault(False)
    assert desktop.session.flush()
    assert window.banner.plain_text == "A third."
    desktop.run(PUT_AWAY)
    assert not window.banner.isVisible()
    assert not window.has_banner


def test_closing_says_what_is_lost(
    desktop: Desktop,
    clock: Clock,
    fault: Callable[[bool], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[tuple[str, str]] = []

    def ask(_: object, failure: str, at_stake: str) -> Unsaved:
        said.append((failure, at_stake))
        return Unsaved.STAY

    monkeypatch.setattr(save_state, "ask_about_unsaved", ask)
    fault(True)
    _note(desktop, "one")
    desktop.window.close()
    assert desktop.window.isVisible()
    clock.now += dt.timedelta(minutes=4)
    _note(desktop, "two")
    desktop.window.close()
    assert desktop.window.isVisible()
    full = "The disk is full. Free some space, or choose another disk."
    assert said == [
        (full, "Closing now loses your last change, of 09:41."),
        (full, "Closing now loses your last 2 changes, since 09:41."),
    ]
    fault(False)  # the window is closed before the fixture ends


def _answering(monkeypatch: pytest.MonkeyPatch, *answers: Unsaved) -> list[Unsaved]:
    left = list(answers)
    monkeypatch.setattr(save_state, "ask_about_unsaved", lambda *_: left.pop(0))
    return left


def test_trying_again_closes_once_it_works(
    desktop: Desktop,
    fault: Callable[[bool], None],
    monkeypatch: pytest.MonkeyPatch,
    plan_file: Path,
) -> None:
    fault(True)
    _note(desktop, "one")

    def ask(*_: object) -> Unsaved:
        fault(False)
        return Unsaved.TRY_AGAIN

    monkeypatch.setattr(save_state, "ask_about_unsaved", ask)
    desktop.window.close()
    assert not desktop.window.isVisible()
    assert read_profile(plan_file).profile.milestone("rock").notes == "one"


def test_a_copy_is_enough_to_close(
    desktop: Desktop,
    fault: Callable[[bool], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    copy = tmp_path / "copy.json"
    names = ["", str(tmp_path / "no such folder" / "copy.json"), str(copy)]
    told: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (names.pop(0), ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()) or 0)
    left = _answering(monkeypatch, *[Unsaved.SAVE_COPY] * 3)
    fault(True)
    _note(desktop, "one")
    desktop.window.close()
    assert (left, names) == ([], [])
    assert "no folder" in told[0]
    assert not desktop.window.isVisible()
    assert read_profile(copy).profile.milestone("rock").notes == "one"
    assert read_profile(copy).codes_issued == desktop.session.codes_issued


class Manager:
    """What a desktop that logs out gives to its programs."""

    def __init__(self, *, may_ask: bool) -> None:
        self.may_ask = may_ask
        self.calls: list[str] = []

    def allowsInteraction(self) -> bool:
        return self.may_ask

    def release(self) -> None:
        self.calls.append("release")

    def cancel(self) -> None:
        self.calls.append("cancel")


@pytest.mark.parametrize(
    ("may_ask", "answer", "calls"),
    [
        (False, Unsaved.STAY, []),
        (True, Unsaved.STAY, ["release", "cancel"]),
        (True, Unsaved.LEAVE, ["release"]),
    ],
)
def test_logging_out_asks_only_where_saving_fails(
    desktop: Desktop,
    fault: Callable[[bool], None],
    monkeypatch: pytest.MonkeyPatch,
    plan_file: Path,
    may_ask: bool,
    answer: Unsaved,
    calls: list[str],
) -> None:
    _answering(monkeypatch, answer)
    _note(desktop, "one")
    manager = Manager(may_ask=may_ask)
    desktop.plan.save_state.session_ends(manager)
    assert manager.calls == []
    assert read_profile(plan_file).profile.milestone("rock").notes == "one"
    fault(True)
    _note(desktop, "two")
    desktop.plan.save_state.session_ends(manager)
    assert manager.calls == calls
    kept = list(plan_file.parent.glob("*.conflict-*.json"))
    assert [read_profile(each).profile.milestone("rock").notes for each in kept] == (
        [] if may_ask else ["two"]
    ), "where nobody can be asked, what was not saved is kept in a copy"
    assert desktop.session.is_dirty
    fault(False)  # the window is closed before the fixture ends


def test_leaving_the_window_saves_what_is_typed_and_coming_back_tries_again(
    desktop: Desktop, fault: Callable[[bool], None], plan_file: Path, qtbot: QtBot
) -> None:
    desktop.run(ActionId.GO_PLAN)
    desktop.page.choose("rock")
    desktop.page.inspector._notes.setPlainText("half a sent")
    fault(True)
    with qtbot.waitSignal(desktop.session.save_failed, timeout=60_000):
        desktop.plan.save_state.state_changed(Qt.ApplicationState.ApplicationInactive)
    fault(False)
    with qtbot.waitSignal(desktop.session.saved, timeout=900):
        desktop.plan.save_state.state_changed(Qt.ApplicationState.ApplicationActive)
    assert read_profile(plan_file).profile.milestone("rock").notes == "half a sent"


def test_what_is_being_typed_is_safe_within_a_second_and_one_step_to_undo(
    desktop: Desktop, plan_file: Path, qtbot: QtBot
) -> None:
    desktop.run(ActionId.GO_PLAN)
    desktop.page.choose("rock")
    notes = desktop.page.inspector._notes
    desktop.window.activateWindow()
    notes.setFocus()
    qtbot.waitUntil(notes.hasFocus)
    for words in ("wet floor, ", "slow steps"):
        with qtbot.waitSignal(desktop.session.saved, timeout=60_000):
            QTest.keyClicks(notes, words)
        assert notes.hasFocus()
        assert notes.textCursor().position() == len(notes.toPlainText())
    assert read_profile(plan_file).profile.milestone("rock").notes == "wet floor, slow steps"
    assert desktop.session.undo_stack.count() == 1
    assert not desktop.window.toast.isVisible()
    desktop.run(ActionId.UNDO)
    assert desktop.session.profile == small_profile()
    assert notes.toPlainText() == ""
