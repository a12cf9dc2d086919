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
from planner.ui.widgets.drop_area import Dropped
from tests.ui.piece_worlds import shown_profile
from tests.ui.worlds import TODAY, Clock, small_profile


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


def pieces(desktop: Desktop, milestone: str) -> tuple[Evidence, ...]:
    """The evidence of a milestone as the plan has it now."""
    assert desktop.session is not None
    return desktop.session.profile.known(milestone).evidence


def test_a_star_is_set_and_undone(desktop: Desktop) -> None:
    assert desktop.window.sidebar.current == "portfolio"
    assert desktop.session is not None
    portfolio, before = page(desktop), desktop.session.profile
    portfolio.view.star_requested.emit(portfolio.piece)
    assert pieces(desktop, "rock")[0].starred
    assert portfolio.view.cards.rows[0].starred
    desktop.run(ActionId.UNDO)
    assert desktop.session.profile.milestones == before.milestones


def test_the_menu_opens_shows_and_removes(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    portfolio, said = page(desktop), list[str]()
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    monkeypatch.setattr(links, "tell", lambda *parts: said.append(parts[2]))
    portfolio.menu_requested.emit(QPoint(0, 0))
    menu = next(each for each in portfolio.children() if isinstance(each, QMenu))
    actions = {action.text(): action for action in menu.actions()}
    for name in ("Open", "Show in folder"):
        actions[name].trigger()
    assert len(said) == 2
    assert all("no longer in its folder" in each for each in said)
    actions["Would show it"].trigger()
    assert pieces(desktop, "rock")[0].starred
    actions["Rename"].trigger()
    assert portfolio.panel.title.hasFocus()
    actions["Remove"].trigger()
    assert len(pieces(desktop, "rock")) == 1
    menu.close()


def test_the_panel_changes_the_piece_each_by_one_undo(desktop: Desktop) -> None:
    assert desktop.session is not None
    portfolio, session = page(desktop), desktop.session
    before = session.profile.milestones
    desktop.run(ActionId.SHOW_INSPECTOR)
    panel = portfolio.panel
    assert panel.isVisible()
    panel.fields_edited.emit({"title": "The room"}, False)
    assert pieces(desktop, "rock")[0].title == "The room"
    panel.fields_edited.emit({"about": "Before"}, True)
    panel.fields_edited.emit({"about": "Before and after"}, True)
    assert pieces(desktop, "rock")[0].about == "Before and after"
    panel.star.click()
    panel.met_requested.emit("Proof of rock", True)
    assert session.profile.known("rock").criteria_met == ("Proof of rock",)
    for _ in range(4):
        desktop.run(ActionId.UNDO)
    assert session.profile.milestones == before
    panel.remove.click()
    assert [each.title for each in pieces(desktop, "rock")] == ["Session"]


def test_what_is_typed_reaches_the_piece_it_was_typed_for(desktop: Desktop) -> None:
    portfolio = page(desktop)
    portfolio.show_panel(True)
    portfolio.panel.title.setText("The room")
    portfolio.view.choose("balance", 0)
    assert pieces(desktop, "rock")[0].title == "The room"
    assert pieces(desktop, "balance")[0].title == "mix.wav"
    # Undo and saving come after what is being typed.
    portfolio.panel.title.setText("Static mix")
    assert desktop.page is not None
    desktop.page.commit()
    assert pieces(desktop, "balance")[0].title == "Static mix"
    portfolio.panel.told.part.setText("Mixed it")
    portfolio.panel.remove.click()
    assert [each.title for each in pieces(desktop, "balance")] == ["Masking map"]
    assert pieces(desktop, "balance")[0].part == ""


def test_another_file_or_address_takes_the_place(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    portfolio = page(desktop)
    portfolio.show_panel(True)
    other = str(tmp_path / "mix2.wav")
    file = Evidence(kind=EvidenceKind.FILE, target=other, title="mix2.wav", added=TODAY)
    monkeypatch.setattr(links, "ask_for_file", lambda *_: file)
    portfolio.view.choose("balance", 0)
    Path(other).write_bytes(b"words")
    portfolio.panel.replace.click()
    qtbot.waitUntil(lambda: pieces(desktop, "balance")[0].target == other, timeout=60_000)
    mix, named = pieces(desktop, "balance")
    # A title that was the name of the file follows it; one of the learner's own stays.
    assert (mix.target, mix.title, mix.starred) == (other, "mix2.wav", True)
    portfolio.view.choose("balance", 1)
    portfolio.panel.replace.click()
    qtbot.waitUntil(lambda: pieces(desktop, "balance")[1].target == other, timeout=60_000)
    assert pieces(desktop, "balance")[1].title == named.title
    link = Evidence(kind=EvidenceKind.LINK, target="https://example.org/new", added=TODAY)
    monkeypatch.setattr(links.LinkDialog, "ask", lambda *_: link)
    portfolio.view.choose("listen", 0)
    portfolio.panel.replace.click()
    assert pieces(desktop, "listen")[0].target == "https://example.org/new"
    monkeypatch.setattr(links.LinkDialog, "ask", lambda *_: None)
    portfolio.panel.replace.click()
    assert pieces(desktop, "listen")[0].target == "https://example.org/new"


def test_the_tick_in_the_menu_is_about_the_panel_of_the_page_shown(desktop: Desktop) -> None:
    tick = desktop.window.actions_by_id[ActionId.SHOW_INSPECTOR]
    assert not tick.isChecked()
    desktop.run(ActionId.SHOW_INSPECTOR)
    assert tick.isChecked()
    page(desktop).show_panel(False)
    assert not tick.isChecked()
    desktop.run(ActionId.GO_PLAN)
    assert tick.isChecked()


def test_how_it_was_left_is_remembered_with_the_plan(desktop: Desktop, tmp_path: Path) -> None:
    portfolio = page(desktop)
    portfolio.bar.sort.set_value("audio")
    portfolio.show_panel(True)
    ProfileStore(tmp_path / "other.json").create(small_profile())
    assert desktop.open(tmp_path / "other.json")
    assert desktop.open(tmp_path / "pieces.json")
    again = page(desktop)
    assert (again.bar.sort.value, again.has_panel) == ("audio", True)


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
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    portfolio = page(desktop)
    added = Evidence(kind=EvidenceKind.LINK, target="https://example.org", added=TODAY)
    monkeypatch.setattr(links.LinkDialog, "ask", lambda *_: added)
    monkeypatch.setattr(EvidenceDialog, "ask", lambda *_: ("piece", Source.LINK))
    portfolio.add.click()
    assert pieces(desktop, "piece") == (added,)
    monkeypatch.setattr(EvidenceDialog, "ask_milestone", lambda *_: "night")
    portfolio.dropped.emit(Dropped(texts=("https://example.org",)))
    assert [each.kind for each in pieces(desktop, "night")] == [EvidenceKind.LINK]


def test_the_dialog_proposes_a_milestone(desktop: Desktop, themes: ThemeSource) -> None:
    assert desktop.session is not None
    dialog = EvidenceDialog(themes, desktop.session, "rock", desktop.window)
    assert dialog.answer() == ("rock", Source.LINK)
    dialog.source.set_value(Source.FILE.value)
    assert dialog.answer() == ("rock", Source.FILE)
    names = tuple(f"{number}.wav" for number in range(8))
    only = EvidenceDialog(themes, desktop.session, "rock", desktop.window, pieces=names)
    assert only.pieces.text().splitlines() == [*names[:5], "and 3 more"]
    assert only.accept_button.text() == "Add evidence"


def test_a_changed_file_is_kept_as_it_is_now(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    portfolio = page(desktop)
    portfolio.view.choose("balance", 0)
    portfolio.show_panel(True)
    portfolio.panel.keep_requested.emit()
    qtbot.waitUntil(lambda: pieces(desktop, "balance")[0].size == 4, timeout=60_000)
    (tmp_path / "mix.wav").write_bytes(b"longer than it was")
    portfolio.hide()
    portfolio.show()
    qtbot.waitUntil(portfolio.panel.banner.isVisible, timeout=60_000)
    assert portfolio.panel.banner.plain_text.startswith("Changed since.")
    portfolio.panel.banner.action_requested.emit("keep")
    qtbot.waitUntil(lambda: pieces(desktop, "balance")[0].size == 18, timeout=60_000)
    qtbot.waitUntil(lambda: not portfolio.panel.banner.isVisible(), timeout=60_000)


def test_find_searches_pieces_and_the_next_one_leads_to_the_plan(desktop: Desktop) -> None:
    portfolio = page(desktop)
    desktop.run(ActionId.FIND)
    assert desktop.window.focusWidget() is portfolio.bar.search
    portfolio.view.milestone_requested.emit("piece")
    assert desktop.window.sidebar.current == "plan"
