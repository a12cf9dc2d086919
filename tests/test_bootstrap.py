"""Tests of `planner.bootstrap`: every kind of machine a first start may meet."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement as Reference
from packaging.version import Version

from planner import bootstrap

ROOT = Path(__file__).parent.parent
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

CHECKOUT = """
[project]
name = "learning-path-planner"
dependencies = [
    "some-library>=2,<3",
]
[project.optional-dependencies]
test = [
    "some-test>=1",
]
"""


class Replaced(Exception):
    """Stands for the end of this process, which another one takes over."""


class FakeMachine(bootstrap.Machine):
    """A machine with given programs and modules, which writes down what was run."""

    platform = "linux"
    python = (3, 11)
    executable = "/usr/bin/python3"
    base_executable = "/usr/bin/python3.11"
    prefix = "/usr"

    def __init__(self, programs: Sequence[str] = (), modules: Sequence[str] = ()) -> None:
        self.programs = set(programs)
        self.modules = set(modules)
        self.root_user = False
        self.said: list[str] = []
        self.commands: list[str] = []
        self.output: list[str] = []
        self.fails = ""
        self.replaced_by: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def is_root(self) -> bool:
        return self.root_user

    def which(self, name: str) -> str | None:
        return f"/usr/bin/{name}" if name in self.programs else None

    def has_module(self, name: str) -> bool:
        return name in self.modules

    def run(
        self, command: Sequence[str], folder: Path, lock: int | None = None
    ) -> tuple[int, list[str]]:
        self.commands.append(" ".join(command))
        if self.fails and self.fails in self.commands[-1]:
            return 1, self.output
        if "venv" in command or "/usr/bin/virtualenv" in command or "virtualenv" in command:
            make_environment(
                folder, with_pip="--without-pip" not in command and "uv" not in command[0]
            )
        if any("python3.11-venv" in word for word in command):
            self.modules |= {"venv", "ensurepip"}
        if "--editable" in command:
            add_package(folder, "some_library", "2.1")
            if "[test]" in command[-1]:
                add_package(folder, "some_test", "1.0")
        return 0, []

    def replace_process(self, command: Sequence[str]) -> int:
        self.replaced_by = list(command)
        raise Replaced


def make_environment(root: Path, *, with_pip: bool = True) -> None:
    python = root / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.touch()
    (root / ".venv/pyvenv.cfg").write_text("version = 3.11.7\n")
    (root / ".venv/lib/python3.11/site-packages").mkdir(parents=True)
    if with_pip:
        add_package(root, "pip", "23.2")


def add_package(root: Path, name: str, version: str) -> None:
    packages = root / ".venv/lib/python3.11/site-packages"
    (packages / name).mkdir(exist_ok=True)
    (packages / name / "__init__.py").touch()
    (packages / f"{name}-{version}.dist-info").mkdir(exist_ok=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "ein Pfad, 路"
    root.mkdir()
    (root / "pyproject.toml").write_text(CHECKOUT)
    return root


def start(root: Path, machine: FakeMachine, *extras: str) -> None:
    with pytest.raises(Replaced):
        bootstrap.ensure("planner", extras, root, machine)


def refusal(root: Path, machine: FakeMachine) -> str:
    with pytest.raises(SystemExit) as ended:
        bootstrap.ensure("planner", (), root, machine)
    assert ended.value.code == 1
    assert "\n" not in machine.said[-1]
    return machine.said[-1]


# --- What is needed ------------------------------------------------------------------------------


@pytest.mark.parametrize("python", [(3, 11), (3, 12), (3, 13)])
@pytest.mark.parametrize("name", ["dependencies", "test"])
def test_our_own_lists_are_read_as_the_standard_says(name: str, python: tuple[int, int]) -> None:
    project = tomllib.loads(PYPROJECT)["project"]
    lines = (
        project["dependencies"]
        if name == "dependencies"
        else project["optional-dependencies"][name]
    )
    environment = {"python_version": f"{python[0]}.{python[1]}"}
    references = [
        reference
        for reference in map(Reference, lines)
        if reference.marker is None or reference.marker.evaluate(environment)
    ]
    ours = bootstrap.declared(PYPROJECT, name, python)
    assert [one.name for one in ours] == [reference.name.lower() for reference in references]
    versions = (
        "0.9",
        "1",
        "2.6.9",
        "2.7",
        "3.0",
        "4.4",
        "6",
        "6.8.3",
        "6.11.3",
        "6.12.0",
        "7.1.0",
        "0.17.6",
        "80",
    )
    for one, reference in zip(ours, references, strict=True):
        for version in versions:
            assert one.accepts(version) == reference.specifier.contains(Version(version)), (
                one,
                version,
            )


def test_qt_612_is_refused_on_python_311_only() -> None:
    def qt(python: tuple[int, int]) -> bootstrap.Requirement:
        lines = bootstrap.declared(PYPROJECT, "dependencies", python)
        return next(line for line in lines if line.name == "pyside6-essentials")

    assert not qt((3, 11)).accepts("6.12.0")
    assert qt((3, 11)).accepts("6.11.3")
    assert qt((3, 12)).accepts("6.12.0")


def test_a_line_the_reader_does_not_know_is_an_error_not_a_silence() -> None:
    with pytest.raises(ValueError, match="odd~=1"):
        bootstrap.declared('test = [\n    "odd~=1",\n]\n', "test", (3, 11))


def test_every_requirement_is_found_where_these_tests_run() -> None:
    assert bootstrap.missing(bootstrap.wanted(ROOT, ["test"], sys.version_info[:2]), sys.path) == []


@pytest.mark.parametrize("folder", ["pydantic-1.10.4.egg-info", "pydantic-1.10.4-py3.11.egg-info"])
def test_an_old_system_package_does_not_count(tmp_path: Path, folder: str) -> None:
    (tmp_path / "pydantic").mkdir()
    (tmp_path / "pydantic/__init__.py").touch()
    (tmp_path / folder).mkdir()
    assert bootstrap.installed([str(tmp_path)]) == {"pydantic": "1.10.4"}
    needed = [bootstrap.Requirement("pydantic", ((">=", (2, 7)),))]
    assert bootstrap.missing(needed, [str(tmp_path)]) == ["pydantic"]


def test_metadata_without_the_package_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "pydantic-2.9.dist-info").mkdir()
    needed = [bootstrap.Requirement("pydantic", ((">=", (2, 7)),))]
    assert bootstrap.missing(needed, [str(tmp_path)]) == ["pydantic"]


# --- Starts that need no set-up ------------------------------------------------------------------


def test_an_old_python_is_told_which_one_is_needed(checkout: Path) -> None:
    machine = FakeMachine()
    machine.python = (3, 8)
    assert "needs Python 3.11, found 3.8" in refusal(checkout, machine)
    assert machine.commands == []


def test_an_installed_wheel_never_sets_anything_up(tmp_path: Path) -> None:
    machine = FakeMachine(programs=["uv"], modules=["venv", "ensurepip", "pip"])
    bootstrap.ensure("planner", (), tmp_path, machine)
    assert machine.commands == []
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_done_where_everything_is_found(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    make_environment(other)
    add_package(other, "some_library", "2.9")
    monkeypatch.syspath_prepend(str(other / ".venv/lib/python3.11/site-packages"))
    machine = FakeMachine()
    bootstrap.ensure("planner", (), checkout, machine)
    assert machine.commands == []
    assert not (checkout / ".venv").exists()


def test_a_finished_environment_is_entered_with_the_arguments(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_environment(checkout)
    add_package(checkout, "some_library", "2.1")
    monkeypatch.setattr(sys, "argv", ["planner", "show", "my plan.json"])
    machine = FakeMachine()
    start(checkout, machine)
    python = str(checkout / ".venv/bin/python")
    assert machine.replaced_by == [python, "-m", "planner", "show", "my plan.json"]
    assert machine.commands == []
    assert not (checkout / ".venv.lock").exists()


def test_packages_hidden_by_others_end_the_start_and_do_not_loop(checkout: Path) -> None:
    make_environment(checkout)
    add_package(checkout, "some_library", "2.1")
    machine = FakeMachine()
    machine.prefix = str(checkout / ".venv")
    assert "other versions of some-library" in refusal(checkout, machine)


# --- Ways to make an environment -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("programs", "modules", "make", "install"),
    [
        (
            ["uv"],
            ["venv", "ensurepip", "pip"],
            "/usr/bin/python3 -m venv {venv}",
            "{python} -m pip install",
        ),
        (
            ["uv"],
            [],
            "/usr/bin/uv venv --python /usr/bin/python3 {venv}",
            "/usr/bin/uv pip install --python {python}",
        ),
        (["uv"], ["venv", "pip"], "/usr/bin/uv venv", "/usr/bin/uv pip install"),
        (["virtualenv"], ["venv"], "/usr/bin/virtualenv --python", "{python} -m pip install"),
        ([], ["virtualenv"], "/usr/bin/python3 -m virtualenv {venv}", "{python} -m pip install"),
        (
            [],
            ["venv", "pip"],
            "/usr/bin/python3 -m venv --without-pip {venv}",
            "/usr/bin/python3 -m pip --python {python} install",
        ),
    ],
    ids=[
        "plain",
        "only uv",
        "Debian with uv",
        "virtualenv",
        "virtualenv module",
        "Debian with pip",
    ],
)
def test_an_environment_is_made_with_what_the_machine_has(
    checkout: Path, programs: list[str], modules: list[str], make: str, install: str
) -> None:
    machine = FakeMachine(programs, modules)
    start(checkout, machine)
    names = {"venv": checkout / ".venv", "python": checkout / ".venv/bin/python"}
    assert machine.commands[0].startswith(make.format(**names))
    assert machine.commands[1].startswith(install.format(**names))
    assert machine.commands[1].endswith("--editable .")
    assert len(machine.commands) == 2
    assert (checkout / ".venv.lock").read_text() == ""


def test_the_next_way_is_tried_when_one_fails(checkout: Path) -> None:
    machine = FakeMachine(["uv"], ["venv", "ensurepip", "pip"])
    machine.fails = "python3 -m venv"
    start(checkout, machine)
    assert [command.split()[0] for command in machine.commands[:2]] == [
        "/usr/bin/python3",
        "/usr/bin/uv",
    ]


def test_debian_without_venv_gets_it_installed_for_root(checkout: Path) -> None:
    machine = FakeMachine(["apt-get"], ["venv"])
    machine.root_user = True
    start(checkout, machine)
    assert any(
        c.startswith("apt-get install") and c.endswith("python3.11-venv") for c in machine.commands
    )
    assert any("as root" in said and "python3.11-venv" in said for said in machine.said)


def test_debian_without_venv_names_the_apt_line_for_others(checkout: Path) -> None:
    assert "sudo apt install python3.11-venv" in refusal(
        checkout, FakeMachine(["apt-get"], ["venv"])
    )


def test_a_machine_with_nothing_is_told_what_to_install(checkout: Path) -> None:
    assert "Install uv or virtualenv" in refusal(checkout, FakeMachine())
    assert not (checkout / ".venv").exists()


# --- Installing ----------------------------------------------------------------------------------


def test_extras_are_installed_with_the_rest_and_added_later(checkout: Path) -> None:
    machine = FakeMachine([], ["venv", "ensurepip"])
    start(checkout, machine)
    start(checkout, machine, "test")
    assert [command.rpartition(" ")[2] for command in machine.commands[1:]] == [".", ".[test]"]
    start(checkout, machine)
    assert len(machine.commands) == 3


@pytest.mark.parametrize(
    "line",
    [
        "WARNING: Retrying after NewConnectionError: Failed to establish a new connection",
        "  Caused by: dns error: failed to lookup address information",
    ],
)
def test_no_network_is_one_clear_line(checkout: Path, line: str) -> None:
    machine = FakeMachine([], ["venv", "ensurepip"])
    machine.fails, machine.output = "--editable", [line, "ERROR: No matching distribution"]
    assert "cannot reach the Python package index" in refusal(checkout, machine)


def test_another_failure_shows_the_installers_last_word(checkout: Path) -> None:
    machine = FakeMachine([], ["venv", "ensurepip"])
    machine.fails, machine.output = "--editable", ["ERROR: No space left on device", ""]
    assert "ERROR: No space left on device" in refusal(checkout, machine)


def test_what_ran_before_a_clean_failure_still_runs(checkout: Path) -> None:
    machine = FakeMachine([], ["venv", "ensurepip"])
    start(checkout, machine)
    machine.fails = "--editable"
    with pytest.raises(SystemExit):
        bootstrap.ensure("tests", ["test"], checkout, machine)
    commands = len(machine.commands)
    start(checkout, machine)
    assert len(machine.commands) == commands


def test_a_set_up_killed_half_way_is_done_again_from_the_start(checkout: Path) -> None:
    class Killed(BaseException):
        pass

    class DyingMachine(FakeMachine):
        def run(
            self, command: Sequence[str], folder: Path, lock: int | None = None
        ) -> tuple[int, list[str]]:
            status = super().run(command, folder, lock)
            if "--editable" in command:
                raise Killed
            return status

    with pytest.raises(Killed):
        bootstrap.ensure("planner", (), checkout, DyingMachine([], ["venv", "ensurepip"]))
    left_over = checkout / ".venv/left-over"
    left_over.touch()
    machine = FakeMachine([], ["venv", "ensurepip"])
    start(checkout, machine)
    assert not left_over.exists()
    assert len(machine.commands) == 2


def test_a_half_made_environment_is_not_trusted_from_inside_either(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_environment(checkout)
    add_package(checkout, "some_library", "2.1")
    (checkout / ".venv.lock").write_text(bootstrap.SETTING_UP)
    monkeypatch.syspath_prepend(str(checkout / ".venv/lib/python3.11/site-packages"))
    machine = FakeMachine([], ["venv", "ensurepip"])
    machine.prefix = str(checkout / ".venv")
    start(checkout, machine)
    assert len(machine.commands) == 2


@pytest.mark.parametrize("damage", ["python gone", "python too old"])
def test_an_environment_that_cannot_run_is_made_again(checkout: Path, damage: str) -> None:
    make_environment(checkout)
    add_package(checkout, "some_library", "2.1")
    if damage == "python gone":
        (checkout / ".venv/bin/python").unlink()
    else:
        (checkout / ".venv/pyvenv.cfg").write_text("version = 3.10.2\n")
    machine = FakeMachine([], ["venv", "ensurepip"])
    start(checkout, machine)
    assert len(machine.commands) == 2


def test_an_environment_whose_python_was_exchanged_is_made_again_from_outside(
    checkout: Path,
) -> None:
    make_environment(checkout)
    add_package(checkout, "some_library", "2.1")
    machine = FakeMachine([], ["venv", "ensurepip"])
    machine.python = (3, 13)
    machine.prefix = str(checkout / ".venv")
    machine.executable = str(checkout / ".venv/bin/python")
    start(checkout, machine)
    assert machine.commands[0].startswith("/usr/bin/python3.11 -m venv")


def test_a_full_disk_is_one_line(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(lock: int, text: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(bootstrap, "_write_note", full)
    said = refusal(checkout, FakeMachine([], ["venv", "ensurepip"]))
    assert "No space left on device" in said


def test_a_person_who_stops_it_gets_no_traceback(checkout: Path) -> None:
    class StoppedMachine(FakeMachine):
        def run(
            self, command: Sequence[str], folder: Path, lock: int | None = None
        ) -> tuple[int, list[str]]:
            raise KeyboardInterrupt

    machine = StoppedMachine([], ["venv", "ensurepip"])
    with pytest.raises(SystemExit) as ended:
        bootstrap.ensure("planner", (), checkout, machine)
    assert ended.value.code == 130
    assert machine.said[-1].startswith("stopped")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="becomes another user")
def test_a_read_only_checkout_gets_one_line(checkout: Path) -> None:
    # How many folders pytest makes above depends on whether its tests run side by side.
    shared = Path(tempfile.gettempdir()).resolve()
    for folder in (checkout, *checkout.parents):
        if folder.resolve() == shared or folder.owner() != checkout.owner():
            break
        if folder.is_relative_to(shared):
            folder.chmod(0o755)
    code = (
        "import os, sys; sys.path.insert(0, sys.argv[1]); os.setuid(65534)\n"
        "from pathlib import Path; from planner import bootstrap\n"
        "bootstrap.ensure('planner', (), Path(sys.argv[2]))"
    )
    # Copied, because the other user need not be able to read this checkout.
    copy = checkout.parent / "copy/planner"
    copy.mkdir(parents=True)
    for name in ("__init__.py", "bootstrap.py"):
        (copy / name).write_bytes((ROOT / "planner" / name).read_bytes())
    ended = subprocess.run(
        ["/usr/bin/env", "python3", "-I", "-c", code, str(copy.parent), str(checkout)],
        capture_output=True,
        text=True,
        check=False,
    )
    if "Permission denied" in ended.stderr and "cannot set itself up" not in ended.stderr:
        pytest.skip("the other user cannot start Python here")
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "pipx install" in ended.stderr


# --- Two starts at once --------------------------------------------------------------------------


def test_a_second_start_waits_for_the_first(checkout: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from planner import bootstrap\n"
        "environment = bootstrap.Environment(Path(sys.argv[1]))\n"
        "with bootstrap._alone(environment, bootstrap.Machine()):\n"
        "    print('held', flush=True); time.sleep(0.5)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(checkout)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        machine = FakeMachine([], ["venv", "ensurepip"])
        start(checkout, machine)
    assert machine.said[0].startswith("waiting for another start")
    assert first.returncode == 0


def test_the_lock_outlives_a_killed_start_while_its_installer_runs(checkout: Path) -> None:
    environment = bootstrap.Environment(checkout)
    code = "import time; print('Installing now', flush=True); time.sleep(30)"
    with bootstrap._alone(environment, FakeMachine()) as lock:
        installer = subprocess.Popen(
            [sys.executable, "-c", code], pass_fds=(lock,), stdout=subprocess.PIPE
        )
    second = os.open(environment.lock_file, os.O_RDWR)
    try:
        assert not bootstrap._try_lock(second)
        installer.kill()
        installer.communicate()
        assert bootstrap._try_lock(second)
    finally:
        os.close(second)


# --- The real machine ----------------------------------------------------------------------------


def test_running_a_command_shows_its_progress_and_returns_its_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = (
        "print('Downloading https://files.example/x/some_pkg-1.0-py3-none-any.whl (7 MB)');"
        "print('quiet'); raise SystemExit(3)"
    )
    status, lines = bootstrap.Machine().run([sys.executable, "-c", code], tmp_path)
    assert status == 3
    assert lines[1] == "quiet"
    assert capsys.readouterr().err == "  Downloading some_pkg (7 MB)\n"


def test_a_program_that_cannot_be_started_is_a_failure_not_a_traceback(tmp_path: Path) -> None:
    status, lines = bootstrap.Machine().run([str(tmp_path / "nothing")], tmp_path)
    assert status == 127
    assert "nothing" in lines[0]


def test_a_persons_pip_settings_do_not_reach_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    code = "import os; print(os.environ.get('PIP_TARGET'), os.environ['PIP_USER'])"
    assert bootstrap.Machine().run([sys.executable, "-c", code], tmp_path)[1] == ["None 0"]


def test_a_start_that_needs_nothing_loads_nothing_slow() -> None:
    code = (
        "import sys; from planner import bootstrap; bootstrap.ensure('planner');"
        "print(*sorted(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    slow = {"PySide6", "pydantic", "importlib.metadata", "venv", "ensurepip", "tomllib", "email"}
    assert slow.isdisjoint(run.stdout.split())
