"""Says once that something is wrong with the learner's own catalogues; the rest works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.ui.counted import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.problems import Problem
    from planner.ui.main_window import MainWindow
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: What the banner's buttons ask for.
SHOW, PUT_AWAY = "catalogue-problems", "hide-banner"


class CatalogueNotice(QObject):
    """A banner over the first page, and the list behind it."""

    def __init__(self, themes: ThemeSource, words: Words, window: MainWindow) -> None:
        super().__init__(window)
        self._themes = themes
        self._words = words
        self._window = window
        self._problems: tuple[Problem, ...] = ()
        self._told = False

    def answers(self) -> dict[str, Callable[[], object]]:
        """What carries out each wish of the banner."""
        return {SHOW: self.show_list, PUT_AWAY: self._window.hide_banner}

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say what loading the catalogues found."""
        self._problems = problems

    def tell(self) -> None:
        """Show the banner, the first time there is something to tell."""
        if not self._problems or self._told:
            return
        self._told = True
        count = len(self._problems)
        fact = counted(
            "CatalogueNotice",
            "Your own catalogue has {count} problems.",
            "Your own catalogue has a problem.",
            count,
        ).format(count=count)
        sentence = self.tr("What it concerns may be missing; everything else works.")
        actions = (SHOW, self.tr("Show…")), (PUT_AWAY, self.tr("Not now"))
        self._window.show_banner("info", fact, sentence, actions)

    def show_list(self) -> None:
        """Open the list of all problems."""
        from planner.ui.dialogs.catalogue_problems import CatalogueProblemsDialog

        CatalogueProblemsDialog.tell(self._themes, self._problems, self._words, self._window)
