"""Adding and editing a milestone."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Kind
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
