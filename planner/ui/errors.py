"""What happens when something unforeseen goes wrong: a log, one dialog, and the app goes on.

Exceptions in slots, timers and paint events reach `sys.excepthook`; this is the one place that
takes them all. A report names types, files and lines and never what the learner wrote, so that it
can be passed on as it is.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from planner import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_LOG_BYTES = 1_000_000
_LOG_FILES = 5
_PACKAGE = Path(__file__).resolve().parents[1]

_log = logging.getLogger("planner")


def report_of(
    kind: type[BaseException], trace: TracebackType | None, *, version: str = __version__
) -> str:
    """Describe an exception without its message: messages may hold titles, notes or paths."""
    lines = [
        f"planner {version}, Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    lines.extend(
        f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(trace)
    )
    return "\n".join(lines)


def start_log(folder: Path) -> bool:
    """Write the log into a folder; False where that cannot be, and then there is none."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "planner.log",
            maxBytes=_LOG_BYTES,
            backupCount=_LOG_FILES - 1,
            encoding="utf-8",
        )
        faults = (folder / "faults.log").open("a", encoding="utf-8")
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    faulthandler.enable(faults)
    return True


def _short(name: str) -> str:
    path = Path(name)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.name


class ErrorReporter(QObject):
    """Takes unforeseen exceptions from every thread and shows the first of a row."""

    _raised = Signal(str)

    def __init__(self, rescue: Callable[[], None], parent: QObject | None = None) -> None:
        """Call ``rescue`` first on each exception: it saves what can be saved."""
        super().__init__(parent)
        self._rescue = rescue
        self._showing = False
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
        self._before[0](kind, error, trace)
        self._raised.emit(report)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._take(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, report: str) -> None:
        self._rescue()
        if self._showing:
            return
        self._showing = True
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
