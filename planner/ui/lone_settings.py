"""The settings where no plan is shown: over the steps to one, or over why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.settings_page import SettingsPage
    from planner.ui.theme import ThemeSource


class LoneSettings(QObject):
    """Shows the settings in the place of another page, and that page again."""

    #: A fact: the page that was there before is shown again.
    left = Signal()

    def __init__(self, themes: ThemeSource, window: MainWindow, kept: KeptSettings) -> None:
        """Serve one window."""
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._kept = kept
        self._before: QWidget | None = None
        self.page: SettingsPage | None = None
        window.stack.currentChanged.connect(self._look)

    def show(self) -> None:
        """Show the settings; where they are shown already, nothing changes."""
        from planner.ui.dialogs.links import show_folder
        from planner.ui.pages.settings_page import SettingsPage

        if self.page is not None:
            return
        self._before = self._window.stack.currentWidget()
        page = SettingsPage(self._themes, None, self._kept)
        page.folder_requested.connect(show_folder)
        page.back_requested.connect(self.leave)
        self._window.resized.connect(page.fit)
        self._window.show_page(page, with_sidebar=False, panes=page.panes, keep_old=True)
        self.page = page
        page.fit(self._window.width())
        page.take_focus()

    def leave(self) -> None:
        """Show the page that was there before."""
        before = self._before
        if before is None:
            return
        self._window.show_page(before, with_sidebar=False)
        before.setFocus()
        self.left.emit()

    def _look(self) -> None:
        """Forget both pages once another one is shown; a plan that is opened takes their place."""
        shown = self._window.stack.currentWidget()
        if self.page is None or shown is self.page:
            return
        before, self.page, self._before = self._before, None, None
        if before is not None and before is not shown:
            self._window.drop_page(before)
