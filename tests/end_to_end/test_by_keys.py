"""The main job without a mouse: every key goes to whatever has the keyboard at that moment."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.profile import Status
from planner.imports.printed_plan import attached_plan
from planner.storage.profile_bytes import from_bytes
from planner.ui.desktop import Desktop
from planner.ui.dialogs.log_hours import LogHoursDialog
from planner.ui.pages.inspector_parts import NotesEdit
from planner.ui.pages.overview_page import OverviewPage
from planner.ui.pages.start_page import CAREER, PLAN, SKILLS, TIME
from planner.ui.theme import ThemeSource
from tests.end_to_end.worlds import (
    TODAY,
    Key,
    PrintedBy,
    back_in,
    chord,
    focused,
    in_dialog,
    plans,
    press,
    saved,
    start_page,
    started,
    type_text,
)

#: Nobody presses Tab more often than this to get anywhere.
_MOST_STOPS = 60


def _tab_to(wanted: QWidget) -> int:
    """Press Tab until a widget has the keyboard; gives how often."""
    for count in range(_MOST_STOPS):
        if focused() is wanted or wanted.isAncestorOf(focused()):
            return count
        press(Key.Key_Tab)
    pytest.fail(f"Tab does not lead to {wanted}")


def _new_plan(desktop: Desktop) -> None:
    page = start_page(desktop)
    assert page.isAncestorOf(focused()), "the keyboard is on the page at once"
    _tab_to(page.career_step.search)
    type_text("foley artist")
    press(Key.Key_Return)
    if page.step == CAREER:
        press(Key.Key_Return)
    assert (page.career, page.step) == ("foley-artist", SKILLS)
    press(Key.Key_4, Key.Key_Down, Key.Key_0, Key.Key_Down, Key.Key_2)
    assert sorted(page.skills_step.ratings.values()) == [0, 2, 4]
    press(Key.Key_Return)
    assert page.step == TIME
    type_text("6")
    _tab_to(page.time_step.days)
    press(Key.Key_Up)  # a quarter of an hour more on one day
    assert sum(page.time_step.week) == 6 * 60 + 15
    _tab_to(page.footer.forward)
    press(Key.Key_Return)
    assert page.step == PLAN
    press(Key.Key_Return)


def _rows_down_to_a_milestone(desktop: Desktop) -> str:
    """Go down from a phase's row; gives the milestone that is selected then."""
    assert desktop.page is not None
    view = desktop.page.view
    for _ in range(3):
        if view.current_milestone():
            break
        press(Key.Key_Down)
    return view.current_milestone()


def test_from_the_first_start_to_a_printed_plan(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = tmp_path / "by-keys.pdf"
    with started(qtbot, themes) as desktop:
        _new_plan(desktop)
        session, page = desktop.session, desktop.page
        assert session is not None
        assert page is not None
        assert isinstance(desktop.window.stack.currentWidget(), OverviewPage)
        assert desktop.window.stack.currentWidget().isAncestorOf(focused()), "so has the overview"
        chord("Ctrl+2")
        assert focused() is page.view, "the list has the keyboard"
        done = []
        for _ in range(3):
            done.append(_rows_down_to_a_milestone(desktop))
            press(Key.Key_Space)
            press(Key.Key_Down)
        assert len(set(done)) == 3
        for name in done:
            assert session.profile.milestone(name).status is Status.DONE
        chord("Ctrl+Z")
        chord("Ctrl+Shift+Z")
        assert session.profile.milestone(done[-1]).status is Status.DONE
        worked_on = _rows_down_to_a_milestone(desktop)
        _log_two_hours(desktop)
        assert session.profile.milestone(worked_on).logged == 120
        # Enter goes to the panel, Tab through it to the notes, F6 on round the window.
        page.view.setFocus()
        press(Key.Key_Return)
        assert page.inspector.isAncestorOf(focused())
        notes = page.inspector.findChild(NotesEdit)
        assert notes is not None
        _tab_to(notes)
        type_text("By keys alone.")
        chord("F6")
        assert session.profile.milestone(worked_on).notes == "By keys alone."
        printing = PrintedBy(monkeypatch, pdf, by_keys=True)
        chord("Ctrl+P")
        back_in(desktop.window)
        kept = session.profile
        chord("Ctrl+Q")
        assert not desktop.window.isVisible()
        (path,) = plans()
        assert saved(path) == kept
    assert len(PdfReader(pdf).pages) == printing.pages
    attached = from_bytes(pdf, attached_plan(pdf)).profile
    assert attached.milestone(done[0]).done_on == TODAY
    assert [each.title for each in attached.milestones] == [each.title for each in kept.milestones]


def _log_two_hours(desktop: Desktop) -> None:
    def fill(dialog: QDialog) -> None:
        assert focused() is dialog.hours, "one can type at once"
        type_text("2")
        press(Key.Key_Return)

    in_dialog(LogHoursDialog, fill)
    chord("Ctrl+L")
    back_in(desktop.window)


@pytest.mark.parametrize("page", ["Ctrl+1", "Ctrl+2"])
def test_f6_goes_round_the_window_and_back(
    qtbot: QtBot, themes: ThemeSource, made: bytes, tmp_path: Path, page: str
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(made)
    with started(qtbot, themes, path):
        chord(page)
        # From the first stop of a part; the keyboard may begin at a later one.
        chord("F6")
        first = focused()
        forth = []
        for _ in range(12):
            chord("F6")
            forth.append(focused())
            if focused() is first:
                break
        assert forth[-1] is first, "F6 comes round"
        assert len(forth) >= 4
        back = []
        for _ in forth:
            chord("Shift+F6")
            back.append(focused())
        assert back[:-1] == forth[:-1][::-1]


def test_escape_and_find_by_keys(
    qtbot: QtBot, themes: ThemeSource, made: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(made)
    with started(qtbot, themes, path) as desktop:
        page = desktop.page
        assert page is not None
        everything = page.model.rowCount()
        chord("Ctrl+F")
        title = saved(path).milestones[-1].title
        type_text(title)
        assert page.model.matches >= 1
        assert page.model.rowCount() < everything
        chord("F3")
        assert page.chosen == saved(path).milestones[-1].id
        press(Key.Key_Escape)
        assert not page.model.filter.narrows
        page.view.setFocus()
        assert page.chosen == saved(path).milestones[-1].id, "what was found stays selected"
        press(Key.Key_Escape)
        assert not page.inspector.isVisible()


@pytest.mark.parametrize("page", ["Ctrl+1", "Ctrl+2"])
def test_every_control_of_a_page_can_be_reached_and_has_a_name(
    qtbot: QtBot, themes: ThemeSource, made: bytes, tmp_path: Path, page: str
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(made)
    with started(qtbot, themes, path) as desktop:
        chord(page)
        start = focused()
        seen = [start]
        for _ in range(200):
            press(Key.Key_Tab)
            if focused() is start:
                break
            seen.append(focused())
        assert focused() is start, "Tab comes round"
        missed = [
            button
            for button in desktop.window.findChildren(QAbstractButton)
            if button.isVisible()
            and button.isEnabled()
            and button.focusPolicy() & button.focusPolicy().TabFocus
            and button not in seen
        ]
        assert missed == []
        for widget in seen:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget
