"""What the replan dialog has worked out for it beside the screen, one question after the other.

Answers about a plan that has changed since, and outcomes of a way that is no longer looked at, are
dropped.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.domain.catch_up import offers
from planner.ui.dialogs.replan_ways import OfferWay, hours_by_depth, outcome_of
from planner.ui.latest_answer import LatestAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.catalogue import Catalogue
    from planner.domain.catch_up import Offer
    from planner.domain.plan import Plan
    from planner.ui.dialogs.replan_ways import Outcome, Way

    #: What is worked out beside the screen, and what then takes the answer on the screen.
    _Question = tuple[Callable[[], object], Callable[[Any], object]]


class ReplanWork(QObject):
    """Works out offers and outcomes for the plan it was last given."""

    #: Facts: the four offers are there, the hours of both depths (or None), an `Outcome`.
    offers_found = Signal(object)
    depths_found = Signal(object)
    outcome_found = Signal(object)

    def __init__(self, catalogue: Catalogue, reason: str, parent: QObject | None = None) -> None:
        """Start without a plan; ``reason`` is noted at each milestone that is left out."""
        super().__init__(parent)
        self._catalogue = catalogue
        self._reason = reason
        self._plan: Plan | None = None
        self._codes_issued = 0
        self._offers: tuple[Offer, ...] = ()
        self._known: dict[Way, Outcome] = {}
        self._wanted: Way | None = None
        self._asks_offers = self._asks_depths = False
        self._answer = LatestAnswer("replan", self, always_later=True)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out or waits to be."""
        return self._answer.is_busy

    def start(self, plan: Plan, codes_issued: int) -> None:
        """Take a plan and ask for its offers; what was asked about another one is forgotten."""
        self._plan = plan
        self._codes_issued = codes_issued
        self._offers, self._known, self._wanted = (), {}, None
        self._asks_offers = self._asks_depths = True
        self._answer.forget()
        self._next()

    def want(self, way: Way | None) -> None:
        """Ask what a way would bring; an earlier way that is not answered yet is forgotten."""
        self._wanted = None
        if way is not None and way in self._known:
            self.outcome_found.emit(self._known[way])
            return
        self._wanted = way
        self._next()

    def stop(self) -> None:
        """Give no more answers; what is being worked out ends by itself."""
        self._plan = None
        self._answer.forget()

    # --- In the screen's thread -------------------------------------------------------------------

    def _next(self) -> None:
        plan = self._plan
        question = self._question(plan) if plan is not None and not self.is_busy else None
        if question is not None:
            work, take = question
            self._answer.ask(work, partial(self._taken, take))

    def _question(self, plan: Plan) -> _Question | None:
        """The next thing to work out: the offers, then the way looked at, then the depths."""
        # The work holds no reference to this object: it may end when the dialog is gone.
        catalogue, found, way = self._catalogue, self._offers, self._wanted
        if self._asks_offers:
            self._asks_offers = False
            return partial(offers, plan.profile, plan.today, catalogue, self._reason), self._offered
        if way is not None and (found or not isinstance(way, OfferWay)):
            issued = self._codes_issued
            work = partial(outcome_of, way, plan, catalogue, found, codes_issued=issued)
            return work, self._worked_out
        if self._asks_depths:
            self._asks_depths = False
            return partial(hours_by_depth, plan, catalogue), self.depths_found.emit
        return None

    def _taken(self, take: Callable[[Any], object], answer: object) -> None:
        take(answer)
        self._next()

    def _offered(self, found: Any) -> None:
        self._offers = found
        self.offers_found.emit(found)

    def _worked_out(self, outcome: Any) -> None:
        self._known[outcome.way] = outcome
        if outcome.way == self._wanted:
            self._wanted = None
            self.outcome_found.emit(outcome)
