"""The learner's own parts in the milestone panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import milestone_edits
from planner.ui.pages.inspector import Inspector
from planner.ui.pages.inspector_lists import TickLine
from planner.ui.pages.inspector_parts import Subject
from planner.ui.pages.inspector_steps import StepsSection
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
    panel.resize(356, 700)
    panel.show()
    return panel


@pytest.fixture
def three(panel: Inspector, session: PlanSession) -> StepsSection:
    """Three parts, the last of them ticked."""
    texts = ("Set up", "Record", "Mix")
    session.apply(milestone_edits.set_steps(session.profile, "rock", texts))
    panel._steps.lines[2].box.click()
    QApplication.processEvents()
    return panel._steps


def _texts(session: PlanSession) -> list[str]:
    return [step.text for step in session.profile.known("rock").steps]


def _remove_button(line: TickLine) -> QWidget:
    (button,) = (*line.findChildren(QToolButton), *line.findChildren(QPushButton))
    return button


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


def test_alt_and_arrows_move_a_part_which_keeps_tick_and_keyboard(
    panel: Inspector, three: StepsSection, session: PlanSession
) -> None:
    panel.activateWindow()
    three.lines[2].box.setFocus()
    for wanted in (["Set up", "Mix", "Record"], ["Mix", "Set up", "Record"]):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert _texts(session) == wanted
        assert QApplication.focusWidget() is three.lines[wanted.index("Mix")].box
    first = session.profile.known("rock").steps[0]
    assert (first.text, first.done_on) == ("Mix", TODAY)
    count = session.undo_stack.count()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert session.undo_stack.count() == count
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _texts(session) == ["Set up", "Mix", "Record"]
    session.undo_stack.undo()
    assert _texts(session) == ["Mix", "Set up", "Record"]


def _drag(line: QWidget, to: QWidget, *, below: bool) -> None:
    height = to.height() - 2 if below else 2
    target = line.mapFromGlobal(to.mapToGlobal(QPoint(60, height)))
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    QTest.mouseMove(line, target)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=target)


def test_a_part_is_dragged_up_and_down(three: StepsSection, session: PlanSession) -> None:
    _drag(three.lines[0], three.lines[2], below=True)
    assert _texts(session) == ["Record", "Mix", "Set up"]
    QApplication.processEvents()
    _drag(three.lines[2], three.lines[0], below=False)
    assert _texts(session) == ["Set up", "Record", "Mix"]
    assert three._place.isHidden()


def test_escape_lets_go_of_a_part_wherever_the_keyboard_is(
    three: StepsSection, session: PlanSession
) -> None:
    line, before = three.lines[0], session.profile
    end = QPoint(60, 8 + 2 * line.height())
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    QTest.mouseMove(line, end)
    QTest.keyClick(three.window().windowHandle(), Qt.Key.Key_Escape)
    assert three._place.isHidden()
    QTest.mouseMove(line, end + QPoint(0, 2))
    assert three._place.isHidden()
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=end)
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    QTest.mouseMove(line, end)
    three.hide()
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=end)
    assert session.profile is before


def test_the_place_is_shown_while_it_is_dragged(three: StepsSection, session: PlanSession) -> None:
    line, count = three.lines[0], session.undo_stack.count()
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    QTest.mouseMove(line, QPoint(60, 8 + 2 * line.height()))
    assert three._place.isVisible()
    assert three._place.y() > line.geometry().center().y()
    QTest.mouseMove(line, QPoint(60, 8))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert three._place.isHidden()
    assert session.undo_stack.count() == count, "neither moved nor ticked"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_part_moves_and_removes_it(three: StepsSection, session: PlanSession) -> None:
    def menu(place: int) -> dict[str, Callable[[], None]]:
        line = three.lines[place]
        line.contextMenuEvent(
            QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
        )
        found = line.findChildren(QMenu)[-1]
        return {each.text(): each.trigger for each in found.actions()}

    menu(0)["Move down"]()
    assert _texts(session) == ["Record", "Set up", "Mix"]
    menu(2)["Move up"]()
    assert _texts(session) == ["Record", "Mix", "Set up"]
    menu(0)["Remove"]()
    assert _texts(session) == ["Mix", "Set up"]
