"""Shows the list of all plans and does what is wished for there."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from planner.domain.model import MAX_TITLE
from planner.domain.problems import PlannerError
from planner.storage.plan_list import listed_plans, what_if
from planner.storage.private_folder import make_private_folder
from planner.ui.dialogs.links import show_folder
from planner.ui.dialogs.questions import tell
from planner.ui.plan_places import free_path, plans_folder

if TYPE_CHECKING:
    import datetime as dt

    from planner.storage.plan_list import ListedPlan
    from planner.ui.dialogs.plans import PlansDialog
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.theme import ThemeSource
    from planner.words import Words


class OtherPlans(QObject):
    """Serves one window."""

    #: A wish: open a plan by the path of its file.
    open_wanted = Signal(str)

    def __init__(
        self, themes: ThemeSource, window: MainWindow, words: Words, kept: KeptSettings
    ) -> None:
        """List the plans that the settings remember, and those in the folder for plans."""
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._words = words
        self._kept = kept

    def show(self, current: Path | None, today: dt.date) -> None:
        """Show the list; `current` is the plan that is open, and is saved by now."""
        from planner.ui.dialogs.plans import PlansDialog

        dialog = PlansDialog(self._themes, self._words, today, self._window)
        dialog.fill(self._plans(), current)
        dialog.copy_requested.connect(lambda plan: self._try_out(plan, dialog, current))
        dialog.folder_requested.connect(lambda plan: show_folder(plan.path.parent))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if accepted and chosen is not None:
            self.open_wanted.emit(str(chosen.path))

    def _plans(self) -> tuple[ListedPlan, ...]:
        return listed_plans(plans_folder(), map(Path, self._kept.now.recent))

    def _try_out(self, plan: ListedPlan, dialog: PlansDialog, current: Path | None) -> None:
        """Make another plan of one, to change it and hold the two side by side."""
        if plan.stored is None:
            return
        name = self.tr("{plan}, what if").format(plan=plan.stored.profile.name)[:MAX_TITLE]
        target = free_path(name)
        try:
            make_private_folder(target.parent)
            what_if(plan, target, name, uuid.uuid4().hex)
        except PlannerError as error:
            tell(dialog, self.tr("The copy was not made"), error.sentence)
        except OSError as error:
            tell(dialog, self.tr("The copy was not made"), error.strerror or str(error))
        else:
            dialog.fill(self._plans(), current, target)
