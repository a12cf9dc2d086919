"""Buttons in their variants."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import VARIANTS, Button, icon_button, push_button


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_is_large_enough_to_hit(
    themes: ThemeSource, qtbot: QtBot, variant: str
) -> None:
    button = Button(themes, "" if variant.startswith("icon") else "Add", variant, "plus")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.sizeHint().height() >= 28
    assert button.sizeHint().width() >= 28


def test_compact_button_is_lower(themes: ThemeSource, qtbot: QtBot) -> None:
    tall, low = push_button(themes, "Add"), push_button(themes, "Add", compact=True)
    for button in (tall, low):
        qtbot.addWidget(button)
        button.ensurePolished()
    assert tall.sizeHint().height() - low.sizeHint().height() == 4


def test_icon_follows_theme_and_variant(themes: ThemeSource, qtbot: QtBot) -> None:
    button = push_button(themes, "Add", icon="plus")
    qtbot.addWidget(button)
    light = button.icon().pixmap(16).toImage()
    themes.set_mode("dark")
    dark = button.icon().pixmap(16).toImage()
    button.set_variant("danger")
    assert light != dark
    assert button.icon().pixmap(16).toImage() != dark
    assert button.property("variant") == "danger"
    themes.set_mode("light")


def test_icon_button_has_a_name_and_says_its_shortcut(themes: ThemeSource, qtbot: QtBot) -> None:
    button = icon_button(themes, "x", "Close", "Esc")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Close"
    assert button.toolTip() == "Close  Esc"


def test_trailing_icon_stands_on_the_other_side(themes: ThemeSource, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    leading = Button(themes, "Next", icon="caret-right", parent=parent)
    trailing = Button(themes, "Next", icon="caret-right", trailing=True, parent=parent)
    assert leading.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert trailing.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_deleted_buttons_do_not_hear_of_themes(themes: ThemeSource, qtbot: QtBot) -> None:
    for _ in range(50):
        push_button(themes, "Add", icon="plus").deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    themes.refresh()


@pytest.mark.parametrize("trailing", [False, True])
def test_an_icon_keeps_its_distance_from_a_text_that_comes_later(
    themes: ThemeSource, qtbot: QtBot, trailing: bool
) -> None:
    early = Button(themes, "Next", icon="caret-right", trailing=trailing)
    late = Button(themes, "", icon="caret-right", trailing=trailing)
    for button in (early, late):
        qtbot.addWidget(button)
    alone = late.iconSize().width()
    late.setText("Next")
    assert late.iconSize() == early.iconSize()
    assert late.iconSize().width() > alone
    late.setText("")
    assert late.iconSize().width() == alone
