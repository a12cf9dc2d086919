"""Kills: at random moments of saves, and at every single system call of one.

After each the file loads and holds the last state that was reported as saved, or the one being
saved. The campaign prints its figures: `python3 -m tests -m campaign -s -k kill`.
"""

from __future__ import annotations

import os
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planner.storage.profile_file import ProfileStore, read_profile
from tests.storage.conftest import small_profile
from tests.storage.faults.saver import number_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
#: A call as strace notes it down, after the moment in seconds.
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A saved plan in a folder of its own."""
    folder = tmp_path / "plans"
    folder.mkdir()
    ProfileStore(folder / "plan.json").create(small_profile())
    return folder / "plan.json"


class Saver:
    """The process that forks those that are killed."""

    def __init__(self, process: subprocess.Popen[str], waits: int, go: int) -> None:
        self._process = process
        self._waits = waits
        self._go = go

    def begin(self, how: str) -> int:
        """Let a child begin, and give its process id."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{how}\n")
        self._process.stdin.flush()
        word, child = self._line().split()
        assert word == "child"
        return int(child)

    def wait_ready(self) -> None:
        """Wait until a child that saves once is about to."""
        assert self._line() == "-1"

    def go(self) -> None:
        """Let it save."""
        os.write(self._go, b"!")

    def told(self) -> list[int]:
        """The numbers told as saved, once the child is gone."""
        numbers = []
        while (line := self._line()) != "gone":
            numbers.append(int(line))
        if select.select([self._waits], [], [], 0)[0]:
            os.read(self._waits, 1)  # killed before it heard that it may go
        return numbers

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def saver(file: Path) -> Iterator[Saver]:
    """Run the process that forks; a pipe tells a child to go."""
    ours, theirs = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.faults.saver", str(file), str(ours)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        pass_fds=(ours,),
        cwd=Path(__file__).parents[3],
    ) as process:
        yield Saver(process, ours, theirs)
        assert process.stdin is not None
        process.stdin.close()
    os.close(ours)
    os.close(theirs)


def _holds(file: Path, acknowledged: int, most: int) -> bool:
    """The file loads, and what was promised is in it; tells whether it is the newer state."""
    number = number_of(read_profile(file).profile)
    assert acknowledged <= number <= most
    return number > acknowledged


def _kill_at_random(file: Path, kills: int, seed: int) -> Counter[str]:
    choose = random.Random(seed)
    found: Counter[str] = Counter()
    last = 0
    with saver(file) as process:
        for _ in range(kills):
            child = process.begin("loop")
            time.sleep(choose.uniform(0, 0.1))
            os.kill(child, signal.SIGKILL)
            told = process.told()
            acknowledged = max([last, *told])
            found["newer" if _holds(file, acknowledged, acknowledged + 1) else "promised"] += 1
            found["saves"] += len(told)
            last = number_of(read_profile(file).profile)
    with ProfileStore(file).lock():
        assert list(file.parent.iterdir()) == [file], "what the kills left is swept"
    return found


def test_a_kill_at_a_random_moment_loses_nothing(file: Path) -> None:
    assert _kill_at_random(file, 10, 1)["saves"] > 0


@pytest.mark.campaign
def test_six_hundred_kills_at_random_moments_lose_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _kill_at_random(file, 600, 2)
    with capsys.disabled():
        sys.stdout.write(
            f"\n600 kills among {found['saves']} saves: lost 0, unreadable 0, "
            f"{found['newer']} left the state being saved\n"
        )
    assert found["saves"] > 100


def _strace() -> str:
    found = shutil.which("strace")
    if found is None:
        pytest.skip("strace is not installed")
    traced = subprocess.run(
        [found, "-o", os.devnull, "true"], capture_output=True, text=True, check=False
    )
    if traced.returncode:
        pytest.skip(f"this system does not let processes be traced: {traced.stderr.strip()}")
    return found


@contextmanager
def _attached(strace: str, child: int, *options: str) -> Iterator[None]:
    with subprocess.Popen(
        [strace, "-f", *options, "-p", str(child)], stderr=subprocess.PIPE, text=True
    ) as tracer:
        assert tracer.stderr is not None
        assert "attached" in tracer.stderr.readline()
        yield
        tracer.stderr.read()


def _calls_of_a_save(strace: str, file: Path, log: Path) -> list[str]:
    """Names of the system calls of one save, in order, without those around it."""
    with saver(file) as process:
        child = process.begin("once")
        process.wait_ready()
        with _attached(strace, child, "-o", str(log)):
            process.go()
            told = process.told()
    assert len(told) == 1
    names = [match[1] for line in log.read_text().splitlines() if (match := _CALL.match(line))]
    return [name for name in names if name not in {"exit_group", "restart_syscall"}]


def _kill_at_each_call(file: Path, log: Path, every: int) -> Counter[str]:
    strace = _strace()
    calls = _calls_of_a_save(strace, file, log)
    assert {"fsync", "write"} <= set(calls)
    assert any(name.startswith("rename") for name in calls)
    seen: Counter[str] = Counter()
    found: Counter[str] = Counter(calls=len(calls))
    with saver(file) as process:
        for place, name in enumerate(calls):
            seen[name] += 1
            if place % every:
                continue
            before = number_of(read_profile(file).profile)
            child = process.begin("once")
            process.wait_ready()
            inject = f"inject={name}:signal=SIGKILL:when={seen[name]}"
            with _attached(strace, child, "-o", str(log), "-e", inject):
                process.go()
                told = process.told()
            found["kills"] += not told
            acknowledged = max([before, *told])
            found["newer" if _holds(file, acknowledged, before + 1) else "promised"] += 1
    with ProfileStore(file).lock():
        assert list(file.parent.iterdir()) == [file], "what the kills left is swept"
    return found


def test_a_kill_at_every_tenth_system_call_loses_nothing(file: Path, tmp_path: Path) -> None:
    found = _kill_at_each_call(file, tmp_path / "log", 10)
    assert found["kills"] > 0
    assert found["promised"] > 0


@pytest.mark.campaign
def test_a_kill_at_every_system_call_loses_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _kill_at_each_call(file, tmp_path / "log", 1)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{found['kills']} kills at the {found['calls']} system calls of a save: lost 0, "
            f"unreadable 0, {found['newer']} left the state being saved\n"
        )
    assert found["kills"] >= found["calls"] - 5
    assert found["newer"] > 0
