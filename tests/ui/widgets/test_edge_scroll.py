"""Rows come by for as long as the hand rests at the edge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from planner.ui.widgets.edge_scroll import EdgeScroll

ROOM, EDGE = 200, 20


@pytest.fixture
def bar(qtbot: QtBot) -> QScrollBar:
    bar = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setRange(0, 100)
    bar.setValue(50)
    return bar


@pytest.mark.parametrize(("place", "end"), [(ROOM - 5, 100), (ROOM + 90, 100), (5, 0), (-90, 0)])
def test_it_goes_on_to_the_end(bar: QScrollBar, qtbot: QtBot, place: float, end: int) -> None:
    edge = EdgeScroll(bar, EDGE)
    moved = QSignalSpy(edge.moved)
    edge.hold(place, ROOM)
    qtbot.waitUntil(lambda: bar.value() == end)
    assert moved.count() > 1
    qtbot.waitUntil(lambda: not edge._timer.isActive())


@pytest.mark.parametrize("place", [EDGE, ROOM / 2, ROOM - EDGE])
def test_between_the_edges_it_rests(bar: QScrollBar, place: float) -> None:
    edge = EdgeScroll(bar, EDGE)
    edge.hold(ROOM, ROOM)
    edge.hold(place, ROOM)
    QTest.qWait(3 * edge._timer.interval())
    assert bar.value() == 50


def test_further_out_it_is_quicker_and_let_go_it_rests(bar: QScrollBar) -> None:
    edge = EdgeScroll(bar, EDGE)
    steps = []
    for place in (ROOM - EDGE + 2, ROOM, ROOM + 20):
        bar.setValue(0)
        edge.hold(place, ROOM)
        edge._step()
        steps.append(bar.value())
    assert steps == sorted(set(steps))
    edge.let_go()
    bar.setValue(0)
    QTest.qWait(3 * edge._timer.interval())
    assert bar.value() == 0
