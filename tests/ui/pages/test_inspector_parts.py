"""The parts of the milestone panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.domain.model import MAX_NOTE
from planner.ui.pages.inspector_parts import (
    KindBadge,
    NeedsSection,
    NotesEdit,
    ResourcesSection,
    Subject,
    TagRow,
    WhySection,
    clear,
)
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.line_button import LineButton
from tests.ui.widgets.drawing import drawn
from tests.ui.worlds import TODAY, FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


def _lines(section: QWidget) -> list[LineButton]:
    return [line for line in section.findChildren(LineButton) if not line.isHidden()]


def test_clearing_takes_every_widget_away_at_once(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    labels = [QLabel(text) for text in "ab"]
    for label in labels:
        column.addWidget(label)
    column.addStretch(1)
    holder.show()
    clear(column)
    assert column.count() == 0
    assert all(label.isHidden() for label in labels)


def test_the_badge_is_that_of_the_kind(qtbot: QtBot, themes: ThemeSource) -> None:
    badge = KindBadge(themes)
    qtbot.addWidget(badge)
    badge.set_kind("project", own=False)
    project = badge.grab().toImage()
    badge.set_kind("project", own=True)
    assert badge.grab().toImage() != project
    area = QRectF(0, 0, 22, 22)
    wanted = drawn(lambda painter: paint_kind_badge(painter, area, "project", themes.theme), 22, 22)
    assert project.pixelColor(11, 2) != project.pixelColor(0, 0)
    assert wanted.pixelColor(0, 0).alpha() == 0


def test_tags_name_status_lateness_and_standing(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject], session: PlanSession
) -> None:
    row = TagRow(themes)
    qtbot.addWidget(row)
    shown = subject("signal")
    words = [text for text, _, _ in row._tags(shown)]
    assert words[0] == f"{shown.planned.overdue_days} days over"
    assert "Needed by 1" in words
    assert row._tags(subject("rock"))[0][0] == "In progress"
    assert ("Optional", "plain", "") in row._tags(subject("theory"))
    done = subject("signal", edits.check_off("signal", TODAY, TODAY))
    assert row._tags(done)[0] == ("Done on 1 Feb", "success", "check")
    left_out = subject("balance", edits.skip("balance"))
    assert row._tags(left_out)[0][0] == "Left out"
    profile = session.profile
    placement = profile.milestone("piece").placement
    pinned = subject("piece", edits.pin(profile, "piece", placement.start, placement.finish))
    assert ("Pinned", "plain", "push-pin") in row._tags(pinned)


def test_a_row_without_tags_takes_no_room(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject]
) -> None:
    row = TagRow(themes)
    qtbot.addWidget(row)
    row.show_subject(subject("signal"))
    assert row._flow.count() == 2
    row.show_subject(subject("listen"))
    assert row._flow.count() == 1


def test_the_reasons_are_the_engines(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject]
) -> None:
    section = WhySection(themes, "Why")
    qtbot.addWidget(section)
    shown = subject("signal")
    section.show_subject(shown)
    assert section._text.text() == shown.words.why(shown.planned, shown.plan, shown.catalogue)
    assert "Static balance of one song" in section._text.text()


def test_prerequisites_say_whether_they_are_done(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject]
) -> None:
    section = NeedsSection(themes, "Needs first")
    qtbot.addWidget(section)
    section.show_subject(subject("balance"))
    (line,) = _lines(section)
    assert line.accessibleDescription() == "To do"
    with qtbot.waitSignal(section.milestone_requested) as asked:
        line.click()
    assert asked.args == ["signal"]
    section.show_subject(subject("balance", edits.check_off("signal", TODAY, TODAY)))
    assert section.body.itemAt(0).widget().accessibleDescription() == "Done"
    section.show_subject(subject("listen"))
    assert section.isHidden()


def test_prerequisites_that_nobody_knows_are_named(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject]
) -> None:
    section = NeedsSection(themes, "Needs first")
    qtbot.addWidget(section)
    known = subject("balance")
    asked = known.milestone.definition.model_copy(update={"after": ("signal", "tape-splicing")})
    changed = known.milestone.model_copy(update={"definition": asked})
    catalogue = Catalogue.of(milestones=[known.milestone.definition])
    planned = replace(known.planned, milestone=changed)
    section.show_subject(replace(known, planned=planned, catalogue=catalogue))
    assert len(_lines(section)) == 1
    told = [label.text() for label in section.findChildren(QLabel) if not label.isHidden()]
    text = "Neither in this plan nor in the catalogue: tape-splicing. It counts as met."
    assert text in told
    section.show_subject(known)
    told = [label.text() for label in section.findChildren(QLabel) if not label.isHidden()]
    assert text not in told


def test_resources_show_their_cost_and_a_caution(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject]
) -> None:
    section = ResourcesSection(themes, "Resources")
    qtbot.addWidget(section)
    section.show_subject(subject("rock"))
    (line,) = _lines(section)
    assert line.label == "Free multitracks"
    assert "Free" in line.accessibleName() + line.accessibleDescription()
    texts = [label.text() for label in section.findChildren(QLabel)]
    assert "Confirm before you rely on it." in texts
    section.show_subject(subject("listen"))
    assert section.isHidden()


def test_notes_are_reported_on_leaving_but_not_for_a_menu(qtbot: QtBot) -> None:
    notes = NotesEdit("Notes")
    qtbot.addWidget(notes)
    seen: list[str] = []
    notes.notes_edited.connect(lambda text, _: seen.append(text))
    notes.set_notes("Before")
    notes.setPlainText("After")
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.TabFocusReason):
        notes.focusOutEvent(QFocusEvent(QFocusEvent.Type.FocusOut, reason))
        assert seen == ([] if reason is Qt.FocusReason.PopupFocusReason else ["After"])
    notes.commit()
    assert seen == ["After"]


def test_notes_hold_no_more_than_a_plan_keeps(qtbot: QtBot) -> None:
    notes = NotesEdit("Notes")
    qtbot.addWidget(notes)
    seen: list[str] = []
    notes.notes_edited.connect(lambda text, _: seen.append(text))
    notes.setPlainText("x" * (MAX_NOTE + 5))
    notes.commit()
    assert [len(text) for text in seen] == [MAX_NOTE]


def test_notes_grow_with_their_text_to_a_limit(qtbot: QtBot) -> None:
    notes = NotesEdit("Notes")
    qtbot.addWidget(notes)
    notes.resize(300, 60)
    notes.show()
    heights = []
    for lines in (1, 6, 40, 400):
        notes.set_notes("\n".join(["line"] * lines))
        heights.append(notes.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


@pytest.mark.parametrize("notes", ["a\u00a0b", "a\r\nb", "a\u2028b", "\ufeffhello"])
def test_notes_that_were_only_looked_at_are_not_changed(qtbot: QtBot, notes: str) -> None:
    edit = NotesEdit("Notes")
    qtbot.addWidget(edit)
    reported: list[str] = []
    edit.notes_edited.connect(lambda text, _: reported.append(text))
    edit.set_notes(notes)
    edit.commit()
    assert reported == []
    edit.insertPlainText("More. ")
    edit.commit()
    edit.commit()
    assert len(reported) == 1
    assert reported[0].startswith("More. ")
