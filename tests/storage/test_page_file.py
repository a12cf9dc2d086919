"""A page to hand out is written whole, and never over a file of another kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.storage.page_file import NotAPageTargetError, write_page
from planner.storage.write_errors import WriteError

PAGE = b"<!doctype html>\n<html></html>"


@pytest.mark.parametrize("before", [None, b"", b"<!DOCTYPE HTML><p>old", b"\n<html><p>older"])
def test_a_page_takes_the_place_of_a_page_or_of_nothing(
    tmp_path: Path, before: bytes | None
) -> None:
    path = tmp_path / "portfolio.html"
    if before is not None:
        path.write_bytes(before)
    write_page(path, PAGE)
    assert path.read_bytes() == PAGE


@pytest.mark.parametrize("before", [b'{"format":"learning-path-plan"}', b"%PDF-1.7", b"RIFF"])
def test_nothing_else_is_written_over(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(before)
    with pytest.raises(NotAPageTargetError, match="not a web page"):
        write_page(path, PAGE)
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        write_page(tmp_path / "gone" / "page.html", PAGE)
