"""Tests of `planner.export.report_skills`: how far each skill is, on paper."""

from __future__ import annotations

from typing import Any

from planner.domain.plan import Plan, plan_of
from planner.export.plan_report import PrintOptions, Section, plan_report
from planner.export.report import Cell
from planner.export.report_skills import MOST_NAMED, SkillPages
from planner.words import ENGLISH
from tests.export import print_samples as samples


def _pages(plan: Plan, **options: Any) -> SkillPages:
    chosen = PrintOptions(sections=(Section.SKILLS,), **options)
    pages = plan_report(plan, samples.catalogue(), ENGLISH, chosen, plan.today).skills
    assert pages is not None
    return pages


def test_the_skills_asked_for_most_stand_first() -> None:
    plan = samples.halfway()
    pages = _pages(plan)
    targets = [row.bar.target for row in pages.rows]
    assert targets == sorted(targets, reverse=True)
    asked = [each for each in plan.skills if each.required]
    reached = sum(each.now >= each.required for each in asked)
    assert pages.facts == f"{reached} of {len(asked)} where the career asks for them"
    names = [row.bar.name for row in pages.rows if row.bar.target == targets[0]]
    assert names == sorted(names, key=str.casefold)
    assert {cell for row in pages.rows for cell in row.bar.cells} >= {Cell.HELD, Cell.PLANNED}


def test_a_skill_names_what_raises_it_and_what_it_rests_on() -> None:
    plan = samples.halfway()
    by_name = {row.bar.name: row for row in _pages(plan).rows}
    many = 0
    for state in plan.skills:
        row = by_name[samples.catalogue().skill_name(state.skill)]
        builders = [
            each.milestone
            for each in plan.milestones
            if state.skill in each.milestone.definition.builds
        ]
        open_ = [
            each.title
            for each in builders
            if each.is_open and each.definition.builds[state.skill] > state.now
        ]
        assert row.raised.startswith("; ".join(open_[:MOST_NAMED]))
        if len(open_) > MOST_NAMED:
            many += 1
            assert row.raised.endswith(f" and {len(open_) - MOST_NAMED} more")
        done = sum(each.done_on is not None for each in builders)
        pieces = sum(len(each.evidence) for each in builders if each.done_on is not None)
        assert (f"{done} milestone" in row.shown) == bool(done)
        assert ("of evidence" in row.shown) == bool(pieces)
    assert many


def test_a_piece_counts_for_the_skills_it_shows() -> None:
    profile = samples.halfway().profile
    place, done = next(
        (place, each)
        for place, each in enumerate(profile.milestones)
        if each.evidence and len(each.definition.builds) > 1
    )
    first, other = list(done.definition.builds)[:2]
    piece = done.evidence[0].model_copy(update={"skills": (first,)})
    alone = tuple(
        each.model_copy(update={"evidence": (piece,) if at == place else ()})
        for at, each in enumerate(profile.milestones)
    )
    plan = plan_of(profile.model_copy(update={"milestones": alone}), samples.HALFWAY)
    shown = {row.bar.name: row.shown for row in _pages(plan).rows}
    assert "1 piece of evidence" in shown[samples.catalogue().skill_name(first)]
    assert "evidence" not in shown[samples.catalogue().skill_name(other)]


def test_a_plan_without_skills_says_so() -> None:
    profile = samples.fresh().profile
    bare = profile.model_copy(update={"milestones": (), "targets": (), "ratings": {}})
    pages = _pages(plan_of(bare, samples.START))
    assert (pages.rows, pages.nothing) == ((), "This plan is about no skill yet.")
