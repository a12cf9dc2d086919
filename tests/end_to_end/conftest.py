"""What the end-to-end tests share."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from planner import cli, paths
from planner.ui.icons import IconStore
from planner.ui.theme import ThemeSource
from tests.end_to_end.worlds import TODAY


@pytest.fixture
def themes(qapp: QApplication, icons: IconStore) -> ThemeSource:
    """Give the light look, applied."""
    source = ThemeSource(paths.shipped("resources"), "light", icons=icons)
    source.apply()
    return source


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Message boxes say what they would and are closed at once, by Esc as it were."""
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.text()) or 0)
    monkeypatch.setattr(QMessageBox, "open", lambda box: texts.append(box.text()))
    return texts


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a plan that the command line made."""
    path = tmp_path_factory.mktemp("made") / "plan.json"
    options = ["new", str(path), "--career", "mixing-engineer", "--hours", "8"]
    assert cli.main([f"--today={TODAY}", *options]) == 0
    return path.read_bytes()
