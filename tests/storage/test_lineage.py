"""Tests of `planner.storage.lineage`: what two copies were made from, whatever clocks say."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from planner.domain.edits import set_notes
from planner.domain.profile import Profile
from planner.storage.lineage import (
    MOST_MARKED,
    MOST_REMEMBERED,
    STOOD_S,
    ancestors,
    joined,
    lineage_after,
    mark_of,
    thinned,
)
from planner.storage.profile_bytes import CalendarEntry, StoredProfile
from planner.storage.profile_errors import NothingLoadedError
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.snapshot_rhythm import SnapshotRhythm
from planner.storage.snapshots import kept_states

NOW = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)


def noted(profile: Profile, text: str) -> Profile:
    return set_notes("m-1", text).apply(profile)[0]


def saved(store: ProfileStore, *texts: str) -> StoredProfile:
    for text in texts:
        assert store.last is not None
        store.save(noted(store.last.profile, text))
    assert store.last is not None
    return store.last


@pytest.fixture
def here(tmp_path: Path, profile: Profile) -> ProfileStore:
    """A plan on this computer, open."""
    store = ProfileStore(tmp_path / "plan.json", rhythm=SnapshotRhythm(lambda: NOW))
    store.create(profile)
    return store


def carried(store: ProfileStore, folder: Path) -> ProfileStore:
    """The plan opened on another computer, as its file is now."""
    folder.mkdir()
    path = folder / "plan.json"
    path.write_bytes(store.path.read_bytes())
    other = ProfileStore(path)
    other.load()
    return other


def test_the_ancestor_is_what_the_other_computer_began_with(
    here: ProfileStore, tmp_path: Path
) -> None:
    began = saved(here, "one", "two")
    there = carried(here, tmp_path / "there")
    saved(here, "three", "four")
    theirs = saved(there, "a", "b", "c")
    base = here.base_of(theirs)
    assert base is not None
    assert base.envelope.sha256 == began.envelope.sha256
    assert base.profile == began.profile


def test_a_state_that_stood_long_enough_to_be_carried_away_is_known_on_both_sides(
    here: ProfileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(here, "one", "two")
    there = carried(here, tmp_path / "there")
    theirs = saved(there, "a", "b", "c")
    now = time.monotonic()
    monkeypatch.setattr("planner.storage.profile_file.monotonic", lambda: now + STOOD_S)
    mine = saved(here, "three", "four", "five")
    for store, other in ((here, theirs), (there, mine)):
        base = store.base_of(other)
        assert base is not None
        assert base.profile.milestones[1].notes == "two"


def test_where_nothing_was_saved_what_was_read_is_the_ancestor_of_what_took_its_place(
    here: ProfileStore, tmp_path: Path
) -> None:
    saved(here, "one", "two")
    there = carried(here, tmp_path / "there")
    mine = saved(here, "three", "four")
    assert there.base_of(mine) is None
    assert there.base_of(mine, in_place=True) is there.last


def test_one_that_goes_on_from_the_other_needs_no_third(here: ProfileStore, tmp_path: Path) -> None:
    last = saved(here, "one")
    there = carried(here, tmp_path / "there")
    assert here.base_of(saved(there, "a", "b")) is last
    older = saved(there)
    saved(there, "c")
    assert there.base_of(older) is older


def test_after_a_restart_snapshots_know_it(here: ProfileStore, tmp_path: Path) -> None:
    began = saved(here, "one")
    there = carried(here, tmp_path / "there")
    theirs = saved(there, "a", "b")
    again = ProfileStore(here.path, rhythm=SnapshotRhythm(lambda: NOW))
    again.load()
    saved(again, "two")
    later = ProfileStore(here.path)
    later.load()
    assert later.base_of(theirs) is None
    base = later.base_of(theirs, kept_states("p-1"))
    assert base is not None
    assert base.profile == began.profile


def test_after_a_merge_both_sides_are_ancestors(here: ProfileStore, tmp_path: Path) -> None:
    there = carried(here, tmp_path / "there")
    mine = saved(here, "one")
    theirs = saved(there, "a", "b")
    here.path.write_bytes(there.path.read_bytes())
    here.join(theirs)
    merged = saved(here, "both", "and more")
    assert {mark_of(mine.envelope), mark_of(theirs.envelope)} <= ancestors(merged.envelope)
    assert merged.envelope.revision == max(2, theirs.envelope.revision) + 2
    assert read_profile(here.path).profile.milestones[1].notes == "and more"
    base = there.base_of(merged)
    assert base is not None
    assert base.envelope.sha256 == theirs.envelope.sha256


def test_a_merged_copy_is_an_ancestor_and_the_file_is_still_its_own(
    here: ProfileStore, tmp_path: Path
) -> None:
    there = carried(here, tmp_path / "there")
    mine = saved(here, "one")
    theirs = saved(there, "a", "b")
    here.join(theirs, in_place=False)
    merged = saved(here, "both")
    assert merged.envelope.parent_sha256 == mine.envelope.sha256
    assert mark_of(theirs.envelope) in ancestors(merged.envelope)


def test_a_copy_that_was_saved_beside_can_be_merged_later(
    here: ProfileStore, tmp_path: Path
) -> None:
    began = saved(here, "one", "two")
    here.save_copy(tmp_path / "copy.json", began.profile)
    saved(here, "three", "four")
    copy = ProfileStore(tmp_path / "copy.json")
    copy.load()
    theirs = saved(copy, "a", "b")
    base = here.base_of(theirs)
    assert base is not None
    assert base.profile == began.profile
    assert mark_of(began.envelope) in ancestors(saved(here).envelope)


def test_a_file_edited_by_hand_was_made_from_what_it_says(here: ProfileStore) -> None:
    last = saved(here, "one")
    edited = here.path.read_bytes().replace(b'"one"', b'"two"')
    here.path.write_bytes(edited)
    theirs = read_profile(here.path, trust_edits=True)
    assert theirs.edited
    base = here.base_of(theirs)
    assert base is not None
    assert base.profile == last.profile


def test_nothing_can_be_joined_to_nothing(here: ProfileStore) -> None:
    fresh = ProfileStore(here.path)
    theirs = saved(here, "one")
    with pytest.raises(NothingLoadedError):
        fresh.join(theirs)
    with pytest.raises(NothingLoadedError):
        fresh.base_of(theirs)


def test_the_lineage_and_the_memory_are_bounded(here: ProfileStore) -> None:
    last = saved(here, "x")
    envelope = last.envelope
    for _ in range(MOST_MARKED + 5):
        envelope = envelope.model_copy(update={"lineage": lineage_after(envelope, marked=True)})
    assert len(envelope.lineage) == MOST_MARKED
    assert lineage_after(envelope, marked=False) == envelope.lineage
    states = [last] * (MOST_REMEMBERED + 1)
    assert len(thinned(states)) == 151
    assert thinned(states[:-1]) == states[:-1]


def test_calendars_take_the_later_entry_of_either_side(here: ProfileStore) -> None:
    envelope = saved(here, "one").envelope
    old, new = (CalendarEntry(sequence=number, sha256="a" * 64) for number in (1, 2))
    ours = envelope.model_copy(update={"calendar": {"a": old, "b": new}})
    theirs = envelope.model_copy(update={"calendar": {"a": new, "b": old, "c": old}})
    assert joined(ours, theirs).calendar == {"a": new, "b": new, "c": old}
    changed = CalendarEntry(sequence=1, sha256="b" * 64)
    theirs = envelope.model_copy(update={"calendar": {"a": changed}})
    assert joined(ours, theirs).calendar["a"] == old


def test_an_older_ancestor_can_be_asked_for(here: ProfileStore) -> None:
    """Where a copy did not change since, it is itself what both were made from."""
    before = saved(here, "one")
    copy = saved(here, "two")
    saved(here, "three")
    assert here.base_of(copy) is copy
    older = here.base_of(copy, older=True)
    assert older is not None
    assert older.envelope.sha256 == before.envelope.sha256


def test_a_plan_that_was_just_made_is_what_its_first_copy_was_made_from(
    here: ProfileStore, tmp_path: Path
) -> None:
    there = carried(here, tmp_path / "there")
    assert here.last is not None
    assert here.last.envelope.parent_sha256 is None
    assert here.base_of(saved(there, "a")) is here.last
