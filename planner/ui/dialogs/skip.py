"""Asks why one or several milestones are skipped; the reason may stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from planner.domain import edits, several
from planner.ui import labels
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class SkipDialog(DialogFrame):
    """The milestone's title and a field for the reason; Enter skips."""

    def __init__(
        self, themes: ThemeSource, milestone: Milestone, parent: QWidget | None = None
    ) -> None:
        """Ask about one milestone."""
        note = self.tr("You can take it in again at any time.")
        super().__init__(themes, self.tr("Skip milestone"), self.tr("Skip"), parent, note=note)
        self._milestone = milestone
        self.setMinimumWidth(460)
        self.heading = TextLabel(themes, milestone.title, "heading", wrap=True)
        self.body.addWidget(self.heading)
        self.reason = QLineEdit()
        self.reason.setMaxLength(1000)
        self.add_field(self.tr("Reason, if you like"), self.reason)
        self.reason.setFocus()

    @classmethod
    def ask(cls, themes: ThemeSource, milestone: Milestone, parent: QWidget) -> Edit | None:
        """Show the dialog; give the edit, or nothing where the learner cancelled."""
        dialog = cls(themes, milestone, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    @classmethod
    def ask_about(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        milestones: tuple[Milestone, ...],
        parent: QWidget,
    ) -> Edit | None:
        """Ask once about several that are open; give the edit, or nothing on Cancel."""
        dialog = cls(themes, milestones[0], parent)
        dialog.setWindowTitle(dialog.tr("Skip milestones"))
        dialog.heading.setText(labels.milestones(len(milestones)))
        dialog.note.setText(dialog.tr("You can take them in again at any time."))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        reason = dialog.reason.text().strip()
        dialog.deleteLater()
        names = [each.id for each in milestones]
        return several.skip_all(session.profile, names, reason) if accepted else None

    def edit(self) -> Edit:
        """What the field says."""
        return edits.skip(self._milestone.id, self.reason.text().strip())
