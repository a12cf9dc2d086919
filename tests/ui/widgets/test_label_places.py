"""Room for labels: inside, off lines and off each other as far as there is any."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from planner.ui.widgets.label_places import Label, Places

INSIDE = QRectF(0, 0, 400, 200)
RISING = [QPointF(0, 200), QPointF(400, 0)]


@pytest.fixture
def label(qapp: QApplication) -> Label:
    return Label((("Plan: 23 Apr", QFont(), "text"), ("likely", QFont(), "text-3")))


def _touches(area: QRectF, line: list[QPointF]) -> bool:
    start, way = line[0], line[1] - line[0]
    return any(area.contains(start + way * (step / 500)) for step in range(501))


def test_labels_stand_off_the_line_on_their_side(label: Label) -> None:
    places = Places(INSIDE)
    places.avoid(RISING)
    over = places.along(label, RISING, below=False)
    under = places.along(label, RISING, below=True)
    for area in (over, under):
        assert INSIDE.contains(area)
        assert not _touches(area, RISING)
    assert over.center().y() < 200 - over.center().x() / 2
    assert under.center().y() > 200 - under.center().x() / 2


def test_labels_keep_off_each_other(label: Label) -> None:
    places = Places(INSIDE)
    point = QPointF(200, 100)
    areas = [places.near(label, point) for _ in range(3)]
    for place, area in enumerate(areas):
        assert not any(area.intersects(other) for other in areas[:place])


def test_a_label_at_the_edge_is_pushed_inside(label: Label) -> None:
    places = Places(INSIDE)
    assert INSIDE.contains(places.near(label, QPointF(399, 199)))
    assert INSIDE.contains(places.beside(label, 398, 0))
    assert INSIDE.contains(places.above_start(label, QPointF(0, 4)))


def test_lines_are_crossed_where_it_must_be_but_never_labels(label: Label) -> None:
    places = Places(INSIDE)
    for y in range(0, 200, 4):
        places.avoid([QPointF(0, y), QPointF(400, y)])
    assert INSIDE.contains(places.near(label, QPointF(200, 100)))
    places.take(INSIDE)
    assert places.near(label, QPointF(200, 100)).isEmpty()
    assert places.along(label, RISING, below=True).isEmpty()


def test_trying_in_a_copy_takes_nothing(label: Label) -> None:
    places = Places(INSIDE)
    tried = places.copy().near(label, QPointF(200, 100))
    assert places.near(label, QPointF(200, 100)) == tried


def test_nothing_to_say_takes_no_room(qapp: QApplication, label: Label) -> None:
    places = Places(INSIDE)
    nothing = Label((("", QFont(), "text"),))
    assert nothing.height == 0
    assert places.near(nothing, QPointF(50, 50)).isEmpty()
    assert places.along(label, [], below=True).isEmpty()


def test_a_line_of_many_pieces_is_avoided_by_few_points(qapp: QApplication) -> None:
    places = Places(INSIDE)
    places.avoid([QPointF(step / 50, 100) for step in range(20_000)])
    assert len(places._points) < 200
