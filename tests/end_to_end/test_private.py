"""What the program makes is its user's alone, and it asks no other computer for anything."""

from __future__ import annotations

import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import cli, paths
from planner.domain import edits
from planner.ui.actions import ActionId
from planner.ui.theme import ThemeSource
from tests.end_to_end.hostile import Calls
from tests.end_to_end.worlds import TODAY, started

on_unix = pytest.mark.skipif(os.name == "nt", reason="it has no such permissions")


def _whole_job(folder: Path) -> list[list[str]]:
    """Every command of the command line that makes or changes something."""
    plan, pdf, copy = folder / "plan.json", folder / "plan.pdf", folder / "copy.json"
    day = f"--today={TODAY}"
    return [
        [day, "careers"],
        [day, "new", str(plan), "--career", "mixing-engineer", "--hours", "8"],
        [day, "show", str(plan)],
        [day, "check", str(plan), "KWKR"],
        [day, "print", str(plan), str(pdf)],
        [day, "open", str(pdf), str(copy)],
        [day, "snapshots", str(plan)],
        [day, "catalogue", "check"],
    ]


def _open_to_others(*folders: Path) -> list[str]:
    """What somebody else could read or change."""
    found = [each for folder in folders for each in (folder, *folder.rglob("*"))]
    assert len(found) > len(folders), "something was made"
    return [str(each) for each in found if stat.S_IMODE(each.lstat().st_mode) & 0o077]


@pytest.fixture
def no_umask() -> object:
    """The system hides nothing of new files by itself."""
    before = os.umask(0)
    yield
    os.umask(before)


def _user_folders() -> list[Path]:
    own = (
        paths.user_data_folder(),
        paths.user_settings_folder(),
        paths.user_log_folder(),
        paths.user_cache_folder(),
    )
    return [each for each in own if each.exists()]


@on_unix
def test_files_of_the_command_line_are_the_users_alone(tmp_path: Path, no_umask: None) -> None:
    tmp_path.chmod(0o700)
    assert [cli.main(command) for command in _whole_job(tmp_path)] == [0] * 8
    assert _open_to_others(tmp_path, *_user_folders()) == []


@on_unix
def test_files_of_the_app_are_the_users_alone(
    qtbot: QtBot,
    themes: ThemeSource,
    tmp_path: Path,
    made: bytes,
    no_umask: None,
) -> None:
    tmp_path.chmod(0o700)
    path = tmp_path / "plan.json"
    path.write_bytes(made)
    path.chmod(0o600)
    with started(qtbot, themes, path) as desktop:
        assert desktop.session is not None
        name = desktop.session.profile.milestones[0].id
        desktop.session.apply(edits.check_off(name, TODAY, TODAY))
        desktop.run(ActionId.SAVE_NOW)
    assert _open_to_others(tmp_path, *_user_folders()) == []


@on_unix
def test_nothing_is_written_where_a_planted_link_leads(tmp_path: Path) -> None:
    """A link stays one, and what it leads to is not overwritten by something else."""
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    plan = tmp_path / "plan.json"
    plan.symlink_to(tmp_path / "nowhere")
    command = ["new", str(plan), "--career", "mixing-engineer", "--hours", "8"]
    assert cli.main([f"--today={TODAY}", *command]) == 0
    assert plan.is_symlink()
    pdf = tmp_path / "plan.pdf"
    pdf.symlink_to(theirs)
    assert cli.main([f"--today={TODAY}", "print", str(plan), str(pdf)]) == 1
    assert theirs.read_bytes() == b"theirs"


def test_the_command_line_opens_no_socket(tmp_path: Path) -> None:
    with Calls() as calls:
        assert [cli.main(command) for command in _whole_job(tmp_path)] == [0] * 8
    assert list(calls.named("socket.", "subprocess.", "os.exec", "os.posix_spawn")) == []


def test_what_tells_of_sockets_does() -> None:
    with Calls() as calls, socket.socket() as one:
        one.connect_ex(("127.0.0.1", 9))
    assert [name for name, _ in calls.named("socket.connect")] == ["socket.connect"]


_APP = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from planner import app

made = []
build = app.build
app.build = lambda **given: made.append(build(**given)) or made[0]
qt = QApplication(["planner"])

def look():
    if not made or made[0].session is None:
        return
    timer.stop()
    desktop = made[0]
    for command in ("go-plan", "toggle-done", "go-careers", "go-overview", "save-now"):
        desktop.run(command)
    desktop.window.close()

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_the_system_is_asked_for_local_sockets_only(
    tmp_path: Path, short_home: None, made: bytes
) -> None:
    """Audit hooks hear Python only; this hears Qt, the typesetter and all else as well."""
    plan = tmp_path / "plan.json"
    plan.write_bytes(made)
    heard = ""
    print_it = ["-m", "planner", "print", str(plan), str(tmp_path / "plan.pdf")]
    for number, arguments in enumerate((["-c", _APP, str(plan)], print_it)):
        log = tmp_path / f"{number}.strace"
        command = ["strace", "-f", "-qq", "-e", "trace=%network,execve", "-o", log, sys.executable]
        ended = subprocess.run([*command, *arguments], env=os.environ, check=False, timeout=300)
        if not log.exists() or not log.stat().st_size:
            pytest.skip("strace may not look here")
        assert ended.returncode == 0
        heard += log.read_text(encoding="utf-8", errors="replace")
    families = set(re.findall(r"\bsocket(?:pair)?\((\w+)", heard))
    assert families == {"AF_UNIX"}
    addresses = set(re.findall(r"sa_family=(\w+)", heard))
    assert addresses <= {"AF_UNIX"}
    assert heard.count("execve(") == 2, "and no other program is started"
