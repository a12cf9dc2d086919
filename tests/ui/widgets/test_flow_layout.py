"""The flow layout."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.flow_layout import FlowLayout


def make(widths: list[int], spacing: int = 8) -> tuple[QWidget, FlowLayout, list[QWidget]]:
    """Put boxes of these widths, 20 high, into a flow."""
    host = QWidget()
    flow = FlowLayout(host, spacing)
    boxes = []
    for width in widths:
        box = QWidget(host)
        box.setFixedSize(QSize(width, 20))
        flow.addWidget(box)
        boxes.append(box)
    return host, flow, boxes


@given(widths=st.lists(st.integers(1, 120), max_size=12), room=st.integers(1, 400))
def test_boxes_stay_in_order_and_never_overlap(widths: list[int], room: int) -> None:
    host, flow, boxes = make(widths)
    flow.setGeometry(QRect(0, 0, room, 1000))
    places = [box.geometry() for box in boxes]
    for before, after in pairwise(places):
        assert not before.intersects(after)
        assert (after.y(), after.x()) > (before.y(), before.x())
    lowest = max((place.bottom() + 1 for place in places), default=0)
    assert flow.heightForWidth(room) == lowest
    host.deleteLater()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_lines_start_where_reading_starts(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    host, flow, boxes = make([50, 50, 50])
    qtbot.addWidget(host)
    host.setLayoutDirection(direction)
    flow.setGeometry(QRect(0, 0, 120, 100))
    left = direction is Qt.LayoutDirection.LeftToRight
    assert boxes[0].geometry().left() == (0 if left else 70)
    assert boxes[2].geometry().top() == 28


def test_hidden_boxes_take_no_room(qtbot: QtBot) -> None:
    host, flow, boxes = make([50, 50])
    qtbot.addWidget(host)
    boxes[0].hide()
    flow.setGeometry(QRect(0, 0, 200, 100))
    assert boxes[1].geometry().left() == 0
    assert flow.sizeHint() == QSize(50, 20)


def test_items_can_be_taken(qtbot: QtBot) -> None:
    host, flow, boxes = make([50, 60])
    qtbot.addWidget(host)
    assert isinstance(flow, QLayout)
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is boxes[0]
    assert flow.count() == 1
    assert flow.minimumSize() == QSize(60, 20)
    assert not flow.expandingDirections()


def test_a_line_stands_at_its_middle(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, spacing=4)
    low, high = QWidget(), QWidget()
    low.setFixedSize(20, 10)
    high.setFixedSize(20, 30)
    flow.addWidget(low)
    flow.addWidget(high)
    flow.setGeometry(QRect(0, 0, 100, 30))
    box.show()
    assert (low.y(), high.y()) == (10, 0)


def test_a_height_is_measured_again_once_something_inside_is_higher(qtbot: QtBot) -> None:
    host, flow, boxes = make([40, 40])
    qtbot.addWidget(host)
    assert flow.heightForWidth(200) == 20
    boxes[1].setFixedHeight(50)
    assert flow.heightForWidth(200) == 50
    boxes[1].hide()
    assert flow.heightForWidth(200) == 20
