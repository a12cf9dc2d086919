"""Pictures of every page: `python3 -m tests.screenshots [FOLDER] [SCENE ...]`.

The real window shows the steps to a new plan and the sample plan, and each scene (`tests.scenes`)
is saved light and dark, in both sizes and with everything twice as large, into ``screenshots``
beside this folder, which git ignores. With names of scenes (overview, start-skills, ...) only those
are made; with ``--pseudo`` in a made-up language that is 40 % longer than English.

`python3 -m tests.screenshots --readme` makes the few that README.md shows, small, in
`resources/screenshots`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

_ROOT = Path(__file__).parent.parent

SIZES = ((1280, 800), (960, 640))
MODES = ("light", "dark")
#: What README.md shows: pages by look.
README_PAGES = {"light": ("overview", "plan", "timeline", "skills"), "dark": ("network",)}
#: Most bytes of such a picture, and the numbers of colours tried to keep it below.
MOST_BYTES = 60_000
_COLOURS = (256, 192, 128, 96, 64, 48, 32, 16)
#: Colours no further apart than this in red, green and blue count as one.
_NEAR = 6
#: Asks for the made-up language, among the names of pages.
PSEUDO = "--pseudo"
#: The day of the pictures, so that one run can be held beside the next.
TODAY = dt.date(2027, 5, 20)


def main(arguments: Sequence[str]) -> int:
    """Take all pictures, each look and size in a process of its own; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python3 -m tests.screenshots", description="Take pictures of every page."
    )
    parser.add_argument("folder", nargs="?", type=Path, default=_ROOT / "screenshots")
    parser.add_argument("scenes", nargs="*", metavar="scene", help="overview, ...; all if none")
    parser.add_argument(PSEUDO, action="store_true", help="in a made-up language 40 %% longer")
    parser.add_argument("--readme", action="store_true", help="those of README.md, small")
    wanted = parser.parse_args(arguments)
    if wanted.readme:
        return readme_pictures(_ROOT / "resources" / "screenshots")
    names = [*wanted.scenes, *([PSEUDO] if wanted.pseudo else ())]
    looks = [(mode, *size, scale) for mode, size, scale in itertools.product(MODES, SIZES, (1, 2))]
    return next(filter(None, (_in_process(wanted.folder, look, names) for look in looks)), 0)


def readme_pictures(folder: Path) -> int:
    """Take the pictures of README.md, in few colours; returns the exit status."""
    from PySide6.QtGui import QImage

    with tempfile.TemporaryDirectory() as taken:
        for mode, pages in README_PAGES.items():
            if status := _in_process(Path(taken), (mode, *SIZES[0], 1), pages):
                return status
        folder.mkdir(exist_ok=True)
        for mode, pages in README_PAGES.items():
            for page in pages:
                width, height = SIZES[0]
                picture = QImage(f"{taken}/{page}-{mode}-{width}x{height}.png")
                (folder / f"{page}.png").write_bytes(small_png(picture))
    return 0


def small_png(picture: QImage) -> bytes:
    """A picture as PNG in as many of its colours as keep it small."""
    from PySide6.QtCore import QBuffer, Qt
    from PySide6.QtGui import QImage

    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(plain.constBits()).cast("I"))
    found = b""
    for count in _COLOURS:
        table = _apart([colour for colour, _ in pixels.most_common()], count)
        flags = Qt.ImageConversionFlag.ThresholdDither
        indexed = plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)
        buffer = QBuffer()
        # Qt's "quality" of a PNG is how little it is compressed.
        indexed.save(buffer, "PNG", 0)
        found = buffer.data().data()
        if len(found) <= MOST_BYTES:
            break
    return found


def _apart(colours: Sequence[int], count: int) -> list[int]:
    """The first so many colours that differ to the eye: a rare red is not left to a brown."""
    chosen: list[tuple[int, int, int]] = []
    for colour in colours:
        found = (colour >> 16 & 255, colour >> 8 & 255, colour & 255)
        if all(
            max(abs(a - b) for a, b in zip(found, each, strict=True)) > _NEAR for each in chosen
        ):
            chosen.append(found)
            if len(chosen) == count:
                break
    return [0xFF000000 | red << 16 | green << 8 | blue for red, green, blue in chosen]


def _in_process(folder: Path, look: tuple[object, ...], names: Sequence[str]) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-m", "tests.screenshots", "--one", str(folder)]
    ended = subprocess.run([*words, *map(str, look), *names], env=environment, check=False)
    return ended.returncode


def take(folder: Path, mode: str, width: int, height: int, scale: int, names: set[str]) -> None:
    """Take the pictures of one look; ``scale`` makes all text and what depends on it larger."""
    from PySide6.QtWidgets import QApplication

    from planner import app, paths
    from planner.storage.seeds import load_catalogue
    from planner.storage.settings_file import Settings
    from planner.ui.theme import ThemeSource
    from tests.pseudo import PseudoTranslator
    from tests.scenes import scenes

    application = QApplication([])
    if PSEUDO in names:
        application.installTranslator(PseudoTranslator(application))
    names = names - {PSEUDO}
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
    size = f"{width}x{height}" + (f"-{scale}00" if scale > 1 else "")
    for name, widget in scenes(desktop):
        if names and name not in names:
            continue
        _settle(application)
        widget.grab().save(str(folder / f"{name}-{mode}-{size}.png"))
    desktop.end()


def _settle(application: QApplication) -> None:
    """Let pass what is painted at once and what follows it; wait for work beside the screen."""
    from PySide6.QtWidgets import QApplication

    for _ in range(40):
        application.processEvents()
        application.thread().msleep(5)
    while QApplication.overrideCursor() is not None:
        application.processEvents()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        where, look, *numbers = sys.argv[2:7]
        take(Path(where), look, *map(int, numbers), set(sys.argv[7:]))
    else:
        sys.exit(main(sys.argv[1:]))
