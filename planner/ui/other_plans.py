"""Shows the list of all plans and does what is wished for there."""

from __future__ import annotations

import uuid
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from planner.domain.model import MAX_TITLE
from planner.domain.problems import PlannerError
from planner.storage.plan_list import archived_plans, listed_plans, what_if
from planner.storage.plan_moves import is_archived
from planner.storage.private_folder import make_private_folder, may_be_made
from planner.storage.write_errors import write_error
from planner.ui.actions import ActionId
from planner.ui.beside import worked_out
from planner.ui.dialogs.links import show_folder
from planner.ui.dialogs.questions import agrees, tell
from planner.ui.plan_places import free_path, plans_folder
from planner.ui.plan_reading import Places, PlanReading
from planner.ui.spoken import said
from planner.ui.switcher import chosen_plan
from planner.ui.text_direction import fenced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.domain.catalogue import Catalogue
    from planner.storage.plan_list import ListedPlan
    from planner.ui.dialogs.plans import PlansDialog
    from planner.ui.main_window import MainWindow
    from planner.ui.plan_keeping import PlanKeeping
    from planner.ui.theme import ThemeSource
    from planner.words import Words


class OtherPlans(QObject):
    """Serves one window."""

    #: A wish: open a plan by the path of its file.
    open_wanted = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        words: Words,
        keeping: PlanKeeping,
        catalogue: Callable[[], Catalogue],
    ) -> None:
        """List the plans that the settings remember, and those in the folder for plans."""
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._words = words
        self._keeping = keeping
        self._catalogue = catalogue

    def table(self) -> dict[str, Callable[[], object]]:
        """What carries out each command about plans; the open one is saved before it is told of."""
        keeping, window = self._keeping, self._window

        def once_saved(act: Callable[[], object]) -> Callable[[], object]:
            return lambda: keeping.save_open() and act()

        return {
            ActionId.PLANS: once_saved(lambda: self.show(keeping.today)),
            ActionId.COMPARE_PLANS: once_saved(lambda: self.compare(keeping.today)),
            ActionId.RENAME_PLAN: once_saved(lambda: keeping.rename_open(window)),
            ActionId.ARCHIVE_PLAN: lambda: keeping.archive_open(window),
        }

    def show(self, today: dt.date) -> None:
        """Show the list; the plan that is open is saved by now."""
        from planner.ui.dialogs.plans import PlansDialog

        reading = PlanReading(today, self)
        dialog = PlansDialog(self._themes, self._words, reading, self._window)
        reading.begin(self._places())
        dialog.wished.connect(lambda wish, plan: self._do(wish, plan, dialog, today))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        reading.stop()
        dialog.deleteLater()
        reading.deleteLater()
        if accepted and chosen is not None:
            self.open_wanted.emit(str(chosen.path))

    def show_switcher(self) -> None:
        """Show the menu of the plans opened lately."""
        settings, current = self._keeping.kept.now, self._keeping.open_path
        names = {**dict(settings.names), str(current): self._keeping.open_name}
        if path := chosen_plan(self._window, settings.recent, current, names):
            self.open_wanted.emit(path)

    def compare(
        self, today: dt.date, plan: ListedPlan | None = None, parent: QWidget | None = None
    ) -> bool:
        """Hold a plan beside another one, and go on with the one that is kept.

        Args:
            today: The day both are seen from.
            plan: One of them; the open one without it.
            parent: Over which window.

        Returns:
            Whether one was kept.
        """
        from planner.ui.dialogs.compare_plans import ComparedPlan, ComparePlansDialog, counterpart

        over = parent or self._window
        places = self._places()
        listed = {each.path: each for each in worked_out(partial(_all_plans, places), "plans")}
        plans = [
            ComparedPlan(path, each.stored.profile) for path, each in listed.items() if each.stored
        ]
        if len(plans) < 2:
            sentence = self.tr("There is no second plan. “Try out a copy” in the list makes one.")
            tell(over, self.tr("Compare plans"), sentence)
            return False
        wanted = (each for each in plans if self._is_meant(each.path, plan))
        one = next(wanted, plans[0])
        chosen = (one, counterpart(one, plans))
        kept = ComparePlansDialog.ask(
            self._themes, self._words, self._catalogue(), today, plans, chosen, over
        )
        if kept is not None:
            self._go_on_with(listed[kept.keep], listed[kept.other], over)
        return kept is not None

    # --- Internals ------------------------------------------------------------------------------

    def _is_meant(self, path: Path, plan: ListedPlan | None) -> bool:
        return path == plan.path if plan else self._keeping.is_open(path)

    def _go_on_with(self, keep: ListedPlan, other: ListedPlan, parent: QWidget) -> None:
        """Open the plan that is kept, and offer to put the other one away."""
        path = keep.path
        if is_archived(path):
            path = self._keeping.bring_back(keep, parent)
        if not self._keeping.is_open(path):
            self.open_wanted.emit(str(path))
        if not self._keeping.is_open(path) or other.stored is None or is_archived(other.path):
            return
        question = self.tr("Archive “{plan}”? It can be brought back from the list of plans.")
        question = question.format(plan=fenced(other.stored.profile.name))
        if agrees(parent, self.tr("Compare plans"), question, self.tr("Archive")):
            self._keeping.archive(other, parent)

    def _places(self) -> Places:
        settings = self._keeping.kept.now
        return Places(
            plans_folder(),
            tuple(map(Path, settings.recent)),
            tuple(map(Path, settings.archives)),
            self._keeping.open_path,
        )

    def _do(self, name: str, plan: ListedPlan, dialog: PlansDialog, today: dt.date) -> None:
        """Do what is wished, and show the lists as they are then."""
        from planner.ui.dialogs.plans import PlanWish

        keeping, wish = self._keeping, PlanWish(name)
        dialog.say("")
        chosen: Path | None = plan.path
        if wish is PlanWish.FOLDER:
            show_folder(plan.path.parent)
            return
        if wish is PlanWish.COMPARE:
            if self.compare(today, plan, dialog):
                dialog.reject()
            return
        if wish is PlanWish.COPY:
            chosen = self._try_out(plan, dialog)
        elif wish is PlanWish.RENAME:
            chosen = keeping.rename(plan, dialog)
        elif wish is PlanWish.MOVE:
            chosen = keeping.move(plan, dialog)
        elif wish is PlanWish.BRING_BACK:
            chosen = keeping.bring_back(plan, dialog)
        elif wish is PlanWish.ARCHIVE and keeping.archive(plan, dialog):
            chosen = None
            dialog.say(self.tr("Archived. “Bring back” is in the other list."))
        elif wish is PlanWish.DELETE:
            also = [each.path for each in dialog.reading.plans]
            dialog.say(keeping.delete(plan, also, dialog))
        dialog.choose(chosen)
        dialog.reading.begin(self._places())

    def _try_out(self, plan: ListedPlan, dialog: PlansDialog) -> Path:
        """Make another plan of one, to change it and hold the two side by side; gives its path."""
        if plan.stored is None:
            return plan.path
        name = self.tr("{plan}, what if").format(plan=plan.stored.profile.name)[:MAX_TITLE]
        # Where the folder for plans cannot be written to, beside the plan itself.
        folder = None if may_be_made(plans_folder()) else plan.path.parent
        target = free_path(name, folder)
        try:
            make_private_folder(target.parent)
            what_if(plan, target, name, uuid.uuid4().hex)
        except PlannerError as error:
            tell(dialog, self.tr("The copy was not made"), said(error.sentence))
        except OSError as error:
            why = write_error(target, error).sentence
            tell(dialog, self.tr("The copy was not made"), said(why))
        else:
            kept = self._keeping.kept
            kept.take(kept.now.with_recent(target) if folder else kept.now)
            return target
        return plan.path


def _all_plans(places: Places) -> tuple[ListedPlan, ...]:
    """The plans of both lists, read beside the screen."""
    current = listed_plans(places.folder, places.recent)
    return (*current, *archived_plans((places.folder, *places.archives)))
