"""The head of a page: its title over a line of facts, and what can be done at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.ui.theme import ThemeSource


class PageHead(QFrame):
    """A title, facts and widgets in a row; lower and without its facts in a narrow window."""

    def __init__(
        self,
        themes: ThemeSource,
        title: str,
        widgets: Iterable[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        """Put widgets at the end, in reading order."""
        super().__init__(parent)
        self.title = ElidedLabel(themes, title, "title")
        self.facts = ElidedLabel(themes, "", "small", "tertiary")
        self.setProperty("header", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addStretch(1)
        self._row.addLayout(words, 1)
        for widget in widgets:
            self._row.addWidget(widget)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Take less room, or all of it again."""
        self.facts.setVisible(not narrow)
        self.setMinimumHeight(56 if narrow else 64)
        side = 16 if narrow else 24
        self._row.setContentsMargins(side, 0, side, 0)
