"""The way of a skill: where its boxes are ticked, and how its levels look."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from planner.domain.skill_path import Standing
from planner.ui.delegates.ladder_delegate import LadderDelegate
from planner.ui.models.ladder_list import LadderList
from planner.ui.models.ladder_rows import LadderRow
from planner.ui.theme import ThemeSource

_ROW = QRect(0, 40, 300, 40)


def test_boxes_stand_at_the_end_of_the_row(qtbot: QtBot, themes: ThemeSource) -> None:
    delegate = LadderDelegate(themes)
    ltr, rtl = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    assert delegate.is_box(QPoint(290, 60), _ROW, ltr)
    assert not delegate.is_box(QPoint(200, 60), _ROW, ltr)
    assert delegate.is_box(QPoint(10, 60), _ROW, rtl)
    assert not delegate.is_box(QPoint(290, 60), _ROW, rtl)


def test_what_a_level_rests_on_is_seen_without_colour(qtbot: QtBot, themes: ThemeSource) -> None:
    model, delegate = LadderList(), LadderDelegate(themes)
    standings = (Standing.RATED, Standing.CLAIMED, Standing.PLANNED, Standing.BEYOND)
    model.set_rows(
        [LadderRow("", "Lead", "Words", "", level=3, standing=each.value) for each in standings]
    )
    pictures = set()
    for place in range(len(standings)):
        image = QImage(QSize(300, 40), QImage.Format.Format_Grayscale8)
        image.fill(255)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 300, 40)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(place))
        painter.end()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(standings)
