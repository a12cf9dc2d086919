"""The network page on a real session: who is shown, what is said, what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.network_edits import remove_contact, snooze
from planner.ui.date_style import DateStyle
from planner.ui.delegates.contact_delegate import ContactColumns
from planner.ui.models.contact_rows import Which
from planner.ui.pages.network_events import Events, event_lines
from planner.ui.pages.network_page import NetworkPage
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.line_button import LineButton
from planner.words import ENGLISH
from tests.ui.network_worlds import met_session
from tests.ui.painted import painted_by
from tests.ui.worlds import TODAY, small_profile


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = met_session()
    yield session
    session.close()


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> NetworkPage:
    return shown(qtbot, themes, session)


def shown(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> NetworkPage:
    """The page on a screen."""
    page = NetworkPage(themes, session)
    qtbot.addWidget(page)
    page.resize(1068, 772)
    page.show()
    return page


def test_the_longest_overdue_is_chosen_first(page: NetworkPage) -> None:
    assert page.contact == "contact-2"
    assert page.card.tag.text == "Follow-up 7 days late"
    assert page.head.facts.text() == "3 contacts · 1 follow-up is late"
    page.choose("contact-1")
    assert page.card.story.text() == "A meeting\nNext: The mix\n25 Jan: Agreed a session"
    page.choose("contact-3")
    assert page.card.done.text() == "Set a date"
    assert page.card.snooze.isHidden()


def test_a_search_without_a_find_says_so(page: NetworkPage) -> None:
    page.search.setText("nobody of this name")
    assert page.nobody.isVisible()
    assert page.contact == ""
    assert not page.card.isVisible()
    assert page.nobody.accessibleName() == "No contacts match"
    assert page.nobody._sentence.text() == "Nobody in “All” has “nobody of this name”."
    page.which.set_value(Which.MENTORS.value)
    page.choose("contact-3")
    assert page.contact == "contact-3"
    assert page.card.isVisible()


def test_a_filter_without_a_find_is_cleared_by_its_button(
    page: NetworkPage, session: PlanSession
) -> None:
    session.apply(snooze(session.profile, "contact-2", 7, TODAY))
    page.which.set_value(Which.DUE.value)
    assert page.nobody._sentence.text() == "Nobody is in “Follow up”."
    page.nobody.findChild(QPushButton).click()
    assert page.which.value == Which.ALL.value
    assert page.table.isVisible()


def test_the_page_follows_the_plan_also_after_it_was_hidden(
    page: NetworkPage, session: PlanSession
) -> None:
    session.apply(snooze(session.profile, "contact-2", 7, TODAY))
    assert page.card.tag.text == "Follow-up in 7 days"
    page.hide()
    session.apply(remove_contact(session.profile, "contact-2"))
    assert len(page.view.contacts.rows) == 3
    page.show()
    assert len(page.view.contacts.rows) == 2


def test_keys_ask_for_the_current_contact(qtbot: QtBot, page: NetworkPage) -> None:
    edit, delete = QSignalSpy(page.edit_requested), QSignalSpy(page.delete_requested)
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert (edit.at(0), delete.at(0)) == (["contact-1"], ["contact-1"])


def test_a_press_on_the_offered_date_asks_for_one(qtbot: QtBot, page: NetworkPage) -> None:
    asked, view = QSignalSpy(page.done_requested), page.view
    radio = view.visualRect(view.contacts.index(2))
    columns = ContactColumns.of(view.viewport().width(), view._themes.theme)
    middle = radio.center().y()
    left, over = Qt.MouseButton.LeftButton, QPoint(round(columns.due_left) + 8, middle)
    qtbot.mouseClick(view.viewport(), left, pos=QPoint(100, middle))
    assert (asked.count(), page.contact) == (0, "contact-3")
    qtbot.mouseClick(view.viewport(), left, pos=over)
    assert asked.at(0) == ["contact-3"]
    qtbot.mouseClick(view.viewport(), left, pos=over - QPoint(0, radio.height()))
    assert asked.count() == 1, "who has a date is only chosen"
    QTest.mousePress(view.viewport(), left, pos=QPoint(100, middle))
    QTest.mouseRelease(view.viewport(), left, pos=over)
    assert asked.count() == 1, "it was not pressed there"


def test_buttons_of_the_card_stand_beside_the_name_where_they_fit(page: NetworkPage) -> None:
    card = page.card
    assert card.done.mapTo(card, QPoint()).y() < card.name.geometry().bottom()
    page.resize(640, 772)
    QApplication.processEvents()
    assert card.done.mapTo(card, QPoint()).y() >= card.name.geometry().bottom()
    for button in (card.done, card.snooze, card.edit, card.delete):
        assert button.width() >= button.sizeHint().width()
        assert card.rect().contains(button.mapTo(card, button.rect().bottomRight()))


def test_the_card_leads_to_what_is_held_with_somebody(qtbot: QtBot, page: NetworkPage) -> None:
    page.choose("contact-1")
    lines = page.card.findChildren(LineButton)
    assert [line.label for line in lines] == ["Listening session"], "told once, with its time"
    asked = QSignalSpy(page.meeting_requested)
    lines[0].click()
    assert asked.at(0) == ["session"]


def test_a_narrow_page_has_one_margin(page: NetworkPage) -> None:
    for width, side in ((960, 16), (1280, 24)):
        page.fit(width)
        page.resize(width - 20, 772)
        QApplication.processEvents()
        assert page.search.mapTo(page, QPoint()).x() == page.view.margin == side
        assert page.head.title.mapTo(page, QPoint()).x() == side


def test_events_and_sessions_stand_by_their_days(
    qtbot: QtBot, page: NetworkPage, session: PlanSession
) -> None:
    rows = {each.line.milestone: each for each in page.events.rows}
    assert set(rows) == {"session", "night"}
    assert "18:00 · online · 2 h" in rows["session"].line.note
    asked = QSignalSpy(page.meeting_requested)
    rows["session"].click()
    page.events.calendar.set_day(rows["night"].line.day)
    qtbot.keyClick(page.events.calendar, Qt.Key.Key_Return)
    assert [asked.at(number) for number in range(2)] == [["session"], ["night"]]
    first = page.events.rows[0]
    for change in (
        lambda: session.apply(edits.skip("night", "")),
        session.undo_stack.undo,
        lambda: session.apply(edits.skip("session", "")),
        lambda: session.apply(edits.skip("night", "")),
    ):
        change()
        shown = event_lines(Events.of(session.plan).to_come(TODAY), TODAY, session.words)
        assert [each.line for each in page.events.rows] == list(shown)
        for row in page.events.rows:
            assert (row.label, row.accessibleName()) == (row.line.title, row.line.spoken)
            row.click()
            assert asked.at(asked.count() - 1) == [row.line.milestone]
            assert page.events.rows[0] is first
    assert not page.events.rows


def test_what_a_change_leaves_alone_is_not_painted(page: NetworkPage, session: PlanSession) -> None:
    change = edits.check_off("signal", TODAY, TODAY)
    painted = painted_by(lambda: session.apply(change))
    assert not {page.events.calendar, page.view.viewport(), *page.events.rows} & {*painted}
    painted = painted_by(lambda: session.apply(edits.check_off("session", TODAY, TODAY)))
    done = next(each for each in page.events.rows if each.line.milestone == "session")
    assert {page.events.calendar, done} <= {*painted}


def test_days_that_are_written_otherwise_are_written_again(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    style = DateStyle()
    session = met_session(words=replace(ENGLISH, written=style.write))
    page = shown(qtbot, themes, session)
    before = [each.line.spoken for each in page.events.rows]
    style.name = "iso"
    session.tell_anew()
    lines = event_lines(Events.of(session.plan).to_come(TODAY), TODAY, session.words)
    assert [each.line for each in page.events.rows] == [*lines]
    assert before != [each.line.spoken for each in page.events.rows]
    session.close()


def test_without_anybody_the_page_offers_to_add_somebody(qtbot: QtBot, themes: ThemeSource) -> None:
    session = met_session(small_profile())
    page = shown(qtbot, themes, session)
    assert page.empty.isVisible()
    assert not page.search.isVisible()
    asked = QSignalSpy(page.add_requested)
    page.empty.take_focus()
    page.add_contact.click()
    assert asked.count() == 1
    session.close()


def test_a_read_only_plan_offers_no_change(qtbot: QtBot, themes: ThemeSource) -> None:
    session = met_session(read_only=True)
    page = shown(qtbot, themes, session)
    card = page.card
    buttons = (page.add_contact, page.add_event, card.done, card.snooze, card.edit, card.delete)
    assert not any(each.isEnabled() for each in buttons)
    session.close()


def test_narrow_buttons_keep_their_names(page: NetworkPage) -> None:
    page.fit(960)
    assert (page.add_contact.text(), page.add_contact.accessibleName()) == ("", "Add contact…")
    page.fit(1280)
    assert page.add_event.text() == "Add event…"


def test_what_leaves_the_card_is_no_window_of_its_own(qtbot: QtBot, page: NetworkPage) -> None:
    for which in Which:
        page.which.set_value(which.value)
    page._session.apply(snooze(page._session.profile, page.contact, 1, TODAY))
    QApplication.processEvents()
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert tops == [page]
