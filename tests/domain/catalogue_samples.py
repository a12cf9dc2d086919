"""A small catalogue in which nothing is wrong, and the pieces to build others from."""

from __future__ import annotations

import datetime as dt
from typing import Any

from planner.domain.catalogue import (
    Career,
    CareerMilestone,
    CareerPhase,
    Catalogue,
    CatalogueMilestone,
    Confidence,
    Cost,
    Effort,
    Event,
    Format,
    Kind,
    Resource,
    ResourceKind,
    Role,
    Skill,
)

CHECKED = dt.date(2026, 11, 22)


def skill(name: str, /, **changes: Any) -> Skill:
    values: dict[str, Any] = {
        "id": name,
        "name": f"Skill {name}",
        "family": "Technical",
        "summary": "Something one can do",
        "levels": ("One.", "Two.", "Three.", "Four.", "Five."),
    }
    return Skill(**values | changes)


def resource(name: str, /, **changes: Any) -> Resource:
    values: dict[str, Any] = {
        "id": name,
        "kind": ResourceKind.BOOK,
        "title": f"Book {name}",
        "provider": "A publisher",
        "cost": Cost.FREE,
        "effort_low": 60,
        "effort_high": 120,
        "format": Format.BOOK,
        "confidence": Confidence.SEEN,
        "checked": CHECKED,
    }
    return Resource(**values | changes)


def milestone(name: str, /, **changes: Any) -> CatalogueMilestone:
    values: dict[str, Any] = {
        "id": name,
        "kind": Kind.PROJECT,
        "title": f"Make {name}",
        "criteria": ("It is made.",),
        "effort": Effort(low=60, likely=90, high=120),
        "resources": ("book",),
    }
    return CatalogueMilestone(**values | changes)


def place(name: str, phase: int = 1, role: Role = Role.CRAFT) -> CareerMilestone:
    return CareerMilestone(id=name, phase=phase, role=role)


def career(name: str, /, **changes: Any) -> Career:
    values: dict[str, Any] = {
        "id": name,
        "family": "Audio engineering",
        "name": f"Career {name}",
        "short_name": name,
        "icon": "faders",
        "tagline": "A line.",
        "summary": "You do it.",
        "responsibilities": ("Do it",),
        "tools": ("A tool",),
        "routes": ("A route",),
        "portfolio": ("A piece",),
        "first_jobs": ("A job",),
        "challenges": (),
        "required": {"hearing": 2, "mixing": 3},
        "phases": (
            CareerPhase(name="Foundations", outcome="Ears"),
            CareerPhase(name="Core craft", outcome="Mixes"),
        ),
        "milestones": (
            place("listen"),
            place("mix", 2),
            place("meet", 2, Role.ESSENTIAL),
        ),
    }
    return Career(**values | changes)


def sound_parts() -> dict[str, list[Any]]:
    """The entries of a catalogue without a fault, as lists that a test may change."""
    return {
        "careers": [career("mixer")],
        "skills": [skill("hearing"), skill("mixing")],
        "milestones": [
            milestone("listen", builds={"hearing": 2}),
            milestone("mix", builds={"mixing": 3}, after=("listen",)),
            milestone("meet", kind=Kind.NETWORKING, event=Event(months=(10,))),
        ],
        "resources": [resource("book")],
    }


def sound_catalogue(**changes: list[Any]) -> Catalogue:
    """That catalogue, with whole lists exchanged."""
    return Catalogue.of(**sound_parts() | changes)
