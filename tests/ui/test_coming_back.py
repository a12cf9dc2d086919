"""The window comes back as it was left, page by page, and passes over what is gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.domain.catalogue import Catalogue
from planner.domain.network_edits import remove_contact
from planner.storage.left_views import CareersView, ListView, NetworkView
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings, read_settings, write_settings
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs.showcase_dialog import ShowcaseDialog
from planner.ui.dialogs.showcase_work import Saved
from planner.ui.pages.careers_page import CareersPage
from planner.ui.pages.network_page import NetworkPage
from tests.ui.network_worlds import met_profile

Open = Callable[[], Desktop]


@pytest.fixture
def reopen(make: Callable[..., Desktop], shipped_catalogue: Catalogue, tmp_path: Path) -> Open:
    """Give what opens the plan in another window; the one before it was closed by then."""
    path = tmp_path / "met.json"
    ProfileStore(path).create(met_profile())

    def opened() -> Desktop:
        desktop = make(settings=read_settings(), catalogue=shipped_catalogue)
        assert desktop.open(path)
        return desktop

    return opened


def _close(desktop: Desktop) -> None:
    assert desktop.window.close()
    desktop.end()


def _careers(desktop: Desktop) -> CareersPage:
    desktop.run(ActionId.GO_CAREERS)
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, CareersPage)
    return page


def _network(desktop: Desktop) -> NetworkPage:
    desktop.run(ActionId.GO_NETWORK)
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, NetworkPage)
    return page


def test_the_careers_come_back_with_search_choice_and_comparison(reopen: Open) -> None:
    desktop = reopen()
    page = _careers(desktop)
    page.show_career("foley-artist")
    family = page.finder.families.keys[2]
    page.finder.families.set_value(family)
    page.finder.search.setText("mix")
    page.finder.grid.comparison.set_keys(("mixing-engineer", "foley-artist"))
    _close(desktop)
    desktop = reopen()
    assert desktop.plan.visits.shown_name == "careers", "on the page that was left"
    page = _careers(desktop)
    assert page.career == "foley-artist"
    assert page.finder.families.value == family
    assert page.finder.search.text() == "mix"
    assert page.finder.grid.comparison.keys == ("mixing-engineer", "foley-artist")
    page.compare_button.click()
    assert not page.views.shows_cards
    _close(desktop)
    page = _careers(reopen())
    assert page.views.currentWidget() is page.views.compare_page
    assert page.views.compare_page.careers == ("mixing-engineer", "foley-artist")


def test_the_questions_come_back_too(reopen: Open) -> None:
    desktop = reopen()
    _careers(desktop).views.show_suits()
    _close(desktop)
    page = _careers(reopen())
    assert page.views.currentWidget() is page.views.suits_page


def test_a_plan_that_never_visited_a_page_keeps_how_it_was_left(reopen: Open) -> None:
    desktop = reopen()
    _careers(desktop).show_career("foley-artist")
    _network(desktop).choose("contact-3")
    _close(desktop)
    for _ in range(2):
        desktop = reopen()
        desktop.run(ActionId.GO_PLAN)
        _close(desktop)
    desktop = reopen()
    assert _careers(desktop).career == "foley-artist"
    assert _network(desktop).contact == "contact-3"


def test_the_network_comes_back_with_its_contact_filter_and_month(reopen: Open) -> None:
    desktop = reopen()
    page = _network(desktop)
    page.which.set_value("mentors")
    page.search.setText("a")
    later = page.events.calendar.day + dt.timedelta(days=70)
    page.events.calendar.set_day(later)
    _close(desktop)
    page = _network(reopen())
    assert page.which.value == "mentors"
    assert page.events.calendar.day == later
    assert page.search.text() == "a"


def test_what_is_gone_is_passed_over(reopen: Open) -> None:
    desktop = reopen()
    name = desktop.session.profile.id
    desktop.session.apply(remove_contact(desktop.session.profile, "contact-3"))
    _close(desktop)
    view = ListView(
        careers=CareersView("nowhere", "", "no-family", "no-career", ("gone", "mixing-engineer")),
        network=NetworkView("", "strangers", "contact-3", "yesterday"),
    )
    write_settings(read_settings().with_view(name, view))
    desktop = reopen()
    page = _careers(desktop)
    assert page.views.shows_cards
    assert page.finder.grid.comparison.keys == ("mixing-engineer",)
    assert page.career in page.finder.grid.keys
    network = _network(desktop)
    assert network.which.value == "all"
    assert network.contact != "contact-3"


def test_a_month_that_is_past_is_not_gone_back_to(reopen: Open) -> None:
    desktop = reopen()
    page = _network(desktop)
    today = page.events.calendar.day
    page.events.calendar.go(-3)
    _close(desktop)
    assert _network(reopen()).events.calendar.day == today


def test_a_panel_and_a_sidebar_that_were_put_away_stay_away(reopen: Open) -> None:
    desktop = reopen()
    desktop.run(ActionId.GO_PLAN)
    desktop.run(ActionId.SHOW_INSPECTOR)
    desktop.window.actions_by_id[ActionId.SHOW_SIDEBAR].trigger()
    assert not desktop.page.inspector.isVisible()
    assert not desktop.window.sidebar.isVisible()
    _close(desktop)
    desktop = reopen()
    assert not desktop.page.inspector.isVisible()
    assert not desktop.window.actions_by_id[ActionId.SHOW_INSPECTOR].isChecked()
    assert not desktop.window.sidebar.isVisible()
    desktop.run(ActionId.SHOW_INSPECTOR)
    desktop.window.actions_by_id[ActionId.SHOW_SIDEBAR].trigger()
    _close(desktop)
    desktop = reopen()
    assert desktop.page.inspector.isVisible()
    assert desktop.window.sidebar.isVisible()


def test_what_was_left_survives_the_file(tmp_path: Path) -> None:
    view = ListView(
        no_panel=True,
        careers=CareersView("comparison", "mix", "Audio", "a", ("b", "c")),
        network=NetworkView("x", "due", "c-1", "2027-05-01"),
    )
    settings = Settings(sidebar=False, motion="none").with_view("p", view)
    write_settings(settings, tmp_path / "s.json")
    assert read_settings(tmp_path / "s.json") == settings


def test_the_heading_of_a_page_for_others_stays_with_the_plan(
    reopen: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[object] = []

    def ask(*_: object, heading: object = None) -> Saved | None:
        asked.append(heading)
        return Saved(tmp_path / "page.html", ("Mixes", "ann@example.org"))

    monkeypatch.setattr(ShowcaseDialog, "ask", ask)
    desktop = reopen()
    desktop.run(ActionId.PORTFOLIO_PAGE)
    # The portfolio itself was never looked at.
    _close(desktop)
    desktop = reopen()
    desktop.run(ActionId.PORTFOLIO_PAGE)
    assert asked == [None, ("Mixes", "ann@example.org")]
    desktop.show_sample()
    desktop.run(ActionId.PORTFOLIO_PAGE)
    assert asked[2] is None, "another plan has its own"
    _close(desktop)
