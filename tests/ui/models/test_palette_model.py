"""What a few typed letters find, and in what order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from rapidfuzz import fuzz, utils

from planner.ui.models.palette_model import MOST, Entry, EntryKind, PaletteModel, best
from planner.ui.roles import Role

ENTRIES = (
    Entry(EntryKind.COMMAND, "replan", "Replan", "Ctrl+R", "arrows-clockwise"),
    Entry(EntryKind.COMMAND, "print", "Print", "Ctrl+P", "printer"),
    Entry(EntryKind.COMMAND, "add", "Add milestone", "Ctrl+Shift+N", "plus"),
    Entry(EntryKind.MILESTONE, "m1", "Full mix: indie rock, 24 tracks or more", "UJ3D"),
    Entry(EntryKind.MILESTONE, "m2", "Reverb, delay and depth", "KW9J"),
    Entry(EntryKind.CAREER, "mixing-engineer", "Mixing Engineer", "", "faders", "Mixing"),
    Entry(EntryKind.CAREER, "mastering-engineer", "Mastering Engineer", "", "disc"),
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("rep", "replan"),
        ("PRINT", "print"),
        ("rev dep", "m2"),
        ("depth reverb", "m2"),
        ("uj3d", "m1"),
        ("indi mix", "m1"),
        ("mastring", "mastering-engineer"),
        ("add milstone", "add"),
        ("mixing", "mixing-engineer"),
    ],
)
def test_what_was_meant_comes_first(typed: str, first: str) -> None:
    assert best(ENTRIES, typed)[0].id == first


@pytest.mark.parametrize("typed", ["zzzz", "qqq 77"])
def test_what_nothing_is_like_finds_nothing(typed: str) -> None:
    assert best(ENTRIES, typed) == ()


def test_nothing_typed_shows_the_first_ones() -> None:
    many = ENTRIES * 20
    assert best(many, "  ") == many[:MOST]
    assert len(best(many, "mix")) == MOST


@given(st.text(max_size=40))
def test_any_text_can_be_typed(typed: str) -> None:
    found = best(ENTRIES, typed)
    assert set(found) <= set(ENTRIES)
    assert len(set(found)) == len(found)


def test_the_model_shows_what_matches(qtbot: QtBot) -> None:
    model = PaletteModel(ENTRIES)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert model.rowCount() == len(ENTRIES)
    model.look_for("print")
    index = model.index(0, 0)
    assert index.data() == "Print"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Print, Ctrl+P"
    assert index.data(Role.FLAGS) == ("printer",)
    assert model.entry(0) == ENTRIES[1]
    assert model.entry(99) is None


def _plainly(entries: list[Entry], typed: str) -> tuple[Entry, ...]:
    """What is said of the order, entry by entry and all of them at once."""
    wanted = utils.default_process(typed)
    if not wanted:
        return tuple(entries[:MOST])
    ranked = []
    for place, each in enumerate(entries):
        text = utils.default_process(f"{each.text} {each.hint} {each.more}")
        score = fuzz.WRatio(wanted, text, score_cutoff=55)
        words = text.split()
        begins = all(any(word.startswith(part) for word in words) for part in wanted.split())
        if begins or score:
            ranked.append((not begins, -score, place))
    return tuple(entries[place] for _, _, place in sorted(ranked)[:MOST])


@given(st.lists(st.sampled_from(ENTRIES), max_size=90), st.text("mixrevptu3 d", max_size=7))
def test_many_entries_are_found_as_each_by_itself(entries: list[Entry], typed: str) -> None:
    assert best(entries, typed) == _plainly(entries, typed)
    model = PaletteModel(iter(entries))
    for _ in model.gather():
        pass
    model.look_for(typed)
    shown = tuple(model.entry(row) for row in range(model.rowCount()))
    assert shown == _plainly(entries, typed)


def test_no_more_entries_are_read_than_are_shown() -> None:
    read: list[int] = []

    def coming() -> Iterator[Entry]:
        for number in range(1000):
            read.append(number)
            yield Entry(EntryKind.MILESTONE, f"m{number}", f"Milestone {number}")

    model = PaletteModel(coming())
    assert model.rowCount() == len(read) == MOST
    model.look_for("999")
    found = model.entry(0)
    assert found is not None
    assert found.id == "m999"


def test_of_thousands_that_begin_alike_the_shortest_are_meant() -> None:
    many = [Entry(EntryKind.MILESTONE, f"m{at}", f"Mix {at} with some words") for at in range(3000)]
    short = Entry(EntryKind.MILESTONE, "short", "Mix")
    found = best([*many, short], "mix")
    assert len(found) == MOST
    assert found[0] == short
    assert found[1:4] == tuple(many[:3])
