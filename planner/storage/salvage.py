"""Takes what can be read out of a damaged plan, or out of one of a newer version.

Milestone by milestone and field by field: what is whole is kept, what is not is left out and told
as a `Problem`. Nothing here reads or writes a file, and the bytes may be anything at all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Any

from planner.domain.calendar import week_of_hours
from planner.domain.catalogue import Kind, Role
from planner.domain.codes import issued_by, next_codes
from planner.domain.model import clean_text
from planner.domain.problems import Fact, Problem, ProblemKind
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.sentences import FieldName, Sentence
from planner.storage.fitting import Fitted, Loss, StandIn, fit, name_again
from planner.storage.migrations import STEPS, SchemaError, Step, migrate
from planner.storage.safe_write import digest_of
from planner.storage.tolerant_json import Path, Reading, read_damaged

#: Study time a week where the plan's own could not be read.
_HOURS = 8
_MINUTES = 60
#: How ids and codes begin that could not be read.
_UNNAMED = "recovered-"
#: Problems told one by one; what is damaged more thoroughly needs no longer list.
_MOST_PROBLEMS = 2_000
_MOST_IN_ONE = 100
#: Characters of a name in what is told.
_LONGEST = 100
#: How many profiles in one file are looked at.
_MOST_TWICE = 3
#: Five times as many as any plan has.
_MOST_MILESTONES = 10_000
_MOST_CODES = 100_000
_PROFILE = re.compile(r'"profile"\s*:\s*(?=\{)')
_OBJECT = re.compile(r':\s*(?=\{\s*"id"\s*:)')
_ISSUED = re.compile(r'"codes_issued"\s*:\s*(\d{1,9})\b')
_SCHEMA = re.compile(r'"schema_version"\s*:\s*(\d{1,9})\b')
_KINDS = {
    Loss.LEFT_OUT: ProblemKind.VALUE_LOST,
    Loss.UNKNOWN: ProblemKind.VALUE_UNKNOWN,
    Loss.MADE_UP: ProblemKind.VALUE_MADE_UP,
    Loss.LETTERS: ProblemKind.LETTERS_LOST,
}


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A plan as it could be read, and all that could not."""

    profile: Profile
    problems: tuple[Problem, ...]
    #: How many milestones could not be read at all.
    lost: int = 0
    #: How many codes there ever were, as far as can be told.
    codes_issued: int = 0


def salvage(
    data: bytes, today: dt.date, steps: Sequence[Step] = STEPS, *, name: str = "Recovered plan"
) -> Salvaged | None:
    """Return what can be read of a plan, or nothing where there is nothing of one.

    Args:
        data: All bytes of the file.
        today: The day that stands for the plan's first where that cannot be read.
        steps: The migrations from schema 1 on.
        name: What the plan is called where its name cannot be read.
    """
    text, letters = _text_of(data)
    found = list(islice(_PROFILE.finditer(text), _MOST_TWICE)) or list(
        islice(_OBJECT.finditer(text), 1)
    )
    readings = [read_damaged(text, Profile, each.end()) for each in found]
    reading = max(readings, key=_weight) if readings else read_damaged(text, Profile)
    raw = _today(reading.value, text, steps)
    name_again(raw, Profile)
    if reading.gaps:  # what is unknown then is a part of something whose beginning was lost
        raw = {name: each for name, each in raw.items() if name in Profile.model_fields}
    problems = _gaps(reading, raw)
    if len(found) > 1:
        problems.append(Problem.of(ProblemKind.NAME_TWICE, field="profile"))
    kept, lost = _milestones(raw.pop("milestones", None), problems, letters=letters)
    problems += _people_apart(raw)
    if not kept and not ({"targets", "calendar"} & set(raw)):
        return None
    fitted = Fitted()
    profile = fit(Profile, raw, _missing_in_plan(kept, today, name, data), fitted, letters=letters)
    if profile is None:
        return None
    told = profile.model_dump(mode="json")  # with what stands in for what was lost
    problems += [_problem(path, loss, told, None, "") for path, loss in fitted.outermost().items()]
    issued = max(_counted(text), issued_by(each.code for each in kept))
    milestones, more = _told_apart(kept, profile.codes, issued)
    profile = profile.model_copy(update={"milestones": tuple(milestones)})
    problems += more
    return Salvaged(
        profile, tuple(problems[:_MOST_PROBLEMS]), lost, max(issued, profile.codes_issued)
    )


def _weight(reading: Reading) -> int:
    milestones = reading.value.get("milestones")
    return len(milestones) if isinstance(milestones, list) else 0


def _text_of(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether letters of it could not be read."""
    marks = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    encoding = next((name for mark, name in marks if data.startswith(mark)), "utf-8-sig")
    try:
        return data.decode(encoding), False
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), True


def _counted(text: str) -> int:
    """How many codes were issued as the file says; what is not likely was damaged."""
    found = _ISSUED.search(text)
    return int(found[1]) if found and int(found[1]) <= _MOST_CODES else 0


def _today(raw: dict[str, Any], text: str, steps: Sequence[Step]) -> dict[str, Any]:
    """The plan in today's schema, as far as the steps can make sense of what is left of it."""
    found = _SCHEMA.search(text)
    version = int(found[1]) if found else len(steps) + 1
    if not 1 <= version <= len(steps):
        return raw
    try:
        migrated = migrate({"schema_version": version, "profile": raw}, steps)["profile"]
    except SchemaError:
        return raw
    return migrated if isinstance(migrated, dict) else raw


def _gaps(reading: Reading, raw: dict[str, Any]) -> list[Problem]:
    problems: list[Problem] = []
    for gap in reading.gaps[:_MOST_PROBLEMS]:
        kind = ProblemKind.NAME_TWICE if gap.twice else ProblemKind.PART_UNREADABLE
        milestone = _milestone_at(raw, gap.path)
        path = gap.path[2:] if milestone is not None else gap.path
        problem = _named(kind, (*path, gap.twice) if gap.twice else path, milestone)
        if problem not in problems[-1:]:
            problems.append(problem)
    if reading.cut_short:
        problems.append(Problem.of(ProblemKind.FILE_CUT_SHORT))
    return problems


def _milestone_at(raw: dict[str, Any], path: Path) -> dict[str, Any] | None:
    if len(path) < 2 or path[0] != "milestones" or not isinstance(path[1], int):
        return None
    milestones = raw.get("milestones")
    if not isinstance(milestones, list) or path[1] >= len(milestones):
        return None
    found = milestones[path[1]]
    return found if isinstance(found, dict) else None


def _definition(raw: dict[str, Any]) -> dict[str, Any]:
    definition = raw.get("definition")
    return definition if isinstance(definition, dict) else {}


def _field(path: Path) -> Fact:
    """The words of a path: those of what holds a field before its own."""
    steps = [str(each + 1) if isinstance(each, int) else each for each in path]
    names = [FieldName(each) for each in steps if each != "definition"]
    if len(" ".join(names)) > _LONGEST:
        return " ".join(names).replace("_", " ")[:_LONGEST]
    told: Fact = names[0] if names else ""
    for each in names[1:]:
        told = Sentence("{whole} {part}", whole=told, part=each)
    return told


def _named(kind: ProblemKind, path: Path, milestone: dict[str, Any] | None) -> Problem:
    """A problem of a field, by the words of its path."""
    field = _field(path)
    if milestone is None:
        return Problem.of(kind, field=field) if field else Problem.of(kind)
    definition = _definition(milestone)
    name = definition.get("id")
    title = str(definition.get("title") or name or "?")[:100]
    return Problem.of(kind, str(name) if name else None, field=field, title=title)


def _problem(
    path: Path, loss: Loss, raw: dict[str, Any], milestone: dict[str, Any] | None, kept_as: str
) -> Problem:
    problem = _named(_KINDS[loss], path, milestone)
    facts = dict(problem.facts)
    if loss is Loss.MADE_UP:
        value: Any = raw
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        facts["value"] = _shown(value)
    return Problem(problem.kind, MappingProxyType(facts), kept_as or problem.milestone)


def _shown(value: Any) -> str | Sentence:
    if isinstance(value, (dict, list, tuple)):
        return Sentence("a usual value") if value else Sentence("nothing")
    return str(value)[:100]


def _milestones(
    raw: object, problems: list[Problem], *, letters: bool
) -> tuple[list[Milestone], int]:
    """All milestones that can be read, and how many cannot; what is wrong joins ``problems``."""
    told = [each for each in raw if isinstance(each, dict)] if isinstance(raw, list) else []
    if len(told) > _MOST_MILESTONES:
        problems.append(Problem.of(ProblemKind.TOO_MANY, number=_MOST_MILESTONES))
        del told[_MOST_MILESTONES:]
    kept = []
    for number, each in enumerate(told):
        milestone, wrong = _milestone(each, number, letters=letters)
        problems += wrong
        if milestone is not None:
            kept.append(milestone)
    return kept, len(told) - len(kept)


def _milestone(
    raw: dict[str, Any], number: int, *, letters: bool
) -> tuple[Milestone | None, list[Problem]]:
    """One milestone as it can be read, and what of it cannot."""
    fitted = Fitted()
    before = dict(_definition(raw) or _base(raw))
    milestone = None
    if before.get("id") or before.get("title"):
        milestone = fit(Milestone, raw, _missing_in(raw, number), fitted, letters=letters)
    if milestone is None:
        title = str(before.get("title") or before.get("id") or "")[:100]
        which: dict[str, Fact] = {"title": title} if title else {"number": number + 1}
        return None, [Problem(ProblemKind.MILESTONE_LOST, MappingProxyType(which))]
    if ("status",) in fitted.losses and milestone.done_on is not None:
        milestone = milestone.model_copy(update={"status": Status.DONE})
    now = {"definition": {"id": milestone.id, "title": milestone.title}}
    if ("code",) in fitted.losses:
        fitted.note(("code",), Loss.LEFT_OUT)  # it gets one of its own in the end
    full = milestone.model_dump(mode="json")
    losses = islice(fitted.outermost().items(), _MOST_IN_ONE)
    return milestone, [_problem(path, loss, full, now, milestone.id) for path, loss in losses]


def _base(raw: dict[str, Any]) -> dict[str, Any]:
    base = raw.get("base")
    return base if isinstance(base, dict) else {}


def _missing_in(raw: dict[str, Any], number: int) -> StandIn:
    """Stand-ins for what a milestone may not be without."""
    definition, estimate = _definition(raw), raw.get("estimate")
    minutes = estimate if isinstance(estimate, int) and estimate > 0 else _MINUTES
    effort = definition.get("effort")
    likely = effort.get("likely") if isinstance(effort, dict) else None
    name = f"{_UNNAMED}{number + 1}"
    ready: dict[Path, Any] = {
        ("definition", "id"): name,
        ("definition", "title"): str(definition.get("id") or name),
        ("definition", "kind"): Kind.COURSE,
        ("definition", "criteria"): [],
        ("definition", "effort"): {"low": minutes, "likely": minutes, "high": minutes},
        ("code",): name,
        ("phase",): 1,
        ("role",): Role.OPTIONAL,
        ("estimate",): likely if isinstance(likely, int) and likely > 0 else _MINUTES,
    }
    if base := _base(raw):
        ready["definition",] = dict(base)
    return ready.__getitem__


def _missing_in_plan(
    milestones: list[Milestone], today: dt.date, name: str, data: bytes
) -> StandIn:
    """Stand-ins for what a plan may not be without."""
    first = min((each.placement.start for each in milestones if each.placement), default=today)
    ready: dict[Path, Any] = {
        ("id",): digest_of(data)[:32],
        ("name",): name,
        ("created",): first.isoformat(),
        ("start",): first.isoformat(),
        ("targets",): [],
        ("calendar",): {"week": week_of_hours(_HOURS)},
        ("calendar", "week"): week_of_hours(_HOURS),
    }
    return ready.__getitem__


def _told_apart(
    milestones: list[Milestone], taken: frozenset[str], issued: int
) -> tuple[list[Milestone], list[Problem]]:
    """The milestones, each with an id and a code of its own."""
    problems: list[Problem] = []
    fresh = next_codes(issued, taken | {each.code for each in milestones})
    copies: Counter[str] = Counter({each.id: 1 for each in milestones})
    ids: set[str] = set()
    codes: set[str] = set(taken)
    kept = []
    for each in milestones:
        update: dict[str, Any] = {}
        name = each.id
        while name in ids:
            copies[each.id] += 1
            name = f"{each.id[:90]}-{copies[each.id]}"
        if name != each.id:
            update["definition"] = each.definition.model_copy(update={"id": name})
            problems.append(Problem.of(ProblemKind.STANDS_TWICE, name, title=each.title[:100]))
        if each.code in codes or each.code.startswith(_UNNAMED):
            update["code"] = next(fresh)
        milestone = each.model_copy(update=update)
        ids.add(milestone.id)
        codes.add(milestone.code)
        kept.append(milestone)
    return kept, problems


def _people_apart(raw: dict[str, Any]) -> list[Problem]:
    """Give people an id each, where two have the same."""
    problems: list[Problem] = []
    ids: set[str] = set()
    contacts = raw.get("contacts")
    for each in contacts[:_MOST_MILESTONES] if isinstance(contacts, list) else ():
        name = each.get("id") if isinstance(each, dict) else None
        if not isinstance(name, str):
            continue
        each["id"] = name = clean_text(name)  # as it will be stored, so that two stay two
        number = 1
        while each["id"] in ids:
            number += 1
            each["id"] = f"{name[:90]}-{number}"
        ids.add(each["id"])
        if number > 1:
            title = str(each.get("name", ""))[:100]
            problems.append(Problem.of(ProblemKind.STANDS_TWICE, title=title))
    return problems
