"""Evidence on its way into the plan: measured beside the screen, together one edit."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.profile import Evidence, EvidenceKind
from planner.ui import evidence_intake
from planner.ui.evidence_intake import EvidenceIntake, Measured, measured
from planner.ui.session import PlanSession
from tests.ui.worlds import TODAY, FakeStore, small_session

WORDS = b"a mix"
SUM = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


def file(path: Path, title: str = "Mix") -> Evidence:
    return Evidence(kind=EvidenceKind.FILE, target=str(path), title=title, added=TODAY)


LINK = Evidence(kind=EvidenceKind.LINK, target="https://example.org/a", added=TODAY)


def pieces(session: PlanSession) -> tuple[Evidence, ...]:
    return session.profile.known("theory").evidence


def test_what_a_file_holds_is_noted_and_all_is_one_undo(
    qtbot: QtBot, session: PlanSession, tmp_path: Path
) -> None:
    mix, other = tmp_path / "mix.wav", tmp_path / "other.wav"
    mix.write_bytes(WORDS)
    other.write_bytes(WORDS + WORDS)
    intake = EvidenceIntake(session)
    intake.add("theory", (file(mix), LINK, file(other)))
    qtbot.waitUntil(lambda: not intake.is_busy, timeout=60_000)
    first, link, last = pieces(session)
    assert (first.size, first.sha256, link, last.size) == (5, SUM, LINK, 10)
    assert session.undo_stack.count() == 1
    # The file is as it was, and what is there already is not added again.
    assert mix.read_bytes() == WORDS
    intake.add("theory", (LINK,))
    assert session.undo_stack.count() == 1


def test_a_link_needs_no_waiting(session: PlanSession) -> None:
    intake = EvidenceIntake(session)
    intake.add("theory", (LINK,))
    assert pieces(session) == (LINK,)


def test_what_is_no_file_is_refused_and_the_rest_taken(
    qtbot: QtBot, session: PlanSession, tmp_path: Path
) -> None:
    mix = tmp_path / "mix.wav"
    mix.write_bytes(WORDS)
    intake = EvidenceIntake(session)
    refused = QSignalSpy(intake.refused)
    intake.add("theory", (file(tmp_path, "A folder"), file(tmp_path / "gone", "Gone"), file(mix)))
    qtbot.waitUntil(lambda: not intake.is_busy, timeout=60_000)
    assert [each.target for each in pieces(session)] == [str(mix)]
    (sentence,) = refused.at(0)
    assert "“A folder” is not an ordinary file" in sentence
    assert "“Gone” is no longer in its folder" in sentence


def test_a_share_is_named_without_being_asked() -> None:
    assert measured("//server/share/mix.wav", "Mix") is None


class Away:
    """A drive that answers when it is told to."""

    def __init__(self) -> None:
        self.back = threading.Event()

    def measure(self, target: str, title: str) -> Measured:
        self.back.wait(20)
        return None


def test_a_drive_that_is_away_is_waited_for_and_then_not(
    qtbot: QtBot, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_intake, "SAID_AFTER", 0.02)
    monkeypatch.setattr(evidence_intake, "WAITED_FOR", 0.2)
    away = Away()
    intake = EvidenceIntake(session, measure=away.measure)
    said = QSignalSpy(intake.reading)
    intake.add("theory", (file(Path("/away/mix.wav")),))
    assert pieces(session) == ()
    qtbot.waitUntil(lambda: not intake.is_busy, timeout=60_000)
    assert said.at(0) == ["Mix"]
    assert said.count() == 1
    (piece,) = pieces(session)
    assert (piece.target, piece.size, piece.sha256) == ("/away/mix.wav", None, "")
    away.back.set()


def test_nothing_is_lost_where_the_plan_is_closed_meanwhile(
    qtbot: QtBot, session: PlanSession
) -> None:
    away = Away()
    intake = EvidenceIntake(session, measure=away.measure)
    intake.add("theory", (file(Path("/away/mix.wav")),))
    intake.finish()
    assert [each.title for each in pieces(session)] == ["Mix"]
    away.back.set()
    intake.finish()
    assert session.undo_stack.count() == 1


def test_a_milestone_that_went_meanwhile_takes_nothing(qtbot: QtBot, session: PlanSession) -> None:
    away = Away()
    intake = EvidenceIntake(session, measure=away.measure)
    intake.add("theory", (file(Path("/away/mix.wav")),))
    session.apply(edits.remove(session.profile, "theory"))
    intake.finish()
    assert session.profile.milestone("theory") is None
    away.back.set()


def test_another_file_is_put_in_the_place_of_one_that_is_still_there(
    qtbot: QtBot, session: PlanSession, tmp_path: Path
) -> None:
    mix = tmp_path / "mix.wav"
    mix.write_bytes(WORDS)
    intake = EvidenceIntake(session)
    intake.add("theory", (LINK,))
    intake.put("theory", 0, file(mix))
    qtbot.waitUntil(lambda: not intake.is_busy, timeout=60_000)
    assert [each.sha256 for each in pieces(session)] == [SUM]
    away = Away()
    slow = EvidenceIntake(session, measure=away.measure)
    slow.put("theory", 0, file(Path("/away/other.wav")))
    session.apply(edits.remove_evidence(session.profile, "theory", 0))
    slow.finish()
    assert pieces(session) == ()
    away.back.set()


def test_a_read_only_plan_takes_nothing(qtbot: QtBot) -> None:
    session = small_session()
    intake = EvidenceIntake(session)
    intake.add("theory", (LINK,))
    assert pieces(session) == ()
    session.close()
