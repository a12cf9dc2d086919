"""Asks for other estimates of one or several milestones: times a factor, or the same for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QWidget

from planner.domain.several import estimate_all, scaled_estimates
from planner.ui import labels
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.effort_field import EffortField
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import NumberField

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_LEAST, _MOST, _FIRST, _STEP = 10, 1000, 120, 10
#: Pixels by which a field stands under the words of its box.
_INDENT = 26


class EstimatesDialog(DialogFrame):
    """Two ways to say it, and what they sum up to."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestones: tuple[Milestone, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Ask about milestones that are open."""
        super().__init__(
            themes,
            self.tr("Change estimates"),
            self.tr("Change estimates"),
            parent,
        )
        self._session = session
        self._names = tuple(each.id for each in milestones)
        self._before = sum(each.estimate for each in milestones)
        self.setMinimumWidth(460)
        one = labels.brief(milestones[0].title) if len(milestones) == 1 else ""
        heading = one or labels.milestones(len(milestones))
        self.body.addWidget(TextLabel(themes, heading, "heading", wrap=True))
        self.by_factor = QRadioButton(self.tr("Percent of what they are now"))
        self.percent = NumberField(_LEAST, _MOST, " %")
        self.percent.setSingleStep(_STEP)
        self.percent.setValue(_FIRST)
        self.percent.setAccessibleName(self.tr("Percent of the present estimates"))
        self.to_value = QRadioButton(self.tr("To the same hours for each"))
        self.hours = EffortField(themes, self.tr("Hours for each"))
        self.hours.set_minutes(self._before // len(milestones))
        self.sum = TextLabel(themes, "", "small", "secondary", wrap=True)
        ways = QButtonGroup(self)
        for way, field in ((self.by_factor, self.percent), (self.to_value, self.hours)):
            ways.addButton(way)
            field.setMaximumWidth(themes.theme.scaled(160))
            row = QHBoxLayout()
            row.setContentsMargins(_INDENT, 0, 0, 4)
            row.addWidget(field, 1)
            row.addStretch(1)
            self.body.addWidget(way)
            self.body.addLayout(row)
        self.body.addWidget(self.sum)
        self.by_factor.setChecked(True)
        ways.buttonToggled.connect(self._look)
        self.percent.valueChanged.connect(self._look)
        self.hours.textChanged.connect(self._look)
        self._look()
        self.percent.setFocus()

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        milestones: tuple[Milestone, ...],
        parent: QWidget,
    ) -> Edit | None:
        """Show the dialog; give the edit, or nothing where the learner cancelled."""
        dialog = cls(themes, session, milestones, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def edit(self) -> Edit | None:
        """What the fields say; nothing where that is what the plan says."""
        profile, wanted = self._session.profile, self._wanted()
        changed = {
            name: minutes
            for name, minutes in wanted.items()
            if profile.known(name).estimate != minutes
        }
        return estimate_all(profile, changed) if changed else None

    def _wanted(self) -> dict[str, int]:
        if self.by_factor.isChecked():
            return scaled_estimates(self._session.profile, self._names, self.percent.value())
        minutes = self.hours.typed_minutes()
        return {} if minutes is None else dict.fromkeys(self._names, minutes)

    def _look(self) -> None:
        factor, wanted = self.by_factor.isChecked(), self._wanted()
        self.percent.setEnabled(factor)
        self.hours.setEnabled(not factor)
        self.set_ready(bool(wanted))
        words = self._session.words
        text = self.tr("{before} in all now, {after} then. What follows gets new dates.")
        after = words.hours(sum(wanted.values()))
        self.sum.setText(text.format(before=words.hours(self._before), after=after))
