"""What every command stands on: the common options, the catalogue, and where its words go."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain import typed_values as typed
from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from planner.domain.catalogue import Catalogue
    from planner.domain.plan import Plan
    from planner.domain.profile import Profile
    from planner.export.plan_text import Terminal
    from planner.storage.profile_file import ProfileStore


class MissingCatalogueError(PlannerError):
    """A catalogue folder that is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "There is no folder “{path}”. Check the name of the catalogue folder.", path=path
            )
        )


class Desk:
    """What the common options say, and where a command's words go."""

    def __init__(self, common: argparse.Namespace) -> None:
        self.trust_edits: bool = common.trust_edits
        self.given_today = None if common.today is None else typed.date_of(common.today)
        self.today = self.given_today or dt.datetime.now().astimezone().date()
        self.folders = tuple(Path(folder) for folder in common.catalogue)

    def catalogue(self) -> Catalogue:
        """The shipped catalogue, the learner's own ones and the folders named."""
        from planner.storage.seeds import load_all

        for folder in self.folders:
            require_folder(folder)
        catalogue, problems = load_all(self.folders)
        if problems:
            self.remark(f"{count(problems, 'problem')} in the catalogue; "
                        "“planner catalogue check” lists them.")  # fmt: skip
        return catalogue

    def clock(self) -> dt.datetime:
        """The real time, whatever day everything else is computed for."""
        return dt.datetime.now(dt.UTC)

    @contextmanager
    def changing(self, path: Path) -> Iterator[ProfileStore]:
        """A plan's file for a command that changes it: locked, and kept as it was before.

        Raises:
            ProfileInUseError: Another window or command has it.
        """
        from planner.storage.profile_file import ProfileStore
        from planner.storage.snapshot_rhythm import SnapshotRhythm

        rhythm = SnapshotRhythm(self.clock)
        store = ProfileStore(path, rhythm=rhythm)
        with store.lock():
            yield store
        news = rhythm.news()
        if news is not None:
            self.remark(str(news))

    def plan(self, profile: Profile, catalogue: Catalogue) -> Plan:
        """A profile seen from today."""
        from planner.domain.plan import plan_of

        return plan_of(profile, self.today, catalogue)

    def terminal(self) -> Terminal:
        """How wide standard output is; what is not a terminal gets one line per row."""
        from planner.export.plan_text import Terminal

        is_terminal = sys.stdout is not None and sys.stdout.isatty()
        width = shutil.get_terminal_size().columns
        if not is_terminal and not os.environ.get("COLUMNS"):
            width = 1000
        return Terminal(width, is_terminal and not os.environ.get("NO_COLOR"))

    def say(self, lines: Iterable[str]) -> None:
        """Put lines that are laid out already on standard output."""
        for line in lines:
            print(line)

    def tell(self, sentence: str) -> None:
        """Put one line on standard output, whatever names and titles stand in it."""
        from planner.export.plan_text import shown

        print(shown(sentence))

    def say_json(self, found: object) -> None:
        """Put an object on standard output, in letters it can show."""
        import json

        encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
        print(json.dumps(found, ensure_ascii=not encoding.startswith("utf"), indent=2))

    def remark(self, line: str) -> None:
        """Put a line on standard error."""
        complain(line)


def complain(sentence: str) -> None:
    """Put one line on standard error, whatever names stand in the sentence."""
    if sys.stderr is not None:
        plain = "".join(letter if letter.isprintable() else " " for letter in sentence)
        print("planner: " + " ".join(plain.split()), file=sys.stderr)


def count(things: Sequence[object], name: str) -> str:
    """Things and how many they are: 1 problem, 2 problems."""
    return f"1 {name}" if len(things) == 1 else f"{len(things)} {name}s"


def require_folder(folder: Path) -> None:
    """Refuse a catalogue folder that is not there.

    Raises:
        MissingCatalogueError: It is not, or it is no folder.
    """
    from planner.storage.write_errors import is_folder

    if not is_folder(folder):
        raise MissingCatalogueError(folder)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like one that was typed, if any is."""
    return next(iter(get_close_matches(name, list(known), n=1)), None)


def is_there(path: Path) -> bool:
    """Whether something has that name; a name that no file can have is not there."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
