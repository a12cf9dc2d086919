"""The settings while the app runs: read by all, changed in one place, written after each change."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.domain.problems import PlannerError
from planner.storage.settings_file import read_settings, write_settings
from planner.storage.settings_together import with_changes

if TYPE_CHECKING:
    from planner.storage.settings_file import Settings

_log = logging.getLogger("planner")


class KeptSettings(QObject):
    """Holds the settings and tells of every change."""

    #: A fact: they are others now.
    changed = Signal()

    def __init__(
        self, settings: Settings, *, write: bool = True, parent: QObject | None = None
    ) -> None:
        """Start with settings that were read; `write` is whether changed ones go to the disk."""
        super().__init__(parent)
        self._now = settings
        self._write = write

    @property
    def now(self) -> Settings:
        """The settings as they are."""
        return self._now

    def written(self) -> Settings:
        """The settings on the disk, where another window may have written since."""
        return read_settings() if self._write else self._now

    def change(self, **fields: Any) -> None:
        """Set some of the fields."""
        self.take(replace(self._now, **fields))

    def take(self, settings: Settings) -> None:
        """Hold other settings and write them; the same ones change nothing."""
        if settings == self._now:
            return
        before, self._now = self._now, settings
        self.changed.emit()
        if not self._write:
            return
        try:
            # Another window may have written since, and what it changed is not ours to undo.
            write_settings(with_changes(read_settings(), before, settings))
        except PlannerError as error:
            # Preferences are no reason to stop anybody: they hold until the window is closed.
            _log.warning("settings were not written: %s", type(error).__name__)
