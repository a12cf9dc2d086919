"""Tests of `planner.storage.pdf_file`: a PDF replaces a PDF and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.storage.pdf_file import NotAPdfTargetError, require_pdf_target, write_pdf
from planner.storage.safe_write import Disk
from planner.storage.write_errors import DiskFullError, MissingFolderError, WriteError

PDF = b"%PDF-1.7 new"


@pytest.mark.parametrize("before", [None, b"", b"%PDF-1.4 old", b"\n\n%PDF-1.4 old"])
def test_a_pdf_is_written_anew_or_over_a_pdf(tmp_path: Path, before: bytes | None) -> None:
    file = tmp_path / "plan.pdf"
    if before is not None:
        file.write_bytes(before)
    write_pdf(file, PDF)
    assert file.read_bytes() == PDF


@pytest.mark.parametrize("before", [b"{}", b"hello", b"x" * 2000 + b"%PDF-1.4"])
def test_nothing_else_is_overwritten(tmp_path: Path, before: bytes) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(before)
    with pytest.raises(NotAPdfTargetError, match="not a PDF"):
        write_pdf(file, PDF)
    assert file.read_bytes() == before


def test_a_full_disk_never_leaves_half_a_pdf(tmp_path: Path) -> None:
    class FullDisk(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            os.write(descriptor, data[:4])
            raise OSError(28, "No space left on device")

    file = tmp_path / "plan.pdf"
    for before in (None, b"%PDF-1.4 old"):
        if before is not None:
            file.write_bytes(before)
        with pytest.raises(DiskFullError):
            write_pdf(file, PDF, FullDisk())
        assert [each.read_bytes() for each in tmp_path.iterdir()] == ([before] if before else [])


def test_a_folder_is_not_looked_into(tmp_path: Path) -> None:
    require_pdf_target(tmp_path)
    with pytest.raises(MissingFolderError):
        write_pdf(tmp_path / "none" / "plan.pdf", PDF)


def test_what_may_not_be_looked_at_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "plan.pdf"
    there.write_bytes(b"%PDF-1.7")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(WriteError, match=r"plan\.pdf"):
        require_pdf_target(there)
