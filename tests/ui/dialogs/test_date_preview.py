"""New dates of a milestone: what they would bring is shown before they apply."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.domain.consequences import Consequences, consequences_of
from planner.domain.own_dates import moved_by
from planner.domain.plan import Plan
from planner.ui.dialogs import date_preview
from planner.ui.dialogs.date_preview import DatePreviewDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource


def _found(session: PlanSession, name: str = "rock", days: int = 60) -> Consequences:
    milestone = session.profile.milestone(name)
    edit = moved_by(session.profile, milestone, days)
    return consequences_of(session.plan, edit, session.catalogue)


@pytest.fixture
def make(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> Callable[[Consequences], DatePreviewDialog]:
    def build(found: Consequences) -> DatePreviewDialog:
        dialog = DatePreviewDialog(themes, session, found)
        qtbot.addWidget(dialog)
        return dialog

    return build


def test_it_shows_what_moves_and_changes_nothing(
    make: Callable[[Consequences], DatePreviewDialog], session: PlanSession
) -> None:
    before = session.profile
    found = _found(session)
    dialog = make(found)
    assert dialog._lead.text() == "Full mix: indie <b>rock</b>"
    assert ", now " in dialog._words.text()
    assert dialog.panel.table.moves.rowCount() == len(found.moves) > 2
    assert dialog.panel.finish.text() == session.words.date(found.after.planned_finish)
    assert session.profile is before
    assert dialog.edit() is found.edit


def test_a_clash_is_told(
    make: Callable[[Consequences], DatePreviewDialog], session: PlanSession
) -> None:
    edit = edits.pin(session.profile, "piece", session.today, session.today)
    dialog = make(consequences_of(session.plan, edit, session.catalogue))
    assert not dialog.panel.banner.isHidden()
    assert "piece" in dialog.panel.clashes.toPlainText().casefold()


def test_it_follows_a_plan_that_changes_meanwhile(
    qtbot: QtBot, make: Callable[[Consequences], DatePreviewDialog], session: PlanSession
) -> None:
    dialog = make(_found(session))
    stale = dialog.edit()
    session.apply(edits.set_estimate("balance", 1800))
    qtbot.waitUntil(lambda: dialog.edit() is not stale)
    closed = QSignalSpy(dialog.rejected)
    session.apply(edits.remove(session.profile, "rock"))
    qtbot.waitUntil(lambda: closed.count() == 1)


def test_what_is_no_more_true_cannot_be_applied(
    qtbot: QtBot,
    make: Callable[[Consequences], DatePreviewDialog],
    session: PlanSession,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog, may_end = make(_found(session)), Event()

    def held(plan: Plan, edit: edits.Edit, catalogue: Catalogue) -> Consequences:
        may_end.wait(20)
        return consequences_of(plan, edit, catalogue)

    monkeypatch.setattr(date_preview, "consequences_of", held)
    session.apply(edits.skip("night"))
    assert not dialog.accept_button.isEnabled()
    may_end.set()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog._found.before is session.plan


@pytest.mark.parametrize("agrees", [True, False])
def test_the_answer_is_the_edit_or_nothing(
    themes: ThemeSource, session: PlanSession, qtbot: QtBot, agrees: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DatePreviewDialog)
        (dialog.accept_button if agrees else dialog.cancel_button).click()

    QTimer.singleShot(0, answer)
    found = _found(session)
    assert DatePreviewDialog.ask(themes, session, found, window) is (found.edit if agrees else None)
