"""Asks what a milestone of the learner's own says, or what another one shall say instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from planner.domain import edits
from planner.domain.catalogue import Kind
from planner.domain.model import MAX_NOTE, MAX_TITLE
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.bounded_text import BoundedTextEdit
from planner.ui.widgets.choice_field import ChoiceField
from planner.ui.widgets.effort_field import EffortField

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_FIRST_ESTIMATE = 4 * 60
#: As many criteria as anybody can read; each is as long as a title at most.
_MOST_CRITERIA = 30


class MilestoneDialog(DialogFrame):
    """Title, kind and criteria; for a new one also hours and phase."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone | None = None,
        phase: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about a milestone, or with None about a new one in a phase."""
        new = milestone is None
        title = self.tr("Add milestone") if new else self.tr("Edit milestone")
        super().__init__(
            themes, title, self.tr("Add milestone") if new else self.tr("Save"), parent
        )
        self._session = session
        self._milestone = milestone
        self.setMinimumWidth(460)
        self.title = QLineEdit(milestone.title if milestone else "")
        self.title.setMaxLength(MAX_TITLE)
        self.kind = ChoiceField()
        for kind in Kind:
            self.kind.addItem(session.words.kind(kind), kind.value)
        self.kind.setCurrentIndex(
            self.kind.findData((milestone.kind if milestone else Kind.PROJECT).value)
        )
        self.criteria = BoundedTextEdit(
            MAX_NOTE, "\n".join(milestone.definition.criteria if milestone else ())
        )
        self.criteria.setTabChangesFocus(True)
        self.criteria.setFixedHeight(96)
        self.hours = EffortField(themes, self.tr("Hours it takes"))
        self.hours.set_minutes(_FIRST_ESTIMATE)
        self.phase = ChoiceField()
        self.phase.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for each in session.plan.phases:
            self.phase.addItem(each.name, each.number)
        self.phase.setCurrentIndex(max(0, self.phase.findData(phase)))
        self.add_field(self.tr("Title"), self.title)
        self.add_field(self.tr("Kind"), self.kind)
        self.add_field(self.tr("Done when you have, one thing a line"), self.criteria)
        if new:
            self.add_field(self.tr("Hours it takes"), self.hours)
            self.add_field(self.tr("Phase"), self.phase)
        else:
            self.hours.hide()
            self.phase.hide()
        self.title.textChanged.connect(self._look)
        self.hours.textChanged.connect(self._look)
        self._look()
        self.title.setFocus()

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone | None,
        phase: int,
        parent: QWidget,
    ) -> Edit | None:
        """Show the dialog; give the edit, or nothing where the learner cancelled."""
        dialog = cls(themes, session, milestone, phase, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def edit(self) -> Edit | None:
        """What the fields say."""
        title = self.title.text().strip()
        if not title:
            return None
        kind = Kind(self.kind.currentData())
        lines = (line.strip()[:MAX_TITLE] for line in self.criteria.toPlainText().splitlines())
        criteria = tuple(line for line in lines if line)[:_MOST_CRITERIA]
        profile = self._session.profile
        if self._milestone is not None:
            return edits.edit_definition(
                profile, self._milestone.id, title=title, criteria=criteria, kind=kind
            )
        return edits.add_own(
            profile,
            title=title,
            kind=kind,
            minutes=self.hours.typed_minutes() or 0,
            phase=int(self.phase.currentData() or 1),
            codes_issued=self._session.codes_issued,
            criteria=criteria,
        )

    def _look(self) -> None:
        self.set_ready(bool(self.title.text().strip()) and self.hours.typed_minutes() is not None)
