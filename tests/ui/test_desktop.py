"""The window with a plan: opening, saving, closing and every command of the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain import edits
from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.problems import PlannerError
from planner.domain.profile import Preferences, Status
from planner.domain.sentences import Sentence
from planner.domain.start import Answers
from planner.storage.profile_errors import ProfileInUseError
from planner.storage.profile_file import ProfileStore, acquire_lock, read_profile
from planner.storage.settings_file import Settings, read_settings
from planner.ui import opening, switcher
from planner.ui.actions import ACTIONS, ActionId
from planner.ui.commands import PlanCommands
from planner.ui.desktop import Desktop
from planner.ui.dialogs import date_preview, log_hours, notices, replan, skip
from planner.ui.pages.overview_page import OverviewPage
from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import Button
from tests.ui.worlds import RESOURCE, TODAY, Clock, small_profile


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    ProfileStore(path).create(small_profile())
    return path


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Message boxes say what they would and are closed at once."""
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.text()) or 0)
    monkeypatch.setattr(QMessageBox, "open", lambda box: texts.append(box.text()))
    return texts


@pytest.fixture
def make(qtbot: QtBot, themes: ThemeSource) -> Iterator[Callable[..., Desktop]]:
    made: list[Desktop] = []

    def build(**given: object) -> Desktop:
        desktop = app.build(
            settings=given.pop("settings", Settings()),
            themes=themes,
            clock=given.pop("clock", Clock()),
            catalogue=given.pop("catalogue", Catalogue.of(resources=(RESOURCE,))),
            **given,
        )
        qtbot.addWidget(desktop.window)
        desktop.window.show()
        made.append(desktop)
        return desktop

    yield build
    for desktop in made:
        desktop.save_for_the_end()
        desktop.end()


@pytest.fixture
def desktop(make: Callable[..., Desktop], plan_file: Path) -> Desktop:
    """The small plan with the list of its milestones shown."""
    desktop = make()
    assert desktop.open(plan_file)
    desktop.run(ActionId.GO_PLAN)
    return desktop


def _saved(path: Path, name: str) -> Status:
    return read_profile(path).profile.milestone(name).status


def test_a_plan_opens_with_its_first_open_milestone_chosen(desktop: Desktop) -> None:
    assert desktop.page.chosen == "rock"
    assert desktop.window.windowTitle().startswith("Mixing Engineer")
    assert desktop.window.sidebar.isVisible()
    assert desktop.settings.last_profile.endswith("small.json")


def test_check_off_undo_redo_close_and_open_again(
    desktop: Desktop, make: Callable[..., Desktop], plan_file: Path
) -> None:
    for name in ("signal", "theory", "balance"):
        desktop.page.choose(name)
        desktop.run(ActionId.TOGGLE_DONE)
    desktop.run(ActionId.UNDO)
    desktop.run(ActionId.REDO)
    desktop.run(ActionId.UNDO)
    desktop.window.close()
    desktop.end()
    assert _saved(plan_file, "theory") is Status.DONE
    assert _saved(plan_file, "balance") is Status.TODO
    again = make(settings=read_settings())
    again.begin(None)
    assert again.session.profile == desktop_profile(plan_file)
    assert again.page.model.counts()


def desktop_profile(path: Path) -> object:
    return read_profile(path).profile


def test_every_command_of_the_table_is_known_to_somebody(desktop: Desktop) -> None:
    own = {ActionId.SHOW_SIDEBAR, ActionId.NEXT_PANE, ActionId.PREVIOUS_PANE}
    themes = {ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK}
    plan = desktop.plan
    assert plan is not None
    of_plan = {*plan._files, *plan._commands._commands, *plan.visits.commands()}
    known = {*desktop._files, *of_plan, *own, *themes}
    assert known == {row.id for row in ACTIONS}


def test_a_new_plan_is_made_saved_and_opened(make: Callable[..., Desktop], said: list[str]) -> None:
    from planner import paths
    from planner.storage.seeds import load_catalogue

    catalogue, _ = load_catalogue((paths.shipped("seeds"),))
    desktop = make(catalogue=catalogue)
    calendar = StudyCalendar(week=week_of_hours(8))
    answers = Answers(careers=("mixing-engineer",), calendar=calendar, start=TODAY)
    assert desktop.create(answers)
    yesterday = replace(answers, start=TODAY - dt.timedelta(days=1))
    assert desktop.create(yesterday), "the steps stood open over midnight"
    assert desktop.session.profile.start == TODAY
    names = sorted(path.name for path in (paths.user_data_folder() / "plans").glob("*.json"))
    assert len(names) == 2
    assert len(desktop.session.plan.milestones) >= 30
    assert said == []
    assert not desktop.create(Answers(careers=("astronaut",), calendar=calendar, start=TODAY))
    assert "astronaut" in said[0]


def test_the_next_new_plan_calls_money_as_the_last_one_did(
    make: Callable[..., Desktop], shipped_catalogue: Catalogue
) -> None:
    desktop = make(catalogue=shipped_catalogue)
    calendar = StudyCalendar(week=week_of_hours(8))
    answers = Answers(
        careers=("mixing-engineer",),
        calendar=calendar,
        start=TODAY,
        preferences=Preferences(currency="CHF"),
    )
    assert desktop.create(answers)
    assert read_settings().currency == "CHF"
    desktop.run(ActionId.NEW_PLAN)
    assert desktop._starting.page.time_step.budget.currency == "CHF"
    assert desktop._starting.page._standpoint().currency == "CHF"


def test_a_damaged_file_is_said_and_the_open_plan_stays(
    desktop: Desktop, said: list[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    assert not desktop.open(bad)
    assert len(said) == 1
    assert desktop.session is not None
    assert bad.read_text(encoding="utf-8") == "{}"


def test_a_plan_open_elsewhere_is_read_only(make: Callable[..., Desktop], plan_file: Path) -> None:
    release = acquire_lock(plan_file)
    desktop = make()
    assert desktop.open(plan_file)
    assert desktop.session.read_only
    assert desktop.window.banner.isVisible()
    assert not desktop.window.actions_by_id[ActionId.TOGGLE_DONE].isEnabled()
    assert desktop.window.actions_by_id[ActionId.PRINT].isEnabled()
    release()


def test_trying_again_takes_the_plan_over_once_it_is_free(
    make: Callable[..., Desktop], plan_file: Path
) -> None:
    release = acquire_lock(plan_file)
    desktop = make()
    assert desktop.open(plan_file)
    [again] = desktop.window.banner.findChildren(Button)
    again.click()
    assert desktop.session.read_only
    assert desktop.window.banner.isVisible()
    release()
    [again] = desktop.window.banner.findChildren(Button)
    again.click()
    assert not desktop.session.read_only
    assert not desktop.window.banner.isVisible()
    desktop.run(ActionId.GO_PLAN)
    desktop.page.choose("balance")
    desktop.run(ActionId.TOGGLE_DONE)
    assert desktop.session.flush()
    assert _saved(plan_file, "balance") is Status.DONE


def test_a_plan_in_another_window_is_brought_to_the_front_there(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.json"
    ProfileStore(other).create(small_profile())
    release = acquire_lock(other)
    monkeypatch.setattr(opening, "bring_to_front", lambda path: path == other)
    session = desktop.session
    assert not desktop.open(other)
    assert desktop.session is session, "the open plan stays"
    assert "in another window" in desktop.window.toast.message
    release()


def test_a_start_with_a_plan_in_another_window_ends(
    make: Callable[..., Desktop], plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two starts at once: both find no window, and one of them the lock taken."""
    release = acquire_lock(plan_file)
    monkeypatch.setattr(opening, "bring_to_front", lambda _: True)
    desktop = make()
    desktop.begin(plan_file)
    assert not desktop.window.isVisible()
    assert desktop.session is None
    release()


def test_another_name_of_the_open_plan_is_that_plan(desktop: Desktop, plan_file: Path) -> None:
    link = plan_file.with_name("link.json")
    link.symlink_to(plan_file)
    second = plan_file.with_name("second.json")
    second.hardlink_to(plan_file)
    session = desktop.session
    assert desktop.open(link)
    assert desktop.open(second)
    assert desktop.session is session


def test_the_plan_that_is_open_is_not_opened_again(desktop: Desktop, plan_file: Path) -> None:
    session = desktop.session
    assert desktop.open(plan_file.parent / "." / plan_file.name)
    assert desktop.session is session
    assert not session.read_only


def test_another_plan_takes_its_place_and_the_first_is_saved(
    desktop: Desktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.json"
    profile, _ = edits.rename("The other").apply(small_profile())
    ProfileStore(other).create(profile)
    desktop.run(ActionId.TOGGLE_DONE)
    assert desktop._may_close()
    assert desktop.open(other)
    assert desktop.window.windowTitle().startswith("The other")
    assert _saved(plan_file, "rock") is Status.DONE
    qtbot.wait(20)
    desktop.run(ActionId.TOGGLE_DONE)
    desktop.run(ActionId.UNDO)
    assert desktop.session.profile.milestone("rock").is_open
    assert desktop.settings.recent[0].endswith("other.json")


class _FullError(PlannerError):
    def __init__(self) -> None:
        super().__init__(Sentence("The disk is full."))


def test_a_failed_save_shows_a_banner_and_keeps_the_window_open(
    desktop: Desktop, said: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise _FullError

    monkeypatch.setattr(desktop.store, "save", fail)
    desktop.run(ActionId.TOGGLE_DONE)
    desktop.window.close()
    assert desktop.window.isVisible()
    assert said[-1].startswith("The disk is full.")
    assert desktop.window.banner.isVisible()
    assert "Nothing is lost" in desktop.window.banner.plain_text
    monkeypatch.undo()
    with qtbot.waitSignal(desktop.session.saved, timeout=60_000):
        desktop.run(ActionId.SAVE_NOW)
    assert not desktop.window.banner.isVisible()


def test_save_a_copy_goes_on_with_this_one(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plan_file: Path
) -> None:
    copy = tmp_path / "copy.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    desktop.run(ActionId.TOGGLE_DONE)
    desktop.run(ActionId.SAVE_COPY)
    assert _saved(copy, "rock") is Status.DONE
    assert desktop.store.path == plan_file


def test_commands_about_a_milestone(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(date_preview.DatePreviewDialog, "ask", lambda *given: given[2].edit)
    monkeypatch.setattr(skip.SkipDialog, "ask", lambda _, one, __: edits.skip(one.id))
    session = desktop.session
    desktop.page.choose("theory")
    desktop.run(ActionId.SKIP)
    assert session.profile.milestone("theory").status is Status.SKIPPED
    assert desktop.window.actions_by_id[ActionId.SKIP].text() == "Take &in again"
    desktop.run(ActionId.SKIP)
    assert session.profile.milestone("theory").is_open
    with qtbot.waitSignal(session.change_made):
        desktop.run(ActionId.PIN_DATES)
    placement = session.profile.milestone("theory").placement
    assert session.profile.milestone("theory").pin.finish == placement.finish
    with qtbot.waitSignal(session.change_made):
        desktop.run(ActionId.PIN_DATES)
    assert session.profile.milestone("theory").pin is None
    desktop.run(ActionId.MOVE_EARLIER)
    assert [each.id for each in session.profile.milestones][:3] == ["listen", "theory", "signal"]
    desktop.run(ActionId.MOVE_LATER)
    assert [each.id for each in session.profile.milestones][:3] == ["listen", "signal", "theory"]
    desktop.run(ActionId.MOVE_LATER)
    edit = edits.log_minutes(session.profile, "theory", 60, TODAY, TODAY)
    monkeypatch.setattr(log_hours.LogHoursDialog, "ask", lambda *_: edit)
    desktop.run(ActionId.LOG_HOURS)
    assert session.profile.milestone("theory").logged == 60
    desktop.run(ActionId.DELETE)
    assert session.profile.milestone("theory") is None
    while session.undo_stack.canUndo():
        desktop.run(ActionId.UNDO)
    assert session.profile == small_profile()


def test_the_toast_undoes(desktop: Desktop) -> None:
    desktop.run(ActionId.TOGGLE_DONE)
    toast = desktop.window.toast
    assert toast.message == "Done, though “Static balance of one song” is still open."
    toast.action_requested.emit()
    assert desktop.session.profile.milestone("rock").is_open
    assert not toast.isVisible()


def test_commands_about_the_plan(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replan.ReplanDialog, "ask", lambda *_: None)
    desktop.run(ActionId.REPLAN)
    assert desktop.session.undo_stack.count() == 0
    desktop.run(ActionId.COLLAPSE_ALL)
    assert desktop.page.model.rowCount() == 2
    desktop.run(ActionId.EXPAND_ALL)
    assert desktop.page.model.rowCount() == 10
    desktop.run(ActionId.SHOW_INSPECTOR)
    assert not desktop.page.inspector.isVisible()
    assert not desktop.window.actions_by_id[ActionId.SHOW_INSPECTOR].isChecked()
    desktop.run(ActionId.SHOW_INSPECTOR)
    assert desktop.page.inspector.isVisible()


def test_the_theme_is_chosen_and_remembered(desktop: Desktop, themes: ThemeSource) -> None:
    desktop.run(ActionId.THEME_DARK)
    assert themes.theme.is_dark
    assert desktop.settings.theme == "dark"
    assert read_settings().theme == "dark"
    desktop.run(ActionId.THEME_LIGHT)
    assert not themes.theme.is_dark


def test_open_phases_are_remembered_for_each_plan(
    desktop: Desktop, make: Callable[..., Desktop], plan_file: Path
) -> None:
    desktop.run(ActionId.EXPAND_ALL)
    desktop.window.close()
    desktop.end()
    again = make(settings=read_settings())
    again.open(plan_file)
    assert again.page.model.closed() == set()


def test_the_day_changes_while_the_window_is_open(
    make: Callable[..., Desktop], plan_file: Path
) -> None:
    clock = Clock()
    desktop = make(clock=clock)
    desktop.open(plan_file)
    clock.now += dt.timedelta(days=10)
    desktop.plan.save_state.state_changed(Qt.ApplicationState.ApplicationActive)
    assert desktop.session.today == TODAY + dt.timedelta(days=10)


def test_delete_works_in_the_list_and_not_in_a_text(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    notes = desktop.page.inspector._notes
    notes.setFocus()
    QTest.keyClick(notes, Qt.Key.Key_Delete)
    assert desktop.session.profile.milestone("rock") is not None
    desktop.page.view.setFocus()
    QTest.keyClick(desktop.page.view, Qt.Key.Key_Delete)
    assert desktop.session.profile.milestone("rock") is None


def test_ampersands_and_markers_in_titles_are_shown_as_they_are(desktop: Desktop) -> None:
    desktop.session.apply(edits.rename("R&B [*] plan"))
    assert "R&B [*][*] plan" in desktop.window.windowTitle()
    desktop.session.apply(edits.edit_definition(desktop.session.profile, "rock", title="R&B"))
    desktop.page.choose("rock")
    desktop.run(ActionId.TOGGLE_DONE)
    assert "R&&B" in desktop.window.actions_by_id[ActionId.UNDO].text()
    assert isinstance(desktop.plan._commands, PlanCommands)


def test_the_buttons_of_the_page_give_their_commands(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(replan.ReplanDialog, "ask", lambda *_: asked.append("replan"))
    monkeypatch.setattr(log_hours.LogHoursDialog, "ask", lambda *_: asked.append("log"))
    monkeypatch.setitem(desktop.plan._files, ActionId.PRINT, lambda: asked.append("print"))
    page = desktop.page
    page.choose("theory")
    for button in (page._replan, page._print, page.inspector._log, page.inspector._done):
        button.click()
    assert asked == ["replan", "print", "log"]
    assert desktop.session.profile.milestone("theory").status is Status.DONE


def test_a_notice_gives_way_to_a_banner_of_the_window(desktop: Desktop) -> None:
    assert desktop.page.notices.isVisible()
    desktop.window.show_banner("danger", "Could not save.")
    assert not desktop.page.notices.isVisible()
    desktop.window.hide_banner()
    assert desktop.page.notices.isVisible()


def test_the_list_of_notices_leads_to_a_milestone(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices.NoticesDialog, "ask", lambda *_: "piece")
    desktop.page.notices.all_requested.emit()
    assert desktop.page.chosen == "piece"


@pytest.fixture
def shipped(make: Callable[..., Desktop], plan_file: Path) -> Desktop:
    """The small plan, with the careers that are shipped to choose from."""
    from planner import paths
    from planner.storage.seeds import load_catalogue

    catalogue, _ = load_catalogue((paths.shipped("seeds"),))
    desktop = make(catalogue=catalogue)
    assert desktop.open(plan_file)
    desktop.run(ActionId.GO_PLAN)
    return desktop


def test_a_plan_stays_open_behind_the_steps_to_a_new_one(
    shipped: Desktop, plan_file: Path, qtbot: QtBot
) -> None:
    session, page = shipped.session, shipped.page
    shipped.run(ActionId.TOGGLE_DONE)
    shipped.run(ActionId.NEW_PLAN)
    start = shipped.window.stack.currentWidget()
    assert start is not page
    assert not shipped.window.sidebar.isVisible()
    session.plan_changed.emit(session.plan)
    assert not shipped.window.actions_by_id[ActionId.TOGGLE_DONE].isEnabled()
    assert shipped.window.windowTitle() == "Learning-path planner"
    shipped.run(ActionId.NEW_PLAN)
    assert shipped.window.stack.currentWidget() is start
    QTest.keyClick(start, Qt.Key.Key_Escape)
    assert shipped.window.stack.currentWidget() is page
    assert shipped.session is session
    assert shipped.window.sidebar.isVisible()
    assert shipped.window.windowTitle().startswith("Mixing Engineer")
    shipped.run(ActionId.UNDO)
    assert session.profile.milestone("rock").is_open
    with pytest.raises(ProfileInUseError):
        acquire_lock(plan_file)


def test_a_new_plan_takes_the_place_of_the_one_behind(
    shipped: Desktop, plan_file: Path, qtbot: QtBot
) -> None:
    old = shipped.page
    shipped.run(ActionId.TOGGLE_DONE)
    shipped.run(ActionId.NEW_PLAN)
    calendar = StudyCalendar(week=week_of_hours(8))
    gone: list[bool] = []
    old.destroyed.connect(lambda: gone.append(True))
    assert shipped.create(Answers(careers=("mixing-engineer",), calendar=calendar, start=TODAY))
    qtbot.waitUntil(lambda: bool(gone))
    assert _saved(plan_file, "rock") is Status.DONE
    assert shipped.page is not old
    overview = shipped.window.stack.currentWidget()
    assert isinstance(overview, OverviewPage)
    acquire_lock(plan_file)()
    shipped.back_to_plan()
    assert shipped.window.stack.currentWidget() is overview


def test_opening_the_plan_behind_the_steps_goes_back_to_it(
    shipped: Desktop, plan_file: Path
) -> None:
    page = shipped.page
    shipped.run(ActionId.NEW_PLAN)
    assert shipped.open(plan_file)
    assert shipped.window.stack.currentWidget() is page


def test_without_a_plan_there_is_nothing_to_go_back_to(
    make: Callable[..., Desktop],
) -> None:
    from planner import paths
    from planner.storage.seeds import load_catalogue

    catalogue, _ = load_catalogue((paths.shipped("seeds"),))
    desktop = make(catalogue=catalogue)
    desktop.begin(None)
    start = desktop.window.stack.currentWidget()
    assert start.back_button.isHidden()
    QTest.keyClick(start, Qt.Key.Key_Escape)
    assert desktop.window.stack.currentWidget() is start


def test_the_view_of_a_plan_is_remembered(
    desktop: Desktop, make: Callable[..., Desktop], plan_file: Path
) -> None:
    desktop.page.choose("piece")
    desktop.page.bar.search.setText("piece")
    desktop.window.close()
    desktop.end()
    again = make(settings=read_settings())
    again.open(plan_file)
    assert again.page.chosen == "piece"
    assert again.page.bar.search.text() == "piece"


def test_the_switcher_opens_the_plan_that_is_chosen(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.json"
    ProfileStore(other).create(edits.rename("The other").apply(small_profile())[0])
    desktop._kept.take(desktop.settings.with_profile(other))
    real = switcher.switcher_menu

    class Menu(QMenu):
        """The real entries, of which one is pressed at once."""

        pressed: int | None = None

        def exec(self, _place: object) -> QAction | None:
            menu = real(desktop.window, desktop.settings.recent, desktop.store.path)
            return None if self.pressed is None else menu.actions()[self.pressed]

    monkeypatch.setattr(switcher, "switcher_menu", lambda window, *_: Menu(window))
    desktop.window.sidebar.switcher_requested.emit()
    assert desktop.session.profile.name == "Mixing Engineer"
    Menu.pressed = 0
    desktop.window.sidebar.switcher_requested.emit()
    assert desktop.session.profile.name == "The other"
