"""What became of files that are evidence, told without ever touching them."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from pathlib import Path

import pytest

from planner.domain.profile import Evidence, EvidenceKind
from planner.storage import evidence_look
from planner.storage.evidence_look import (
    AskedFile,
    Digest,
    Standing,
    compare,
    digest_of,
    glance,
    opened,
)

WORDS = b"a mix"
SUM = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mix.wav"
    path.write_bytes(WORDS)
    return path


def test_a_file_is_told_from_what_it_was(path: Path) -> None:
    assert digest_of(path) == Digest(len(WORDS), SUM)
    asked = AskedFile(str(path), len(WORDS), SUM)
    assert (glance(asked), compare(asked)) == (Standing.THERE, Standing.THERE)
    path.write_bytes(b"a mox")
    assert (glance(asked), compare(asked)) == (Standing.THERE, Standing.CHANGED)
    path.write_bytes(b"longer than it was")
    assert (glance(asked), compare(asked)) == (Standing.CHANGED, Standing.CHANGED)
    path.unlink()
    assert (glance(asked), compare(asked)) == (Standing.GONE, Standing.GONE)


def test_nothing_is_claimed_of_a_file_the_plan_knows_nothing_of(path: Path) -> None:
    piece = Evidence(kind=EvidenceKind.FILE, target=str(path), added=dt.date(2027, 2, 1))
    asked = AskedFile.of(piece)
    assert compare(asked) is Standing.THERE


@pytest.mark.parametrize("target", ["//server/share/mix.wav", "/dev/zero", "mix.wav", ""])
def test_what_names_no_file_of_the_learner_is_not_looked_at(target: str) -> None:
    assert compare(AskedFile(target)) is Standing.REFUSED


def test_a_large_file_is_told_by_its_size(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_look, "MOST_HASHED", 4)
    assert digest_of(path) == Digest(len(WORDS), "")
    assert compare(AskedFile(str(path), len(WORDS), SUM)) is Standing.THERE


def test_a_file_that_may_not_be_read_counts_as_gone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    assert compare(AskedFile(str(path), len(WORDS), SUM)) is Standing.GONE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of this kind are Unix's")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.wav"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="is no ordinary file"):
        opened(pipe)
