"""The three steps of looking back on a week: what happened, what is left, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.domain.calendar import ONE_DAY
from planner.domain.week_days import WEEK, day_of_meeting
from planner.ui.counted import counted
from planner.ui.dialogs.chart_table import ChartTable
from planner.ui.labels import brief
from planner.ui.text_direction import fenced
from planner.ui.widgets.chart import ChartNumbers
from planner.ui.widgets.effort_field import EffortField
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.radio_card import RadioCard
from planner.ui.widgets.week_strip import StripDay, WeekStrip

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.looking_back import WeekBehind, Worked
    from planner.domain.model import Minutes
    from planner.domain.plan import Plan
    from planner.domain.week_days import DayOfWeek
    from planner.ui.theme import ThemeSource
    from planner.ui.widgets.chart import Chart
    from planner.words import Words

#: As many lines as one looks over in a minute; more are counted.
MOST_LINES: Final = 6
_NOTE: Final = 1000


class ReviewStep(QWidget):
    """A heading over what a step has to say."""

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start with the heading only."""
        super().__init__()
        self.themes = themes
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 12, 24, 16)
        self.column.setSpacing(8)
        self.column.addWidget(TextLabel(themes, heading, "heading", wrap=True))

    def say(self, text: str, tone: str = "secondary") -> TextLabel:
        """Add a sentence."""
        label = TextLabel(self.themes, text, "body", tone, wrap=True)
        self.column.addWidget(label)
        return label

    def add_chart(self, chart: Chart, numbers: ChartNumbers) -> None:
        """Add a chart that can be had as a table."""
        self.column.addWidget(chart)
        chart.table_requested.connect(
            lambda: ChartTable.show_numbers(self.themes, numbers, self.window())
        )

    def list_lines(self, icon: str, lines: list[str]) -> None:
        """Add lines with an icon before each; what is too much is counted."""
        for text in lines[:MOST_LINES]:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(IconLabel(self.themes, icon, "text-3", 15))
            row.addWidget(ElidedLabel(self.themes, text, "small"), 1)
            self.column.addWidget(line)
        more = len(lines) - MOST_LINES
        if more > 0:
            text = self.tr("and {count} more").format(count=more)
            self.column.addWidget(TextLabel(self.themes, text, "small", "tertiary"))


class WhatHappened(ReviewStep):
    """Hours of the week, day by day, and what was checked off."""

    def __init__(self, themes: ThemeSource, week: WeekBehind, plan: Plan, words: Words) -> None:
        """Say what became of a week."""
        sunday = week.monday + (WEEK - 1) * ONE_DAY
        super().__init__(themes, words.day_range(week.monday, sunday, plan.today))
        hours = self.tr("{hours} logged.").format(hours=words.hours(week.logged))
        if week.planned:
            hours = self.tr("{part} of {whole} logged.").format(
                part=words.number(week.logged / 60), whole=words.hours(week.planned)
            )
        self.say(hours, "")
        strip = WeekStrip(themes)
        days, spoken = strip_days(week.days, plan.today, words, planned_only=False)
        strip.set_days(days, self.tr("Hours of the week"), spoken)
        heads = (self.tr("Day"), self.tr("Planned, hours"), self.tr("Logged, hours"))
        rows = day_rows(week.days, words, planned_only=False)
        self.add_chart(strip, ChartNumbers(strip.accessibleName(), heads, rows))
        self.column.addSpacing(6)
        if week.reached:
            self.say(self.tr("Checked off:"))
            self.list_lines("check", [each.title for each in week.reached])
        else:
            self.say(self.tr("Nothing was checked off in this week."))
        self.column.addStretch(1)


class _RestLine(QWidget):
    """A milestone of the week with a field for what was not logged yet."""

    def __init__(self, themes: ThemeSource, worked: Worked, words: Words) -> None:
        super().__init__()
        self.worked = worked
        title = worked.milestone.title
        told = self.tr("{part} of {whole} logged").format(
            part=words.number(worked.logged / 60), whole=words.hours(worked.planned)
        )
        if not worked.planned:
            told = self.tr("{hours} logged").format(hours=words.hours(worked.logged))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(ElidedLabel(themes, title, "medium"))
        lines.addWidget(ElidedLabel(themes, told, "small", "tertiary"))
        self.field = EffortField(
            themes, self.tr("Hours to add: {title}").format(title=brief(title))
        )
        self.field.clear()
        self.field.setPlaceholderText(self.tr("add hours"))
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addLayout(lines, 1)
        row.addWidget(self.field)

    @property
    def is_fit(self) -> bool:
        """Whether what stands in the field is a time, or nothing."""
        return not self.field.text().strip() or self.field.typed_minutes() is not None


class WhatIsLeft(ReviewStep):
    """Hours that were not logged, and what becomes of what was not done."""

    #: A fact: other hours are typed.
    changed = Signal()

    def __init__(self, themes: ThemeSource, week: WeekBehind, left: Minutes, words: Words) -> None:
        """Ask about a week and the minutes that are left over by its end."""
        super().__init__(themes, self.tr("Log the rest, then move on or leave it"))
        self.lines = [_RestLine(themes, each, words) for each in week.worked[:MOST_LINES]]
        if self.lines:
            self.say(self.tr("Is something missing? Leave a field empty where nothing is."))
        for line in self.lines:
            self.column.addWidget(line)
            line.field.textChanged.connect(self.changed)
        self.column.addSpacing(8)
        self.leave = RadioCard(
            themes, self.tr("Leave it"), self.tr("Dates stay. What is left stands with today.")
        )
        self.move_on = RadioCard(
            themes,
            self.tr("Move on"),
            self.tr("Replan opens next. It shows what would move before anything does."),
        )
        group = QButtonGroup(self)
        for card in (self.leave, self.move_on):
            group.addButton(card)
            self.column.addWidget(card)
            card.setVisible(left > 0)
        self.leave.setChecked(True)
        if left:
            fact = self.tr("{hours} left over").format(hours=words.hours(left))
            self.leave.show_facts(fact)
        else:
            self.say(self.tr("Nothing planned by then is left over."))
        self.column.addStretch(1)

    @property
    def is_fit(self) -> bool:
        """Whether all that is typed can be logged."""
        return all(line.is_fit for line in self.lines)

    @property
    def hours(self) -> dict[str, tuple[dt.date, int]]:
        """A day and the minutes to add, by the id of their milestone."""
        return {
            line.worked.milestone.id: (line.worked.last, minutes)
            for line in self.lines
            if (minutes := line.field.typed_minutes())
        }


class WhatComes(ReviewStep):
    """The week ahead at a glance, and a sentence for oneself."""

    def __init__(
        self,
        themes: ThemeSource,
        days: tuple[DayOfWeek, ...],
        plan: Plan,
        words: Words,
        note: str,
    ) -> None:
        """Show the days of a week that is not over."""
        super().__init__(themes, words.day_range(days[0].day, days[-1].day, plan.today))
        planned = sum(each.planned for each in days)
        on = sum(bool(each.planned) for each in days)
        told = self.tr("Nothing is planned.")
        if planned:
            text = counted(
                "WhatComes",
                "{hours} planned, on {count} days.",
                "{hours} planned, on one day.",
                on,
            )
            told = text.format(hours=words.hours(planned), count=on)
        self.say(told, "")
        strip = WeekStrip(themes)
        shown, spoken = strip_days(days, plan.today, words, planned_only=True)
        strip.set_days(shown, self.tr("Hours planned"), spoken)
        heads = (self.tr("Day"), self.tr("Planned, hours"))
        rows = day_rows(days, words, planned_only=True)
        self.add_chart(strip, ChartNumbers(strip.accessibleName(), heads, rows))
        self.column.addSpacing(6)
        self.list_lines("calendar-blank", dated_lines(days, words))
        self.note = QLineEdit(note)
        self.note.setMaxLength(max(_NOTE, len(note)))
        self.note.setCursorPosition(0)
        name = self.tr("A sentence for yourself, if you like")
        self.note.setAccessibleName(name)
        label = TextLabel(themes, name, "small-medium", "secondary")
        label.setBuddy(self.note)
        self.column.addSpacing(8)
        self.column.addWidget(label)
        self.column.addWidget(self.note)
        self.column.addStretch(1)


def strip_days(
    days: tuple[DayOfWeek, ...], today: dt.date, words: Words, *, planned_only: bool
) -> tuple[list[StripDay], str]:
    """Days as a strip draws them, and in words."""
    most = max([60, *(each.planned for each in days), *(each.logged for each in days)])
    shown, told = [], []
    for each in days:
        minutes = each.planned if planned_only else each.logged
        named = each.planned or each.logged
        name = words.weekday(each.day)
        done = 0.0 if planned_only else each.logged / most
        amount = words.number(minutes / 60) if named else ""
        shown.append(StripDay(name, amount, done, each.planned / most, each.day == today))
        if named:
            told.append(f"{name}: {words.hours(minutes)}")
    return shown, ", ".join(told)


def day_rows(
    days: tuple[DayOfWeek, ...], words: Words, *, planned_only: bool
) -> tuple[tuple[str, ...], ...]:
    """Days with their planned and, unless only those are wanted, logged hours as texts."""
    parts = ((each.planned,) if planned_only else (each.planned, each.logged) for each in days)
    return tuple(
        (words.weekday_date(each.day), *(words.number(minutes / 60) for minutes in part))
        for each, part in zip(days, parts, strict=True)
    )


def dated_lines(days: tuple[DayOfWeek, ...], words: Words) -> list[str]:
    """What has a day of its own in a week: sessions, events, finishes and people."""
    lines = []
    for each in days:
        day = words.weekday(each.day)
        for portion in each.portions:
            milestone = portion.milestone
            placement = milestone.placement
            if not milestone.is_open:
                continue
            if portion.takes_place:
                begins = f" {words.clock(portion.begins)}" if portion.begins else ""
                lines.append(f"{day}{begins}: {milestone.title}")
            elif placement and placement.finish == each.day and day_of_meeting(milestone) is None:
                lines.append(_due(day, milestone.title))
        lines += [_in_touch(day, contact.name) for contact in each.follow_ups]
    return lines


def _due(day: str, title: str) -> str:
    text = QCoreApplication.translate("WhatComes", "{day}: {title}, due")
    return text.format(day=day, title=fenced(title))


def _in_touch(day: str, name: str) -> str:
    text = QCoreApplication.translate("WhatComes", "{day}: get in touch with {name}")
    return text.format(day=day, name=fenced(name))
