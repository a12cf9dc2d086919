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
from planner.ui.dialogs.links import LinkDialog, open_evidence, open_link, safe_url, shown_address
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c",
        "http://example.org",
        "example.org/mix",
        "mailto:someone@example.org",
    ],
)
def test_the_web_and_mail_are_safe(address: str) -> None:
    assert safe_url(address) is not None


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "smb://host/share",
        "data:text/html,x",
        "mailto:a@example.org?attach=/etc/passwd",
        "mailto:nobody",
        "https://",
        "https://nowhere",
        "",
        "\\\\host\\share",
    ],
)
def test_anything_else_is_not(address: str) -> None:
    assert safe_url(address) is None


def test_a_host_in_another_script_is_shown_in_punycode() -> None:
    url = safe_url("https://exаmple.org/")  # noqa: RUF001 - the a is Cyrillic, that is the point
    assert url is not None
    assert "xn--" in shown_address(url)


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
    assert opened == []


def test_a_file_that_is_there_opens_once_agreed(
    parent: QWidget, opened: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "mix.wav"
    file.write_bytes(b"RIFF")
    monkeypatch.setattr(links, "_agreed", lambda *_: True)
    evidence = Evidence(kind=EvidenceKind.FILE, target=str(file), title="", added=TODAY)
    assert open_evidence(evidence, parent)
    assert opened == [QUrl.fromLocalFile(str(file)).toString()]
