"""Key caps beside what the keys do."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.key_hints import KeyCap, KeyHints


def test_each_hint_has_its_keys_and_words(themes: ThemeSource, qtbot: QtBot) -> None:
    hints = KeyHints(themes, [(("0", "5"), "to", "rate"), (("Del",), "", "clear")])
    qtbot.addWidget(hints)
    assert len(hints.findChildren(KeyCap)) == 3
    assert [label.text() for label in hints.findChildren(TextLabel)] == ["to", "rate", "clear"]


def test_a_cap_grows_with_its_word(themes: ThemeSource, qtbot: QtBot) -> None:
    short, long = KeyCap(themes, "0"), KeyCap(themes, "Backspace")
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert short.sizeHint().width() < long.sizeHint().width()
    assert short.sizeHint().height() == long.sizeHint().height()
