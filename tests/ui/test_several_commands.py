"""Commands about several selected milestones: one edit, one undo and one message each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.domain import edits
from planner.domain.catalogue import Kind
from planner.domain.consequences import Consequences
from planner.domain.profile import Milestone, Status
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import date_preview, estimates, skip
from planner.ui.pages.plan_page import PlanPage
from planner.ui.session import PlanSession

_A = ActionId


class World:
    """The window with the small plan, three of its milestones selected."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        desktop.run(_A.GO_PLAN)
        assert desktop.page is not None
        assert desktop.session is not None
        self.page: PlanPage = desktop.page
        self.session: PlanSession = desktop.session
        self.page.model.set_closed(set())
        self.said: list[str] = []
        self.session.change_made.connect(lambda text, _: self.said.append(text))
        self.refused: list[str] = []
        self.session.refused.connect(self.refused.append)
        self.select("signal", "rock", "night")

    def select(self, *names: str) -> None:
        self.page.choose(names[0])
        self.page.view.select(names)
        assert set(self.page.selected) == set(names)

    def run(self, command: ActionId) -> None:
        steps = self.session.undo_stack.index()
        self.desktop.window.actions_by_id[command].trigger()
        assert self.session.undo_stack.index() - steps == len(self.said[-1:]) or self.refused

    def of(self, *names: str) -> list[Milestone]:
        return [self.session.profile.known(name) for name in names]

    @property
    def milestones(self) -> list[Milestone]:
        return self.of("signal", "rock", "night")


@pytest.fixture
def world(desktop: Desktop) -> Iterator[World]:
    world = World(desktop)
    yield world
    for box in desktop.window.findChildren(type(desktop.window)):
        box.close()


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Consequences are agreed to."""

    def agreed(_themes: object, _session: object, found: Consequences, _: object) -> edits.Edit:
        return found.edit

    monkeypatch.setattr(date_preview.DatePreviewDialog, "ask", agreed)


def test_all_are_marked_done_and_opened_again(world: World) -> None:
    before = world.session.profile
    world.run(_A.TOGGLE_DONE)
    assert {each.status for each in world.milestones} == {Status.DONE}
    assert world.said == ["Marked done: 3 milestones."]
    assert world.desktop.window.actions_by_id[_A.TOGGLE_DONE].text() == "Open a&gain"
    world.session.undo_stack.undo()
    assert world.session.profile == before
    world.session.undo_stack.redo()
    world.run(_A.TOGGLE_DONE)
    assert world.said[-1] == "Open again: 3 milestones."
    assert [each.status for each in world.milestones] == [
        Status.TODO,
        Status.IN_PROGRESS,
        Status.TODO,
    ]


def test_space_ticks_all_that_are_selected(world: World) -> None:
    world.select("theory", "signal")
    QTest.keyClick(world.page.view, Qt.Key.Key_Space)
    assert {each.status for each in world.of("theory", "signal")} == {Status.DONE}
    assert world.session.undo_stack.count() == 1


def test_all_are_skipped_for_one_reason_and_taken_in_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answered(dialog: skip.SkipDialog) -> int:
        assert dialog.heading.text() == "3 milestones"
        dialog.reason.setText("No room")
        return int(skip.SkipDialog.DialogCode.Accepted)

    monkeypatch.setattr(skip.SkipDialog, "exec", answered)
    world.run(_A.SKIP)
    assert {(each.status, each.skip_reason) for each in world.milestones} == {
        (Status.SKIPPED, "No room")
    }
    assert world.said == ["Skipped: 3 milestones."]
    world.run(_A.SKIP)
    assert all(each.is_open for each in world.milestones)
    world.session.undo_stack.undo()
    world.session.undo_stack.undo()
    assert all(each.is_open and not each.skip_reason for each in world.milestones)


def test_what_is_done_is_not_skipped(world: World) -> None:
    world.run(_A.TOGGLE_DONE)
    world.run(_A.SKIP)
    assert world.refused == ["All of these are done. Open them again before you skip them."]
    world.run(_A.ESTIMATES)
    world.run(_A.WEEK_LATER)
    assert world.refused[1:] == [
        "None of these is open, so nothing is estimated.",
        "None of these has dates that can be moved.",
    ]
    assert world.session.undo_stack.count() == 1


def test_estimates_change_together(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def answered(dialog: estimates.EstimatesDialog) -> int:
        dialog.percent.setValue(200)
        return int(estimates.EstimatesDialog.DialogCode.Accepted)

    monkeypatch.setattr(estimates.EstimatesDialog, "exec", answered)
    world.run(_A.ESTIMATES)
    assert [each.estimate for each in world.milestones] == [720, 2400, 360]
    assert world.said == ["Estimates changed: 3 milestones."]


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    ("command", "days"),
    [(_A.DAY_EARLIER, -1), (_A.DAY_LATER, 1), (_A.WEEK_EARLIER, -7), (_A.WEEK_LATER, 7)],
)
def test_dates_move_together(world: World, qtbot: object, command: ActionId, days: int) -> None:
    before = world.milestones
    world.desktop.window.actions_by_id[command].trigger()
    qtbot.waitUntil(lambda: bool(world.said))
    assert world.session.undo_stack.count() == 1
    assert world.said == ["Dates pinned: 3 milestones."]
    for was, now in zip(before, world.milestones, strict=True):
        assert (now.pin.finish - was.placement.finish).days == days
    world.session.undo_stack.undo()
    assert world.milestones == before


def test_own_ones_are_deleted_and_others_stay(world: World) -> None:
    session = world.session
    for title in ("Mine", "Mine too"):
        session.apply(
            edits.add_own(
                session.profile,
                title=title,
                kind=Kind.WORK,
                minutes=60,
                phase=1,
                codes_issued=session.codes_issued,
            )
        )
    own = [each.id for each in session.profile.milestones if each.own]
    session.apply(edits.log_minutes(session.profile, own[0], 90, session.today, session.today))
    before, count = session.profile, session.undo_stack.count()
    world.select("signal", *own)
    panel = world.page.inspector.several
    assert panel.delete.text() == "Delete 2 of your own"
    panel.delete.click()
    assert session.undo_stack.count() == count + 1
    assert world.said[-1] == "Deleted: 2 milestones, with 1.5 h logged."
    assert session.profile.milestone("signal") is not None
    assert all(session.profile.milestone(name) is None for name in own)
    assert world.page.selected == ()
    session.undo_stack.undo()
    assert session.profile == before


def test_none_of_the_career_is_deleted(world: World) -> None:
    world.run(_A.DELETE)
    assert world.refused[0].startswith("Only milestones of your own are deleted together")
    assert len(world.session.profile.milestones) == 8


def test_commands_about_one_milestone_wait_for_one(world: World) -> None:
    actions = world.desktop.window.actions_by_id
    for name in (_A.LOG_HOURS, _A.RENAME, _A.PIN_DATES, _A.MOVE_EARLIER):
        assert not actions[name].isEnabled(), name
    for name in (_A.TOGGLE_DONE, _A.SKIP, _A.ESTIMATES, _A.DAY_LATER, _A.DELETE):
        assert actions[name].isEnabled(), name
    world.page.choose("rock")
    assert actions[_A.LOG_HOURS].isEnabled()


def test_on_another_page_commands_are_about_its_own_milestone(world: World) -> None:
    world.desktop.run(_A.GO_TIMELINE)
    assert world.desktop.window.actions_by_id[_A.LOG_HOURS].isEnabled()
    world.desktop.run(_A.TOGGLE_DONE)
    assert sum(each.status is Status.DONE for each in world.session.profile.milestones) == 2


def test_everything_shown_is_selected_at_once(world: World) -> None:
    world.desktop.run(_A.SELECT_ALL)
    assert len(world.page.selected) == 8
    world.page.model.set_expanded(2, expanded=False)
    world.desktop.run(_A.SELECT_ALL)
    assert set(world.page.selected) == {"listen", "signal", "theory"}
