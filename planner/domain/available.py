"""What can be worked on today: open, with everything reached that it needs, and not waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from planner.domain.profile import Milestone


def is_available(milestone: Milestone, needs: Iterable[Milestone], today: dt.date) -> bool:
    """Whether a milestone can be worked on today.

    Args:
        milestone: the one that is asked about.
        needs: its prerequisites in the plan; a skipped one counts as met.
        today: the day. A wait after a prerequisite, or a lag, must be over by then, and so must be
            the time before which the learner will not begin.
    """
    if not milestone.is_open:
        return False
    if milestone.not_before is not None and milestone.not_before > today:
        return False
    lags = {lag.after: lag.days for lag in milestone.definition.lags}
    for before in needs:
        if before.is_open:
            return False
        if before.done_on is not None:
            pause = before.definition.wait + lags.get(before.id, 0)
            # By ordinals: a long wait may go past the last day of the calendar.
            if before.done_on.toordinal() + pause > today.toordinal():
                return False
    return True
