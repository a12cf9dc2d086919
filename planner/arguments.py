"""What may be typed after `planner`, and what each option means.

Only the shape is checked here: wrong usage ends in exit status 2. What a value means is checked by
the command that uses it, which answers in one sentence with exit status 1.
"""

from __future__ import annotations

import argparse
import os
from difflib import get_close_matches
from typing import TYPE_CHECKING

from planner import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KINDS = ("course", "practice", "project", "portfolio", "mentorship", "networking", "work")
#: The ways to catch up that exist.
OFFERS = ("real-pace", "planned-pace", "keep-finish", "do-less")
DEPTHS = ("full", "fast")
#: The sections of a printed plan that exist.
SECTIONS = ("summary", "checklist", "timeline", "week", "skills", "portfolio", "contacts", "events")
#: Those printed unless others are named.
USUAL_SECTIONS = SECTIONS[:3]
_COMMON = """common options, before or after the command:
  --today DATE     the day everything is computed for (default: today)
  --catalogue DIR  add a catalogue folder; may be repeated
  --trust-edits    use a plan that was edited outside the planner as it is

Dates are written like 2027-05-16."""
_ABOUT = (
    "Turns a target career into a dated learning plan. Without a command the app opens, on the "
    "last plan or the one named."
)


class UnknownSectionError(argparse.ArgumentTypeError):
    """A section that printed plans do not have."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is not some of {','.join(SECTIONS)}")


def parsed(argv: Sequence[str]) -> tuple[argparse.Namespace, argparse.Namespace]:
    """Return the common options, and the command with its own; no command starts the app.

    Raises:
        SystemExit: Help or the version was shown (0), or the usage is wrong (2).
    """
    parser, commands = _parser()
    common, rest = _common_parser(parser).parse_known_args(argv)
    word = next((each for each in rest if not each.startswith("-")), None)
    if word is None or word in commands:
        options = parser.parse_args(rest)
        if options.command == "replan" and options.career:
            _require_one_change(parser, options)
        options.profile = getattr(options, "profile", None)
        return common, options
    if not os.path.exists(word):  # noqa: PTH110 - never raises, whatever was typed
        near = get_close_matches(word, commands, n=1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        parser.error(f"“{word}” is neither a command nor a file.{hint}")
    options = parser.parse_args([each for each in rest if each is not word])
    options.profile = word
    return common, options


def _require_one_change(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Careers go with a depth, and with nothing else that changes a plan."""
    for name in ("offer", "push", "breaks"):
        if getattr(options, name) is not None:
            parser.error(f"argument --career: not allowed with argument --{name.rstrip('s')}")


def _common_parser(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(
        prog=parser.prog, usage=parser.format_usage()[7:], add_help=False, allow_abbrev=False
    )
    common.add_argument("--today")
    common.add_argument("--catalogue", action="append", default=[])
    common.add_argument("--trust-edits", action="store_true")
    return common


def _parser() -> tuple[argparse.ArgumentParser, tuple[str, ...]]:
    parser = argparse.ArgumentParser(
        prog="planner",
        usage="planner [PROFILE] | planner COMMAND ...",
        description=_ABOUT,
        epilog=_COMMON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"planner {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="planner"
    )

    def command(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=about,
            description=about[:1].upper() + about[1:] + ".",
            epilog=_COMMON,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    for add in (
        _careers,
        _new,
        _show,
        _check,
        _replan,
        _print,
        _open,
        _recover,
        _snapshots,
        _merge,
        _catalogue,
    ):
        add(command)
    return parser, tuple(commands.choices)


def _careers(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    careers = command("careers", "list the careers, or show one in full")
    careers.add_argument("id", metavar="ID", nargs="?")
    _json(careers)


def _new(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    new = command("new", "build a plan and save it; an existing file is never overwritten")
    new.add_argument("profile", metavar="PROFILE")
    new.add_argument("--career", metavar="ID", action="append", required=True,
                     help="the career aimed at; may be repeated")  # fmt: skip
    time = new.add_mutually_exclusive_group()
    time.add_argument("--hours", default="8", help="study time a week (default: 8)")
    time.add_argument("--week", metavar="mon=1,sat=4.5", help="or hours by weekday")
    new.add_argument("--start", metavar="DATE")
    new.add_argument("--finish", metavar="DATE", help="the wished finish")
    new.add_argument("--level", metavar="SKILL=N", action="append", default=[],
                     help="what you can do already, from 0 to 5; may be repeated")  # fmt: skip
    new.add_argument("--done", metavar="MILESTONE", action="append", default=[],
                     help="id of a milestone reached already; may be repeated")  # fmt: skip
    new.add_argument("--depth", choices=DEPTHS, default="full",
                     help="all of the path, or only what the levels asked for need")  # fmt: skip
    new.add_argument("--budget", metavar="N")
    new.add_argument("--route", choices=("self-taught", "formal", "any"), default="any")
    new.add_argument("--format", choices=("online", "in-person", "any"), default="any")
    new.add_argument("--focus", metavar="N", default="3",
                     help="milestones side by side, from 1 to 8 (default: 3)")  # fmt: skip
    new.add_argument("--break", metavar="FROM..TO", dest="breaks", action="append", default=[],
                     help="days without study; may be repeated")  # fmt: skip
    new.add_argument("--student", action="store_true")
    new.add_argument("--born", metavar="YEAR")
    new.add_argument("--region", metavar="R", default="")
    new.add_argument("--name", metavar="TEXT", default="", help="the name of the plan")
    new.add_argument("--print", metavar="OUT.pdf", help="print it as well")


def _show(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    show = command("show", "show the plan, or one week of it")
    show.add_argument("profile", metavar="PROFILE")
    show.add_argument("--week", metavar="DATE", nargs="?", const="",
                      help="the week of a day (default: this week)")  # fmt: skip
    _json(show)


def _check(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    check = command("check", "check milestones off, log hours; all of it or nothing")
    check.add_argument("profile", metavar="PROFILE")
    check.add_argument("milestone", metavar="CODE|ID", nargs="+")
    check.add_argument("--status", default="done",
                       choices=("done", "in-progress", "todo", "skipped"))  # fmt: skip
    check.add_argument("--on", metavar="DATE", help="the day it happened (default: today)")
    check.add_argument("--hours", metavar="H", help="hours worked, added to what is logged")
    check.add_argument("--note", metavar="TEXT", default="", help="added to the notes")
    check.add_argument("--evidence", metavar="URL|FILE", action="append", default=[],
                       help="what shows it; may be repeated")  # fmt: skip


def _replan(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    replan = command("replan", "show what can be done when behind, or do it")
    replan.add_argument("profile", metavar="PROFILE")
    wish = replan.add_mutually_exclusive_group()
    wish.add_argument("--offer", choices=OFFERS, help="apply an offer")
    wish.add_argument("--push", metavar="DAYS", help="move everything open later")
    wish.add_argument("--break", metavar="FROM..TO", dest="breaks",
                      help="days without study; what was planned in them moves")  # fmt: skip
    wish.add_argument("--depth", choices=DEPTHS, help="take on more or less of the path")
    replan.add_argument("--career", metavar="ID", action="append", default=[],
                        help="aim at another career; may be repeated")  # fmt: skip
    replan.add_argument("--dry-run", action="store_true", help="only show what would move")
    _json(replan)


def _print(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    pages = command("print", "print the plan as PDF, in black and white")
    pages.add_argument("profile", metavar="PROFILE")
    pages.add_argument("pdf", metavar="OUT.pdf")
    pages.add_argument("--paper", choices=("a4", "letter"), default="a4")
    pages.add_argument("--sections", type=_sections, default=USUAL_SECTIONS, metavar="A,B",
                       help=f"some of {','.join(SECTIONS)} "
                       f"(default: {','.join(USUAL_SECTIONS)})")  # fmt: skip
    pages.add_argument("--from", metavar="DATE", dest="first_day")
    pages.add_argument("--to", metavar="DATE", dest="last_day")
    pages.add_argument("--kind", choices=KINDS, action="append", default=[],
                       help="only milestones of this kind; may be repeated")  # fmt: skip
    pages.add_argument("--colour", action="store_true")
    pages.add_argument("--private", action="store_true",
                       help="with notes and contacts, in the attached plan, too")  # fmt: skip


def _open(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    take = command("open", "take the plan out of a PDF printed by this program")
    take.add_argument("pdf", metavar="FILE.pdf")
    take.add_argument("profile", metavar="NEW_PROFILE")


def _recover(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    recover = command("recover", "save what can be read of a damaged plan as a new one")
    recover.add_argument("profile", metavar="PROFILE", help="the damaged plan; it is left as it is")
    recover.add_argument("new", metavar="NEW")


def _snapshots(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    snapshots = command("snapshots", "list earlier states of the plan, or go back to one")
    snapshots.add_argument("profile", metavar="PROFILE")
    snapshots.add_argument("--restore", metavar="N",
                           help="go back to the snapshot with this number; the state before is "
                           "kept as a snapshot too")  # fmt: skip
    _json(snapshots)


def _merge(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    merge = command("merge", "merge another copy of the plan, milestone by milestone")
    merge.add_argument("profile", metavar="PROFILE", help="the plan that takes in the changes")
    merge.add_argument("other", metavar="OTHER", help="the other copy, which is only read")
    merge.add_argument("--base", metavar="FILE",
                       help="what both were made from (default: looked for by the digests that "
                       "both files name, among snapshots too; without it, every difference that "
                       "is no addition is decided by --prefer)")  # fmt: skip
    merge.add_argument("--prefer", choices=("ours", "theirs"),
                       help="who is right where both changed the same: PROFILE or OTHER; without "
                       "it such a merge is refused and nothing is changed")  # fmt: skip
    merge.add_argument("--dry-run", action="store_true",
                       help="show what would come from where, and what both changed")  # fmt: skip
    _json(merge)


def _catalogue(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    catalogue = command("catalogue", "check the files of a catalogue, or show their JSON Schema")
    catalogue.add_argument("action", choices=("check", "schema"))
    catalogue.add_argument("folder", metavar="DIR", nargs="?",
                           help="what to check, laid over the shipped catalogue (default: all); "
                           "where to write the schemas (default: shown)")  # fmt: skip


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one JSON value")


def _sections(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    if not set(names) <= set(SECTIONS):
        raise UnknownSectionError(text)
    return names
