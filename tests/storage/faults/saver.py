"""A process that saves, made to be killed: `python -m tests.storage.faults.saver FILE PIPE`.

It imports everything once and then forks a child for each line it reads: `loop` saves again and
again, `once` waits for a byte in the pipe and saves once. The child writes the number of each state
that was reported as saved to standard output: what was promised is known after the kill.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from planner.domain.edits import set_notes
from planner.domain.profile import Profile
from planner.storage.profile_file import ProfileStore, read_profile


def state(profile: Profile, number: int) -> Profile:
    """The plan with a number in it, some hundred kilobytes long."""
    return set_notes("m-1", f"{number} " * (40_000 // (len(str(number)) + 1))).apply(profile)[0]


def number_of(profile: Profile) -> int:
    """The number of a state, 0 for the first; all of its text is of one state."""
    notes = profile.milestone("m-1").notes  # type: ignore[union-attr]
    numbers = set(notes.split())
    assert len(numbers) <= 1
    return int(numbers.pop()) if numbers else 0


def _tell(number: int) -> None:
    os.write(1, f"{number}\n".encode())


def _save(file: Path, go: int, *, ever: bool) -> None:
    store = ProfileStore(file)
    profile = store.load().profile
    number = number_of(profile)
    if not ever:
        store.save(profile)  # the first save of a session reads back; the one that counts does not
        after = state(profile, number + 1)
        _tell(-1)
        os.read(go, 1)
        store.save(after)
        _tell(number + 1)
        os._exit(0)
    while True:
        number += 1
        store.save(state(profile, number))
        _tell(number)


def main() -> None:
    """Fork a child for each line."""
    file, go = Path(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:  # what a save imports is imported now
        warm = ProfileStore(Path(folder) / "warm.json")
        warm.create(read_profile(file).profile)
        warm.save(read_profile(file).profile)
    for line in sys.stdin:
        named, name = os.pipe()
        child = os.fork()
        if child == 0:
            os.read(named, 1)  # the first line is the parent's
            try:
                _save(file, go, ever=line.strip() == "loop")
            finally:
                os._exit(1)
        os.write(1, f"child {child}\n".encode())
        os.write(name, b"!")
        os.close(named)
        os.close(name)
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
