"""Two plans side by side: what differs comes first, and one of them can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.edits import Edit
from planner.domain.plan import with_schedule
from planner.domain.profile import Profile
from planner.ui.dialogs.compare_plans import ComparedPlan, ComparePlansDialog, KeptPlan, counterpart
from planner.ui.dialogs.plan_columns import LABEL, ONE, OTHER
from planner.ui.roles import Role, RowType
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile

SMALL = small_profile()


def _after(*changes: Edit) -> Profile:
    profile = SMALL
    for change in changes:
        profile, _ = with_schedule(profile, change, TODAY).apply(profile)
    return profile


WHAT_IF = _after(
    edits.rename("<b>What</b> if & so on"),
    edits.set_calendar(SMALL.calendar.model_copy(update={"week": week_of_hours(20)})),
    edits.skip("theory"),
    edits.check_off("signal", TODAY, TODAY),
)
PLANS = (
    ComparedPlan(Path("a.json"), SMALL),
    ComparedPlan(Path("b.json"), WHAT_IF),
    ComparedPlan(Path("c.json"), _after(edits.rename("Twin"))),
)


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource) -> ComparePlansDialog:
    made = ComparePlansDialog(themes, ENGLISH, Catalogue.of(), TODAY, PLANS, (PLANS[0], PLANS[1]))
    qtbot.addWidget(made)
    made.show()
    return made


def _rows(table: QTableView) -> list[tuple[str, ...]]:
    model = table.model()
    return [
        tuple(model.index(row, column).data() for column in (LABEL, ONE, OTHER))
        for row in range(model.rowCount())
    ]


def test_what_differs_stands_under_the_first_headings(dialog: ComparePlansDialog) -> None:
    QAbstractItemModelTester(dialog.table.columns, dialog)
    rows = _rows(dialog.table)
    headings = [label for label, one, other in rows if not one and not other]
    assert headings == [
        "What differs",
        "Milestones in one plan only",
        "Otherwise done",
        "Other dates",
        "The same in both",
    ]
    found = {label: (one, other) for label, one, other in rows}
    assert found["Hours a week"] == ("8 h", "20 h")
    hours, nothing = found["Music theory refresher"]
    assert hours.startswith("3 h, ")
    assert nothing == "\N{EN DASH}"
    assert found["Signal flow"] == ("To do", "Done, 1 Feb 2027")
    assert "\N{MINUS SIGN}" in found["Planned finish"][1]
    assert found["How much of the path"] == ("Full path", "Full path")
    assert not dialog.same.isVisible()


def test_headings_cannot_be_chosen_and_rows_are_read_whole(dialog: ComparePlansDialog) -> None:
    model = dialog.table.columns
    assert model.index(0, LABEL).data(Role.ROW_TYPE) == RowType.HEADING
    assert model.flags(model.index(0, LABEL)) == Qt.ItemFlag.NoItemFlags
    assert dialog.table.currentIndex().row() == 1
    spoken = model.index(1, LABEL).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Planned finish. Mixing Engineer: ")
    assert "<b>What</b> if & so on: " in spoken
    assert dialog.table.columnSpan(0, LABEL) == 3
    assert not dialog.grab().toImage().isNull()


def test_another_choice_compares_anew(dialog: ComparePlansDialog) -> None:
    dialog.choices[1].setCurrentIndex(2)
    assert dialog.same.isVisible()
    assert _rows(dialog.table)[0] == ("The same in both", "", "")
    assert [button.text() for button in dialog.keep] == ["Keep “Mixing Engineer”", "Keep “Twin”"]
    dialog.choices[1].setCurrentIndex(0)
    assert not any(button.isEnabled() for button in dialog.keep), "it is one and the same"


def test_the_plan_to_keep_is_given_with_the_other_one(dialog: ComparePlansDialog) -> None:
    assert dialog.keep[1].text() == "Keep “<b>What</b> if && so on”"
    dialog.keep[1].click()
    assert dialog.kept == KeptPlan(Path("b.json"), Path("a.json"))
    assert not dialog.isVisible()


def test_a_copy_is_the_likeliest_counterpart() -> None:
    codes = tuple(
        each.model_copy(update={"code": f"Z{place}"}) for place, each in enumerate(SMALL.milestones)
    )
    strange = ComparedPlan(Path("z.json"), SMALL.model_copy(update={"milestones": codes}))
    assert counterpart(PLANS[0], (strange, *PLANS)) == PLANS[1]
    assert counterpart(strange, (strange, PLANS[2])) == PLANS[2]
