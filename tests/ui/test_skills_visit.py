"""The skills in the window: its key, commands about the milestone there, ratings and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain import edits
from planner.domain.profile import Profile, Status
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import chart_table, links, rate_skills
from planner.ui.pages.skills_page import SkillsPage
from planner.ui.theme import ThemeSource
from planner.ui.widgets.chart import ChartNumbers
from tests.ui.skill_worlds import CATALOGUE, LINK, first_phase_done, skilled_profile
from tests.ui.worlds import Clock


def _open(
    qtbot: QtBot,
    themes: ThemeSource,
    folder: Path,
    profile: Profile,
    settings: Settings | None = None,
) -> Desktop:
    path = folder / "skilled.json"
    if settings is None:
        ProfileStore(path).create(profile)
    made = app.build(
        settings=settings or Settings(), themes=themes, clock=Clock(), catalogue=CATALOGUE
    )
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    assert made.open(path)
    return made


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource, tmp_path: Path) -> Iterator[Desktop]:
    made = _open(qtbot, themes, tmp_path, skilled_profile())
    yield made
    made.save_for_the_end()
    made.end()


def skills(desktop: Desktop) -> SkillsPage:
    """The skills, which must be what the window shows."""
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, SkillsPage)
    return page


def _at_hearing(desktop: Desktop) -> SkillsPage:
    desktop.run(ActionId.GO_SKILLS)
    page = skills(desktop)
    page.choose("hearing")
    return page


def test_the_overview_leads_to_all_skills(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_OVERVIEW)
    desktop.window.stack.currentWidget().skills.more.click()
    assert desktop.window.sidebar.current == "skills"


def test_its_key_and_its_item_show_it(desktop: Desktop, qtbot: QtBot) -> None:
    qtbot.keyClick(desktop.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    skills(desktop)
    assert desktop.window.sidebar.current == "skills"
    desktop.run(ActionId.GO_PLAN)
    desktop.window.sidebar.button("skills").click()
    assert skills(desktop).view.hasFocus()


def test_commands_are_about_the_milestone_on_the_way(desktop: Desktop) -> None:
    page = _at_hearing(desktop)
    ladder = page.panel.ladder
    ladder.setCurrentIndex(ladder.ladder.index(3))
    desktop.run(ActionId.TOGGLE_DONE)
    assert desktop.session.profile.known("rock").status is Status.DONE
    desktop.run(ActionId.SHOW_INSPECTOR)
    assert desktop.window.stack.currentWidget() is desktop.page
    assert desktop.page.chosen == "rock"


def test_moving_moves_it_in_the_list(desktop: Desktop) -> None:
    page = _at_hearing(desktop)
    page.panel.ladder.setCurrentIndex(page.panel.ladder.ladder.index(3))
    desktop.run(ActionId.MOVE_LATER)
    assert desktop.window.stack.currentWidget() is desktop.page
    assert desktop.page.chosen == "rock"


def test_ratings_are_asked_for_all_and_for_one(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_themes: object, session: object, _parent: object, skill: str = "") -> object:
        asked.append(skill)
        return edits.rate(desktop.session.profile, {"hearing": 3}, desktop.session.today)

    monkeypatch.setattr(rate_skills.RateSkillsDialog, "ask", ask)
    page = _at_hearing(desktop)
    page.panel.banner.action_requested.emit("rate")
    assert desktop.session.profile.ratings["hearing"] == 3
    desktop.run(ActionId.UNDO)
    page.again.click()
    assert asked == ["hearing", ""]
    assert desktop.session.undo_stack.count() == 1


def test_evidence_goes_to_what_claims_the_level(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: menus.append(menu))
    monkeypatch.setattr(links.LinkDialog, "ask", lambda *_: LINK)
    page = _at_hearing(desktop)
    page.panel.banner.action_requested.emit("evidence")
    add_link, _, _, show = menus[0].actions()
    add_link.trigger()
    assert desktop.session.profile.known("listen").evidence == (LINK,)
    show.trigger()
    assert desktop.page.chosen == "listen"


def test_a_milestone_has_its_menu_and_the_chart_its_table(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    tables: list[ChartNumbers] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: menus.append(menu))
    monkeypatch.setattr(
        chart_table.ChartTable, "show_numbers", lambda *given: tables.append(given[1])
    )
    page = _at_hearing(desktop)
    page.menu_requested.emit(QPoint())
    assert menus == [], "no milestone is current"
    page.panel.ladder.setCurrentIndex(page.panel.ladder.ladder.index(1))
    page.menu_requested.emit(QPoint())
    assert len(menus[0].actions()) == 3
    page.panel.table.click()
    assert tables[0].title == "Hearing"
    assert len(tables[0].heads) == len(tables[0].rows[0]) == 4


def test_a_finished_phase_offers_to_rate_again(
    qtbot: QtBot,
    themes: ThemeSource,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desktop = _open(qtbot, themes, tmp_path, first_phase_done())
    asked: list[str] = []
    monkeypatch.setattr(
        rate_skills.RateSkillsDialog, "ask", lambda *_: asked.append("rate") or None
    )
    notices = desktop.page.notices
    found = [each for each in notices.notices if each.rates]
    assert [each.fact for each in found] == ["“Foundations” is finished."]
    desktop.run(ActionId.RATE_SKILLS)
    assert asked == ["rate"]
    desktop.session.apply(edits.dismiss(desktop.session.profile, found[0].key))
    # They stand behind another page, where they follow in slices.
    qtbot.waitUntil(lambda: not any(each.rates for each in notices.notices))
    desktop.run(ActionId.UNDO)
    qtbot.waitUntil(lambda: any(each.rates for each in notices.notices))
    today = desktop.session.today
    desktop.session.apply(edits.rate(desktop.session.profile, {"mixing": 2}, today))
    qtbot.waitUntil(lambda: not any(each.rates for each in notices.notices))
    desktop.save_for_the_end()
    desktop.end()


def test_how_it_was_left_is_remembered_with_the_plan(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path
) -> None:
    first = _open(qtbot, themes, tmp_path, skilled_profile())
    _at_hearing(first).order.set_value("name")
    first.save_for_the_end()
    first.end()
    second = _open(qtbot, themes, tmp_path, skilled_profile(), first.settings)
    page = skills(second)
    assert (page.extent.value, page.order.value, page.view.chosen) == ("all", "name", "hearing")
    second.save_for_the_end()
    second.end()
