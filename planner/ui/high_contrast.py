"""High contrast: whether the platform asks for it, and the colours it leaves."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Where tokens come from in high contrast; those not named follow WindowText.
_HIGH_CONTRAST_ROLES: Final[Mapping[str, QPalette.ColorRole]] = MappingProxyType(
    {
        "window": QPalette.ColorRole.Window,
        "canvas": QPalette.ColorRole.Window,
        "surface": QPalette.ColorRole.Base,
        "sunken": QPalette.ColorRole.Window,
        "raised": QPalette.ColorRole.Base,
        "hover": QPalette.ColorRole.Window,
        "press": QPalette.ColorRole.Window,
        "selected": QPalette.ColorRole.Window,
        "on-accent": QPalette.ColorRole.Window,
    }
)


def high_contrast_colors(palette: QPalette, tokens: Mapping[str, str]) -> dict[str, QColor]:
    """Draw tokens from a system palette: grounds stay grounds, all else is text colour."""
    colors = {}
    for token in tokens:
        soft = token.endswith("-soft")
        role = (
            QPalette.ColorRole.Window
            if soft
            else _HIGH_CONTRAST_ROLES.get(token, QPalette.ColorRole.WindowText)
        )
        colors[token] = palette.color(role)
    colors["disabled"] = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    return colors


def wants_high_contrast() -> bool:
    """Tell whether the platform asks for high contrast (Qt reports it from 6.10 on)."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
