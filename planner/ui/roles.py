"""The item data roles shared by models, delegates and filters: what a row is and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    import datetime as dt

    from planner.storage.evidence_look import AskedFile, Standing

_FIRST = int(Qt.ItemDataRole.UserRole) + 1


class Role(IntEnum):
    """One piece of a row; the comment beside each member says the type of its value."""

    ROW_TYPE = _FIRST
    """`RowType`."""
    MILESTONE_ID = _FIRST + 1
    """str, empty for a phase header."""
    TITLE = _FIRST + 2
    """str, first line."""
    SUBTITLE = _FIRST + 3
    """str, second line in words."""
    KIND = _FIRST + 4
    """str, the kind's value as the catalogue writes it."""
    OWN = _FIRST + 5
    """bool, a milestone the learner wrote."""
    CHECK = _FIRST + 6
    """`CheckState`, what the check box shows."""
    PROGRESS = _FIRST + 7
    """float from 0 to 1, logged part of the effort."""
    BLOCKED = _FIRST + 8
    """bool, an open prerequisite keeps it from starting."""
    OVERDUE = _FIRST + 9
    """int, days past its planned finish, 0 if none."""
    HOURS = _FIRST + 10
    """str, "11 / 26 h"."""
    DUE = _FIRST + 11
    """str, "20 Jun" or "4 days over"."""
    DUE_NOTE = _FIRST + 12
    """str, small line under the date, often empty."""
    FLAGS = _FIRST + 13
    """tuple of icon names, such as `note` and `paperclip`."""
    PINNED = _FIRST + 14
    """bool, the learner fixed its date."""
    PROVISIONAL = _FIRST + 15
    """bool, the date is a guess that says "about"."""
    EXPANDED = _FIRST + 16
    """bool, a phase whose rows are shown."""
    NUMBER = _FIRST + 17
    """int, position of a phase from 1; 0 for another group."""
    COUNT = _FIRST + 18
    """str, "1 of 9" of a phase or a snapshot."""
    PHASE_STATE = _FIRST + 19
    """`PhaseState`."""
    SEARCH = _FIRST + 20
    """str, case folded text a filter looks in."""
    SORT = _FIRST + 21
    """a value that sorts as the reader expects."""
    ROW_STATE = _FIRST + 22
    """str, status value of the milestone."""
    SKILL_ID = _FIRST + 23
    """str, empty for a heading."""
    LEVELS = _FIRST + 24
    """tuple of four levels: shown, held now, held once the plan is done, asked for."""
    LEVEL = _FIRST + 25
    """str, "2 of 5"; of a level on the way, its number."""
    LEVEL_NOTE = _FIRST + 26
    """str, "3 claimed", often empty."""
    STANDING = _FIRST + 27
    """str, what a level on the way rests on."""
    GROUP = _FIRST + 28
    """int or str, by which the header of a group is known."""
    ICON = _FIRST + 29
    """str, what the header of a group other than a phase shows, often empty."""
    CONTACT = _FIRST + 40
    """`ContactRow`, everything a row about somebody shows."""
    PIECE = _FIRST + 41
    """`PieceRow`, everything the card of a piece of evidence shows."""
    NEXT_PIECE = _FIRST + 42
    """`NextPieceRow`, of the card that says what comes next."""
    SOUND = _FIRST + 43
    """`SoundShape` of a piece that is a sound, once it was read."""
    PICTURE = _FIRST + 44
    """`QPixmap` of a piece that is a picture, once it was read."""


class RowType(IntEnum):
    """What kind of row a list shows."""

    PHASE = 0
    MILESTONE = 1
    DAY = 2
    SNAPSHOT = 3
    HEADING = 4
    SKILL = 5
    LEVEL = 6


class CheckState(IntEnum):
    """What a milestone's check box shows."""

    TODO = 0
    IN_PROGRESS = 1
    DONE = 2
    SKIPPED = 3
    BLOCKED = 4


class PhaseState(IntEnum):
    """How far a phase is; decides how its number disc is drawn."""

    LATER = 0
    CURRENT = 1
    DONE = 2


@dataclass(frozen=True, slots=True)
class ContactRow:
    """What the row of a contact shows, in words."""

    id: str
    name: str
    note: str
    met: str
    last: str
    due: str
    due_note: str
    late: bool
    #: `due` is no date but asks for one.
    offers_date: bool
    icon: str
    spoken: str


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A piece of evidence as its card shows it; `place` is its position in the milestone."""

    milestone: str
    place: int
    group: str
    icon: str
    title: str
    #: What stands under the icon: where a link leads, the ending of a file.
    preview: str
    milestone_title: str
    milestone_kind: str
    facts: str
    added: dt.date
    starred: bool
    #: Of a file; nothing of a link or note.
    file: AskedFile | None = None
    #: What became of its file; nothing of a link or note.
    standing: Standing | None = None
    #: The same as a sentence and in a word or two; empty where it is as it was.
    warning: str = ""
    trouble: str = ""
    #: What is to be thought of before it is shown to anybody, as a sentence.
    caution: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """Where it stands in the plan."""
        return self.milestone, self.place

    @property
    def plays(self) -> bool:
        """Whether it is a sound that can be listened to."""
        return self.group == "audio" and self.icon != "link-break"

    @property
    def spoken(self) -> str:
        """The card as it is read aloud."""
        parts = (self.title, self.milestone_title, self.facts, self.warning, self.caution)
        return ". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + "."


@dataclass(frozen=True, slots=True)
class NextPieceRow:
    """The milestone that brings the next piece."""

    milestone: str
    heading: str
    title: str
    due: str
    verb: str
