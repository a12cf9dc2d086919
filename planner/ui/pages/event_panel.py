"""The month with its events and sessions, and the list of those to come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.pages.event_row import EventRow
from planner.ui.pages.network_events import Events, day_mark, event_lines
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.month_calendar import MonthCalendar
from planner.ui.widgets.side_panel import ScrollColumn, section_label

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.plan import Plan
    from planner.ui.pages.network_events import EventLine
    from planner.ui.theme import ThemeSource
    from planner.words import Words


class EventPanel(QWidget):
    """Calendar over list."""

    #: A wish: the meeting of a milestone, by its id.
    meeting_requested = Signal(str)

    def __init__(
        self, themes: ThemeSource, words: Words, today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Start at the month of a day."""
        super().__init__(parent)
        self._themes = themes
        self._words = words
        self._events: Events | None = None
        self._shown: tuple[EventLine, ...] = ()
        #: What the lines were written of.
        self._told: object = None
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.month = ElidedLabel(themes, "", "heading")
        self.calendar = MonthCalendar(themes, words, today)
        back = icon_button(themes, "caret-left", self.tr("Month before"))
        ahead = icon_button(themes, "caret-right", self.tr("Month after"))
        back.clicked.connect(lambda: self.calendar.go(-1))
        ahead.clicked.connect(lambda: self.calendar.go(1))
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.month, 1)
        head.addWidget(back)
        head.addWidget(ahead)
        self._nothing = TextLabel(
            themes, self.tr("No event or session has a day yet."), "small", "tertiary", wrap=True
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        line = QFrame()
        line.setProperty("frame", "line")
        area = ScrollColumn("surface", self.tr("Events and sessions"))
        area.column.setContentsMargins(18, 14, 18, 14)
        area.column.setSpacing(6)
        area.column.addLayout(head)
        area.column.addWidget(self.calendar)
        area.column.addSpacing(6)
        area.column.addWidget(line)
        area.column.addSpacing(6)
        area.column.addWidget(section_label(themes, self.tr("Events and sessions")))
        area.column.addWidget(self._nothing)
        area.column.addLayout(self._rows)
        area.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.calendar.month_changed.connect(self._name_month)
        self.calendar.day_requested.connect(self._open_day)
        self._name_month(today)

    @property
    def rows(self) -> list[EventRow]:
        """The rows of the list."""
        return self.findChildren(EventRow)

    def show_plan(self, plan: Plan) -> None:
        """Show the events and sessions of a plan."""
        events = Events.of(plan) if self._events is None else self._events.after(plan)
        self._events = events
        self.calendar.set_today(plan.today)
        self.calendar.set_marks(partial(day_mark, events))
        to_come = events.to_come(plan.today)
        # Lines are written again where today is another day, or days are written otherwise.
        told = (to_come, self._words.date(plan.today))
        if told != self._told:
            self._told = told
            self._take(event_lines(to_come, plan.today, self._words))

    def _take(self, shown: tuple[EventLine, ...]) -> None:
        if shown != self._shown:
            self._shown = shown
            self._fill()
        self._nothing.setVisible(not shown)

    def _fill(self) -> None:
        """Let each row show its line; what is checked off goes, and the others move up."""
        rows = self.rows
        for row, line in zip(rows, self._shown, strict=False):
            if row.line != line:
                row.set_line(line)
        for row in rows[len(self._shown) :]:
            self._rows.removeWidget(row)
            row.hide()  # or it might be shown as a window, see `ContactCard`
            row.setParent(None)
            row.deleteLater()
        for line in self._shown[len(rows) :]:
            row = EventRow(self._themes, line)
            row.clicked.connect(lambda _=False, row=row: self._open(row.line.milestone))
            self._rows.addWidget(row)

    def _open(self, milestone: str) -> None:
        self.meeting_requested.emit(milestone)

    def _open_day(self, day: dt.date) -> None:
        for event in self._events.on(day)[:1] if self._events is not None else ():
            self._open(event.planned.id)

    def _name_month(self, day: dt.date) -> None:
        self.month.setText(self._words.month_year(day.month, day.year))
