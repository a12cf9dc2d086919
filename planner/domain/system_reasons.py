"""Why the system refuses a file, as a part of a sentence that can be translated.

Python hands on what the system's library says, in English but for Windows. What is known of it
stands here, so that translators get it; anything else is told as it comes, on the screen as what
it is: the words of somebody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.domain.sentences import Sentence, by_text

if TYPE_CHECKING:
    from collections.abc import Mapping

_KNOWN: Final[Mapping[str, Sentence]] = by_text(
    Sentence("cannot allocate memory"),
    Sentence("connection timed out"),
    Sentence("device or resource busy"),
    Sentence("disk quota exceeded"),
    Sentence("embedded null byte"),
    Sentence("file name too long"),
    Sentence("file too large"),
    Sentence("function not implemented"),
    Sentence("host is down"),
    Sentence("input/output error"),
    Sentence("interrupted system call"),
    Sentence("invalid argument"),
    Sentence("is a directory"),
    Sentence("it is not an ordinary file"),
    Sentence("no locks available"),
    Sentence("no medium found"),
    Sentence("no route to host"),
    Sentence("no space left on device"),
    Sentence("no such device"),
    Sentence("no such device or address"),
    Sentence("no such file or directory"),
    Sentence("not a directory"),
    Sentence("operation not permitted"),
    Sentence("operation not supported"),
    Sentence("permission denied"),
    Sentence("read-only file system"),
    Sentence("remote I/O error"),
    Sentence("required key not available"),
    Sentence("resource temporarily unavailable"),
    Sentence("stale file handle"),
    Sentence("text file busy"),
    Sentence("too many levels of symbolic links"),
    Sentence("too many open files"),
    Sentence("too many open files in system"),
    Sentence("transport endpoint is not connected"),
)


def reason_of(error: Exception) -> Sentence:
    """Why something failed, to stand after a colon; an error of ours may hold its ``reason``."""
    ours = getattr(error, "reason", None)
    if isinstance(ours, Sentence):
        return ours
    reason = str(getattr(error, "strerror", None) or error)
    reason = reason[:1].lower() + reason[1:]
    own = Sentence("the system says “{reason}”", reason=reason)
    return _KNOWN.get(reason, Sentence("{reason}", reason=reason, on_screen=own))
