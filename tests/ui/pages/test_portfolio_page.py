"""The portfolio page on a real session: what is shown, walked through and asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.storage.evidence_look import AskedFile, Standing
from planner.storage.left_views import PortfolioView
from planner.ui.models.piece_rows import Order, Sort
from planner.ui.pages.file_looks import FileLooks
from planner.ui.pages.portfolio_memory import go_back, view_left
from planner.ui.pages.portfolio_page import PortfolioPage
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.piece_worlds import shown_profile, shown_session
from tests.ui.worlds import small_profile


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[PlanSession]:
    session = shown_session(shown_profile(tmp_path))
    yield session
    session.close()


@pytest.fixture
def looks(qtbot: QtBot) -> Iterator[FileLooks]:
    looks = FileLooks()
    yield looks
    looks.stop()


@pytest.fixture
def page(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, looks: FileLooks
) -> PortfolioPage:
    return shown(qtbot, themes, session, looks)


def shown(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, looks: FileLooks
) -> PortfolioPage:
    """The page on a screen."""
    page = PortfolioPage(themes, session, looks)
    qtbot.addWidget(page)
    page.resize(1068, 772)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def titles(page: PortfolioPage) -> list[str]:
    """What the cards are called."""
    return [row.title.split("\n")[0] for row in page.view.cards.rows]


def test_the_newest_stands_first_and_is_chosen(page: PortfolioPage) -> None:
    assert titles(page)[:3] == ["Room", "mix.wav", "Masking map"]
    assert page.piece is not None
    assert page.piece.title == "Room"
    assert page.head.facts.text() == "6 pieces of evidence from 3 milestones"
    asked = "Your plan has 1 portfolio piece. 1 is starred so far."
    assert page.top.strip.sentence.text() == asked
    assert page.view.cards.count == 7


def test_a_file_that_is_gone_is_warned_of(
    qtbot: QtBot, page: PortfolioPage, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: page.view.cards.rows[0].warning != "", timeout=60_000)
    room, sound = page.view.cards.rows[:2]
    assert "no longer in its folder" in room.spoken
    assert sound.warning == ""
    (tmp_path / "room.PNG").touch()
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.view.cards.rows[0].warning == "", timeout=60_000)


def test_what_was_learned_of_files_behind_another_page_is_said_once_it_is_shown(
    qtbot: QtBot, page: PortfolioPage, looks: FileLooks, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: not looks.is_busy, timeout=60_000)
    page.hide()
    (tmp_path / "mix.wav").unlink()
    looks.look_again()
    page._glance(page._session.plan)
    qtbot.waitUntil(lambda: not looks.is_busy, timeout=60_000)
    assert page.view.cards.rows[1].warning == ""
    page.show()
    assert page.view.cards.rows[1].warning != ""


def test_pictures_are_read_as_soon_as_the_page_is_shown_again(
    qtbot: QtBot, page: PortfolioPage, looks: FileLooks
) -> None:
    qtbot.waitUntil(lambda: bool(looks._studied) and not looks.is_busy, timeout=60_000)
    page.hide()
    page._learned.blockSignals(True)  # what is learned of files would draw the cards again
    page.show()
    assert not looks._studied
    qtbot.waitUntil(lambda: bool(looks._studied), timeout=10_000)


def test_files_are_never_looked_at_in_the_screens_own_thread(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    import threading

    seen: list[str] = []

    def glancing(asked: AskedFile) -> Standing:
        seen.append(threading.current_thread().name)
        return Standing.THERE

    looks = FileLooks(glancing=glancing)
    shown(qtbot, themes, session, looks)
    qtbot.waitUntil(lambda: len(seen) >= 4 and not looks.is_busy, timeout=60_000)
    assert threading.main_thread().name not in seen
    looks.stop()


def test_filter_search_and_order(page: PortfolioPage) -> None:
    page.bar.sort.set_value(Sort.DOCUMENT.value)
    assert titles(page) == ["Masking map", "Session"]
    assert page.view.cards.count == 2
    page.bar.search.setText("nothing like it")
    assert page.nothing.isVisible()
    assert page.piece is None
    (clear,) = page.nothing.findChildren(QPushButton)
    clear.click()
    assert page.view.isVisible()
    assert page.bar.shows_all
    page.bar.order.set_value(Order.STARRED.value)
    page.bar.order.chosen.emit(Order.STARRED.value)
    assert titles(page)[0] == "mix.wav"
    page.bar.sort.set_value(Sort.AUDIO.value)
    page.choose("rock", 0)
    assert page.piece is not None
    assert (page.piece.title, page.bar.sort.value) == ("Room", "all")


def test_the_panel_comes_and_goes_with_the_keyboard(qtbot: QtBot, page: PortfolioPage) -> None:
    assert not page.panel.isVisible()
    page.show_panel(True)
    assert page.panel.isVisible()
    assert page.panel.open.hasFocus()
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.view.hasFocus()
    page.show_panel(True)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert not page.has_panel


def test_where_there_is_no_room_the_panel_takes_the_place_of_the_cards(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, looks: FileLooks
) -> None:
    # In the window a page has the room there is, whatever it would need.
    window = QWidget()
    qtbot.addWidget(window)
    page = PortfolioPage(themes, session, looks, window)
    window.show()
    page.show_panel(True)
    page.resize(560, 600)
    assert page.panel.isVisible()
    assert not page.view.isVisible()
    page.resize(1068, 600)
    assert page.view.isVisible()


def test_the_page_is_left_and_found_again(page: PortfolioPage) -> None:
    go_back(page, PortfolioView("audio", "milestone", "balance", 0, panel=True))
    assert titles(page) == ["mix.wav"]
    assert page.panel.isVisible()
    assert view_left(page) == PortfolioView("audio", "milestone", "balance", 0, panel=True)
    go_back(page, PortfolioView("colour", "size", "nobody", 9))
    assert view_left(page) == PortfolioView("audio", "milestone", "balance", 0)


def test_the_page_follows_the_plan_also_after_it_was_hidden(
    page: PortfolioPage, session: PlanSession
) -> None:
    session.apply(edits.remove_evidence(session.profile, "rock", 0))
    assert titles(page)[0] == "mix.wav"
    page.hide()
    session.apply(edits.remove_evidence(session.profile, "rock", 0))
    assert len(titles(page)) == 5
    page.show()
    assert len(titles(page)) == 4


def test_without_evidence_the_page_offers_to_add_some(
    qtbot: QtBot, themes: ThemeSource, looks: FileLooks
) -> None:
    session = shown_session(small_profile())
    page = shown(qtbot, themes, session, looks)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "No evidence yet"
    asked = QSignalSpy(page.add_requested)
    page.add.click()
    page.empty.action_requested.emit("")
    assert asked.count() == 2
    session.close()


def test_a_read_only_plan_is_shown_and_not_changed(
    qtbot: QtBot, themes: ThemeSource, looks: FileLooks, tmp_path: Path
) -> None:
    session = shown_session(shown_profile(tmp_path), read_only=True)
    page = shown(qtbot, themes, session, looks)
    page.show_panel(True)
    panel = page.panel
    assert not page.add.isEnabled()
    for part in (panel.star, panel.title, panel.replace, panel.remove, panel.told, panel.skills):
        assert not part.isEnabled()
    assert panel.open.isEnabled()
    session.close()


def test_narrow_and_low_windows_keep_the_cards(page: PortfolioPage) -> None:
    page.fit(960)
    assert (page.add.text(), page.add.accessibleName()) == ("", "Add evidence…")
    assert not page.top.strip.stars.isVisible()
    page.resize(900, 400)
    assert not page.top.strip.isVisible()
    assert page.view.isVisible()
