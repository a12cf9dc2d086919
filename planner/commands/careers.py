"""`planner careers`: list the careers, or show one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.desk import nearest
from planner.domain.problems import UnknownCareerError
from planner.export import plan_json, plan_text
from planner.words import ENGLISH

if TYPE_CHECKING:
    import argparse

    from planner.commands.desk import Desk


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Show what there is to aim at; raises `UnknownCareerError` with the nearest name."""
    catalogue = desk.catalogue()
    if options.id is None and options.json:
        desk.say_json(plan_json.careers_object(catalogue))
    elif options.id is None:
        desk.say(plan_text.careers_text(catalogue, ENGLISH, desk.terminal()))
    elif options.id not in catalogue.careers:
        raise UnknownCareerError(options.id, nearest(options.id, catalogue.careers))
    elif options.json:
        desk.say_json(plan_json.career_object(catalogue.careers[options.id], catalogue))
    else:
        career = catalogue.careers[options.id]
        desk.say(plan_text.career_text(career, catalogue, ENGLISH, desk.terminal()))
    return 0
