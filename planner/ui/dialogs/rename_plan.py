"""Asks for another name of a plan, and whether its file takes that name too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from planner.domain.model import MAX_TITLE, clean_text
from planner.storage.plan_moves import free_name
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.plan_places import SUFFIX, slug_of
from planner.ui.text_direction import fenced
from planner.ui.widgets.elided_label import ElidedLabel
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from pathlib import Path

    from planner.ui.theme import ThemeSource


@dataclass(frozen=True, slots=True)
class NewName:
    """What a plan is to be called."""

    name: str
    #: The path that its file is to have, if another one.
    path: Path | None = None


class RenamePlanDialog(DialogFrame):
    """One field for the name, and a box for the file."""

    def __init__(
        self, themes: ThemeSource, name: str, path: Path | None, parent: QWidget | None = None
    ) -> None:
        """Begin with the present name; a plan without a file of its own has only that."""
        super().__init__(themes, self.tr("Rename plan"), self.tr("Rename"), parent)
        self.resize(460, 0)
        self._path = path
        self.name = QLineEdit(name)
        self.name.setMaxLength(MAX_TITLE)
        self.name.selectAll()
        self.file = QCheckBox()
        self.where = ElidedLabel(themes, str(path or ""), "small", "tertiary")
        self.add_field(self.tr("Name"), self.name)
        self.body.addWidget(self.file)
        self.body.addWidget(self.where)
        for widget in (self.file, self.where):
            widget.setVisible(path is not None)
        self.name.textChanged.connect(self._look)
        self._look()
        self.name.setFocus()

    @classmethod
    def ask(
        cls, themes: ThemeSource, name: str, path: Path | None, parent: QWidget
    ) -> NewName | None:
        """Show the dialog; nothing where it was cancelled."""
        dialog = cls(themes, name, path, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wanted = dialog.wanted() if accepted else None
        dialog.deleteLater()
        return wanted

    def wanted(self) -> NewName:
        """What the fields say."""
        return NewName(self._text(), self._target() if self.file.isChecked() else None)

    def _text(self) -> str:
        return clean_text(self.name.text()).strip()

    def _target(self) -> Path | None:
        if self._path is None or slug_of(self._text()) == self._path.stem:
            return None
        return free_name(self._path.parent, slug_of(self._text()), self._path.suffix or SUFFIX)

    def _look(self) -> None:
        target = self._target()
        self.set_ready(bool(self._text()))
        self.file.setEnabled(bool(self._text()) and target is not None)
        if target is None:
            self.file.setText(self.tr("Rename the file too"))
        else:
            text = self.tr("Rename the file too, to “{name}”").format(name=fenced(target.name))
            self.file.setText(plain_button_text(text))
