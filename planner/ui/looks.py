"""Gives what the settings say of looks and dates to the theme, the window and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from planner import paths
from planner.storage.private_folder import may_be_made
from planner.ui.actions import ActionId
from planner.ui.date_style import DateStyle, choose_field_style
from planner.ui.motion import Motion
from planner.ui.plan_places import plans_folder
from planner.ui.spoken import spoken_words
from planner.ui.widgets.first_weekday import choose_first_weekday

if TYPE_CHECKING:
    from planner.ui.kept_settings import KeptSettings
    from planner.ui.main_window import MainWindow
    from planner.ui.theme import ThemeSource

#: What the banner about folders asks for: to be taken away.
PUT_AWAY: Final = "put-unkept-away"


class Looks(QObject):
    """Follows the settings from the start on."""

    def __init__(self, themes: ThemeSource, window: MainWindow, kept: KeptSettings) -> None:
        """Take over dates and weeks; theme and text size were taken before the window was made."""
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._kept = kept
        self._followed = kept.now
        self._dates = DateStyle()
        self._motion = Motion()
        self._motion.follow(kept.now.motion)
        #: What everything on the screen is written with.
        self.words = spoken_words(self._dates.write)
        window.actions_by_id[ActionId.SHOW_SIDEBAR].setChecked(kept.now.sidebar)
        window.show_theme_mode(themes.mode)
        self._take_dates()
        kept.changed.connect(self._follow)

    def tell_unkept(self) -> None:
        """Say what will not be kept where folders cannot be written to, unless more is said."""
        unkept = []
        if not may_be_made(paths.user_settings_folder()):
            unkept.append(self.tr("settings"))
        if not may_be_made(plans_folder()):
            unkept += [self.tr("new plans"), self.tr("snapshots")]
        if unkept and not self._window.has_banner:
            sentence = self.tr("The folder for {things} cannot be written to.")
            self._window.show_banner(
                "warning",
                self.tr("Not everything will be kept."),
                sentence.format(things=self.words.listed(unkept)),
                ((PUT_AWAY, self.tr("Close")),),
            )

    def _follow(self) -> None:
        before, self._followed = self._followed, self._kept.now
        if self._followed.theme != before.theme:
            self._themes.set_mode(self._followed.theme)
        if self._followed.text_size != before.text_size:
            self._themes.set_text_size(self._followed.text_size)
        self._window.show_theme_mode(self._themes.mode)
        if self._followed.motion != before.motion:
            self._motion.follow(self._followed.motion)
        self._take_dates()

    def _take_dates(self) -> None:
        self._dates.name = self._kept.now.date_style
        choose_field_style(self._kept.now.date_style)
        choose_first_weekday(self._kept.now.first_weekday)
