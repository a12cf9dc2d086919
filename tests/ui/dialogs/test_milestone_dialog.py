"""Adding and editing a milestone."""

from __future__ import annotations

from types import MappingProxyType

from pytestqt.qtbot import QtBot

from planner.domain import edits, own_order
from planner.domain.catalogue import Kind
from planner.domain.edits import Change
from planner.domain.profile import Milestone
from planner.ui.dialogs.milestone_dialog import MilestoneDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource


def test_a_new_milestone_comes_into_its_phase(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = MilestoneDialog(themes, session, phase=2)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.title.setText("  Mix for a friend & co  ")
    dialog.kind.setCurrentIndex(dialog.kind.findData(Kind.WORK.value))
    dialog.criteria.setPlainText("A stereo mix\n\nA thank-you\n")
    dialog.hours.setText("6 h")
    edit = dialog.edit()
    session.apply(edit)
    added = session.profile.milestone(edit.milestone)
    assert (added.title, added.kind, added.phase, added.estimate) == (
        "Mix for a friend & co",
        Kind.WORK,
        2,
        360,
    )
    assert added.definition.criteria == ("A stereo mix", "A thank-you")
    assert added.own
    assert added.placement is not None


def test_an_edited_milestone_keeps_the_catalogues_words(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    milestone = session.profile.milestone("rock")
    dialog = MilestoneDialog(themes, session, milestone)
    qtbot.addWidget(dialog)
    assert dialog.title.text() == milestone.title
    dialog.title.setText("Full mix: punk")
    session.apply(dialog.edit())
    after = session.profile.milestone("rock")
    assert after.title == "Full mix: punk"
    assert after.base == milestone.definition
    assert after.definition.criteria == milestone.definition.criteria


def _own(session: PlanSession, milestone: str, phase: int) -> Milestone:
    copy = own_order.duplicate(session.profile, milestone, session.codes_issued, "Mine")
    session.apply(copy)
    name = copy.milestone or ""
    if phase != session.profile.known(name).phase:
        session.apply(own_order.move_to_phase(session.profile, name, phase))
    return session.profile.known(name)


def test_ones_own_takes_another_phase_with_the_other_fields(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    before = session.profile
    own = _own(session, "theory", 1)
    steps = session.undo_stack.index()
    dialog = MilestoneDialog(themes, session, own, own.phase)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.phase.isVisible()
    assert dialog.phase.phase == 1
    dialog.title.setText("Harmony")
    dialog.phase.setCurrentIndex(dialog.phase.findData(2))
    session.apply(dialog.edit())
    after = session.profile.known(own.id)
    assert (after.title, after.phase) == ("Harmony", 2)
    assert session.undo_stack.index() == steps + 1
    session.undo_stack.setIndex(0)
    assert session.profile == before


def test_a_phase_before_what_it_needs_is_refused_at_once(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    own = _own(session, "balance", 2)
    for needed in ("signal", "balance"):
        session.apply(edits.EditMilestone(needed, MappingProxyType({"phase": 2}), Change.EDIT))
    dialog = MilestoneDialog(themes, session, own, own.phase)
    qtbot.addWidget(dialog)
    dialog.phase.setCurrentIndex(dialog.phase.findData(1))
    assert dialog.problem.text() == "“Mine” needs “Signal flow” first, so it stays after it."
    assert not dialog.accept_button.isEnabled()
    dialog.phase.setCurrentIndex(dialog.phase.findData(2))
    assert dialog.problem.text() == ""
    assert dialog.accept_button.isEnabled()


def test_the_phase_of_another_is_not_asked_for(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = MilestoneDialog(themes, session, session.profile.known("rock"), 2)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.phase.isVisible()
