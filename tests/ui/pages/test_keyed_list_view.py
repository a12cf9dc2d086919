"""A view of rows known by a key stays with its row."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from planner.ui.pages.keyed_list_view import KeyedListView
from planner.ui.theme import ThemeSource
from tests.ui.models.test_keyed_list import Pairs

ROWS = [("", "Heading"), ("a", "One"), ("b", "Two")]


class _Delegate(QStyledItemDelegate):
    ring = False
    margin = 24.0


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeSource) -> KeyedListView:
    made = KeyedListView(themes, Pairs(), _Delegate())
    qtbot.addWidget(made)
    made.refill(lambda: made.keyed.set_rows(ROWS))
    return made


def test_it_begins_at_the_first_row_that_is_no_heading(view: KeyedListView) -> None:
    assert view.chosen == "a"


def test_it_stays_with_its_key_and_tells_only_of_another(view: KeyedListView) -> None:
    view.choose("b")
    told = QSignalSpy(view.row_chosen)
    view.refill(lambda: view.keyed.set_rows([("b", "Two"), ("c", "Three")]))
    assert (view.chosen, view.currentIndex().row()) == ("b", 0)
    view.choose("nobody")
    assert view.chosen == "b"
    view.refill(lambda: view.keyed.set_rows([("c", "Three")]))
    assert told.at(told.count() - 1) == ["c"]
    view.refill(lambda: view.keyed.set_rows([]))
    assert view.chosen == ""


def test_the_margin_is_the_delegates_too(view: KeyedListView) -> None:
    view.set_margin(16)
    delegate = view.itemDelegate()
    assert isinstance(delegate, _Delegate)
    assert (view.margin, delegate.margin) == (16, 16)
