"""What an edit would bring, worked out before it is made: what moves, what no longer fits."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.catalogue import Catalogue
from planner.domain.catch_up import Moved, clashes_between, moved_between, weeks_over
from planner.domain.edits import Edit
from planner.domain.plan import Plan, plan_of, with_schedule
from planner.domain.problems import Problem
from planner.domain.several import milestones_of


@dataclass(frozen=True, slots=True)
class Consequences:
    """An edit with all it would bring to a plan; nothing is changed."""

    #: What was asked for, and what to apply: with new dates where it asks for them.
    asked: Edit
    edit: Edit
    before: Plan
    after: Plan
    #: Every milestone whose dates change, the edit's own with them.
    moves: tuple[Moved, ...]
    #: What would be wrong then and is not wrong now.
    clashes: tuple[Problem, ...]
    #: Weeks, from today's on, that would carry more than they have.
    weeks_over: int

    @property
    def others(self) -> tuple[Moved, ...]:
        """The milestones that move though the edit is not about them."""
        own = milestones_of(self.edit)
        return tuple(each for each in self.moves if each.milestone not in own)

    @property
    def is_quiet(self) -> bool:
        """Whether it touches its own milestones and nothing else."""
        same_finish = self.before.planned_finish == self.after.planned_finish
        over = self.weeks_over > weeks_over(self.before)
        return same_finish and not (self.others or self.clashes or over)


def consequences_of(before: Plan, edit: Edit, catalogue: Catalogue) -> Consequences:
    """Work out what an edit would bring.

    Args:
        before: the plan as it is; nothing is planned before its day.
        edit: what the learner asks for.
        catalogue: names and costs, as for the plan itself.

    Raises:
        PlannerError: if the edit cannot be made, or no dates can be found for it.
    """
    complete = with_schedule(before.profile, edit, before.today)
    profile, _ = complete.apply(before.profile)
    after = plan_of(profile, before.today, catalogue)
    return Consequences(
        asked=edit,
        edit=complete,
        before=before,
        after=after,
        moves=moved_between(before.profile, profile),
        clashes=clashes_between(before, after),
        weeks_over=weeks_over(after),
    )
