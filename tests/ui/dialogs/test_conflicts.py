"""What both sides changed stands side by side; the learner chooses, or decides later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.merge import merged
from planner.domain.merge_edits import Side
from planner.domain.merge_values import Conflict
from planner.ui.dialogs.conflicts import ConflictsDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.radio_card import RadioCard
from tests.ui.worlds import small_profile, small_session

LONG = "Bring the stems. " * 400
WORD = "x" * 300


@pytest.fixture
def conflicts() -> tuple[Conflict, ...]:
    base = small_profile()
    sides = []
    for text, name in ((LONG, "Mine"), (WORD, "<b>Theirs</b>")):
        side, _ = edits.set_notes("rock", text).apply(base)
        side, _ = edits.rename(name).apply(side)
        sides.append(side)
    return merged(base, *sides).conflicts


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, conflicts: tuple[Conflict, ...]) -> ConflictsDialog:
    session = small_session()
    dialog = ConflictsDialog(themes, session, conflicts)
    qtbot.addWidget(dialog)
    session.setParent(dialog)
    dialog.show()
    return dialog


def cards(dialog: ConflictsDialog) -> list[RadioCard]:
    return [card for group in dialog.groups for card in group.buttons()]


def test_each_place_shows_both_values_as_they_are(dialog: ConflictsDialog) -> None:
    name_here, name_there, notes_here, notes_there = cards(dialog)
    assert (name_here.label, name_here.sentence) == ("Here", "Mine")
    assert (name_there.label, name_there.sentence) == ("The other side", "<b>Theirs</b>")
    assert notes_here.sentence.endswith("…")
    assert len(notes_here.sentence) == 400
    assert notes_there.sentence.replace("\N{ZERO WIDTH SPACE}", "") == WORD
    texts = [label.text() for label in dialog.findChildren(TextLabel)]
    assert {"2 places need you", "Name", "The plan", "Notes", "Full mix: indie <b>rock</b>"} <= set(
        texts
    )
    assert notes_there.accessibleName() == "Notes, Full mix: indie <b>rock</b>. The other side"
    assert dialog.width() >= dialog.minimumSizeHint().width()


def test_nothing_is_chosen_for_the_learner(dialog: ConflictsDialog) -> None:
    assert dialog.decided() == ()
    assert not dialog.accept_button.isEnabled()


def test_one_place_can_be_decided_and_the_other_later(
    dialog: ConflictsDialog, conflicts: tuple[Conflict, ...]
) -> None:
    cards(dialog)[3].click()
    assert dialog.accept_button.text() == "Decide 1 of 2"
    assert dialog.decided() == ((conflicts[1], Side.THEIRS),)
    cards(dialog)[2].click()
    assert dialog.decided() == ((conflicts[1], Side.OURS),)


def test_one_side_can_hold_everywhere(
    dialog: ConflictsDialog, conflicts: tuple[Conflict, ...]
) -> None:
    dialog.there_button.click()
    assert dialog.decided() == tuple((each, Side.THEIRS) for each in conflicts)
    assert dialog.accept_button.text() == "Decide"
    dialog.here_button.click()
    assert [side for _, side in dialog.decided()] == [Side.OURS, Side.OURS]


def test_it_is_done_by_keys_alone(
    qtbot: QtBot, qapp: QApplication, dialog: ConflictsDialog, conflicts: tuple[Conflict, ...]
) -> None:
    qtbot.waitExposed(dialog)
    first = cards(dialog)[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    reached = set()
    for _ in range(12):
        focus = qapp.focusWidget() or dialog.focusWidget()
        assert focus is not None
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert {first, dialog.here_button, dialog.there_button, dialog.accept_button} <= reached
    assert reached & set(cards(dialog)[2:])
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert dialog.decided() == ((conflicts[0], Side.THEIRS),)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_asking_gives_what_was_decided(
    themes: ThemeSource,
    qtbot: QtBot,
    conflicts: tuple[Conflict, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session: PlanSession = small_session()
    answers = iter((QDialog.DialogCode.Rejected, QDialog.DialogCode.Accepted))

    def execute(dialog: ConflictsDialog) -> int:
        dialog.choose_all(Side.THEIRS)
        return int(next(answers))

    monkeypatch.setattr(ConflictsDialog, "exec", execute)
    parent = QDialog()
    qtbot.addWidget(parent)
    assert ConflictsDialog.ask(themes, session, conflicts, parent) == ()
    assert len(ConflictsDialog.ask(themes, session, conflicts, parent)) == 2


def test_one_place_is_one(
    themes: ThemeSource, qtbot: QtBot, conflicts: tuple[Conflict, ...]
) -> None:
    dialog = ConflictsDialog(themes, small_session(), conflicts[:1])
    qtbot.addWidget(dialog)
    assert "1 place needs you" in [label.text() for label in dialog.findChildren(TextLabel)]
