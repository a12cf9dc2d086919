"""The cards of the settings page that are not about the plan: looks, dates, paper and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner import paths
from planner.storage.plan_removal import space_of
from planner.storage.snapshots import snapshots_folder
from planner.ui.pages.start_time_fields import FormRow
from planner.ui.plan_places import plans_folder
from planner.ui.spoken import spoken_changes, spoken_words
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.fields import NumberField
from planner.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from planner.ui.kept_settings import KeptSettings
    from planner.ui.theme import ThemeSource

_SIDE = 20
#: Milliseconds of rest after which a size counts: each one draws the whole window anew.
_PAUSE = 300


class SettingsCard(QFrame):
    """A heading over rows of a label and its fields."""

    def __init__(self, themes: ThemeSource, title: str, parent: QWidget | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self.themes = themes
        self.setProperty("frame", "card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_SIDE, 14, _SIDE, 8)
        self.column.setSpacing(0)
        self.column.addWidget(TextLabel(themes, title, "heading"))
        self.column.addSpacing(6)

    def add_row(self, label: str, field: QWidget, note: str = "", *, wide: bool = False) -> None:
        """Add a field, which may be as wide as its row, with a label and a sentence below it."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if wide:
            column.addWidget(field)
        else:
            column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        if note:
            column.addWidget(TextLabel(self.themes, note, "small", "tertiary", wrap=True))
        self.column.addWidget(FormRow(self.themes, label, holder))


class AppearanceCard(SettingsCard):
    """Light or dark, how large text is, and whether anything moves."""

    def __init__(self, themes: ThemeSource, kept: KeptSettings) -> None:
        """Show what is chosen."""
        super().__init__(themes, self.tr("Appearance"))
        self._kept = kept
        modes = [
            ("system", self.tr("System")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ]
        name = self.tr("Theme")
        self.theme_field = SegmentedControl(themes, modes, name)
        self.add_row(name, self.theme_field)
        name = self.tr("Text size")
        self.size_field = NumberField(100, 200, self.tr(" %"))
        self.size_field.setSingleStep(10)
        self.size_field.setAccessibleName(name)
        note = self.tr("On top of the size that your system has.")
        self.add_row(name, self.size_field, note)
        motions = [("system", self.tr("As the system")), ("none", self.tr("None"))]
        name = self.tr("Motion")
        self.motion_field = SegmentedControl(themes, motions, name)
        note = self.tr(
            "“None”: menus, lists and tips appear at once. Pages never move by themselves."
        )
        self.add_row(name, self.motion_field, note)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.commit)
        self._show()
        self.theme_field.chosen.connect(lambda mode: kept.change(theme=mode))
        self.motion_field.chosen.connect(lambda motion: kept.change(motion=motion))
        self.size_field.valueChanged.connect(self._pause.start)
        kept.changed.connect(self._show)

    def commit(self) -> None:
        """Take in the size, without waiting any longer."""
        self._pause.stop()
        self._kept.change(text_size=self.size_field.value())

    def _show(self) -> None:
        self.theme_field.set_value(self._kept.now.theme)
        self.motion_field.set_value(self._kept.now.motion)
        if not self._pause.isActive():
            self.size_field.setValue(self._kept.now.text_size)
            self._pause.stop()


class DatesCard(SettingsCard):
    """How days are written, and the day that weeks begin with."""

    def __init__(self, themes: ThemeSource, kept: KeptSettings) -> None:
        """Show what is chosen."""
        super().__init__(themes, self.tr("Dates"))
        styles = [
            ("words", self.tr("16 May 2027")),
            ("iso", self.tr("2027-05-16")),
            ("system", self.tr("As the system")),
        ]
        name = self.tr("Dates are written")
        self.style_field = SegmentedControl(themes, styles, name)
        self.add_row(name, self.style_field)
        days = [
            ("system", self.tr("System")),
            ("monday", self.tr("Monday")),
            ("saturday", self.tr("Saturday")),
            ("sunday", self.tr("Sunday")),
        ]
        name = self.tr("First day of the week")
        self.day_field = SegmentedControl(themes, days, name)
        note = self.tr("In calendars and rows of days. Weekly hours count from Monday.")
        self.add_row(name, self.day_field, note)
        self._kept = kept
        self._show()
        kept.changed.connect(self._show)
        self.style_field.chosen.connect(lambda style: kept.change(date_style=style))
        self.day_field.chosen.connect(lambda day: kept.change(first_weekday=day))

    def _show(self) -> None:
        self.style_field.set_value(self._kept.now.date_style)
        self.day_field.set_value(self._kept.now.first_weekday)


class PrintingCard(SettingsCard):
    """The paper that the print dialog begins with."""

    def __init__(self, themes: ThemeSource, kept: KeptSettings) -> None:
        """Show what is chosen."""
        super().__init__(themes, self.tr("Printing"))
        name = self.tr("Paper")
        sizes = [("a4", self.tr("A4")), ("letter", self.tr("US Letter"))]
        self.paper_field = SegmentedControl(themes, sizes, name)
        self.paper_field.set_value(kept.now.paper or "a4")
        self.add_row(name, self.paper_field)
        self.paper_field.chosen.connect(lambda paper: kept.change(paper=paper))


class FilesCard(SettingsCard):
    """Where the planner keeps things, and the learner's own catalogues."""

    #: A wish: show a folder (a path) outside the planner.
    folder_requested = Signal(object)

    def __init__(self, themes: ThemeSource, kept: KeptSettings) -> None:
        """Show the folders."""
        super().__init__(themes, self.tr("Files"))
        self._kept = kept
        self._shows: dict[QWidget, Path] = {}
        folders = {
            self.tr("New plans"): plans_folder(),
            self.tr("Settings"): paths.user_settings_folder(),
            self.tr("Log"): paths.user_log_folder(),
        }
        for label, folder in folders.items():
            self.add_row(label, self._folder_line(label, folder), wide=True)
        self._add_snapshots()
        self.list = QWidget()
        self._lines = QVBoxLayout(self.list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self.add = push_button(themes, self.tr("Add folder…"), "", "plus", compact=True)
        note = self.tr("They add to the shipped catalogue from the next start on.")
        self.add_row(self.tr("Own catalogues"), self.list, note, wide=True)
        self.add.clicked.connect(self._choose)
        kept.changed.connect(self._show)
        self._shown: tuple[str, ...] | None = None
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Say how much room the snapshots take now, and which folders there are by now."""
        for button, folder in self._shows.items():
            button.setEnabled(folder.is_dir())
        used = spoken_changes(spoken_words()).bytes(space_of(snapshots_folder()))
        text = self.tr("They take {space}. Of each plan the last 10 stay, then fewer and fewer.")
        self.space.setText(text.format(space=used))
        super().showEvent(event)

    def _add_snapshots(self) -> None:
        label = self.tr("Snapshots")
        self.space = TextLabel(self.themes, "", "small", "tertiary", wrap=True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._folder_line(label, snapshots_folder()))
        column.addWidget(self.space)
        self.add_row(label, holder, wide=True)

    def _folder_line(self, label: str, folder: Path) -> QWidget:
        words = self.tr("Show in folder")
        button = push_button(self.themes, words, "", "folder-open", compact=True)
        button.setAccessibleName(f"{words}: {label}")
        button.setEnabled(folder.is_dir())
        self._shows[button] = folder
        button.clicked.connect(lambda: self.folder_requested.emit(folder))
        return self._line(str(folder), button)

    def _line(self, text: str, button: QWidget) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(ElidedLabel(self.themes, text, "body", "secondary"), 1)
        row.addWidget(button)
        return line

    def _show(self) -> None:
        folders = self._kept.now.catalogues
        if folders == self._shown:
            return
        self._shown = folders
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not self.add:
                old.hide()
                old.deleteLater()
        for folder in folders:
            name = self.tr("Remove {folder}").format(folder=folder)
            remove = icon_button(self.themes, "x", name)
            remove.clicked.connect(lambda _=False, folder=folder: self._remove(folder))
            self._lines.addWidget(self._line(folder, remove))
        self._lines.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add a folder of a catalogue"))
        if chosen and chosen not in self._kept.now.catalogues:
            self._kept.change(catalogues=(*self._kept.now.catalogues, chosen))

    def _remove(self, folder: str) -> None:
        self.add.setFocus()
        kept = tuple(each for each in self._kept.now.catalogues if each != folder)
        self._kept.change(catalogues=kept)
