"""Skipping with a reason or none."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.profile import Status
from planner.ui.dialogs.skip import SkipDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource


@pytest.mark.parametrize(("typed", "kept"), [("", ""), ("  No room ", "No room")])
def test_a_reason_may_be_given(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, typed: str, kept: str
) -> None:
    dialog = SkipDialog(themes, session.profile.known("signal"))
    qtbot.addWidget(dialog)
    dialog.reason.setText(typed)
    assert dialog.accept_button.isEnabled()
    session.apply(dialog.edit())
    milestone = session.profile.known("signal")
    assert (milestone.status, milestone.skip_reason) == (Status.SKIPPED, kept)


def test_cancel_skips_nothing(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = SkipDialog(themes, session.profile.known("signal"))
    qtbot.addWidget(parent)
    monkeypatch.setattr(SkipDialog, "exec", lambda _: SkipDialog.DialogCode.Rejected)
    assert SkipDialog.ask(themes, session.profile.known("signal"), parent) is None
