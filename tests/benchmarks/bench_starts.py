"""Starting: whole processes, beside a bare interpreter and a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from planner.storage.profile_file import ProfileStore
from tests.benchmarks.measure import Measure, compared
from tests.benchmarks.samples import career_profile

#: A window and nothing else, gone at its first paint.
_BARE_WINDOW = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
#: The app with the plan in argument 1, gone at its first paint or at the first with the plan in it.
_APP = """
import os, sys
from pathlib import Path
from planner import app
class Window(app.MainWindow):
    wanted = sys.argv[2] == "window"
    def show_page(self, *arguments, **named):
        super().show_page(*arguments, **named)
        self.wanted = True
    def paintEvent(self, event):
        super().paintEvent(event)
        if self.wanted:
            os._exit(0)
app.MainWindow = Window
sys.exit(app.run(Path(sys.argv[1])))
"""


def measures() -> Sequence[Measure]:
    """The command line beside `python -c pass`, the window beside a bare one."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.json"
        ProfileStore(plan).create(career_profile())
        bare, nothing = _process("-c", _BARE_WINDOW), _process("-c", "pass")
        return [
            compared(
                "planner --version (process)",
                _process("-m", "planner", "--version"),
                nothing,
                "python -c pass",
            ),
            compared(
                "planner show (process)",
                _process("-m", "planner", "show", str(plan)),
                nothing,
                "python -c pass",
            ),
            compared(
                "first paint of the app (process)",
                _process("-c", _APP, str(plan), "window"),
                bare,
                "bare window",
            ),
            compared(
                "a career's plan on the screen (process)",
                _process("-c", _APP, str(plan), "plan"),
                bare,
                "bare window",
            ),
        ]


def _process(*arguments: str) -> Callable[[], object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    return lambda: subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, env=environment
    )
