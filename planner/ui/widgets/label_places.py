"""Finds room for the labels of a chart: inside it, off its lines and off each other.

A label is tried at one place after the other; the first that touches nothing is taken, else the one
that touches lines least. Where each would touch another label, there is no place for it: better one
label less than two that cannot be read.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Distance of the points by which lines are avoided, and of a label from what it belongs to.
_STEP: Final = 4.0
_GAP: Final = 6.0
_FAR: Final = 24.0
#: Parts of a line at which a label is tried, from the middle outwards.
_PARTS: Final = (0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.9, 0.2, 1.0, 0.1)


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text, each with its font and the token of its colour."""

    lines: tuple[tuple[str, QFont, str], ...]

    @property
    def width(self) -> float:
        """As wide as its longest line."""
        return max(QFontMetricsF(font).horizontalAdvance(text) for text, font, _ in self.lines)

    @property
    def height(self) -> float:
        """All its lines."""
        return sum(QFontMetricsF(font).height() for text, font, _ in self.lines if text)


class Places:
    """The room of one chart."""

    def __init__(self, inside: QRectF) -> None:
        """Place labels inside a rectangle."""
        self._inside = inside
        self._taken: list[QRectF] = []
        self._points: list[QPointF] = []

    def copy(self) -> Places:
        """The same room, to try something in."""
        other = Places(self._inside)
        other._taken, other._points = self._taken[:], self._points[:]
        return other

    def take(self, area: QRectF) -> None:
        """Keep other labels off an area."""
        self._taken.append(QRectF(area))

    def avoid(self, line: Sequence[QPointF]) -> None:
        """Keep labels off a line."""
        for start, end in pairwise(line):
            way = end - start
            count = max(1, round((abs(way.x()) + abs(way.y())) / _STEP))
            for place in range(count + 1):
                self._keep_off(start + way * (place / count))

    def _keep_off(self, point: QPointF) -> None:
        # A line of many short pieces would otherwise leave more points than there are pixels.
        if not self._points or (point - self._points[-1]).manhattanLength() >= _STEP - 1:
            self._points.append(point)

    def above_start(self, label: Label, point: QPointF) -> QRectF:
        """A place over a level line, as near to its start as there is room; else below it."""
        over, under = point.y() - label.height - 3, point.y() + 2
        steps = [point.x() + step * _FAR for step in range(9)]
        return self._best(label, [*(QPointF(x, over) for x in steps), QPointF(point.x(), under)])

    def beside(self, label: Label, x: float, top: float) -> QRectF:
        """A place after an upright line, or before it, near its top."""
        tops = [top + step * label.height for step in (1.0, 0.0, 2.0, 3.0, 5.0, 7.0)]
        sides = (x + _GAP, x - _GAP - label.width)
        return self._best(label, [QPointF(side, y) for y in tops for side in sides])

    def near(self, label: Label, point: QPointF) -> QRectF:
        """A place after a point, below it, above it, or before it."""
        after, before = point.x() + 2 * _GAP, point.x() - 2 * _GAP - label.width
        below, above = point.y() + 2, point.y() - label.height - 2
        low, high = point.y() + label.height, point.y() - 2 * label.height
        corners = (
            (after, below),
            (after, above),
            (after, low),
            (before, above),
            (before, below),
            (after + 2 * _FAR, below),
            (before, high),
            (after, high),
        )
        return self._best(label, [QPointF(x, y) for x, y in corners])

    def along(self, label: Label, line: Sequence[QPointF], *, below: bool) -> QRectF:
        """A place under a rising line to its right, or over it to its left; else beyond it."""
        if not line:
            return QRectF(self._inside.topLeft(), self._inside.topLeft())
        under, over = [], []
        for part in _PARTS:
            point = _at(line, part)
            for far in (_GAP, 2 * _GAP, 4 * _GAP):
                under.append(QPointF(point.x() + far, point.y() + far))
                corner = QPointF(point.x() - far - label.width, point.y() - far - label.height)
                over.append(corner)
        return self._best(label, [*under, *over] if below else [*over, *under])

    def _best(self, label: Label, corners: Iterable[QPointF]) -> QRectF:
        """The corner that costs least; empty where there is none, or nothing to say."""
        best, least = QRectF(self._inside.topLeft(), self._inside.topLeft()), math.inf
        if not label.height:
            return best
        for corner in corners:
            area = QRectF(corner.x(), corner.y(), label.width, label.height)
            self._push_inside(area)
            cost = self._cost(area)
            if cost < least:
                best, least = area, cost
            if not cost:
                break
        if not best.isEmpty():
            self.take(best)
        return best

    def _push_inside(self, area: QRectF) -> None:
        inside = self._inside
        area.moveLeft(min(max(area.left(), inside.left()), inside.right() - area.width()))
        area.moveTop(min(max(area.top(), inside.top()), inside.bottom() - area.height()))

    def _cost(self, area: QRectF) -> float:
        wide = area.adjusted(-3, -1, 3, 1)
        if any(other.intersects(wide) for other in self._taken):
            return math.inf
        return sum(wide.contains(point) for point in self._points)


def _at(line: Sequence[QPointF], part: float) -> QPointF:
    """The point of a line at a part of its width."""
    x = line[0].x() + (line[-1].x() - line[0].x()) * part
    for start, end in pairwise(line):
        if start.x() <= x <= end.x() and end.x() > start.x():
            return start + (end - start) * ((x - start.x()) / (end.x() - start.x()))
    return line[-1]
