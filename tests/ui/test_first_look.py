"""The first plan on a disk that does not answer: the window goes on, and waits or does not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui import first_look, opening
from planner.ui.desktop import Desktop
from planner.ui.widgets.buttons import Button
from planner.ui.widgets.empty_state import EmptyState
from tests.ui.worlds import small_profile


class HeldDisk:
    """A disk that answers who asks for a file once it may."""

    def __init__(self) -> None:
        self.may_answer = Event()
        self.asked: list[Path] = []

    def look(self, path: Path) -> bool:
        """Stands in the place of what looks for the file."""
        assert current_thread() is not main_thread()
        self.asked.append(path)
        self.may_answer.wait(20)
        return os.path.lexists(path)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldDisk]:
    held = HeldDisk()
    monkeypatch.setattr(first_look, "_look", held.look)
    yield held
    held.may_answer.set()


@pytest.fixture
def desktop(make: Callable[..., Desktop], plan_file: Path, shipped_catalogue: Catalogue) -> Desktop:
    settings = Settings(last_profile=str(plan_file))
    made: Desktop = make(settings=settings, catalogue=shipped_catalogue)
    return made


def _waiting(desktop: Desktop) -> EmptyState | None:
    page = desktop.window.stack.currentWidget()
    if not isinstance(page, EmptyState):
        return None
    told = [label.text() for label in page.findChildren(QLabel)]
    return page if "Waiting for “small.json”" in told else None


def _begin(desktop: Desktop, then: Callable[[], object]) -> None:
    """Begin with the last plan, and do something once the window says that it waits."""

    def look() -> None:
        if _waiting(desktop) is None:
            QTimer.singleShot(10, look)
        else:
            then()

    QTimer.singleShot(0, look)
    desktop.begin(None)


def _press(desktop: Desktop, key: str) -> None:
    page = _waiting(desktop)
    assert page is not None
    (button,) = [each for each in page.findChildren(Button) if each.property("action") == key]
    button.click()


def test_the_window_says_what_it_waits_for_and_opens_it_then(
    desktop: Desktop, disk: HeldDisk, plan_file: Path
) -> None:
    seen: list[str] = []

    def meanwhile() -> None:
        page = _waiting(desktop)
        assert page is not None
        assert desktop.window.isVisible()
        seen.extend(label.text() for label in page.findChildren(QLabel))
        disk.may_answer.set()

    _begin(desktop, meanwhile)
    assert disk.asked == [plan_file]
    assert any(str(plan_file.parent) in text.replace("\u200b", "") for text in seen)
    assert desktop.store is not None
    assert desktop.store.path == plan_file
    assert _waiting(desktop) is None


def test_the_window_can_be_closed_meanwhile(desktop: Desktop, disk: HeldDisk) -> None:
    _begin(desktop, desktop.window.close)
    assert not disk.may_answer.is_set()
    assert not desktop.window.isVisible()
    assert desktop.plan is None


def test_a_new_plan_can_be_begun_meanwhile_and_nothing_takes_its_place(
    desktop: Desktop, disk: HeldDisk, qtbot: QtBot
) -> None:
    _begin(desktop, lambda: _press(desktop, "new"))
    steps = desktop.window.stack.currentWidget()
    assert steps is desktop._starting.page
    disk.may_answer.set()
    qtbot.wait(50)
    assert desktop.window.stack.currentWidget() is steps
    assert desktop.plan is None


def test_another_plan_can_be_opened_meanwhile(
    desktop: Desktop, disk: HeldDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.json"
    ProfileStore(other).create(edits.rename("Other").apply(small_profile())[0])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    _begin(desktop, lambda: _press(desktop, "choose"))
    assert desktop.store is not None
    assert desktop.store.path == other


def test_who_chooses_no_other_plan_waits_on(
    desktop: Desktop, disk: HeldDisk, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))

    def meanwhile() -> None:
        _press(desktop, "choose")
        assert _waiting(desktop) is not None
        disk.may_answer.set()

    _begin(desktop, meanwhile)
    assert desktop.store is not None
    assert desktop.store.path == plan_file


def test_a_plan_that_turns_out_to_be_gone_is_said_to_be(
    desktop: Desktop, disk: HeldDisk, plan_file: Path
) -> None:
    plan_file.unlink()
    _begin(desktop, disk.may_answer.set)
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, EmptyState)
    told = [label.text() for label in page.findChildren(QLabel)]
    assert "“small.json” is not where it was" in told


def test_the_lock_is_taken_beside_the_screen(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    lock = opening.acquire_lock

    def take(path: Path) -> Callable[[], None]:
        threads.append(current_thread())
        return lock(path)

    monkeypatch.setattr(opening, "acquire_lock", take)
    desktop.begin(None)
    assert desktop.store is not None
    assert [each is main_thread() for each in threads] == [False]
