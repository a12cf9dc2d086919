"""The lists of the milestone panel that are ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.ui.pages.inspector import Inspector
from planner.ui.pages.inspector_lists import CriteriaBox
from planner.ui.pages.inspector_parts import Subject
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import FakeStore, small_session


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


def test_the_reason_of_a_skip_is_shown(panel: Inspector, session: PlanSession) -> None:
    assert panel._reason.isHidden()
    session.apply(edits.skip("rock", "No <b>room</b>"))
    assert panel._reason.text() == "Reason: No <b>room</b>"
    session.apply(edits.reopen(session.profile, "rock"))
    assert panel._reason.isHidden()
