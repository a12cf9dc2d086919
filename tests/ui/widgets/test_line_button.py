"""One line of a panel's list."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.line_button import LineButton


def test_a_cut_text_is_whole_in_the_tool_tip_and_the_name(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    text = "A very long title <b>of</b> a resource that no panel has room for"
    line = LineButton(themes, text, "globe", note="Free", tip="Confirm before you rely on it.")
    qtbot.addWidget(line)
    line.resize(140, 24)
    line.show()
    assert "&lt;b&gt;" in line.toolTip()
    assert "Confirm" in line.toolTip()
    line.resize(1200, 24)
    assert line.toolTip() == "Confirm before you rely on it."
    assert line.accessibleName() == f"{text}, Free"
    assert line.sizeHint().height() >= 24


def test_it_draws_with_and_without_a_frame(qtbot: QtBot, themes: ThemeSource) -> None:
    images = []
    for framed in (False, True):
        line = LineButton(themes, "Text", "globe", note="Free", framed=framed)
        qtbot.addWidget(line)
        line.resize(200, 30)
        images.append(line.grab().toImage())
    assert images[0] != images[1]
