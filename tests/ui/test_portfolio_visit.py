"""The portfolio in the window: its key, and what its wishes change and open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain.catalogue import Catalogue
from planner.domain.profile import Evidence, EvidenceKind
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import links
from planner.ui.dialogs.evidence_dialog import EvidenceDialog, Source
from planner.ui.pages.portfolio_page import PortfolioPage
from planner.ui.theme import ThemeSource
from tests.ui.piece_worlds import shown_profile
from tests.ui.worlds import TODAY, Clock


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource, tmp_path: Path) -> Iterator[Desktop]:
    path = tmp_path / "pieces.json"
    ProfileStore(path).create(shown_profile(tmp_path))
    made = app.build(settings=Settings(), themes=themes, clock=Clock(), catalogue=Catalogue.of())
    qtbot.addWidget(made.window)
    made.window.show()
    assert made.open(path)
    made.run(ActionId.GO_PORTFOLIO)
    yield made
    made.save_for_the_end()
    made.end()


def page(desktop: Desktop) -> PortfolioPage:
    """The portfolio, which must be what the window shows."""
    shown = desktop.window.stack.currentWidget()
    assert isinstance(shown, PortfolioPage)
    return shown


def test_a_star_is_set_and_undone(desktop: Desktop) -> None:
    assert desktop.window.sidebar.current == "portfolio"
    assert desktop.session is not None
    portfolio, before = page(desktop), desktop.session.profile
    portfolio.grid.shown[0].star.click()
    assert desktop.session.profile.known("rock").evidence[0].starred
    assert portfolio.grid.shown[0].star.isChecked()
    desktop.run(ActionId.UNDO)
    assert desktop.session.profile.milestones == before.milestones


def test_the_menu_opens_shows_and_removes(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desktop.session is not None
    portfolio, said = page(desktop), list[str]()
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    monkeypatch.setattr(links, "tell", lambda *parts: said.append(parts[2]))
    portfolio.menu_requested.emit(QPoint(0, 0))
    menu = next(each for each in portfolio.children() if isinstance(each, QMenu))
    opening, folder, _, _, remove = menu.actions()
    opening.trigger()
    folder.trigger()
    assert len(said) == 2
    assert all("no longer in its folder" in each for each in said)
    remove.trigger()
    assert len(desktop.session.profile.known("rock").evidence) == 1
    menu.close()


def test_a_folder_is_shown_after_asking(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked, handed = list[str](), list[str]()
    monkeypatch.setattr(links, "agrees", lambda *parts: bool(asked.append(parts[2])) or True)
    monkeypatch.setattr(links, "_hand_over", lambda url: bool(handed.append(url.path())) or True)
    piece = Evidence(kind=EvidenceKind.FILE, target=str(tmp_path / "mix.wav"), added=TODAY)
    assert links.show_folder_of(piece, desktop.window)
    assert handed == [str(tmp_path.resolve())]
    assert str(tmp_path.resolve()) in asked[0]


def test_a_piece_is_added_to_the_milestone_asked_for(
    desktop: Desktop, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desktop.session is not None
    session, portfolio = desktop.session, page(desktop)
    added = Evidence(kind=EvidenceKind.LINK, target="https://example.org", added=TODAY)
    monkeypatch.setattr(links.LinkDialog, "ask", lambda *_: added)
    monkeypatch.setattr(EvidenceDialog, "ask", lambda *_: ("piece", Source.LINK))
    portfolio.add.click()
    monkeypatch.setattr(links, "ask_for_file", lambda *_: added)
    monkeypatch.setattr(EvidenceDialog, "ask", lambda *_: ("night", Source.FILE))
    portfolio.add.click()
    monkeypatch.setattr(EvidenceDialog, "ask", lambda *_: None)
    portfolio.add.click()
    assert session.profile.known("piece").evidence == (added,)
    assert session.profile.known("night").evidence == (added,)


def test_the_dialog_proposes_a_milestone(desktop: Desktop, themes: ThemeSource) -> None:
    assert desktop.session is not None
    dialog = EvidenceDialog(themes, desktop.session, "rock", desktop.window)
    assert dialog.answer() == ("rock", Source.LINK)
    dialog.source.set_value(Source.FILE.value)
    assert dialog.answer() == ("rock", Source.FILE)


def test_find_searches_pieces_and_the_next_one_leads_to_the_plan(desktop: Desktop) -> None:
    portfolio = page(desktop)
    desktop.run(ActionId.FIND)
    assert desktop.window.focusWidget() is portfolio.search
    portfolio.grid.next_piece.open.click()
    assert desktop.window.sidebar.current == "plan"
