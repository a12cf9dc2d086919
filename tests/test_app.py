"""The composition root: a whole process that starts, paints, saves and ends."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner import app
from planner.domain import edits
from planner.domain.plan import with_schedule
from planner.domain.profile import Status
from planner.storage.profile_file import ProfileStore, read_profile
from tests.ui.worlds import small_profile

TODAY = "2027-02-01"
#: Runs the app, marks the chosen milestone done once a plan is open, then does what is asked.
_DRIVER = """
import datetime as dt, os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from planner import app

made = []
build = app.build

def watched(**given):
    assert "pydantic" not in sys.modules, "imported before the first paint"
    desktop = build(**given)
    made.append(desktop)
    return desktop

def look():
    if not made or (made[0].session is None and (sys.argv[1] or made[0].window.stack.count() == 0)):
        return  # the window goes on while a plan is being opened
    timer.stop()
    desktop = made[0]
    if desktop.session is not None:
        desktop.run("go-plan")
        desktop.run("toggle-done")
    if sys.argv[2] == "close":
        desktop.window.close()
    else:
        os.kill(os.getpid(), getattr(signal, sys.argv[2]))

app.build = watched
from PySide6.QtWidgets import QApplication
qt = QApplication(["planner"])
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
path = Path(sys.argv[1]) if sys.argv[1] else None
sys.exit(app.run(path, dt.date.fromisoformat(sys.argv[3])))
"""


def _run(path: str, end: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _DRIVER, path, end, TODAY],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ,
    )


@pytest.mark.parametrize("end", ["close", "SIGTERM", "SIGHUP"])
def test_a_change_is_on_the_disk_however_the_app_ends(tmp_path: Path, end: str) -> None:
    if end != "close" and not hasattr(signal, end):
        pytest.skip("this system has no such signal")
    path = tmp_path / "plan.json"
    ProfileStore(path).create(small_profile())
    done = _run(str(path), end)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert read_profile(path).profile.milestone("rock").status is Status.DONE


#: Makes an edit whose dates are found only once the app is about to end, which it is told to do.
_SEARCHING = """
import datetime as dt, os, signal, sys
from pathlib import Path
from threading import Event
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from planner import app

made = []
build = app.build
app.build = lambda **given: made.append(build(**given)) or made[0]

def look():
    if not made or made[0].session is None:
        return
    timer.stop()
    from planner.domain import edits
    from planner.domain.plan import with_schedule
    from planner.ui import date_search
    from planner.ui.session import PlanSession

    ends, settle = Event(), PlanSession.settle
    date_search.with_schedule = lambda *given: ends.wait(50) and with_schedule(*given)
    PlanSession.settle = lambda self: (self.is_searching and ends.set(), settle(self))
    QTimer.singleShot(20, lambda: os.kill(os.getpid(), signal.SIGTERM))
    made[0].session.apply(edits.set_estimate("rock", 6000))

qt = QApplication(["planner"])
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(app.run(Path(sys.argv[1]), dt.date.fromisoformat(sys.argv[2])))
"""


def test_a_change_whose_dates_are_still_looked_for_is_on_the_disk_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    ProfileStore(path).create(small_profile())
    done = subprocess.run(
        [sys.executable, "-c", _SEARCHING, path, TODAY],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    edit, today = edits.set_estimate("rock", 6000), dt.date.fromisoformat(TODAY)
    wanted, _ = with_schedule(small_profile(), edit, today).apply(small_profile())
    assert read_profile(path).profile == wanted


def test_the_clock_can_be_set_to_a_day() -> None:
    clock = app.clock_of(dt.date(2030, 1, 2))
    assert clock().date() == dt.date(2030, 1, 2)
    assert app.clock_of(None) is app.local_clock
    assert abs(app.local_clock() - dt.datetime.now().astimezone()) < dt.timedelta(minutes=1)


def test_a_file_edited_outside_is_taken_where_that_is_wished(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    profile, _ = edits.rename("Before").apply(small_profile())
    ProfileStore(path).create(profile)
    path.write_bytes(path.read_bytes().replace(b'"Before"', b'"Edited"'))
    desktop = app.build(trust_edits=True, keep_settings=False)
    assert desktop.open(path)
    assert desktop.session is not None
    assert desktop.session.profile.name == "Edited"
    desktop.end()
    desktop.window.deleteLater()
    # Else every look that a later test asks for is given to this window too.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


#: Runs the app until it is told on standard input to end; says when its plan is open or wanted.
_WINDOW = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication
from planner import app
from planner.ui import opening

def say(text):
    os.write(1, text + b"\\n")

front = opening.come_to_front
opening.come_to_front = lambda window, token: (front(window, token), say(b"in front"))
made = []
build = app.build
app.build = lambda **given: made.append(build(**given)) or made[0]

def look():
    if made and made[0].session is not None:
        timer.stop()
        say(b"read-only" if made[0].session.read_only else b"open")

qt = QApplication(["planner"])
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
ears = QSocketNotifier(0, QSocketNotifier.Type.Read)
ears.activated.connect(lambda: (ears.setEnabled(False), made[0].window.close()))
sys.exit(app.run(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
"""


def _window(*arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _WINDOW, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ,
    )


def _line(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().decode().strip()


def _end(process: subprocess.Popen[bytes]) -> int:
    process.communicate(b"x", timeout=60)
    return process.returncode


def test_a_second_start_brings_the_first_window_to_the_front(
    tmp_path: Path, short_home: None
) -> None:
    path, other = tmp_path / "plan.json", tmp_path / "other.json"
    ProfileStore(path).create(small_profile())
    ProfileStore(other).create(small_profile())
    with _window(path) as first:
        assert _line(first) == "open"
        for arguments in ((path,), ()):  # by name, and as the plan that was open last
            with _window(*arguments) as second:
                assert _line(first) == "in front"
                assert second.wait(60) == 0
                assert _line(second) == "", "it never opened the plan"
        with _window(other) as third:
            assert _line(third) == "open", "another plan has a window of its own"
            assert _end(third) == 0
        first.kill()
    with _window(path) as after:
        assert _line(after) == "open", "a window that was killed is no hindrance"
        assert _end(after) == 0


def test_a_window_that_hangs_leaves_the_second_one_read_only(
    tmp_path: Path, short_home: None
) -> None:
    path = tmp_path / "plan.json"
    ProfileStore(path).create(small_profile())
    with _window(path) as first:
        assert _line(first) == "open"
        os.kill(first.pid, signal.SIGSTOP)
        with _window(path) as second:
            assert _line(second) == "read-only"
            assert _end(second) == 0
        os.kill(first.pid, signal.SIGCONT)
        assert _end(first) == 0


def test_a_plan_on_a_silent_disk_keeps_no_window_from_opening(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, tmp_path: Path
) -> None:
    may_answer, asked = Event(), []
    monkeypatch.setattr(app, "bring_to_front", lambda path: asked.append(path) or True)
    assert app._is_in_front(tmp_path)
    monkeypatch.setattr(app, "_TO_KNOCK_S", 0.05)
    monkeypatch.setattr(os.path, "lexists", lambda _: may_answer.wait(20))
    assert not app._is_in_front(tmp_path)
    may_answer.set()
    assert asked == [tmp_path]
