"""Choosing milestones: the fast track of every career, and questions of several sizes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from statistics import median

from planner.domain.pathway import Seeker, pathway_for, selection_question
from planner.domain.profile import Depth
from planner.domain.selection import Question, select
from tests.benchmarks.measure import Measure, growing, measured
from tests.benchmarks.samples import catalogue


def measures() -> Sequence[Measure]:
    """All careers from nothing and from half-way, then one question at several sizes."""
    careers = tuple(catalogue().careers.values())
    rows = []
    for name, part in (("from nothing", 0), ("from half-way", 2)):
        times = [
            measured(
                career.id,
                partial(
                    pathway_for,
                    catalogue(),
                    [career],
                    Depth.FAST,
                    Seeker({skill: level // part for skill, level in career.required.items()})
                    if part
                    else Seeker(),
                ),
                rounds=1,
            )
            for career in careers
        ]
        usual = median(each.ours for each in times)
        rows += [
            Measure(f"fast track {name}, median of careers", usual),
            Measure(f"fast track {name}, slowest career", max(each.ours for each in times)),
        ]
    return (*rows, *growing("selection", (60, 400, 2_000), _choosing))


def _choosing(count: int) -> Callable[[], object]:
    """A shipped question with so many candidates: the needed ones, then others, then variations."""
    career = next(iter(catalogue().careers.values()))
    return partial(select, _sized(selection_question(catalogue(), [career], Seeker()), count))


def _sized(question: Question, count: int) -> Question:
    chosen = select(question).chosen
    ordered = sorted(question.candidates, key=lambda each: (each.id not in chosen, each.id))
    chance = random.Random(1)
    copies = [
        replace(
            each,
            id=f"{each.id}-{number}",
            cost=max(1, each.cost * chance.randint(90, 130) // 100),
            builds={
                skill: min(5, max(1, level + chance.randint(-1, 1)))
                for skill, level in each.builds.items()
            },
        )
        for number in range(1, count // len(ordered) + 1)
        for each in ordered
    ]
    return replace(question, candidates=tuple([*ordered, *copies][:count]))
