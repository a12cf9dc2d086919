"""The footer of the start: the way back and forward, and what the step has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.ui.counted import counted
from planner.ui.widgets.buttons import Button, push_button
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.meter import Meter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource


class StartFooter(QWidget):
    """Back, what this step has to say, and the way forward."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start with the way forward alone."""
        super().__init__(parent)
        self.setProperty("footer", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = push_button(themes, self.tr("Back"), "", "caret-left")
        self.forward = Button(themes, "", "primary", "caret-right", trailing=True, parent=self)
        self.compare = push_button(themes, "", "", "columns")
        self.compared = ElidedLabel(themes, "", "small", "tertiary")
        self.place = TextLabel(themes, "", "small", "tertiary")
        self.rated = TextLabel(themes, "", "small", "secondary")
        self.meter = Meter(themes)
        self.meter.setFixedWidth(96)
        self.meter.setAccessibleName(self.tr("Skills rated"))
        self.unrated = ElidedLabel(
            themes, self.tr("Unrated skills count as “Not yet”."), "small", "tertiary"
        )
        self.unrated.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(16)
        row.addWidget(self.back)
        row.addWidget(self.compare)
        row.addWidget(self.compared, 1)
        row.addStretch(1)
        for widget in (self.rated, self.meter, self.unrated, self.place, self.forward):
            row.addWidget(widget)

    def show_compared(self, names: Sequence[str]) -> None:
        """Offer to compare some careers; one alone waits for another."""
        for widget in (self.compare, self.compared):
            widget.setVisible(bool(names))
        self.compare.setEnabled(len(names) > 1)
        if len(names) == 1:
            self.compare.setText(self.tr("Compare careers"))
            self.compared.setText(
                self.tr("Tick another card to compare it with {0}.").format(*names)
            )
        else:
            count = len(names)
            text = counted("StartFooter", "Compare {0} careers", "Compare 1 career", count)
            self.compare.setText(text.format(count))
            self.compared.setText(", ".join(names))

    def show_rated(self, counts: tuple[int, int] | None) -> None:
        """Show how many skills are rated, or nothing."""
        for widget in (self.rated, self.meter, self.unrated):
            widget.setVisible(counts is not None)
        if counts is not None:
            done, every = counts
            self.rated.setText(self.tr("{0} of {1} rated").format(done, every))
            self.meter.set_part(done / every if every else 0)
