"""Evidence that is asked for, dropped and pasted, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from planner.domain.profile import Evidence, EvidenceKind
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import links
from planner.ui.dialogs.evidence_dialog import EvidenceDialog, Source
from planner.ui.dialogs.showcase_dialog import ShowcaseDialog
from planner.ui.dialogs.showcase_work import Saved
from planner.ui.evidence_commands import EvidenceCommands
from planner.ui.widgets.drop_area import Dropped
from tests.ui.worlds import TODAY

LINK = Evidence(kind=EvidenceKind.LINK, target="https://example.org/a", added=TODAY)


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """The clipboard, empty again at the end: what Python put there must not outlive Python."""
    yield qapp.clipboard()
    qapp.clipboard().clear()


def commands(desktop: Desktop) -> EvidenceCommands:
    """Those of the open plan."""
    assert desktop.plan is not None
    return desktop.plan._commands.evidence


def pieces(desktop: Desktop, milestone: str) -> tuple[Evidence, ...]:
    assert desktop.session is not None
    return desktop.session.profile.known(milestone).evidence


def choose(desktop: Desktop, milestone: str) -> None:
    desktop.run(ActionId.GO_PLAN)
    assert desktop.page is not None
    desktop.page.choose(milestone)


def taken(desktop: Desktop, qtbot: QtBot) -> None:
    """Wait until what is on its way has come."""
    qtbot.waitUntil(lambda: not commands(desktop).intake.is_busy, timeout=60_000)


def test_the_panel_asks_for_a_link_and_for_files(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(desktop, "rock")
    assert desktop.page is not None
    names = [str(tmp_path / name) for name in ("a.wav", "b.pdf")]
    for name in names:
        Path(name).write_bytes(b"words")
    monkeypatch.setattr(links.LinkDialog, "ask", lambda *_: LINK)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    desktop.page.inspector.evidence_link_wanted.emit()
    desktop.page.inspector.evidence_file_wanted.emit()
    taken(desktop, qtbot)
    assert [each.title for each in pieces(desktop, "rock")] == ["", "a.wav", "b.pdf"]
    assert pieces(desktop, "rock")[1].size == 5
    desktop.run(ActionId.UNDO)
    assert pieces(desktop, "rock") == (LINK,)


def test_a_command_asks_for_the_milestone_first(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(*parts: object) -> tuple[str, Source] | None:
        asked.append(str(parts[2]))
        return None if len(asked) == 1 else ("night", Source.LINK)

    monkeypatch.setattr(EvidenceDialog, "ask", ask)
    monkeypatch.setattr(links.LinkDialog, "ask", lambda *_: LINK)
    choose(desktop, "rock")
    desktop.run(ActionId.ADD_EVIDENCE)
    assert pieces(desktop, "rock") == ()
    desktop.run(ActionId.ADD_EVIDENCE)
    assert asked == ["rock", "rock"]
    assert pieces(desktop, "night") == (LINK,)


def test_a_note_is_added(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    note = Evidence(kind=EvidenceKind.NOTE, target="Played it live", added=TODAY)
    monkeypatch.setattr(EvidenceDialog, "ask", lambda *_: ("night", Source.NOTE))
    monkeypatch.setattr(links.NoteDialog, "ask", lambda *_: note)
    desktop.run(ActionId.ADD_EVIDENCE)
    assert pieces(desktop, "night") == (note,)


def test_the_heading_of_a_page_is_proposed_again(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[object] = []

    def ask(*_: object, heading: object = None) -> Saved | None:
        asked.append(heading)
        return Saved(tmp_path / "page.html", ("Ann", "ann@example.org"))

    monkeypatch.setattr(ShowcaseDialog, "ask", ask)
    desktop.run(ActionId.PORTFOLIO_PAGE)
    assert desktop.window.toast.isVisible()
    desktop.run(ActionId.PORTFOLIO_PAGE)
    assert asked == [None, ("Ann", "ann@example.org")]


def test_a_copied_link_is_pasted_on_the_chosen_milestone(
    desktop: Desktop, clipboard: QClipboard
) -> None:
    choose(desktop, "rock")
    clipboard.setText(" https://example.org/a ")
    desktop.run(ActionId.PASTE_EVIDENCE)
    assert pieces(desktop, "rock") == (LINK,)


def test_where_no_milestone_is_seen_pasting_asks_for_one(
    desktop: Desktop,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clipboard: QClipboard,
) -> None:
    choose(desktop, "rock")
    desktop.run(ActionId.GO_PORTFOLIO)
    path = tmp_path / "a.wav"
    path.write_bytes(b"words")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    clipboard.setMimeData(data)
    named: list[object] = []

    def ask(*parts: object) -> str:
        named.append(parts[3])
        return "night" if len(named) > 1 else ""

    monkeypatch.setattr(EvidenceDialog, "ask_milestone", ask)
    desktop.run(ActionId.PASTE_EVIDENCE)
    assert pieces(desktop, "night") == ()
    desktop.run(ActionId.PASTE_EVIDENCE)
    taken(desktop, qtbot)
    assert named == [("a.wav",)] * 2
    assert [each.target for each in pieces(desktop, "night")] == [str(path)]


def test_what_is_dropped_goes_to_the_panel_or_is_asked_for(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(desktop, "rock")
    assert desktop.page is not None
    desktop.page.inspector.evidence_dropped.emit(Dropped(texts=("https://example.org/a",)))
    assert pieces(desktop, "rock") == (LINK,)
    monkeypatch.setattr(EvidenceDialog, "ask_milestone", lambda *_: "night")
    commands(desktop).take(Dropped(texts=("example.org/a", "javascript:alert(1)")))
    assert pieces(desktop, "night") == (LINK,)


def test_what_holds_neither_is_told(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    assert desktop.session is not None
    desktop.session.refused.disconnect()
    desktop.session.refused.connect(said.append)
    commands(desktop).take(Dropped(texts=("not a link at all",)))
    assert said == ["There is no file and no link to the web in it."]


def test_a_long_reading_is_said(desktop: Desktop) -> None:
    commands(desktop).intake.reading.emit("mix.wav")
    assert desktop.window.toast.isVisible()
