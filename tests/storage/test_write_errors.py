"""Why a file was not written, in full and in short."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planner.domain.sentences import Sentence
from planner.storage.page_file import NotAPageTargetError
from planner.storage.pdf_file import NotAPdfTargetError
from planner.storage.write_errors import (
    ChangedOutsideError,
    DiskFailedError,
    DiskFullError,
    FileExistsAlreadyError,
    LongNameError,
    MissingFolderError,
    NotAnOrdinaryFileError,
    ReadOnlyError,
    ReadOnlyFileError,
    WriteError,
    write_error,
)

PATH = Path("plans") / "mixing.json"
ERRORS = (
    DiskFullError(PATH),
    ReadOnlyError(PATH),
    ReadOnlyFileError(PATH),
    MissingFolderError(PATH),
    NotAnOrdinaryFileError(PATH),
    NotAnOrdinaryFileError(Path(os.sep)),
    FileExistsAlreadyError(PATH),
    ChangedOutsideError(PATH),
    LongNameError(PATH),
    DiskFailedError(PATH, Sentence("input/output error")),
    NotAPdfTargetError(PATH),
    NotAPageTargetError(PATH),
)


def test_all_of_them_are_looked_at() -> None:
    assert {type(each) for each in ERRORS} == set(WriteError.__subclasses__())


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_in_short_is_the_same_without_the_name_of_the_file(error: WriteError) -> None:
    full, short = str(error), str(error.in_short)
    assert full.startswith(f"“{error.path}” cannot be written: ")
    assert short[0].isupper()
    assert str(error.path) not in short
    rest = full.removeprefix(f"“{error.path}” cannot be written: ")
    assert short.removeprefix("The reason: ").lower() == rest.lower()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, ReadOnlyError),
        (errno.EACCES, ReadOnlyError),
        (errno.ENOENT, MissingFolderError),
        (errno.ENAMETOOLONG, LongNameError),
        (errno.EISDIR, NotAnOrdinaryFileError),
        (errno.EIO, DiskFailedError),
    ],
)
def test_the_cause_follows_the_number_of_the_system(number: int, kind: type[WriteError]) -> None:
    assert type(write_error(PATH, OSError(number, os.strerror(number)))) is kind
