"""The smallest change of the answers that mends what is wrong with the plan they lead to.

Each change is tried out: it is offered only where the plan made with it has the problem no more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from planner.domain.catalogue import Catalogue
    from planner.domain.problems import Problem
    from planner.domain.start import Answers
    from planner.ui.pages.start_facts import Outlook

#: The focus limit ends here (`planner.domain.profile.Preferences`).
_MOST_AT_ONCE = 8


class MendKind(StrEnum):
    """Which answer changes."""

    FORMATS = "formats"
    ROUTE = "route"
    DEPTH = "depth"
    FOCUS = "focus"
    BUDGET = "budget"
    NO_BUDGET = "no-budget"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Mend:
    """A change of one answer; `value` is the amount, limit or minutes, 0 where none is needed."""

    kind: MendKind
    value: int = 0


#: A problem, and what mends it, the smallest change first.
Finding = tuple["Problem", tuple[Mend, ...]]
_MOST_OFFERED = 2


def findings(
    seen: Outlook, catalogue: Catalogue, today: dt.date, needed: int | None = None
) -> Iterator[Finding | None]:
    """The problems of a plan one by one, each with at most two changes that mend it.

    It gives None after each plan that was tried out, so that the caller can do something else.

    Args:
        seen: the plan as previewed.
        catalogue: everything to choose from.
        today: the day the plan is made.
        needed: weekly minutes that keep the wished finish, where there are such.
    """
    from planner.domain.problems import ProblemKind

    tried = _Trials(seen.answers, catalogue, today)
    for problem in seen.plan.problems:
        if problem.kind is ProblemKind.WISH_OUT_OF_REACH:
            yield problem, () if needed is None else (Mend(MendKind.HOURS, needed),)
            continue
        helping: list[Mend] = []
        for mend in candidates(problem, seen.answers):
            if len(helping) < _MOST_OFFERED and tried.helps(mend, problem):
                helping.append(mend)
            yield None
        yield problem, tuple(helping)


def changed(answers: Answers, mend: Mend) -> Answers:
    """The answers with one of them changed; the hours are tried out where they are worked out."""
    from planner.domain.catalogue import Route
    from planner.domain.profile import Depth

    update: dict[MendKind, dict[str, object]] = {
        MendKind.FORMATS: {"formats": ()},
        MendKind.ROUTE: {"route": Route.ANY},
        MendKind.FOCUS: {"focus_limit": mend.value},
        MendKind.BUDGET: {"budget": mend.value},
        MendKind.NO_BUDGET: {"budget": None},
    }
    if mend.kind is MendKind.DEPTH:
        other = Depth.FAST if answers.depth is Depth.FULL else Depth.FULL
        return replace(answers, depth=other)
    preferences = answers.preferences.model_copy(update=update[mend.kind])
    return replace(answers, preferences=preferences)


def candidates(problem: Problem, answers: Answers) -> Iterator[Mend]:
    """The changes that might mend a problem, the smallest first."""
    from planner.domain.problems import ProblemKind

    preferences = answers.preferences
    if problem.kind is ProblemKind.FOCUS_EXCEEDED:
        running = int(str(problem.facts["running"]))
        if running <= _MOST_AT_ONCE:
            yield Mend(MendKind.FOCUS, running)
        return
    if problem.kind not in (ProblemKind.OVER_BUDGET, ProblemKind.LEVEL_OUT_OF_REACH):
        return
    if preferences.formats:
        yield Mend(MendKind.FORMATS)
    if preferences.route.value != "any":
        yield Mend(MendKind.ROUTE)
    if problem.kind is ProblemKind.OVER_BUDGET:
        yield Mend(MendKind.BUDGET, int(str(problem.facts["cost"])))
    elif preferences.budget is not None:
        yield Mend(MendKind.NO_BUDGET)
    yield Mend(MendKind.DEPTH)


class _Trials:
    """Plans made with a change, each once."""

    def __init__(self, answers: Answers, catalogue: Catalogue, today: dt.date) -> None:
        self._answers = answers
        self._catalogue = catalogue
        self._today = today
        self._problems: dict[Mend, frozenset[tuple[str, object]] | None] = {}

    def helps(self, mend: Mend, problem: Problem) -> bool:
        """Whether the plan made with a change has the problem no more."""
        if mend not in self._problems:
            self._problems[mend] = self._found(mend)
        found = self._problems[mend]
        return found is not None and _identity(problem) not in found

    def _found(self, mend: Mend) -> frozenset[tuple[str, object]] | None:
        from planner.domain.plan import plan_of
        from planner.domain.problems import PlannerError
        from planner.domain.start import new_profile

        answers = changed(self._answers, mend)
        try:
            profile = new_profile(answers, self._catalogue, self._today, "preview")
        except PlannerError:
            return None
        problems = plan_of(profile, self._today, self._catalogue).problems
        return frozenset(_identity(each) for each in problems)


def _identity(problem: Problem) -> tuple[str, object]:
    """What makes two problems the same although amounts differ."""
    return problem.kind.value, problem.facts.get("skill", problem.milestone)
