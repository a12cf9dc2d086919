"""Finds the file that a plan names as evidence, and says whether it may be opened.

The name comes out of a plan, which somebody else may have written. It is judged before the system
is asked about it, because asking about a share already signs the learner in on another computer.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path, PureWindowsPath

from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence

_SOUND = ".aac .aif .aiff .flac .m4a .mid .midi .mp3 .oga .ogg .opus .wav .wma"
_FILM = ".avi .m4v .mkv .mov .mp4 .ogv .webm .wmv"
_PICTURE = ".bmp .gif .heic .jpeg .jpg .png .tif .tiff .webp"
_TEXT = ".csv .docx .epub .key .md .numbers .odp .ods .odt .pages .pdf .pptx .txt .xlsx"
_WORK = ".als .flp .mscz .musicxml .mxl .rpp"
#: What is looked at or listened to. Anything else may be a program, whatever it is called, and is
#: shown in its folder instead of opened.
_OPENED = frozenset(f"{_SOUND} {_FILM} {_PICTURE} {_TEXT} {_WORK}".split())
#: Folders at the top of the system that hold no files of a learner's, or fetch them when asked.
_NOT_THE_LEARNERS = frozenset({"dev", "net", "proc", "sys"})
_ON_WINDOWS = os.name == "nt"


class EvidenceFileError(PlannerError):
    """The file of a piece of evidence is not opened."""


class NoFileNameError(EvidenceFileError):
    """What stands there does not name one file of this computer."""

    def __init__(self) -> None:
        super().__init__(
            Sentence("This does not name a file in a folder of this computer, so it is not opened.")
        )


class MissingEvidenceError(EvidenceFileError):
    """There is no such file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence(
                "“{name}” is no longer in its folder. It may have been moved or renamed.", name=name
            )
        )


class SilentEvidenceError(EvidenceFileError):
    """The disk of the file does not answer."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence("The folder of “{name}” does not answer. Its drive may be away.", name=name)
        )


class NoOrdinaryFileError(EvidenceFileError):
    """A folder, a device, a pipe."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence("“{name}” is not an ordinary file, so it is not opened.", name=name)
        )


def evidence_file(target: str, title: str) -> Path:
    """Return the file that a piece of evidence names, its links followed.

    Args:
        target: The name as it stands in the plan.
        title: What the learner calls it, for the sentence of an error.

    Raises:
        EvidenceFileError: It names none that may be opened or shown.
    """
    if not names_a_file(target, windows=_ON_WINDOWS):
        raise NoFileNameError
    try:
        path = Path(target).resolve(strict=True)
        mode = path.stat().st_mode
    except (OSError, RuntimeError, ValueError) as error:
        raise MissingEvidenceError(title) from error
    if not names_a_file(str(path), windows=_ON_WINDOWS):
        raise NoFileNameError
    if not stat.S_ISREG(mode):
        raise NoOrdinaryFileError(title)
    return path


def names_a_file(target: str, *, windows: bool) -> bool:
    """Whether a name says in which folder of this computer a file lies, and nothing else.

    No address, no share of another computer, no device, no way back up out of a folder.
    """
    if not target or any(unicodedata.category(letter) in ("Cc", "Cs") for letter in target):
        return False
    return _names_on_windows(target) if windows else _names_on_unix(target)


def may_be_opened(path: Path) -> bool:
    """Whether a file is of a kind that is looked at or listened to, and runs nothing."""
    return path.suffix.casefold() in _OPENED


def folder_of(path: Path) -> Path:
    """The folder to show a file in; one with an ending may be a program itself, as on a Mac."""
    return next(each for each in path.parents if not each.suffix)


def _names_on_unix(target: str) -> bool:
    if not target.startswith("/") or target.startswith("//"):
        return False
    parts = target.split("/")[1:]
    return ".." not in parts and parts[0] not in _NOT_THE_LEARNERS


def _names_on_windows(target: str) -> bool:
    path = PureWindowsPath(target)
    if not path.is_absolute() or not re.fullmatch(r"[A-Za-z]:", path.drive):
        return False
    parts = path.parts[1:]
    if ".." in parts or any(re.search(r'[:*?"<>|]|[. ]$', part) for part in parts):
        return False
    return not any(PureWindowsPath(part).is_reserved() for part in parts)
