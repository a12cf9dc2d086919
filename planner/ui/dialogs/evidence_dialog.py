"""Asks for which milestone a piece of evidence is, and whether it is a link, files or a note."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from planner.ui.counted import counted
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.choice_field import ChoiceField
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_LETTERS = 40
#: Titles that are shown; more are counted.
_MOST_TITLES = 5


class Source(StrEnum):
    """Where a piece is."""

    LINK = "link"
    FILE = "file"
    NOTE = "note"


class EvidenceDialog(DialogFrame):
    """A milestone and a source; the next dialog asks for the piece itself."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestone: str,
        parent: QWidget | None = None,
        *,
        pieces: Sequence[str] = (),
    ) -> None:
        """Ask; `milestone` is proposed. With titles of `pieces` only the milestone is asked for."""
        verb = self.tr("Add evidence") if pieces else self.tr("Next…")
        super().__init__(themes, self.tr("Add evidence"), verb, parent)
        self.setMinimumWidth(460)
        self.milestone = ChoiceField()
        wide = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.milestone.setSizeAdjustPolicy(wide)
        self.milestone.setMinimumContentsLength(_LETTERS)
        for each in session.profile.milestones:
            self.milestone.addItem(each.title, each.id)
        self.milestone.setCurrentIndex(max(0, self.milestone.findData(milestone)))
        sources = [
            (Source.LINK.value, self.tr("Link")),
            (Source.FILE.value, self.tr("Files")),
            (Source.NOTE.value, self.tr("Note")),
        ]
        self.source = SegmentedControl(themes, sources, self.tr("What it is"))
        self.pieces = TextLabel(themes, "\n".join(_shown(pieces)), "medium", wrap=True)
        self.body.addWidget(self.pieces)
        self.pieces.setVisible(bool(pieces))
        self.add_field(self.tr("Milestone it belongs to"), self.milestone)
        if pieces:
            self.leave_out(self.source)
        else:
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

    @classmethod
    def ask_milestone(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        milestone: str,
        pieces: Sequence[str],
        parent: QWidget,
    ) -> str:
        """Ask for which milestone pieces are; empty where the learner cancelled."""
        dialog = cls(themes, session, milestone, parent, pieces=pieces)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        found = dialog.answer()[0] if accepted else ""
        dialog.deleteLater()
        return found

    def answer(self) -> tuple[str, Source]:
        """What the fields say."""
        return str(self.milestone.currentData()), Source(self.source.value)


def _shown(pieces: Sequence[str]) -> list[str]:
    shown = list(pieces[:_MOST_TITLES])
    if len(pieces) > _MOST_TITLES:
        more = len(pieces) - _MOST_TITLES
        text = counted("EvidenceDialog", "and {count} more", "and 1 more", more)
        shown.append(text.format(count=more))
    return shown
