"""Message boxes in one place: all show plain text, so that a title cannot pass for markup."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.ui.widgets.themed import breakable, in_order, plain_title

translate = QCoreApplication.translate


#: A word as long as this gets places to break at, or the box would grow as wide as it.
_LONG_WORD = 120


class Unsaved(Enum):
    """What to do about changes that could not be saved."""

    TRY_AGAIN = "try-again"
    SAVE_COPY = "save-copy"
    LEAVE = "leave"
    STAY = "stay"


def message_box(parent: QWidget, title: str, text: str) -> QMessageBox:
    """Make a box that shows a text as it is."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(plain_title(title))
    box.setText(readable(text))
    return box


def readable(text: str) -> str:
    """A text whose letters stand in their order and which a box can break into lines."""
    return breakable(in_order(text), _LONG_WORD)


def tell(parent: QWidget, title: str, sentence: str) -> None:
    """Say something and wait until it was read."""
    box = message_box(parent, title, sentence)
    box.exec()
    box.deleteLater()


def agrees(parent: QWidget, title: str, question: str, verb: str) -> bool:
    """Ask a question whose answer is a verb, or Cancel."""
    box = message_box(parent, title, question)
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(translate("Questions", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    agreed = box.clickedButton() is yes
    box.deleteLater()
    return agreed


def agrees_to_lose(parent: QWidget, title: str, question: str, verb: str) -> bool:
    """Ask before what undo cannot take back: Enter and Escape both leave things as they are."""
    box = message_box(parent, title, question)
    box.setIcon(QMessageBox.Icon.Warning)
    yes = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(translate("Questions", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    agreed = box.clickedButton() is yes
    box.deleteLater()
    return agreed


def ask_about_unsaved(parent: QWidget, failure: str, at_stake: str) -> Unsaved:
    """Ask what to do about changes that could not be saved.

    Args:
        parent: Over which window.
        failure: Why they could not be saved.
        at_stake: What closing would lose.
    """
    box = message_box(parent, translate("Questions", "Not saved"), f"{failure}\n\n{at_stake}")
    box.setIcon(QMessageBox.Icon.Warning)
    roles = QMessageBox.ButtonRole
    answers = {
        Unsaved.TRY_AGAIN: (translate("Questions", "Try again"), roles.AcceptRole),
        Unsaved.SAVE_COPY: (translate("Questions", "Save a copy…"), roles.AcceptRole),
        Unsaved.LEAVE: (translate("Questions", "Close without saving"), roles.DestructiveRole),
        Unsaved.STAY: (translate("Questions", "Stay"), roles.RejectRole),
    }
    buttons = {answer: box.addButton(words, role) for answer, (words, role) in answers.items()}
    box.setDefaultButton(buttons[Unsaved.TRY_AGAIN])
    box.setEscapeButton(buttons[Unsaved.STAY])
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return next((answer for answer, button in buttons.items() if button is pressed), Unsaved.STAY)
