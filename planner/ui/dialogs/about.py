"""Says what the program is, its version and under which licences it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from planner import __version__
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource


class AboutDialog(DialogFrame):
    """A few lines of text that can be copied."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Write the lines."""
        title = self.tr("About Learning-path planner")
        super().__init__(themes, title, self.tr("Close"), parent, cancel=None)
        self.setMinimumWidth(420)
        name = self.tr("Learning-path planner {version}").format(version=__version__)
        self.body.addWidget(TextLabel(themes, name, "heading", selectable=True))
        lines = (
            self.tr(
                "Turns a target career into a dated plan of milestones that you check off and "
                "print. Everything stays in a file on this computer."
            ),
            self.tr("Fees, ages and dates of resources change. Confirm before you rely on them."),
            self.tr(
                "Free under the MIT licence. Made with Qt {qt} (LGPL 3), pydantic and Typst."
            ).format(qt=qVersion()),
        )
        for line in lines:
            self.body.addWidget(
                TextLabel(themes, line, "body", "secondary", wrap=True, selectable=True)
            )
