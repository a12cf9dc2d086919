"""Commands about the plan as a whole, and what the window says of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.ui.actions import ActionId
from planner.ui.commands import PlanCommands
from planner.ui.dialogs import milestone_dialog
from planner.ui.main_window import MainWindow
from planner.ui.pages.plan_page import PlanPage
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import FakeStore, small_session


class World:
    """A window with the small plan and its commands."""

    def __init__(self, themes: ThemeSource, store: FakeStore | None) -> None:
        self.store = store
        self.session: PlanSession = small_session(store)
        self.window = MainWindow(themes)
        self.page = PlanPage(themes, self.session)
        self.window.show_page(self.page, with_sidebar=True, panes=self.page.panes)
        self.commands = PlanCommands(themes, self.window, self.page, self.session)

    def enabled(self, name: ActionId) -> bool:
        return self.window.actions_by_id[name].isEnabled()


@pytest.fixture
def world(qtbot: QtBot, themes: ThemeSource) -> Iterator[World]:
    world = World(themes, FakeStore())
    qtbot.addWidget(world.window)
    world.window.show()
    yield world
    world.session.close()


def test_only_commands_of_a_plan_are_carried_out(world: World) -> None:
    assert world.commands.run(ActionId.COLLAPSE_ALL)
    assert world.page.model.closed() == {1, 2}
    assert not world.commands.run(ActionId.PRINT)
    assert not world.commands.run("no-such-command")


def test_what_is_typed_is_taken_in_before_a_command(world: World) -> None:
    world.page.choose("rock")
    world.page.inspector._notes.setPlainText("Bass too loud")
    world.commands.run(ActionId.TOGGLE_DONE)
    assert world.session.profile.milestone("rock").notes == "Bass too loud"
    assert world.session.undo_stack.count() == 2


def test_the_menus_follow_plan_and_selection(world: World) -> None:
    assert not world.enabled(ActionId.TOGGLE_DONE)
    assert not world.enabled(ActionId.UNDO)
    world.page.choose("theory")
    assert world.enabled(ActionId.TOGGLE_DONE)
    world.commands.run(ActionId.TOGGLE_DONE)
    actions = world.window.actions_by_id
    assert world.enabled(ActionId.UNDO)
    assert actions[ActionId.UNDO].text().endswith(": Marked done: Music theory refresher")
    assert actions[ActionId.TOGGLE_DONE].text() == "Open a&gain"
    world.commands.run(ActionId.UNDO)
    assert world.enabled(ActionId.REDO)
    assert actions[ActionId.TOGGLE_DONE].text() != "Open a&gain"


def test_the_sidebar_names_the_plan_and_counts_what_is_late(world: World) -> None:
    late = len(world.session.plan.overdue)
    assert late > 0
    assert f"{late} overdue" in world.window.sidebar.button("plan").accessibleName()
    assert world.window.windowTitle() == "Mixing Engineer, Learning-path planner"
    world.session.apply(edits.rename("Mixing at night"))
    assert world.window.windowTitle().startswith("Mixing at night")


def test_away_the_menus_and_title_are_left_alone(world: World) -> None:
    world.page.choose("theory")
    world.commands.set_away(True)
    world.window.setWindowTitle("Elsewhere")
    world.session.apply(edits.rename("Another name"))
    assert world.window.windowTitle() == "Elsewhere"
    world.commands.set_away(False)
    assert world.window.windowTitle().startswith("Another name")


def test_a_change_is_said_and_undone_from_there(world: World) -> None:
    world.page.choose("theory")
    world.commands.run(ActionId.TOGGLE_DONE)
    assert world.window.toast.message == "Marked done: Music theory refresher."
    world.window.toast.action_requested.emit()
    assert world.session.profile.milestone("theory").is_open


def test_a_refused_edit_is_said_and_the_fields_go_back(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: texts.append(box.text()))
    world = World(themes, None)
    qtbot.addWidget(world.window)
    assert not world.session.apply(edits.rename("Other"))
    assert texts == ["This plan is open read-only, so it cannot be changed."]
    assert world.session.profile.name == "Mixing Engineer"
    assert not world.enabled(ActionId.REPLAN)
    world.session.close()


def test_an_added_milestone_is_shown(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(
        _themes: object, session: PlanSession, _none: None, phase: int, _window: object
    ) -> object:
        dialog = milestone_dialog.MilestoneDialog(_themes, session, None, phase)
        dialog.title.setText("Visit a studio")
        edit = dialog.edit()
        dialog.deleteLater()
        return edit

    monkeypatch.setattr(milestone_dialog.MilestoneDialog, "ask", ask)
    world.commands.run(ActionId.ADD_MILESTONE)
    planned = world.session.plan.milestone(world.page.chosen)
    assert planned.milestone.title == "Visit a studio"
    assert planned.milestone.own


def test_a_copy_is_chosen_and_a_move_past_what_is_needed_is_refused(world: World) -> None:
    world.page.choose("rock")
    assert world.commands.run(ActionId.DUPLICATE)
    copy = world.session.profile.known(world.page.chosen)
    assert (copy.own, copy.title) == (True, "Full mix: indie <b>rock</b> (copy)")
    refused: list[str] = []
    world.session.refused.connect(refused.append)
    world.page.list.move_requested.emit("rock", "balance", False)
    title, needed = "Full mix: indie <b>rock</b>", "Static balance of one song"
    assert refused == [f"“{title}” needs “{needed}” first, so it stays after it."]
    world.page.list.move_requested.emit("piece", "night", False)
    names = [each.id for each in world.session.profile.milestones]
    assert names.index("piece") == names.index("night") - 1


def test_held_over_another_phase_it_is_said_why_it_stays(world: World) -> None:
    world.page.view.drag.held_back.emit("rock")
    toast = world.window.toast
    assert toast.message.startswith("The phase of “Full mix: indie <b>rock</b>” comes from")
    assert not toast._action.isVisible()


def test_what_went_to_a_closed_phase_is_shown_there(world: World) -> None:
    world.page.choose("theory")
    world.commands.run(ActionId.DUPLICATE)
    own = world.page.chosen
    world.page.model.set_closed({2})
    world.page.view.drag.phase_requested.emit(own, 2)
    assert world.session.profile.known(own).phase == 2
    assert world.page.model.row_of(own) >= 0
    assert world.page.chosen == own
    world.window.toast.action_requested.emit()
    assert world.session.profile.known(own).phase == 1
