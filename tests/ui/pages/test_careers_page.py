"""The careers page: from the plan's standpoint, its three views, keys, small windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.catalogue import Catalogue, Kind
from planner.ui.pages.careers_page import CareersPage
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.tab_order import reading_order
from tests.ui.pages.career_worlds import mixing_session


@pytest.fixture
def session(themes: ThemeSource, shipped_catalogue: Catalogue) -> PlanSession:
    return mixing_session(shipped_catalogue)


@pytest.fixture
def page(themes: ThemeSource, session: PlanSession, qtbot: QtBot) -> CareersPage:
    made = CareersPage(themes, session)
    qtbot.addWidget(made)
    made.resize(1068, 772)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.take_focus()
    yield made
    session.flush()
    session.close()


def test_it_begins_with_the_plans_career(page: CareersPage) -> None:
    assert page.career == "mixing-engineer"
    assert page.panel.name.text() == "Mixing Engineer"
    assert page.finder.grid.card("mixing-engineer").hasFocus()


def test_arrows_and_cards_show_other_careers(page: CareersPage, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert page.panel.name.text() != "Mixing Engineer"
    qtbot.mouseClick(page.finder.grid.card("mixing-engineer"), Qt.MouseButton.LeftButton)
    assert page.panel.name.text() == "Mixing Engineer"


def test_it_follows_the_plan(page: CareersPage, session: PlanSession, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.panel.figures[0].value.text() != "…")
    before = page.panel.figures[0].value.text()
    required = session.catalogue.careers["mixing-engineer"].required
    session.apply(edits.rate(session.profile, dict(required), session.today))
    assert page.panel.figures[0].value.text() == before, "it stands until another is known"
    qtbot.waitUntil(lambda: page.panel.figures[0].value.text() != before)
    assert page.here.levels == session.profile.ratings


def test_what_tells_nothing_of_careers_leaves_all_as_it_is(
    page: CareersPage, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = edits.add_own(
        session.profile, title="Read", kind=Kind.COURSE, minutes=60, phase=1, codes_issued=99
    )
    session.apply(own)
    here = page.here
    monkeypatch.setattr(page.panel, "show_career", lambda *_: pytest.fail("nothing is new"))
    name = next(each.id for each in session.profile.milestones if each.own)
    session.apply(edits.check_off(name, session.today, session.today))
    assert page.here is here


def test_tab_goes_through_another_career_as_it_is_read(page: CareersPage, qtbot: QtBot) -> None:
    page.show_career("foley-artist")
    with qtbot.waitSignal(page.panel.sections_made):
        pass
    stops = list(reading_order(page))
    assert len(stops) > len(list(reading_order(page.panel))) > 5
    chain = [page]
    while chain[-1].nextInFocusChain() is not page:
        chain.append(chain[-1].nextInFocusChain())
    assert [each for each in chain if each in set(stops)] == stops


def test_made_ahead_it_is_complete(themes: ThemeSource, session: PlanSession, qtbot: QtBot) -> None:
    made = CareersPage(themes, session)
    qtbot.addWidget(made)
    assert list(made.catch_up())
    assert not made.panel._slices.is_at_work
    assert not list(made.catch_up())


def test_behind_another_page_it_waits_until_it_is_seen(
    page: CareersPage, session: PlanSession
) -> None:
    before = page.here
    page.hide()
    session.apply(edits.rate(session.profile, {"critical-listening": 4}, session.today))
    assert page.here is before
    page.show()
    assert page.here.levels["critical-listening"] == 4


def test_ticked_cards_are_compared(page: CareersPage, qtbot: QtBot) -> None:
    assert not page.compare_button.isEnabled()
    for key in ("mixing-engineer", "foley-artist"):
        box = page.finder.grid.card(key).compare_box
        assert box is not None
        box.click()
    assert page.compare_button.text() == "Compare 2 careers"
    page.compare_button.click()
    compare = page.views.compare_page
    assert compare.isVisible()
    assert compare.careers == ("mixing-engineer", "foley-artist")
    assert page.panes() == [compare]
    qtbot.keyClick(compare.area, Qt.Key.Key_Escape)
    assert page.views.shows_cards
    assert QApplication.focusWidget() is page.finder.grid.card("mixing-engineer")


def test_what_is_taken_out_of_the_comparison_loses_its_tick(page: CareersPage) -> None:
    page.finder.grid.comparison.set_keys(["mixing-engineer", "foley-artist", "music-producer"])
    page.compare_button.click()
    page.views.compare_page._remove("foley-artist")
    assert page.finder.grid.comparison.keys == ("mixing-engineer", "music-producer")
    assert page.compare_button.text() == "Compare 2 careers"


def test_the_comparison_follows_the_plan(page: CareersPage, session: PlanSession) -> None:
    page.finder.grid.comparison.set_keys(["mixing-engineer", "foley-artist"])
    page.compare_button.click()
    table = page.views.compare_page.table
    assert table is not None
    left = table.columns[0].distance.left
    required = session.catalogue.careers["mixing-engineer"].required
    session.apply(edits.rate(session.profile, dict(required), session.today))
    after = page.views.compare_page.table
    assert after is not None
    assert after.columns[0].distance.left < left


def test_the_questions_lead_to_a_career(page: CareersPage) -> None:
    page.suits_button.click()
    suits = page.views.suits_page
    assert suits.isVisible()
    suits.career_wanted.emit("foley-artist")
    assert page.views.shows_cards
    assert page.career == "foley-artist"
    assert page.panel.name.text() == "Foley Artist"


def test_choosing_is_a_wish_from_card_comparison_and_panel(page: CareersPage) -> None:
    taken = QSignalSpy(page.career_taken)
    page.panel.choose.click()
    page.views.compare_page.career_taken.emit("foley-artist")
    assert [taken.at(at)[0] for at in range(2)] == ["mixing-engineer", "foley-artist"]


def test_enter_on_a_card_goes_to_the_button(page: CareersPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.finder.grid.card("mixing-engineer"), Qt.Key.Key_Return)
    assert page.panel.choose.hasFocus()


def test_find_leads_back_to_the_search(page: CareersPage) -> None:
    page.views.show_suits()
    page.start_find()
    assert page.views.shows_cards
    assert page.finder.search.hasFocus()


def test_the_smallest_window_has_two_columns(page: CareersPage) -> None:
    page.fit(960)
    page.resize(904, 612)
    QApplication.processEvents()
    assert page.finder.grid.columns == 2
    assert page.panel.choose.isVisible()
    bottom = page.panel.choose.mapTo(page, page.panel.choose.rect().bottomLeft()).y()
    assert bottom < page.height()
