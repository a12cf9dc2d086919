"""The evidence in the milestone panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.profile import Evidence, EvidenceKind
from planner.storage.evidence_look import AskedFile, Standing
from planner.ui.pages.inspector_evidence import EvidenceSection
from planner.ui.pages.inspector_parts import Subject
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.line_button import LineButton
from tests.ui.worlds import TODAY, FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


def _lines(section: QWidget) -> list[LineButton]:
    return [line for line in section.findChildren(LineButton) if not line.isHidden()]


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        (EvidenceKind.LINK, "https://example.org/mix"),
        (EvidenceKind.FILE, "/music/mix.WAV"),
        (EvidenceKind.NOTE, "Played to the band"),
    ],
)
def test_evidence_is_opened_and_removed_by_its_place(
    qtbot: QtBot,
    themes: ThemeSource,
    subject: Callable[..., Subject],
    session: PlanSession,
    kind: EvidenceKind,
    target: str,
) -> None:
    section = EvidenceSection(themes, "Evidence")
    qtbot.addWidget(section)
    section.show_subject(subject("rock"))
    assert _lines(section) == []
    one = Evidence(kind=kind, target=target, added=TODAY)
    section.show_subject(subject("rock", edits.add_evidence(session.profile, "rock", one)))
    (line,) = _lines(section)
    assert line.label == target
    with qtbot.waitSignal(section.open_requested) as opened:
        line.click()
    remove = line.parentWidget().layout().itemAt(1).widget()
    assert remove.accessibleName() == f"Remove {target}"
    with qtbot.waitSignal(section.remove_requested) as removed:
        remove.click()
    assert opened.args == removed.args == [0]


def test_what_became_of_a_file_is_said_once_it_is_known(
    qtbot: QtBot, themes: ThemeSource, subject: Callable[..., Subject], session: PlanSession
) -> None:
    section = EvidenceSection(themes, "Evidence")
    qtbot.addWidget(section)
    one = Evidence(kind=EvidenceKind.FILE, target="/music/mix.wav", title="Mix", added=TODAY)
    section.show_subject(subject("rock", edits.add_evidence(session.profile, "rock", one)))
    assert section.files() == (AskedFile("/music/mix.wav"),)
    (line,) = _lines(section)
    assert line.accessibleName() == "Mix, 1 Feb"
    section.set_standing(lambda _: Standing.THERE)
    assert _lines(section) == [line]
    section.set_standing(lambda _: Standing.GONE)
    # The line before is deleted later.
    line = _lines(section)[-1]
    assert line.accessibleName() == "Mix, Not in its folder"
    assert line.accessibleDescription().startswith("“Mix” is no longer in its folder.")
