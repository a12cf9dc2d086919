"""The command line: what the app does to a plan, done without a screen.

`main` can be called any number of times in one process. It answers with an exit status: 0 done, 1
refused or failed with one line on standard error and the profile untouched, 2 wrong usage. What
each command does stands in `planner.commands`; only the one that was typed is imported, and Qt only
to start the app.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner import arguments
from planner.bootstrap import SetUpError
from planner.commands.desk import Desk, complain
from planner.display import has_display
from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

#: The module of `planner.commands` that each command stands in.
_MODULES: Mapping[str, str] = MappingProxyType(
    {
        "careers": "careers",
        "new": "new",
        "show": "show",
        "check": "check",
        "replan": "replan",
        "print": "paper",
        "open": "paper",
        "recover": "recover",
        "snapshots": "snapshots",
        "merge": "merge",
        "catalogue": "catalogue",
    }
)


class NoDisplayError(PlannerError):
    """The app needs a screen."""

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "No graphical session found, so the app cannot open. The commands work without "
                "one: python3 -m planner new my-plan.json --career mixing-engineer --hours 8 "
                "--print my-plan.pdf, then show, check, replan and print."
            )
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, or the app without one, and return the exit status.

    Args:
        argv: The arguments after the program's name; those of the process where none are given.
    """
    _forgive_narrow_encodings()
    try:
        common, options = arguments.parsed(sys.argv[1:] if argv is None else argv)
    except SystemExit as ending:  # help and version were shown, or the usage was wrong
        return _flushed(ending.code if isinstance(ending.code, int) else 2)
    try:
        return _flushed(_run(common, options))
    except BrokenPipeError:
        _abandon_output()
        return 0  # whoever read the output has seen enough
    except (PlannerError, SetUpError) as error:
        complain(str(error))
    except OSError as error:
        where = f"“{error.filename}”: " if error.filename else ""
        complain(f"{where}{error.strerror or error}. Check the place and try again.")
        _abandon_output()
    except KeyboardInterrupt:
        return 130
    return 1


def _run(common: argparse.Namespace, options: argparse.Namespace) -> int:
    desk = Desk(common)
    if options.command is None:
        return _start(Path(options.profile) if options.profile else None, desk)
    module = import_module(f"planner.commands.{_MODULES[options.command]}")
    run: Callable[[argparse.Namespace, Desk], int] = module.run
    return run(options, desk)


def _start(profile: Path | None, desk: Desk) -> int:
    if not has_display(os.environ):
        raise NoDisplayError
    from planner.qt_libraries import require_qt_libraries

    require_qt_libraries()
    from planner.app import run

    return run(profile, desk.given_today, desk.folders, trust_edits=desk.trust_edits)


def _flushed(status: int) -> int:
    """Find out while it can still be told that the output did not arrive."""
    if sys.stdout is not None:
        sys.stdout.flush()
    return status


def _forgive_narrow_encodings() -> None:
    """Show a question mark for a letter that a terminal cannot show, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _abandon_output() -> None:
    """Keep Python from complaining at its end that what is left of the output goes nowhere."""
    if sys.stdout is sys.__stdout__ and sys.stdout is not None:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
