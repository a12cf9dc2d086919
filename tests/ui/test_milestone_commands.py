"""Commands about the selected milestone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits, own_order
from planner.domain.consequences import Consequences, consequences_of
from planner.domain.edits import Edit
from planner.domain.milestone_edits import add_pieces
from planner.domain.profile import Evidence, EvidenceKind, Milestone, Status
from planner.ui import milestone_commands
from planner.ui.actions import ActionId
from planner.ui.dialogs import (
    date_preview,
    links,
    log_hours,
    milestone_dialog,
    phase_dialog,
    skip,
)
from planner.ui.milestone_commands import MilestoneCommands
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY, FakeStore, small_session


class World:
    """A session, a chosen milestone and the commands about it."""

    def __init__(self, themes: ThemeSource) -> None:
        self.session: PlanSession = small_session(FakeStore())
        self.window = QWidget()
        self.chosen = "theory"
        self.commands = MilestoneCommands(
            themes,
            self.window,
            self.session,
            lambda: self.session.profile.milestone(self.chosen),
            self.window,
        )

    def run(self, name: ActionId) -> None:
        self.commands.table()[name]()

    @property
    def milestone(self) -> object:
        return self.session.profile.milestone(self.chosen)


@pytest.fixture
def world(qtbot: QtBot, themes: ThemeSource) -> Iterator[World]:
    world = World(themes)
    qtbot.addWidget(world.window)
    yield world
    world.session.close()


def test_nothing_selected_changes_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.chosen = ""
    for command in world.commands.table().values():
        command()
    world.commands.open_evidence(0)
    assert world.session.undo_stack.count() == 0


def test_done_and_open_again(world: World) -> None:
    world.run(ActionId.TOGGLE_DONE)
    assert world.milestone.status is Status.DONE
    assert world.milestone.done_on == TODAY
    world.run(ActionId.TOGGLE_DONE)
    assert world.milestone.status is Status.TODO


def test_skipped_and_taken_in_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(skip.SkipDialog, "ask", lambda *_: None)
    world.run(ActionId.SKIP)
    assert world.milestone.is_open
    monkeypatch.setattr(skip.SkipDialog, "ask", lambda _, one, __: edits.skip(one.id, "No room"))
    world.run(ActionId.SKIP)
    assert world.milestone.status is Status.SKIPPED
    assert world.milestone.skip_reason == "No room"
    world.run(ActionId.SKIP)
    assert world.milestone.is_open


def test_deleting_is_undone_by_one_step(world: World) -> None:
    before = world.session.profile
    world.run(ActionId.DELETE)
    assert world.milestone is None
    world.session.undo_stack.undo()
    assert world.session.profile == before


def _previews(world: World, monkeypatch: pytest.MonkeyPatch, *, agrees: bool) -> list[Consequences]:
    """Answer the question about new dates; the consequences that it showed."""
    shown: list[Consequences] = []

    def ask(themes: object, session: object, found: Consequences, parent: object) -> Edit | None:
        shown.append(found)
        return found.edit if agrees else None

    monkeypatch.setattr(date_preview.DatePreviewDialog, "ask", ask)
    return shown


@pytest.mark.parametrize("agrees", [True, False])
def test_a_week_later_is_shown_before_it_applies(
    world: World, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, agrees: bool
) -> None:
    world.chosen = "balance"
    before, placed = world.session.profile, world.milestone.placement
    shown = _previews(world, monkeypatch, agrees=agrees)
    world.run(ActionId.WEEK_LATER)
    assert world.session.profile is before
    with qtbot.waitSignal(world.session.plan_changed):
        pass
    assert len(shown) == 1
    assert shown[0].others
    if agrees:
        assert world.milestone.pin.finish == placed.finish + dt.timedelta(days=7)
        assert world.session.undo_stack.count() == 1
        world.session.undo_stack.undo()
    assert world.session.profile == before


def test_what_is_shown_is_about_the_plan_as_it_is_by_then(
    world: World, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown, may_end = _previews(world, monkeypatch, agrees=True), Event()

    def held(*given: Any) -> Consequences:
        may_end.wait(20)
        return consequences_of(*given)

    def go_on() -> None:
        world.session.apply(edits.skip("night"))
        may_end.set()

    monkeypatch.setattr(milestone_commands, "consequences_of", held)
    world.chosen = "balance"
    QTimer.singleShot(100, go_on)
    world.run(ActionId.WEEK_LATER)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert world.session.undo_stack.count() == 2
    world.session.undo_stack.undo()
    assert shown[0].before.profile == world.session.profile
    assert world.session.profile.known("night").status is Status.SKIPPED


def test_what_moves_nothing_else_applies_at_once_and_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown = _previews(world, monkeypatch, agrees=False)
    world.chosen = "piece"
    placement = world.milestone.placement
    with qtbot.waitSignal(world.session.change_made) as told:
        world.run(ActionId.PIN_DATES)
    pin = world.milestone.pin
    assert (pin.start, pin.finish) == (placement.start, placement.finish)
    assert told.args[0] == "Dates pinned: Portfolio piece. Nothing else moves."
    assert shown == []
    _previews(world, monkeypatch, agrees=True)
    with qtbot.waitSignal(world.session.change_made):
        world.run(ActionId.PIN_DATES)
    assert world.milestone.pin is None


def test_what_is_done_has_no_dates_to_move(world: World) -> None:
    world.chosen = "listen"
    world.run(ActionId.WEEK_EARLIER)
    assert world.session.undo_stack.count() == 0


def _order(world: World) -> list[str]:
    return [each.id for each in world.session.profile.milestones]


def test_moving_stays_inside_the_phase(world: World) -> None:
    world.run(ActionId.MOVE_LATER)
    assert world.session.undo_stack.count() == 0
    world.run(ActionId.MOVE_EARLIER)
    assert _order(world)[:3] == ["listen", "theory", "signal"]
    world.run(ActionId.MOVE_EARLIER)
    world.run(ActionId.MOVE_EARLIER)
    assert _order(world)[0] == "theory"
    assert world.session.undo_stack.count() == 2
    world.run(ActionId.MOVE_LATER)
    world.run(ActionId.MOVE_LATER)
    assert _order(world)[:3] == ["listen", "signal", "theory"]


def test_ones_own_moves_to_another_phase_and_others_are_refused(
    world: World, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def ask(_: object, session: PlanSession, one: Milestone, __: object) -> Edit | None:
        asked.append(one.id)
        return own_order.move_to_phase(session.profile, one.id, 2)

    monkeypatch.setattr(phase_dialog.PhaseDialog, "ask", ask)
    with qtbot.waitSignal(world.session.refused) as refused:
        world.run(ActionId.MOVE_TO_PHASE)
    assert refused.args[0].startswith("The phase of “Music theory refresher” comes from the career")
    copy = own_order.duplicate(world.session.profile, "theory", 8, "Mine")
    world.session.apply(copy)
    world.chosen = copy.milestone or ""
    with (
        qtbot.waitSignal(world.session.change_made) as said,
        qtbot.waitSignal(world.commands.phase_changed) as told,
    ):
        world.run(ActionId.MOVE_TO_PHASE)
    assert asked == [world.chosen]
    assert world.milestone.phase == 2
    assert said.args == ["Moved to another phase: Mine.", world.chosen]
    assert told.args == [world.chosen]


def test_what_it_needs_keeps_ones_own_from_a_phase(world: World, qtbot: QtBot) -> None:
    copy = own_order.duplicate(world.session.profile, "rock", 8, "Mine")
    world.session.apply(copy)
    steps = world.session.undo_stack.count()
    with (
        qtbot.assertNotEmitted(world.commands.phase_changed),
        qtbot.waitSignal(world.session.refused) as refused,
    ):
        world.commands.move_to_phase(copy.milestone or "", 1)
    assert refused.args[0].startswith("“Mine” needs “Static balance of one song” first")
    assert world.session.undo_stack.count() == steps


def test_hours_and_a_new_title_come_from_dialogs(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = world.session.profile
    logged = edits.log_minutes(profile, "theory", 45, TODAY, TODAY)
    renamed = edits.edit_definition(profile, "theory", title="Harmony")
    monkeypatch.setattr(log_hours.LogHoursDialog, "ask", lambda *_: logged)
    monkeypatch.setattr(milestone_dialog.MilestoneDialog, "ask", lambda *_: renamed)
    world.run(ActionId.LOG_HOURS)
    world.run(ActionId.RENAME)
    assert world.milestone.logged == 45
    assert world.milestone.title == "Harmony"


def test_evidence_is_opened(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    link = Evidence(kind=EvidenceKind.LINK, target="https://example.org/a", added=TODAY)
    file = Evidence(kind=EvidenceKind.FILE, target="mix.wav", added=TODAY)
    opened: list[Evidence] = []
    addresses: list[str] = []
    monkeypatch.setattr(links, "open_evidence", lambda one, _: opened.append(one))
    monkeypatch.setattr(links, "open_link", lambda address, _: addresses.append(address))
    world.session.apply(add_pieces(world.session.profile, "theory", (link, file)))
    world.commands.open_evidence(1)
    world.commands.open_evidence(2)
    assert opened == [file]
    world.commands.open_link("A library", "https://example.org/tracks")
    assert addresses == ["https://example.org/tracks"]
