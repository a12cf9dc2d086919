"""`planner new`: build a plan from answers, save it, and print it where that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from planner.commands.desk import is_there
from planner.domain import typed_values as typed
from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Format, Route
from planner.domain.finish_wish import NotBefore, least_weekly_time
from planner.domain.model import MAX_TITLE
from planner.domain.problems import PlannerError
from planner.domain.profile import Depth, Learner, Preferences
from planner.domain.start import Answers, new_profile
from planner.export.plan_text import summary_text
from planner.storage.profile_errors import ProfileExistsError
from planner.storage.profile_file import ProfileStore
from planner.words import ENGLISH

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from planner.commands.desk import Desk
    from planner.domain.profile import Profile


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Make the plan; all of what was asked for, or nothing."""
    path = Path(options.profile)
    answers = _answers(options, desk.today)
    if is_there(path):  # said before the work; `create` makes sure of it
        raise ProfileExistsError(path)
    catalogue = desk.catalogue()
    profile = new_profile(answers, catalogue, desk.today, uuid4().hex)
    plan = desk.plan(profile, catalogue)
    store = ProfileStore(path)
    if options.print is None:
        store.create(profile)
    else:
        from planner.commands.paper import pdf_bytes
        from planner.export.plan_report import PrintOptions
        from planner.storage.pdf_file import write_pdf

        pdf = Path(options.print)
        data = pdf_bytes(plan, catalogue, PrintOptions(), pdf, desk)
        store.create(profile)
        try:
            write_pdf(pdf, data)
        except PlannerError:
            path.unlink()  # made a moment ago: all of what was asked for, or nothing
            raise
    desk.say(summary_text(plan, ENGLISH, desk.terminal(), None))
    wish, finish = profile.wished_finish, plan.planned_finish
    if wish is not None and finish is not None and wish < finish:
        desk.tell(_what_the_wish_needs(profile, wish, desk.today))
    desk.tell(f"Saved as {path}" + (f", printed as {options.print}" if options.print else ""))
    return 0


def _what_the_wish_needs(profile: Profile, wish: dt.date, today: dt.date) -> str:
    """The least weekly time that reaches a wished finish, or what stands in its way."""
    least = least_weekly_time(profile, today, wish)
    if isinstance(least, NotBefore):
        return f"The wished finish {ENGLISH.date(wish)} does not hold. {ENGLISH.not_before(least)}"
    weekly = ENGLISH.hours(least.minutes)
    return f"To finish by {ENGLISH.date(wish)} you need {weekly} a week."


def _answers(options: argparse.Namespace, today: dt.date) -> Answers:
    start, finish = typed.dates_of(options.start or today.isoformat(), options.finish)
    born = None
    if options.born is not None:
        born = typed.whole_number(options.born, "--born", 1900, today.year)
    return Answers(
        careers=tuple(options.career),
        name=typed.short_text(options.name, "--name", MAX_TITLE),
        ratings=typed.levels_of(options.level),
        calendar=_calendar(options),
        start=start or today,
        wished_finish=finish,
        depth=Depth(options.depth),
        preferences=_preferences(options),
        learner=Learner(
            student=True if options.student else None,
            born=born,
            region=typed.short_text(options.region, "--region", 100),
        ),
        done=tuple(options.done),
    )


def _calendar(options: argparse.Namespace) -> StudyCalendar:
    if options.week is None:
        week = week_of_hours(typed.hours_of(options.hours))
    else:
        week = typed.week_of(options.week)
    return StudyCalendar(week=week).with_breaks(typed.breaks_of(options.breaks))


def _preferences(options: argparse.Namespace) -> Preferences:
    budget = None
    if options.budget is not None:
        budget = typed.whole_number(options.budget, "--budget", 0, 100_000_000)
    return Preferences(
        budget=budget,
        route=Route(options.route),
        formats=() if options.format == "any" else (Format(options.format),),
        focus_limit=typed.whole_number(options.focus, "--focus", 1, 8),
    )
