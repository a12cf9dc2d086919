"""The cards as a model: laid out in columns, the card of what comes next the last."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.storage.evidence_look import AskedFile
from planner.ui.models.piece_cards import PieceCards
from planner.ui.roles import Role
from tests.ui.piece_worlds import COMING, NothingKnown, many_rows


def model(count: int = 7, columns: int = 3) -> PieceCards:
    """So many cards and what comes next."""
    made = PieceCards(NothingKnown())
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_rows(many_rows(count), COMING)
    made.set_columns(columns)
    return made


def test_cards_are_laid_out_in_reading_order(qtbot: QtBot) -> None:
    cards = model()
    assert (cards.rowCount(), cards.columnCount(), cards.count) == (3, 3, 8)
    assert cards.cell(4) == cards.index(1, 1)
    assert cards.place(cards.index(2, 1)) == 7
    assert (cards.place(cards.index(2, 2)), cards.place(QModelIndex())) == (-1, -1)
    assert not cards.cell(8).isValid()
    assert cards.index(2, 2).flags() == Qt.ItemFlag.NoItemFlags
    assert cards.index(2, 2).data() is None
    assert cards.place_of("m5", 0) == 5
    assert cards.place_of("m5", 1) == -1


def test_a_card_answers_what_it_shows(qtbot: QtBot) -> None:
    cards = model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert cards.cell(0).data() == "Piece 0"
    assert cards.cell(0).data(Role.PIECE) is cards.rows[0]
    assert cards.cell(0).data(Role.SOUND) is None
    assert cards.cell(0).data(spoken).startswith("Piece 0. Milestone 0 with")
    assert cards.cell(7).data(Role.NEXT_PIECE) is COMING
    assert cards.cell(7).data(spoken) == "Next piece, An EP, due 4 Jan"
    assert cards.cell(7).data(Role.PIECE) is None


def test_only_what_differs_is_told_while_the_cards_stay(qtbot: QtBot) -> None:
    cards = model()
    reset, changed = QSignalSpy(cards.modelReset), QSignalSpy(cards.dataChanged)
    rows = list(cards.rows)
    rows[4] = replace(rows[4], starred=True)
    cards.set_rows(rows, replace(COMING, due="due 5 Jan"))
    assert reset.count() == 0
    assert [changed.at(each)[0] for each in range(2)] == [cards.cell(4), cards.cell(7)]
    cards.set_rows(rows[:-1], COMING)
    assert reset.count() == 1
    cards.set_rows(rows[:-1], None)
    cards.set_columns(3)
    assert (reset.count(), cards.count) == (2, 6)


def test_more_that_is_known_of_a_file_is_told_of_its_cards(qtbot: QtBot) -> None:
    cards, file = model(), AskedFile("/tmp/mix.wav")
    rows = list(cards.rows)
    rows[2] = replace(rows[2], file=file)
    cards.set_rows(rows, COMING)
    changed = QSignalSpy(cards.dataChanged)
    cards.renew(frozenset({file}))
    assert (changed.count(), changed.at(0)[0]) == (1, cards.cell(2))
