"""Links as evidence, and opening only what is safe to open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.profile import Evidence, EvidenceKind
from planner.ui.dialogs import links
from planner.ui.dialogs.links import LinkDialog, NoteDialog, open_evidence, open_link
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY


def test_a_link_becomes_evidence(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = LinkDialog(themes)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.address.setText("example.org/mix")
    dialog.title.setText("The mix")
    assert dialog.accept_button.isEnabled()
    assert dialog.evidence(TODAY) == Evidence(
        kind=EvidenceKind.LINK, target="https://example.org/mix", title="The mix", added=TODAY
    )


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    addresses: list[str] = []

    def note(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return addresses


def test_a_link_opens_only_once_agreed(
    parent: QWidget, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(links, "_agreed", lambda _p, _q, where: asked.append(where) or False)
    assert not open_link("https://example.org/ä", parent)
    assert asked == ["https://example.org/%C3%A4"]
    assert opened == []
    monkeypatch.setattr(links, "_agreed", lambda *_: True)
    assert open_link("https://example.org", parent)
    assert opened == ["https://example.org"]


def test_what_is_not_safe_is_said_and_not_opened(
    parent: QWidget, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()) or 0)
    assert not open_link("file:///etc/passwd", parent)
    assert "file:///etc/passwd" in said[0]
    missing = Evidence(kind=EvidenceKind.FILE, target="/no/mix.wav", title="mix.wav", added=TODAY)
    assert not open_evidence(missing, parent)
    assert "“mix.wav” is no longer in its folder." in said[1]
    assert "/no/mix.wav" in said[1]
    assert opened == []


def test_a_file_that_is_there_opens_once_agreed(
    parent: QWidget, opened: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "mix.wav"
    file.write_bytes(b"RIFF")
    asked: list[str] = []
    monkeypatch.setattr(links, "agrees", lambda *given: asked.append(given[2]) or len(asked) > 1)
    evidence = Evidence(kind=EvidenceKind.FILE, target=str(file), title="", added=TODAY)
    assert not open_evidence(evidence, parent)
    assert opened == []
    assert str(file) in asked[0], "the learner sees where it lies"
    assert open_evidence(evidence, parent)
    assert opened == [QUrl.fromLocalFile(str(file)).toString()]


@pytest.mark.parametrize("name", ["mix.desktop", "mix.wav.exe", "mix.sh", "mix\u202evaw.exe"])
def test_what_may_be_a_program_is_shown_in_its_folder(
    parent: QWidget,
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
) -> None:
    folder = tmp_path / "music"
    (folder / "Mix.app").mkdir(parents=True)
    file = folder / "Mix.app" / name
    file.write_bytes(b"#!/bin/sh")
    file.chmod(0o755)
    monkeypatch.setattr(links, "agrees", lambda *_: True)
    evidence = Evidence(kind=EvidenceKind.FILE, target=str(file), title="mix.wav", added=TODAY)
    assert open_evidence(evidence, parent)
    assert opened == [QUrl.fromLocalFile(str(folder)).toString()]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "//host/share/a.wav", "../a.wav", "/dev/null", "/etc"]
)
def test_a_name_that_leads_elsewhere_is_said_and_not_opened(
    parent: QWidget, opened: list[str], monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    said: list[str] = []
    monkeypatch.setattr(links, "tell", lambda *given: said.append(given[2]))
    evidence = Evidence(kind=EvidenceKind.FILE, target=target, title="A mix", added=TODAY)
    assert not open_evidence(evidence, parent)
    assert "not opened" in said[0]
    assert target in said[0]
    assert opened == []


def test_every_safe_address_means_the_same_to_qt(parent: QWidget, opened: list[str]) -> None:
    from planner.domain.links import safe_link
    from tests.domain.test_links import SAFE

    for address, _ in SAFE:
        link = safe_link(address)
        assert link is not None
        url = QUrl(link.address, QUrl.ParsingMode.StrictMode)
        assert url.isValid()
        assert url.toEncoded().data().decode() == link.address


def test_a_note_needs_words(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = NoteDialog(themes)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.words.setPlainText("  \n ")
    assert dialog.evidence(TODAY) is None
    dialog.words.setPlainText(" Played it live\nin May ")
    dialog.title.setText("The concert")
    assert dialog.accept_button.isEnabled()
    note = dialog.evidence(TODAY)
    assert note is not None
    assert (note.kind, note.target, note.title) == (
        EvidenceKind.NOTE,
        "Played it live\nin May",
        "The concert",
    )
