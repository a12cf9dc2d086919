"""The timeline as something to look at: titles, axis, bars and weekly load, scrolled together.

Only rows and bars that meet what is exposed are painted, from numbers that are worked out once.
Time runs from left to right in every language; the titles stand where reading begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from planner.ui.pages import timeline_facts as told
from planner.ui.pages.timeline_body import BodyPainter
from planner.ui.pages.timeline_changes import Drawn, rows_to_draw
from planner.ui.pages.timeline_load import HEIGHT, LOW, LoadStrip, LoadTitle
from planner.ui.pages.timeline_sides import TimelineAxisBar, TimelineCorner, TimelineTitles
from planner.ui.pages.timeline_state import Shown, TimelineState
from planner.ui.widgets.elided_label import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from planner.domain.plan import Plan
    from planner.domain.slack import Latest
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_ZOOM_STEP: Final = 1.25
#: What one notch of a wheel turns, in eighths of a degree.
_NOTCH: Final = 120
#: The most of the width that titles may take.
_TITLES_SHARE: Final = 0.42
#: Below this height of the chart the load strip is low.
_LOW_BELOW: Final = 560


class TimelineArea(QAbstractScrollArea):
    """Shows a plan over time; a child lets it be worked with."""

    #: A fact: the scale, the phases that are open or what is hidden changed.
    view_changed = Signal()

    def __init__(
        self, themes: ThemeSource, plan: Plan, words: Words, parent: QWidget | None = None
    ) -> None:
        """Show a plan from today on."""
        super().__init__(parent)
        self._themes = themes
        self.state = TimelineState(plan, words, themes.theme)
        self._is_fresh = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("own_focus", True)
        self.setAccessibleName(self.tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(320, 200))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.titles = TimelineTitles(self.state, self)
        self.axis_bar = TimelineAxisBar(self.state, self)
        self.corner = TimelineCorner(self.state, self)
        self.strip = LoadStrip(self.state, self)
        self.strip_title = LoadTitle(self.strip, self)
        self.horizontalScrollBar().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        #: What stands round the body.
        self._beside = (self.titles, self.axis_bar, self.corner, self.strip, self.strip_title)
        for part in (self.viewport(), *self._beside):
            part.installEventFilter(self)
        themes.theme_changed.connect(self._take_theme)

    # --- What is shown --------------------------------------------------------------------------

    def set_plan(self, plan: Plan) -> None:
        """Show another state of the plan, from the same place."""
        state, day, before = self.state, self.left_day(), Drawn.of(self.state)
        state.plan, state.latest = plan, None
        state.arrange()
        self._measure()
        self.go_to_day(day)
        if not self._update_rows(before):
            self.update_all()
        elif plan.weeks != before.plan.weeks:
            self.strip.update()
            self.strip_title.update()

    def set_latest(self, latest: Mapping[str, Latest]) -> None:
        """Tell how far everything may slip, now that it is known of the same plan."""
        before = Drawn.of(self.state)
        self.state.latest = latest
        self._update_rows(before)

    def rearrange(self) -> None:
        """Take in a change of the state: phases, what is hidden, what was worked out."""
        day = self.left_day()
        self.state.arrange()
        self._measure()
        self.go_to_day(day)
        self.update_all()

    def set_scale(self, scale: float, around: float | None = None) -> None:
        """Take so many pixels for a day; the day at a pixel of the body stays there."""
        state, width = self.state, self.viewport().width()
        place = width / 2 if around is None else around
        day = state.axis.first + (self.horizontalScrollBar().value() + place) / state.scale
        state.set_scale(scale)
        self._measure()
        self.horizontalScrollBar().setValue(round(state.axis.x(day) - place))
        self.update_all()
        self.view_changed.emit()

    def zoom_by(self, steps: float, around: float | None = None) -> None:
        """Zoom in or, by fewer than none, out."""
        self.set_scale(self.state.scale * _ZOOM_STEP**steps, around)

    def fit_all(self) -> None:
        """Show the plan from its first to its last day."""
        self.set_scale(self.state.scale_to_fit(self.viewport().width()))
        self.horizontalScrollBar().setValue(0)

    def go_to_today(self) -> None:
        """Scroll to today, a third from the left."""
        x = self.state.axis.x(self.state.plan.today.toordinal())
        self.horizontalScrollBar().setValue(round(x - self.viewport().width() / 3))

    def go_to_day(self, day: float) -> None:
        """Scroll so that a day stands at the left edge."""
        self.horizontalScrollBar().setValue(round(self.state.axis.x(day)))

    def left_day(self) -> float:
        """The day at the left edge, an ordinal with its part."""
        return self.state.axis.first + self.horizontalScrollBar().value() / self.state.scale

    # --- Qt's side --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the body."""
        painter = QPainter(self.viewport())
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        BodyPainter(painter, self.state, left, top, event.rect()).paint()
        self.paint_over(painter)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say in full what the row under the mouse says; take wheel and menu beside the body.

        A scroll area of Qt leaves alone what comes to it from parts that are not its body.
        """
        if isinstance(event, QWheelEvent) and watched in self._beside:
            self.wheelEvent(event)
            return True
        if isinstance(event, QContextMenuEvent) and watched is self.titles:
            self.contextMenuEvent(event)
            return True
        has_tips = watched in (self.titles, self.viewport())
        if not (isinstance(event, QHelpEvent) and has_tips) or event.type() != QEvent.Type.ToolTip:
            return super().eventFilter(watched, event)
        row = self.row_at(self.viewport().mapFromGlobal(event.globalPos()).y())
        QToolTip.showText(event.globalPos(), plain_tip(told.tip(self.state, row)), self)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the parts; at first begin near today."""
        super().resizeEvent(event)
        self._measure()
        if self._is_fresh and self.viewport().width() > 1:
            self._is_fresh = False
            self.go_to_today()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted and draw only what comes into view."""
        self.titles.offset = self.verticalScrollBar().value()
        self.axis_bar.offset = self.strip.offset = self.horizontalScrollBar().value()
        self.viewport().scroll(dx, dy)
        if dy:
            self.titles.scroll(0, dy)
        if dx:
            # Its labels stay at the edge, so they are not moved with it.
            self.axis_bar.update()
            self.strip.scroll(dx, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, round the mouse; else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # A touchpad tells of small parts of a notch, and a wheel that is tilted of none.
            steps = event.angleDelta().y() / _NOTCH
            place = self.viewport().mapFromGlobal(event.globalPosition().toPoint()).x()
            if steps:
                self.zoom_by(steps, max(0, place))
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the font or the direction changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._measure()

    # --- For a child ----------------------------------------------------------------------------

    def paint_over(self, painter: QPainter) -> None:
        """Draw over the body."""

    def row_box(self, row: int) -> QRectF:
        """Where a row stands in the body."""
        places, top = self.state.places, self.verticalScrollBar().value()
        width = self.viewport().width()
        return QRectF(0, places.top(row) - top, width, places.row_height(row))

    def row_at(self, y: float) -> int:
        """The row at a height of the body, or -1."""
        return self.state.places.row_at(y + self.verticalScrollBar().value())

    def reveal(self, row: int, *, in_time: bool) -> None:
        """Scroll a row into view and, where wanted, the days of its bar."""
        state, bar = self.state, self.verticalScrollBar()
        top, height = state.places.top(row), state.places.row_height(row)
        room = self.viewport().height()
        if top < bar.value():
            bar.setValue(top)
        elif top + height > bar.value() + room:
            bar.setValue(top + height - room)
        planned = state.selected
        days = state.bar(planned) if planned is not None else None
        if not in_time or days is None:
            return
        across, width = self.horizontalScrollBar(), self.viewport().width()
        left, right = state.axis.x(days.first), state.axis.x(days.last + 1)
        if right < across.value() + 8 or left > across.value() + width - 8:
            across.setValue(round(left - width / 4))

    def set_ring(self, shown: bool) -> None:
        """Draw the ring of the current row, or not."""
        if shown != self.titles.ring:
            self.titles.ring = shown
            self.titles.update()

    def update_all(self) -> None:
        """Draw everything again."""
        for part in (self.viewport(), *self._beside):
            part.update()

    # --- Internals ------------------------------------------------------------------------------

    def _update_rows(self, before: Drawn) -> bool:
        """Draw again what rows show otherwise, with their titles; tells whether that is all."""
        top = self.verticalScrollBar().value()
        shown = self.state.places.rows_between(top, top + self.viewport().height())
        rows = rows_to_draw(before, self.state, shown)
        for row in rows or ():
            box = self.row_box(row).toAlignedRect()
            self.viewport().update(box)
            self.titles.update(0, box.top(), self.titles.width(), box.height())
        return rows is not None

    def _take_theme(self) -> None:
        self.state.theme = self._themes.theme
        self.state.measure()
        self._measure()
        self.update_all()

    def _measure(self) -> None:
        """Give every part its place and the scroll bars their ranges."""
        state, across, down = self.state, self.horizontalScrollBar(), self.verticalScrollBar()
        titles = min(state.titles_width, round(self.width() * _TITLES_SHARE))
        top = self.axis_bar.sizeHint().height()
        bottom = _strip_height(state, self.height())
        mirrored = self.isRightToLeft()
        sides = (0, titles) if mirrored else (titles, 0)
        self.setViewportMargins(sides[0], top, sides[1], bottom)
        body = self.viewport().geometry()
        side = body.right() + 1 if mirrored else body.left() - titles
        self.titles.setGeometry(side, body.top(), titles, body.height())
        self.corner.setGeometry(side, body.top() - top, titles, top)
        self.axis_bar.setGeometry(body.left(), body.top() - top, body.width(), top)
        below = QRect(body.left(), body.bottom() + 1, body.width(), bottom)
        self.strip.setGeometry(below)
        self.strip_title.setGeometry(side, below.top(), titles, bottom)
        for part in (self.strip, self.strip_title):
            part.setVisible(bottom > 0)
        across.setRange(0, max(0, state.axis.width - body.width()))
        across.setPageStep(body.width())
        across.setSingleStep(max(8, round(7 * state.scale)))
        down.setRange(0, max(0, state.places.height - body.height()))
        down.setPageStep(body.height())
        down.setSingleStep(state.places.milestone_height)


def _strip_height(state: TimelineState, height: int) -> int:
    """Of the load strip in a chart so high."""
    if not state.shows(Shown.LOAD):
        return 0
    is_low = height < state.theme.scaled(_LOW_BELOW)
    return state.theme.scaled(LOW if is_low else HEIGHT)
