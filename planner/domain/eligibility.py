"""Who may take part: what a learner has said of themselves against what something asks for.

A condition hides only what cannot apply. What the learner has not said hides nothing, a year of
birth is read in their favour, and a membership can be joined, so it never hides anything.
"""

from __future__ import annotations

import datetime as dt

from planner.domain.catalogue import Eligibility
from planner.domain.profile import Learner
from planner.domain.regions import may_live_in


def may_take_part(eligibility: Eligibility | None, learner: Learner, on: dt.date) -> bool:
    """Whether somebody may take part in something on a day, as far as they have told.

    Args:
        eligibility: what is asked for; None asks nothing.
        learner: the answers, each of which may be blank.
        on: the day that age is counted on: of the event, or today.
    """
    if eligibility is None:
        return True
    return (
        not (eligibility.student and learner.student is False)
        and _age_fits(eligibility, learner.born, on)
        and _region_fits(eligibility.regions, learner.region)
    )


def _age_fits(eligibility: Eligibility, born: int | None, on: dt.date) -> bool:
    """Whether one of the two ages fits that somebody born in a year may have in another."""
    if born is None:
        return True
    oldest = on.year - born
    youngest = oldest - 1
    too_old = eligibility.max_age is not None and youngest > eligibility.max_age
    too_young = eligibility.min_age is not None and oldest < eligibility.min_age
    return not (too_old or too_young)


def _region_fits(regions: tuple[str, ...], lives: str) -> bool:
    return not regions or not lives.strip() or any(may_live_in(lives, each) for each in regions)
