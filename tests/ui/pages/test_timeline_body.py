"""The painting of the timeline's body: a part that comes into view joins what is there."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from planner.domain import edits
from planner.domain.calendar import Break
from planner.domain.plan import Plan, plan_of
from planner.domain.slack import Latest
from planner.ui.pages.timeline_body import BodyPainter
from planner.ui.pages.timeline_state import TimelineState
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile

WIDTH, HEIGHT = 640, 240
WHOLE = QRect(0, 0, WIDTH, HEIGHT)


def _plan() -> Plan:
    """One of everything: done, begun, dated, pinned, a break."""
    profile = small_profile()
    first = TODAY + dt.timedelta(days=9)
    profile, _ = edits.set_event_dates(profile, "night", first, first + dt.timedelta(8)).apply(
        profile
    )
    profile, _ = edits.pin(profile, "piece", TODAY, TODAY + dt.timedelta(40)).apply(profile)
    pause = Break(first=first, last=first + dt.timedelta(days=6))
    calendar = profile.calendar.with_breaks([pause])
    return plan_of(profile.model_copy(update={"calendar": calendar}), TODAY)


class Sight:
    """A state of the timeline and pictures of it."""

    def __init__(self, themes: ThemeSource) -> None:
        state = self.state = TimelineState(_plan(), ENGLISH, themes.theme)
        names = ("rock", "session", "balance")
        state.likely = {name: TODAY + dt.timedelta(days=80) for name in names}
        state.latest = state.plan.latest.milestones

    def painted(self, left: int, part: QRect) -> QImage:
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setClipRect(part)
        BodyPainter(painter, self.state, left, 0, part).paint()
        painter.end()
        return image.copy(part)


@pytest.fixture
def sight(themes: ThemeSource) -> Sight:
    return Sight(themes)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    scale=st.sampled_from([0.3, 1.6, 8.0, 40.0]),
    left=st.integers(0, 2500),
    x=st.integers(0, WIDTH - 40),
    y=st.integers(0, 120),
)
def test_a_part_looks_as_it_does_in_the_whole(
    sight: Sight, scale: float, left: int, x: int, y: int
) -> None:
    sight.state.set_scale(scale)
    part = QRect(x, y, 40, HEIGHT - y)
    assert sight.painted(left, part) == sight.painted(left, WHOLE).copy(part)
    # And so it does after the whole has been scrolled under it.
    shift = 25 if x >= 25 else -25
    assert sight.painted(left + shift, part.translated(-shift, 0)) == sight.painted(left, part)


def test_the_selected_row_shows_its_slack(sight: Sight) -> None:
    state = sight.state
    state.set_scale(8.0)
    state.choose(state.rows.row_of("signal"))
    drawn = []
    for slack in (None, 5, 20):
        state.latest = {} if slack is None else {"signal": Latest((), slack)}
        drawn.append(sight.painted(0, WHOLE))
    assert drawn[0] != drawn[1] != drawn[2] != drawn[0]
