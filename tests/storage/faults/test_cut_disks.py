"""Power cuts on a real file system: its image is copied at random instants while a plan is saved.

What the copy lacks is what a cut would have lost. It is mounted, whereby the journal is played
back, and must hold the last state that was reported as saved before the copy began, or a later one.
Needs the right to mount, so it is a campaign: `python3 -m tests -m campaign -s -k cut_disks`.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planner.storage.profile_file import ProfileStore, read_profile
from tests.storage.conftest import small_profile
from tests.storage.faults.saver import number_of

CUTS = 220
_MEGABYTES = 24


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[None]:
    """The file system in an image, under a folder."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """An empty ext4 file system that can be mounted here."""
    if not shutil.which("mkfs.ext4") or not hasattr(os, "geteuid") or os.geteuid():
        pytest.skip("mounting an image takes the right to do so, and mkfs.ext4")
    made = tmp_path / "disk.img"
    made.write_bytes(b"")
    os.truncate(made, _MEGABYTES * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", str(made)], check=True)
    try:
        with mounted(made, tmp_path / "try"):
            pass
    except subprocess.CalledProcessError:
        pytest.skip("nothing can be mounted here")
    return made


class Saving:
    """A process that saves again and again and tells the number of each state that is safe."""

    def __init__(self, file: Path) -> None:
        self._pipe = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.faults.saver", str(file), str(self._pipe[0])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            pass_fds=(self._pipe[0],),
            cwd=Path(__file__).parents[3],
        )
        assert self._process.stdin is not None
        self._process.stdin.write(b"loop\n")
        self._child = 0
        self._rest = b""
        self.acknowledged = 0

    def read(self) -> None:
        """Take in what was told by now."""
        assert self._process.stdout is not None
        out = self._process.stdout.fileno()
        while select.select([out], [], [], 0)[0]:
            told = os.read(out, 65_536)
            assert told, "the saver has ended"
            *lines, self._rest = (self._rest + told).split(b"\n")
            for line in lines:
                if line.startswith(b"child"):
                    self._child = int(line.split()[1])
                else:
                    self.acknowledged = int(line)

    def end(self) -> None:
        """Stop it."""
        if self._child:
            os.kill(self._child, 9)
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        for end in self._pipe:
            os.close(end)


@pytest.mark.campaign
def test_no_cut_loses_what_was_reported_as_saved(
    image: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, ahead = random.Random(7), 0
    with mounted(image, tmp_path / "disk"):
        file = tmp_path / "disk" / "plan.json"
        ProfileStore(file).create(small_profile())
        saving = Saving(file)
        try:
            until = time.monotonic() + 60
            while saving.acknowledged < 3 and time.monotonic() < until:
                saving.read()
            assert saving.acknowledged >= 3
            for _ in range(CUTS):
                time.sleep(chance.uniform(0, 0.04))
                saving.read()
                promised = saving.acknowledged
                cut = tmp_path / "cut.img"
                shutil.copyfile(image, cut)
                with mounted(cut, tmp_path / "after"):
                    number = number_of(read_profile(tmp_path / "after" / "plan.json").profile)
                assert number >= promised
                ahead += number > promised
        finally:
            saving.end()
    with capsys.disabled():
        sys.stdout.write(
            f"\n{CUTS} cuts, {saving.acknowledged} saves promised, none lost, {ahead} ahead\n"
        )
