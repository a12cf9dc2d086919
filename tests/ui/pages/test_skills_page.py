"""The skills page on a real session: choosing, rating, ticking, claims, narrow and empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.profile import Status
from planner.storage.left_views import SkillsView
from planner.ui.actions import ActionId
from planner.ui.pages.skills_page import SkillsPage
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.pointer import double_click
from tests.ui.skill_worlds import LINK, skilled_session
from tests.ui.worlds import FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = skilled_session()
    yield session
    session.close()


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> SkillsPage:
    return _shown(qtbot, themes, session)


def _shown(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> SkillsPage:
    page = SkillsPage(themes, session)
    qtbot.addWidget(page)
    page.resize(1068, 772)
    page.show()
    return page


def _all(page: SkillsPage) -> SkillsPage:
    page.extent.set_value("all")
    page.choose("hearing")
    return page


def test_key_skills_are_shown_first(page: SkillsPage) -> None:
    assert [each.skill for each in page.view.skills.rows] == ["", "mixing"]
    assert page.panel.skill == "mixing"
    page.choose("hearing")
    assert page.extent.value == "all"
    assert page.panel.skill == page.view.chosen == "hearing"
    assert page.panel.summary.text() == "About hearing"


def test_another_order_keeps_the_skill(page: SkillsPage) -> None:
    _all(page)
    page.order.set_value("gap")
    page.order.chosen.emit("gap")
    assert page.view.skills.rows[0].title == "5 levels to go"
    assert page.view.chosen == page.panel.skill == "hearing"


def test_it_goes_back_to_how_it_was_left(page: SkillsPage) -> None:
    page.go_back(SkillsView("all", "name", "editing"))
    assert page.view.skills.rows[0].skill == "editing"
    assert page.view_left() == SkillsView("all", "name", "editing")
    page.go_back(SkillsView("some", "colour", "nobody"))
    assert page.view_left() == SkillsView("all", "name", "editing")


def test_a_digit_rates_the_skill(page: SkillsPage, session: PlanSession, qtbot: QtBot) -> None:
    _all(page)
    qtbot.keyClick(page.view, Qt.Key.Key_4)
    assert session.profile.ratings["hearing"] == 4
    assert page.view.currentIndex().data() == "Hearing"
    qtbot.keyClick(page.view, Qt.Key.Key_4)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.profile.ratings["hearing"] == 1


def test_a_claim_asks_for_evidence_or_a_rating(page: SkillsPage, session: PlanSession) -> None:
    _all(page)
    panel = page.panel
    assert panel.banner.isVisible()
    assert panel.banner.plain_text.startswith("Level 2 is claimed. Add what shows it to “Listen")
    asked, rated = QSignalSpy(page.evidence_requested), QSignalSpy(page.rate_requested)
    for button in panel.banner._buttons:
        button.click()
    assert asked.at(0) == ["listen"]
    assert rated.at(0) == ["hearing"]
    session.apply(edits.add_evidence(session.profile, "listen", LINK))
    assert not panel.banner.isVisible()


def test_tab_goes_through_the_panel_as_it_is_read(page: SkillsPage, qtbot: QtBot) -> None:
    panel = _all(page).panel
    evidence, rate = panel.banner._buttons
    wanted = [page.again, page.view, evidence, rate, panel.ladder, panel.chart, panel.table]
    here, found = page.again, [page.again]
    for _ in range(200):
        here = here.nextInFocusChain()
        if here in wanted and here not in found:
            found.append(here)
    assert found == wanted


def test_boxes_tick_and_rows_open(page: SkillsPage, session: PlanSession, qtbot: QtBot) -> None:
    _all(page)
    ladder = page.panel.ladder
    rock = ladder.visualRect(ladder.ladder.index(3))
    chosen = QSignalSpy(page.milestone_chosen)
    box = QPoint(rock.right() - 26, rock.center().y())
    qtbot.mouseClick(ladder.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert session.profile.known("rock").status is Status.DONE
    assert chosen.count() >= 1
    assert page.chosen == "rock"
    qtbot.keyClick(ladder, Qt.Key.Key_Space)
    assert session.profile.known("rock").is_open
    opened = QSignalSpy(page.milestone_requested)
    place = ladder.visualRect(ladder.ladder.index(ladder.ladder.row_of("rock"))).center()
    qtbot.mouseDClick(ladder.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(ladder, Qt.Key.Key_Return)
    assert [opened.at(at) for at in range(opened.count())] == [["rock"], ["rock"]]


def test_a_box_is_ticked_only_where_it_was_pressed(
    page: SkillsPage, session: PlanSession, qtbot: QtBot
) -> None:
    _all(page)
    body, left = page.panel.ladder.viewport(), Qt.MouseButton.LeftButton
    rock = page.panel.ladder.visualRect(page.panel.ladder.ladder.index(3))
    box, title = QPoint(rock.right() - 26, rock.center().y()), rock.center()
    for start, end in ((title, box), (box, title)):
        QTest.mousePress(body, left, pos=start)
        QTest.mouseRelease(body, left, pos=end)
    assert session.profile.known("rock").is_open
    with qtbot.assertNotEmitted(page.milestone_requested):
        double_click(body, title, Qt.MouseButton.RightButton)


def test_the_whole_way_is_as_high_as_its_rows(page: SkillsPage) -> None:
    ladder = _all(page).panel.ladder
    last = ladder.ladder.index(ladder.ladder.rowCount() - 1)
    assert ladder.height() == ladder.visualRect(last).bottom() + 1
    assert ladder.verticalScrollBar().maximum() == 0


def test_levels_over_time_are_drawn_and_can_be_read(page: SkillsPage) -> None:
    panel = _all(page).panel
    assert [each.level for each in panel.chart.points] == [1, 2]
    assert panel.chart.accessibleName() == "Levels of Hearing over time"
    assert panel.told.text() == panel.chart.accessibleDescription() != ""
    table = QSignalSpy(page.table_requested)
    panel.table.click()
    assert table.count() == 1
    assert len(table.at(0)[0].rows) == len(panel.numbers().rows) == 2
    page.choose("mixing")
    assert not panel.chart.isVisible()


def test_nothing_is_worked_out_behind_another_page(page: SkillsPage, session: PlanSession) -> None:
    _all(page).hide()
    session.apply(edits.rate(session.profile, {"hearing": 3}, session.today))
    assert (
        page.view.currentIndex()
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith("Hearing. 1 of 3")
    )
    page.show()
    assert (
        page.view.currentIndex()
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith("Hearing. 3 of 3")
    )


def test_the_header_leads_to_ratings(page: SkillsPage) -> None:
    asked = QSignalSpy(page.command_requested)
    page.again.click()
    assert asked.at(0) == [ActionId.RATE_SKILLS]
    assert page.panes()[1] is page.view


def test_a_plan_without_skills_says_so(qtbot: QtBot, themes: ThemeSource) -> None:
    session = small_session(FakeStore())
    page = _shown(qtbot, themes, session)
    assert page._empty.isVisible()
    assert page.chosen == ""
    asked = QSignalSpy(page.command_requested)
    page._empty.action_requested.emit(ActionId.GO_CAREERS)
    assert asked.at(0) == [ActionId.GO_CAREERS]
    session.close()


def test_a_plan_that_is_only_read_offers_nothing(qtbot: QtBot, themes: ThemeSource) -> None:
    session = skilled_session(read_only=True)
    page = _all(_shown(qtbot, themes, session))
    assert not page.again.isEnabled()
    assert page.panel.banner.isVisible()
    assert page.panel.banner._buttons == []
    session.close()


def test_narrow_windows_and_large_text_lose_nothing(
    page: SkillsPage, themes: ThemeSource, qapp: QApplication
) -> None:
    page.fit(960)
    assert not page.head.facts.isVisible()
    assert page.again.text() == ""
    assert page.again.accessibleName() == "Rate again…"
    normal = qapp.font()
    large = QFont(normal)
    large.setPointSizeF(2 * normal.pointSizeF())
    try:
        qapp.setFont(large)
        themes.refresh()
        page.resize(904, 600)
        page.fit(960)
        qapp.processEvents()
        assert page.panel.width() == page.width(), "the panel stands under the list"
        assert page.table.height() > 100
        assert page.panel.height() > 100
    finally:
        qapp.setFont(normal)
        themes.refresh()
