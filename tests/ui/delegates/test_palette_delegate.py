"""Rows of the palette are painted in both directions of reading, whatever they hold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from planner.ui.delegates.palette_delegate import PaletteDelegate
from planner.ui.models.palette_model import Entry, EntryKind, PaletteModel
from planner.ui.theme import ThemeSource

ROWS = (
    Entry(EntryKind.COMMAND, "print", "Print", "Ctrl+P", "printer"),
    Entry(EntryKind.MILESTONE, "long", "x" * 300, "KW9J"),
)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_every_row_is_as_high_as_its_text_and_inked(
    themes: ThemeSource, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    view = QListView()
    view.setModel(PaletteModel(ROWS, view))
    view.setItemDelegate(PaletteDelegate(themes, view))
    view.setLayoutDirection(direction)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.setCurrentIndex(view.model().index(1, 0))
    image = view.viewport().grab().toImage()
    for row in range(2):
        place = view.visualRect(view.model().index(row, 0))
        assert place.height() >= view.fontMetrics().height()
        colors = {
            image.pixel(x, y)
            for x in range(max(0, place.left()), min(place.right(), image.width()))
            for y in range(place.top(), min(place.bottom(), image.height()))
        }
        assert len(colors) > 3


def test_an_icon_grows_with_the_text(
    themes: ThemeSource, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[QSize] = []
    monkeypatch.setattr(
        QIcon, "paint", lambda icon, _, place: drawn.append(icon.actualSize(place.size()))
    )
    view = QListView()
    view.setModel(PaletteModel(ROWS[:1], view))
    view.setItemDelegate(PaletteDelegate(themes, view))
    qtbot.addWidget(view)
    view.show()
    for size in (100, 200):
        themes.set_text_size(size)
        view.viewport().grab()
        assert drawn[-1].width() == themes.theme.scaled(16)
    themes.set_text_size(100)
    assert drawn[-1].width() > drawn[0].width()
