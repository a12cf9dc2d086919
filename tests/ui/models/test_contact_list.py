"""The contacts as a model."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.models.contact_list import ContactList
from planner.ui.models.contact_rows import contact_rows
from planner.ui.roles import Role
from planner.words import ENGLISH
from tests.ui.network_worlds import PEOPLE
from tests.ui.worlds import TODAY


def test_rows_are_replaced_or_changed_in_place(qtbot: QtBot) -> None:
    model = ContactList()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(contact_rows(PEOPLE, TODAY, ENGLISH))
    assert [model.row_of(name) for name in ("contact-2", "nobody", "")] == [1, -1, -1]
    assert model.index(1).data() == "Drummer"
    assert model.index(1).data(Role.CONTACT) == model.rows[1]
    assert "7 days late" in model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    renamed = PEOPLE[1].model_copy(update={"name": "Singer"})
    model.set_rows(contact_rows((PEOPLE[0], renamed, PEOPLE[2]), TODAY, ENGLISH))
    assert (changed.count(), reset.count()) == (1, 0)
    model.set_rows(contact_rows(PEOPLE[1:], TODAY, ENGLISH))
    assert (model.rowCount(), reset.count()) == (2, 1)
