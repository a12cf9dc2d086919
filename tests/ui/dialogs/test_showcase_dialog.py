"""The page to hand out: what is chosen, made beside the screen, saved or stopped."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Licence
from planner.domain.profile import Profile
from planner.export.plan_pdf import TypesettingError
from planner.export.report import Paper
from planner.export.showcase import Showcase
from planner.ui.dialogs import showcase_work
from planner.ui.dialogs.showcase_dialog import PDF, ShowcaseDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.piece_worlds import shown_profile, shown_session
from tests.ui.worlds import small_profile


def practised(profile: Profile) -> Profile:
    """The plan in which one milestone is made of practice material."""
    milestones = tuple(
        each.model_copy(
            update={
                "definition": each.definition.model_copy(
                    update={"licence": Licence.PRACTICE_ONLY if each.id == "rock" else None}
                )
            }
        )
        for each in profile.milestones
    )
    return profile.model_copy(update={"milestones": milestones})


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[PlanSession]:
    session = shown_session(practised(shown_profile(tmp_path)))
    yield session
    session.close()


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> ShowcaseDialog:
    dialog = ShowcaseDialog(themes, session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def tick(dialog: ShowcaseDialog, *titles: str) -> None:
    """Tick exactly the pieces with these titles."""
    for row in range(dialog.pieces.rowCount()):
        cell = dialog.pieces.index(row, 0)
        state = Qt.CheckState.Checked if cell.data() in titles else Qt.CheckState.Unchecked
        dialog.pieces.setData(cell, state, Qt.ItemDataRole.CheckStateRole)


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """Answer the question where to."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_the_starred_pieces_are_ticked_and_notes_not_offered(dialog: ShowcaseDialog) -> None:
    titles = [dialog.pieces.index(row, 0).data() for row in range(dialog.pieces.rowCount())]
    assert titles == ["Six <b>clips</b>", "mix.wav", "Masking map", "Room", "Session"]
    assert dialog.wanted.chosen == {("balance", 0)}
    assert dialog.title.text() == "Mixing Engineer"
    assert dialog.count.text() == "1 of 5 pieces"
    assert not dialog.paper.isVisible()


def test_without_a_piece_there_is_no_page(dialog: ShowcaseDialog) -> None:
    tick(dialog)
    assert not dialog.accept_button.isEnabled()
    tick(dialog, "Room")
    assert dialog.accept_button.isEnabled()
    assert dialog.caution.plain_text == (
        "Practice material. 1 piece is made of material that is not published."
    )
    tick(dialog, "Room", "Session")
    assert "2 pieces are made" in dialog.caution.plain_text
    tick(dialog, "mix.wav")
    assert not dialog.caution.isVisible()


def test_a_web_page_is_saved(
    qtbot: QtBot, dialog: ShowcaseDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(monkeypatch, tmp_path / "ann")
    dialog.title.setText("Ann Mixer")
    dialog.line.setText("ann@example.org")
    dialog.accept()
    assert dialog.progress.isVisible()
    assert not dialog.accept_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.saved is not None, timeout=60_000)
    assert dialog.result() == QDialog.DialogCode.Accepted
    text = (tmp_path / "ann.html").read_text(encoding="utf-8")
    for words in ("Ann Mixer", "ann@example.org", "mix.wav"):
        assert words in text
    assert str(tmp_path) not in text


def test_a_pdf_is_saved(
    qtbot: QtBot, dialog: ShowcaseDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.form.set_value(PDF)
    dialog.form.chosen.emit(PDF)
    assert dialog.paper.isVisible()
    assert dialog.wanted.paper is Paper.A4
    save_as(monkeypatch, tmp_path / "page.pdf")
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.saved is not None, timeout=60_000)
    reader = PdfReader(io.BytesIO((tmp_path / "page.pdf").read_bytes()))
    assert "mix.wav" in reader.pages[0].extract_text()


def test_cancel_stops_the_work_and_then_closes(
    qtbot: QtBot, dialog: ShowcaseDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go = threading.Event(), threading.Event()

    def slow(showcase: Showcase) -> str:
        begun.set()
        may_go.wait(10)
        return "<!doctype html>"

    monkeypatch.setattr(showcase_work, "showcase_html", slow)
    save_as(monkeypatch, tmp_path / "page.html")
    dialog.accept()
    assert begun.wait(5)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.accept_button.isEnabled()
    may_go.set()
    for each in threading.enumerate():
        if each.name == "showcase":
            each.join(5)
    assert not (tmp_path / "page.html").exists()
    dialog.reject()
    assert not dialog.isVisible()
    assert dialog.saved is None


def test_what_cannot_be_made_or_written_is_told(
    qtbot: QtBot, dialog: ShowcaseDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.html"
    other.write_bytes(b"no page at all")
    save_as(monkeypatch, other)
    dialog.accept()
    qtbot.waitUntil(lambda: not dialog.work.is_busy, timeout=60_000)
    assert "not a web page" in dialog.caution.plain_text
    assert other.read_bytes() == b"no page at all"

    def refuse(*_: object) -> None:
        raise TypesettingError("no fonts")

    monkeypatch.setattr(showcase_work, "showcase_pdf", refuse)
    dialog.form.set_value(PDF)
    save_as(monkeypatch, tmp_path / "page.pdf")
    dialog.accept()
    qtbot.waitUntil(lambda: not dialog.work.is_busy, timeout=60_000)
    assert "no fonts" in dialog.caution.plain_text


def test_no_place_saves_nothing(dialog: ShowcaseDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    save_as(monkeypatch, "")
    dialog.accept()
    assert not dialog.work.is_busy


def test_a_plan_without_evidence_says_so(qtbot: QtBot, themes: ThemeSource) -> None:
    session = shown_session(small_profile())
    dialog = ShowcaseDialog(themes, session)
    qtbot.addWidget(dialog)
    assert dialog.count.text() == "There is no link and no file to show yet."
    assert not dialog.accept_button.isEnabled()
    session.close()
