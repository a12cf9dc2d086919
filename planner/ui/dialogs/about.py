"""Says what the program is, its versions and licences, and where its files are."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QSysInfo, Qt, qVersion
from PySide6.QtGui import QGuiApplication

from planner import __version__, paths
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.plan_places import plans_folder
from planner.ui.widgets.buttons import push_button
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
        self.setMinimumWidth(520)
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
            self._add(line)
        self.body.addSpacing(8)
        for words, value in self._particulars():
            self._add(self.tr("{name}: {value}").format(name=words, value=value))
        self.copy_button = push_button(themes, self.tr("&Copy versions and folders"), "", "copy")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy)
        self.body.addSpacing(8)
        self.body.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)

    def report(self) -> str:
        """The versions and folders, a line each."""
        told = (("Learning-path planner", __version__), *self._particulars())
        return "\n".join(f"{words}: {value}" for words, value in told)

    def _particulars(self) -> tuple[tuple[str, str], ...]:
        machine = QSysInfo.currentCpuArchitecture()
        return (
            (self.tr("Python"), platform.python_version()),
            (self.tr("Qt"), qVersion()),
            # `platform.platform` would start a process to find this out.
            (self.tr("System"), f"{QSysInfo.prettyProductName()}, {machine}"),
            (self.tr("New plans"), str(plans_folder())),
            (self.tr("Settings"), str(paths.user_settings_folder())),
            (self.tr("Log"), str(paths.user_log_folder())),
        )

    def _add(self, line: str) -> None:
        label = TextLabel(self.themes, line, "body", "secondary", wrap=True, selectable=True)
        self.body.addWidget(label)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self.note.setText(self.tr("Copied."))
