"""Which rows of the timeline are drawn otherwise after a change: mostly one or two of those shown.

A milestone that a change left alone is the very same value in the plan before and after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.plan import Phase
from planner.domain.progressed import progressed
from planner.ui.pages.timeline_links import links_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.slack import Latest
    from planner.ui.models.timeline_rows import TimelineRows
    from planner.ui.pages.timeline_links import Link
    from planner.ui.pages.timeline_state import TimelineState


@dataclass(frozen=True, slots=True)
class Drawn:
    """What rows, bars and lines are drawn from, of a state of the timeline."""

    plan: Plan
    rows: TimelineRows
    #: Where phases stand, and how high their rows, those of milestones and all together are.
    places: tuple[tuple[int, ...], int, int, int]
    likely: Mapping[str, dt.date]
    latest: Mapping[str, Latest]
    links: tuple[Link, ...]

    @classmethod
    def of(cls, state: TimelineState) -> Drawn:
        """What is drawn of a state now."""
        places = state.places
        heights = (places.phase_height, places.milestone_height, places.height)
        return cls(
            state.plan,
            state.rows,
            (tuple(state.rows.phase_rows), *heights),
            state.likely,
            state.latest or {},
            tuple(links_of(state)),
        )


def rows_to_draw(
    before: Drawn, state: TimelineState, shown: Iterable[int]
) -> tuple[int, ...] | None:
    """Of the rows shown, those that look otherwise than before; None where all of them may."""
    now = Drawn.of(state)
    one, other = before.plan, now.plan
    if one is not other and not _is_progress(one, other):
        return None
    if before.likely is not now.likely:
        return None
    if (before.places, before.links) != (now.places, now.links):
        return None
    return tuple(_otherwise(before, now, state.chosen, shown))


def _is_progress(one: Plan, other: Plan) -> bool:
    """Whether nothing is different but what was done."""
    # Of the same profile another plan is made to be written otherwise, or on another day.
    if one.profile is other.profile or one.today != other.today:
        return False
    return progressed(one.profile, other.profile) is not None


def _otherwise(before: Drawn, now: Drawn, chosen: str, shown: Iterable[int]) -> Iterator[int]:
    for row in shown:
        was, found = before.rows.at(row), now.rows.at(row)
        if was is not found or _slack_told(before, found, chosen) != _slack_told(
            now, found, chosen
        ):
            yield row


def _slack_told(drawn: Drawn, found: Phase | PlannedMilestone, chosen: str) -> int | None:
    """The days of slack that a row tells: none at all, or of the selected milestone any."""
    latest = None if isinstance(found, Phase) else drawn.latest.get(found.id)
    if isinstance(found, Phase) or latest is None:
        return None
    return latest.slack if found.id == chosen or not latest.slack else None
