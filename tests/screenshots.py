"""Pictures of every page: `python3 -m tests.screenshots [FOLDER] [PAGE ...]`.

The real window shows the sample plan, and each page is saved light and dark, in both sizes and with
everything twice as large, into ``screenshots`` beside this folder, which git ignores. With names of
pages (overview, plan, ...) only those are made.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SIZES = ((1280, 800), (960, 640))
MODES = ("light", "dark")
#: How large things are, and the size each is looked at in besides the usual two.
DOUBLE = (1280, 800)
#: The day of the pictures, so that one run can be held beside the next.
TODAY = dt.date(2027, 5, 20)


def main(arguments: Sequence[str]) -> int:
    """Take all pictures, each look and size in a process of its own; returns the exit status."""
    folder = Path(arguments[0] if arguments else Path(__file__).parent.parent / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    looks = [(mode, *size, 1) for mode, size in itertools.product(MODES, SIZES)]
    looks += [(mode, *DOUBLE, 2) for mode in MODES]
    for look in looks:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        words = [sys.executable, "-m", __name__ if __name__ != "__main__" else "tests.screenshots"]
        words += ["--one", str(folder), *map(str, look), *arguments[1:]]
        ended = subprocess.run(words, env=environment, check=False)
        if ended.returncode:
            return ended.returncode
    return 0


def take(folder: Path, mode: str, width: int, height: int, scale: int, pages: set[str]) -> None:
    """Take the pictures of one look; ``scale`` makes all text and what depends on it larger."""
    from PySide6.QtWidgets import QApplication

    from planner import app, paths
    from planner.storage.seeds import load_catalogue
    from planner.storage.settings_file import Settings
    from planner.ui.theme import ThemeSource
    from planner.ui.visits import HOME

    application = QApplication([])
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    application.setFont(font)
    themes = ThemeSource(paths.shipped("resources"), mode)
    themes.apply()
    catalogue, _ = load_catalogue([paths.shipped("seeds")])
    desktop = app.build(
        settings=Settings(theme=mode),
        themes=themes,
        clock=lambda: dt.datetime.combine(TODAY, dt.time(9, 41)),
        catalogue=catalogue,
        keep_settings=False,
    )
    desktop.window.resize(width, height)
    desktop.window.show()
    desktop.show_sample()
    desktop.window.hide_banner()
    assert desktop._visits is not None
    for name in (HOME, *desktop._visits.names):
        if pages and name not in pages:
            continue
        desktop.run(f"go-{name}")
        for _ in range(40):
            application.processEvents()
            application.thread().msleep(5)
        size = f"{width}x{height}" + (f"-{scale}00" if scale > 1 else "")
        desktop.window.grab().save(str(folder / f"{name}-{mode}-{size}.png"))
    desktop.end()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        where, look, *numbers = sys.argv[2:7]
        take(Path(where), look, *map(int, numbers), set(sys.argv[7:]))
    else:
        sys.exit(main(sys.argv[1:]))
