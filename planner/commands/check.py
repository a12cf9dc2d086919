"""`planner check`: check milestones off and log hours; all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands.desk import is_there
from planner.domain import typed_values as typed
from planner.domain.check_off import Record, milestone_named, recorded
from planner.domain.problems import FutureDateError, PlannerError
from planner.domain.profile import Evidence, EvidenceKind, Status
from planner.domain.sentences import Sentence
from planner.storage.evidence_look import digest_of
from planner.words import ENGLISH

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from planner.commands.desk import Desk


class EvidenceError(PlannerError):
    """Evidence that is neither a link nor a file."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Sentence(
                "“{text}” is neither a link nor a file. Give an address that begins with https:// "
                "or the name of a file.",
                text=text,
            )
        )


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Record what was done to some milestones, and say how far the plan is then."""
    record = Record(
        status=Status(options.status),
        day=typed.date_of(options.on) if options.on else None,
        minutes=typed.minutes_of(options.hours) if options.hours is not None else 0,
        note=typed.short_text(options.note, "--note", 10_000),
        evidence=tuple(_evidence(text, desk.today) for text in options.evidence),
    )
    if record.day is not None and record.day > desk.today:
        raise FutureDateError(record.day)
    with desk.changing(Path(options.profile)) as store:
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
    target = typed.short_text(text, "--evidence", 2000)
    if target.lower().startswith(("http://", "https://", "mailto:")):
        return Evidence(kind=EvidenceKind.LINK, target=target, added=today)
    if not target or not is_there(Path(target)):
        raise EvidenceError(text)
    path = Path(target).absolute()
    try:
        found = digest_of(path)
    except OSError:
        # It is named all the same; the plan cannot tell later whether it was changed.
        return Evidence(kind=EvidenceKind.FILE, target=str(path), added=today)
    return Evidence(
        kind=EvidenceKind.FILE,
        target=str(path),
        added=today,
        size=found.size,
        sha256=found.sha256,
    )
