"""What stands over the cards, in high and in low windows."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from planner.storage.evidence_look import AskedFile, Standing
from planner.ui.pages.portfolio_top import PortfolioTop
from planner.ui.theme import ThemeSource
from tests.ui.piece_worlds import many_rows


def test_in_a_low_window_only_what_is_wrong_is_said(qtbot: QtBot, themes: ThemeSource) -> None:
    top = PortfolioTop(themes)
    qtbot.addWidget(top)
    first, second = many_rows(2)
    gone = replace(second, file=AskedFile("/a.wav"), standing=Standing.GONE, warning="Gone.")
    top.show_rows((), 2, read_only=False)
    assert top.isHidden()
    top.show_rows((replace(first, starred=True), second), 2, read_only=False)
    assert not top.isHidden()
    assert top.strip.sentence.text().endswith("1 is starred so far.")
    top.set_low(True)
    assert top.isHidden()
    top.show_rows((first, gone), 2, read_only=False)
    assert not top.isHidden()
    assert top.strip.isHidden()
    top.notice.action_requested.emit("leave")
    assert top.isHidden()
    top.set_low(False)
    assert not top.strip.isHidden()
