"""The evidence of a plan as cards: of which sort each is, which are asked for, what comes next."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from planner.domain.catalogue import Kind
from planner.domain.model import MAX_TITLE
from planner.domain.profile import EvidenceKind
from planner.ui.roles import PieceRow

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.profile import Evidence, Milestone
    from planner.words import Words

translate = QCoreApplication.translate

#: Longer endings say nothing about the sort of a file.
_LONGEST_ENDING: Final = 5


class Sort(StrEnum):
    """What a piece is."""

    ALL = "all"
    AUDIO = "audio"
    LINK = "link"
    DOCUMENT = "document"
    IMAGE = "image"
    NOTE = "note"


class Order(StrEnum):
    """What stands first."""

    NEWEST = "newest"
    MILESTONE = "milestone"
    STARRED = "starred"


_ICONS: Final = {
    Sort.AUDIO: "headphones",
    Sort.LINK: "link-simple",
    Sort.DOCUMENT: "file-text",
    Sort.IMAGE: "image",
    Sort.NOTE: "note",
}
_AUDIO = ".aac .aif .aiff .flac .m4a .mid .midi .mp3 .oga .ogg .opus .wav .wma"
_IMAGE = ".bmp .gif .heic .jpeg .jpg .png .tif .tiff .webp"
_SORTS: Final = {
    **dict.fromkeys(_AUDIO.split(), Sort.AUDIO),
    **dict.fromkeys(_IMAGE.split(), Sort.IMAGE),
}


def sort_of(evidence: Evidence) -> Sort:
    """What a piece is; a file by its ending."""
    if evidence.kind is EvidenceKind.LINK:
        return Sort.LINK
    if evidence.kind is EvidenceKind.NOTE:
        return Sort.NOTE
    return _SORTS.get(PurePath(evidence.target).suffix.casefold(), Sort.DOCUMENT)


def piece_rows(plan: Plan, words: Words, warnings: Mapping[str, str]) -> tuple[PieceRow, ...]:
    """All evidence in the order of the plan; `warnings` are sentences by target."""
    return tuple(
        _row(planned.milestone, place, plan.today, words, warnings)
        for planned in plan.milestones
        for place in range(len(planned.milestone.evidence))
    )


def pieces_shown(
    rows: Iterable[PieceRow], sort: Sort, text: str, order: Order
) -> tuple[PieceRow, ...]:
    """The pieces asked for, in order."""
    wanted = text.casefold().split()
    found = [
        row
        for row in rows
        if sort in (Sort.ALL, row.group) and all(word in _searched(row) for word in wanted)
    ]
    if order is not Order.MILESTONE:
        found.sort(key=lambda row: row.added, reverse=True)
    if order is Order.STARRED:
        found.sort(key=lambda row: not row.starred)
    return tuple(found)


def next_piece(plan: Plan) -> PlannedMilestone | None:
    """The open portfolio piece without evidence that is due first."""
    pieces = [
        planned
        for planned in plan.milestones
        if planned.milestone.kind is Kind.PORTFOLIO
        and planned.milestone.is_open
        and not planned.milestone.evidence
    ]
    # One without a day comes after those that have one.
    return min(
        pieces,
        key=lambda planned: (planned.finish is None, planned.finish or plan.today),
        default=None,
    )


def portfolio_line(rows: Iterable[PieceRow]) -> str:
    """How many pieces there are, of how many milestones."""
    pieces = tuple(rows)
    milestones = len({row.milestone for row in pieces})
    if len(pieces) == 1:
        return translate("Portfolio", "1 piece of evidence")
    if milestones == 1:
        text = translate("Portfolio", "{count} pieces of evidence from 1 milestone")
        return text.format(count=len(pieces))
    text = translate("Portfolio", "{count} pieces of evidence from {milestones} milestones")
    return text.format(count=len(pieces), milestones=milestones)


def starred_line(count: int) -> str:
    """How many pieces are starred."""
    if not count:
        return translate("Portfolio", "None is starred so far. The star on a card chooses it.")
    if count == 1:
        return translate("Portfolio", "1 is starred so far.")
    return translate("Portfolio", "{count} are starred so far.").format(count=count)


def _row(
    milestone: Milestone,
    place: int,
    today: dt.date,
    words: Words,
    warnings: Mapping[str, str],
) -> PieceRow:
    piece = milestone.evidence[place]
    sort, warning = sort_of(piece), ""
    if piece.kind is EvidenceKind.FILE:
        warning = warnings.get(piece.target, "")
    added = words.short_date(piece.added, today)
    return PieceRow(
        milestone=milestone.id,
        place=place,
        group=sort.value,
        icon="link-break" if warning else _ICONS[sort],
        title=piece.title or piece.target.strip()[:MAX_TITLE],
        preview=translate("Portfolio", "Not in its folder") if warning else _preview(piece, sort),
        milestone_title=milestone.title,
        milestone_kind=milestone.kind.value,
        facts=f"{_name(piece, sort)} · {added}",
        added=piece.added,
        starred=piece.starred,
        warning=warning,
    )


def _name(piece: Evidence, sort: Sort) -> str:
    if sort is Sort.LINK:
        return translate("Portfolio", "Link")
    if sort is Sort.NOTE:
        return translate("Portfolio", "Note")
    if sort is Sort.IMAGE:
        return translate("Portfolio", "Image")
    ending = PurePath(piece.target).suffix[1:]
    fits = 0 < len(ending) <= _LONGEST_ENDING
    return ending.upper() if fits else translate("Portfolio", "File")


def _preview(piece: Evidence, sort: Sort) -> str:
    if sort is Sort.LINK:
        try:
            return urlsplit(piece.target).hostname or piece.target
        except ValueError:
            return piece.target
    return piece.target.strip() if sort is Sort.NOTE else _name(piece, sort)


def _searched(row: PieceRow) -> str:
    return f"{row.title}\n{row.milestone_title}\n{row.preview}\n{row.facts}".casefold()
