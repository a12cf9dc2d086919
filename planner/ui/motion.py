"""Motion: the app moves nothing by itself; what Qt would slide or fade goes where less is wanted.

Less is wanted where the learner says so, or the system does.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_EFFECTS: Final = tuple(each for each in Qt.UIEffect if each is not Qt.UIEffect.UI_General)


class Motion:
    """What Qt moves, as it was when the app began, and switched off."""

    def __init__(self) -> None:
        """Know what the system lets move."""
        self._moving = [each for each in _EFFECTS if QApplication.isEffectEnabled(each)]

    def follow(self, wanted: str) -> None:
        """Take one of `planner.storage.settings_file.MOTIONS`."""
        still = wanted == "none" or _system_wants_less()
        for each in self._moving:
            QApplication.setEffectEnabled(each, not still)


def _system_wants_less() -> bool:
    """Whether the system asks for less motion; versions of Qt that cannot say so say no."""
    hints = QGuiApplication.styleHints().accessibility()
    ask = getattr(hints, "motionPreference", None)
    return ask is not None and "Reduced" in str(ask())
