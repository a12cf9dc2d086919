"""The settings page in the window: what is changed holds at once, is kept and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain import edits
from planner.domain.catalogue import Catalogue, Format, Route
from planner.domain.profile import Learner
from planner.storage.plan_removal import space_of
from planner.storage.profile_file import ProfileStore, acquire_lock
from planner.storage.settings_file import Settings, read_settings, settings_path
from planner.storage.snapshots import snapshots_folder
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import links
from planner.ui.pages.settings_page import SettingsPage
from planner.ui.roles import Role
from planner.ui.theme import ThemeSource
from planner.ui.widgets.fields import DateField
from planner.ui.widgets.first_weekday import choose_first_weekday
from tests.ui.worlds import RESOURCE, TODAY, Clock, small_profile


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    ProfileStore(path).create(small_profile())
    return path


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource, qapp: QApplication) -> Iterator[Desktop]:
    font = QFont(qapp.font())
    made = app.build(
        settings=Settings(),
        themes=themes,
        clock=Clock(),
        catalogue=Catalogue.of(resources=(RESOURCE,)),
    )
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.save_for_the_end()
    made.end()
    choose_first_weekday("system")
    qapp.setFont(font)


@pytest.fixture
def page(desktop: Desktop, plan_file: Path) -> SettingsPage:
    assert desktop.open(plan_file)
    QTest.keyClick(desktop.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    shown = desktop.window.stack.currentWidget()
    assert isinstance(shown, SettingsPage)
    assert desktop.window.sidebar.current == "settings"
    return shown


def test_looking_at_settings_writes_nothing(page: SettingsPage, desktop: Desktop) -> None:
    before = settings_path().read_bytes()
    desktop.run(ActionId.GO_PLAN)
    assert settings_path().read_bytes() == before
    assert not desktop.session.undo_stack.canUndo()


def test_theme_and_text_size_hold_at_once_and_are_kept(
    page: SettingsPage, desktop: Desktop, themes: ThemeSource
) -> None:
    size = themes.theme.base_font.pointSizeF()
    page.appearance.theme_field.set_value("dark")
    assert themes.theme.is_dark
    assert desktop.window.actions_by_id[ActionId.THEME_DARK].isChecked()
    page.appearance.size_field.setValue(200)
    page.appearance.commit()
    assert themes.theme.base_font.pointSizeF() == pytest.approx(size * 2)
    assert desktop.window.sidebar.narrow, "larger text leaves it less room"
    kept = read_settings()
    assert (kept.theme, kept.text_size) == ("dark", 200)
    desktop.run(ActionId.THEME_LIGHT)
    assert page.appearance.theme_field.value == "light"


def test_dates_are_written_anew_on_every_page(page: SettingsPage, desktop: Desktop) -> None:
    said: list[object] = []
    desktop.session.plan_changed.connect(said.append)
    page.dates.style_field.set_value("iso")
    assert said == [desktop.session.plan]
    assert desktop.session.words.date(TODAY) == TODAY.isoformat()
    model = desktop.page.model
    dues = [str(model.index(row, 0).data(Role.DUE)) for row in range(model.rowCount())]
    assert "2027-02-18" in dues
    assert not any("Jan" in due or "Feb" in due for due in dues)
    page.dates.style_field.set_value("words")
    assert desktop.session.words.date(TODAY).endswith(str(TODAY.year))
    assert read_settings().date_style == "words"


def test_calendars_begin_with_the_day_chosen(
    page: SettingsPage, desktop: Desktop, qtbot: QtBot
) -> None:
    page.dates.day_field.set_value("saturday")
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    assert field.calendarWidget().firstDayOfWeek() is Qt.DayOfWeek.Saturday


def test_what_the_plan_goes_by_is_one_edit_that_undo_takes_back(
    page: SettingsPage, desktop: Desktop
) -> None:
    card, before = page.plan, desktop.session.profile.preferences
    card.limit.setValue(2)
    card.money.set_amount(500)
    card.money.set_currency("CHF")
    card.learning.routes.set_value("formal")
    card.learning.in_person.setChecked(False)
    card.commit()
    after = desktop.session.profile.preferences
    assert (after.focus_limit, after.budget, after.currency) == (2, 500, "CHF")
    assert (after.route, after.formats) == (Route.FORMAL, (Format.ONLINE,))
    desktop.run(ActionId.UNDO)
    assert desktop.session.profile.preferences == before
    assert card.limit.value() == before.focus_limit
    assert card.money.amount == before.budget
    assert not desktop.session.undo_stack.canUndo()


def test_leaving_the_page_takes_in_what_was_typed(page: SettingsPage, desktop: Desktop) -> None:
    page.plan.about.student_field.set_value("yes")
    page.plan.about.born_field.setText("19")
    desktop.run(ActionId.GO_PLAN)
    assert desktop.session.profile.learner == Learner(student=True), "half a year is none"
    desktop.run(ActionId.GO_SETTINGS)
    page.plan.about.born_field.setText("1990")
    desktop.run(ActionId.GO_PLAN)
    assert desktop.session.profile.learner.born == 1990


def test_catalogues_are_added_and_removed(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/more <b>")
    page.files.add.click()
    page.files.add.click()
    assert read_settings().catalogues == ("/more <b>",)
    remove = next(
        each
        for each in page.files.list.findChildren(type(page.files.add))
        if each.accessibleName() == "Remove /more <b>"
    )
    remove.click()
    assert read_settings().catalogues == ()


def test_a_folder_is_shown_outside(page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    monkeypatch.setattr(links, "_hand_over", lambda url: shown.append(url.toLocalFile()))
    button = next(
        each
        for each in page.files.findChildren(type(page.files.add))
        if each.accessibleName() == "Show in folder: Settings"
    )
    button.click()
    assert shown == [str(settings_path().parent)]


def test_the_paper_is_kept(page: SettingsPage) -> None:
    page.printing.paper_field.set_value("letter")
    assert read_settings().paper == "letter"


def test_a_read_only_plan_cannot_be_changed_here(desktop: Desktop, plan_file: Path) -> None:
    release = acquire_lock(plan_file)
    try:
        desktop.open(plan_file)
        desktop.run(ActionId.GO_SETTINGS)
        page = desktop.window.stack.currentWidget()
        assert isinstance(page, SettingsPage)
        assert not page.plan.limit.isEnabled()
        assert page.plan.locked.isVisibleTo(page)
        assert page.appearance.theme_field.isEnabled()
    finally:
        release()


def test_snapshots_have_their_folder_and_their_space(desktop: Desktop, page: SettingsPage) -> None:
    assert "They take 0 kB." in page.files.space.text()
    desktop.session.apply(edits.set_notes("rock", "a change"))
    assert desktop.save_for_the_end()
    desktop.run(ActionId.GO_PLAN)
    desktop.run(ActionId.GO_SETTINGS)
    used = space_of(snapshots_folder())
    assert used > 1000
    assert f"They take {-(-used // 1000)} kB." in page.files.space.text()


def test_motion_is_chosen_and_kept(page: SettingsPage) -> None:
    page.appearance.motion_field.set_value("none")
    assert read_settings().motion == "none"
    page.appearance.motion_field.set_value("system")
    assert read_settings().motion == "system"
