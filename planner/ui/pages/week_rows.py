"""The parts of the page of a week: a habit with its boxes, a day with what it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.pages.overview_rows import LineOfCard, WeekLine
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.day_boxes import BoxDay, DayBoxes
from planner.ui.widgets.elided_label import TextLabel, plain_tip
from planner.ui.widgets.line_button import LineButton
from planner.ui.widgets.tag_label import TagLabel
from planner.ui.widgets.themed import restyle

if TYPE_CHECKING:
    import datetime as dt

    from planner.ui.delegates.row_painter import RowPainter
    from planner.ui.pages.overview_week import WeekRow
    from planner.ui.pages.week_facts import DayFacts, DayFollowUp, HabitFacts
    from planner.ui.theme import ThemeSource

_SIDE: Final = 16


def box_days(facts: HabitFacts) -> list[BoxDay]:
    """The days of a habit as the boxes take them."""
    return [
        BoxDay(
            name=each.name,
            spoken=each.spoken,
            ticked=each.ticked,
            part=each.part,
            asked=each.asked,
            today=each.today,
            open=each.open,
        )
        for each in facts.days
    ]


class _HabitButton(LineOfCard):
    """What a habit is, and when; pressing it shows the milestone."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__(themes)
        self._title = self._told = ""

    def set_words(self, title: str, told: str) -> None:
        self._title, self._told = title, told
        self.setAccessibleName(f"{title}. {told}.")
        self.setToolTip(plain_tip(title))
        self.update()

    def paint_line(self, row: RowPainter) -> None:
        self.two_lines(row, _SIDE, row.width - 8, self._title, self._told)


class HabitLine(QWidget):
    """A habit with its seven boxes."""

    #: Wishes: tick or untick a day of a milestone, show it; by its id.
    day_toggled = Signal(str, object)
    milestone_requested = Signal(str)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a habit."""
        super().__init__(parent)
        self.facts: HabitFacts | None = None
        self.body = _HabitButton(themes)
        self.boxes = DayBoxes(themes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 12, 4)
        row.setSpacing(8)
        row.addWidget(self.body, 1)
        row.addWidget(self.boxes)
        self.body.clicked.connect(self._pressed)
        self.boxes.toggle_requested.connect(self._toggled)

    def set_habit(self, facts: HabitFacts, *, may_change: bool) -> None:
        """Show a habit."""
        self.facts = facts
        self.body.set_words(facts.title, facts.told)
        self.boxes.set_days(box_days(facts), facts.title, may_change=may_change)

    def _pressed(self) -> None:
        if self.facts is not None:
            self.milestone_requested.emit(self.facts.id)

    def _toggled(self, place: int) -> None:
        if self.facts is not None:
            self.day_toggled.emit(self.facts.id, self.facts.days[place].day)


class DayLine(QWidget):
    """A milestone on a day, and a button that logs hours for that day."""

    #: A wish: log hours.
    log_requested = Signal(str)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a milestone."""
        super().__init__(parent)
        self.line = WeekLine(themes)
        self.log = icon_button(themes, "timer", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(0)
        row.addWidget(self.line, 1)
        row.addWidget(self.log)
        self.log.clicked.connect(lambda: self.log_requested.emit(self.line.id))

    @property
    def id(self) -> str:
        """The milestone shown, or ""."""
        return self.line.id

    def set_row(self, shown: WeekRow, *, first: bool, may_change: bool, may_log: bool) -> None:
        """Show a milestone; hours can be logged for days that have come."""
        self.line.set_row(shown, first=first, may_change=may_change)
        words = self.tr("Log hours: {title}").format(title=shown.title)
        self.log.setAccessibleName(words)
        self.log.setToolTip(self.tr("Log hours"))
        self.log.setEnabled(may_change and may_log)


class DayCard(QFrame):
    """One day of a week; it keeps its lines and fills them again."""

    #: Wishes: tick a milestone, show it, log hours on it for this day; show a contact, the plan.
    toggle_requested = Signal(str, object)
    milestone_requested = Signal(str)
    log_requested = Signal(str, object)
    contact_requested = Signal(str)
    all_requested = Signal()
    #: A fact: the keyboard came to a milestone.
    focused = Signal(str)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without a day."""
        super().__init__(parent)
        self._themes = themes
        self._facts: DayFacts | None = None
        self.setProperty("frame", "card")
        self.title = TextLabel(themes, "", "strong")
        self.tag = TagLabel(themes, self.tr("Today"), "accent")
        self.hours = TextLabel(themes, "", "small", "secondary")
        self.note = TextLabel(themes, "", "small", "tertiary")
        self.more = push_button(themes, "", "link", "caret-right", compact=True)
        self.lines: list[DayLine] = []
        self._people: list[LineButton] = []
        self._shown_people: tuple[DayFollowUp, ...] | None = None
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 10, _SIDE, 8)
        head.setSpacing(8)
        for widget in (self.title, self.tag, self.note):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.hours)
        self._room = QVBoxLayout()
        self._room.setSpacing(0)
        self._contacts = QVBoxLayout()
        self._contacts.setContentsMargins(_SIDE, 0, _SIDE, 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 4)
        foot.addWidget(self.more)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._room)
        column.addLayout(self._contacts)
        column.addLayout(foot)
        self.more.clicked.connect(self.all_requested)

    @property
    def day(self) -> dt.date | None:
        """The day shown."""
        return self._facts.day if self._facts else None

    def line_of(self, milestone: str) -> DayLine | None:
        """The line that shows a milestone, if one does."""
        return next((each for each in self.lines if each.id == milestone), None)

    def set_day(self, facts: DayFacts, *, may_change: bool) -> None:
        """Show a day; where it has nothing new nothing is painted."""
        if facts == self._facts:
            return
        self._facts = facts
        self.title.setText(facts.title)
        self.tag.setVisible(facts.today)
        self.hours.setText(facts.hours)
        self.note.setText(facts.note)
        self.note.setVisible(bool(facts.note))
        self.setAccessibleName(" ".join(filter(None, (facts.title, facts.hours, facts.note))))
        if bool(self.property("current")) != facts.today:
            self.setProperty("current", facts.today)
            restyle(self)
        self._fill(facts, may_change=may_change)
        self._show_people(facts)
        text = self.tr("{count} more left from earlier days").format(count=facts.more)
        self.more.setText(text)
        self.more.setVisible(facts.more > 0)

    def _fill(self, facts: DayFacts, *, may_change: bool) -> None:
        while len(self.lines) < len(facts.rows):
            self.lines.append(self._made())
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(facts.rows))
            if place < len(facts.rows):
                may_log = facts.past or facts.today
                row = facts.rows[place]
                line.set_row(row, first=place == 0, may_change=may_change, may_log=may_log)
            else:
                line.line.id = ""

    def _made(self) -> DayLine:
        line = DayLine(self._themes, self)
        line.line.toggle_requested.connect(lambda name: self.toggle_requested.emit(name, self.day))
        line.line.milestone_requested.connect(self.milestone_requested)
        line.line.focused.connect(self.focused)
        line.log_requested.connect(lambda name: self.log_requested.emit(name, self.day))
        self._room.addWidget(line)
        return line

    def _show_people(self, facts: DayFacts) -> None:
        if facts.follow_ups == self._shown_people:
            return
        self._shown_people = facts.follow_ups
        for line in self._people:
            self._contacts.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._people = []
        for each in facts.follow_ups:
            line = LineButton(self._themes, each.text, "users", parent=self)
            line.clicked.connect(
                lambda _=False, name=each.contact: self.contact_requested.emit(name)
            )
            self._contacts.addWidget(line)
            self._people.append(line)
        below = 8 if facts.follow_ups else 0
        self._contacts.setContentsMargins(_SIDE, 0, _SIDE, below)
