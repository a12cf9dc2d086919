"""Plain labels and labels that shrink."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel, plain_tip

LONG = "Full mix: electronic or hip-hop, 40 tracks or more"


def test_label_is_plain_and_takes_the_style(themes: ThemeSource, qtbot: QtBot) -> None:
    label = TextLabel(themes, "<b>x</b>", "title", "secondary", selectable=True)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.font().pointSizeF() == themes.theme.font("title").pointSizeF()
    assert label.property("tone") == "secondary"
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_text_is_cut_only_where_room_ends(themes: ThemeSource, qtbot: QtBot) -> None:
    label = ElidedLabel(themes, LONG)
    qtbot.addWidget(label)
    label.resize(900, 20)
    label.show()
    assert label.shown_text == LONG
    assert label.toolTip() == ""
    label.resize(90, 20)
    assert label.shown_text.endswith("…")
    assert label.text() == label.toolTip() == LONG
    label.setText("Mix")
    assert label.toolTip() == ""
    assert not label.grab().isNull()


def test_tip_shows_mark_up_literally() -> None:
    assert plain_tip("Rock & roll") == "Rock & roll"
    assert plain_tip("a <b>\nc") == "<qt>a &lt;b&gt;<br>c</qt>"


@pytest.mark.parametrize("text", ["Short", "قصير"])
@pytest.mark.parametrize("selectable", [False, True])
@pytest.mark.parametrize("wrap", [False, True])
@pytest.mark.parametrize(
    ("way", "start", "end"),
    [
        (Qt.LayoutDirection.LeftToRight, range(200), range(200, 400)),
        (Qt.LayoutDirection.RightToLeft, range(200, 400), range(200)),
    ],
)
def test_lines_begin_where_those_of_the_layout_do(
    themes: ThemeSource,
    qtbot: QtBot,
    way: Qt.LayoutDirection,
    start: range,
    end: range,
    wrap: bool,
    selectable: bool,
    text: str,
) -> None:
    before = QApplication.layoutDirection()
    QApplication.setLayoutDirection(way)
    try:
        label = TextLabel(themes, text, wrap=wrap, selectable=selectable)
        qtbot.addWidget(label)
        label.resize(400, 20)
        assert _inked(label) <= set(start)
        label.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        assert _inked(label) <= set(end)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        assert _inked(label) <= set(range(100, 300))
        label.setAlignment(Qt.AlignmentFlag.AlignLeading)
        # Dates below a chart run from left to right in every language.
        label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        assert _inked(label) <= set(range(200))
    finally:
        QApplication.setLayoutDirection(before)


def _inked(label: TextLabel) -> set[int]:
    """The columns of pixels in which something is written."""
    image = label.grab().toImage()
    ground = image.pixel(image.width() // 2, 0)
    wide, high = image.width(), image.height()
    found = {x for x in range(wide) for y in range(high) if image.pixel(x, y) != ground}
    assert found
    return found
