"""Asks what a milestone of the learner's own says, or what another one shall say instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from planner.domain import edits
from planner.domain.catalogue import Kind
from planner.domain.edits import Change, Together
from planner.domain.model import MAX_NOTE, MAX_TITLE
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.phase_field import PhaseField
from planner.ui.widgets.bounded_text import BoundedTextEdit
from planner.ui.widgets.choice_field import ChoiceField
from planner.ui.widgets.effort_field import EffortField
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_FIRST_ESTIMATE = 4 * 60
#: As many criteria as anybody can read; each is as long as a title at most.
_MOST_CRITERIA = 30


class MilestoneDialog(DialogFrame):
    """Title, kind and criteria; of the learner's own also the phase, of a new one the hours."""

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
        self.phase = (
            PhaseField(session, milestone.phase, milestone.id)
            if milestone
            else PhaseField(session, phase)
        )
        self.problem = TextLabel(themes, "", "small", "danger", wrap=True)
        self.add_field(self.tr("Title"), self.title)
        self.add_field(self.tr("Kind"), self.kind)
        self.add_field(self.tr("Done when you have, one thing a line"), self.criteria)
        if new:
            self.add_field(self.tr("Hours it takes"), self.hours)
        else:
            self.leave_out(self.hours)
        if milestone is None or milestone.own:
            self.add_field(self.tr("Phase"), self.phase)
            self.body.addWidget(self.problem)
        else:
            self.leave_out(self.phase, self.problem)
        self.title.textChanged.connect(self._look)
        self.hours.textChanged.connect(self._look)
        self.phase.currentIndexChanged.connect(self._look)
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
        """Show the dialog; give the edit, or nothing where the learner cancelled.

        Raises:
            PlannerError: if the plan has changed meanwhile, so that it cannot be made.
        """
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
            name = self._milestone.id
            says = edits.edit_definition(profile, name, title=title, criteria=criteria, kind=kind)
            move = self.phase.edit()
            # In this order: a move holds every milestone as it was.
            return says if move is None else Together((move, says), Change.EDIT, name)
        return edits.add_own(
            profile,
            title=title,
            kind=kind,
            minutes=self.hours.typed_minutes() or 0,
            phase=self.phase.phase,
            codes_issued=self._session.codes_issued,
            criteria=criteria,
        )

    def _look(self) -> None:
        why_not = self.phase.why_not()
        self.problem.setText(why_not)
        self.make_room()
        said = bool(self.title.text().strip()) and self.hours.typed_minutes() is not None
        self.set_ready(said and not why_not)
