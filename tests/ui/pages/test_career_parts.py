"""The small pieces of the career pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.ui.pages.career_parts import Figure, IconLines, LargeTile, short_name
from planner.ui.theme import ThemeSource


def test_lines_are_replaced(themes: ThemeSource, qtbot: QtBot) -> None:
    lines = IconLines(themes, "path")
    qtbot.addWidget(lines)
    lines.set_lines(["<b>one</b>", "two"])
    lines.set_lines(["three"])
    shown = [label for label in lines.findChildren(QLabel) if not label.parentWidget().isHidden()]
    assert [label.text() for label in shown] == ["three"]
    assert shown[0].textFormat() is Qt.TextFormat.PlainText


def test_a_figure_shows_value_and_unit(themes: ThemeSource, qtbot: QtBot) -> None:
    figure = Figure(themes)
    qtbot.addWidget(figure)
    figure.show_figure("36", "core milestones")
    assert (figure.value.text(), figure.unit.text()) == ("36", "core milestones")


def test_a_tile_is_square_and_shows_its_icon(themes: ThemeSource, qtbot: QtBot) -> None:
    tile = LargeTile(themes, 36)
    qtbot.addWidget(tile)
    assert tile.sizeHint().width() == tile.sizeHint().height() == themes.theme.scaled(36)
    tile.resize(tile.sizeHint())
    empty = tile.grab().toImage()
    tile.set_icon("faders")
    assert tile.grab().toImage() != empty


def test_a_long_name_is_cut(themes: ThemeSource) -> None:
    assert short_name("Foley Artist", 200, themes.theme) == "Foley Artist"
    assert short_name("Foley Artist " * 9, 200, themes.theme).endswith("…")
