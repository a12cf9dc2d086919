"""The line of the sidebar that shows what is timed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.running_timer import TimerButton, _fitting


def _button(qtbot: QtBot, themes: ThemeSource) -> TimerButton:
    button = TimerButton(themes)
    qtbot.addWidget(button)
    button.resize(190, 32)
    return button


def test_it_is_there_only_while_something_is_timed(qtbot: QtBot, themes: ThemeSource) -> None:
    button = _button(qtbot, themes)
    assert button.isHidden()
    button.set_timed("0:25", "Reverb <b>and</b> depth")
    assert not button.isHidden()
    assert button.accessibleName() == "Stop timer: Reverb <b>and</b> depth, 0:25"
    assert "<b>" not in button.toolTip()
    button.set_timed("", "")
    assert button.isHidden()


def test_it_draws_wide_narrow_and_mirrored(qtbot: QtBot, themes: ThemeSource) -> None:
    button = _button(qtbot, themes)
    button.set_timed("1:05", "A very long title that has to be cut somewhere in the middle")
    wide = button.grab().toImage()
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button.grab().toImage() != wide
    button.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    button.set_narrow(True)
    assert button.grab().toImage() != wide
    assert button.sizeHint().height() >= 24


def test_large_text_is_fitted_into_the_narrow_sidebar(themes: ThemeSource) -> None:
    font = themes.theme.font("caption-strong")
    assert _fitting(font, "1:05", 200) == font
    small = _fitting(font, "100:05", 20)
    assert QFontMetricsF(small).horizontalAdvance("100:05") <= 22
