"""Looks for the plan that the window begins with, and waits for a disk that takes its time.

A drive may be asleep, away or dead, and dead ones let nobody go who asks them something. So the
window is never the one that asks. It says what it waits for, another plan can be had meanwhile, and
it can be closed.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Final

from planner.ui.actions import Situation
from planner.ui.beside import wait_until
from planner.ui.dialogs.patience import asked
from planner.ui.pages.missing_plan import missing_plan_page, waiting_plan_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from planner.ui.main_window import MainWindow
    from planner.ui.theme import ThemeSource
    from planner.ui.widgets.empty_state import EmptyState

#: Seconds in which a disk that is awake answers, also on a busy machine; a page that comes and goes
#: would only startle.
_SOON: Final = 0.3


class FirstLook:
    """What the window shows until the plan is found, or where it is not."""

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        ways: Mapping[str, Callable[[], object]],
        has_other: Callable[[], bool],
    ) -> None:
        """Look for nothing yet.

        Args:
            themes: The look.
            window: What says what is waited for, or gone.
            ways: What else can be done, by the names of `planner.ui.pages.missing_plan`.
            has_other: Whether the learner has something else in the window by now.
        """
        self._themes = themes
        self._window = window
        self._ways = ways
        self._has_other = has_other

    def finds(self, path: Path, *, wanted: bool) -> bool:
        """Whether a plan is to be opened now; if not, the window has something else.

        Args:
            path: The plan's file.
            wanted: Whether it was asked for by its name: opening says then what is wrong with it.
        """
        answers = asked(partial(_look, path))
        if not answers:
            wait_until(lambda: bool(answers), _SOON)
        if not answers:
            self._wait(path, answers)
        if not answers or self._has_other():
            return False
        if not answers[0] and not wanted:
            self._show(missing_plan_page(self._themes, path, self._ways))
        return answers[0] or wanted

    def _wait(self, path: Path, answers: list[bool]) -> None:
        """Wait until the disk answers, or the learner will not."""
        self._show(waiting_plan_page(self._themes, path, self._ways))
        window = self._window
        was_open = window.isVisible()

        def has_ended() -> bool:
            return bool(answers) or self._has_other() or (was_open and not window.isVisible())

        wait_until(has_ended, takes_input=True)

    def _show(self, page: EmptyState) -> None:
        self._window.show_page(page, with_sidebar=False)
        self._window.set_situation(Situation())
        page.take_focus()


def _look(path: Path) -> bool:
    return os.path.lexists(path)
