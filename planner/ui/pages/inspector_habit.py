"""The part of the milestone panel about a habit: when it is practised, and this week's days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from planner.domain.calendar import ONE_DAY, monday_of
from planner.domain.catalogue import Kind
from planner.domain.habits import is_ticked, tick_day, untick_day
from planner.ui.pages.inspector_parts import Section
from planner.ui.pages.week_facts import habit_facts
from planner.ui.pages.week_rows import box_days
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.day_boxes import DayBoxes
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    from planner.ui.pages.inspector_parts import Subject
    from planner.ui.theme import ThemeSource


class HabitSection(Section):
    """Boxes of this week for a habit; for other practice that is open a way to make it one."""

    #: Wishes: an edit of the milestone shown; change whether and when it is a habit.
    edit_requested = Signal(object)
    change_requested = Signal()

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start empty."""
        super().__init__(themes, heading)
        self._subject: Subject | None = None
        self.change = push_button(themes, "", "link", compact=True)
        self.head.addWidget(self.change)
        self.told = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.boxes = DayBoxes(themes)
        self.body.setSpacing(4)
        self.body.addWidget(self.told)
        self.body.addWidget(self.boxes)
        self.change.clicked.connect(self.change_requested)
        self.boxes.toggle_requested.connect(self._toggle)

    def show_subject(self, subject: Subject, *, read_only: bool = False) -> None:
        """Show the habit of a milestone."""
        self._subject = subject
        milestone, today = subject.milestone, subject.plan.today
        habit = milestone.habit
        practice = milestone.kind is Kind.PRACTICE and milestone.is_open
        self.setVisible(habit is not None or practice)
        self.change.setEnabled(not read_only)
        self.change.setText(self.tr("Change…") if habit else self.tr("Make it a habit…"))
        self.boxes.setVisible(habit is not None)
        self.told.setVisible(habit is not None)
        if habit is None:
            return
        facts = habit_facts(milestone, monday_of(today), today, subject.words)
        self.told.setText(facts.told)
        self.boxes.set_days(box_days(facts), self.tr("This week"), may_change=not read_only)

    def _toggle(self, place: int) -> None:
        subject = self._subject
        if subject is None:
            return
        profile, name, today = subject.plan.profile, subject.milestone.id, subject.plan.today
        day = monday_of(today) + place * ONE_DAY
        if is_ticked(subject.milestone, day):
            self.edit_requested.emit(untick_day(profile, name, day))
        else:
            self.edit_requested.emit(tick_day(profile, name, day, today))
