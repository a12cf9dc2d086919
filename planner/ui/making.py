"""Makes a new plan of a learner's answers, and its file: in the folder for plans, or elsewhere."""

from __future__ import annotations

import uuid
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from planner.domain.problems import PlannerError
from planner.storage.private_folder import make_private_folder
from planner.storage.profile_file import ProfileStore
from planner.storage.write_errors import write_error
from planner.ui.beside import worked_out
from planner.ui.dialogs.questions import agrees, tell
from planner.ui.plan_places import SUFFIX, free_path, slug_of
from planner.ui.spoken import said

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from planner.domain.catalogue import Catalogue
    from planner.domain.profile import Profile
    from planner.domain.start import Answers
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow


class Making(QObject):
    """Asks over one window for another place as long as one cannot be written to."""

    def __init__(
        self, window: MainWindow, kept: KeptSettings, clock: Callable[[], dt.datetime]
    ) -> None:
        """Ask over a window; the settings keep what money was called."""
        super().__init__(window)
        self._window = window
        self._kept = kept
        self._clock = clock

    def make(
        self,
        answers: Answers,
        catalogue: Catalogue,
        may_leave: Callable[[], bool],
        path: Path | None = None,
    ) -> Path | None:
        """Make a plan and its file; gives where it stands, if it does.

        Args:
            answers: What the learner said.
            catalogue: What is chosen from.
            may_leave: Asked once the plan can be made: whether the open one is safe.
            path: Where to, instead of the folder for plans.
        """
        profile = self._planned(answers, catalogue)
        if profile is None or not may_leave():
            return None
        target = self.write(profile, path)
        if target is not None:
            self._kept.change(currency=profile.preferences.currency)
        return target

    def write(self, profile: Profile, path: Path | None = None) -> Path | None:
        """Write a new plan, to a path where one is given; gives where it stands, if it does."""
        target: Path | None = path or free_path(profile.name)
        while target is not None:
            trouble = _written(profile, target)
            if not trouble:
                return target
            target = self._another(target, trouble)
        return None

    def _planned(self, answers: Answers, catalogue: Catalogue) -> Profile | None:
        """The plan itself; where it cannot be made, that is said."""
        from planner.domain.start import new_profile

        today = self._clock().date()
        try:
            # The steps may have stood open over midnight, and nothing can begin yesterday.
            answers = replace(answers, start=max(answers.start, today))
            work = partial(new_profile, answers, catalogue, today, uuid.uuid4().hex)
            return worked_out(work, "plan")
        except PlannerError as error:
            tell(self._window, self.tr("The plan was not made"), said(error.sentence))
            return None

    def _another(self, path: Path, trouble: str) -> Path | None:
        """Say why a path will not do and ask for another; nothing where there is none."""
        title = self.tr("The plan was not made")
        question = self.tr("Your answers are kept. Choose another place for the plan?")
        verb = self.tr("Choose a place…")
        if not agrees(self._window, title, f"{trouble}\n\n{question}", verb):
            return None
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save the new plan"),
            str(Path.home() / f"{slug_of(path.stem)}{SUFFIX}"),
            self.tr("Plans (*.json)"),
        )
        if not name:
            return None
        chosen = Path(name)
        return chosen if chosen.suffix else chosen.with_suffix(SUFFIX)


def _written(profile: Profile, path: Path) -> str:
    """Write a new file, never over another one; gives why that cannot be, or nothing."""
    try:
        make_private_folder(path.parent)
        ProfileStore(path).create(profile)
    except PlannerError as error:
        return said(error.sentence)
    except OSError as error:
        return said(write_error(path, error).sentence)
    return ""
