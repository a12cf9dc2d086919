"""A disk is asked beside the screen, and given up on where it does not answer."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain.profile import Evidence, EvidenceKind
from planner.ui.dialogs import links, patience
from planner.ui.dialogs.patience import answer_in_time
from tests.ui.worlds import TODAY


def test_an_answer_comes_from_another_thread(qtbot: QtBot) -> None:
    asker = threading.current_thread()
    assert answer_in_time(threading.current_thread) is not asker


def test_the_window_is_drawn_while_a_slow_disk_is_waited_for(qtbot: QtBot) -> None:
    turns: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(time.monotonic()))
    timer.start(10)
    may_answer = threading.Event()
    QTimer.singleShot(150, may_answer.set)
    assert answer_in_time(lambda: may_answer.wait(10)) is True
    assert len(turns) >= 3


def test_a_disk_that_is_away_is_given_up_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back, said = threading.Event(), list[str]()
    monkeypatch.setattr(links, "evidence_file", lambda *_: back.wait(20))
    monkeypatch.setattr(links, "tell", lambda *parts: said.append(parts[2]))
    monkeypatch.setattr(links, "answer_in_time", lambda work: patience.answer_in_time(work, 0.1))
    window = QWidget()
    qtbot.addWidget(window)
    piece = Evidence(kind=EvidenceKind.FILE, target="/away/mix.wav", title="Mix", added=TODAY)
    assert not links.open_evidence(piece, window)
    assert not links.show_folder_of(piece, window)
    assert len(said) == 2
    assert all(each.startswith("The folder of “Mix” does not answer.") for each in said)
    back.set()
