"""Commands about the plan that ask in a dialog: what comes of each answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.looking_back import look_back
from planner.ui.actions import ActionId
from planner.ui.dialogs import (
    availability,
    check_by_code,
    rate_skills,
    replan,
    upgrade,
)
from planner.ui.dialogs import (
    look_back as looking,
)
from planner.ui.plan_dialogs import PlanDialogs
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY, FakeStore, small_session

ASKED = (
    (ActionId.AVAILABILITY, availability.AvailabilityDialog),
    (ActionId.REPLAN, replan.ReplanDialog),
    (ActionId.RATE_SKILLS, rate_skills.RateSkillsDialog),
    (ActionId.CATALOGUE_CHANGES, upgrade.UpgradeDialog),
)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def dialogs(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> PlanDialogs:
    window = QWidget()
    qtbot.addWidget(window)
    return PlanDialogs(themes, window, session)


@pytest.mark.parametrize(("command", "dialog"), ASKED)
def test_an_answer_is_one_edit_and_none_is_none(
    dialogs: PlanDialogs,
    session: PlanSession,
    monkeypatch: pytest.MonkeyPatch,
    command: ActionId,
    dialog: type,
) -> None:
    monkeypatch.setattr(dialog, "ask", lambda *_: edits.rename(f"After {command}"))
    dialogs.table()[command]()
    assert session.profile.name == f"After {command}"
    assert session.undo_stack.count() == 1
    monkeypatch.setattr(dialog, "ask", lambda *_: None)
    dialogs.table()[command]()
    assert session.undo_stack.count() == 1


def test_checking_off_by_code_opens_its_dialog(
    dialogs: PlanDialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    dialog = check_by_code.CheckByCodeDialog
    monkeypatch.setattr(dialog, "exec", lambda box: opened.append(box.windowTitle()))
    dialogs.table()[ActionId.CHECK_BY_CODE]()
    assert opened == ["Check off by code"]


@pytest.mark.parametrize("wanted", [True, False])
def test_looking_back_leads_to_new_dates_only_where_they_are_wanted(
    dialogs: PlanDialogs, session: PlanSession, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    edit = look_back(session.profile, TODAY, TODAY, {})
    found = looking.LookedBack(edit, replan=wanted)
    monkeypatch.setattr(looking.LookBackDialog, "ask", lambda *_: found)
    asked: list[str] = []
    monkeypatch.setattr(replan.ReplanDialog, "ask", lambda *_: asked.append("replan"))
    dialogs.table()[ActionId.REVIEW_WEEK]()
    assert len(session.profile.reviews) == 1
    assert asked == ["replan"] * wanted
