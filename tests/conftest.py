"""What every test can rely on: no screen, empty folders of its own, quick random examples."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.cycles import Cycles

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from planner.ui.icons import IconStore

# Read when Qt is first imported, so set before any test module is.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Whoever runs the tests may live anywhere; what other regions change is asked for by its tests.
for name in ("LC_ALL", "LC_NUMERIC", "LC_TIME", "LANG", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"

# The quick suite tries the same examples every time, so that a change is judged by what it changes;
# before one is taken, more of them are tried; the campaign draws new ones.
settings.register_profile(
    "quick",
    max_examples=30,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("taken", parent=settings.get_profile("quick"), max_examples=50)
settings.register_profile(
    "campaign", parent=settings.get_profile("quick"), derandomize=False, max_examples=5_000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_configure(config: pytest.Config) -> None:
    """Have cycles of objects cleared away between two tests."""
    config.pluginmanager.register(Cycles())


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give new folders; pytest looks through all there are for each name, which are thousands."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def user_folders(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test empty folders of the user's, so that none reads or writes real ones."""
    home = next(homes)
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name))
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture
def short_home(user_folders: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder for data whose name is short: an address of a socket is, and pytest's are not."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_DATA_HOME", folder)
        yield


@pytest.fixture(scope="session")
def icons(qapp: QApplication) -> IconStore:
    """Give the shipped icons; what one test has drawn, the next need not draw anew."""
    from planner import paths
    from planner.ui.icons import IconStore

    return IconStore(paths.shipped("resources") / "icons")


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what the terminal of whoever runs the tests says of its width and colours."""
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
