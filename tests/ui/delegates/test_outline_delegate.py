"""Rows of an outline as they are drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from planner.ui.delegates.outline_delegate import OutlineDelegate
from planner.ui.roles import PhaseState, Role, RowType
from planner.ui.theme import ThemeSource

PHASE = {
    Role.ROW_TYPE: RowType.PHASE,
    Role.TITLE: "Foundations",
    Role.NUMBER: 1,
    Role.COUNT: "6",
    Role.PHASE_STATE: PhaseState.LATER,
    Role.HOURS: "75 h",
    Role.DUE: "10 Mar 2027",
}
MILESTONE = {
    Role.ROW_TYPE: RowType.MILESTONE,
    Role.TITLE: "A title that is quite long, as titles of milestones often are " * 3,
    Role.SUBTITLE: "Project · what counts as done",
    Role.KIND: "project",
    Role.HOURS: "12 h",
    Role.DUE: "20 Mar 2027",
}


def model_of(*rows: dict[Role, object]) -> QStandardItemModel:
    model = QStandardItemModel()
    for values in rows:
        item = QStandardItem()
        for role, value in values.items():
            item.setData(value, role)
        model.appendRow(item)
    return model


def drawn(
    themes: ThemeSource,
    model: QStandardItemModel,
    row: int,
    width: int = 800,
    *,
    focused: bool = False,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> QImage:
    delegate, option = OutlineDelegate(themes), QStyleOptionViewItem()
    index = model.index(row, 0)
    option.rect = QRect(0, 0, width, delegate.sizeHint(option, index).height())
    option.direction = direction
    option.state = QStyle.StateFlag.State_HasFocus if focused else QStyle.StateFlag.State_None
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()
    return image


def test_heights_are_those_of_the_design(themes: ThemeSource, qtbot: QtBot) -> None:
    model, option = model_of(PHASE, MILESTONE), QStyleOptionViewItem()
    delegate = OutlineDelegate(themes)
    assert delegate.sizeHint(option, model.index(0, 0)).height() >= 40
    assert delegate.sizeHint(option, model.index(1, 0)).height() >= 46


@pytest.mark.parametrize("row", [0, 1])
def test_each_row_draws_something_and_shows_focus(
    themes: ThemeSource, qtbot: QtBot, row: int
) -> None:
    model = model_of(PHASE, MILESTONE)
    plain = drawn(themes, model, row)
    blank = QImage(plain.size(), plain.format())
    blank.fill(Qt.GlobalColor.white)
    assert plain != blank
    assert drawn(themes, model, row, focused=True) != plain


def test_rows_are_mirrored(themes: ThemeSource, qtbot: QtBot) -> None:
    model = model_of(MILESTONE)
    left = drawn(themes, model, 0)
    right = drawn(themes, model, 0, direction=Qt.LayoutDirection.RightToLeft)
    assert left.pixelColor(36, left.height() // 2 - 9) != Qt.GlobalColor.white
    badge = left.copy(24, 0, 24, left.height())
    assert right.copy(right.width() - 48, 0, 24, right.height()) == badge


def test_a_narrow_row_gives_the_title_a_line_of_its_own(themes: ThemeSource, qtbot: QtBot) -> None:
    model = model_of(MILESTONE)
    wide, narrow = drawn(themes, model, 0, 800), drawn(themes, model, 0, 400)

    def ink_at_end(image: QImage) -> bool:
        """Whether the upper line has ink just before the margin, where only a title reaches."""
        upper = image.copy(image.width() - 44, 4, 18, image.height() // 2 - 8)
        blank = QImage(upper.size(), upper.format())
        blank.fill(Qt.GlobalColor.white)
        return upper != blank

    assert ink_at_end(narrow)
    assert wide.height() == narrow.height()
