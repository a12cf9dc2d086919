"""Asks on which weekdays a milestone is practised, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from planner.domain.milestone_edits import set_habit
from planner.domain.profile import Habit
from planner.ui.counted import counted
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.chips import Chip
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import NumberField
from planner.ui.widgets.first_weekday import first_weekday
from planner.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_WEEK: Final = 7
#: What a new habit begins with, in minutes, and the most that anybody practises in a day.
_FIRST: Final = 20
_MOST: Final = 720
_STEP: Final = 5


class HabitDialog(DialogFrame):
    """Whether it is a habit, its days, and its minutes on each of them."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about one milestone; a new habit is proposed for every day."""
        super().__init__(themes, self.tr("Habit"), self.tr("Save"), parent)
        self._session = session
        self._milestone = milestone
        self.setMinimumWidth(420)
        self.body.addWidget(TextLabel(themes, milestone.title, "heading", wrap=True))
        before = milestone.habit
        self.on = QCheckBox(self.tr("Practise it on some weekdays"))
        self.on.setChecked(True)
        self.on.setVisible(before is not None)
        self.body.addWidget(self.on)
        self.minutes = NumberField(1, _MOST, self.tr(" min"))
        self.minutes.setSingleStep(_STEP)
        self.minutes.setValue(before.minutes if before else _FIRST)
        self.minutes.selectAll()
        chosen = before.weekdays if before else tuple(range(_WEEK))
        self.days = tuple(self._chip(place, on=place in chosen) for place in range(_WEEK))
        row = QWidget()
        flow = FlowLayout(row, spacing=6)
        first = first_weekday().value - 1
        for offset in range(_WEEK):
            flow.addWidget(self.days[(first + offset) % _WEEK])
        self.add_field(self.tr("Minutes on each day"), self.minutes)
        self.add_field(self.tr("Days"), row)
        self.told = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.body.addWidget(self.told)
        for chip in self.days:
            chip.toggled.connect(self._look)
        self.on.toggled.connect(self._look)
        self.minutes.valueChanged.connect(self._look)
        self._look()
        self.minutes.setFocus()

    @classmethod
    def ask(
        cls, themes: ThemeSource, session: PlanSession, milestone: Milestone, parent: QWidget
    ) -> Edit | None:
        """Show the dialog; give the edit, or nothing where it stays as it was."""
        dialog = cls(themes, session, milestone, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        habit = dialog.habit() if accepted else milestone.habit
        dialog.deleteLater()
        if habit == milestone.habit:
            return None
        return set_habit(session.profile, milestone.id, habit)

    def habit(self) -> Habit | None:
        """What the fields say; nothing where it is no habit, or has no day."""
        days = tuple(place for place, chip in enumerate(self.days) if chip.isChecked())
        if not self.on.isChecked() or not days:
            return None
        return Habit(minutes=self.minutes.value(), weekdays=days)

    # --- Internals ------------------------------------------------------------------------------

    def _chip(self, place: int, *, on: bool) -> Chip:
        day = Qt.DayOfWeek(place + 1).value
        chip = Chip(self.themes, self._session.words.short_weekdays[place])
        chip.setAccessibleName(QLocale().standaloneDayName(day, QLocale.FormatType.LongFormat))
        chip.setChecked(on)
        return chip

    def _look(self) -> None:
        on, habit = self.on.isChecked(), self.habit()
        for field in (self.minutes, *self.days):
            field.setEnabled(on)
        self.set_ready(habit is not None or not on)
        self.told.setText(self._sentence(habit, on=on))

    def _sentence(self, habit: Habit | None, *, on: bool) -> str:
        """What it comes to in a week, and that the work left is paced by it."""
        if not on:
            return self.tr("It is no habit then. What was logged stays.")
        if habit is None:
            return self.tr("Choose a day.")
        words, left = self._session.words, self._milestone.remaining
        weekly = self.tr("{hours} a week.").format(hours=words.hours(habit.weekly))
        if not left:
            return weekly
        weeks = -(-left // habit.weekly)
        text = counted(
            "HabitDialog",
            "The {hours} that are left take {count} weeks at this pace.",
            "The {hours} that are left take a week at this pace.",
            weeks,
        )
        return f"{weekly} {text.format(hours=words.hours(left), count=words.number(weeks))}"
