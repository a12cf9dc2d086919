"""The tag as a widget."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.tag_label import TagLabel


def test_tag_is_read_and_measured_anew(themes: ThemeSource, qtbot: QtBot) -> None:
    tag = TagLabel(themes, "Due")
    qtbot.addWidget(tag)
    before = tag.sizeHint()
    tag.set_tag("4 days over", "danger", "warning-circle")
    assert tag.text == tag.accessibleName() == "4 days over"
    assert tag.sizeHint().width() > before.width()
    assert tag.minimumSizeHint().width() <= 24
    assert not tag.grab().isNull()
