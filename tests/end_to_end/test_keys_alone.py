"""From the first start to a printed plan by keys alone, in a real window of a real process.

Xvfb gives the screen, xdotool presses keys and does nothing else; what came of it stands in files.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader

from planner.domain.profile import Profile, Status
from planner.imports.printed_plan import attached_plan
from planner.storage.profile_bytes import from_bytes
from planner.storage.profile_file import read_profile

_Found = TypeVar("_Found")
TOOLS = ("Xvfb", "xdotool", "openbox")
MISSING = [each for each in TOOLS if shutil.which(each) is None]
#: Seconds that anything may take on a busy machine, and between two looks.
PATIENCE, PAUSE = 60.0, 0.25

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}"),
]


class Screen:
    """A screen of its own with a window manager and one keyboard."""

    def __init__(self, home: Path) -> None:
        reading, writing = os.pipe()
        words = ["Xvfb", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-displayfd"]
        self._server = subprocess.Popen(
            [*words, str(writing)], pass_fds=(writing,), stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(home),
        }
        self._manager = subprocess.Popen(["openbox"], env=self.environment)

    def close(self) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(10)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as a person does."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            time.sleep(PAUSE)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "20", text)
        time.sleep(PAUSE)

    def has(self, title: str) -> bool:
        """Whether the keyboard is in a window with a title."""
        found = self._do("getactivewindow", "getwindowname")
        return title in found

    def press_until(self, key: str, is_so: Callable[[], object]) -> None:
        """Press a key again and again, with time in between, until something is so."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.press(key)
            for _ in range(8):
                if is_so():
                    return
                time.sleep(PAUSE)
        pytest.fail(f"{key} has no effect")

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout


class App:
    """The program, started by its command."""

    def __init__(self, screen: Screen) -> None:
        words = [sys.executable, "-m", "planner", "--today", "2027-01-04"]
        self._process = subprocess.Popen(words, env=screen.environment)
        self._screen = screen

    def quit(self) -> int:
        """Ask it to quit by its key; gives its exit status."""
        self._screen.press("ctrl+q")
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def _until(look: Callable[[], _Found | None], what: str) -> _Found:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(PAUSE)
    pytest.fail(f"{what} did not come")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(tmp_path)
    yield screen
    screen.close()


@pytest.fixture
def start(screen: Screen) -> Iterator[Callable[[], App]]:
    started: list[App] = []

    def begin() -> App:
        started.append(App(screen))
        return started[-1]

    yield begin
    for app in started:
        app.kill()


def _plan_file(screen: Screen) -> Path | None:
    folder = Path(screen.environment["XDG_DATA_HOME"]) / "learning-path-planner" / "plans"
    return next(iter(sorted(folder.glob("*.json"))), None) if folder.is_dir() else None


def _done(path: Path) -> list[str]:
    plan: Profile = read_profile(path).profile
    return [each.id for each in plan.milestones if each.status is Status.DONE]


def test_from_the_first_start_to_a_printed_plan(
    screen: Screen, start: Callable[[], App], tmp_path: Path
) -> None:
    pdf = tmp_path / "printed.pdf"
    app = start()
    _until(lambda: screen.has("Learning-path planner"), "the window")
    path = _make_a_plan(screen)
    # Checked off: the first milestone under the first phase.
    screen.press("ctrl+2", "Down", "space")
    (done,) = _until(lambda: _done(path), "the milestone that is done")
    # Worked on: the next one.
    screen.press("Down", "ctrl+l")
    _until(lambda: screen.has("Log hours"), "the dialog for hours")
    screen.type("2")
    screen.press("Return")
    _until(lambda: any(each.log for each in read_profile(path).profile.milestones), "the hours")
    # Printed.
    screen.press("ctrl+p")
    _until(lambda: screen.has("Print plan"), "the print dialog")
    screen.press_until("Return", lambda: screen.has("Save PDF"))
    screen.press("ctrl+a")
    screen.type(str(pdf))
    screen.press("Return")
    _until(pdf.exists, "the PDF")
    _until(lambda: not screen.has("Print plan"), "the plan behind the dialog")
    assert app.quit() == 0
    plan = read_profile(path).profile
    _look_at(plan, done)
    assert len(PdfReader(pdf).pages) > 3
    printed = from_bytes(pdf, attached_plan(pdf)).profile
    assert [each.id for each in printed.milestones if each.status is Status.DONE] == [done]
    # Opened again, and all is there.
    app = start()
    _until(lambda: screen.has(plan.name), "the plan in a window")
    assert app.quit() == 0
    assert read_profile(path).profile == plan


def _make_a_plan(screen: Screen) -> Path:
    """The four steps; gives the file of the plan."""
    screen.press_until("ctrl+k", lambda: screen.has("Command palette"))
    screen.type("foley artist")
    screen.press("Return")
    _until(lambda: not screen.has("Command palette"), "the first step behind the palette")
    screen.press("ctrl+Return")
    screen.press("4", "Down", "0", "Down", "2")
    screen.press("ctrl+Return")
    screen.press("ctrl+a")
    screen.type("6")
    screen.press("ctrl+Return")
    screen.press_until("ctrl+Return", lambda: _plan_file(screen))
    return _until(lambda: _plan_file(screen), "the file of the plan")


def _look_at(plan: Profile, done: str) -> None:
    assert [each.career for each in plan.targets] == ["foley-artist"]
    assert sorted(plan.ratings.values()) == [0, 2, 4]
    assert sum(plan.calendar.week) == 6 * 60
    assert plan.milestone(done).done_on is not None
    (worked_on,) = [each for each in plan.milestones if each.log]
    assert worked_on.logged == 120
