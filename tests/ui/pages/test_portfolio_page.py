"""The portfolio page on a real session: what is shown, walked through and asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.ui.models.piece_rows import Order, Sort
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
def page(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> PortfolioPage:
    return shown(qtbot, themes, session)


def shown(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> PortfolioPage:
    """The page on a screen."""
    page = PortfolioPage(themes, session)
    qtbot.addWidget(page)
    page.resize(1068, 772)
    page.show()
    return page


def titles(page: PortfolioPage) -> list[str]:
    """What the cards are called."""
    return [card.row.title.split("\n")[0] for card in page.grid.shown]


def test_the_newest_stands_first_and_is_chosen(page: PortfolioPage) -> None:
    assert titles(page)[:3] == ["Room", "mix.wav", "Masking map"]
    assert page.piece is not None
    assert page.piece.title == "Room"
    assert page.head.facts.text() == "6 pieces of evidence from 3 milestones"
    assert page.starred.text() == "1 is starred so far."
    assert page.grid.next_piece.isVisible()


def test_a_file_that_is_gone_is_warned_of(page: PortfolioPage, tmp_path: Path) -> None:
    room, sound = page.grid.shown[:2]
    assert "no longer in its folder" in room.accessibleDescription()
    assert sound.row.warning == ""
    (tmp_path / "room.PNG").touch()
    page.hide()
    page.show()
    assert page.grid.shown[0].row.warning == ""


def test_filter_search_and_order(page: PortfolioPage) -> None:
    page.sort.set_value(Sort.DOCUMENT.value)
    assert titles(page) == ["Masking map", "Session"]
    assert not page.grid.next_piece.isVisible()
    page.search.setText("nothing like it")
    assert page.nothing.isVisible()
    assert page.piece is None
    page.search.clear()
    page.sort.set_value(Sort.ALL.value)
    page.order.set_value(Order.STARRED.value)
    page.order.chosen.emit(Order.STARRED.value)
    assert titles(page)[0] == "mix.wav"


def test_keys_walk_and_open(qtbot: QtBot, page: PortfolioPage) -> None:
    opened, starred = QSignalSpy(page.open_requested), QSignalSpy(page.star_requested)
    qtbot.keyClick(page.grid.shown[0], Qt.Key.Key_Right)
    card = page.grid.shown[1]
    assert page.piece is card.row
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert opened.count() == 1
    qtbot.keyClick(card.star, Qt.Key.Key_Space)
    assert starred.at(0) == [card.row]
    assert card.star.isChecked()
    qtbot.keyClick(card, Qt.Key.Key_End)
    assert page.piece is page.grid.shown[-1].row
    qtbot.keyClick(page.grid.shown[-1], Qt.Key.Key_Home)
    qtbot.keyClick(page.grid.shown[0], Qt.Key.Key_Up)
    assert page.piece is page.grid.shown[0].row


def test_the_page_follows_the_plan_also_after_it_was_hidden(
    page: PortfolioPage, session: PlanSession
) -> None:
    session.apply(edits.remove_evidence(session.profile, "rock", 0))
    assert titles(page)[0] == "mix.wav"
    page.hide()
    session.apply(edits.remove_evidence(session.profile, "rock", 0))
    assert len(page.grid.shown) == 5
    page.show()
    assert len(page.grid.shown) == 4


def test_without_evidence_the_page_offers_to_add_some(qtbot: QtBot, themes: ThemeSource) -> None:
    session = shown_session(small_profile())
    page = shown(qtbot, themes, session)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "No evidence yet"
    asked = QSignalSpy(page.add_requested)
    page.add.click()
    page.empty.action_requested.emit("")
    assert asked.count() == 2
    session.close()


def test_a_read_only_plan_takes_no_star(qtbot: QtBot, themes: ThemeSource, tmp_path: Path) -> None:
    session = shown_session(shown_profile(tmp_path), read_only=True)
    page = shown(qtbot, themes, session)
    assert not page.add.isEnabled()
    assert not any(card.star.isEnabled() for card in page.grid.shown)
    session.close()


def test_narrow_and_mirrored(page: PortfolioPage) -> None:
    page.fit(960)
    assert (page.add.text(), page.add.accessibleName()) == ("", "Add evidence…")
    first, second = page.grid.shown[:2]
    assert first.x() < second.x()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.grid.resize(page.grid.width() - 1, page.grid.height())
    assert first.x() > second.x()
