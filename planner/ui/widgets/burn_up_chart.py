"""The burn-up chart: hours planned and hours done over time, and where the forecast points.

It knows no plan: lines, marks and words come as values. Lines are labelled where they run, so there
is no legend. Time runs from left to right in every language.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.chart import Chart
from planner.ui.widgets.label_places import Label, Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ui.theme import ThemeSource

Line = tuple[tuple[dt.date, int], ...]

_SIDE: Final = 16
#: Not clipped: the marks of direction round a text may come from a font with longer letters.
_TEXT: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
) | int(Qt.TextFlag.TextDontClip)
_TOP: Final = 14
_BOTTOM: Final = 24
#: Room above the line of the whole plan, and after the last day, as parts of the scale.
_HEAD: Final = 1.07
_TAIL: Final = 1.04


@dataclass(frozen=True, slots=True)
class BurnUpPicture:
    """What is drawn: heights are minutes; a text that is empty is not drawn."""

    total: int
    planned: Line
    done: Line
    today: dt.date
    planned_finish: dt.date | None
    #: Earliest, likely and latest day of the forecast; None without one.
    forecast: tuple[dt.date, dt.date, dt.date] | None
    #: Heights and days of the axes with their words.
    heights: tuple[tuple[int, str], ...]
    days: tuple[tuple[dt.date, str], ...]
    total_text: str = ""
    planned_text: str = ""
    done_text: str = ""
    today_text: str = ""
    forecast_text: str = ""
    range_text: str = ""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A label, how much it may stand back for others, and how its place is looked for."""

    rank: int
    label: Label
    find: Callable[[Places, Label], QRectF]


class BurnUpChart(Chart):
    """Draws a `BurnUpPicture`."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a picture."""
        super().__init__(themes, parent)
        self._picture: BurnUpPicture | None = None
        self._ends = (dt.date.min, dt.date.max)
        self._most = 1.0
        self._drawing: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def picture(self) -> BurnUpPicture | None:
        """What is drawn."""
        return self._picture

    def set_picture(self, picture: BurnUpPicture | None, summary: str) -> None:
        """Draw another picture; `summary` says in a sentence what it shows."""
        self.setAccessibleDescription(summary)
        if picture != self._picture:
            self._picture = picture
            if picture is not None:
                self._measure(picture)
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as it gets, 228 high."""
        return QSize(640, self.theme.scaled(228))

    def minimumSizeHint(self) -> QSize:
        """Room for the axes and a few labels."""
        return QSize(280, self.theme.scaled(200))

    # --- Where things stand -----------------------------------------------------------------------

    def point(self, day: dt.date, height: int) -> QPointF:
        """Where a day and a height stand."""
        picture = self._picture
        if picture is None:
            return QPointF()
        first, last = self._ends
        width = max(1.0, self.width() - 2 * _SIDE)
        x = _SIDE + width * (day - first).days / max(1.0, (last - first).days * _TAIL)
        room = self.height() - _TOP - self._bottom()
        return QPointF(x, self.height() - self._bottom() - room * height / self._most)

    def _along(self, line: Line) -> list[QPointF]:
        """The points of a line; those that fall on the same pixel are drawn once."""
        points: list[QPointF] = []
        for place, each in enumerate(line):
            point = self.point(*each)
            if points and place + 1 < len(line) and point.x() - points[-1].x() < 1:
                continue
            points.append(point)
        return points

    def _measure(self, picture: BurnUpPicture) -> None:
        """Work out the scales once, not for each point."""
        days = [day for line in (picture.planned, picture.done) for day, _ in line]
        days += [picture.planned_finish] if picture.planned_finish else []
        days += picture.forecast or ()
        days.append(picture.today)
        self._ends = (min(days), max(days))
        self._most = max(60, picture.total, *(height for _, height in picture.done)) * _HEAD

    def _bottom(self) -> float:
        return max(_BOTTOM, QFontMetricsF(self._axis_font()).height() + 10)

    def _axis_font(self) -> QFont:
        return self.theme.font("caption", tabular=True)

    # --- Painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the drawing, which is kept: lines and labels take longer than a frame allows."""
        picture = self._picture
        if picture is None:
            return
        ratio = self.devicePixelRatioF()
        state = (picture, self.theme, self.size(), ratio)
        if self._drawing is None or state != self._drawn:
            self._drawn = state
            self._drawing = QPixmap(self.size() * ratio)
            self._drawing.setDevicePixelRatio(ratio)
            self._drawing.fill(Qt.GlobalColor.transparent)
            self._draw_on(self._drawing, picture)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawing)
        painter.end()

    def _draw_on(self, drawing: QPixmap, picture: BurnUpPicture) -> None:
        """Draw axes, lines, marks and labels."""
        painter = QPainter(drawing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        places = Places(
            QRectF(_SIDE, 2, self.width() - _SIDE - 4, self.height() - self._bottom() - 2)
        )
        self._axes(painter, picture, places)
        self._lines(painter, picture, places)
        self._labels(painter, picture, places)
        painter.end()

    def _axes(self, painter: QPainter, picture: BurnUpPicture, places: Places) -> None:
        theme, font = self.theme, self._axis_font()
        metrics = QFontMetricsF(font)
        first, _ = self._ends
        right = self.width() - _SIDE
        painter.setFont(font)
        base = self.point(first, 0)
        painter.fillRect(QRectF(_SIDE, base.y(), right - _SIDE, 1), theme.color("border-strong"))
        for height, text in picture.heights:
            y = self.point(first, height).y()
            painter.fillRect(QRectF(_SIDE, y, right - _SIDE, 1), theme.color("chart-grid"))
            area = QRectF(_SIDE, y - metrics.height() - 1, metrics.horizontalAdvance(text) + 4, 0)
            area.setHeight(metrics.height())
            painter.setPen(theme.color("text-3"))
            painter.drawText(area, _TEXT, isolated(text))
            places.take(area)
        free = 0.0
        for day, text in picture.days:
            x = self.point(day, 0).x()
            width = metrics.horizontalAdvance(text)
            start = x if x <= _SIDE + 1 else x + 3
            if start < free or start + width > self.width():
                continue
            free = start + width + 10
            painter.fillRect(QRectF(x, base.y(), 1, 5), theme.color("border-strong"))
            area = QRectF(start, base.y() + 5, width + 2, metrics.height())
            painter.drawText(area, _TEXT, isolated(text))

    def _lines(self, painter: QPainter, picture: BurnUpPicture, places: Places) -> None:
        theme = self.theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        first, _ = self._ends
        now = self.point(*picture.done[-1]) if picture.done else self.point(picture.today, 0)
        if picture.forecast is not None:
            early, likely, late = (self.point(day, picture.total) for day in picture.forecast)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent-soft"))
            painter.drawPolygon(QPolygonF([now, early, late]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        top = self.point(first, picture.total)
        self._line(painter, [top, QPointF(self.width() - _SIDE, top.y())], "text-3", 1, (2, 3))
        planned = self._along(picture.planned)
        self._line(painter, planned, "chart-plan", 1.5, (5 / 1.5, 4 / 1.5))
        places.avoid(planned)
        if picture.forecast is not None:
            self._line(painter, [now, likely], "accent", 2, (0.1, 2), round_ends=True)
            places.avoid([now, likely])
        done = self._along(picture.done)
        self._line(painter, done, "accent", 2.5, ())
        places.avoid(done)
        today = self.point(picture.today, 0)
        if picture.today_text:
            x = round(today.x())
            painter.fillRect(QRectF(x, _TOP, 1, today.y() - _TOP), theme.color("today"))
            places.avoid([QPointF(x, _TOP), today])
        self._dots(painter, picture, now)

    def _line(
        self,
        painter: QPainter,
        points: list[QPointF],
        token: str,
        width: float,
        dashes: tuple[float, ...],
        *,
        round_ends: bool = False,
    ) -> None:
        pen = QPen(self.theme.color(token), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if round_ends else Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern(list(dashes))
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))

    def _dots(self, painter: QPainter, picture: BurnUpPicture, now: QPointF) -> None:
        theme = self.theme
        if picture.planned_finish is not None:
            # The line ends below the total where core milestones were left out.
            height = picture.planned[-1][1] if picture.planned else picture.total
            painter.setPen(QPen(theme.color("chart-plan"), 1.5))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(self.point(picture.planned_finish, height), 3.5, 3.5)
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.setBrush(theme.color("accent"))
        if picture.forecast is not None:
            painter.drawEllipse(self.point(picture.forecast[1], picture.total), 4, 4)
        painter.drawEllipse(now, 4, 4)

    def _labels(self, painter: QPainter, picture: BurnUpPicture, places: Places) -> None:
        for label, area in self._labelled(picture, places):
            self._draw(painter, label, area)

    def _labelled(self, picture: BurnUpPicture, places: Places) -> list[tuple[Label, QRectF]]:
        """The labels with their places; where not all find one, the important ones come first."""
        wanted = self._wanted(picture)
        placed: list[tuple[Label, QRectF]] = []
        for order in (wanted, sorted(wanted, key=lambda each: each.rank)):
            room = places.copy()
            placed = [(each.label, each.find(room, each.label)) for each in order]
            if not any(area.isEmpty() for _, area in placed):
                break
        return [(label, area) for label, area in placed if not area.isEmpty()]

    def _wanted(self, picture: BurnUpPicture) -> list[_Wanted]:
        """The labels there is something to say by, in the order in which they fit best."""
        first, _ = self._ends
        normal, strong = self._axis_font(), self.theme.font("caption-strong", tabular=True)
        now = self.point(*picture.done[-1]) if picture.done else self.point(picture.today, 0)
        today = self.point(picture.today, 0).x()
        top = self.point(first, picture.total)
        planned = self._along(picture.planned)
        found = [
            _Wanted(4, Label(((picture.total_text, normal, "text-2"),)),
                    lambda room, label: room.above_start(label, top)),
            _Wanted(3, Label(((picture.today_text, strong, "today"),)),
                    lambda room, label: room.beside(label, today, _TOP)),
            _Wanted(1, Label(((picture.done_text, strong, "accent"),)),
                    lambda room, label: room.near(label, now)),
        ]  # fmt: skip
        if picture.forecast is not None:
            way = [now, self.point(picture.forecast[1], picture.total)]
            lines = (
                (picture.forecast_text, strong, "accent"),
                (picture.range_text, normal, "text-3"),
            )
            found.append(
                _Wanted(0, Label(lines), lambda room, label: room.along(label, way, below=True))
            )
        found.append(
            _Wanted(2, Label(((picture.planned_text, normal, "text-2"),)),
                    lambda room, label: room.along(label, planned, below=False))
        )  # fmt: skip
        return [each for each in found if each.label.height]

    def _draw(self, painter: QPainter, label: Label, area: QRectF) -> None:
        y = area.top()
        for text, font, token in label.lines:
            height = QFontMetricsF(font).height()
            painter.setFont(font)
            painter.setPen(self.theme.color(token))
            line = QRectF(area.left(), y, area.width() + 2, height)
            painter.drawText(line, _TEXT, isolated(text))
            y += height
