"""`planner print` and `planner open`: the plan onto paper, and back out of a printed PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain import typed_values as typed
from planner.domain.catalogue import Kind
from planner.domain.forecast import finish_range
from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence
from planner.export.plan_report import Paper, PrintOptions, Section, plan_report
from planner.export.plan_text import summary_text
from planner.export.report import PRIVATE_SECTIONS
from planner.storage.pdf_file import require_pdf_target, write_pdf
from planner.storage.profile_bytes import attached_bytes, from_bytes
from planner.storage.profile_file import ProfileStore, read_profile
from planner.words import ENGLISH

if TYPE_CHECKING:
    import argparse

    from planner.commands.desk import Desk
    from planner.domain.catalogue import Catalogue
    from planner.domain.plan import Plan


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Print a plan, or take one out of what was printed."""
    return _open(options, desk) if options.command == "open" else _print(options, desk)


def _print(options: argparse.Namespace, desk: Desk) -> int:
    pdf = Path(options.pdf)
    print_options = _print_options(options)
    profile = read_profile(Path(options.profile), trust_edits=desk.trust_edits).profile
    catalogue = desk.catalogue()
    plan = desk.plan(profile, catalogue)
    write_pdf(pdf, pdf_bytes(plan, catalogue, print_options, pdf, desk))
    desk.tell(f"Printed as {pdf}")
    return 0


class PrivateSectionError(PlannerError):
    """A section about other people was asked for without saying that it may be seen."""

    def __init__(self, section: Section) -> None:
        super().__init__(
            Sentence(
                "The section {section} is private and would be left out. Add --private to print "
                "it; notes are then on the pages, too, and in the plan inside the PDF.",
                section=section.value,
            )
        )


def _print_options(options: argparse.Namespace) -> PrintOptions:
    sections = tuple(each for each in Section if each.value in options.sections)
    for section in PRIVATE_SECTIONS:
        if section in sections and not options.private:
            raise PrivateSectionError(section)
    first, last = typed.dates_of(options.first_day, options.last_day)
    return PrintOptions(
        paper=Paper(options.paper),
        sections=sections,
        first_day=first,
        last_day=last,
        kinds=tuple(Kind(kind) for kind in options.kind),
        colour=options.colour,
        private=options.private,
    )


def pdf_bytes(
    plan: Plan, catalogue: Catalogue, options: PrintOptions, path: Path, desk: Desk
) -> bytes:
    """Typeset a plan for a file that may be written; warnings are remarked."""
    from planner.export.plan_pdf import render_pdf

    require_pdf_target(path)
    forecast = finish_range(plan.profile, desk.today)
    report = plan_report(plan, catalogue, ENGLISH, options, desk.today, forecast=forecast)
    attachment = attached_bytes(plan.profile, private=options.private)
    pdf = render_pdf(report, options, attachment)
    for warning in pdf.warnings:
        desk.remark(str(warning))
    return pdf.data


def _open(options: argparse.Namespace, desk: Desk) -> int:
    from planner.imports.printed_plan import attached_plan

    pdf, path = Path(options.pdf), Path(options.profile)
    stored = from_bytes(pdf, attached_plan(pdf), trust_edits=desk.trust_edits)
    ProfileStore(path).create(stored.profile)
    plan = desk.plan(stored.profile, desk.catalogue())
    desk.say(summary_text(plan, ENGLISH, desk.terminal(), None))
    desk.tell(f"Saved as {path}")
    return 0
