"""Writes a printed plan, and never in the place of something that is not a PDF.

A slip of the hand on the command line or in a file dialog must not cost a plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.sentences import Sentence
from planner.storage.safe_write import DISK, Disk, write_durably
from planner.storage.write_errors import WriteError, write_error

if TYPE_CHECKING:
    from pathlib import Path

#: A PDF may begin with other bytes, but its mark stands among the first of them.
_MARK = b"%PDF-"
_MARK_WITHIN = 1024


class NotAPdfTargetError(WriteError):
    """A file of another kind has the name of the PDF."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: a file that is not a PDF has that name. Choose "
                "another name for the PDF.",
                path=path,
            ),
            Sentence("A file that is not a PDF has that name. Choose another name for the PDF."),
        )


def require_pdf_target(path: Path) -> None:
    """Return when a PDF may be written to a path; what is there is a PDF, empty, or nothing.

    Raises:
        NotAPdfTargetError: A file of another kind is there.
        WriteError: It may not be looked at.
    """
    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            beginning = file.read(_MARK_WITHIN)
    except (OSError, ValueError) as error:
        raise write_error(path, error) from error
    if beginning and _MARK not in beginning:
        raise NotAPdfTargetError(path)


def write_pdf(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Write a PDF whole or not at all.

    Raises:
        WriteError: It was not written; what was there is as it was.
    """
    require_pdf_target(path)
    write_durably(path, data, disk=disk)
