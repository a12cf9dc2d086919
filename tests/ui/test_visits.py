"""The pages beside the list: one is shown at a time, and each goes with its plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain.catalogue import Catalogue
from planner.storage.left_views import (
    CareersView,
    ListView,
    NetworkView,
    PortfolioView,
    SkillsView,
    TimelineView,
)
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui import at_rest
from planner.ui.actions import ACTIONS, ActionId
from planner.ui.desktop import Desktop
from planner.ui.main_window import MainWindow
from planner.ui.pages.plan_shown import PlanShown
from planner.ui.theme import ThemeSource
from planner.ui.visit import Visit
from planner.ui.visits import HOME, Visits
from tests.ui.worlds import RESOURCE, Clock, small_profile


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource, tmp_path: Path) -> Iterator[Desktop]:
    path = tmp_path / "small.json"
    ProfileStore(path).create(small_profile())
    catalogue = Catalogue.of(resources=(RESOURCE,))
    made = app.build(settings=Settings(), themes=themes, clock=Clock(), catalogue=catalogue)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    assert made.open(path)
    yield made
    made.save_for_the_end()
    made.end()


def visits(desktop: Desktop) -> Visits:
    assert desktop.plan is not None
    return desktop.plan.visits


def test_every_page_is_shown_by_its_command_and_marked_in_the_sidebar(desktop: Desktop) -> None:
    names = visits(desktop).names
    for name in (*names, HOME, *reversed(names)):
        desktop.run(f"go-{name}")
        assert visits(desktop).shown_name == name
        # The days of the week are a closer look at the overview.
        assert desktop.window.sidebar.current == ("overview" if name == "week" else name)
        assert sum(visit.is_shown for visit in visits(desktop)._all.values()) == (name != HOME)


def test_a_page_is_made_where_it_is_shown(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that it holds would have its style worked out anew in another place."""
    made_in: list[QWidget | None] = []
    show_page = MainWindow.show_page

    def noted(window: MainWindow, page: QWidget, **options: object) -> None:
        made_in.append(page.parentWidget())
        show_page(window, page, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(MainWindow, "show_page", noted)
    for name in (*visits(desktop).names, HOME):
        desktop.run(f"go-{name}")
    desktop.start_new()
    assert len(made_in) > len(visits(desktop).names)
    assert set(made_in) == {desktop.window.stack}


def test_every_way_to_a_page_is_in_the_menu(desktop: Desktop) -> None:
    known = {row.id for row in ACTIONS}
    assert set(visits(desktop).commands()) <= known
    assert ActionId.GO_PLAN in known


def test_a_page_is_made_once_and_kept(desktop: Desktop) -> None:
    for name in ("careers", HOME, "careers"):
        desktop.run(f"go-{name}")
    page = desktop.window.stack.currentWidget()
    desktop.run("go-overview")
    desktop.run("go-careers")
    assert desktop.window.stack.currentWidget() is page


def test_the_steps_to_a_new_plan_lead_back_to_the_page_they_were_opened_from(
    desktop: Desktop,
) -> None:
    for name in ("careers", HOME, "overview"):
        desktop.run(f"go-{name}")
        desktop.start_new()
        desktop.back_to_plan()
        assert visits(desktop).shown_name == name


def test_an_unknown_page_is_the_list(desktop: Desktop) -> None:
    visits(desktop).show("of a later version")
    assert visits(desktop).shown is None
    assert desktop.window.stack.currentWidget() is desktop.page


# --- Made ahead -----------------------------------------------------------------------------------


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no time pass before pages are made ahead."""
    monkeypatch.setattr(at_rest, "_REST_MS", 0)
    monkeypatch.setattr(at_rest, "_PAUSE_MS", 0)


def made(desktop: Desktop) -> dict[str, QWidget]:
    """Each page that is made, by its name."""
    return {name: visit.page for name, visit in visits(desktop)._all.items() if visit.page}


def make_ahead(desktop: Desktop, qtbot: QtBot) -> None:
    """Let all pages be made before they are visited."""
    visits(desktop).make_ahead()
    rested(desktop, qtbot)


def rested(desktop: Desktop, qtbot: QtBot) -> None:
    """Wait until nothing is left to do at rest."""
    qtbot.waitUntil(lambda: not visits(desktop)._at_rest.is_at_work, timeout=60_000)


def told(desktop: Desktop, qtbot: QtBot) -> dict[str, list[str]]:
    """What stands on each page but the overview, which is shown first and tells of a forecast."""
    texts = {}
    for name in visits(desktop).names[1:]:
        desktop.run(f"go-{name}")
        qtbot.wait(100)  # for what follows in slices
        page = desktop.window.stack.currentWidget()
        labels = page.findChildren(QLabel)
        texts[name] = [each.text() for each in labels if each.isVisible()]
    visits(desktop).leave()
    return texts


def drop_pages(desktop: Desktop) -> None:
    """Let pages be made anew."""
    for visit in visits(desktop)._all.values():
        visit.close()


def test_no_page_is_made_ahead_unless_that_is_asked_for(desktop: Desktop, qtbot: QtBot) -> None:
    assert not visits(desktop)._at_rest.is_at_work
    assert set(made(desktop)) == {"overview"}


def test_pages_made_ahead_are_neither_seen_nor_touched(
    desktop: Desktop, qtbot: QtBot, at_once: None
) -> None:
    desktop.run("go-plan")
    focus = desktop.window.focusWidget()
    assert focus is not None
    make_ahead(desktop, qtbot)
    assert set(made(desktop)) == set(visits(desktop).names)
    assert desktop.window.stack.currentWidget() is desktop.page
    assert desktop.window.focusWidget() is focus
    assert all(page.isHidden() for page in made(desktop).values())


def test_a_page_made_ahead_is_what_is_shown(
    desktop: Desktop, qtbot: QtBot, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ahead(desktop, qtbot)
    for visit in visits(desktop)._all.values():
        monkeypatch.setattr(visit, "_make", lambda: pytest.fail("it was made before"))
    for name, page in made(desktop).items():
        desktop.run(f"go-{name}")
        assert desktop.window.stack.currentWidget() is page
        assert page.size() == desktop.window.stack.size()


def test_a_page_made_ahead_knows_what_was_done_since(
    desktop: Desktop, qtbot: QtBot, at_once: None
) -> None:
    before = told(desktop, qtbot)
    drop_pages(desktop)
    make_ahead(desktop, qtbot)
    desktop.page.choose("rock")
    desktop.run(ActionId.TOGGLE_DONE)
    after = told(desktop, qtbot)
    assert {name for name in after if after[name] != before[name]} >= {"week", "settings"}
    drop_pages(desktop)
    assert told(desktop, qtbot) == after


def labels_of(desktop: Desktop) -> dict[str, list[str]]:
    """What stands on each page that is made, shown or not."""
    return {
        name: [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
        for name, page in made(desktop).items()
    }


def test_hidden_pages_are_brought_up_to_date_while_the_window_rests(
    desktop: Desktop, qtbot: QtBot, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shown then, they have nothing left to do; what they say is what pages made now say."""
    for name in (*visits(desktop).names, HOME):
        desktop.run(f"go-{name}")
    rested(desktop, qtbot)
    before = labels_of(desktop)
    desktop.page.choose("rock")
    desktop.run(ActionId.TOGGLE_DONE)
    stale = {name: page for name, page in made(desktop).items() if isinstance(page, PlanShown)}
    assert len(stale) > len(before) / 2
    assert all(page._stale for page in stale.values())
    assert visits(desktop)._at_rest.is_at_work
    rested(desktop, qtbot)
    assert not any(page._stale for page in stale.values())
    after = labels_of(desktop)
    assert {name for name in after if after[name] != before[name]} >= {"overview", "week"}
    with monkeypatch.context() as patched:
        for page in stale.values():
            patched.setattr(page, "_show", lambda _: pytest.fail("it was done at rest"))
        for name in visits(desktop).names:
            desktop.run(f"go-{name}")
    visits(desktop).leave()
    drop_pages(desktop)
    for name in (*visits(desktop).names, HOME):
        desktop.run(f"go-{name}")
    anew = labels_of(desktop)
    assert {name: anew[name] for name in stale} == {name: after[name] for name in stale}


def test_a_hidden_page_is_up_to_date_where_it_is_opened_before_the_window_rests(
    desktop: Desktop, qtbot: QtBot
) -> None:
    for name in (*visits(desktop).names, HOME):
        desktop.run(f"go-{name}")
    desktop.page.choose("rock")
    desktop.run(ActionId.TOGGLE_DONE)
    after = told(desktop, qtbot)
    drop_pages(desktop)
    anew = told(desktop, qtbot)
    for each in (after, anew):
        each.pop("settings")  # they say how much room there is on the disk
    assert anew == after


def test_a_page_may_be_shown_or_dropped_while_it_is_brought_up_to_date(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = visits(desktop)._all["skills"]
    for name in ("skills", HOME):
        desktop.run(f"go-{name}")
    for met in (lambda: desktop.run("go-skills"), visit.close):
        desktop.run("go-plan")
        desktop.page.choose("rock")
        desktop.run(ActionId.TOGGLE_DONE)
        slices = visit.catch_up()
        next(slices)
        met()
        with monkeypatch.context() as patched:
            patched.setattr(QWidget, "grab", lambda *_: pytest.fail("nobody waits for it"))
            assert not list(slices)


def test_pages_are_made_ready_once_for_each_plan(desktop: Desktop, qtbot: QtBot) -> None:
    visit = visits(desktop)._all["skills"]
    assert list(visit.make_ahead())
    assert not list(visit.make_ahead())
    desktop.page.choose("rock")
    desktop.run(ActionId.TOGGLE_DONE)
    assert list(visit.make_ahead())
    assert not list(visit.catch_up())
    desktop.run("go-skills")
    desktop.run(ActionId.UNDO)
    assert not list(visit.catch_up()), "it is shown"
    visits(desktop).leave()
    visit.close()
    assert len(list(visit.make_ahead())) > len(list(visit.catch_up())) == 0
    visit.close()
    assert len(list(visit.make_ahead())) == 4, "loaded, made, laid out and painted"


def test_a_page_that_was_made_but_not_shown_is_left_as_it_was_remembered(
    desktop: Desktop, qtbot: QtBot, at_once: None
) -> None:
    gone = ListView(
        timeline=TimelineView(scale=3000, day=1, closed=(1, 99), milestone="gone"),
        skills=SkillsView(skill="gone"),
        portfolio=PortfolioView(milestone="gone"),
        careers=CareersView(career="gone"),
        network=NetworkView(contact="gone"),
    )
    visits(desktop).remember(gone)
    make_ahead(desktop, qtbot)
    assert visits(desktop).with_left(ListView()) == gone
    desktop.run("go-timeline")
    assert visits(desktop).with_left(ListView()).timeline.closed == (1,)


def test_a_page_may_be_visited_while_it_is_made_ahead(
    desktop: Desktop, qtbot: QtBot, at_once: None
) -> None:
    visit = visits(desktop)._all["skills"]
    slices = visit.make_ahead()
    while visit.page is None:
        next(slices)
    page = visit.page
    desktop.run("go-skills")
    assert not list(slices)
    assert desktop.window.stack.currentWidget() is page
    assert page.isVisible()


def test_a_plan_may_be_closed_while_its_pages_are_made_ahead(
    desktop: Desktop, qtbot: QtBot, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits(desktop).make_ahead()
    qtbot.waitUntil(lambda: len(made(desktop)) == 3, timeout=60_000)
    at_work = visits(desktop)._at_rest
    monkeypatch.setattr(Visit, "make_ahead", lambda _: pytest.fail("the plan is closed"))
    assert desktop.close_plan()
    assert not at_work.is_at_work
    assert desktop.window.stack.count() == 1


def test_each_plan_opened_has_its_pages_made_ahead_where_the_app_wishes_it(
    make: Callable[..., Desktop], qtbot: QtBot, plan_file: Path, at_once: None
) -> None:
    desktop = make()
    desktop.makes_ahead = True
    assert desktop.open(plan_file)
    qtbot.waitUntil(lambda: set(made(desktop)) == set(visits(desktop).names), timeout=60_000)


def test_pages_that_nobody_has_seen_are_made_anew_in_another_look(
    desktop: Desktop, themes: ThemeSource, qtbot: QtBot, at_once: None
) -> None:
    make_ahead(desktop, qtbot)
    desktop.run("go-skills")
    before, polished = made(desktop), list[bool]()
    gone = before["careers"]
    gone.destroyed.connect(lambda: polished.append(themes.theme.is_dark))
    themes.set_mode("dark")
    assert polished == [False], "it has not taken on the new look first"
    assert set(made(desktop)) == {"overview", "skills"}
    qtbot.waitUntil(lambda: not visits(desktop)._at_rest.is_at_work, timeout=60_000)
    after = made(desktop)
    assert set(after) == set(before)
    assert after["skills"] is before["skills"], "where it was left is kept"
    desktop.run("go-careers")
    assert desktop.window.stack.currentWidget() is after["careers"]


def test_another_look_makes_no_page_that_was_not_asked_for(
    desktop: Desktop, themes: ThemeSource
) -> None:
    themes.set_mode("dark")
    assert not visits(desktop)._at_rest.is_at_work
    assert set(made(desktop)) == {"overview"}
    desktop.close_plan()
    themes.set_mode("light")
