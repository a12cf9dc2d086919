"""Tests of `planner.storage.set_aside`: damaged bytes stay, once and private."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from planner.storage.set_aside import set_aside
from planner.storage.write_errors import FileExistsAlreadyError

NOW = dt.datetime(2027, 3, 1, 12, 30, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def test_the_bytes_stand_beside_under_a_clear_name(tmp_path: Path) -> None:
    aside = set_aside(tmp_path / "my plan.json", b"half", NOW)
    assert aside == tmp_path / "my plan.damaged-20270301T103005Z.json"
    assert aside.read_bytes() == b"half"
    assert aside.stat().st_mode & 0o777 == 0o600


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    first = set_aside(tmp_path / "plan.json", b"half", NOW)
    later = NOW + dt.timedelta(hours=1)
    assert set_aside(tmp_path / "plan.json", b"half", later) == first
    assert set_aside(tmp_path / "plan.json", b"hal", later) != first
    assert set_aside(tmp_path / "other.json", b"half", later).name.startswith("other.")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    set_aside(tmp_path / "plan.json", b"one", NOW)
    with pytest.raises(FileExistsAlreadyError):
        set_aside(tmp_path / "plan.json", b"two", NOW)


def test_what_cannot_be_read_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "plan.damaged-folder.json").mkdir()
    (tmp_path / "plan.damaged-gone.json").symlink_to(tmp_path / "nowhere")
    assert set_aside(tmp_path / "plan.json", b"half", NOW).read_bytes() == b"half"


def test_a_very_long_name_is_cut(tmp_path: Path) -> None:
    aside = set_aside(tmp_path / f"{'音' * 82}.json", b"half", NOW)
    assert aside.name.startswith("音" * 60 + ".damaged-")
