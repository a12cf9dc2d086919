"""The portfolio of a printed plan: what there is to show, and what is still to come.

Notes are private and stand on the pages only where private things are asked for. A file is named
without its folder: where somebody keeps their work is nobody else's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from planner.domain.catalogue import Kind
from planner.domain.links import safe_link
from planner.domain.profile import EvidenceKind
from planner.export.report_rows import shown_text

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.domain.plan import PlannedMilestone
    from planner.domain.profile import Evidence
    from planner.export.report_rows import Rows

#: A longer ending says nothing about the sort of a file.
_LONGEST_ENDING: Final = 5


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A piece of evidence."""

    title: str
    starred: bool
    #: What the learner says of it: what it is, their part, the tools, the skills it shows.
    told: tuple[str, ...]
    milestone: str
    kind: Kind
    own: bool
    #: An address to press, and where it leads or the name of a file.
    address: str
    where: str
    sort: str
    added: str


@dataclass(frozen=True, slots=True)
class ComingPiece:
    """A portfolio piece that is still to be made, with its box."""

    code: str
    title: str
    due: str


@dataclass(frozen=True, slots=True)
class PortfolioPages:
    """Pieces, the starred ones first, and below them what is to come."""

    heading: str
    facts: str
    columns: tuple[str, str, str]
    rows: tuple[PieceLine, ...]
    starred: str
    not_starred: str
    nothing: str
    coming_heading: str
    coming: tuple[ComingPiece, ...]


def portfolio_pages(rows: Rows, catalogue: Catalogue) -> PortfolioPages:
    """Put the evidence of the milestones that are printed into lines."""
    text = rows.text
    printed = [each for phase in rows.plan.phases for each in rows.of_phase(phase)]
    found = [
        (planned, piece)
        for planned in printed
        for piece in planned.milestone.evidence
        if piece.kind is not EvidenceKind.NOTE or rows.options.private
    ]
    found.sort(key=lambda pair: (not pair[1].starred, -pair[1].added.toordinal()))
    coming = [
        planned
        for planned in printed
        if planned.milestone.kind is Kind.PORTFOLIO
        and planned.milestone.is_open
        and not planned.milestone.evidence
    ]
    count = rows.words.number(len(found))
    pieces = text.pieces.form(len(found)).format(count=count)
    starred = sum(piece.starred for _, piece in found)
    return PortfolioPages(
        heading=text.portfolio,
        facts=text.portfolio_facts.format(pieces=pieces, count=rows.words.number(starred)),
        columns=text.portfolio_columns,
        rows=tuple(_line(rows, planned, piece, catalogue) for planned, piece in found),
        starred=text.starred,
        not_starred=text.not_starred,
        nothing=text.no_pieces,
        coming_heading=text.coming,
        coming=tuple(
            ComingPiece(each.milestone.code, shown_text(each.milestone.title), rows.due(each))
            for each in coming
        ),
    )


def _told(
    piece: Evidence, builds: tuple[str, ...], rows: Rows, catalogue: Catalogue
) -> tuple[str, ...]:
    """What is said of a piece, each part with its name in front."""
    text = rows.text
    names = [catalogue.skill_name(each) for each in piece.skills or builds]
    parts = (
        (text.part, piece.part),
        (text.tools, ", ".join(piece.tools)),
        (text.shows_skills, ", ".join(names)),
    )
    named = (
        text.told.format(name=name, words=shown_text(words))
        for name, words in parts
        if words.strip()
    )
    return tuple(filter(None, (shown_text(piece.about), *named)))


def where_of(piece: Evidence) -> tuple[str, str]:
    """The address to press and what to call it; of a file without one, its name."""
    address = piece.target if piece.kind is EvidenceKind.LINK else piece.link
    link = safe_link(address) if address else None
    if link is not None:
        return link.address, shown_text(link.address)
    return "", shown_text(file_name(piece.target)) if piece.kind is EvidenceKind.FILE else ""


def file_name(target: str) -> str:
    """The last part of a path of any system."""
    return PurePath(target.replace("\\", "/")).name


def _line(
    rows: Rows, planned: PlannedMilestone, piece: Evidence, catalogue: Catalogue
) -> PieceLine:
    milestone = planned.milestone
    address, where = where_of(piece)
    is_note = piece.kind is EvidenceKind.NOTE
    name = file_name(piece.target) if piece.kind is EvidenceKind.FILE else piece.target
    title = piece.title or name
    told = _told(piece, tuple(milestone.definition.builds), rows, catalogue)
    if is_note and piece.title:
        told = (shown_text(piece.target), *told)
    return PieceLine(
        title=shown_text(title),
        starred=piece.starred,
        told=told,
        milestone=shown_text(milestone.title),
        kind=milestone.kind,
        own=milestone.own,
        address=address,
        # What is called by its name or its address needs that once.
        where=where if where != title else "",
        sort=_sort(rows, piece),
        added=rows.short(piece.added),
    )


def _sort(rows: Rows, piece: Evidence) -> str:
    text = rows.text
    if piece.kind is EvidenceKind.LINK:
        return text.a_link
    if piece.kind is EvidenceKind.NOTE:
        return text.a_note
    ending = PurePath(file_name(piece.target)).suffix[1:]
    fits = 0 < len(ending) <= _LONGEST_ENDING and ending.isascii()
    return ending.upper() if fits else text.a_file
