"""Tests of `planner.storage.settings_together`: nobody undoes what another window changed."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.storage.settings_file import MAX_RECENT, ListView, Settings
from planner.storage.settings_together import with_changes

_paths = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4).map(tuple)
_pairs = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("xyz")).map(
    lambda found: tuple(found.items())
)
settings = st.builds(
    Settings,
    theme=st.sampled_from(("system", "light", "dark")),
    text_size=st.sampled_from((100, 125, 200)),
    sidebar=st.booleans(),
    recent=_paths,
    archives=_paths,
    names=_pairs,
)


@given(settings, settings)
def test_alone_everything_is_as_it_was_made(before: Settings, after: Settings) -> None:
    assert with_changes(before, before, after) == after
    assert with_changes(after, before, before) == after


@given(settings, settings, settings)
def test_what_was_not_changed_is_what_the_other_wrote(
    before: Settings, after: Settings, written: Settings
) -> None:
    made = with_changes(written, before, after)
    for each in fields(Settings):
        old, new, other, now = (getattr(side, each.name) for side in (before, after, written, made))
        if each.name in ("names", "recent", "archives"):
            continue
        assert now == (other if old == new else new)


@given(settings, settings, settings)
def test_lists_hold_what_each_added_and_lack_what_this_took_away(
    before: Settings, after: Settings, written: Settings
) -> None:
    made = with_changes(written, before, after)
    for name in ("recent", "archives", "names"):
        old, new, other, now = (
            _keys(getattr(side, name)) for side in (before, after, written, made)
        )
        if old == new:
            assert now == other
            continue
        assert set(new) - set(old) <= set(now)
        assert name == "names" or set(new) <= set(now)
        assert set(other) - set(old) <= set(now)
        assert not (set(old) - set(new)) & set(now)
        assert len(set(now)) == len(now)


def _keys(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(each[0] if isinstance(each, tuple) else each for each in values)


def test_the_latest_of_a_plan_counts_where_this_window_changed_it() -> None:
    mine, theirs = ListView(show="open"), ListView(show="done")
    before = Settings(views=(("one", ListView()), ("two", ListView())))
    after = replace(before, views=(("one", mine), ("two", ListView())))
    written = replace(before, views=(("one", theirs), ("two", theirs)))
    assert dict(with_changes(written, before, after).views) == {"one": mine, "two": theirs}


def test_lists_stay_bounded() -> None:
    before = Settings()
    after = Settings(recent=tuple(f"/{number}" for number in range(MAX_RECENT)))
    written = Settings(recent=("/other",))
    assert with_changes(written, before, after).recent == after.recent
