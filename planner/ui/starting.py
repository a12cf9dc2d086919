"""The steps to a new plan in the window: shown over the plan that is open, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from planner.ui.actions import ActionId, Situation
from planner.ui.widgets.money_field import usual_currency

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.catalogue import Catalogue
    from planner.domain.profile import Profile
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.lone_settings import LoneSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.start_page import StartPage
    from planner.ui.theme import ThemeSource
    from planner.ui.widgets.chart import ChartNumbers
    from planner.words import Words


class Starting(QObject):
    """Shows the steps and passes on what is wished for there."""

    #: Wishes: make a plan of answers, and go back to the plan that is open.
    plan_requested = Signal(object)
    back_requested = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        words: Words,
        kept: KeptSettings,
        settings: LoneSettings,
    ) -> None:
        """Serve one window.

        Args:
            themes: The look.
            window: Where they are shown.
            words: The learner's language.
            kept: What money was called the last time.
            settings: What shows the settings over the steps.
        """
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._words = words
        self._kept = kept
        self._settings = settings
        #: The steps while they have the window.
        self.page: StartPage | None = None

    def show(
        self, catalogue: Catalogue, today: dt.date, profile: Profile | None, career: str = ""
    ) -> None:
        """Show the first step, or those after it where a career is chosen.

        Args:
            catalogue: What is chosen from.
            today: The day.
            profile: The open plan, which stays open; None where there is none.
            career: Id of the career for the new plan.
        """
        page = self.page = self._made(catalogue, today, has_plan=profile is not None)
        self._window.toast.close_now()
        self._window.show_page(page, with_sidebar=False, keep_old=profile is not None)
        page.take_focus()
        if profile is not None:
            page.set_learner(profile.learner)
            if career:
                done = [each.id for each in profile.milestones if each.done_on is not None]
                page.begin_with(career, profile.ratings, done)
        self._window.set_situation(Situation())
        self._window.setWindowTitle(self.tr("Learning-path planner"))

    def forget(self) -> None:
        """Know no steps any more: a plan takes their place."""
        self.page = None

    # --- Internals ------------------------------------------------------------------------------

    def _made(self, catalogue: Catalogue, today: dt.date, *, has_plan: bool) -> StartPage:
        from planner.ui.pages.start_page import StartPage

        command = self._window.command_requested
        page = StartPage(
            self._themes,
            catalogue,
            self._words,
            today,
            self._window.stack,
            has_plan=has_plan,
            currency=self._kept.now.currency or usual_currency(QLocale.system()),
        )
        page.plan_requested.connect(self.plan_requested)
        page.open_requested.connect(lambda: command.emit(ActionId.OPEN_PLAN))
        page.sample_requested.connect(lambda: command.emit(ActionId.SAMPLE))
        page.back_requested.connect(self.back_requested)
        page.settings_requested.connect(self._settings.show)
        page.table_requested.connect(self._show_numbers)
        self._settings.left.connect(page.write_anew)
        return page

    def _show_numbers(self, numbers: ChartNumbers) -> None:
        from planner.ui.dialogs.chart_table import ChartTable

        ChartTable.show_numbers(self._themes, numbers, self._window)
