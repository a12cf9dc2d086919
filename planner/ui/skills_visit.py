"""The skills beside the plan page: ratings, evidence, and the way to a milestone's panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from planner.storage.left_views import SkillsView
from planner.ui.actions import ActionId
from planner.ui.visit import Visit

if TYPE_CHECKING:
    from planner.ui.pages.skills_page import SkillsPage

_MENU = (ActionId.TOGGLE_DONE, ActionId.LOG_HOURS, ActionId.SHOW_INSPECTOR)


class SkillsVisit(Visit):
    """Shows the skills; commands are about the milestone chosen on the way of one."""

    name = "skills"

    page: SkillsPage | None
    seen: SkillsPage | None
    #: How it was left the last time; its page goes back to that when it is first shown.
    remembered = SkillsView()

    @property
    def view(self) -> SkillsView:
        """How it is left now."""
        return self.remembered if self.seen is None else self.seen.view_left()

    def chosen(self) -> str:
        """The milestone chosen on the way of a skill."""
        return self.page.chosen if self.page is not None else super().chosen()

    def run(self, command: str) -> bool:
        """See `Visit`; the panel of a milestone is in the plan."""
        if command == ActionId.SHOW_INSPECTOR:
            self.open_milestone(self.chosen() or self._plan_page.chosen)
            return True
        if command in (ActionId.MOVE_EARLIER, ActionId.MOVE_LATER):
            self._plan_page.choose(self.chosen())
        return super().run(command)

    # --- Internals ------------------------------------------------------------------------------

    def _make(self) -> SkillsPage:
        from planner.ui.pages.skills_page import SkillsPage

        page = SkillsPage(self._themes, self._session, self._window.stack)
        page.command_requested.connect(self._window.command_requested)
        page.milestone_requested.connect(self.open_milestone)
        page.milestone_chosen.connect(lambda _: self._commands.refresh())
        page.rate_requested.connect(self._rate)
        page.evidence_requested.connect(self._ask_for_evidence)
        page.table_requested.connect(self.show_numbers)
        page.menu_requested.connect(self._show_menu)
        self._window.resized.connect(page.fit)
        page.go_back(self.remembered)
        return page

    def _rate(self, skill: str) -> None:
        from planner.ui.dialogs.rate_skills import RateSkillsDialog

        edit = RateSkillsDialog.ask(self._themes, self._session, self._window, skill)
        if edit is not None:
            self._session.apply(edit)

    def _ask_for_evidence(self, milestone: str) -> None:
        evidence = self._commands.evidence
        menu = QMenu(self.page)
        menu.addAction(self.tr("Add link…"), lambda: evidence.add_link(milestone))
        menu.addAction(self.tr("Add files…"), lambda: evidence.add_files(milestone))
        menu.addAction(self.tr("Add note…"), lambda: evidence.add_note(milestone))
        menu.addAction(self.tr("Show in the plan"), lambda: self.open_milestone(milestone))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        focus: QWidget | None = self._window.focusWidget()
        below = QCursor.pos() if focus is None else focus.mapToGlobal(focus.rect().bottomLeft())
        menu.popup(below)

    def _show_menu(self, place: QPoint) -> None:
        if not self.chosen():
            return
        menu = QMenu(self.page)
        menu.addActions([self._window.actions_by_id[name] for name in _MENU])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
