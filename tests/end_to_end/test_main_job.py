"""The main job in the real window: career, skills, time, plan, checked off, reopened, printed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from planner.domain.profile import LogEntry, Milestone, Profile, Status
from planner.imports.printed_plan import attached_plan
from planner.storage.profile_bytes import from_bytes
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs.log_hours import LogHoursDialog
from planner.ui.pages.start_page import CAREER, PLAN, SKILLS, TIME
from planner.ui.roles import Role
from planner.ui.theme import ThemeSource
from tests.end_to_end.worlds import (
    TODAY,
    Clock,
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
from tests.export.print_samples import outside_margins, texts_of

MIXING = "mixing-engineer"
NOTE = "Stems come on Friday.\n<b>Bring</b> the good headphones & a cable. مرحبا 🎧"


def _choose_and_answer(desktop: Desktop) -> dict[str, int]:
    """The four steps up to the preview; gives the ratings made."""
    page = start_page(desktop)
    page.career_step.search.setFocus()
    type_text("mixing eng")
    assert MIXING in page.career_step.grid.shown
    press(Key.Key_Return)
    if page.step == CAREER:  # the first Enter chose what was found, the next goes on
        press(Key.Key_Return)
    assert (page.career, page.step) == (MIXING, SKILLS)
    press(Key.Key_3, Key.Key_Down, Key.Key_2, Key.Key_Down, Key.Key_1)
    ratings = page.skills_step.ratings
    assert sorted(ratings.values()) == [1, 2, 3]
    press(Key.Key_Return)
    assert page.step == TIME
    type_text("10")
    page.time_step.days.set_minutes([120, 0, 120, 0, 0, 360, 0])
    page.time_step.set_week(page.time_step.days.minutes)
    page.time_step.compute_now()
    page.footer.forward.click()
    assert page.step == PLAN
    return ratings


def _make_plan(desktop: Desktop) -> Profile:
    """From the first start to the Plan page; gives the new profile."""
    ratings = _choose_and_answer(desktop)
    page = start_page(desktop)
    shown = page.preview_step.model.rowCount()
    assert shown > 30
    page.preview_step.name.setText("Mixing & me")
    page.footer.forward.click()
    assert desktop.session is not None
    profile = desktop.session.profile
    assert shown == len(profile.milestones) + len(profile.phase_names)
    assert profile.ratings == ratings
    assert profile.calendar.week == (120, 0, 120, 0, 0, 360, 0)
    assert (profile.name, profile.start) == ("Mixing & me", TODAY)
    return profile


def _first_rows(desktop: Desktop, count: int) -> list[str]:
    """Ids of the first milestones as they stand in the list."""
    assert desktop.page is not None
    model = desktop.page.model
    shown = [model.index(row, 0).data(Role.MILESTONE_ID) for row in range(model.rowCount())]
    return [str(name) for name in shown if name][:count]


def _log_by_dialog(desktop: Desktop, hours: str, remark: str) -> None:
    """Ctrl+L, the fields, Enter."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, LogHoursDialog)
        dialog.hours.setText(hours)
        dialog.words.setText(remark)
        dialog.accept_button.click()

    in_dialog(LogHoursDialog, fill)
    chord("Ctrl+L")
    back_in(desktop.window)


def _work(desktop: Desktop) -> tuple[str, str, str]:
    """Check three off, undo, redo, log hours, write a note; gives the ids of the three."""
    assert desktop.page is not None
    assert desktop.session is not None
    view, session = desktop.page.view, desktop.session
    chord("Ctrl+2")
    view.setFocus()
    first, second, third = names = _first_rows(desktop, 3)
    for name in names:
        desktop.page.choose(name)
        press(Key.Key_Space)
        assert _one(session.profile, name).status is Status.DONE
    chord("Ctrl+Z")
    assert _one(session.profile, third).status is Status.TODO
    desktop.window.actions_by_id[ActionId.UNDO].trigger()
    assert _one(session.profile, second).status is Status.TODO
    chord("Ctrl+Y")
    chord("Ctrl+Shift+Z")
    assert _one(session.profile, third).status is Status.DONE
    open_one = desktop.page.first_to_do()
    desktop.page.choose(open_one)
    view.setFocus()
    _log_by_dialog(desktop, "1:30", "Two takes")
    assert _one(session.profile, open_one).log == (
        LogEntry(on=TODAY, minutes=90, note="Two takes"),
    )
    # The note is still being typed when the window closes.
    desktop.page.inspector._notes.setFocus()
    desktop.page.inspector._notes.insertPlainText(NOTE)
    return first, second, third


def _one(profile: Profile, name: str) -> Milestone:
    milestone = profile.milestone(name)
    assert milestone is not None
    return milestone


def test_the_main_job(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with started(qtbot, themes) as desktop:
        assert plans() == [], "nothing is written before there is a plan"
        made = _make_plan(desktop)
        (path,) = plans()
        assert saved(path) == made
        done = _work(desktop)
        desktop.window.actions_by_id[ActionId.COLLAPSE_ALL].trigger()
        desktop.page.model.set_expanded(2, expanded=True)
        desktop.window.resize(960, 700)
        desktop.window.close()
        kept = desktop.session.profile
        assert saved(path) == kept, "what was done is on the disk once the window is closed"
    noted = [each for each in kept.milestones if each.notes]
    assert [each.notes for each in noted] == [NOTE]
    assert noted[0].logged == 90
    assert {each.id for each in kept.milestones if each.status is Status.DONE} == set(done)
    with started(qtbot, themes) as desktop:
        assert desktop.session is not None
        assert desktop.page is not None
        assert desktop.session.profile == kept
        assert desktop.page.chosen == noted[0].id, "where one goes on is selected"
        # The phase of what is selected may stand open, too.
        assert 2 not in desktop.page.model.closed()
        assert desktop.page.model.closed() >= {3, 4}
        assert desktop.window.size().toTuple() == (960, 700)
        assert "Mixing & me" in desktop.window.windowTitle()
        assert not desktop.session.undo_stack.canUndo()
        pdf = tmp_path / "plan.pdf"
        printing = PrintedBy(monkeypatch, pdf)
        desktop.window.actions_by_id[ActionId.PRINT].trigger()
        assert pdf.is_file()
        assert desktop.window.toast.message == "PDF saved: plan.pdf"
        titles = [
            one.milestone.title for each in desktop.session.plan.phases for one in each.milestones
        ]
    assert len(titles) == len(kept.milestones) >= 30
    _check_paper(pdf, kept, titles, printing)
    assert saved(path) == kept, "reading and printing change nothing"


def _check_paper(pdf: Path, profile: Profile, titles: list[str], printing: PrintedBy) -> None:
    data = pdf.read_bytes()
    assert len(PdfReader(pdf).pages) == printing.pages
    assert printing.note == f"{printing.pages} pages, A4"
    text = " ".join(texts_of(data))
    place = 0
    for title in titles:
        found = text.find(" ".join(title.split()), place)
        assert found >= 0, f"missing on paper, or out of order: {title}"
        place = found + len(title)
    assert all(each.code in text for each in profile.milestones)
    assert "Stems come" not in text, "notes are the learner's own"
    assert outside_margins(data) == []
    attached = from_bytes(pdf, attached_plan(pdf)).profile
    assert attached == _public(profile)
    assert attached != profile


def _public(profile: Profile) -> Profile:
    """What others may read of a profile: no notes and no remarks."""
    milestones = tuple(
        each.model_copy(
            update={
                "notes": "",
                "log": tuple(entry.model_copy(update={"note": ""}) for entry in each.log),
            }
        )
        for each in profile.milestones
    )
    return profile.model_copy(update={"milestones": milestones})


def test_undoing_everything_gives_the_very_plan_that_was_opened(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    with started(qtbot, themes) as desktop:
        made = _make_plan(desktop)
        _work(desktop)
        desktop.page.commit()
        assert desktop.session.profile != made
        desktop.page.view.setFocus()
        for _ in range(desktop.session.undo_stack.count()):
            chord("Ctrl+Z")
        assert not desktop.session.undo_stack.canUndo()
        assert desktop.session.profile.model_dump_json() == made.model_dump_json()
    (path,) = plans()
    assert saved(path).model_dump_json() == made.model_dump_json()


def test_midnight_passes_while_the_window_is_open(qtbot: QtBot, themes: ThemeSource) -> None:
    clock = Clock()
    with started(qtbot, themes, clock=clock) as desktop:
        made = _make_plan(desktop)
        clock.now += dt.timedelta(days=60)
        desktop.session.check_day()
        assert desktop.session.plan.overdue
        assert desktop.session.profile == made, "the day alone changes nothing"
        desktop.page.view.setFocus()
        first = _first_rows(desktop, 1)[0]
        desktop.page.choose(first)
        press(Key.Key_Space)
        assert _one(desktop.session.profile, first).done_on == clock.now.date()
        assert focused() is desktop.page.view
