"""The parts round the timeline's body: titles at its side, the time axis above, and the corner.

Each paints from the state it shares with the body, moved by how far that is scrolled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.domain.plan import Phase
from planner.domain.profile import Status
from planner.ui import labels
from planner.ui.delegates.row_painter import RowPainter, fitted, text_width
from planner.ui.text_direction import isolated
from planner.ui.widgets.kind_badge import KIND_ICONS

if TYPE_CHECKING:
    from planner.domain.plan import PlannedMilestone
    from planner.ui.pages.timeline_state import TimelineState
    from planner.ui.theme import Theme

_SIDE: Final = 14
_GAP: Final = 8
_MOST_TITLES: Final = 2_000
_TEXT: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
) | int(Qt.TextFlag.TextSingleLine)


class TimelineSide(QWidget):
    """A part that is opaque and follows the body."""

    def __init__(self, state: TimelineState, parent: QWidget) -> None:
        """Show a state."""
        super().__init__(parent)
        self.state = state
        self.offset = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def theme(self) -> Theme:
        """The look now."""
        return self.state.theme


class TimelineTitles(TimelineSide):
    """The column of titles: a phase with its hours, a milestone with its kind and its marks."""

    #: A fact: a row was pressed; its number.
    pressed = Signal(int)
    #: A fact: a row was pressed twice.
    pressed_twice = Signal(int)

    def __init__(self, state: TimelineState, parent: QWidget) -> None:
        """Show the rows of a state."""
        super().__init__(state, parent)
        self.ring = False
        self._titles: dict[tuple[str, str, int], str] = {}
        self._measured_for = state.theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are exposed."""
        state, exposed = self.state, event.rect()
        painter = QPainter(self)
        painter.fillRect(exposed, self.theme.color("surface"))
        first = max(0, state.places.row_at(max(0, exposed.top() + self.offset)))
        bottom = min(exposed.bottom() + self.offset, state.places.height - 1)
        last = state.places.row_at(bottom) if bottom >= 0 else -1
        top, width, direction = state.places.top(first), self.width(), self.layoutDirection()
        current = state.current_row
        for row in range(first, last + 1):
            found = state.rows.at(row)
            is_phase = isinstance(found, Phase)
            height = state.places.phase_height if is_phase else state.places.milestone_height
            box = QRectF(0, top - self.offset, width, height)
            top += height
            drawn = RowPainter(painter, box, self.theme, direction)
            if isinstance(found, Phase):
                self._phase(drawn, found, is_current=row == current)
            else:
                self._milestone(drawn, found, is_current=row == current)
            if self.ring and row == current:
                drawn.focus_ring()
        edge = self.width() - 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else 0
        line = QRectF(edge, exposed.top(), 1, exposed.height())
        painter.fillRect(line, self.theme.color("border-strong"))
        painter.end()

    def _phase(self, row: RowPainter, phase: Phase, *, is_current: bool) -> None:
        theme = row.theme
        row.fill("selected" if is_current else "sunken")
        closed = phase.number in self.state.closed
        mirrored = row.direction is Qt.LayoutDirection.RightToLeft
        caret = "caret-down" if not closed else "caret-left" if mirrored else "caret-right"
        side = theme.scaled(11)
        row.icon(row.rect(16, (row.height - side) / 2, side, side), caret, "text-3")
        hours, font = labels.phase_hours(phase, self.state.words), theme.font("caption")
        width = text_width(hours, font) + 2
        left = 16 + side + 7
        end = row.width - _SIDE - width
        name = f"{phase.number} {phase.name}"
        row.text(
            row.rect(left, 0, end - left - _GAP, row.height), name, theme.font("strong"), "text"
        )
        area = row.rect(end, 0, width, row.height)
        row.text(area, hours, theme.font("caption", tabular=True), "text-3", at_end=True)

    def _milestone(self, row: RowPainter, planned: PlannedMilestone, *, is_current: bool) -> None:
        theme, state, milestone = row.theme, self.state, planned.milestone
        if is_current:
            row.fill("selected")
        side, height = state.icon_side, state.places.milestone_height
        kind = "own" if milestone.own else milestone.kind.value
        place = row.rect(_SIDE, (height - side) / 2, side, side)
        icon = theme.icons.pixmap(
            KIND_ICONS[kind], theme.kind(milestone.kind.value), side, self.devicePixelRatioF()
        )
        row.painter.drawPixmap(place.topLeft(), icon)
        end = row.width - _SIDE
        for name, token in self._marks(planned):
            mark = state.mark_side
            end -= mark
            area = row.rect(end, (height - mark) / 2, mark, mark)
            pixmap = theme.pixmap(name, token, mark, self.devicePixelRatioF())
            row.painter.drawPixmap(area.topLeft(), pixmap)
            end -= 5
        left = _SIDE + side + _GAP
        done = milestone.status is Status.DONE
        tone = "text-2" if done and is_current else "text-3" if done else "text"
        style = "strong" if is_current else "body"
        title = self._fitted(milestone.title, style, end - left)
        row.text(row.rect(left, 0, end - left, height), title, theme.font(style), tone, fits=True)

    def _fitted(self, title: str, style: str, width: float) -> str:
        """A title cut to a width; measured once, since rows come into view again and again."""
        key = (title, style, round(width))
        if self._measured_for is not self.theme or len(self._titles) > _MOST_TITLES:
            self._measured_for, self._titles = self.theme, {}
        if key not in self._titles:
            self._titles[key] = fitted(title, self.theme.font(style), width)
        return self._titles[key]

    def _marks(self, planned: PlannedMilestone) -> list[tuple[str, str]]:
        milestone = planned.milestone
        if milestone.status is Status.DONE:
            return [("check", "accent")]
        marks = []
        if planned.overdue_days:
            marks.append(("warning-circle", "danger"))
        if milestone.pin is not None:
            marks.append(("push-pin", "text-3"))
        return marks

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Report the row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self.state.places.row_at(event.position().y() + self.offset))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Report the row; a phase takes it for another press."""
        row = self.state.places.row_at(event.position().y() + self.offset)
        if event.button() != Qt.MouseButton.LeftButton or row < 0:
            return
        is_phase = isinstance(self.state.rows.at(row), Phase)
        (self.pressed if is_phase else self.pressed_twice).emit(row)


class TimelineAxisBar(TimelineSide):
    """Years and months, weeks or quarters, and the label of today."""

    def sizeHint(self) -> QSize:
        """Two lines of small text."""
        line = QFontMetricsF(self.theme.font("caption")).height()
        return QSize(400, max(40, round(2 * line + 8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks."""
        state, theme, height = self.state, self.theme, self.height()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        left, right = float(self.offset), float(self.offset + self.width())
        half = height / 2
        small = state.axis.small_marks(left, right, state.words)
        large = state.axis.large_marks(left, right, state.words)
        self._marks(painter, [(m.day, m.text) for m in small], half, "caption", "text-2")
        self._marks(painter, [(m.day, m.text) for m in large], 0.0, "caption-strong", "text")
        painter.fillRect(QRectF(0, height - 1, self.width(), 1), theme.color("border-strong"))
        self._today(painter)
        painter.end()

    def _marks(
        self, painter: QPainter, marks: list[tuple[int, str]], top: float, style: str, tone: str
    ) -> None:
        """Write each mark where it fits before the next; the first stays at the edge."""
        theme, state = self.theme, self.state
        font = theme.font(style, tabular=True)
        metrics, is_upper = QFontMetricsF(font), style == "caption-strong"
        painter.setFont(font)
        line = theme.color("border-strong" if is_upper else "chart-grid")
        places = [round(state.axis.x(day)) - self.offset for day, _ in marks]
        ends = [*places[1:], self.width() + 1_000.0][: len(places)]
        for (_, text), place, end in zip(marks, places, ends, strict=True):
            if place >= 0:
                # A line of the upper row goes all the way down.
                painter.fillRect(QRectF(place, top, 1, self.height() - top), line)
            start = max(0.0, place) + 5
            width = metrics.horizontalAdvance(text)
            if start + width + 2 > end or start + width > self.width():
                continue
            painter.setPen(theme.color(tone))
            area = QRectF(start, top, width + 2, self.height() / 2)
            painter.drawText(area, _TEXT, isolated(text))

    def _today(self, painter: QPainter) -> None:
        theme, state = self.theme, self.state
        x = round(state.axis.x(state.plan.today.toordinal() + 0.5)) - self.offset
        text = state.words.short_date(state.plan.today, state.plan.today)
        text = self.tr("Today {date}").format(date=text)
        font = theme.font("caption-strong", tabular=True)
        width = text_width(text, font) + 12
        high = min(self.height() / 2, QFontMetricsF(font).height() + 2)
        if not -width / 2 < x < self.width() + width / 2:
            return
        left = max(1.0, min(self.width() - width - 1.0, x - width / 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("today"))
        tab = QRectF(left, 3, width, high)
        painter.drawRoundedRect(tab, 4, 4)
        painter.fillRect(
            QRectF(x, tab.bottom(), 1.5, self.height() - tab.bottom()), theme.color("today")
        )
        painter.setFont(font)
        painter.setPen(theme.color("surface"))
        painter.drawText(
            tab, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine), isolated(text)
        )


class TimelineCorner(TimelineSide):
    """The blank above the titles."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the two lines that end here."""
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.color("canvas"))
        line = theme.color("border-strong")
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), line)
        edge = self.width() - 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else 0
        painter.fillRect(QRectF(edge, 0, 1, self.height()), line)
        painter.end()
