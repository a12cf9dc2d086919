"""Asks to which phase a milestone of the learner's own is to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.phase_field import PhaseField
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class PhaseDialog(DialogFrame):
    """The milestone's title and a field for the phase; Enter moves it."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about a milestone of an open plan."""
        super().__init__(themes, self.tr("Move to phase"), self.tr("Move"), parent)
        self._milestone = milestone
        self.setMinimumWidth(460)
        self.body.addWidget(TextLabel(themes, milestone.title, "heading", wrap=True))
        self.phase = PhaseField(session, milestone.phase, milestone.id)
        self.problem = TextLabel(themes, "", "small", "danger", wrap=True)
        self.add_field(self.tr("Phase"), self.phase)
        self.body.addWidget(self.problem)
        self.phase.currentIndexChanged.connect(self._look)
        self._look()
        self.phase.setFocus()

    @classmethod
    def ask(
        cls, themes: ThemeSource, session: PlanSession, milestone: Milestone, parent: QWidget
    ) -> Edit | None:
        """Show the dialog; give the edit, or nothing where the learner cancelled.

        Raises:
            PlannerError: if the plan has changed meanwhile, so that it cannot go there.
        """
        dialog = cls(themes, session, milestone, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.phase.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def _look(self) -> None:
        why_not = self.phase.why_not()
        self.problem.setText(why_not)
        self.make_room()
        self.set_ready(not why_not and self.phase.phase != self._milestone.phase)
