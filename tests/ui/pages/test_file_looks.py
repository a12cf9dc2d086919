"""What is found out about files beside the screen, also where a drive does not answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from planner.storage.evidence_look import AskedFile, Standing
from planner.ui.pages import file_looks
from planner.ui.pages.file_looks import FileLooks
from planner.ui.pages.file_study import Studied

ROOM = QSize(228, 120)


@pytest.fixture
def looks(qtbot: QtBot) -> Iterator[FileLooks]:
    looks = FileLooks()
    yield looks
    looks.stop()


def known(qtbot: QtBot, looks: FileLooks) -> None:
    """Wait until everything asked is answered."""
    qtbot.waitUntil(lambda: not looks.is_busy, timeout=60_000)


def picture(folder: Path, name: str = "room.png", width: int = 400) -> AskedFile:
    """A real picture."""
    image = QImage(width, 300, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(folder / name))
    return AskedFile(str(folder / name))


def test_files_are_glanced_at_once_until_asked_again(
    qtbot: QtBot, looks: FileLooks, tmp_path: Path
) -> None:
    here, gone = picture(tmp_path), AskedFile(str(tmp_path / "gone.wav"))
    told: list[AskedFile] = []
    looks.learned.connect(told.extend)
    looks.glance_at([here, gone])
    known(qtbot, looks)
    assert (looks.standing(here), looks.standing(gone)) == (Standing.THERE, Standing.GONE)
    assert set(told) == {here, gone}
    Path(here.target).unlink()
    looks.glance_at([here, gone])
    assert not looks.is_busy
    looks.look_again()
    assert looks.standing(here) is Standing.THERE
    looks.glance_at([here])
    known(qtbot, looks)
    assert looks.standing(here) is Standing.GONE


def test_what_is_read_of_a_file_stays_until_it_is_written_again(
    qtbot: QtBot, looks: FileLooks, tmp_path: Path
) -> None:
    asked = picture(tmp_path)
    looks.study(asked, ROOM)
    known(qtbot, looks)
    shown = looks.picture(asked)
    assert shown is not None
    assert (shown.width(), shown.height()) == (228, 120)
    # A glance that sees less changes nothing of what reading told.
    looks.glance_at([asked])
    known(qtbot, looks)
    assert looks.picture(asked) is not None
    Path(asked.target).unlink()
    looks.look_again()
    looks.study(asked, ROOM)
    known(qtbot, looks)
    assert looks.standing(asked) is Standing.GONE
    assert looks.picture(asked) is None


def test_only_the_pictures_drawn_last_stay_in_memory(
    qtbot: QtBot, looks: FileLooks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_looks, "MOST_PICTURES", 2)
    files = [picture(tmp_path, f"{number}.png") for number in range(3)]
    for asked in files[:2]:
        looks.study(asked, ROOM)
        known(qtbot, looks)
    assert looks.picture(files[0]) is not None
    looks.study(files[2], ROOM)
    known(qtbot, looks)
    # The second was drawn longer ago than the first; it is read again when it is asked for.
    assert [looks.picture(asked) is not None for asked in files] == [True, False, True]
    looks.study(files[1], ROOM)
    known(qtbot, looks)
    assert looks.picture(files[1]) is not None


def test_a_drive_that_is_away_holds_up_neither_screen_nor_others(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_looks, "SILENT_AFTER", 0.05)
    back = threading.Event()

    def glancing(asked: AskedFile) -> Standing:
        if asked.target.startswith("/away"):
            back.wait(20)
        return Standing.THERE

    def studying(asked: AskedFile, room: QSize, before: Studied | None) -> Studied:
        return Studied(glancing(asked))

    looks = FileLooks(glancing=glancing, studying=studying)
    away = [AskedFile(f"/away/{number}.wav") for number in range(20)]
    here = AskedFile(str(tmp_path / "mix.wav"))
    looks.glance_at([*away, here])
    looks.study(here, ROOM)
    qtbot.waitUntil(lambda: looks.standing(away[-1]) is Standing.SILENT, timeout=60_000)
    assert {looks.standing(each) for each in away} == {Standing.SILENT}
    assert looks.standing(here) is Standing.THERE
    back.set()
    known(qtbot, looks)
    assert {looks.standing(each) for each in away} == {Standing.THERE}
    looks.stop()
