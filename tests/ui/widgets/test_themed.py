"""What all painted widgets share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.tag_label import TagLabel
from planner.ui.widgets.themed import (
    ThemedButton,
    ThemedWidget,
    plain_button_text,
    restyle,
)


class Patch(ThemedWidget):
    """Fills itself with the page's ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("canvas"))
        painter.end()


def test_widget_draws_with_the_theme_of_now(themes: ThemeSource, qtbot: QtBot) -> None:
    patch = Patch(themes)
    qtbot.addWidget(patch)
    patch.resize(QSize(4, 4))
    for mode in ("dark", "light"):
        themes.set_mode(mode)
        assert patch.grab().toImage().pixelColor(1, 1) == themes.theme.color("canvas")


def test_larger_font_gives_a_larger_widget(
    themes: ThemeSource, qapp: QApplication, qtbot: QtBot
) -> None:
    tag = TagLabel(themes, "Optional")
    qtbot.addWidget(tag)
    small, before = tag.sizeHint(), qapp.font()
    try:
        qapp.setFont(QFont(before.family(), 24))
        themes.refresh()
        assert tag.sizeHint().width() > small.width()
        assert tag.sizeHint().height() > small.height()
    finally:
        qapp.setFont(before)
        themes.refresh()


def test_button_is_named_by_its_text_and_takes_the_tab_key(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    button = ThemedButton(themes, "Rock & roll")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Rock & roll"
    assert button.focusPolicy().value & 1
    assert not button.right_to_left


def test_deleted_widgets_do_not_hear_of_themes(themes: ThemeSource) -> None:
    for _ in range(50):
        ThemedWidget(themes).deleteLater()
        ThemedButton(themes, "x").deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    themes.refresh()


def test_user_text_keeps_its_ampersand() -> None:
    assert plain_button_text("Rock & roll") == "Rock && roll"


def test_restyling_takes_up_a_property(themes: ThemeSource, qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.ensurePolished()
    before = button.sizeHint().height()
    button.setProperty("compact", True)
    restyle(button)
    assert button.sizeHint().height() == before - 4


def test_a_button_lays_out_from_where_reading_begins(qtbot: QtBot, themes: ThemeSource) -> None:
    button = ThemedButton(themes, "Go")
    qtbot.addWidget(button)
    button.resize(100, 20)
    area = QRectF(10, 2, 30, 16)
    assert button.at(10, 2, 30, 16) == button.mirrored(area) == area
    assert button.start_side & Qt.AlignmentFlag.AlignLeft
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button.at(10, 2, 30, 16) == button.mirrored(area) == QRectF(60, 2, 30, 16)
    assert button.start_side & Qt.AlignmentFlag.AlignRight
    # Or Qt would turn the side round once more.
    assert button.start_side & Qt.AlignmentFlag.AlignAbsolute


def test_a_button_is_painted_again_when_it_is_mirrored(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ThemedButton, "update", lambda _: asked.append("update"))
    monkeypatch.setattr(ThemedButton, "paintEvent", lambda *_: None)
    button = ThemedButton(themes, "Go")
    qtbot.addWidget(button)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert asked == ["update"]
