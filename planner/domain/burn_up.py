"""Hours of the plan over time: what was planned by each week, what was earned by it, and the total.

All three count as `planner.domain.progress` does: skipped optional milestones leave the sum, what
is in progress counts its logged minutes up to its estimate, and the rest of an estimate is earned
on the day the milestone is done. Effort that no placement holds (worked on before the dates were
last laid out) counts as planned on its first planned day. Times are minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, repeat
from operator import and_, ge, gt, lt, not_, or_

from planner.domain.calendar import ONE_DAY, monday_of
from planner.domain.columns import columns_of
from planner.domain.model import Minutes
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.progress import counts, earned

#: A day and the minutes reached by its end.
Point = tuple[dt.date, Minutes]


@dataclass(frozen=True, slots=True)
class BurnUp:
    """Two rising lines and where they end; each begins at nothing on the day before the first."""

    total: Minutes
    planned: tuple[Point, ...]
    done: tuple[Point, ...]


def expected_minutes(profile: Profile, today: dt.date) -> Minutes:
    """The minutes that were planned before today; what is behind is the part of them to do."""
    columns, day = columns_of(profile), today.toordinal()
    is_over = bytes(map(lt, columns.finish, repeat(day)))
    under_way = map(gt, map(lt, columns.start, repeat(day)), is_over)
    return sum(compress(columns.planned, is_over)) + sum(
        _planned_before(milestone, today) for milestone in columns.chosen(under_way)
    )


def minutes_ahead(profile: Profile, today: dt.date) -> Minutes:
    """The minutes earned that were planned only after today."""
    tomorrow = today + ONE_DAY
    columns, day = columns_of(profile), tomorrow.toordinal()
    # What was to be finished by today is not ahead, and of the rest little was worked on.
    late = map(ge, columns.finish, repeat(day))
    unplaced = map(not_, columns.finish)
    return sum(
        max(0, earned(milestone) - _planned_before(milestone, tomorrow))
        for milestone in columns.chosen(map(and_, map(or_, late, unplaced), columns.has_work))
    )


def burn_up(profile: Profile, today: dt.date) -> BurnUp:
    """The lines of a plan as of a day, a point a week; the line of what is done ends today."""
    counted = [milestone for milestone in profile.milestones if counts(milestone)]
    planned = _by_week(pair for each in counted for pair in _planned_days(each, profile.start))
    done = _by_week(pair for each in counted for pair in _earned_days(each, profile.start, today))
    first = min((day for line in (planned, done) for day in line), default=profile.start)
    origin = max(min(first, profile.start), dt.date.min + ONE_DAY) - ONE_DAY
    return BurnUp(
        total=sum(each.estimate for each in counted),
        planned=_rising(planned, origin, None),
        done=_rising(done, origin, today),
    )


def _is_planned(milestone: Milestone) -> bool:
    """Whether it counts and has a date to be measured against: a placement, or it is done."""
    if milestone.status is Status.SKIPPED:
        return False
    return milestone.placement is not None or milestone.status is Status.DONE


def _planned_before(milestone: Milestone, day: dt.date) -> Minutes:
    """The part of the estimate that was planned before a day."""
    if not _is_planned(milestone):
        return 0
    placement = milestone.placement
    if placement is None or placement.finish < day:
        return milestone.estimate
    if placement.start >= day:
        return 0
    skipped = (day - placement.start).days
    later = sum(
        minutes * min(count, max(0, offset + count - skipped))
        for offset, count, minutes in placement.runs
    )
    return max(0, milestone.estimate - later)


def _planned_days(milestone: Milestone, start: dt.date) -> Iterator[Point]:
    if not _is_planned(milestone):
        return
    placement = milestone.placement
    if placement is None:
        yield milestone.done_on or start, milestone.estimate
        return
    left = milestone.estimate
    unplaced = max(0, left - placement.minutes())
    if unplaced:
        yield placement.start, unplaced
        left -= unplaced
    for day, minutes in placement.days():
        if left <= 0:
            return
        yield day, min(minutes, left)
        left -= minutes


def _earned_days(milestone: Milestone, start: dt.date, today: dt.date) -> Iterator[Point]:
    left = earned(milestone)
    for entry in sorted(milestone.log, key=lambda each: each.on):
        yield min(entry.on, today), min(entry.minutes, left)
        left -= min(entry.minutes, left)
    if left:
        yield min(milestone.done_on or start, today), left


def _by_week(days: Iterable[Point]) -> dict[dt.date, Minutes]:
    """Minutes by the last day of the ISO week they fall in, in order of the days."""
    weeks: dict[int, int] = {}
    for day, minutes in days:
        if minutes:
            # Counted by ordinals, of which every seventh is a Sunday: a plan has many days.
            sunday = -(-day.toordinal() // 7) * 7
            weeks[sunday] = weeks.get(sunday, 0) + minutes
    last = dt.date.max.toordinal()
    return {dt.date.fromordinal(min(week, last)): weeks[week] for week in sorted(weeks)}


def _rising(
    weeks: dict[dt.date, Minutes], origin: dt.date, end: dt.date | None
) -> tuple[Point, ...]:
    """The sums of rising weeks from the origin on, level where nothing happens."""
    points: list[Point] = [(origin, 0)]
    total = 0
    for sunday, minutes in weeks.items():
        before = monday_of(sunday) - ONE_DAY
        if points[-1][0] < before:
            points.append((before, total))
        total += minutes
        points.append((sunday if end is None else min(sunday, end), total))
    if end is not None and points[-1][0] < end:
        points.append((end, total))
    return tuple(points)
