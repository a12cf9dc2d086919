"""The planner's icon in the notification area, where a desktop has one, and what it says there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource

_SIZE = 22


def has_tray() -> bool:
    """Whether the desktop has a notification area that takes messages."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


class Speaker(Protocol):
    """What can say something outside the window; `Tray` is one."""

    @property
    def pressed(self) -> SignalInstance:
        """A fact: what was said was pressed."""

    def can_speak(self) -> bool:
        """Whether it would be seen."""

    def set_shown(self, shown: bool) -> None:
        """Be there, or go away."""

    def say(self, title: str, text: str) -> None:
        """Say something."""


class Tray(QObject):
    """An icon that is there only while it is wanted."""

    #: A fact: the icon or its message was pressed.
    pressed = Signal()

    def __init__(self, themes: ThemeSource, window: QWidget) -> None:
        """Belong to a window, without an icon yet."""
        super().__init__(window)
        self._themes = themes
        self._window = window
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        themes.theme_changed.connect(self._tint)

    def can_speak(self) -> bool:
        """Whether the desktop would show what is said."""
        return has_tray()

    def set_shown(self, shown: bool) -> None:
        """Show the icon, or take it away."""
        if shown and self._icon is None and has_tray():
            self._make()
        if self._icon is not None:
            self._icon.setVisible(shown)

    def say(self, title: str, text: str) -> None:
        """Show a message beside the icon; without one nothing is said."""
        if self._icon is not None and self._icon.isVisible():
            self._icon.showMessage(title, text, self._icon.icon())

    # --- Internals ------------------------------------------------------------------------------

    def _make(self) -> None:
        self._icon = icon = QSystemTrayIcon(self)
        self._tint()
        icon.setToolTip(QCoreApplication.translate("Tray", "Learning-path planner"))
        self._menu = QMenu(self._window)
        show = self._menu.addAction(QCoreApplication.translate("Tray", "Show this week"))
        show.triggered.connect(self.pressed)
        icon.setContextMenu(self._menu)
        icon.messageClicked.connect(self.pressed)
        icon.activated.connect(self._activated)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.pressed.emit()

    def _tint(self) -> None:
        if self._icon is not None:
            theme = self._themes.theme
            accent = theme.color("accent")
            self._icon.setIcon(theme.icons.icon("compass", accent, accent, _SIZE))
