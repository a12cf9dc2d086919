"""What new dates of a milestone would bring, shown before they apply."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from planner.domain.consequences import consequences_of
from planner.domain.problems import PlannerError
from planner.ui.change_labels import about
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.replan_result import ReplanResult
from planner.ui.dialogs.replan_texts import ReplanTexts
from planner.ui.dialogs.replan_ways import outcome_of_edit
from planner.ui.latest_answer import LatestAnswer
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.screen_room import screen_room

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.domain.consequences import Consequences
    from planner.domain.edits import Edit
    from planner.domain.plan import Plan
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_SIZE = QSize(640, 620)


class DatePreviewDialog(DialogFrame):
    """Says what moves and what no longer fits; the verb makes the change."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        found: Consequences,
        parent: QWidget | None = None,
    ) -> None:
        """Show the consequences of an edit of a session's plan."""
        super().__init__(
            themes,
            self.tr("New dates"),
            self.tr("Apply new dates"),
            parent,
            note=self.tr("Nothing changes until you apply it. Undo with Ctrl+Z."),
        )
        self._session = session
        self._found = found
        self._work = LatestAnswer("consequences", self)
        self._lead = TextLabel(themes, "", "heading", wrap=True)
        self._words = TextLabel(themes, "", "body", "secondary", wrap=True)
        self.panel = ReplanResult(themes, session.words)
        head = QWidget()
        self._assemble(head)
        size = QSize(themes.theme.scaled(_SIZE.width()), _SIZE.height())
        room = parent.window().size() if parent is not None else screen_room(self)
        self.resize(size.boundedTo(room - QSize(24, 24)).expandedTo(QSize(480, 420)))
        self._show()
        session.plan_changed.connect(self._begin)

    @classmethod
    def ask(
        cls, themes: ThemeSource, session: PlanSession, found: Consequences, parent: QWidget
    ) -> Edit | None:
        """Show the dialog; give the edit, or nothing where the learner cancelled."""
        dialog = cls(themes, session, found, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def edit(self) -> Edit:
        """The change with its dates, as they are shown."""
        return self._found.edit

    def done(self, result: int) -> None:
        """Close; the plan is no longer followed."""
        self._session.plan_changed.disconnect(self._begin)
        self._work.forget()
        super().done(result)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self, head: QWidget) -> None:
        column = QVBoxLayout(head)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(2)
        column.addWidget(self._lead)
        column.addWidget(self._words)
        line = QFrame()
        line.setProperty("frame", "line")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(head)
        self.body.addWidget(line)
        self.body.addWidget(self.panel, 1)

    def _begin(self) -> None:
        """Work it out again for a plan that changed meanwhile, at midnight for one."""
        session = self._session
        self.set_ready(False)
        work = partial(_found, session.plan, self._found.asked, session.catalogue)
        self._work.ask(work, self._take)

    def _take(self, found: Consequences | None) -> None:
        if found is None:
            self.reject()
            return
        self._found = found
        self._show()
        self.set_ready(True)

    def _show(self) -> None:
        found, session = self._found, self._session
        self._lead.setText(about(found.asked, found.after))
        self._words.setText(self._dates())
        texts = ReplanTexts(found.before, session.catalogue, session.words)
        self.panel.show_outcome(outcome_of_edit(found), texts)

    def _dates(self) -> str:
        name, words = self._found.edit.milestone or "", self._session.words
        was, will = self._found.before.milestone(name), self._found.after.milestone(name)
        if will is None or will.start is None or will.finish is None:
            return ""
        new = words.day_range(will.start, will.finish)
        if was is None or was.start is None or was.finish is None:
            return new
        text = self.tr("{new}, now {old}")
        return text.format(new=new, old=words.day_range(was.start, was.finish))


def _found(plan: Plan, asked: Edit, catalogue: Catalogue) -> Consequences | None:
    """What an edit would bring to a plan; nothing where it cannot be made any more."""
    try:
        return consequences_of(plan, asked, catalogue)
    except PlannerError:
        return None
