"""`planner show`: the plan, or one week of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain import typed_values as typed
from planner.domain.forecast import finish_range
from planner.export import plan_json, plan_text
from planner.storage.profile_file import read_profile
from planner.words import ENGLISH

if TYPE_CHECKING:
    import argparse

    from planner.commands.desk import Desk


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Show a plan as of today; nothing is changed."""
    path = Path(options.profile)
    week = typed.date_of(options.week) if options.week else desk.today
    profile = read_profile(path, trust_edits=desk.trust_edits).profile
    catalogue = desk.catalogue()
    plan = desk.plan(profile, catalogue)
    if options.json:
        forecast = finish_range(profile, desk.today)
        place = path.absolute()
        found = plan_json.plan_object(plan, catalogue, ENGLISH, place, forecast)
        desk.say_json(found if options.week is None else plan_json.week_object(found, week))
    elif options.week is not None:
        desk.say(plan_text.week_text(plan, week, ENGLISH, desk.terminal()))
    else:
        forecast = finish_range(profile, desk.today)
        desk.say(plan_text.plan_text(plan, ENGLISH, desk.terminal(), forecast))
    return 0
