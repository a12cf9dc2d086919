"""The dialog of all plans: what it tells, opening one, trying out a copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.storage.plan_list import ListedPlan, listed_plan, listed_plans
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui import plan_reading
from planner.ui.beside import wait_until
from planner.ui.dialogs import links
from planner.ui.dialogs.plans import ARCHIVED, PlansDialog, PlanWish
from planner.ui.kept_settings import KeptSettings
from planner.ui.main_window import MainWindow
from planner.ui.other_plans import OtherPlans
from planner.ui.plan_keeping import PlanKeeping
from planner.ui.plan_places import plans_folder
from planner.ui.plan_reading import Places, PlanReading
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, Clock, small_profile


@dataclass
class _Opened:
    """What is open, as far as the list asks."""

    session: object
    store: object


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.json"
    ProfileStore(path).create(edits.rename("<b>Other</b>").apply(small_profile())[0])
    return path


@pytest.fixture
def plans(qtbot: QtBot, themes: ThemeSource, other: Path, tmp_path: Path) -> OtherPlans:
    window = MainWindow(themes)
    qtbot.addWidget(window)
    (tmp_path / "broken.json").write_text("{")
    recent = (str(other), str(tmp_path / "broken.json"))
    kept = KeptSettings(Settings(recent=recent), write=False, parent=window)
    opened = _Opened(session=None, store=None)
    keeping = PlanKeeping(themes, kept, opened, Clock(), window)  # type: ignore[arg-type]
    plans = OtherPlans(themes, window, ENGLISH, keeping, Catalogue.of)
    plans.opened = opened
    return plans


def _read(reading: PlanReading) -> None:
    """Wait until all is read."""
    wait_until(lambda: not reading.is_busy, 20)


def _dialog(themes: ThemeSource, folder: Path) -> PlansDialog:
    """The list of the plans of a folder."""
    reading = PlanReading(TODAY)
    dialog = PlansDialog(themes, ENGLISH, reading)
    reading.setParent(dialog)
    reading.begin(Places(folder, (), ()))
    _read(reading)
    return dialog


def _row(dialog: PlansDialog, row: int) -> list[str]:
    return [dialog.table.item(row, column).text() for column in range(3)]


def test_a_plan_is_chosen_and_wanted_open(
    plans: OtherPlans, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[list[str]] = []

    def look(dialog: PlansDialog) -> int:
        QAbstractItemModelTester(dialog.table.model(), dialog)
        _read(dialog.reading)
        rows.extend(_row(dialog, row) for row in range(dialog.table.rowCount()))
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        assert not dialog.buttons[PlanWish.COPY].isEnabled(), "what cannot be read cannot be copied"
        QTest.keyClick(dialog.table, Qt.Key.Key_Up)
        assert dialog.where.text() == str(other)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PlansDialog, "exec", look)
    spy = QSignalSpy(plans.open_wanted)
    plans.show(TODAY)
    assert rows[0][0] == "<b>Other</b>"
    assert rows[0][1].endswith(" %")
    assert rows[1] == ["broken", "", "Cannot be read"]
    assert spy.at(0) == [str(other)]


def test_a_copy_is_listed_and_chosen(
    plans: OtherPlans, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(links, "_hand_over", lambda url: shown.append(url.toLocalFile()))

    def try_out(dialog: PlansDialog) -> int:
        _read(dialog.reading)
        assert not dialog.accept_button.isEnabled(), "it is open already"
        dialog.buttons[PlanWish.COPY].click()
        _read(dialog.reading)
        assert dialog.chosen is not None
        assert dialog.chosen.path.parent == plans_folder()
        assert dialog.accept_button.isEnabled()
        dialog.buttons[PlanWish.FOLDER].click()
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(PlansDialog, "exec", try_out)
    spy = QSignalSpy(plans.open_wanted)
    plans.opened.store = ProfileStore(other)
    plans.show(TODAY)
    assert spy.count() == 0
    assert shown == [str(plans_folder())]
    (made,) = plans_folder().glob("*.json")
    assert made.stem == "b-other-b-what-if"


def test_without_plans_the_list_says_so(qtbot: QtBot, themes: ThemeSource, tmp_path: Path) -> None:
    dialog = _dialog(themes, tmp_path / "none")
    qtbot.addWidget(dialog)
    assert dialog.chosen is None
    assert dialog.where.text() == "There are no plans yet."
    assert not dialog.accept_button.isEnabled()


def test_keys_and_the_menu_of_the_list_do_what_the_buttons_do(
    qtbot: QtBot, themes: ThemeSource, other: Path
) -> None:
    dialog = _dialog(themes, other.parent)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    plans = listed_plans(other.parent, ())
    spy = QSignalSpy(dialog.wished)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert [spy.at(place) for place in range(spy.count())] == [
        [PlanWish.RENAME, plans[0]],
        [PlanWish.DELETE, plans[0]],
    ]
    shown = [each.text() for each in dialog.table.actions() if each.isVisible()]
    assert "Archive" in shown
    assert "Bring back" not in shown
    dialog.lists.set_value(ARCHIVED)
    assert dialog.where.text() == "No plan is archived."
    assert not any(each.isEnabled() for each in dialog.table.actions())


def test_a_copy_stands_beside_its_plan_where_the_folder_for_plans_is_no_folder(
    plans: OtherPlans, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans_folder().parent.mkdir(parents=True)
    plans_folder().write_text("no folder")

    def try_out(dialog: PlansDialog) -> int:
        _read(dialog.reading)
        dialog.buttons[PlanWish.COPY].click()
        _read(dialog.reading)
        assert dialog.chosen is not None
        assert dialog.chosen.path == other.with_name("b-other-b-what-if.json")
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(PlansDialog, "exec", try_out)
    plans.show(TODAY)
    assert other.with_name("b-other-b-what-if.json").exists()


def test_right_to_left_a_plan_is_chosen_too(qtbot: QtBot, themes: ThemeSource, other: Path) -> None:
    dialog = _dialog(themes, other.parent)
    qtbot.addWidget(dialog)
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    plans = listed_plans(other.parent, ())
    assert dialog.chosen == plans[0]
    assert dialog.buttons[PlanWish.RENAME].isEnabled()
    assert [each.row() for each in dialog.table.selectionModel().selectedRows()] == [0]


def test_a_disk_that_does_not_answer_holds_up_its_own_plans_alone(
    qtbot: QtBot, themes: ThemeSource, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away, back = tmp_path / "away" / "mine.json", Event()
    away.parent.mkdir()
    ProfileStore(away).create(small_profile())

    def held(path: Path) -> ListedPlan | None:
        if path == away:
            back.wait(20)
        return listed_plan(path)

    monkeypatch.setattr(plan_reading, "listed_plan", held)
    reading = PlanReading(TODAY)
    dialog = PlansDialog(themes, ENGLISH, reading)
    qtbot.addWidget(dialog)
    dialog.show()
    reading.begin(Places(other.parent, (away,), ()))
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2 and _row(dialog, 1)[1] != "")
    assert _row(dialog, 0) == ["mine", "", "Being read…"]
    assert _row(dialog, 1)[0] == "<b>Other</b>"
    assert dialog.chosen is not None
    assert dialog.chosen.path == away
    enabled = [wish for wish, button in dialog.buttons.items() if button.isEnabled()]
    assert enabled == [PlanWish.FOLDER], "nothing is done to what is not known"
    dialog.table.setCurrentCell(1, 0)
    assert dialog.buttons[PlanWish.RENAME].isEnabled()
    back.set()
    qtbot.waitUntil(lambda: _row(dialog, 0)[0] == "Mixing Engineer")
    assert dialog.chosen.path == other, "the choice stays"
    assert not reading.is_busy


def test_closing_the_list_waits_for_no_disk(
    qtbot: QtBot, plans: OtherPlans, monkeypatch: pytest.MonkeyPatch
) -> None:
    back, begun = Event(), list[Path]()

    def held(path: Path) -> None:
        begun.append(path)
        back.wait(20)

    monkeypatch.setattr(plan_reading, "listed_plan", held)
    monkeypatch.setattr(PlansDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    plans.show(TODAY)
    assert len(begun) == 1
    back.set()


def test_what_is_gone_leaves_the_list_and_the_choice_stays_where_it_is(
    qtbot: QtBot, themes: ThemeSource, other: Path
) -> None:
    second = other.with_name("second.json")
    ProfileStore(second).create(small_profile())
    dialog = _dialog(themes, other.parent)
    qtbot.addWidget(dialog)
    assert [_row(dialog, row)[0] for row in range(2)] == ["<b>Other</b>", "Mixing Engineer"]
    other.unlink()
    dialog.reading.begin(Places(other.parent, (), ()))
    _read(dialog.reading)
    assert dialog.table.rowCount() == 1
    assert dialog.chosen is not None
    assert dialog.chosen.path == second
