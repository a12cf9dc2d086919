"""Settings taken over by the window, and folders that cannot be written to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import app, paths
from planner.domain.catalogue import Catalogue
from planner.storage.private_folder import may_be_made
from planner.storage.settings_file import Settings, settings_path
from planner.ui import looks
from planner.ui.desktop import Desktop
from planner.ui.theme import ThemeSource
from tests.ui.worlds import RESOURCE, Clock


def _begun(qtbot: QtBot, themes: ThemeSource) -> Desktop:
    made = app.build(
        settings=Settings(),
        themes=themes,
        clock=Clock(),
        catalogue=Catalogue.of(resources=(RESOURCE,)),
    )
    qtbot.addWidget(made.window)
    made.window.show()
    made.begin(None)
    return made


def test_a_first_start_on_a_read_only_disk_opens_and_says_what_is_not_kept(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    # The folders are made files: those who run as root may write into any folder.
    for folder in (paths.user_settings_folder(), paths.user_data_folder()):
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.write_text("")
    made = _begun(qtbot, themes)
    said = made.window.banner.plain_text
    assert "settings, new plans and snapshots" in said
    made.run("theme-dark")
    assert made.settings.theme == "dark"
    assert not settings_path().exists()
    made.run(looks.PUT_AWAY)
    assert not made.window.has_banner
    made.end()


def test_nothing_is_said_and_written_where_folders_can_be_made(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    made = _begun(qtbot, themes)
    assert not made.window.has_banner
    assert not settings_path().exists()
    made.end()


def test_a_folder_may_be_made_where_its_parent_can_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert may_be_made(tmp_path / "a" / "b")
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    assert not may_be_made(tmp_path / "a" / "b")
