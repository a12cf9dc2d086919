"""The comparison: columns come and go, differences alone, keys, small windows, long texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.ui.pages.career_facts import Standpoint
from planner.ui.pages.compare_page import ComparePage
from planner.ui.pages.compare_table import CompareTable
from planner.ui.theme import ThemeSource
from planner.ui.widgets.tab_order import reading_order
from planner.words import ENGLISH
from tests.ui.pages.career_worlds import with_long_texts
from tests.ui.worlds import TODAY

IDS = ("mixing-engineer", "mastering-engineer", "music-producer")
HERE = Standpoint(TODAY, levels={"critical-listening": 2}, careers=("mixing-engineer",))


@pytest.fixture
def page(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> ComparePage:
    made = ComparePage(themes, shipped_catalogue, ENGLISH)
    qtbot.addWidget(made)
    made.resize(1068, 772)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_careers(IDS, HERE)
    return made


def table(page: ComparePage) -> CompareTable:
    assert page.table is not None
    return page.table


def texts(page: ComparePage) -> list[str]:
    return [label.text() for label in table(page).findChildren(QLabel)]


def button(page: ComparePage, name: str) -> QPushButton:
    found = table(page).findChildren(QPushButton)
    return next(each for each in found if name in (each.text(), each.accessibleName()))


def test_three_careers_stand_side_by_side(page: ComparePage) -> None:
    assert [each.career.id for each in table(page).columns] == list(IDS)
    assert "Audio engineering · in your plan" in texts(page)
    assert not page.add_button.isEnabled()
    assert page.add_button.toolTip()


def test_a_career_is_taken_out_and_another_added(page: ComparePage, qtbot: QtBot) -> None:
    changed = QSignalSpy(page.careers_changed)
    button(page, "Take Mastering Engineer out of the comparison").click()
    assert page.careers == ("mixing-engineer", "music-producer")
    assert page.area.hasFocus()
    assert page.add_button.isEnabled()
    assert not [each for each in table(page).findChildren(QPushButton) if not each.text()]
    offered = [action.data() for action in page._menu.actions()]
    assert "foley-artist" in offered
    assert "mixing-engineer" not in offered
    page._menu.actions()[offered.index("foley-artist")].trigger()
    assert page.careers == ("mixing-engineer", "music-producer", "foley-artist")
    assert changed.count() == 2


def test_only_differences_hides_what_is_alike(page: ComparePage) -> None:
    page.show_careers(IDS[:2], HERE)
    before = set(texts(page))
    page.only_differences.setChecked(True)
    after = set(texts(page))
    assert "In common" in before
    assert after < before or len(after) < len(before)
    assert "Hours for you" in after


def test_choosing_names_the_career(page: ComparePage) -> None:
    taken = QSignalSpy(page.career_taken)
    button(page, "Choose Music Producer").click()
    assert [taken.at(0)[0]] == ["music-producer"]
    primary = [
        each
        for each in page.findChildren(QPushButton)
        if each.property("variant") == "primary" and each.isVisible()
    ]
    assert len(primary) == 1


def test_escape_goes_back_and_enter_presses_buttons_only(page: ComparePage, qtbot: QtBot) -> None:
    back, taken = QSignalSpy(page.back_requested), QSignalSpy(page.career_taken)
    page.take_focus()
    qtbot.keyClick(page.area, Qt.Key.Key_Return)
    assert (back.count(), taken.count()) == (0, 0)
    qtbot.keyClick(page.area, Qt.Key.Key_Escape)
    assert back.count() == 1
    choose = button(page, "Choose Mastering Engineer")
    choose.setFocus()
    qtbot.keyClick(choose, Qt.Key.Key_Return)
    assert taken.count() == 1


def test_tab_goes_from_head_over_table_to_footer(page: ComparePage) -> None:
    stops = list(reading_order(page))
    places = [stops.index(each) for each in (page.only_differences, page.area)]
    assert places == sorted(places)
    assert stops[-1] is page.back_button


@pytest.mark.parametrize(("width", "sideways"), [(1068, False), (868, True)])
def test_three_careers_fit_or_scroll_sideways(
    page: ComparePage, width: int, sideways: bool, qtbot: QtBot
) -> None:
    page.resize(width, 600)
    qtbot.wait(1)
    assert (page.area.horizontalScrollBar().maximum() > 0) is sideways


def test_two_careers_fit_the_smallest_window(page: ComparePage, qtbot: QtBot) -> None:
    page.resize(904, 612)
    page.show_careers(IDS[:2], HERE)
    qtbot.wait(1)
    assert page.area.horizontalScrollBar().maximum() == 0


def test_nothing_is_cut_where_texts_are_long(
    themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    catalogue, career = with_long_texts(shipped_catalogue)
    page = ComparePage(themes, catalogue, ENGLISH)
    qtbot.addWidget(page)
    page.resize(904, 612)
    page.show()
    page.show_careers((career.id, "mixing-engineer"), HERE)
    qtbot.wait(1)
    shown = table(page)
    for label in shown.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    rights = [_right(each, shown) for each in shown.findChildren(QLabel)]
    assert max(rights) <= shown.width()


def _right(widget: QWidget, inside: QWidget) -> int:
    return widget.mapTo(inside, widget.rect().topRight()).x()


def test_cells_are_read_with_their_row_and_career(page: ComparePage) -> None:
    names = [label.accessibleName() for label in table(page).findChildren(QLabel)]
    assert any(name.startswith("Finish at 8 h a week, Mixing Engineer: ") for name in names)


def test_careers_there_are_not_are_left_out(page: ComparePage) -> None:
    page.show_careers(("gone", "foley-artist", "mixing-engineer"), HERE)
    assert page.careers == ("foley-artist", "mixing-engineer")
