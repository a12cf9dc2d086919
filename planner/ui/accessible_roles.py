"""What a painted widget is to a screen reader; Qt takes each for a mere container.

A class says it by an attribute, ``accessible_role``. Name and description stay those that the
widget is given, and its children are found as in any widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QApplication

CHART: Final = QAccessible.Role.Chart
GRAPHIC: Final = QAccessible.Role.Graphic
GROUP: Final = QAccessible.Role.Grouping
SLIDER: Final = QAccessible.Role.Slider
TEXT: Final = QAccessible.Role.StaticText
_KNOWN: Final = "accessibleRolesKnown"


def tell_roles(app: QApplication) -> None:
    """Let screen readers know from now on, however often this is called."""
    if not app.property(_KNOWN):
        app.setProperty(_KNOWN, True)
        QAccessible.installFactory(_interface)


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    """The interface of a widget whose class has a role; Qt keeps it and deletes it."""
    role = getattr(type(thing), "accessible_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    return QAccessibleWidget(thing, role)
