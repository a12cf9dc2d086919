"""Writes a page to hand out, and never in the place of something that is not a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.domain.sentences import Sentence
from planner.storage.safe_write import DISK, Disk, write_durably
from planner.storage.write_errors import WriteError, write_error

if TYPE_CHECKING:
    from pathlib import Path

_MARKS: Final = (b"<!doctype html", b"<html")
_MARK_WITHIN: Final = 1024


class NotAPageTargetError(WriteError):
    """A file of another kind has the name of the page."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: a file that is not a web page has that name. Choose "
                "another name for the page.",
                path=path,
            ),
            Sentence(
                "A file that is not a web page has that name. Choose another name for the page."
            ),
        )


def write_page(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Write a page whole or not at all.

    Raises:
        WriteError: It was not written; what was there is as it was.
    """
    try:
        beginning = b""
        if path.is_file():
            with path.open("rb") as file:
                beginning = file.read(_MARK_WITHIN).lower()
    except (OSError, ValueError) as error:
        raise write_error(path, error) from error
    if beginning and not any(mark in beginning for mark in _MARKS):
        raise NotAPageTargetError(path)
    write_durably(path, data, disk=disk)
