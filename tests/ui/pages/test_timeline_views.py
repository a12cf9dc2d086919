"""Bars, map and outline: one selection, keys and mouse in each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.plan import plan_of
from planner.ui.actions import ActionId
from planner.ui.pages.finish_outlook import FinishOutlook
from planner.ui.pages.map_view import MapView
from planner.ui.pages.outline_view import OutlineView
from planner.ui.pages.timeline_facts import need_numbers
from planner.ui.pages.timeline_page import TimelinePage
from planner.ui.pages.timeline_views import Look
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.pointer import ask_for_menu, click, move, press, release
from tests.ui.worlds import FakeStore, asking_for_unknown, small_session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> TimelinePage:
    outlook = FinishOutlook()
    page = TimelinePage(themes, session, outlook)
    outlook.setParent(page)
    qtbot.addWidget(page)
    page.resize(1068, 772)
    page.show()
    return page


def _map(page: TimelinePage) -> MapView:
    page.set_look(Look.MAP)
    assert page.views.map is not None
    return page.views.map


def _outline(page: TimelinePage) -> OutlineView:
    page.set_look(Look.OUTLINE)
    assert page.views.outline is not None
    return page.views.outline


def test_the_selection_goes_from_view_to_view(page: TimelinePage) -> None:
    page.chart.choose("rock")
    assert _map(page).chosen == page.chosen == "rock"
    page.views.map.choose("piece")
    assert _outline(page).chosen == page.chosen == "piece"
    page.views.outline.choose("theory")
    page.set_look(Look.BARS)
    assert page.chosen == "theory"


def test_what_belongs_to_the_bars_goes_with_them(page: TimelinePage) -> None:
    assert page.zoom.isVisible()
    assert page.legend.isVisible()
    _map(page)
    assert not page.zoom.isVisible()
    assert not page.legend.isVisible()
    assert page.look.value == "map"
    page.look.set_value("bars")
    assert page.zoom.isVisible()


def test_the_map_is_walked_with_arrows(page: TimelinePage, qtbot: QtBot) -> None:
    view = _map(page)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.chosen == "listen"
    walked = []
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    for key in (*keys, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(view, key)
        walked.append(view.chosen)
    assert walked == ["signal", "balance", "rock", "session", "rock", "listen", "piece"]
    assert "Needs Full mix: indie <b>rock</b>." in view.accessibleDescription()
    assert view.accessibleName() == "Map of the pathway"
    with qtbot.waitSignal(page.milestone_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["piece"]
    with qtbot.waitSignal(page.command_requested) as wished:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert wished.args == [ActionId.TOGGLE_DONE]


def _spot(view: MapView, name: str) -> QPoint:
    shift = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    return (view.card(name).center() - shift).toPoint()


def test_the_map_is_clicked(page: TimelinePage, qtbot: QtBot) -> None:
    view = _map(page)
    QTest.mouseClick(view.viewport(), LEFT, pos=_spot(view, "night"))
    assert page.chosen == "night"
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(2, 700))
    assert page.chosen == "night"
    with qtbot.waitSignal(page.milestone_requested) as asked:
        QTest.mouseDClick(view.viewport(), LEFT, pos=_spot(view, "rock"))
    assert asked.args == ["rock"]


def test_beside_the_cards_the_map_has_no_menu(page: TimelinePage) -> None:
    view = _map(page)
    asked: list[QPoint] = []
    page.menu_requested.connect(asked.append)
    card = _spot(view, "night")
    ask_for_menu(view.viewport(), card)
    ask_for_menu(view.viewport(), QPoint(view.viewport().width() - 3, card.y()))
    assert asked == [view.viewport().mapToGlobal(card)]


def test_cards_under_the_names_of_the_phases_are_not_touched(page: TimelinePage) -> None:
    page.resize(500, 300)
    view = _map(page)
    view.choose("night")
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    hidden = QPoint(_spot(view, "listen").x(), 15)
    assert view.card("listen").contains(hidden + QPoint(0, view.verticalScrollBar().value()))
    click(view.viewport(), hidden)
    assert view.chosen == "night"


def test_the_map_scrolls_to_what_is_chosen(page: TimelinePage, themes: ThemeSource) -> None:
    page.resize(500, 300)
    view = _map(page)
    view.choose("piece")
    assert view.viewport().rect().contains(_spot(view, "piece"))
    shown = view.viewport().grab().toImage()
    view.choose("listen")
    assert view.viewport().rect().contains(_spot(view, "listen"))
    assert view.viewport().grab().toImage() != shown


def test_a_card_says_its_title_in_full(page: TimelinePage, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, *__: shown.append(text))
    view = _map(page)
    for spot in (_spot(view, "rock"), QPoint(2, 700)):
        place = view.viewport().mapToGlobal(spot)
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, place))
    assert shown == ["<qt>Full mix: indie &lt;b&gt;rock&lt;/b&gt;</qt>", ""]


def test_what_nobody_knows_is_told_on_its_card(qtbot: QtBot, themes: ThemeSource) -> None:
    plan = asking_for_unknown("night", ("old-mix",))
    view = MapView(themes, plan, ENGLISH)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    told = "Needs first, but unknown: old-mix (counts as met)"
    assert view.tip("night") == f"Mix critique night\n{told}"
    assert view.tip("rock") == "Full mix: indie <b>rock</b>"
    assert view.tip("") == ""
    view.choose("night")
    assert told in view.accessibleDescription()
    card = view.card("night").toRect()
    mark, below = QRect(card.right() - 26, card.top() + 6, 20, 18), card.adjusted(40, 26, -6, -4)
    shown = [view.viewport().grab(part).toImage() for part in (mark, below)]
    view.set_plan(plan_of(plan.profile, plan.today))
    for part, before in zip((mark, below), shown, strict=True):
        assert view.viewport().grab(part).toImage() != before
    rows = {row[0]: row[-1] for row in need_numbers(plan, ENGLISH).rows}
    assert rows["Mix critique night"] == "unknown: old-mix"
    assert rows["Listening session"] == "Full mix: indie <b>rock</b>"


def test_the_outline_is_a_table_with_keys(page: TimelinePage, qtbot: QtBot) -> None:
    view = _outline(page)
    view.setFocus()
    view.choose("signal")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.chosen == "theory"
    with qtbot.waitSignal(page.milestone_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["theory"]
    with qtbot.waitSignal(page.command_requested) as wished:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert wished.args == [ActionId.TOGGLE_DONE]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.chosen == ""


def test_columns_stay_as_wide_as_they_were_drawn(page: TimelinePage, session: PlanSession) -> None:
    view = _outline(page)
    head = view.horizontalHeader()
    edge, middle = head.sectionViewportPosition(1), head.height() // 2
    before = head.sectionSize(0)
    press(head.viewport(), QPoint(edge - 1, middle))
    for far in (10, 40):
        move(head.viewport(), QPoint(edge - 1 + far, middle))
    release(head.viewport(), QPoint(edge + 39, middle))
    assert head.sectionSize(0) == before + 40
    session.apply(edits.set_estimate("theory", 600))
    assert head.sectionSize(0) == before + 40


def test_only_a_row_of_the_outline_is_opened(page: TimelinePage, qtbot: QtBot) -> None:
    view = _outline(page)
    view.choose("piece")
    below = QPoint(100, view.viewport().height() - 4)
    assert not view.indexAt(below).isValid()
    with qtbot.assertNotEmitted(page.milestone_requested):
        QTest.mouseDClick(view.viewport(), LEFT, pos=below)
    with qtbot.waitSignal(page.milestone_requested):
        QTest.mouseDClick(view.viewport(), LEFT, pos=view.visualRect(view.currentIndex()).center())


@pytest.mark.parametrize("look", [Look.MAP, Look.OUTLINE])
def test_a_plan_that_changes_keeps_the_selection(
    page: TimelinePage, session: PlanSession, look: Look
) -> None:
    page.set_look(look)
    page.views.choose("rock")
    session.apply(edits.set_estimate("theory", 600))
    assert page.chosen == "rock"
    session.apply(edits.remove(session.profile, "rock"))
    assert page.chosen == ""
    for milestone in session.profile.milestones:
        session.apply(edits.remove(session.profile, milestone.id))
    assert page.views.currentWidget() is page.views.empty


def test_a_menu_is_asked_for_by_key(page: TimelinePage, qtbot: QtBot) -> None:
    for look in Look:
        page.set_look(look)
        page.views.choose("rock")
        view = page.views.view
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(9, 9))
        with qtbot.waitSignal(page.menu_requested):
            QApplication.sendEvent(view.viewport(), event)
        assert page.chosen == "rock"
