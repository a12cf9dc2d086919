"""Sessions on the shipped catalogue, and a career whose texts are as long as they may be."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Career, Catalogue
from planner.domain.start import Answers, new_profile
from planner.ui.session import PlanSession
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, Clock, FakeStore


def mixing_session(
    catalogue: Catalogue, ratings: Mapping[str, int] | None = None, *, read_only: bool = False
) -> PlanSession:
    """A plan for one career at 8 h a week, made today."""
    answers = Answers(
        ("mixing-engineer",),
        StudyCalendar(week=week_of_hours(8)),
        TODAY,
        ratings={"critical-listening": 2} if ratings is None else ratings,
    )
    profile = new_profile(answers, catalogue, TODAY, "mixing")
    return PlanSession(profile, catalogue, ENGLISH, Clock(), None if read_only else FakeStore())


def with_long_texts(catalogue: Catalogue) -> tuple[Catalogue, Career]:
    """The catalogue with one more career, all of it long and looking like mark-up."""
    text = "<b>Über & out</b> " * 11
    career = catalogue.careers["mixing-engineer"].model_copy(
        update={
            "id": "long",
            "name": text,
            "family": text,
            "tagline": text,
            "summary": text * 8,
            "tools": (text,) * 6,
            "first_jobs": (text,) * 4,
        }
    )
    careers = (*catalogue.careers.values(), career)
    longer = Catalogue.of(
        careers,
        catalogue.skills.values(),
        catalogue.milestones.values(),
        catalogue.resources.values(),
    )
    return longer, career
