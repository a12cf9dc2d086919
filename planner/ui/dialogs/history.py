"""Every change since the plan was opened, as a list: choosing one goes back or forward to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QUndoView

from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class HistoryDialog(DialogFrame):
    """Shows the undo stack; the plan follows the choice at once."""

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """List the changes of a session, oldest first, each with the time it was made at."""
        title = self.tr("History")
        note = self.tr("Every state in the list can be gone to until another change is made.")
        super().__init__(themes, title, self.tr("Close"), parent, note=note, cancel=None)
        self.take_size(520, 420)
        words = self.tr("Choose a line to go back or forward to that state.")
        self.body.addWidget(TextLabel(themes, words, "body", "secondary", wrap=True))
        self.list = QUndoView()
        self.list.setEmptyLabel(self.tr("As the plan was opened"))
        self.list.setStack(session.undo_stack)
        self.list.setSpacing(3)
        self.list.setAccessibleName(title)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list, 1)
        self.list.setFocus()

    @classmethod
    def look(cls, themes: ThemeSource, session: PlanSession, parent: QWidget) -> None:
        """Show the list until it is closed."""
        dialog = cls(themes, session, parent)
        dialog.exec()
        dialog.deleteLater()
