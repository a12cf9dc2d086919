"""A new plan is written where it can be: where not, another place is asked for, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.start import Answers
from planner.storage.profile_file import read_profile
from planner.storage.settings_file import Settings
from planner.ui.desktop import Desktop
from planner.ui.kept_settings import KeptSettings
from planner.ui.main_window import MainWindow
from planner.ui.making import Making
from planner.ui.plan_places import plans_folder
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY, Clock, small_profile


@pytest.fixture
def making(qtbot: QtBot, themes: ThemeSource) -> Making:
    window = MainWindow(themes)
    qtbot.addWidget(window)
    return Making(window, KeptSettings(Settings(), write=False), Clock())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Another place is always looked for; gives what was said before."""
    texts: list[str] = []

    def answer(box: QMessageBox) -> int:
        texts.append(box.text())
        next(each for each in box.buttons() if each.text() == "Choose a place…").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return texts


def _choose(monkeypatch: pytest.MonkeyPatch, *places: Path | str) -> list[str]:
    """Choose one place after the other; gives what was proposed."""
    proposed: list[str] = []
    left = [str(each) for each in places]

    def save(*given: object) -> tuple[str, str]:
        proposed.append(str(given[2]))
        return left.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    return proposed


def _wall() -> None:
    """Let something stand where the folder for plans would be."""
    plans_folder().parent.mkdir(parents=True)
    plans_folder().write_text("no folder")


def test_a_plan_goes_into_the_folder_for_plans_without_a_question(
    making: Making, asked: list[str]
) -> None:
    path = making.write(small_profile())
    assert path is not None
    assert path.parent == plans_folder()
    assert read_profile(path).profile == small_profile()
    assert asked == []


def test_another_place_is_asked_for_until_one_will_do(
    making: Making, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _wall()
    taken = tmp_path / "taken.json"
    taken.write_text("mine")
    proposed = _choose(monkeypatch, taken, tmp_path / "nowhere.json" / "x", tmp_path / "plan")
    (tmp_path / "nowhere.json").write_text("")
    path = making.write(small_profile())
    assert path == tmp_path / "plan.json", "its ending is added"
    assert read_profile(path).profile == small_profile()
    assert taken.read_text() == "mine"
    assert len(asked) == 3
    assert all("Your answers are kept." in each for each in asked)
    assert proposed[0] == str(Path.home() / "mixing-engineer.json")


def test_who_wants_no_other_place_has_no_plan(
    making: Making, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _wall()
    _choose(monkeypatch, "")
    assert making.write(small_profile()) is None
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)
    assert making.write(small_profile()) is None


def test_the_steps_stay_where_no_plan_came_of_them(
    make: Callable[..., Desktop],
    shipped_catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desktop = make(catalogue=shipped_catalogue)
    desktop.begin(None)
    steps = desktop._starting.page
    _wall()
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)
    calendar = StudyCalendar(week=week_of_hours(8))
    answers = Answers(careers=("mixing-engineer",), calendar=calendar, start=TODAY)
    assert not desktop.create(answers)
    assert desktop._starting.page is steps
    assert desktop.window.stack.currentWidget() is steps
