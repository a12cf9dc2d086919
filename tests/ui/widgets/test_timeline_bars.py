"""The bars of the timeline: each kind has ends of its own, done and planned differ."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from planner.ui.theme import KINDS, ThemeSource
from planner.ui.widgets.timeline_bars import BarLook, bar_path, paint_bar, paint_point, paint_span

BOX = QRectF(4, 4, 60, 14)


def _drawn(themes: ThemeSource, look: BarLook, *, point: bool = False) -> QImage:
    image = QImage(72, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    if point:
        paint_point(painter, themes.theme, QPointF(30, 12), 14, look)
    else:
        paint_bar(painter, themes.theme, BOX, look)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def test_bars_of_two_kinds_differ_without_colour(themes: ThemeSource) -> None:
    drawn = {kind: _drawn(themes, BarLook(kind)) for kind in KINDS}
    drawn["own"] = _drawn(themes, BarLook("course", own=True))
    for one, other in itertools.combinations(drawn, 2):
        assert drawn[one] != drawn[other], (one, other)


def test_points_of_two_kinds_differ(themes: ThemeSource) -> None:
    session = _drawn(themes, BarLook("mentorship"), point=True)
    event = _drawn(themes, BarLook("networking"), point=True)
    assert session != event
    assert event != _drawn(themes, BarLook("networking", provisional=True), point=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_bar_is_filled_as_far_as_it_has_come(themes: ThemeSource, kind: str) -> None:
    dark = []
    for done in (0.0, 0.5, 1.0):
        image = _drawn(themes, BarLook(kind, done=done))
        dark.append(sum(image.pixelColor(x, 8).value() < 200 for x in range(4, 64)))
    assert dark[0] < dark[1] < dark[2]


@pytest.mark.parametrize("kind", [*KINDS, "own"])
@pytest.mark.parametrize("width", [1.0, 8.0, 500.0])
def test_every_outline_stays_inside_its_days(kind: str, width: float) -> None:
    box = QRectF(10, 4, width, 14)
    path = bar_path(kind, box, own=kind == "own")
    assert not path.isEmpty()
    assert box.adjusted(-0.01, -0.01, 0.01, 0.01).contains(path.boundingRect())


def test_a_span_has_two_ends(themes: ThemeSource) -> None:
    image = QImage(90, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_span(painter, themes.theme, BOX, BarLook("networking", done=1.0))
    painter.end()
    ink = [image.pixelColor(x, 7).value() < 250 for x in range(90)]
    assert sum(a != b for a, b in itertools.pairwise(ink)) == 4
