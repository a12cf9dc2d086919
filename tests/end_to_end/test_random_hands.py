"""Whatever hands do at random: nothing fails, nothing is lost, and all of it can be taken back."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from planner import paths
from planner.domain.profile import Profile
from planner.domain.sample_plan import sample_profile
from planner.storage.profile_file import ProfileStore
from planner.storage.seeds import load_catalogue
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.end_to_end.random_hands import Hands
from tests.end_to_end.worlds import TODAY, saved, started

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

ACTIONS = 600
CAREERS = ("mixing-engineer", "foley-artist", "music-composer")


@pytest.fixture(autouse=True)
def nothing_leaves_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Choosers of files are the system's: they are cancelled; browsers are not opened."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)


@pytest.mark.parametrize("seed", range(24))
def test_whatever_is_done_nothing_fails_and_nothing_is_lost(
    seed: int, qtbot: QtBot, themes: ThemeSource, tmp_path: Path
) -> None:
    catalogue, _ = load_catalogue([paths.shipped("seeds")])
    path = tmp_path / "plan.json"
    career = CAREERS[seed % len(CAREERS)]
    ProfileStore(path).create(sample_profile(catalogue, TODAY, career, "hands"))
    there = set(QApplication.topLevelWidgets())
    with started(qtbot, themes, path) as desktop:
        first = desktop.session
        assert first is not None
        before = first.profile
        hands = Hands(desktop, seed, ACTIONS)
        hands.work()
        gc.collect()
        QApplication.processEvents()
        strays = {each for each in QApplication.topLevelWidgets() if each.parent() is None}
        assert strays - there == {desktop.window}, "a part without a parent is Python's to delete"
        # A click may have led to another plan, to the steps to one, or thrown this one away.
        last = desktop.session
        kept = desktop.store
        if last is first:
            _undone_and_done_again(first, before, list(hands.trail))
    if last is first:
        assert kept is not None
        assert saved(kept.path) == first.profile


def _undone_and_done_again(session: PlanSession, before: Profile, trail: list[str]) -> None:
    stack, after = session.undo_stack, session.profile
    steps = stack.index()
    while stack.canUndo():
        stack.undo()
    assert session.profile == before, trail
    while stack.index() < steps:
        stack.redo()
    assert session.profile == after, trail
