"""The settings beside the plan page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.visit import Visit

if TYPE_CHECKING:
    from planner.ui.commands import PlanCommands
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.pages.settings_page import SettingsPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class SettingsVisit(Visit):
    """Shows the settings; commands about milestones stay with the list."""

    name = "settings"

    page: SettingsPage | None

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        plan_page: PlanPage,
        session: PlanSession,
        commands: PlanCommands,
        kept: KeptSettings,
    ) -> None:
        """See `Visit`; the settings are shown and changed."""
        super().__init__(themes, window, plan_page, session, commands)
        self._kept = kept
        self._style = kept.now.date_style
        kept.changed.connect(self._write_anew)

    def close(self) -> None:
        """See `Visit`; what was typed last is taken in."""
        if self.page is not None:
            self.page.commit()
        super().close()

    def _make(self) -> SettingsPage:
        from planner.ui.dialogs.links import show_folder
        from planner.ui.pages.settings_page import SettingsPage

        page = SettingsPage(self._themes, self._session, self._kept, self._window.stack)
        page.command_requested.connect(self._window.command_requested)
        page.folder_requested.connect(show_folder)
        self._window.resized.connect(page.fit)
        return page

    def _write_anew(self) -> None:
        """Let every page write its dates again where they are written otherwise now."""
        if self._kept.now.date_style != self._style:
            self._style = self._kept.now.date_style
            self._session.tell_anew()
