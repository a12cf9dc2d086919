"""Tests of `planner.qt_libraries`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planner import qt_libraries
from planner.bootstrap import SetUpError
from tests.test_bootstrap import CHECKOUT, FakeMachine

MISSING = {"libEGL.so.1", "libxcb-cursor.so.0"}


def lacking(library: str) -> bool:
    return library not in MISSING


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt install libegl1 libxcb-cursor0"),
        ("dnf", "sudo dnf install libglvnd-egl xcb-util-cursor"),
        ("pacman", "sudo pacman -S libglvnd xcb-util-cursor"),
    ],
)
def test_missing_libraries_are_named_with_the_one_line_that_helps(
    manager: str, line: str, tmp_path: Path
) -> None:
    machine = FakeMachine([manager])
    with pytest.raises(SetUpError) as refused:
        qt_libraries.require_qt_libraries(tmp_path, machine, lacking)
    assert "libEGL.so.1, libxcb-cursor.so.0" in str(refused.value)
    assert str(refused.value).endswith(line)
    assert machine.commands == []


def test_an_unknown_system_is_told_the_names(tmp_path: Path) -> None:
    with pytest.raises(SetUpError) as refused:
        qt_libraries.require_qt_libraries(tmp_path, FakeMachine(), lacking)
    assert str(refused.value).endswith("not installed: libEGL.so.1, libxcb-cursor.so.0.")


def test_root_on_debian_gets_them_installed_in_a_checkout(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(CHECKOUT)
    machine = FakeMachine(["apt-get"])
    machine.root_user = True

    def loads(library: str) -> bool:
        return lacking(library) or bool(machine.commands)

    qt_libraries.require_qt_libraries(tmp_path, machine, loads)
    assert machine.commands[-1].endswith("libegl1 libxcb-cursor0")
    assert any("as root" in said for said in machine.said)


def test_root_is_only_told_when_the_program_was_installed_from_a_wheel(tmp_path: Path) -> None:
    machine = FakeMachine(["apt-get"])
    machine.root_user = True
    with pytest.raises(SetUpError, match="apt install libegl1"):
        qt_libraries.require_qt_libraries(tmp_path, machine, lacking)
    assert machine.commands == []


def test_each_package_is_named_once(tmp_path: Path) -> None:
    with pytest.raises(SetUpError) as refused:
        qt_libraries.require_qt_libraries(tmp_path, FakeMachine(["pacman"]), lambda _: False)
    assert str(refused.value).count("libglvnd") == 1


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_bring_everything_along(platform: str, tmp_path: Path) -> None:
    machine = FakeMachine()
    machine.platform = platform
    qt_libraries.require_qt_libraries(tmp_path, machine, lambda _: False)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux libraries")
def test_the_probe_knows_what_is_there_and_what_is_not() -> None:
    assert qt_libraries.loads("libc.so.6")
    assert not qt_libraries.loads("libno-such-library.so.1")
