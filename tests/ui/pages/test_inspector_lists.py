"""The lists of the milestone panel that are ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits, milestone_edits
from planner.ui.pages.inspector import Inspector
from planner.ui.pages.inspector_lists import CriteriaBox, StepsSection, TickLine
from planner.ui.pages.inspector_parts import Subject
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY, FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> Inspector:
    """The panel of one milestone, which applies what is wished."""
    panel = Inspector(themes)
    qtbot.addWidget(panel)
    panel.edit_requested.connect(session.apply)
    session.plan_changed.connect(lambda plan: panel.show_milestone("rock", plan, session))
    panel.show_milestone("rock", session.plan, session)
    panel.show()
    return panel


def _remove_button(line: TickLine) -> QWidget:
    (button,) = (*line.findChildren(QToolButton), *line.findChildren(QPushButton))
    return button


def test_one_criterion_stands_alone_and_several_are_ticked(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject], session: PlanSession
) -> None:
    box = CriteriaBox(themes)
    qtbot.addWidget(box)
    box.show_subject(subject("rock"))
    assert box._text.text() == "Proof of rock"
    assert box.lines == []
    several = edits.edit_definition(session.profile, "rock", criteria=("One <i>mix</i>", "Two"))
    box.show_subject(subject("rock", several))
    assert box._text.isHidden()
    assert [line.words for line in box.lines] == ["One <i>mix</i>", "Two"]
    assert box.lines[0].box.accessibleName() == "One <i>mix</i>"
    label = box.lines[0].findChild(QLabel)
    assert label is not None
    assert label.textFormat() is Qt.TextFormat.PlainText
    box.show_subject(subject("rock", edits.edit_definition(session.profile, "rock", criteria=())))
    assert box.isHidden()


def test_a_plan_that_cannot_be_written_is_not_ticked(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject], session: PlanSession
) -> None:
    box = CriteriaBox(themes)
    qtbot.addWidget(box)
    several = edits.edit_definition(session.profile, "rock", criteria=("One", "Two"))
    box.show_subject(subject("rock", several), read_only=True)
    assert not any(line.isEnabled() for line in box.lines)


def test_the_edge_stands_where_reading_starts(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject]
) -> None:
    box = CriteriaBox(themes)
    qtbot.addWidget(box)
    box.show_subject(subject("rock"))
    box.resize(200, 60)
    accent, soft = themes.theme.color("accent"), themes.theme.color("accent-soft")
    image = box.grab().toImage()
    assert (image.pixelColor(1, 30), image.pixelColor(198, 30)) == (accent, soft)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = box.grab().toImage()
    assert (image.pixelColor(1, 30), image.pixelColor(198, 30)) == (soft, accent)


def test_a_criterion_is_met_by_box_or_words(
    panel: Inspector, session: PlanSession, qtbot: QtBot
) -> None:
    session.apply(edits.edit_definition(session.profile, "rock", criteria=("One", "Two")))
    first, second = panel._criteria.lines
    first.box.click()
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=QPoint(second.width() - 4, 8))
    assert session.profile.known("rock").criteria_met == ("One", "Two")
    assert panel._criteria.lines == [first, second], "the keyboard stays where it is"
    first.box.click()
    assert session.profile.known("rock").criteria_met == ("Two",)
    session.undo_stack.undo()
    assert first.box.isChecked()


def test_parts_are_added_ticked_and_removed(panel: Inspector, session: PlanSession) -> None:
    steps = panel._steps
    for text in ("Set up", "  ", "Record"):
        steps.field.setText(text)
        QTest.keyClick(steps.field, Qt.Key.Key_Return)
    assert [step.text for step in session.profile.known("rock").steps] == ["Set up", "Record"]
    steps.lines[1].box.click()
    assert steps.count.text() == "1 of 2"
    assert [step.done_on for step in session.profile.known("rock").steps] == [None, TODAY]
    steps.lines[1].box.click()
    steps.lines[1].box.click()
    remove = _remove_button(steps.lines[0])
    assert remove.accessibleName() == "Remove Set up"
    remove.click()
    assert [(each.text, each.done_on) for each in session.profile.known("rock").steps] == [
        ("Record", TODAY)
    ]
    for _ in range(6):
        session.undo_stack.undo()
    assert session.profile.known("rock").steps == ()
    assert steps.lines == []


def test_what_is_typed_stays_with_its_milestone(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject], session: PlanSession
) -> None:
    section = StepsSection(themes, "Parts")
    qtbot.addWidget(section)
    section.show_subject(subject("rock"))
    section.field.setText("Half a w")
    parts = milestone_edits.set_steps(session.profile, "rock", ("One",))
    section.show_subject(subject("rock", parts))
    assert section.field.text() == "Half a w"
    section.show_subject(subject("signal"))
    assert section.field.text() == ""
    assert section.count.text() == ""


def test_the_reason_of_a_skip_is_shown(panel: Inspector, session: PlanSession) -> None:
    assert panel._reason.isHidden()
    session.apply(edits.skip("rock", "No <b>room</b>"))
    assert panel._reason.text() == "Reason: No <b>room</b>"
    session.apply(edits.reopen(session.profile, "rock"))
    assert panel._reason.isHidden()
