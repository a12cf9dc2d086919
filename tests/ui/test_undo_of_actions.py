"""Every command that changes the plan is taken back by one undo, to the byte.

Each row of the action table stands in one of two lists here, so a new command must say which.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from planner.domain import edits, own_order
from planner.domain.catalogue import Catalogue, Kind
from planner.domain.merge_edits import Side
from planner.domain.problems import OrderError
from planner.domain.profile import Evidence, EvidenceKind, Profile
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.snapshots import read
from planner.ui.actions import ACTIONS, GROUPINGS, ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs.availability import AvailabilityDialog
from planner.ui.dialogs.check_by_code import CheckByCodeDialog
from planner.ui.dialogs.conflicts import ConflictsDialog
from planner.ui.dialogs.date_preview import DatePreviewDialog
from planner.ui.dialogs.estimates import EstimatesDialog
from planner.ui.dialogs.evidence_dialog import EvidenceDialog
from planner.ui.dialogs.habit_dialog import HabitDialog
from planner.ui.dialogs.links import LinkDialog
from planner.ui.dialogs.log_hours import LogHoursDialog
from planner.ui.dialogs.look_back import LookBackDialog
from planner.ui.dialogs.milestone_dialog import MilestoneDialog
from planner.ui.dialogs.phase_dialog import PhaseDialog
from planner.ui.dialogs.rate_skills import RateSkillsDialog
from planner.ui.dialogs.rename_plan import RenamePlanDialog
from planner.ui.dialogs.replan import ReplanDialog
from planner.ui.dialogs.skip import SkipDialog
from planner.ui.dialogs.snapshots import SnapshotsDialog
from planner.ui.dialogs.upgrade import UpgradeDialog
from planner.ui.dialogs.worked import WorkedDialog
from planner.ui.outside_changes import OutsideChanges
from planner.ui.session import PlanSession

_A = ActionId
_DAY = dt.date(2027, 2, 1)
_LINK = Evidence(kind=EvidenceKind.LINK, target="https://example.org/a", added=_DAY)
_SHOWS = "shows another part of the window"
_LOOKS = "changes how it looks, which is kept with the settings"
_COPIES = "writes a copy"

#: Commands that change no plan, each with the reason.
CHANGES_NOTHING = {
    _A.NEW_PLAN: "shows the steps to another plan",
    _A.OPEN_PLAN: "opens another plan",
    _A.PLANS: "lists the plans",
    _A.ARCHIVE_PLAN: "moves the file and closes the plan; the list of plans brings it back",
    _A.COMPARE_PLANS: "holds plans side by side; keeping one opens it",
    _A.SAMPLE: "opens the sample in the plan's place",
    _A.SAVE_NOW: "writes what was changed before",
    _A.SAVE_COPY: _COPIES,
    _A.PRINT: _COPIES,
    _A.SAVE_PDF: _COPIES,
    _A.PORTFOLIO_PAGE: _COPIES,
    _A.UNDO: "is no change of its own; every test of a change uses it",
    _A.REDO: "is no change of its own; every test of a change uses it",
    _A.HISTORY: "lists the changes; choosing one is undo or redo",
    _A.SELECT_ALL: "selects",
    _A.FIND: _SHOWS,
    _A.FIND_NEXT: _SHOWS,
    _A.SHOW_SIDEBAR: _LOOKS,
    _A.SHOW_INSPECTOR: _LOOKS,
    _A.SHOW_AVAILABLE: _LOOKS,
    _A.SHOW_LEFT: _LOOKS,
    _A.EXPAND_ALL: _LOOKS,
    _A.COLLAPSE_ALL: _LOOKS,
    **dict.fromkeys(GROUPINGS, _LOOKS),
    _A.TIMER: "starts a timer; the hours it proposes are logged by the dialog that asks",
    _A.ZOOM_IN: _LOOKS,
    _A.ZOOM_OUT: _LOOKS,
    _A.ZOOM_FIT: _LOOKS,
    _A.GO_TODAY: _LOOKS,
    _A.THEME_SYSTEM: _LOOKS,
    _A.THEME_LIGHT: _LOOKS,
    _A.THEME_DARK: _LOOKS,
    _A.GO_OVERVIEW: _SHOWS,
    _A.GO_WEEK: _SHOWS,
    _A.GO_PLAN: _SHOWS,
    _A.GO_TIMELINE: _SHOWS,
    _A.GO_SKILLS: _SHOWS,
    _A.GO_PORTFOLIO: _SHOWS,
    _A.GO_NETWORK: _SHOWS,
    _A.GO_CAREERS: _SHOWS,
    _A.GO_SETTINGS: _SHOWS,
    _A.PALETTE: "leads to other commands",
    _A.NEXT_PANE: _SHOWS,
    _A.PREVIOUS_PANE: _SHOWS,
    _A.GUIDE: "shows the guide",
    _A.SHORTCUTS: "shows a list",
    _A.ABOUT: "shows versions",
    _A.QUIT: "closes the window",
}


@dataclass(frozen=True)
class World:
    """The window with an open plan, and what answers its dialogs."""

    desktop: Desktop
    session: PlanSession
    qtbot: QtBot
    patch: pytest.MonkeyPatch

    @property
    def profile(self) -> Profile:
        return self.session.profile

    def choose(self, place: int = -1) -> str:
        """Choose an open milestone of the list; gives its id."""
        milestone = [each.id for each in self.profile.milestones if each.is_open][place]
        assert self.desktop.page is not None
        self.desktop.page.choose(milestone)
        return milestone

    def answer(self, kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
        """Fill in a dialog when it opens, and accept it."""

        def answered(dialog: QDialog) -> int:
            act(dialog)
            dialog.done(QDialog.DialogCode.Accepted)
            return int(QDialog.DialogCode.Accepted)

        self.patch.setattr(kind, "exec", answered)


def _on_one(place: int = -1) -> Callable[[World], None]:
    """A command that asks for nothing but a milestone, and about dates that would follow."""

    def prepare(world: World) -> None:
        world.choose(place)
        world.answer(DatePreviewDialog, lambda _: None)

    return prepare


def _movable(step: int) -> Callable[[World], None]:
    """A milestone that neither needs its neighbour nor is needed by it."""

    def prepare(world: World) -> None:
        for each in world.profile.milestones:
            with suppress(OrderError):
                if own_order.move_by(world.profile, each.id, step):
                    assert world.desktop.page is not None
                    world.desktop.page.choose(each.id)
                    return

    return prepare


def _to_phase(world: World) -> None:
    issued = world.session.codes_issued
    own = edits.add_own(
        world.profile, title="Mine", kind=Kind.WORK, minutes=60, phase=2, codes_issued=issued
    )
    world.session.apply(own)
    assert world.desktop.page is not None
    world.desktop.page.choose(own.milestone or "")
    world.answer(PhaseDialog, lambda dialog: dialog.phase.setCurrentIndex(0))


def _rename(world: World) -> None:
    world.choose()
    world.answer(MilestoneDialog, lambda dialog: dialog.title.setText("In other words"))


def _rename_plan(world: World) -> None:
    world.answer(RenamePlanDialog, lambda dialog: dialog.name.setText("Another name"))


def _add(world: World) -> None:
    world.answer(MilestoneDialog, lambda dialog: dialog.title.setText("Of my own"))


def _log(world: World) -> None:
    world.choose()
    world.answer(LogHoursDialog, lambda dialog: dialog.hours.set_minutes(90))


def _estimate(world: World) -> None:
    world.choose()
    world.answer(EstimatesDialog, lambda dialog: dialog.percent.setValue(150))


def _skip(world: World) -> None:
    world.choose()
    world.answer(SkipDialog, lambda dialog: dialog.reason.setText("No room"))


def _correct_log(world: World) -> None:
    milestone = next(each.id for each in world.profile.milestones if each.log and each.done_on)
    assert world.desktop.page is not None
    world.desktop.page.choose(milestone)

    def corrected(dialog: QDialog) -> None:
        dialog.done_on.setDate(dialog.done_on.date().addDays(-1))
        dialog.lines[0].hours.set_minutes(45)

    world.answer(WorkedDialog, corrected)


def _check_by_code(world: World) -> None:
    code = world.profile.known(world.choose()).code

    def typed(dialog: QDialog) -> None:
        dialog.code.clear()
        QTest.keyClicks(dialog.code, code)
        dialog.accept_button.click()

    world.answer(CheckByCodeDialog, typed)


def _availability(world: World) -> None:
    world.answer(AvailabilityDialog, lambda dialog: dialog.days.set_minutes((60,) * 7))


def _replan(world: World) -> None:
    def worked_out(dialog: QDialog) -> None:
        world.qtbot.waitUntil(lambda: dialog.edit() is not None, timeout=60_000)

    world.answer(ReplanDialog, worked_out)


def _take_changes(world: World) -> None:
    definition = world.profile.milestones[-1].definition
    newer = definition.model_copy(update={"title": "As the catalogue says now"})
    known = world.session.catalogue
    world.session.catalogue = Catalogue.of(
        known.careers.values(),
        known.skills.values(),
        (*known.milestones.values(), newer),
        known.resources.values(),
    )
    world.answer(UpgradeDialog, lambda dialog: [box.setChecked(True) for box in dialog.boxes])


def _habit(world: World) -> None:
    world.choose()
    world.answer(HabitDialog, lambda dialog: dialog.minutes.setValue(25))
    world.answer(DatePreviewDialog, lambda _: None)


def _look_back(world: World) -> None:
    def filled(dialog: QDialog) -> None:
        dialog.comes.note.setText("Slow, and fine")

    world.answer(LookBackDialog, filled)


def _rate(world: World) -> None:
    world.answer(RateSkillsDialog, lambda dialog: dialog.levels[5].click())


def _snapshots(world: World) -> None:
    milestone = world.choose()
    for text in ("One.", "Two."):
        world.session.apply(edits.set_notes(milestone, text))
        assert world.session.flush()

    def earlier(*arguments: object) -> Profile:
        (found,) = {each for each in arguments if isinstance(each, tuple)}
        return read(found[-1]).profile

    world.patch.setattr(SnapshotsDialog, "ask", earlier)


def _conflicts(world: World) -> None:
    milestone, store = world.choose(), world.desktop.store
    assert store is not None
    other = ProfileStore(store.path)
    theirs, _ = edits.set_notes(milestone, "Theirs.").apply(other.load().profile)
    world.session.apply(edits.set_notes(milestone, "Ours."))
    other.save(theirs)
    (outside,) = world.desktop.window.findChildren(OutsideChanges)
    outside.look()
    world.qtbot.waitUntil(lambda: bool(outside.conflicts), timeout=60_000)
    found = tuple((each, Side.THEIRS) for each in outside.conflicts)
    world.patch.setattr(ConflictsDialog, "ask", lambda *_: found)


def _add_evidence(world: World) -> None:
    world.choose()
    world.patch.setattr(LinkDialog, "ask", lambda *_: _LINK)
    world.answer(EvidenceDialog, lambda _: None)


def _paste(world: World) -> None:
    world.choose()
    QGuiApplication.clipboard().setText(_LINK.target)


#: What to do before a command that changes the plan, so that it changes something.
CHANGES = {
    _A.RENAME: _rename,
    _A.RENAME_PLAN: _rename_plan,
    _A.DELETE: _on_one(),
    _A.DUPLICATE: _on_one(),
    _A.TOGGLE_DONE: _on_one(),
    _A.LOG_HOURS: _log,
    _A.CORRECT_LOG: _correct_log,
    _A.SKIP: _skip,
    _A.PIN_DATES: _on_one(),
    _A.MOVE_EARLIER: _movable(-1),
    _A.MOVE_LATER: _movable(1),
    _A.MOVE_TO_PHASE: _to_phase,
    _A.DAY_EARLIER: _on_one(),
    _A.DAY_LATER: _on_one(),
    _A.ESTIMATES: _estimate,
    _A.WEEK_EARLIER: _on_one(),
    _A.WEEK_LATER: _on_one(),
    _A.ADD_MILESTONE: _add,
    _A.ADD_EVIDENCE: _add_evidence,
    _A.PASTE_EVIDENCE: _paste,
    _A.CHECK_BY_CODE: _check_by_code,
    _A.AVAILABILITY: _availability,
    _A.REPLAN: _replan,
    _A.CATALOGUE_CHANGES: _take_changes,
    _A.HABIT: _habit,
    _A.REVIEW_WEEK: _look_back,
    _A.RATE_SKILLS: _rate,
    _A.SNAPSHOTS: _snapshots,
    _A.CONFLICTS: _conflicts,
}
#: These need a file; the others are tried on the sample, which has all a plan can have.
_WITH_FILE = {_A.RENAME_PLAN, _A.SNAPSHOTS, _A.CONFLICTS}


@pytest.fixture
def no_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever opens is closed at once."""

    def closed(dialog: QDialog) -> int:
        dialog.done(0)
        return 0

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", closed)
        monkeypatch.setattr(kind, "open", closed)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))


def data(profile: Profile) -> bytes:
    return profile.model_dump_json().encode()


def test_every_command_is_in_one_of_the_lists() -> None:
    assert set(CHANGES) | set(CHANGES_NOTHING) == {row.id for row in ACTIONS}
    assert not set(CHANGES) & set(CHANGES_NOTHING)
    assert all(CHANGES_NOTHING.values())


@pytest.mark.usefixtures("no_question")
@pytest.mark.parametrize("command", CHANGES)
def test_one_undo_takes_a_command_back(
    command: ActionId,
    make: Callable[..., Desktop],
    shipped_catalogue: Catalogue,
    plan_file: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if command in _WITH_FILE:
        desktop = make()
        assert desktop.open(plan_file)
    else:
        desktop = make(catalogue=shipped_catalogue)
        desktop.show_sample()
    session = desktop.session
    assert session is not None
    desktop.run(_A.GO_PLAN)
    CHANGES[command](World(desktop, session, qtbot, monkeypatch))
    before, steps = data(session.profile), session.undo_stack.index()
    desktop.window.actions_by_id[command].trigger()
    qtbot.waitUntil(lambda: session.undo_stack.index() > steps, timeout=60_000)
    after = data(session.profile)
    assert session.undo_stack.index() == steps + 1
    assert after != before
    desktop.run(_A.UNDO)
    assert data(session.profile) == before
    desktop.run(_A.REDO)
    assert data(session.profile) == after


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
@pytest.mark.usefixtures("no_question")
def test_the_other_commands_change_nothing(
    make: Callable[..., Desktop], shipped_catalogue: Catalogue, plan_file: Path
) -> None:
    desktop = make(catalogue=shipped_catalogue)
    assert desktop.open(plan_file)
    session, page = desktop.session, desktop.page
    assert session is not None
    assert page is not None
    page.choose("rock")
    before = session.profile
    leave_the_plan = (_A.NEW_PLAN, _A.SAMPLE, _A.QUIT)
    for command in (each for each in CHANGES_NOTHING if each not in leave_the_plan):
        desktop.run(command)
        assert session.profile is before, command
    assert session.undo_stack.count() == 0
    for command in leave_the_plan:
        desktop.run(command)
        assert data(read_profile(plan_file).profile) == data(before), command
