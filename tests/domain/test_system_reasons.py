"""What the system says is known word for word, so that it can be translated."""

from __future__ import annotations

import errno
import os
import sys

import pytest

from planner.domain import system_reasons
from planner.domain.sentences import Sentence
from planner.domain.system_reasons import reason_of

NUMBERS = (
    errno.EACCES, errno.EAGAIN, errno.EBUSY, errno.EDQUOT, errno.EFBIG, errno.EHOSTDOWN,
    errno.EHOSTUNREACH, errno.EINTR, errno.EINVAL, errno.EIO, errno.EISDIR, errno.ELOOP,
    errno.EMFILE, errno.ENAMETOOLONG, errno.ENFILE, errno.ENODEV, errno.ENOENT, errno.ENOLCK,
    errno.ENOMEM, errno.ENOSPC, errno.ENOSYS, errno.ENOTCONN, errno.ENOTDIR, errno.ENOTSUP,
    errno.ENXIO, errno.EPERM, errno.EROFS, errno.ESTALE, errno.ETIMEDOUT, errno.ETXTBSY,
)  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="other systems say it in other words")
@pytest.mark.parametrize("number", NUMBERS)
def test_what_files_fail_of_is_known_as_the_system_says_it(number: int) -> None:
    said = os.strerror(number)
    reason = reason_of(OSError(number, said))
    assert str(reason) == said[:1].lower() + said[1:]
    assert reason.facts == ()


def test_what_is_not_known_is_told_as_it_comes() -> None:
    told = reason_of(OSError(5000, "Odd {thing}"))
    assert str(told) == "odd {thing}"
    own = Sentence("the system says “{reason}”", reason="odd {thing}")
    assert told.on_screen == own, "which is no sentence of ours"
    assert str(reason_of(OSError("Odd {thing}"))) == "odd {thing}"
    assert str(reason_of(ValueError("embedded null byte"))) == "embedded null byte"


def test_each_stands_once_and_fits_after_a_colon() -> None:
    for text, reason in system_reasons._KNOWN.items():
        assert reason.text == text
        assert text[0].islower()
        assert not text.endswith(".")
