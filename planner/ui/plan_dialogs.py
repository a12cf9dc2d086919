"""The commands about the plan as a whole that ask in a dialog, and what comes of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.actions import ActionId

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.domain.edits import Edit
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class PlanDialogs:
    """Asks over a window and hands the session one edit."""

    def __init__(self, themes: ThemeSource, window: QWidget, session: PlanSession) -> None:
        """Ask about a session's plan."""
        self._themes = themes
        self._window = window
        self._session = session

    def table(self) -> dict[str, Callable[[], None]]:
        """The commands by the ids of their actions."""
        return {
            ActionId.CHECK_BY_CODE: self._check_by_code,
            ActionId.AVAILABILITY: self._availability,
            ActionId.REPLAN: self._replan,
            ActionId.CATALOGUE_CHANGES: self._take_changes,
            ActionId.RATE_SKILLS: self._rate,
            ActionId.REVIEW_WEEK: self._look_back,
        }

    def _apply(self, edit: Edit | None) -> None:
        if edit is not None:
            self._session.apply(edit)

    def _check_by_code(self) -> None:
        from planner.ui.dialogs.check_by_code import CheckByCodeDialog

        dialog = CheckByCodeDialog(self._themes, self._session, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _availability(self) -> None:
        from planner.ui.dialogs.availability import AvailabilityDialog

        self._apply(AvailabilityDialog.ask(self._themes, self._session, self._window))

    def _replan(self) -> None:
        from planner.ui.dialogs.replan import ReplanDialog

        self._apply(ReplanDialog.ask(self._themes, self._session, self._window))

    def _rate(self) -> None:
        from planner.ui.dialogs.rate_skills import RateSkillsDialog

        self._apply(RateSkillsDialog.ask(self._themes, self._session, self._window))

    def _look_back(self) -> None:
        from planner.ui.dialogs.look_back import LookBackDialog

        found = LookBackDialog.ask(self._themes, self._session, self._window)
        if found is not None and self._session.apply(found.edit) and found.replan:
            self._replan()

    def _take_changes(self) -> None:
        from planner.ui.dialogs.upgrade import UpgradeDialog

        self._apply(UpgradeDialog.ask(self._themes, self._session, self._window))
