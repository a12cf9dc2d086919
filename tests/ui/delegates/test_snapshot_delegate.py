"""The rows of snapshots as they are drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from planner.ui.delegates.snapshot_delegate import SnapshotDelegate
from planner.ui.models.snapshot_list import SnapshotList
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.models.test_snapshot_list import NOW, snapshot

_STATES = QStyle.StateFlag


@pytest.fixture
def model(qtbot: QtBot) -> SnapshotList:
    return SnapshotList([snapshot(0), snapshot(30)], ENGLISH, NOW.date())


def drawn(
    themes: ThemeSource,
    model: SnapshotList,
    row: int,
    state: QStyle.StateFlag = _STATES.State_Enabled,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    width: int = 250,
) -> QImage:
    delegate = SnapshotDelegate(themes)
    option = QStyleOptionViewItem()
    height = delegate.sizeHint(option, model.index(row)).height()
    option.rect = QRect(0, 0, width, height)
    option.state = state
    option.direction = direction
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(row))
    painter.end()
    return image


def test_a_snapshot_is_higher_than_a_day(themes: ThemeSource, model: SnapshotList) -> None:
    assert drawn(themes, model, 1).height() > drawn(themes, model, 0).height()


def test_states_differ(themes: ThemeSource, model: SnapshotList) -> None:
    states = (
        _STATES.State_Enabled,
        _STATES.State_Enabled | _STATES.State_MouseOver,
        _STATES.State_Enabled | _STATES.State_Selected,
        _STATES.State_Enabled | _STATES.State_Selected | _STATES.State_HasFocus,
    )
    images = [drawn(themes, model, 1, state) for state in states]
    for place, image in enumerate(images):
        assert all(image != other for other in images[place + 1 :])
    theme = themes.theme
    assert images[1].pixelColor(3, 20) == theme.color("hover")
    assert images[2].pixelColor(3, 20) == theme.color("selected")


def test_it_is_mirrored_and_takes_little_room(themes: ThemeSource, model: SnapshotList) -> None:
    right = drawn(themes, model, 1, direction=Qt.LayoutDirection.RightToLeft)
    assert right != drawn(themes, model, 1)
    assert drawn(themes, model, 1, width=60).width() == 60
