"""Pages of a plan take it in while they are seen, and what they missed once they are seen again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.plan import Plan
from planner.ui.pages.plan_shown import PlanShown
from planner.ui.session import PlanSession
from tests.ui.worlds import FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


class _Page(PlanShown):
    def __init__(self, session: PlanSession) -> None:
        super().__init__(session)
        self.shown: list[Plan] = []
        session.plan_changed.connect(self._plan_changed)

    def _show(self, plan: Plan) -> None:
        self.shown.append(plan)


def test_a_page_behind_another_takes_in_once_what_it_missed(
    qtbot: QtBot, session: PlanSession
) -> None:
    page = _Page(session)
    qtbot.addWidget(page)
    page.show()
    assert page.shown == [], "nothing was missed"
    session.apply(edits.rename("Two"))
    assert page.shown == [session.plan]
    page.hide()
    session.apply(edits.rename("Three"))
    session.apply(edits.rename("Four"))
    assert len(page.shown) == 1
    page.show()
    page.hide()
    page.show()
    assert page.shown[1:] == [session.plan]


def test_a_page_behind_another_can_be_brought_up_to_date_before_it_is_shown(
    qtbot: QtBot, session: PlanSession
) -> None:
    page = _Page(session)
    qtbot.addWidget(page)
    assert not list(page.catch_up()), "nothing was missed"
    session.apply(edits.rename("Two"))
    assert page.shown == []
    assert list(page.catch_up())
    assert page.shown == [session.plan]
    assert not list(page.catch_up())
    page.show()
    assert len(page.shown) == 1
    page.hide()
    session.apply(edits.rename("Three"))
    slices = page.catch_up()
    page.show()
    assert page.shown[1:] == [session.plan]
    assert not list(slices)
