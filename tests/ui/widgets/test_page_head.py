"""The head of a page: title, facts and what can be done."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.page_head import PageHead


def test_facts_go_where_the_window_is_narrow(qtbot: QtBot, themes: ThemeSource) -> None:
    first, second = push_button(themes, "One"), push_button(themes, "Two")
    head = PageHead(themes, "Timeline", [first, second])
    qtbot.addWidget(head)
    head.facts.setText("31 milestones")
    head.resize(800, 64)
    head.show()
    assert head.title.text() == "Timeline"
    assert first.x() < second.x()
    assert (head.facts.isVisible(), head.minimumHeight()) == (True, 64)
    head.set_narrow(True)
    assert (head.facts.isVisible(), head.minimumHeight()) == (False, 56)
    head.set_narrow(False)
    assert head.facts.isVisible()
