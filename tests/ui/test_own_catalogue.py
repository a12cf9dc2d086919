"""Problems of the learner's own catalogues are told in the window, and everything else works."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import app
from planner.storage.settings_file import Settings
from planner.ui.dialogs.catalogue_problems import CatalogueProblemsDialog
from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import Button
from tests.storage.catalogue_folders import write

NOW = dt.datetime(2027, 2, 1, 9, tzinfo=dt.UTC)


def test_a_banner_leads_to_their_list_and_goes_away(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "additions/more.json", {"extends": "gone"})
    shown: list[int] = []
    monkeypatch.setattr(
        CatalogueProblemsDialog, "tell", lambda _, problems, *__: shown.append(len(problems))
    )
    desktop = app.build(
        settings=Settings(),
        themes=themes,
        clock=lambda: NOW,
        folders=[tmp_path],
        keep_settings=False,
    )
    qtbot.addWidget(desktop.window)
    desktop.begin(None)
    banner = desktop.window.banner
    assert not banner.isHidden()
    assert banner.plain_text.startswith("Your own catalogue has a problem.")
    assert "mixing-engineer" in desktop.catalogue.careers
    show, later = (each for each in banner.findChildren(Button) if not each.isHidden())
    show.click()
    assert shown == [1]
    later.click()
    assert banner.isHidden()
    desktop.end()
