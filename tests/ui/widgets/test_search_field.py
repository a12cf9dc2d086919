"""The search field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.search_field import SearchField


def test_escape_empties_first(themes: ThemeSource, qtbot: QtBot) -> None:
    field = SearchField(themes, "Filter plan")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "mix")
    assert field._clear.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not field._clear.isVisible()
    assert field.accessibleName() == field.placeholderText() == "Filter plan"


def _ends(field: SearchField) -> tuple[QRect, QRect]:
    return field._glass.geometry(), field._clear.geometry()


def _shown(themes: ThemeSource, qtbot: QtBot, way: Qt.LayoutDirection) -> SearchField:
    field = SearchField(themes, "Filter plan")
    qtbot.addWidget(field)
    field.resize(300, 70)
    field.show()
    field.setText("mix " * 30)
    field.setLayoutDirection(way)
    return field


@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_its_pictures_grow_with_the_text_and_leave_it_room(
    themes: ThemeSource, qtbot: QtBot, qapp: QApplication, way: Qt.LayoutDirection
) -> None:
    field = _shown(themes, qtbot, way)
    small, usual = _ends(field), qapp.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(large)
    themes.refresh()
    try:
        glass, cross = _ends(field)
        assert glass.width() == themes.theme.scaled(16) > small[0].width() == 16
        assert cross.width() == themes.theme.scaled(14) + 8 > small[1].width() == 22
        first, last = (cross, glass) if field.isRightToLeft() else (glass, cross)
        for go in (field.end, field.home):
            go(False)
            field.grab()  # only painted, it scrolls to the caret
            assert first.right() < field.cursorRect().center().x() < last.left()
        assert field.rect().contains(first)
        assert field.rect().contains(last)
        assert abs(glass.center().y() - field.rect().center().y()) <= 1
    finally:
        qapp.setFont(usual)
        themes.refresh()
    assert _ends(field) == small


def test_a_click_on_the_cross_empties_and_the_glass_is_no_button(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    field = _shown(themes, qtbot, Qt.LayoutDirection.LeftToRight)
    qtbot.mouseClick(field._clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field._clear.isVisible()
    assert field.textMargins().right() == 0
    assert field.childAt(field._glass.geometry().center()) is None
