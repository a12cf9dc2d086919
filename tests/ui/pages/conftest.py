"""What tests of the pages share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.domain.edits import Edit
from planner.ui.pages.inspector_parts import Subject
from planner.ui.session import PlanSession


@pytest.fixture
def subject(session: PlanSession) -> Callable[..., Subject]:
    """Give a maker of what the panel shows: a milestone after some changes."""

    def of(name: str, *changes: Edit) -> Subject:
        for change in changes:
            assert session.apply(change)
        plan = session.plan
        return Subject(plan.milestone(name), plan, session.catalogue, session.words)

    return of
