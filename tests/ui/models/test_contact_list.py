"""The contacts as a model."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.models.contact_list import ContactList
from planner.ui.roles import Role
from planner.words import ENGLISH
from tests.ui.network_worlds import PEOPLE
from tests.ui.worlds import TODAY


def test_rows_are_replaced_or_changed_in_place(qtbot: QtBot) -> None:
    model = ContactList(ENGLISH)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_contacts(PEOPLE, TODAY)
    assert [model.row_of(name) for name in ("contact-2", "nobody", "")] == [1, -1, -1]
    assert model.index(1).data() == "Drummer"
    assert model.index(1).data(Role.CONTACT) is model.row_for(PEOPLE[1])
    assert "7 days late" in model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    renamed = PEOPLE[1].model_copy(update={"name": "Singer"})
    model.set_contacts((PEOPLE[0], renamed, PEOPLE[2]), TODAY)
    assert model.index(1).data() == "Singer"
    assert (changed.count(), reset.count()) == (1, 0)
    model.set_contacts(PEOPLE[1:], TODAY)
    assert (model.rowCount(), reset.count()) == (2, 1)


def test_another_day_tells_every_row_anew(qtbot: QtBot) -> None:
    model = ContactList(ENGLISH)
    model.set_contacts(PEOPLE, TODAY)
    assert "7 days late" in model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    changed = QSignalSpy(model.dataChanged)
    model.set_contacts(PEOPLE, TODAY + dt.timedelta(days=1))
    assert [changed.at(0)[place].row() for place in (0, 1)] == [0, 2]
    assert "8 days late" in model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_date_is_offered_only_where_it_can_be_set(qtbot: QtBot) -> None:
    for changeable, words in ((True, "Set a date"), (False, "None set")):
        model = ContactList(ENGLISH, changeable=changeable)
        model.set_contacts(PEOPLE, TODAY)
        row = model.row_for(PEOPLE[2])
        assert (row.due, row.offers_date) == (words, changeable)
        assert row.spoken.endswith("Next follow-up: None set")
