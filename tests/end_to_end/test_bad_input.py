"""Bad input in the window: one clear sentence, and no file is other than it was."""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.sentences import Sentence
from planner.imports.printed_plan import PrintedPlanError, attached_plan
from planner.storage import safe_write
from planner.storage.settings_file import Settings, write_settings
from planner.ui.actions import ActionId
from planner.ui.dialogs.print_dialog import PrintDialog
from planner.ui.dialogs.recovery import RecoveryDialog
from planner.ui.pages.start_page import PLAN, SKILLS, TIME
from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import Button
from planner.ui.widgets.day_range_dialog import qt_day
from planner.ui.widgets.empty_state import EmptyState
from tests.end_to_end.worlds import (
    TODAY,
    Key,
    focused,
    in_dialog,
    plans,
    press,
    saved,
    start_page,
    started,
    type_text,
)

Spoil = Callable[[Path, bytes], None]


def _folder(path: Path, _: bytes) -> None:
    path.mkdir()


def _empty(path: Path, _: bytes) -> None:
    path.write_bytes(b"")


def _foreign(path: Path, _: bytes) -> None:
    path.write_text('{"name": "another program"}', encoding="utf-8")


def _picture(path: Path, _: bytes) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def _missing(path: Path, data: bytes) -> None:
    """Leave it out."""


BAD: list[tuple[Spoil, str]] = [
    (_missing, "does not exist"),
    (_folder, "is a folder"),
    (_empty, "holds nothing of a plan"),
    (_foreign, "is not a plan of this program"),
    (_picture, "is not a plan of this program"),
]


def _bytes_in(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


@pytest.mark.parametrize(("spoil", "words"), BAD, ids=lambda one: getattr(one, "__name__", ""))
def test_a_profile_that_cannot_be_used_is_said_once_and_left_alone(
    qtbot: QtBot,
    themes: ThemeSource,
    made: bytes,
    tmp_path: Path,
    said: list[str],
    spoil: Spoil,
    words: str,
) -> None:
    path = tmp_path / "plan.json"
    spoil(path, made)
    before = _bytes_in(tmp_path)
    with started(qtbot, themes, path) as desktop:
        assert len(said) == 1
        assert words in said[0]
        assert str(path) in said[0]
        assert "\n" not in said[0]
        assert desktop.session is None
        assert start_page(desktop).isVisible(), "one can go on with a new plan"
    assert _bytes_in(tmp_path) == before
    assert plans() == []


@pytest.mark.parametrize(("spoil", "words"), BAD, ids=lambda one: getattr(one, "__name__", ""))
def test_choosing_it_leaves_the_open_plan_open(
    qtbot: QtBot,
    themes: ThemeSource,
    made: bytes,
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
    spoil: Spoil,
    words: str,
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(made)
    spoil(bad, made)
    before = _bytes_in(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
    with started(qtbot, themes, good) as desktop:
        opened = desktop.session
        desktop.window.actions_by_id[ActionId.OPEN_PLAN].trigger()
        assert len(said) == 1
        assert words in said[0]
        assert desktop.session is opened
        assert desktop.settings.last_profile == str(good)
    assert _bytes_in(tmp_path) == before


def test_a_file_that_may_not_be_read(
    qtbot: QtBot,
    themes: ThemeSource,
    made: bytes,
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(made)

    def refuse(_: Path) -> bytes:
        from planner.storage.profile_errors import UnreadableProfileError

        raise UnreadableProfileError(path, Sentence("permission denied"))

    monkeypatch.setattr("planner.storage.profile_file.read_bytes", refuse)
    with started(qtbot, themes, path) as desktop:
        assert desktop.session is None
    assert len(said) == 1
    assert "cannot be read: permission denied" in said[0]
    assert path.read_bytes() == made


def test_the_last_plan_is_gone(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path, said: list[str]
) -> None:
    gone = tmp_path / "gone.json"
    write_settings(Settings(last_profile=str(gone)))
    with started(qtbot, themes) as desktop:
        assert said == []
        page = desktop.window.findChild(EmptyState)
        assert page.accessibleName() == "“gone.json” is not where it was"
        new = next(each for each in page.findChildren(Button) if each.property("action") == "new")
        new.click()
        assert start_page(desktop).isVisible()
    assert not gone.exists()


def test_an_edit_outside_is_asked_about_and_left_where_the_learner_says_no(
    qtbot: QtBot,
    themes: ThemeSource,
    made: bytes,
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(RecoveryDialog, "exec", lambda dialog: said.append(dialog.fact.text()) or 0)
    path = tmp_path / "plan.json"
    path.write_bytes(made.replace(b"Mixing Engineer", b"Fixing Engineer", 1))
    before = path.read_bytes()
    with started(qtbot, themes, path) as desktop:
        assert desktop.session is None
    assert len(said) == 1
    assert "was changed outside the planner" in said[0]
    assert path.read_bytes() == before


# --- The form -----------------------------------------------------------------------------------


def test_no_hours_but_those_a_week_has(qtbot: QtBot, themes: ThemeSource) -> None:
    with started(qtbot, themes) as desktop:
        page = start_page(desktop)
        page.choose_career("mixing-engineer")
        for typed in ("-5", "169", "200", "1e9", "abc", ""):
            page.go_to(SKILLS)
            page.go_to(TIME)
            assert focused() is page.time_step.hours.hours
            type_text(typed)
            press(Key.Key_Tab)
            assert 0 <= sum(page.time_step.week) <= 168 * 60, typed
            assert all(0 <= day <= 24 * 60 for day in page.time_step.week), typed
            shown = page.time_step.hours.hours.value()
            assert shown * 60 == sum(page.time_step.week), "the field says what is planned with"
    assert plans() == []


def test_a_finish_before_the_start_is_said_in_its_place(qtbot: QtBot, themes: ThemeSource) -> None:
    with started(qtbot, themes) as desktop:
        page = start_page(desktop)
        page.choose_career("mixing-engineer")
        page.go_to(TIME)
        page.time_step.start.setDate(qt_day(TODAY + dt.timedelta(days=100)))
        page.time_step.finish.set_wish(TODAY + dt.timedelta(days=20), TODAY)
        page.time_step.compute_now()
        assert not page.footer.forward.isEnabled()
        page.go_to(PLAN)
        assert page.step == TIME
    assert plans() == []


# --- Places that cannot be written --------------------------------------------------------------


def _no_writing(monkeypatch: pytest.MonkeyPatch, number: int = errno.EACCES) -> None:
    def refuse(_self: object, folder: Path, _prefix: str) -> tuple[int, Path]:
        raise OSError(number, "refused", str(folder))

    monkeypatch.setattr(safe_write.Disk, "open_temporary", refuse)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "not allowed"), (errno.EROFS, "not allowed"), (errno.ENOSPC, "disk is full")],
)
def test_a_new_plan_that_cannot_be_written_leaves_the_answers(
    qtbot: QtBot,
    themes: ThemeSource,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    words: str,
) -> None:
    with started(qtbot, themes) as desktop:
        page = start_page(desktop)
        page.choose_career("mixing-engineer")
        page.go_to(PLAN)
        _no_writing(monkeypatch, number)
        page.go_on()
        assert len(said) == 1
        assert words in said[0]
        assert plans() == []
        assert start_page(desktop) is page
        monkeypatch.undo()
        # `undo` takes the empty folders of this test away, too, so nothing is made after it.
        assert page.step == PLAN


def test_a_folder_that_turns_read_only_keeps_the_window_open_and_the_file_whole(
    qtbot: QtBot,
    themes: ThemeSource,
    made: bytes,
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(made)
    with started(qtbot, themes, path) as desktop:
        session = desktop.session
        assert session is not None
        with monkeypatch.context() as broken:
            _no_writing(broken)
            name = session.profile.milestones[0].id
            session.apply(edits.check_off(name, TODAY, TODAY))
            desktop.run(ActionId.SAVE_NOW)
            qtbot.waitUntil(lambda: bool(session.failure))
            assert desktop.window.banner.isVisible()
            assert path.read_bytes() == made
            broken.setattr(QMessageBox, "clickedButton", lambda _: None)
            desktop.window.close()
            assert desktop.window.isVisible(), "nothing unsaved is lost by closing"
            assert said
        assert session.flush()
        assert not desktop.window.banner.isVisible()
        assert saved(path) == session.profile
    assert [each.name for each in tmp_path.iterdir()] == ["plan.json"]


def test_a_pdf_that_cannot_be_written_says_so_in_the_dialog(
    qtbot: QtBot,
    themes: ThemeSource,
    made: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, pdf = tmp_path / "plan.json", tmp_path / "plan.pdf"
    path.write_bytes(made)
    pdf.write_bytes(b"an older PDF")
    texts: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(pdf), ""))

    def save(dialog: object) -> None:
        assert isinstance(dialog, PrintDialog)
        _no_writing(monkeypatch, errno.ENOSPC)
        dialog.accept_button.click()
        qtbot.waitUntil(dialog.banner.isVisible, timeout=60_000)
        texts.append(dialog.banner.accessibleName())
        assert dialog.printed is None
        dialog.reject()

    with started(qtbot, themes, path) as desktop:
        in_dialog(PrintDialog, save)
        desktop.window.actions_by_id[ActionId.PRINT].trigger()
    assert len(texts) == 1
    assert pdf.read_bytes() == b"an older PDF"
    assert path.read_bytes() == made
    with pytest.raises(PrintedPlanError):
        attached_plan(pdf)


def test_a_plan_without_milestones_opens_without_a_panel_of_nothing(
    qtbot: QtBot, themes: ThemeSource, made: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(made)
    with started(qtbot, themes, path) as desktop:
        assert desktop.session is not None
        for each in desktop.session.profile.milestones:
            desktop.session.apply(edits.remove(desktop.session.profile, each.id))
    assert saved(path).milestones == ()
    with started(qtbot, themes, path) as desktop:
        assert desktop.page is not None
        assert not desktop.page.inspector.widget().isVisible()
        for command in (ActionId.TOGGLE_DONE, ActionId.DELETE, ActionId.FIND_NEXT):
            desktop.run(command)
        assert desktop.session is not None
        assert desktop.session.undo_stack.count() == 0
