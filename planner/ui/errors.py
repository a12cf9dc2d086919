"""What happens when something unforeseen goes wrong: a log, one dialog, and the app goes on.

Exceptions in slots, timers and paint events reach `sys.excepthook`; this is the one place that
takes them all. A report names types, files and lines and never what the learner wrote, so that it
can be passed on as it is.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from collections import Counter
from io import BufferedWriter, FileIO, TextIOWrapper
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from planner.storage.private_folder import make_private_folder
from planner.ui.fault_report import report_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

_LOG_BYTES = 1_000_000
_LOG_FILES = 5
#: One that comes with every paint event must not keep the learner from working.
_MOST_SHOWN = 3

_log = logging.getLogger("planner")


class _PrivateLog(RotatingFileHandler):
    """A log that only the learner can read."""

    def _open(self) -> TextIOWrapper:
        return _private_file(self.baseFilename)


def _private_file(path: Path | str) -> TextIOWrapper:
    """Open a file to write on in it, for the learner alone, and never where a link leads."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    return TextIOWrapper(BufferedWriter(FileIO(os.open(path, flags, 0o600), "a")), "utf-8")


def start_log(folder: Path) -> bool:
    """Write the log into a folder; False where that cannot be, and then there is none."""
    try:
        make_private_folder(folder)
        handler = _PrivateLog(
            folder / "planner.log",
            maxBytes=_LOG_BYTES,
            backupCount=_LOG_FILES - 1,
            encoding="utf-8",
        )
        faults = _private_file(folder / "faults.log")
        if faults.tell() > _LOG_BYTES:
            faults.truncate(0)
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    faulthandler.enable(faults)
    return True


class ErrorReporter(QObject):
    """Takes unforeseen exceptions from every thread and shows the first of a row."""

    _raised = Signal(str)

    def __init__(self, rescue: Callable[[], None], parent: QObject | None = None) -> None:
        """Call ``rescue`` first on each exception: it saves what can be saved."""
        super().__init__(parent)
        self._rescue = rescue
        self._showing = False
        self._shown: Counter[str] = Counter()
        self._before = (sys.excepthook, threading.excepthook)
        # Queued, because the exception may come from a worker, or from inside a paint event.
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take exceptions from now on."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    def remove(self) -> None:
        """Take no more of them."""
        sys.excepthook, threading.excepthook = self._before

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        report = report_of(kind, trace)
        _log.error("%s", report)
        if sys.stderr is not None:  # which many desktops keep as a log
            sys.stderr.write(f"{report}\n")
        self._raised.emit(report)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._take(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, report: str) -> None:
        self._try_to_rescue(report)
        if self._showing or self._shown[report] >= _MOST_SHOWN:
            return
        self._showing = True
        self._shown[report] += 1
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Something went wrong"))
        box.setText(
            self.tr(
                "The last step could not be finished. Your plan is kept, and you can go on.\n\n"
                "The report names places in the program and nothing that you wrote."
            )
        )
        copy = box.addButton(self.tr("Copy report"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        if box.clickedButton() is copy:
            QGuiApplication.clipboard().setText(report)
        box.deleteLater()
        self._showing = False

    def _try_to_rescue(self, report: str) -> None:
        try:
            self._rescue()
        except Exception as error:
            if report not in self._shown:
                _log.error("and saving failed: %s", report_of(type(error), error.__traceback__))
