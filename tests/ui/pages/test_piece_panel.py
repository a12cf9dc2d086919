"""The panel of a piece on a real plan: what it shows and what it wishes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain.milestone_edits import change_evidence
from planner.domain.profile import Profile
from planner.ui.models.piece_rows import piece_row
from planner.ui.pages.piece_panel import PiecePanel
from planner.ui.roles import PieceRow
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.piece_worlds import NothingKnown, shown_profile, shown_session
from tests.ui.worlds import TODAY


def skilled(profile: Profile) -> Profile:
    """The plan in which one milestone builds two skills and has two criteria."""
    milestones = tuple(
        each
        if each.id != "balance"
        else each.model_copy(
            update={
                "definition": each.definition.model_copy(
                    update={"builds": {"mixing": 2, "hearing": 1}, "criteria": ("One", "Two")}
                )
            }
        )
        for each in profile.milestones
    )
    target = profile.targets[0].model_copy(update={"required": {"mixing": 3, "editing": 2}})
    return profile.model_copy(update={"milestones": milestones, "targets": (target,)})


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[PlanSession]:
    session = shown_session(skilled(shown_profile(tmp_path)))
    yield session
    session.close()


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> PiecePanel:
    panel = PiecePanel(themes, session)
    qtbot.addWidget(panel)
    panel.resize(340, 900)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.show_piece(row(session, "balance", 0), session.plan)
    return panel


def row(session: PlanSession, milestone: str, place: int) -> PieceRow:
    """The row of a piece."""
    known = session.profile.known(milestone)
    return piece_row(known, place, TODAY, ENGLISH, NothingKnown())


def test_the_panel_tells_all_of_a_file(panel: PiecePanel, session: PlanSession) -> None:
    assert panel.subject is not None
    assert panel.subject[:2] == ("balance", 0)
    assert (panel.title.text(), panel.facts.text()) == ("mix.wav", "WAV · 29 Jan")
    assert panel.star.isChecked()
    assert panel.folder.isVisible()
    assert panel.replace.text() == "Replace file…"
    assert [line.words for line in panel.criteria.lines] == ["One", "Two"]
    assert [line.words for line in panel.skills.lines] == ["mixing", "hearing"]
    assert all(line.box.isChecked() for line in panel.skills.lines)
    assert "Added on 29 January 2027." in panel.where.text()
    assert not panel.banner.isVisible()


def test_links_and_notes_have_what_suits_them(panel: PiecePanel, session: PlanSession) -> None:
    panel.show_piece(row(session, "listen", 0), session.plan)
    assert not panel.folder.isVisible()
    assert panel.replace.text() == "Change address…"
    assert not panel.told.link.isVisible()
    panel.show_piece(row(session, "listen", 1), session.plan)
    assert not panel.replace.isVisible()
    assert panel.where.text() == ""
    assert not panel.told.isVisible()
    assert panel.note.isVisible()
    panel.show_piece(None, session.plan)
    assert panel.subject is None
    assert not panel.area.content.isVisible()


def test_fields_are_told_when_they_are_left(qtbot: QtBot, panel: PiecePanel) -> None:
    told = QSignalSpy(panel.fields_edited)
    told_of: list[dict[str, object]] = []
    panel.fields_edited.connect(lambda fields, _: told_of.append(fields))
    panel.rename()
    qtbot.keyClicks(panel.title, "Static balance")
    qtbot.keyClick(panel.title, Qt.Key.Key_Return)
    panel.told.part.setText("Mixed it")
    panel.told.tools.setText("Reaper, a tape machine,, Reaper ")
    panel.told.link.setText("example.org/mix")
    panel.told.about.setPlainText("One song, no effects")
    panel.commit()
    assert told_of == [
        {"title": "Static balance"},
        {"about": "One song, no effects"},
        {"part": "Mixed it"},
        {"tools": ("Reaper", "a tape machine")},
        {"link": "https://example.org/mix"},
    ]
    assert told.count() == 5


def test_the_words_of_a_note_are_changed_and_never_lost(
    panel: PiecePanel, session: PlanSession
) -> None:
    told: list[dict[str, object]] = []
    panel.fields_edited.connect(lambda fields, _: told.append(fields))
    panel.show_piece(row(session, "listen", 1), session.plan)
    assert panel.note.words.toPlainText() == "Heard twenty records\nin a week"
    panel.note.words.setPlainText("   ")
    panel.commit()
    assert told == []
    panel.note.words.setPlainText("Heard thirty")
    panel.commit()
    assert told == [{"target": "Heard thirty"}]


def test_a_link_that_leads_nowhere_safe_is_refused(panel: PiecePanel) -> None:
    told = QSignalSpy(panel.fields_edited)
    panel.told.link.setText("file:///etc/passwd")
    panel.told.link.commit()
    assert told.count() == 0
    assert panel.told.wrong.isVisible()
    panel.told.link.setText("")
    panel.told.link.commit()
    assert not panel.told.wrong.isVisible()


def test_skills_are_ticked_added_and_never_none(panel: PiecePanel, session: PlanSession) -> None:
    told: list[dict[str, object]] = []
    panel.fields_edited.connect(lambda fields, _: told.append(fields))
    mixing, hearing = panel.skills.lines
    hearing.box.click()
    assert told == [{"skills": ("mixing",)}]
    piece = session.profile.known("balance").evidence[0]
    changed = piece.model_copy(update={"skills": ("mixing",)})
    session.apply(change_evidence(session.profile, "balance", 0, changed))
    panel.show_piece(row(session, "balance", 0), session.plan)
    assert [line.box.isChecked() for line in panel.skills.lines] == [True, False]
    mixing.box.click()
    assert (len(told), mixing.box.isChecked()) == (1, True)
    menu = panel.skills.choices()
    assert [action.text() for action in menu.actions()] == ["editing"]
    menu.actions()[0].trigger()
    assert told[1] == {"skills": ("mixing", "editing")}


def test_what_became_of_a_file_has_its_ways_on(panel: PiecePanel, session: PlanSession) -> None:
    piece = row(session, "balance", 0)
    gone = replace(piece, icon="link-break", trouble="Not in its folder", warning="It is gone.")
    panel.show_piece(gone, session.plan)
    assert panel.banner.plain_text == "Not in its folder. It is gone."
    found, removed, kept = (
        QSignalSpy(wish)
        for wish in (panel.replace_requested, panel.remove_requested, panel.keep_requested)
    )
    for action in ("find", "remove", "keep"):
        panel.banner.action_requested.emit(action)
    assert (found.count(), removed.count(), kept.count()) == (1, 1, 1)
    changed = replace(piece, trouble="Changed since", warning="It was changed.", caution="Think.")
    panel.show_piece(changed, session.plan)
    assert panel.banner.plain_text == "Changed since. It was changed."
    assert panel.caution.plain_text == "Before you show it. Think."


def test_buttons_are_wishes(panel: PiecePanel, session: PlanSession) -> None:
    wishes = {
        panel.open: panel.open_requested,
        panel.folder: panel.folder_requested,
        panel.replace: panel.replace_requested,
        panel.remove: panel.remove_requested,
        panel.star: panel.star_requested,
        panel.close_button: panel.close_requested,
    }
    for button, wish in wishes.items():
        told = QSignalSpy(wish)
        button.click()
        assert told.count() == 1, button.text()
    met = QSignalSpy(panel.met_requested)
    panel.criteria.lines[1].box.click()
    assert met.at(0) == ["Two", True]
