"""A session for the dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from planner.ui.dialogs.frame import DialogFrame
from planner.ui.session import PlanSession
from tests.ui.worlds import FakeStore, small_session


@pytest.fixture(autouse=True)
def dialogs_hold_all_their_parts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A part without a parent is Python's to delete: see `DialogFrame.leave_out`."""
    made: list[DialogFrame] = []
    make = DialogFrame.__init__

    def init(dialog: DialogFrame, *given: Any, **named: Any) -> None:
        make(dialog, *given, **named)
        made.append(dialog)

    monkeypatch.setattr(DialogFrame, "__init__", init)
    yield
    for dialog in filter(Shiboken.isValid, made):
        for name, part in vars(dialog).items():
            if isinstance(part, QWidget) and Shiboken.isValid(part):
                assert part.parentWidget() is not None, f"{type(dialog).__name__}.{name}"


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()
