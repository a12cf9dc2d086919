"""Moving one of the learner's own milestones to another phase."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits, own_order
from planner.domain.edits import Change
from planner.domain.model import with_fields
from planner.domain.profile import Milestone, Profile
from planner.ui.dialogs.phase_dialog import PhaseDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import FakeStore, small_profile, small_session


@pytest.fixture
def plan() -> Profile:
    """The small plan with a copy of "balance", which needs "signal", and a phase without a name."""
    plan, _ = own_order.duplicate(small_profile(), "balance", 8, "Mine").apply(small_profile())
    *others, last = plan.milestones
    return with_fields(plan, {"milestones": (*others, with_fields(last, {"phase": 7}))})


def _own(plan: Profile) -> Milestone:
    (own,) = (each for each in plan.milestones if each.own)
    return own


@pytest.fixture
def session(qtbot: QtBot, plan: Profile) -> Iterator[PlanSession]:
    session = small_session(FakeStore(), profile=plan)
    yield session
    session.close()


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> PhaseDialog:
    dialog = PhaseDialog(themes, session, _own(session.profile))
    qtbot.addWidget(dialog)
    return dialog


def test_every_phase_can_be_chosen_but_the_one_it_is_in(dialog: PhaseDialog) -> None:
    texts = [dialog.phase.itemText(each) for each in range(dialog.phase.count())]
    assert texts == ["Foundations", "Core craft", "Phase 7"]
    assert dialog.phase.currentText() == "Core craft"
    assert not dialog.accept_button.isEnabled()
    dialog.phase.setCurrentIndex(2)
    assert dialog.accept_button.isEnabled()
    edit = dialog.phase.edit()
    assert edit is not None
    assert edit.change is Change.PHASE


def test_a_phase_that_breaks_the_order_is_explained(
    dialog: PhaseDialog, session: PlanSession
) -> None:
    fields = MappingProxyType({"phase": 2})
    session.apply(edits.EditMilestone("signal", fields, Change.UPGRADE))
    dialog.phase.setCurrentIndex(0)
    assert dialog.problem.text() == "“Mine” needs “Signal flow” first, so it stays after it."
    assert not dialog.accept_button.isEnabled()
    dialog.phase.setCurrentIndex(2)
    assert dialog.problem.text() == ""


def test_cancel_moves_nothing(
    dialog: PhaseDialog, themes: ThemeSource, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PhaseDialog, "exec", lambda _: PhaseDialog.DialogCode.Rejected)
    assert PhaseDialog.ask(themes, session, _own(session.profile), dialog) is None


def test_what_was_changed_while_it_was_asked_stays(
    dialog: PhaseDialog, session: PlanSession
) -> None:
    dialog.phase.setCurrentIndex(0)
    session.apply(edits.set_notes("rock", "Louder."))
    edit = dialog.phase.edit()
    assert edit is not None
    session.apply(edit)
    assert session.profile.known("rock").notes == "Louder."
    assert _own(session.profile).phase == 1
