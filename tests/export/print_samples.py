"""Plans to print, made by the engine from the shipped catalogue, and what the tests look at."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pdfplumber
from pypdf import PdfReader

from planner import paths
from planner.domain.calendar import Break, StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.codes import code_of
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import (
    Evidence,
    EvidenceKind,
    LogEntry,
    Milestone,
    Pin,
    Placement,
    Preferences,
    Profile,
    Status,
)
from planner.domain.start import Answers, new_profile
from planner.storage.seeds import load_catalogue

START = dt.date(2027, 1, 4)
HALFWAY = dt.date(2027, 9, 20)
#: What was planned to be finished after this is late on that day.
DONE_BY = dt.date(2027, 7, 20)
SUMMER = Break(first=dt.date(2027, 8, 2), last=dt.date(2027, 8, 15), label="Summer")
#: 14 mm in points.
MARGIN = 14 * 72 / 25.4


@cache
def catalogue() -> Catalogue:
    """What is shipped."""
    found, problems = load_catalogue([paths.shipped("seeds")])
    assert not problems
    return found


@cache
def fresh(career: str = "mixing-engineer") -> Plan:
    """A plan on its first day."""
    calendar = StudyCalendar(week=week_of_hours(8)).with_breaks([SUMMER])
    answers = Answers(
        careers=(career,), calendar=calendar, start=START, preferences=Preferences(budget=900)
    )
    return plan_of(new_profile(answers, catalogue(), START, "a-plan"), START)


@cache
def halfway() -> Plan:
    """Some milestones done with and without evidence, some begun and late, one pinned."""

    def lived(number: int, each: Milestone) -> Milestone:
        placement = each.placement
        assert placement is not None
        if placement.finish < DONE_BY:
            link = Evidence(kind=EvidenceKind.LINK, target="https://example.org", added=HALFWAY)
            log = LogEntry(on=placement.finish, minutes=each.estimate)
            done: dict[str, object] = {"status": Status.DONE, "done_on": placement.finish}
            return each.model_copy(
                update=done | {"log": (log,), "evidence": (link,) if number % 2 else ()}
            )
        if placement.start <= HALFWAY:
            log = LogEntry(on=placement.start, minutes=150)
            return each.model_copy(update={"status": Status.IN_PROGRESS, "log": (log,)})
        if number == 30:
            return each.model_copy(update={"pin": Pin(finish=placement.finish)})
        return each

    milestones = tuple(lived(*pair) for pair in enumerate(fresh().profile.milestones))
    return plan_of(fresh().profile.model_copy(update={"milestones": milestones}), HALFWAY)


def changed(plan: Plan, **by_id: dict[str, object]) -> Plan:
    """The plan with some fields of some milestones changed; keys are ids with _ for -."""
    wanted = {name.replace("_", "-"): fields for name, fields in by_id.items()}
    milestones = tuple(
        each.model_copy(update=wanted.get(each.id, {})) for each in plan.profile.milestones
    )
    return plan_of(plan.profile.model_copy(update={"milestones": milestones}), plan.today)


def titled(titles: Iterable[str], plan: Plan | None = None) -> Plan:
    """The plan with its first milestones titled anew."""
    plan = plan or fresh()
    milestones = list(plan.profile.milestones)
    for number, title in enumerate(titles):
        definition = milestones[number].definition.model_copy(update={"title": title})
        milestones[number] = milestones[number].model_copy(update={"definition": definition})
    return plan_of(plan.profile.model_copy(update={"milestones": tuple(milestones)}), plan.today)


def long_profile(count: int) -> Profile:
    """Milestones one after the other for years, in four phases."""
    source = fresh().profile
    milestones = []
    for number in range(count):
        each = source.milestones[number % len(source.milestones)]
        start = START + dt.timedelta(days=3 * number)
        definition = each.definition.model_copy(
            update={
                "id": f"long-{number}",
                "title": f"{each.title}, part {number}",
                "after": (),
                "lags": (),
            }
        )
        placement = Placement(
            start=start, finish=start + dt.timedelta(days=number * 7 % 40), runs=((0, 1, 60),)
        )
        fields = {"code": code_of(number), "phase": 1 + 4 * number // count}
        milestones.append(
            each.model_copy(update=fields | {"definition": definition, "placement": placement})
        )
    return source.model_copy(update={"milestones": tuple(milestones)})


def long_plan(count: int) -> Plan:
    """`long_profile` as of its first day."""
    return plan_of(long_profile(count), START)


def renamed(plan: Plan, name: str) -> Plan:
    """The plan under another name."""
    return replace(plan, profile=plan.profile.model_copy(update={"name": name}))


def texts_of(data: bytes) -> list[str]:
    """The text of every page as a plain search sees it: white space as one space."""
    reader = PdfReader(io.BytesIO(data))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def outside_margins(data: bytes) -> list[str]:
    """Characters that stand in a margin, with their page."""
    slack = 0.5
    found = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            found += [
                f"{page.page_number}: {char['text']!r} at {char['x0']:.0f}, {char['top']:.0f}"
                for char in page.chars
                if char["text"].strip()
                and not (
                    char["x0"] >= MARGIN - slack
                    and char["x1"] <= float(page.width) - MARGIN + slack
                    and char["top"] >= MARGIN - slack - 2
                    and char["bottom"] <= float(page.height) - MARGIN + slack
                )
            ]
    return found
