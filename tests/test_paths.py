"""Tests of `planner.paths`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner import paths


@pytest.mark.parametrize("folder", ["seeds", "resources"])
def test_shipped_folder_is_the_one_beside_the_package_in_a_checkout(folder: str) -> None:
    assert paths.shipped(folder) == Path(__file__).parent.parent / folder
    assert paths.shipped(folder).is_dir()


def test_shipped_folder_is_the_one_in_the_package_when_it_was_installed(tmp_path: Path) -> None:
    package = tmp_path / "planner"
    (package / "_seeds").mkdir(parents=True)
    assert paths.shipped("seeds", package) == package / "_seeds"
    assert paths.shipped("resources", package) == tmp_path / "resources"


@pytest.mark.skipif(sys.platform != "linux", reason="the variables are those of Linux desktops")
@pytest.mark.parametrize(
    ("folder", "variable"),
    [
        (paths.user_data_folder, "XDG_DATA_HOME"),
        (paths.user_settings_folder, "XDG_CONFIG_HOME"),
        (paths.user_cache_folder, "XDG_CACHE_HOME"),
    ],
)
def test_user_folders_follow_the_desktop_and_are_not_made(
    folder: object, variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))
    assert callable(folder)
    assert folder() == tmp_path / "learning-path-planner"
    assert not folder().exists()


def test_own_catalogues_lie_in_the_users_data() -> None:
    assert paths.user_catalogues_folder() == paths.user_data_folder() / "catalogues"


def test_the_log_has_a_folder_of_the_programs_own() -> None:
    assert "learning-path-planner" in paths.user_log_folder().parts


def test_platformdirs_is_imported_only_when_a_users_folder_is_asked_for() -> None:
    code = (
        "import sys, planner.paths as p; p.shipped('seeds');"
        "raise SystemExit('platformdirs' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
