"""The selection of milestones once more, as an exact model in OR-tools CP-SAT.

A 0/1 variable and a place in the order for each candidate, a clause for each level wanted, for each
ability a candidate needs and for each thing it is made from: one that gives it is taken, and stands
before. The solver alone would take hours over the shipped catalogue, so it is told some landmarks,
each only after it is shown here that nothing can be reached without all of its members.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain import selection
from planner.domain.landmarks import NEVER, Bound, raised
from planner.domain.selection import Candidate, Question


def founded(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Those that can be put in an order in which each comes after what it needs."""
    there: list[Candidate] = []
    waiting = list(chosen)
    while True:
        ready = [each for each in waiting if not missing(each, there)]
        if not ready:
            return there
        there += ready
        waiting = [each for each in waiting if each not in ready]


def missing(candidate: Candidate, there: Sequence[Candidate]) -> list[tuple[str, int]]:
    """What a candidate needs that others do not give: a skill and its level, or an id and 0."""
    ids = {each.id for each in there}
    made = [(name, 0) for name in candidate.after if name not in ids]
    return made + [
        (skill, level)
        for skill, level in candidate.needs.items()
        if not any(each.builds.get(skill, 0) >= level for each in there if each is not candidate)
    ]


def gives(candidate: Candidate, need: tuple[str, int]) -> bool:
    """Whether a candidate is what is needed."""
    name, level = need
    return candidate.builds.get(name, 0) >= level if level else candidate.id == name


def is_landmark(question: Question, members: frozenset[str]) -> bool:
    """Whether something forced or wanted stays out of reach without any of some candidates."""
    there = founded([each for each in question.candidates if each.id not in members])
    return not question.forced <= {each.id for each in there} or not all(
        any(gives(each, need) for each in there) for need in question.wanted.items()
    )


def landmarks_of(question: Question) -> list[frozenset[str]]:
    """Some sets of which every solution holds a member, each of them checked."""
    posed = selection.Posed(question)
    bound = Bound(0, posed.costs(), [])
    raised(posed.net, bound, NEVER)
    found = [frozenset(posed.ids[action] for action in members) for members, _ in bound.landmarks]
    assert all(is_landmark(question, members) for members in found)
    return found


def least_cost(question: Question, seconds: float = 60) -> tuple[int, bool]:
    """The least cost of all, and whether it is proved (else it is a lower bound)."""
    from ortools.sat.python import cp_model

    candidates = question.candidates
    model = cp_model.CpModel()
    takes = {each.id: model.new_bool_var(each.id) for each in candidates}
    place = {each.id: model.new_int_var(0, len(candidates), each.id) for each in candidates}
    for name in question.forced:
        model.add(takes[name] == 1)
    for each in candidates:
        for need in missing(each, ()):
            before = []
            for one in candidates:
                if one is not each and gives(one, need):
                    stands = model.new_bool_var("")
                    model.add_implication(stands, takes[one.id])
                    model.add(place[one.id] < place[each.id]).only_enforce_if(stands)
                    before.append(stands)
            model.add_bool_or([takes[each.id].Not(), *before])
    for need in question.wanted.items():
        model.add_bool_or([takes[one.id] for one in candidates if gives(one, need)])
    for members in landmarks_of(question):
        model.add_bool_or([takes[name] for name in sorted(members)])
    model.minimize(sum(each.cost * takes[each.id] for each in candidates))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    return round(solver.best_objective_bound), status == cp_model.OPTIMAL
