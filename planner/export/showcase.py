"""A page to hand out: chosen pieces with what the learner says of them, as final words.

Nothing private goes in: no notes, no folders, no plan. Whoever gets the page sees what a piece is,
what the learner did in it, with which tools, and where it can be seen or heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.profile import EvidenceKind
from planner.export.print_words import ENGLISH_PRINT, PrintWords
from planner.export.report_portfolio import file_name, where_of
from planner.export.report_rows import shown_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from planner.domain.catalogue import Catalogue
    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.profile import Evidence
    from planner.words import Words

#: A piece by the id of its milestone and its position there.
PieceId = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a piece, and what it is called."""

    name: str
    words: str
    #: Where it leads when it is pressed, or nothing.
    address: str = ""


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece as others see it."""

    title: str
    #: Paragraphs.
    about: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Showcase:
    """The whole page."""

    title: str
    line: str
    language: str
    made: dt.date
    made_on: str
    page_of: str
    pieces: tuple[ShownPiece, ...]


def can_be_shown(piece: Evidence) -> bool:
    """Whether a piece may go on a page for others: notes are the learner's own."""
    return piece.kind is not EvidenceKind.NOTE


def usual_title(plan: Plan, words: Words) -> str:
    """What the page is called unless the learner says otherwise: the careers aimed at."""
    names = [shown_text(target.name) for target in plan.profile.targets]
    return words.listed(names) or shown_text(plan.profile.name)


def showcase_of(
    plan: Plan,
    catalogue: Catalogue,
    words: Words,
    chosen: Collection[PieceId],
    title: str,
    line: str,
    *,
    print_words: PrintWords = ENGLISH_PRINT,
) -> Showcase:
    """Put chosen pieces into final words, in the order of the plan.

    Args:
        plan: The plan as of the day the page is made.
        catalogue: The names of skills.
        words: How dates are written.
        chosen: Which pieces; notes are left out even where they are chosen.
        title: What stands above them; where it is empty, the careers aimed at.
        line: What stands below the title, such as a name and an address.
        print_words: The sentences that only paper has.
    """
    made = plan.today
    return Showcase(
        title=shown_text(title) or usual_title(plan, words),
        line=shown_text(line),
        language=print_words.language,
        made=made,
        made_on=print_words.made_on.format(date=words.date(made)),
        page_of=print_words.page_of,
        pieces=tuple(
            _piece(planned, piece, catalogue, print_words)
            for planned in plan.milestones
            for place, piece in enumerate(planned.milestone.evidence)
            if (planned.id, place) in chosen and can_be_shown(piece)
        ),
    )


def _piece(
    planned: PlannedMilestone, piece: Evidence, catalogue: Catalogue, text: PrintWords
) -> ShownPiece:
    milestone = planned.milestone
    address, where = where_of(piece)
    names = [catalogue.skill_name(each) for each in piece.skills or milestone.definition.builds]
    name = file_name(piece.target) if piece.kind is EvidenceKind.FILE else ""
    told = (
        Fact(text.part, shown_text(piece.part)),
        Fact(text.tools, shown_text(", ".join(piece.tools))),
        Fact(text.shows_skills, shown_text(", ".join(names))),
        Fact(text.a_link, where if address else "", address),
        Fact(text.a_file, shown_text(name)),
    )
    return ShownPiece(
        title=shown_text(piece.title or name or piece.target),
        about=tuple(filter(None, map(shown_text, piece.about.splitlines()))),
        facts=tuple(fact for fact in told if fact.words),
    )
