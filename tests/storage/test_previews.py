"""Tests of `planner.storage.previews`: what each snapshot would bring back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from planner.domain.changes import changes_between
from planner.domain.profile import Profile
from planner.storage.previews import previewed
from planner.storage.profile_file import ProfileStore, read_bytes
from planner.storage.snapshots import Reason, Snapshot, folder_of, list_snapshots, take
from tests.storage.conftest import small_profile

START = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)


def states(path: Path) -> tuple[tuple[Snapshot, ...], list[Profile]]:
    """Three snapshots, newest first, and their plans."""
    store = ProfileStore(path)
    store.create(small_profile())
    plans = [small_profile(name=f"state {number}") for number in range(3)]
    for number, plan in enumerate(plans):
        store.save(plan)
        take(path, read_bytes(path), Reason.SESSION, START + dt.timedelta(hours=number))
    return list_snapshots(folder_of("p-1")), plans[::-1]


def test_each_is_compared_with_the_present(tmp_path: Path) -> None:
    found, plans = states(tmp_path / "plan.json")
    present = small_profile(2)
    seen = list(previewed(found, present))
    assert [each.snapshot for each in seen] == list(found)
    assert [each.profile for each in seen] == plans
    assert [each.changes for each in seen] == [changes_between(each, present) for each in plans]


def test_without_a_present_each_is_compared_with_the_next_readable_one(tmp_path: Path) -> None:
    found, plans = states(tmp_path / "plan.json")
    found[1].path.write_bytes(b"")
    newest, damaged, oldest = previewed(found, None)
    assert (newest.profile, newest.changes) == (plans[0], None)
    assert (damaged.profile, damaged.changes) == (None, None)
    assert oldest.changes == changes_between(plans[2], plans[0])
