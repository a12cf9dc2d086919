"""Unforeseen exceptions."""

from __future__ import annotations

import faulthandler
import logging
import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from planner.ui.errors import ErrorReporter, report_of, start_log


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.text()) or 0)
    return texts


@pytest.fixture
def rescued() -> list[bool]:
    return []


@pytest.fixture
def reporter(
    qtbot: QtBot, rescued: list[bool], monkeypatch: pytest.MonkeyPatch
) -> Iterator[ErrorReporter]:
    # What stood there before would print to the terminal; pytest-qt would fail the test for it.
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda *_: None)
    reporter = ErrorReporter(lambda: rescued.append(True))
    reporter.install()
    yield reporter
    reporter.remove()


def _raised(message: str) -> BaseException:
    try:
        int(message)
    except ValueError as error:
        return error
    pytest.fail("a note is no number")


def test_a_report_names_places_and_never_what_was_written() -> None:
    error = _raised("my private note")
    report = report_of(type(error), error.__traceback__)
    assert "ValueError" in report
    assert "test_errors.py" in report
    assert "my private note" not in report
    assert str(Path(__file__).parent) not in report


def test_an_exception_saves_and_shows_one_dialog(
    reporter: ErrorReporter, shown: list[str], rescued: list[bool], qtbot: QtBot
) -> None:
    error = _raised("private")
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(shown))
    assert rescued == [True]
    assert "Your plan is kept" in shown[0]
    assert "private" not in shown[0]


def test_an_exception_in_a_thread_is_shown_too(
    reporter: ErrorReporter, shown: list[str], qtbot: QtBot
) -> None:
    def fail() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown))


def test_removing_puts_the_hooks_back(qtbot: QtBot) -> None:
    before = (sys.excepthook, threading.excepthook)
    reporter = ErrorReporter(lambda: None)
    reporter.install()
    assert sys.excepthook != before[0]
    reporter.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_log_is_written_or_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: list[TextIO] = []
    monkeypatch.setattr(faulthandler, "enable", files.append)  # pytest has its own
    logger = logging.getLogger("planner")
    before = list(logger.handlers)
    assert start_log(tmp_path / "log")
    logger.error("a report")
    assert "a report" in (tmp_path / "log" / "planner.log").read_text(encoding="utf-8")
    files[0].close()
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not start_log(tmp_path / "file")


def test_what_is_raised_again_and_again_is_shown_a_few_times(
    reporter: ErrorReporter, shown: list[str], rescued: list[bool], qtbot: QtBot
) -> None:
    """An exception in a paint event comes back with every dialog that is closed."""
    error = _raised("private")
    for number in range(1, 11):
        sys.excepthook(type(error), error, error.__traceback__)
        qtbot.waitUntil(lambda number=number: len(rescued) == number)
    assert len(shown) == 3
    other = _raised("another place")
    sys.excepthook(type(other), other, None)
    qtbot.waitUntil(lambda: len(shown) == 4)


def test_saving_that_fails_too_keeps_the_dialog_from_nobody(
    qtbot: QtBot, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda *_: None)

    def fail() -> None:
        raise RuntimeError("private")

    reporter = ErrorReporter(fail)
    reporter.install()
    error = _raised("private")
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(shown))
    reporter.remove()


def test_neither_terminal_nor_log_gets_what_was_written(
    reporter: ErrorReporter,
    shown: list[str],
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    error = _raised("my private note")
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(shown))
    written = capsys.readouterr().err + caplog.text
    assert "ValueError" in written
    assert "my private note" not in written


@pytest.mark.skipif(os.name == "nt", reason="it has no such permissions")
def test_the_logs_are_the_learners_alone_and_no_link_leads_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: list[TextIO] = []
    monkeypatch.setattr(faulthandler, "enable", files.append)
    logger = logging.getLogger("planner")
    before = list(logger.handlers)
    mask = os.umask(0)
    try:
        assert start_log(tmp_path / "state" / "log")
    finally:
        os.umask(mask)
    logger.error("a report")
    files[0].close()
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()
    made = [tmp_path / "state", *(tmp_path / "state").rglob("*")]
    assert len(made) == 4
    assert all(stat.S_IMODE(each.stat().st_mode) & 0o077 == 0 for each in made)
    planted, target = tmp_path / "planted", tmp_path / "theirs"
    planted.mkdir()
    target.write_bytes(b"theirs")
    (planted / "planner.log").symlink_to(target)
    assert not start_log(planted)
    assert target.read_bytes() == b"theirs"
