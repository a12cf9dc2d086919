"""Asks for which milestone a piece of evidence is, and whether it is a link or a file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_LETTERS = 40


class Source(StrEnum):
    """Where a piece is."""

    LINK = "link"
    FILE = "file"


class EvidenceDialog(DialogFrame):
    """A milestone and a source; the next dialog asks for the piece itself."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestone: str,
        parent: QWidget | None = None,
    ) -> None:
        """Ask; `milestone` is proposed."""
        super().__init__(themes, self.tr("Add evidence"), self.tr("Next…"), parent)
        self.setMinimumWidth(460)
        self.milestone = QComboBox()
        wide = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.milestone.setSizeAdjustPolicy(wide)
        self.milestone.setMinimumContentsLength(_LETTERS)
        for each in session.profile.milestones:
            self.milestone.addItem(each.title, each.id)
        self.milestone.setCurrentIndex(max(0, self.milestone.findData(milestone)))
        sources = [(Source.LINK.value, self.tr("Link")), (Source.FILE.value, self.tr("File"))]
        self.source = SegmentedControl(themes, sources, self.tr("What it is"))
        self.add_field(self.tr("Milestone it belongs to"), self.milestone)
        self.add_field(self.tr("What it is"), self.source)
        self.set_ready(self.milestone.count() > 0)
        self.milestone.setFocus()

    @classmethod
    def ask(
        cls, themes: ThemeSource, session: PlanSession, milestone: str, parent: QWidget
    ) -> tuple[str, Source] | None:
        """Show the dialog; give milestone and source, or nothing where the learner cancelled."""
        dialog = cls(themes, session, milestone, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        found = dialog.answer() if accepted else None
        dialog.deleteLater()
        return found

    def answer(self) -> tuple[str, Source]:
        """What the fields say."""
        return str(self.milestone.currentData()), Source(self.source.value)
