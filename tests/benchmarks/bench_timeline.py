"""The timeline of a large plan beside the least that painting its visible rows takes.

The floor paints the same rows with their titles and a rectangle for each bar, the months above, the
load of each week below, and today: what a straightforward program needs for the same picture.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from planner import paths
from planner.domain.plan import Plan, plan_of
from planner.words import ENGLISH
from tests.benchmarks.measure import Measure, compared
from tests.benchmarks.samples import TODAY, large_profile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication

_WIDTH, _HEIGHT = 1068, 636
_STEPS = 30
#: Pixels of one notch of a wheel.
_NOTCH = 75
_FLOOR = "own painting of visible rows"

Make = Callable[[], "QAbstractScrollArea"]


def measures() -> Sequence[Measure]:
    """Show and scroll of a thousand and of ten thousand milestones."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return [each for size in (1_000, 10_000) for each in _of(app, size)]


def _of(app: QApplication, size: int) -> list[Measure]:
    from planner.ui.pages.timeline_chart import TimelineChart
    from planner.ui.theme import ThemeSource

    plan = plan_of(large_profile(size), TODAY)
    themes = ThemeSource(paths.shipped("resources"), "light")
    themes.apply()
    ours: Make = lambda: TimelineChart(themes, plan, ENGLISH)  # noqa: E731 - beside the floor's
    floor: Make = lambda: _floor(plan)  # noqa: E731
    shown = compared(
        f"timeline: show, {size:,}", _show(app, ours), _show(app, floor), _FLOOR, rounds=9
    )
    rows: list[Measure] = [shown]
    for way, step in (("down", _NOTCH), ("across", _NOTCH), ("down", 0), ("across", 0)):
        pair = [_scroll(app, make(), way, step) for make in (ours, floor)]
        name = f"timeline: {'notch' if step else 'page'} {way}, {size:,}"
        row = compared(name, *pair, _FLOOR, rounds=9)
        rows.append(
            Measure(row.name, row.ours / _STEPS, (row.floor or 0) / _STEPS, row.ratio, _FLOOR)
        )
    return rows


def _show(app: QApplication, make: Make) -> Callable[[], object]:
    def work() -> None:
        area = make()
        area.resize(_WIDTH, _HEIGHT)
        area.show()
        app.processEvents()
        area.close()
        area.deleteLater()

    return work


def _scroll(
    app: QApplication, area: QAbstractScrollArea, way: str, step: int
) -> Callable[[], object]:
    """Steps of so many pixels, or further than what is seen, so that nothing is used again."""
    area.resize(_WIDTH, _HEIGHT)
    area.show()
    app.processEvents()
    bar_of = area.verticalScrollBar if way == "down" else area.horizontalScrollBar

    def work() -> None:
        bar = bar_of()
        pixels = step or bar.pageStep() + 40
        for place in range(_STEPS):
            bar.setValue(place % 20 * pixels)
            app.processEvents()

    return work


def _floor(plan: Plan) -> QAbstractScrollArea:
    """A scroll area that paints the rows that are visible and nothing else."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QColor, QPainter, QPaintEvent
    from PySide6.QtWidgets import QAbstractScrollArea

    titles = [each.milestone.title for each in plan.milestones]
    first = plan.start.toordinal()
    starts = [(each.start or plan.start).toordinal() - first for each in plan.milestones]
    ends = [(each.finish or plan.start).toordinal() + 1 - first for each in plan.milestones]
    loads = [week.planned + week.logged for week in plan.weeks]
    row, left, scale, most = 25, 288, 1.6, max(loads)

    class Floor(QAbstractScrollArea):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter, view = QPainter(self.viewport()), self.viewport()
            top, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
            painter.fillRect(event.rect(), QColor("white"))
            for x in range(left - across % 49, view.width(), 49):
                painter.fillRect(x, 0, 1, view.height(), QColor("#E8EBED"))
                painter.drawText(x + 4, 30, "Jan")
            base, wide = view.height(), round(7 * scale)
            for week in range(across // wide, min(len(loads), (across + view.width()) // wide + 1)):
                high = 50 * loads[week] // most
                painter.fillRect(
                    left + week * wide - across, base - high, wide - 2, high, QColor("#0B6770")
                )
            metrics = painter.fontMetrics()
            for place in range(top // row, min(len(titles), (top + base - 135) // row + 1)):
                y = place * row - top + 40
                begin = left + starts[place] * scale - across
                width = max(8, (ends[place] - starts[place]) * scale)
                painter.setPen(QColor("#1D5FA8"))
                painter.setBrush(QColor("#E3EDF8"))
                painter.drawRect(QRect(round(begin), y + 5, round(width), 14))
                painter.fillRect(0, y, left, row, QColor("white"))
                text = metrics.elidedText(titles[place], Qt.TextElideMode.ElideRight, left - 40)
                painter.setPen(QColor("black"))
                painter.drawText(QRect(32, y, left - 40, row), Qt.AlignmentFlag.AlignVCenter, text)
                painter.fillRect(left, y + row - 1, view.width(), 1, QColor("#E8EBED"))
            painter.fillRect(left - across, 0, 2, view.height(), QColor("#B0251D"))
            painter.end()

    area = Floor()
    area.verticalScrollBar().setRange(0, max(0, len(titles) * row - _HEIGHT))
    area.horizontalScrollBar().setRange(0, max(0, round(max(ends) * scale) - _WIDTH + left))
    for bar, page in ((area.verticalScrollBar(), _HEIGHT), (area.horizontalScrollBar(), _WIDTH)):
        bar.setPageStep(page)
    return area
