"""The further ways to replan: a push, a break, even weeks, another depth, other careers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.domain.profile import Depth
from planner.ui.dialogs.replan_ways import (
    BreakWay,
    CareersWay,
    DepthWay,
    EvenWay,
    PushWay,
    other_depth,
)
from planner.ui.widgets.choice_field import ChoiceField
from planner.ui.widgets.day_range_dialog import python_day, qt_day
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField, NumberField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QDate

    from planner.domain.model import Minutes
    from planner.ui.dialogs.replan_ways import Way
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_MOST_DAYS = 3650
_INDENT = 26
_FARTHEST = dt.timedelta(days=50 * 366)


class MoreWays(QWidget):
    """Buttons for one group with the offers; the fields of a way stand below its button."""

    #: A wish: what the chosen button asks for is another way now.
    changed = Signal()

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Start with a week to push, a week's break from today, and the careers of the plan."""
        super().__init__(parent)
        self._themes = themes
        self._session = session
        self._other = other_depth(session.profile.depth)
        self.push_by = QRadioButton(self.tr("Push everything back"))
        self.plan_break = QRadioButton(self.tr("Plan a break"))
        self.even = QRadioButton(self.tr("Make the weeks even"))
        self.switch_depth = QRadioButton(self._depth_name())
        self.switch_careers = QRadioButton(self.tr("Change the career"))
        self.buttons = (
            self.push_by,
            self.plan_break,
            self.even,
            self.switch_depth,
            self.switch_careers,
        )
        self.depth_note = TextLabel(themes, "", "small", "secondary", wrap=True)
        self._fields: dict[QRadioButton, QWidget] = {}
        self._make_days()
        self._make_break()
        self._make_careers()
        self._assemble()

    def way(self, button: object) -> Way | None:
        """What one of the buttons asks for; None where its fields make no sense or it is none."""
        if button is self.push_by:
            return PushWay(self.days.value())
        if button is self.plan_break:
            first, last = python_day(self.first.date()), python_day(self.last.date())
            return BreakWay(first, last) if first <= last else None
        if button is self.even:
            return EvenWay()
        if button is self.switch_depth:
            return DepthWay(self._other)
        if button is self.switch_careers:
            return CareersWay(self.chosen_careers)
        return None

    @property
    def chosen_careers(self) -> tuple[str, ...]:
        """The ids of the careers that the fields name."""
        names = (str(self.career.currentData() or ""), str(self.second.currentData() or ""))
        return tuple(dict.fromkeys(name for name in names if name))

    def show_hours(self, hours: Mapping[Depth, Minutes] | None) -> None:
        """Show what is left at each depth; without hours the pathway cannot be chosen anew."""
        self.switch_depth.setEnabled(hours is not None)
        if hours is None:
            self.depth_note.setText(self.tr("The catalogue does not hold the career of this plan."))
            return
        words = self._session.words
        text = self.tr("Left to do: full path {full}, fast track {fast}.")
        self.depth_note.setText(
            text.format(
                full=words.whole_hours(hours[Depth.FULL]), fast=words.whole_hours(hours[Depth.FAST])
            )
        )
        self.switch_depth.setAccessibleDescription(self.depth_note.text())

    def refresh(self) -> None:
        """Take the depth of the plan as it is now."""
        self._other = other_depth(self._session.profile.depth)
        self.switch_depth.setText(self._depth_name())

    # --- Fields ---------------------------------------------------------------------------------

    def _make_days(self) -> None:
        self.days = NumberField(1, _MOST_DAYS, self.tr(" days"))
        self.days.setAccessibleName(self.tr("Days to push"))
        self.days.setValue(7)
        self.days.valueChanged.connect(lambda _: self.changed.emit())
        note = self.tr("Everything open starts later. Pinned dates and dated events stay.")
        self._add_fields(self.push_by, (("", self.days),), note)

    def _make_break(self) -> None:
        today = self._session.today
        self.first, self.last = DateField(), DateField()
        for field in (self.first, self.last):
            field.setMaximumDate(qt_day(today + _FARTHEST))
        self.first.setDate(qt_day(today))
        self.last.setDate(qt_day(today + dt.timedelta(days=6)))
        self._break_length = 6
        self.problem = TextLabel(self._themes, "", "small", "danger", wrap=True)
        self.problem.hide()
        self.first.dateChanged.connect(self._first_changed)
        self.last.dateChanged.connect(self._last_changed)
        rows = ((self.tr("First day"), self.first), (self.tr("Last day"), self.last))
        note = self.tr("Days without study. What was planned in them moves.")
        self._add_fields(self.plan_break, rows, note, self.problem)

    def _make_careers(self) -> None:
        self.career, self.second = ChoiceField(), ChoiceField()
        self.second.addItem(self.tr("No second career"), "")
        targets = self._session.profile.targets
        for career in self._session.catalogue.careers.values():
            for field in (self.career, self.second):
                field.addItem(career.name, career.id)
        for field, target in zip((self.career, self.second), targets, strict=False):
            field.setCurrentIndex(max(0, field.findData(target.career)))
        for field in (self.career, self.second):
            wide = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            field.setSizeAdjustPolicy(wide)
            field.setMinimumContentsLength(8)
            field.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.switch_careers.setEnabled(self.career.count() > 0)
        rows = ((self.tr("Career"), self.career), (self.tr("Second"), self.second))
        note = self.tr("What is done stays and counts. Switching back loses nothing.")
        self._add_fields(self.switch_careers, rows, note)

    def _add_fields(
        self,
        button: QRadioButton,
        rows: tuple[tuple[str, QWidget], ...],
        note: str,
        *below: QWidget,
    ) -> None:
        """Fields that show while their button is the chosen one."""
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in rows:
            if not words:
                form.addRow(field)
                continue
            label = TextLabel(self._themes, words, "small", "secondary")
            label.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(label, field)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addLayout(form)
        for widget in below:
            column.addWidget(widget)
        column.addWidget(TextLabel(self._themes, note, "small", "secondary", wrap=True))
        self._fields[button] = box
        box.hide()
        button.toggled.connect(box.setVisible)

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for button in self.buttons:
            column.addWidget(button)
            below = self.depth_note if button is self.switch_depth else self._fields.get(button)
            if below is None:
                continue
            row = QHBoxLayout()
            row.setContentsMargins(_INDENT, 0, 0, 0)
            row.addWidget(below)
            column.addLayout(row)

    def _depth_name(self) -> str:
        if self._other is Depth.FAST:
            return self.tr("Take the fast track")
        return self.tr("Take the full path")

    def _first_changed(self, day: QDate) -> None:
        """Move the last day along, so that the length stays."""
        moved = day.addDays(self._break_length)
        if moved == self.last.date():
            self._last_changed(moved)
        else:
            self.last.setDate(moved)

    def _last_changed(self, day: QDate) -> None:
        days = self.first.date().daysTo(day)
        wrong = days < 0
        if not wrong:
            self._break_length = days
        self.problem.setText(self.tr("The last day is before the first one.") if wrong else "")
        self.problem.setVisible(wrong)
        self.changed.emit()
