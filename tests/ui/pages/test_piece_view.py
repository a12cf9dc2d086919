"""The cards in a table: what keys and clicks choose, open, star and take away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QPixmap
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.storage.evidence_look import AskedFile
from planner.storage.sound_shape import SoundShape
from planner.ui.delegates.piece_delegate import CardPlaces, next_button
from planner.ui.pages.piece_view import PieceView
from planner.ui.roles import PieceRow
from planner.ui.theme import ThemeSource
from tests.ui.piece_worlds import COMING, NothingKnown, many_rows
from tests.ui.pointer import double_click

Key = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeSource) -> PieceView:
    """Ten cards and what comes next, four side by side."""
    return shown(qtbot, themes, 10)


def shown(qtbot: QtBot, themes: ThemeSource, count: int) -> PieceView:
    """So many cards on the screen."""
    view = PieceView(themes, NothingKnown(), "Evidence")
    qtbot.addWidget(view)
    view.resize(1068, 560)
    view.show()
    view.set_rows(many_rows(count), COMING)
    return view


def places(view: PieceView, place: int) -> CardPlaces:
    """Where things are in a card of the viewport."""
    card = view.card_rect(view.cards.cell(place))
    inside = CardPlaces.of(card.width(), card.height(), view._themes.theme)
    return CardPlaces(*(each.translated(card.topLeft()) for each in inside))


def click(qtbot: QtBot, view: PieceView, at: QPointF) -> None:
    """Press and release at a place."""
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())


def test_the_cards_take_all_of_the_width(view: PieceView) -> None:
    assert view.cards.columns == 4
    first, last = (view.card_rect(view.cards.cell(place)) for place in (0, 3))
    assert first.left() == 24
    assert last.right() == view.viewport().width() - 24
    assert view.card_rect(view.cards.cell(1)).left() - first.right() == 16
    view.resize(420, 560)
    assert view.cards.columns == 1


def test_keys_go_through_the_cards_in_reading_order(qtbot: QtBot, view: PieceView) -> None:
    assert view.place == 0
    way = [
        (Key.Key_Left, 0),
        (Key.Key_Right, 1),
        (Key.Key_End, 10),
        (Key.Key_Right, 10),
        (Key.Key_Up, 6),
        (Key.Key_Right, 7),
        (Key.Key_Right, 8),
        (Key.Key_Down, 8),
        (Key.Key_Home, 0),
        (Key.Key_Up, 0),
        (Key.Key_Down, 4),
        (Key.Key_Right, 5),
        (Key.Key_Right, 6),
        (Key.Key_Right, 7),
        # Below the seventh is none, but there is a row.
        (Key.Key_Down, 10),
        (Key.Key_PageUp, 2),
        (Key.Key_PageDown, 10),
    ]
    for key, place in way:
        qtbot.keyClick(view, key)
        assert view.place == place, (key, place)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(view, Key.Key_Right)
    assert view.place == 9


def test_keys_open_star_and_take_away(qtbot: QtBot, view: PieceView) -> None:
    opened, starred, removed = (
        QSignalSpy(signal)
        for signal in (view.open_requested, view.star_requested, view.remove_requested)
    )
    renamed = QSignalSpy(view.rename_requested)
    qtbot.keyClick(view, Key.Key_F2)
    assert renamed.count() == 1
    asked = QSignalSpy(view.milestone_requested)
    for key in (Key.Key_Return, Key.Key_Space, Key.Key_Delete):
        qtbot.keyClick(view, key)
    first = view.cards.rows[0]
    assert [each.at(0) for each in (opened, starred, removed)] == [[first]] * 3
    for key in (Key.Key_End, Key.Key_Space, Key.Key_Delete, Key.Key_Enter):
        qtbot.keyClick(view, key)
    assert (opened.count(), starred.count(), removed.count()) == (1, 1, 1)
    assert asked.at(0) == ["next"]


def test_letters_go_to_a_piece_that_begins_with_them(view: PieceView) -> None:
    view.keyboardSearch("piece 7")
    assert view.place == 7
    view.keyboardSearch("p")
    assert view.place == 8
    view.keyboardSearch("none")
    assert view.place == 8


def test_clicks_choose_star_play_and_open(qtbot: QtBot, view: PieceView) -> None:
    rows = list(view.cards.rows)
    rows[2] = sound(rows[2])
    view.set_rows(rows, COMING)
    opened, starred = QSignalSpy(view.open_requested), QSignalSpy(view.star_requested)
    click(qtbot, view, places(view, 2).title.center())
    assert (view.place, opened.count()) == (2, 0)
    click(qtbot, view, places(view, 1).star.center())
    assert (view.place, starred.at(0)) == (1, [rows[1]])
    click(qtbot, view, places(view, 2).play.center())
    assert opened.at(0) == [rows[2]]
    # A link has no play mark: its place is a place of the card like any other.
    click(qtbot, view, places(view, 3).play.center())
    assert (view.place, opened.count()) == (3, 1)
    at = places(view, 3).title.center().toPoint()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.count() == 2
    click(qtbot, view, QPointF(4, 4))
    assert view.place == 3


def test_what_is_pressed_elsewhere_is_not_taken_where_it_is_let_go(view: PieceView) -> None:
    starred, opened = QSignalSpy(view.star_requested), QSignalSpy(view.open_requested)
    body, left = view.viewport(), Qt.MouseButton.LeftButton
    star, title = (at.center().toPoint() for at in (places(view, 1).star, places(view, 1).title))
    for start in (title, QPoint(4, 4), places(view, 0).star.center().toPoint()):
        QTest.mousePress(body, left, pos=start)
        QTest.mouseRelease(body, left, pos=star)
    assert starred.count() == 0
    double_click(body, title, Qt.MouseButton.RightButton)
    assert opened.count() == 0


def sound(row: PieceRow) -> PieceRow:
    """The row as that of a sound."""
    from dataclasses import replace

    return replace(row, group="audio", icon="headphones", file=AskedFile("/tmp/mix.wav"))


def test_mirrored_the_first_card_is_on_the_right(qtbot: QtBot, view: PieceView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first, second = (view.card_rect(view.cards.cell(place)) for place in (0, 1))
    assert first.left() > second.left()
    assert first.right() == view.viewport().width() - 24
    starred = QSignalSpy(view.star_requested)
    star = places(view, 0).star
    card = view.card_rect(view.cards.cell(0))
    click(qtbot, view, QPointF(card.left() + card.right() - star.center().x(), star.center().y()))
    assert starred.count() == 1


def test_the_button_of_what_comes_next_leads_to_its_milestone(
    qtbot: QtBot, view: PieceView
) -> None:
    asked = QSignalSpy(view.milestone_requested)
    view.choose_card(10)
    card = view.card_rect(view.cards.cell(10))
    button = next_button(card.width(), card.height(), COMING.verb, view._themes.theme)
    click(qtbot, view, button.translated(card.topLeft()).center())
    assert asked.at(0) == ["next"]


def test_the_menu_comes_by_pointer_and_by_key(view: PieceView) -> None:
    asked = QSignalSpy(view.menu_requested)
    at = places(view, 5).title.center().toPoint()
    for reason, place in (
        (QContextMenuEvent.Reason.Mouse, at),
        (QContextMenuEvent.Reason.Keyboard, QPoint(0, 0)),
        (QContextMenuEvent.Reason.Mouse, QPoint(2, 2)),
    ):
        event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
    assert (asked.count(), view.place) == (2, 5)
    middle = view.card_rect(view.cards.cell(5)).center().toPoint()
    assert asked.at(1) == [view.viewport().mapToGlobal(middle)]


def test_the_chosen_piece_stays_chosen_while_others_come_and_go(view: PieceView) -> None:
    rows = view.cards.rows
    view.choose("m6", 0)
    view.set_rows(rows[3:], COMING)
    assert view.piece is rows[6]
    # The chosen one goes: that in its place is chosen.
    view.set_rows((*rows[3:6], *rows[7:]), COMING)
    assert view.piece is rows[7]
    view.choose_card(view.cards.count - 1)
    view.set_rows(rows, COMING)
    assert view.place == 10
    view.set_rows(rows, None)
    assert view.piece is rows[9]


def test_only_cards_on_the_screen_are_told_and_drawn(qtbot: QtBot, themes: ThemeSource) -> None:
    view = shown(qtbot, themes, 1000)
    seen = QSignalSpy(view.seen)
    qtbot.waitUntil(lambda: seen.count() > 0)
    assert 8 <= len(view.on_screen()) <= 12
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: seen.count() > 1)
    assert view.on_screen()[-1] is view.cards.rows[-1]


def test_a_hovered_card_has_a_tip_and_a_leaving_pointer_takes_it(
    qtbot: QtBot, view: PieceView
) -> None:
    at = places(view, 1).star.center().toPoint()
    qtbot.mouseMove(view.viewport(), at)
    view._point(at)
    assert "Piece 1" in view.viewport().toolTip()
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.viewport().toolTip() == ""


class Known(NothingKnown):
    """A sound and a picture for every file."""

    def sound(self, asked: AskedFile) -> SoundShape | None:
        return SoundShape(2.0, 48_000, (0.2, 1.0) * 48) if asked.target.endswith("wav") else None

    def picture(self, asked: AskedFile) -> QPixmap | None:
        if asked.target.endswith("wav"):
            return None
        made = QPixmap(400, 300)
        made.fill("#3366cc")
        return made


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_sort_of_card_is_drawn_in_its_own_way(
    qtbot: QtBot, themes: ThemeSource, mode: str
) -> None:
    from dataclasses import replace

    link, *others = many_rows(6)
    wave = replace(others[0], group="audio", icon="headphones", file=AskedFile("a.wav"))
    image = replace(others[1], group="image", icon="image", file=AskedFile("b.png"))
    sheet = replace(others[2], group="document", icon="file-text", file=AskedFile("c.pdf"))
    changed = replace(wave, trouble="Changed since", warning="It was changed.", milestone="m9")
    gone = replace(wave, icon="link-break", trouble="Gone", preview="Gone", milestone="m8")
    view = PieceView(themes, Known(), "Evidence")
    qtbot.addWidget(view)
    view.resize(1068, 560)
    view.show()
    rows = (link, wave, image, replace(sheet, file=None), changed, gone)
    view.set_rows(rows, COMING)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    whole = view.viewport().grab().toImage()
    tops = []
    for place in range(len(rows)):
        area = view.card_rect(view.cards.cell(place)).toRect()
        tops.append(whole.copy(area.adjusted(4, 4, -4, -area.height() + 110)))
    pictures = {bytes(each.constBits()) for each in tops}
    assert len(pictures) == len(rows)
    assert tops[2].pixelColor(100, 50).blue() > 180
