"""The pathway as a numbered outline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.plan import plan_of
from planner.ui.models.pathway_outline import NEEDED_BY, NEEDS, PathwayOutline
from planner.ui.roles import Role
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, asking_for_unknown, small_profile


def _model() -> PathwayOutline:
    model = PathwayOutline(ENGLISH)
    model.set_plan(plan_of(small_profile(), TODAY))
    return model


def _texts(model: PathwayOutline, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_every_row_has_its_number_and_those_it_hangs_together_with(qtbot: QtBot) -> None:
    model = _model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert _texts(model, 0) == ["1", "Foundations", "1 of 3", "", ""]
    assert _texts(model, 2) == ["1.2", "Signal flow", "To do", "", "2.1"]
    assert _texts(model, 6) == [
        "2.2",
        "Full mix: indie <b>rock</b>",
        "In progress",
        "2.1",
        "2.3, 2.5",
    ]
    assert model.row_of("rock") == 6
    assert model.row_of("nobody") == -1
    assert model.index(6, 0).data(Role.MILESTONE_ID) == "rock"
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in (NEEDS, NEEDED_BY)]
    assert heads == ["Needs", "Needed by"]


def test_a_row_is_one_text_for_a_screen_reader(qtbot: QtBot) -> None:
    model = _model()
    text = model.index(6, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith("2.2. Full mix: indie <b>rock</b>. Project. In progress")
    assert text.endswith("Needs 2.1. Needed by 2.3, 2.5.")
    phase = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert phase == "1. Foundations. 1 of 3."


def test_what_is_skipped_has_no_number(qtbot: QtBot) -> None:
    model = PathwayOutline(ENGLISH)
    profile, _ = edits.skip("balance").apply(small_profile())
    model.set_plan(plan_of(profile, TODAY))
    assert model.row_of("balance") == -1
    assert _texts(model, model.row_of("rock"))[:1] == ["2.1"]
    assert _texts(model, model.row_of("rock"))[NEEDS] == ""


def test_what_nobody_knows_stands_beside_the_numbers(qtbot: QtBot) -> None:
    model = PathwayOutline(ENGLISH)
    model.set_plan(asking_for_unknown("balance", ("old-mix",)))
    row = model.row_of("balance")
    assert model.index(row, NEEDS).data() == "1.2, unknown: old-mix"
    text = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Needs first, but unknown: old-mix (counts as met)." in text
    model.set_plan(asking_for_unknown("theory", ("old-mix",)))
    assert model.index(model.row_of("theory"), NEEDS).data() == "unknown: old-mix"
    assert model.index(model.row_of("balance"), NEEDS).data() == "1.2"
