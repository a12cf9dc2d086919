"""The evidence of a plan as cards: of which sort each is, which are asked for, what comes next."""

from __future__ import annotations

from enum import StrEnum
from itertools import compress
from operator import and_, gt
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from planner.domain.catalogue import Kind, Licence
from planner.domain.columns import FAR, by_phase, columns_of
from planner.domain.model import MAX_TITLE
from planner.domain.profile import EvidenceKind
from planner.storage.evidence_look import AskedFile, Standing
from planner.ui import labels
from planner.ui.counted import counted
from planner.ui.roles import NextPieceRow, PieceRow
from planner.ui.text_direction import fenced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.profile import Evidence, Milestone
    from planner.storage.sound_shape import SoundShape
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
    return _SORTS.get(_ending(evidence.target).casefold(), Sort.DOCUMENT)


class Looks(Protocol):
    """What is known of files by now."""

    def standing(self, asked: AskedFile) -> Standing:
        """What became of a file."""

    def sound(self, asked: AskedFile) -> SoundShape | None:
        """The shape of a sound that was read."""


def piece_rows(plan: Plan, words: Words, looks: Looks) -> tuple[PieceRow, ...]:
    """All evidence in the order of the plan."""
    return KnownRows().of(plan, words, looks)


class KnownRows:
    """All evidence as rows; what did not change since the last time is not worked out again.

    A change makes few milestones new, and the others stay the very same values.
    """

    def __init__(self) -> None:
        """Know nothing."""
        self._seen: tuple[dt.date, Words, str] | None = None
        self._rows: dict[tuple[str, int], tuple[Milestone, Standing, bool, PieceRow]] = {}

    def of(self, plan: Plan, words: Words, looks: Looks) -> tuple[PieceRow, ...]:
        """The rows of a plan, in its order."""
        # The same words write days another way once the learner has chosen another.
        written = words.short_date(plan.today)
        if self._seen != (plan.today, words, written):
            self._seen, self._rows = (plan.today, words, written), {}
        known, self._rows = self._rows, {}
        for planned in with_evidence(plan):
            milestone = planned.milestone
            for place, piece in enumerate(milestone.evidence):
                standing, heard = _known(piece, looks)
                found = known.get((milestone.id, place))
                if found is None or found[0] is not milestone or found[1:3] != (standing, heard):
                    row = piece_row(milestone, place, plan.today, words, looks)
                    found = (milestone, standing, heard, row)
                self._rows[milestone.id, place] = found
        return tuple(row for *_, row in self._rows.values())


def _known(piece: Evidence, looks: Looks) -> tuple[Standing, bool]:
    if piece.kind is not EvidenceKind.FILE:
        return Standing.THERE, False
    file = AskedFile.of(piece)
    return looks.standing(file), looks.sound(file) is not None


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


def with_evidence(plan: Plan) -> list[PlannedMilestone]:
    """The milestones that have any, in the order of the plan."""
    columns = columns_of(plan.profile)
    return [plan.by_id[each.id] for each in by_phase(columns.chosen(columns.has_evidence))]


def next_piece(plan: Plan) -> PlannedMilestone | None:
    """The open portfolio piece without evidence that is due first."""
    columns = columns_of(plan.profile)
    bare = map(gt, columns.is_open, columns.has_evidence)
    wanted = [*map(and_, columns.of_kind(Kind.PORTFOLIO), bare)]
    # One without a day comes after those that have one.
    days = [day or FAR for day in compress(columns.finish, wanted)]
    if not days:
        return None
    first = min(days)
    pieces = compress(columns.chosen(wanted), map(first.__eq__, days))
    return plan.by_id[by_phase(pieces)[0].id]


def portfolio_line(rows: Iterable[PieceRow]) -> str:
    """How many pieces there are, of how many milestones."""
    pieces = tuple(rows)
    milestones = len({row.milestone for row in pieces})
    told = labels.pieces_of_evidence(len(pieces))
    if len(pieces) == 1:
        return told
    # A text for each number: a language may bend each by its own.
    text = counted(
        "Portfolio", "{pieces} from {count} milestones", "{pieces} from 1 milestone", milestones
    )
    return text.format(pieces=told, count=milestones)


def next_row(plan: Plan, words: Words) -> NextPieceRow | None:
    """The card of what comes next."""
    coming = next_piece(plan)
    if coming is None:
        return None
    due = words.short_date(coming.finish, plan.today) if coming.finish else ""
    return NextPieceRow(
        milestone=coming.id,
        heading=translate("Portfolio", "Next piece"),
        title=coming.milestone.title,
        due=translate("Portfolio", "due {date}").format(date=due) if due else "",
        verb=translate("Portfolio", "Open milestone"),
    )


def pieces_wanted(plan: Plan) -> int:
    """How many portfolio pieces the plan is to bring."""
    columns = columns_of(plan.profile)
    return sum(map(gt, columns.of_kind(Kind.PORTFOLIO), columns.is_skipped))


def starred_line(count: int, wanted: int) -> str:
    """How many pieces are starred, beside how many the plan is to bring."""
    if not count:
        starred = translate("Portfolio", "None is starred so far: the star on a card chooses it.")
    else:
        text = counted("Portfolio", "{count} are starred so far.", "1 is starred so far.", count)
        starred = text.format(count=count)
    if not wanted:
        return starred
    asked = counted(
        "Portfolio",
        "Your plan has {count} portfolio pieces.",
        "Your plan has 1 portfolio piece.",
        wanted,
    )
    return f"{asked.format(count=wanted)} {starred}"


def piece_row(
    milestone: Milestone, place: int, today: dt.date, words: Words, looks: Looks
) -> PieceRow:
    """One piece of evidence of a milestone."""
    piece = milestone.evidence[place]
    sort = sort_of(piece)
    file = AskedFile.of(piece) if piece.kind is EvidenceKind.FILE else None
    standing = looks.standing(file) if file else Standing.THERE
    sound = looks.sound(file) if file else None
    title = piece.title or piece.target.strip()[:MAX_TITLE]
    trouble, warning = ("", "") if standing is Standing.THERE else trouble_of(standing, title)
    facts = [_name(piece, sort)]
    if sound is not None:
        facts = [duration(sound.seconds), rate(sound.rate, words)]
    facts.append(words.short_date(piece.added, today))
    lost = standing in (Standing.GONE, Standing.SILENT)
    return PieceRow(
        milestone=milestone.id,
        place=place,
        group=sort.value,
        icon="link-break" if lost else _ICONS[sort],
        title=title,
        preview=trouble if lost else _preview(piece, sort),
        milestone_title=milestone.title,
        milestone_kind=milestone.kind.value,
        facts=" · ".join(facts),
        added=piece.added,
        starred=piece.starred,
        file=file,
        standing=standing if file else None,
        warning=warning,
        trouble=trouble,
        caution=caution(milestone) if piece.starred else "",
    )


def caution(milestone: Milestone) -> str:
    """What is to be thought of before a piece of a milestone is shown; empty where nothing is."""
    definition = milestone.definition
    if definition.licence is Licence.PRACTICE_ONLY:
        return translate("Portfolio", "It is made of practice material, which is not published.")
    open_ = [each for each in definition.criteria if each not in milestone.criteria_met]
    several = len(definition.criteria) > 1
    if several and open_ and milestone.is_open:
        text = translate(
            "Portfolio", "{open} of {count} criteria of its milestone are not met yet."
        )
        return text.format(open=len(open_), count=len(definition.criteria))
    return ""


def duration(seconds: float) -> str:
    """Minutes and seconds of a sound, as players show them."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def rate(hertz: int, words: Words) -> str:
    """Samples a second: "44.1 kHz"."""
    return f"{words.number(hertz / 1000)} kHz"


def trouble_of(standing: Standing, title: str) -> tuple[str, str]:
    """What became of a file in a word or two, and as a sentence."""
    short = {
        Standing.GONE: translate("Portfolio", "Not in its folder"),
        Standing.CHANGED: translate("Portfolio", "Changed since"),
        Standing.SILENT: translate("Portfolio", "No answer from its folder"),
    }
    sentences = {
        Standing.GONE: translate(
            "Portfolio", "“{title}” is no longer in its folder. It may have been moved or renamed."
        ),
        Standing.CHANGED: translate(
            "Portfolio", "“{title}” has been changed since it was added. The plan keeps its place."
        ),
        Standing.SILENT: translate(
            "Portfolio", "The folder of “{title}” does not answer. Its drive may be away."
        ),
    }
    sentence = sentences.get(standing, "")
    return short.get(standing, ""), sentence.format(title=fenced(title)) if sentence else ""


def _name(piece: Evidence, sort: Sort) -> str:
    if sort is Sort.LINK:
        return translate("Portfolio", "Link")
    if sort is Sort.NOTE:
        return translate("Portfolio", "Note")
    if sort is Sort.IMAGE:
        return translate("Portfolio", "Image")
    ending = _ending(piece.target)[1:]
    fits = 0 < len(ending) <= _LONGEST_ENDING
    return ending.upper() if fits else translate("Portfolio", "File")


def _ending(target: str) -> str:
    """The ending of a file's name with its stop; empty where it has none."""
    name = target[max(target.rfind("/"), target.rfind("\\")) + 1 :]
    stop = name.rfind(".")
    return name[stop:] if stop > 0 else ""


def _preview(piece: Evidence, sort: Sort) -> str:
    if sort is Sort.LINK:
        try:
            return urlsplit(piece.target).hostname or piece.target
        except ValueError:
            return piece.target
    return piece.target.strip() if sort is Sort.NOTE else _name(piece, sort)


def _searched(row: PieceRow) -> str:
    return f"{row.title}\n{row.milestone_title}\n{row.preview}\n{row.facts}".casefold()
