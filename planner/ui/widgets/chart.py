"""The base of the small charts: each is reached by Tab and can be had as a table.

A chart draws; whoever fills it knows its numbers and gives them out as `ChartNumbers` when the
table is wished for, so that nothing is worked out for those who never ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from planner.ui.accessible_roles import CHART
from planner.ui.text_direction import unfenced
from planner.ui.widgets.themed import ThemedWidget, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource

_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
#: What makes a cell a formula where a table is pasted.
_FORMULA: Final = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class ChartNumbers:
    """What a chart shows as texts: its title, heads, and rows whose first text names them."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    #: So many columns at the start are words; days and numbers follow.
    words: int = 1

    def text(self, places: Iterable[int] | None = None) -> str:
        """The heads and some rows, or all, as lines with tabs between their cells."""
        rows = self.rows if places is None else [self.rows[place] for place in places]
        lines = (map(_cell, map(unfenced, row)) for row in (self.heads, *rows))
        return "".join("\t".join(line) + "\n" for line in lines)


class Chart(ThemedWidget):
    """A drawing with a ring of focus; its menu, Enter and Space ask for its numbers."""

    accessible_role = CHART

    #: A wish: the numbers as a table.
    table_requested = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Let the keyboard come by Tab; a click leaves it where it is."""
        super().__init__(themes, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring_radius", 6)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the numbers."""
        menu = QMenu(self)
        menu.addAction(self.tr("Show as table…"), self.table_requested.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the numbers."""
        if event.key() in _KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.table_requested.emit()
        else:
            super().keyPressEvent(event)


def _cell(text: str) -> str:
    """A text as one cell, which no other program takes for a formula."""
    plain = one_line(text).replace("\t", " ")
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
