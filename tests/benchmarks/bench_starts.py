"""Starting: whole processes, beside a bare interpreter and a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from planner.storage.profile_file import ProfileStore
from tests.benchmarks.measure import Measure, compared
from tests.benchmarks.samples import career_profile

#: A window and nothing else, gone at its first paint.
_BARE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(1, app.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
#: The app, gone once its window has been painted; `%s` is the plan it opens.
_APP = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from planner import app
sys.exit(app.run(Path(%r), until_painted=True))
"""


def measures() -> Sequence[Measure]:
    """The command line beside `python -c pass`, the window beside a bare one."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.json"
        ProfileStore(plan).create(career_profile())
        return (
            compared(
                "planner --version (whole process)",
                _process("-m", "planner", "--version"),
                _process("-c", "pass"),
                "python -c pass",
            ),
            compared(
                "planner show (whole process)",
                _process("-m", "planner", "show", str(plan)),
                _process("-c", "pass"),
                "python -c pass",
            ),
        )


def _process(*arguments: str) -> object:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    return lambda: subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, env=environment
    )
