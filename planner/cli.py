"""The command line: what the app does to a plan, done without a screen.

`main` can be called any number of times in one process. It answers with an exit status: 0 done, 1
refused or failed with one line on standard error and the profile untouched, 2 wrong usage. Heavy
modules are imported by the commands that need them, and Qt only to start the app.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import shutil
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from planner import arguments
from planner.bootstrap import SetUpError
from planner.display import has_display
from planner.domain import typed_values as typed
from planner.domain.problems import (
    FutureDateError,
    PlannerError,
    UnknownCareerError,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from planner.domain.calendar import StudyCalendar
    from planner.domain.catalogue import Catalogue
    from planner.domain.edits import Edit
    from planner.domain.plan import Plan
    from planner.domain.profile import Evidence, Preferences, Profile
    from planner.domain.start import Answers
    from planner.export.plan_report import PrintOptions
    from planner.export.plan_text import Terminal


class EvidenceError(PlannerError):
    """Evidence that is neither a link nor a file."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” is neither a link nor a file. Give an address that begins with https:// or "
            "the name of a file."
        )


class MissingCatalogueError(PlannerError):
    """A catalogue folder that is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no folder “{path}”. Check the name of the catalogue folder.")


class NoDisplayError(PlannerError):
    """The app needs a screen."""

    def __init__(self) -> None:
        super().__init__(
            "No graphical session found, so the app cannot open. The commands work without one: "
            "python3 -m planner new my-plan.json --career mixing-engineer --hours 8 --print "
            "my-plan.pdf, then show, check, replan and print."
        )


# --- What every command stands on -----------------------------------------------------------------


class Desk:
    """What the common options say, and where a command's words go."""

    def __init__(self, common: argparse.Namespace) -> None:
        self.trust_edits: bool = common.trust_edits
        self.given_today = None if common.today is None else typed.date_of(common.today)
        self.today = self.given_today or dt.datetime.now().astimezone().date()
        self.folders = tuple(Path(folder) for folder in common.catalogue)

    def catalogue(self) -> Catalogue:
        """The shipped catalogue, the learner's own ones and the folders named."""
        from planner.storage.seeds import load_all

        for folder in self.folders:
            _require_folder(folder)
        catalogue, problems = load_all(self.folders)
        if problems:
            self.remark(f"{_count(problems, 'problem')} in the catalogue; "
                        "“planner catalogue check” lists them.")  # fmt: skip
        return catalogue

    def plan(self, profile: Profile, catalogue: Catalogue) -> Plan:
        """A profile seen from today."""
        from planner.domain.plan import plan_of

        return plan_of(profile, self.today, catalogue)

    def terminal(self) -> Terminal:
        """How wide standard output is; what is not a terminal gets one line per row."""
        from planner.export.plan_text import Terminal

        is_terminal = sys.stdout is not None and sys.stdout.isatty()
        width = shutil.get_terminal_size().columns
        if not is_terminal and not os.environ.get("COLUMNS"):
            width = 1000
        return Terminal(width, is_terminal and not os.environ.get("NO_COLOR"))

    def say(self, lines: Iterable[str]) -> None:
        """Put lines that are laid out already on standard output."""
        for line in lines:
            print(line)

    def tell(self, sentence: str) -> None:
        """Put one line on standard output, whatever names and titles stand in it."""
        from planner.export.plan_text import shown

        print(shown(sentence))

    def say_json(self, found: object) -> None:
        """Put an object on standard output, in letters it can show."""
        import json

        encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
        print(json.dumps(found, ensure_ascii=not encoding.startswith("utf"), indent=2))

    def remark(self, line: str) -> None:
        """Put a line on standard error."""
        _complain(line)


def _count(things: Sequence[object], name: str) -> str:
    return f"1 {name}" if len(things) == 1 else f"{len(things)} {name}s"


def _require_folder(folder: Path) -> None:
    from planner.storage.safe_write import is_folder

    if not is_folder(folder):
        raise MissingCatalogueError(folder)


def _nearest(name: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(name, list(known), n=1)), None)


# --- careers, catalogue ---------------------------------------------------------------------------


def _careers(options: argparse.Namespace, desk: Desk) -> int:
    from planner.export import plan_json, plan_text
    from planner.words import ENGLISH

    catalogue = desk.catalogue()
    if options.id is None and options.json:
        desk.say_json(plan_json.careers_object(catalogue))
    elif options.id is None:
        desk.say(plan_text.careers_text(catalogue, ENGLISH, desk.terminal()))
    elif options.id not in catalogue.careers:
        raise UnknownCareerError(options.id, _nearest(options.id, catalogue.careers))
    elif options.json:
        desk.say_json(plan_json.career_object(catalogue.careers[options.id], catalogue))
    else:
        career = catalogue.careers[options.id]
        desk.say(plan_text.career_text(career, catalogue, ENGLISH, desk.terminal()))
    return 0


def _catalogue(options: argparse.Namespace, desk: Desk) -> int:
    folder = Path(options.folder) if options.folder else None
    for each in (*desk.folders, *([] if folder is None else [folder])):
        _require_folder(each)
    return (_schema if options.action == "schema" else _check_catalogue)(folder, desk)


def _schema(folder: Path | None, desk: Desk) -> int:
    from planner.storage.catalogue_schema import catalogue_schemas, write_schemas

    if folder is None:
        desk.say_json(catalogue_schemas())
    else:
        desk.tell(f"Written into {folder}: {', '.join(write_schemas(folder))}")
    return 0


def _check_catalogue(folder: Path | None, desk: Desk) -> int:
    from planner.storage.seeds import check_folders, folders_to_check
    from planner.words import ENGLISH

    folders = folders_to_check(folder, desk.folders)
    problems = check_folders(folders)
    for problem in problems:
        place = ", ".join(part for part in (problem.file, problem.place) if part)
        desk.tell(f"{place}: {ENGLISH.problem(problem)}" if place else ENGLISH.problem(problem))
    if problems:
        desk.remark(f"{_count(problems, 'problem')} in the catalogue. Mend the entries named.")
        return 1
    desk.tell("No problems found.")
    return 0


# --- new ------------------------------------------------------------------------------------------


def _new(options: argparse.Namespace, desk: Desk) -> int:
    from uuid import uuid4

    from planner.domain.start import new_profile
    from planner.export.plan_report import PrintOptions
    from planner.export.plan_text import summary_text
    from planner.storage.pdf_file import write_pdf
    from planner.storage.profile_errors import ProfileExistsError
    from planner.storage.profile_file import ProfileStore
    from planner.words import ENGLISH

    path = Path(options.profile)
    answers = _answers(options, desk.today)
    if _is_there(path):  # said before the work; `create` makes sure of it
        raise ProfileExistsError(path)
    catalogue = desk.catalogue()
    profile = new_profile(answers, catalogue, desk.today, uuid4().hex)
    plan = desk.plan(profile, catalogue)
    store = ProfileStore(path)
    if options.print is None:
        store.create(profile)
    else:
        pdf = Path(options.print)
        data = _pdf(plan, catalogue, PrintOptions(), pdf, desk)
        store.create(profile)
        try:
            write_pdf(pdf, data)
        except PlannerError:
            path.unlink()  # made a moment ago: all of what was asked for, or nothing
            raise
    desk.say(summary_text(plan, ENGLISH, desk.terminal(), None))
    desk.tell(f"Saved as {path}" + (f", printed as {options.print}" if options.print else ""))
    return 0


def _answers(options: argparse.Namespace, today: dt.date) -> Answers:
    from planner.domain.model import MAX_TITLE
    from planner.domain.profile import Depth, Learner
    from planner.domain.start import Answers

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
    from planner.domain.calendar import StudyCalendar, week_of_hours

    if options.week is None:
        week = week_of_hours(typed.hours_of(options.hours))
    else:
        week = typed.week_of(options.week)
    return StudyCalendar(week=week).with_breaks(typed.breaks_of(options.breaks))


def _preferences(options: argparse.Namespace) -> Preferences:
    from planner.domain.catalogue import Format, Route
    from planner.domain.profile import Preferences

    budget = None
    if options.budget is not None:
        budget = typed.whole_number(options.budget, "--budget", 0, 100_000_000)
    return Preferences(
        budget=budget,
        route=Route(options.route),
        formats=() if options.format == "any" else (Format(options.format),),
        focus_limit=typed.whole_number(options.focus, "--focus", 1, 8),
    )


# --- show -----------------------------------------------------------------------------------------


def _show(options: argparse.Namespace, desk: Desk) -> int:
    from planner.domain.forecast import finish_range
    from planner.export import plan_json, plan_text
    from planner.storage.profile_file import read_profile
    from planner.words import ENGLISH

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


# --- check ----------------------------------------------------------------------------------------


def _check(options: argparse.Namespace, desk: Desk) -> int:
    from planner.domain.check_off import Record, milestone_named, recorded
    from planner.domain.profile import Status
    from planner.storage.profile_file import ProfileStore
    from planner.words import ENGLISH

    record = Record(
        status=Status(options.status),
        day=typed.date_of(options.on) if options.on else None,
        minutes=typed.minutes_of(options.hours) if options.hours is not None else 0,
        note=typed.short_text(options.note, "--note", 10_000),
        evidence=tuple(_evidence(text, desk.today) for text in options.evidence),
    )
    if record.day is not None and record.day > desk.today:
        raise FutureDateError(record.day)
    store = ProfileStore(Path(options.profile))
    with store.lock():
        before = profile = store.load(trust_edits=desk.trust_edits).profile
        names = dict.fromkeys(milestone_named(profile, name).id for name in options.milestone)
        for name in names:
            profile = recorded(profile, name, record, desk.today)
        if profile != before:
            store.save(profile)
    for each in profile.milestones:
        if each.id in names:
            desk.tell(f"{ENGLISH.status(each.status)}: {each.title} ({each.code})")
    progress = desk.plan(profile, desk.catalogue()).progress
    desk.tell(f"{progress.percent} % done, {ENGLISH.hours(progress.remaining)} left")
    return 0


def _evidence(text: str, today: dt.date) -> Evidence:
    from planner.domain.profile import Evidence, EvidenceKind

    target = typed.short_text(text, "--evidence", 2000)
    if target.lower().startswith(("http://", "https://", "mailto:")):
        return Evidence(kind=EvidenceKind.LINK, target=target, added=today)
    if not target or not _is_there(Path(target)):
        raise EvidenceError(text)
    return Evidence(kind=EvidenceKind.FILE, target=str(Path(target).absolute()), added=today)


# --- replan ---------------------------------------------------------------------------------------


def _replan(options: argparse.Namespace, desk: Desk) -> int:
    from planner.storage.profile_file import ProfileStore, read_profile

    path = Path(options.profile)
    offers = _offers(options, desk.today)
    wished = options.offer is not None or options.push is not None
    if options.dry_run or not wished:
        profile = read_profile(path, trust_edits=desk.trust_edits).profile
        _tell_moves(profile, offers, options, desk, applied=False)
        return 0
    store = ProfileStore(path)
    with store.lock():
        before = store.load(trust_edits=desk.trust_edits).profile
        for make in offers.values():
            after, _ = make(before).apply(before)
            if after != before:
                store.save(after)
    _tell_moves(before, offers, options, desk, applied=True)
    return 0


def _offers(options: argparse.Namespace, today: dt.date) -> Mapping[str, Callable[[Profile], Edit]]:
    from planner.domain import catch_up

    if options.push is not None:
        days = typed.whole_number(options.push, "--push", 1, 3650)
        return {"push": lambda profile: catch_up.push(profile, days, today)}
    return {"planned-pace": lambda profile: catch_up.planned_pace(profile, today)}


def _tell_moves(
    profile: Profile,
    offers: Mapping[str, Callable[[Profile], Edit]],
    options: argparse.Namespace,
    desk: Desk,
    *,
    applied: bool,
) -> None:
    from planner.domain.catch_up import moves
    from planner.export import plan_json, plan_text
    from planner.words import ENGLISH

    catalogue = desk.catalogue()
    before = desk.plan(profile, catalogue)
    found = []
    for name, make in offers.items():
        edit = make(profile)
        after = desk.plan(edit.apply(profile)[0], catalogue)
        moved = moves(profile, edit)
        if options.json:
            offer = plan_json.moves_object(before, after, moved, offer=name, applied=applied)
            found.append(offer)
            continue
        if options.offer is None and options.push is None:
            desk.tell(f"{name}: the dates move to fit from today on, the weekly hours stay")
        desk.say(plan_text.moves_text(before, after, moved, ENGLISH, desk.terminal()))
    if options.json:
        desk.say_json({"today": desk.today.isoformat(), "offers": found})
    elif not applied:
        desk.tell("Nothing was changed." if options.dry_run else
                  "Nothing was changed; apply an offer with --offer NAME.")  # fmt: skip


# --- print, open ----------------------------------------------------------------------------------


def _print(options: argparse.Namespace, desk: Desk) -> int:
    from planner.storage.pdf_file import write_pdf
    from planner.storage.profile_file import read_profile

    pdf = Path(options.pdf)
    print_options = _print_options(options)
    profile = read_profile(Path(options.profile), trust_edits=desk.trust_edits).profile
    catalogue = desk.catalogue()
    plan = desk.plan(profile, catalogue)
    write_pdf(pdf, _pdf(plan, catalogue, print_options, pdf, desk))
    desk.tell(f"Printed as {pdf}")
    return 0


def _print_options(options: argparse.Namespace) -> PrintOptions:
    from planner.domain.catalogue import Kind
    from planner.export.plan_report import Paper, PrintOptions, Section

    first, last = typed.dates_of(options.first_day, options.last_day)
    return PrintOptions(
        paper=Paper(options.paper),
        sections=tuple(each for each in Section if each.value in options.sections),
        first_day=first,
        last_day=last,
        kinds=tuple(Kind(kind) for kind in options.kind),
        colour=options.colour,
        private=options.private,
    )


def _pdf(plan: Plan, catalogue: Catalogue, options: PrintOptions, path: Path, desk: Desk) -> bytes:
    from planner.domain.forecast import finish_range
    from planner.export.plan_pdf import render_pdf
    from planner.export.plan_report import plan_report
    from planner.storage.pdf_file import require_pdf_target
    from planner.storage.profile_bytes import attached_bytes
    from planner.words import ENGLISH

    require_pdf_target(path)
    forecast = finish_range(plan.profile, desk.today)
    report = plan_report(plan, catalogue, ENGLISH, options, desk.today, forecast=forecast)
    attachment = attached_bytes(plan.profile, private=options.private)
    pdf = render_pdf(report, options, attachment)
    for warning in pdf.warnings:
        desk.remark(warning)
    return pdf.data


def _open(options: argparse.Namespace, desk: Desk) -> int:
    from planner.export.plan_text import summary_text
    from planner.imports.printed_plan import attached_plan
    from planner.storage.profile_bytes import from_bytes
    from planner.storage.profile_file import ProfileStore
    from planner.words import ENGLISH

    pdf, path = Path(options.pdf), Path(options.profile)
    stored = from_bytes(pdf, attached_plan(pdf), trust_edits=desk.trust_edits)
    ProfileStore(path).create(stored.profile)
    plan = desk.plan(stored.profile, desk.catalogue())
    desk.say(summary_text(plan, ENGLISH, desk.terminal(), None))
    desk.tell(f"Saved as {path}")
    return 0


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


# --- The app --------------------------------------------------------------------------------------


def _start(profile: Path | None, desk: Desk) -> int:
    if not has_display(os.environ):
        raise NoDisplayError
    from planner.qt_libraries import require_qt_libraries

    require_qt_libraries()
    from planner.app import run

    return run(profile, desk.given_today, desk.folders, trust_edits=desk.trust_edits)


# --- The way in -----------------------------------------------------------------------------------

_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Desk], int]] = {
    "careers": _careers,
    "new": _new,
    "show": _show,
    "check": _check,
    "replan": _replan,
    "print": _print,
    "open": _open,
    "catalogue": _catalogue,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, or the app without one, and return the exit status.

    Args:
        argv: The arguments after the program's name; those of the process where none are given.
    """
    _forgive_narrow_encodings()
    try:
        common, options = arguments.parsed(sys.argv[1:] if argv is None else argv)
    except SystemExit as ending:  # help and version were shown, or the usage was wrong
        return _flushed(ending.code if isinstance(ending.code, int) else 2)
    try:
        return _flushed(_run(common, options))
    except BrokenPipeError:
        _abandon_output()
        return 0  # whoever read the output has seen enough
    except (PlannerError, SetUpError) as error:
        _complain(str(error))
    except OSError as error:
        where = f"“{error.filename}”: " if error.filename else ""
        _complain(f"{where}{error.strerror or error}. Check the place and try again.")
        _abandon_output()
    except KeyboardInterrupt:
        return 130
    return 1


def _run(common: argparse.Namespace, options: argparse.Namespace) -> int:
    desk = Desk(common)
    if options.command is None:
        return _start(Path(options.profile) if options.profile else None, desk)
    return _COMMANDS[options.command](options, desk)


def _flushed(status: int) -> int:
    """Find out while it can still be told that the output did not arrive."""
    if sys.stdout is not None:
        sys.stdout.flush()
    return status


def _complain(sentence: str) -> None:
    if sys.stderr is not None:
        plain = "".join(letter if letter.isprintable() else " " for letter in sentence)
        print("planner: " + " ".join(plain.split()), file=sys.stderr)


def _forgive_narrow_encodings() -> None:
    """Show a question mark for a letter that a terminal cannot show, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _abandon_output() -> None:
    """Keep Python from complaining at its end that what is left of the output goes nowhere."""
    if sys.stdout is sys.__stdout__ and sys.stdout is not None:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
