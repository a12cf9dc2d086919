"""Printing: a whole plan to PDF."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.plan import plan_of
from planner.domain.profile import Profile
from planner.export.plan_pdf import Typesetter
from planner.export.plan_report import plan_report
from planner.export.report import PrintOptions
from planner.words import ENGLISH
from tests.benchmarks.measure import Measure, measured, milliseconds
from tests.benchmarks.samples import TODAY, career_profile, catalogue, large_profile


def measures() -> Sequence[Measure]:
    """The first document of a process, later ones, and a thousand milestones."""
    typesetter = Typesetter()
    small, large = career_profile(), large_profile(1_000)
    first = milliseconds(lambda: _print(typesetter, small))
    return (
        Measure("PDF of a career, first of the process", first),
        measured("PDF of a career, later", lambda: _print(typesetter, small)),
        measured("PDF of 1,000 milestones", lambda: _print(typesetter, large), rounds=3),
    )


def _print(typesetter: Typesetter, profile: Profile) -> object:
    options = PrintOptions()
    plan = plan_of(profile, TODAY, catalogue())
    report = plan_report(plan, catalogue(), ENGLISH, options, TODAY)
    return typesetter.pdf(report, options)
