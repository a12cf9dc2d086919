"""Rows of contacts: which columns a width holds, how high a row is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStyleOptionViewItem

from planner.ui.delegates.contact_delegate import ContactColumns, ContactDelegate
from planner.ui.theme import ThemeSource


@pytest.mark.parametrize(
    ("width", "columns"), [(760, (True, True)), (560, (False, True)), (440, (False, False))]
)
def test_a_narrow_list_leaves_columns_out(
    themes: ThemeSource, width: int, columns: tuple[bool, bool]
) -> None:
    at = ContactColumns.of(width, themes.theme)
    assert (at.met > 0, at.last > 0) == columns
    assert at.name >= 190
    assert at.name_left + at.name < at.due_left
    assert at.due_left + at.due <= width


def test_a_row_has_the_height_of_the_design(themes: ThemeSource) -> None:
    hint = ContactDelegate(themes).sizeHint(QStyleOptionViewItem(), QModelIndex())
    assert hint.height() >= 52
