"""A replanning as lines of text for a terminal: the four offers side by side, and what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.catch_up import OfferKind, clashes_between
from planner.domain.pace import is_out_of_sight
from planner.export.plan_text import ROOMY, cells, table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from planner.domain.catalogue import Catalogue
    from planner.domain.catch_up import Moved, Offer
    from planner.domain.plan import Plan
    from planner.domain.problems import Problem
    from planner.domain.profile import Placement
    from planner.export.plan_text import Terminal
    from planner.words import Words

_LABELS = (
    "Finish now", "Finish then", "Later by", "Time a week", "Dates moved", "Left out",
    "Weeks over", "Clashes",
)  # fmt: skip
#: Of more clashes than these only the number is given.
_MOST_CLASHES = 3
_NONE = "-"


def offers_text(
    offers: Sequence[Offer], plan: Plan, catalogue: Catalogue, words: Words, terminal: Terminal
) -> Iterator[str]:
    """The offers side by side, or one below the other where the terminal is too narrow."""
    behind = f"{words.hours(plan.behind)} behind" if plan.behind else "not behind"
    behind = f"You are {behind} plan."
    yield from (terminal.strong(line) for line in terminal.wrapped(behind))
    columns = [(offer.kind.value, _facts(offer, plan, words)) for offer in offers]
    rows = [("", *(name for name, _ in columns))]
    rows += [(label, *(facts[at] for _, facts in columns)) for at, label in enumerate(_LABELS)]
    lines = table(rows, 0, terminal.width)
    yield ""
    if max(map(cells, lines)) <= terminal.width:
        yield terminal.strong(lines[0])
        yield from lines[1:]
    else:
        for name, facts in columns:
            yield terminal.strong(name)
            pairs = [(f"  {label}", fact) for label, fact in zip(_LABELS, facts, strict=True)]
            yield from table(pairs, 1, terminal.width)
    yield ""
    for offer in offers:
        yield from _about(offer, plan, catalogue, words, terminal)


def _facts(offer: Offer, plan: Plan, words: Words) -> tuple[str, ...]:
    """What an offer would bring, in the order of the labels."""
    now = plan.planned_finish
    before = words.short_date(now) if now else _NONE
    if offer.edit is None:
        return (before, *[_NONE] * (len(_LABELS) - 1))
    open_ones = sum(each.milestone.is_open for each in plan.milestones)
    return (
        before,
        *_then(offer, plan, words),
        words.hours(offer.weekly_minutes),
        f"{len(offer.moves)} of {open_ones}",
        str(len(offer.left_out)),
        str(offer.weeks_over),
        str(len(offer.clashes)),
    )


def _then(offer: Offer, plan: Plan, words: Words) -> tuple[str, str]:
    """The new finish, and how much later it is."""
    if offer.finish is None:
        return _NONE, _NONE
    if is_out_of_sight(offer.finish, plan.today):
        return words.out_of_sight, _NONE
    return words.short_date(offer.finish), _later(plan.planned_finish, offer.finish, words)


def _later(before: dt.date | None, after: dt.date | None, words: Words) -> str:
    if before is None or after is None:
        return _NONE
    days = abs((after - before).days)
    rounded = days if days < 14 else round(days / 7) * 7
    return ("-" if after < before else "") + words.duration(rounded)


def _about(
    offer: Offer, plan: Plan, catalogue: Catalogue, words: Words, terminal: Terminal
) -> Iterator[str]:
    """What an offer means, and what it asks to give up."""
    if offer.why_not is not None:
        why = f"{offer.kind.value} cannot be had. {words.why_not(offer.why_not)}"
        yield from (terminal.faint(line) for line in terminal.wrapped(why))
        return
    yield from terminal.wrapped(f"{offer.kind.value}: {_meaning(offer, words)}")
    yield from given_up_text(offer, plan, catalogue, words, terminal)
    yield from _clashes(offer.clashes, plan, words, terminal)


def _meaning(offer: Offer, words: Words) -> str:
    weekly = words.hours(offer.weekly_minutes)
    if offer.kind is OfferKind.KEEP_FINISH:
        return f"from today on the week has {weekly}."
    if offer.kind is OfferKind.DO_LESS:
        return f"the date holds with {weekly} a week." + (
            "" if offer.left_out else " Nothing has to be left out."
        )
    if offer.kind is OfferKind.PLANNED_PACE:
        return f"dates move, the {weekly} a week stay."
    if offer.pace is None:
        return "too little is on record for a pace of your own, so this is the planned pace."
    pace, record = words.hours(offer.pace.minutes), words.duration(offer.pace.days)
    if offer.pace.minutes > offer.weekly_minutes:
        return f"{pace} a week over the last {record}; dates count on the {weekly} there are."
    return f"dates move to {pace} a week, what the last {record} had."


def given_up_text(
    offer: Offer, plan: Plan, catalogue: Catalogue, words: Words, terminal: Terminal
) -> Iterator[str]:
    """What an offer leaves out, and which levels are then reached only just."""
    milestones = {each.id: each.milestone for each in plan.milestones}
    for name in offer.left_out:
        left = milestones[name]
        what = f"Leaves out {left.title} ({left.code}), {words.hours(left.remaining)}"
        yield from terminal.wrapped(what, "  ")
    if offer.just_reached:
        names = words.listed([catalogue.skill_name(skill) for skill in offer.just_reached])
        yield from terminal.wrapped(f"One single milestone then reaches the level of {names}", "  ")


def clashes_text(before: Plan, after: Plan, words: Words, terminal: Terminal) -> Iterator[str]:
    """What a change makes wrong that was not wrong before."""
    yield from _clashes(clashes_between(before, after), after, words, terminal)


def _clashes(
    clashes: Sequence[Problem], plan: Plan, words: Words, terminal: Terminal
) -> Iterator[str]:
    for clash in clashes[:_MOST_CLASHES]:
        for line in terminal.wrapped(words.problem(clash, plan), "  "):
            yield terminal.alert(line)
    if len(clashes) > _MOST_CLASHES:
        yield terminal.alert(f"  and {len(clashes) - _MOST_CLASHES} more clashes")


def moves_text(
    before: Plan, after: Plan, moved: Sequence[Moved], words: Words, terminal: Terminal
) -> Iterator[str]:
    """What a replanning moves; where there is little room by the day it is finished only."""
    if not moved:
        yield "No dates move."
        return
    what = "1 milestone moves" if len(moved) == 1 else f"{len(moved)} milestones move"
    if before.planned_finish and after.planned_finish:
        old, new = words.date(before.planned_finish), words.date(after.planned_finish)
        finish = (
            f"the finish stays {new}" if old == new else f"the finish moves from {old} to {new}"
        )
        yield from terminal.wrapped(f"{what}; {finish}.")
    else:
        yield f"{what}."
    roomy = terminal.width >= ROOMY
    rows = [_move(each, before, after, words, roomy=roomy) for each in moved]
    yield from table(rows, 1, terminal.width)


def _move(moved: Moved, before: Plan, after: Plan, words: Words, *, roomy: bool) -> tuple[str, ...]:
    found = before.milestone(moved.milestone) or after.milestone(moved.milestone)
    code = found.milestone.code if found else ""
    old = "new" if before.milestone(moved.milestone) is None else "no date"
    new = "left out" if _is_left_out(moved, after) else "no date"
    return (
        code,
        moved.title,
        _dates(moved.before, words, roomy=roomy) or old,
        "->",
        _dates(moved.after, words, roomy=roomy) or new,
    )


def _is_left_out(moved: Moved, after: Plan) -> bool:
    planned = after.milestone(moved.milestone)
    return planned is None or not planned.milestone.is_open


def _dates(placement: Placement | None, words: Words, *, roomy: bool) -> str:
    if placement is None:
        return ""
    start = placement.start if roomy else placement.finish
    return words.day_range(start, placement.finish)
