"""Takes the plan out of a PDF that this program printed.

Every printed PDF carries its plan as an attached file, byte for byte as a profile is saved. A PDF
may come from anywhere and be made to do harm: whatever is wrong with it ends in one sentence, and
only the attachment's bytes leave this module. Whether they are a plan is for the reader of profiles
to say.
"""

from __future__ import annotations

import io
import logging
import stat
import struct
import warnings
import zlib
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence
from planner.domain.system_reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: No printed plan is as large as this, in bytes.
MAX_BYTES = 64 << 20
#: Each may unpack to a thousand times its size, so that only the first few are looked at.
_MOST_ATTACHMENTS = 8
#: How an attached plan begins, as every saved profile does.
_BEGINNING = b'{"format":"learning-path-plan",'
#: What a reader of PDFs stumbles over in one that is broken or made to break it.
_STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


class PrintedPlanError(PlannerError):
    """No plan could be taken out of a PDF."""

    def __init__(self, path: Path, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.path = path


class MissingPdfError(PrintedPlanError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” does not exist. Give the name of a PDF that this program printed.",
                path=path,
            ),
        )


class UnreadablePdfError(PrintedPlanError):
    """The system does not let the file be read."""

    def __init__(self, path: Path, reason: Sentence) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be read: {reason}. Check its permissions, or copy it to another "
                "folder.",
                path=path,
                reason=reason,
            ),
        )


class NotAPdfError(PrintedPlanError):
    """A file of another kind, or something that is no file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” is not a PDF. Give the name of a PDF that this program printed.",
                path=path,
            ),
        )


class TooLargePdfError(PrintedPlanError):
    """Larger than any printed plan."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” is larger than {size} MB, so it is not a printed plan. Choose another "
                "file.",
                path=path,
                size=MAX_BYTES >> 20,
            ),
        )


class DamagedPdfError(PrintedPlanError):
    """A PDF that cannot be taken apart."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence("“{path}” is damaged, or not a whole PDF. Use another copy of it.", path=path),
        )


class LockedPdfError(PrintedPlanError):
    """A PDF that asks for a password."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” is protected by a password. Remove it with the program that set it.",
                path=path,
            ),
        )


class NoPlanInPdfError(PrintedPlanError):
    """A PDF of another program, or one that went through another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” holds no plan. Only a PDF printed by this program, and not changed "
                "since, does.",
                path=path,
            ),
        )


def attached_plan(path: Path) -> bytes:
    """Return the bytes of the plan that a printed PDF carries.

    Raises:
        PrintedPlanError: The PDF carries none, or is none; one child per cause.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    data = _read(path)
    if b"%PDF-" not in data[:1024]:
        raise NotAPdfError(path)
    with _quiet():
        try:
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted:
                raise LockedPdfError(path)
            for attached in islice(reader.attachment_list, _MOST_ATTACHMENTS):
                content = attached.content
                if bytes(content[: len(_BEGINNING)]) != _BEGINNING:
                    continue
                if len(content) > MAX_BYTES:
                    raise TooLargePdfError(path)
                return bytes(content)
        except (PyPdfError, *_STUMBLES) as error:
            raise DamagedPdfError(path) from error
    raise NoPlanInPdfError(path)


def _read(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotAPdfError(path)
        if status.st_size > MAX_BYTES:
            raise TooLargePdfError(path)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingPdfError(path) from error
    except (OSError, ValueError) as error:
        raise UnreadablePdfError(path, reason_of(error)) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the reader's remarks on a broken PDF from standing beside our one sentence."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
