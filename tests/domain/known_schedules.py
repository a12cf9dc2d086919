"""The earliest schedules known of the plans in `test_schedule_quality`, as recipes to lay again.

They were found by exchanges over hours, much longer than the planner searches. A recipe is laid on
a board anew each time, and the independent `schedule_checker` has to agree that what comes out
keeps every rule: what is compared with is a schedule, and not a number that somebody wrote down.

`known_finish` gives the last day of the best one known. To look for earlier ones, run the module:
``python -m tests.domain.known_schedules STEPS [PLAN...]`` goes on from what is recorded, or from
what the planner finds for plans that are named and not on record yet, and writes the file.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from planner.domain import scheduling
from planner.domain.board import Board
from planner.domain.exchanges import exchanged
from planner.domain.laying import NOWHERE, Job, Layout, Recipe, lay, ready
from planner.domain.profile import Placement, Profile
from planner.domain.sequencing import laid_out
from tests.domain.plan_samples import TODAY, with_placements
from tests.domain.schedule_checker import broken_rules

FILE = Path(__file__).with_name("known_schedules.json")


@cache
def recorded() -> dict[str, dict[str, Any]]:
    """What the file holds, by the name of the plan."""
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def known_finish(name: str, plan: Profile) -> int | None:
    """The last day of the best schedule on record, counted from today, checked rule by rule."""
    found = recorded().get(name)
    if found is None:
        return None
    placements = _placements(plan, lambda board, jobs: _laid(board, jobs, _recipe(found, jobs)))
    assert broken_rules(plan, with_placements(plan, placements), TODAY) == []
    return _finish(placements)


def _recipe(found: dict[str, Any], jobs: Sequence[Job]) -> Recipe:
    squeezed, turns = set(found["squeezed"]), dict(found["turns"])
    places = range(len(jobs))
    return Recipe(
        found["order"],
        [place in squeezed for place in places],
        [turns.get(place, 0) for place in places],
        found["end_of_all"],
    )


def _laid(board: Board, jobs: Sequence[Job], recipe: Recipe) -> Layout:
    board, found = board.copy(), [NOWHERE] * len(jobs)
    for place in recipe.order:
        found[place] = lay(board, jobs[place], place, ready(jobs[place], found), recipe)
    return Layout(max(each.finish for each in found), found, recipe)


def _placements(plan: Profile, search: Any) -> dict[str, Placement | None]:
    """The dates of a plan whose jobs are laid by something else than the planner's search."""

    def instead(board: Board, jobs: Sequence[Job], *_: object) -> Layout:
        layout: Layout = search(board, jobs)
        return layout

    with patch.object(scheduling, "laid_out", instead):
        return scheduling.placements_for(plan, TODAY, keep=False)


def _finish(placements: dict[str, Placement | None]) -> int:
    ends: list[dt.date] = [each.finish for each in placements.values() if each is not None]
    return (max(ends) - TODAY).days


def _longer(name: str, plan: Profile, steps: int) -> None:
    """Exchanges from what is recorded or what the planner finds; the best of all is recorded."""

    def search(board: Board, jobs: Sequence[Job]) -> Layout:
        found = recorded().get(name)
        begin = laid_out(board, jobs)
        if found:
            recipe = _recipe(found, jobs)
            begin = min(_laid(board, jobs, recipe), begin, key=lambda layout: layout.finish)
        never = [10**6] * len(jobs)
        best = exchanged(board, jobs, begin, lambda _: never, lambda _: False, steps)
        recipe = best.recipe
        recorded()[name] = {
            "finish": best.finish,
            "order": [*recipe.order],
            "squeezed": [place for place, each in enumerate(recipe.squeezed) if each],
            "turns": [[place, recipe.turns[place]] for place, job in enumerate(jobs) if job.months],
            "end_of_all": recipe.end_of_all,
        }
        return best

    _placements(plan, search)


def main() -> None:
    """Search on for every plan on record, or for those that are named."""
    from tests.domain.test_schedule_quality import named_plans

    steps, *names = sys.argv[1:]
    for name, plan in named_plans():
        if name in (names or recorded()):
            _longer(name, plan, int(steps))
            sys.stdout.write(f"{name}: {recorded()[name]['finish']}\n")
            sys.stdout.flush()
    rows = (f"{json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(recorded().items()))
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
