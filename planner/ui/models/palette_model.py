"""What the command palette finds: commands, pages, milestones and careers, best match first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.ui.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QObject

    AnyIndex = QModelIndex | QPersistentModelIndex

#: As many as anybody reads.
MOST = 40
#: As many as are read well within a frame of the screen.
_AT_ONCE = 1_000
#: Of more that begin as typed the shortest are compared: as much is like them as can be.
_MOST_COMPARED = 1_000
#: Of 100; what is less alike was hardly meant.
_LEAST_ALIKE = 55


class EntryKind(StrEnum):
    """What choosing an entry does."""

    COMMAND = "command"
    MILESTONE = "milestone"
    CAREER = "career"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be chosen."""

    kind: EntryKind
    #: Of the command, the milestone or the career.
    id: str
    text: str
    #: What stands at the end of its row: keys, or a code.
    hint: str = ""
    icon: str = ""
    #: What else it is found by.
    more: str = ""


def best(entries: Iterable[Entry], typed: str, most: int = MOST) -> tuple[Entry, ...]:
    """The entries most like what was typed, in order; with nothing typed the first ones."""
    return Searched(entries).best(typed, most)


class Searched:
    """Entries with the words they are found by; both are read once, and not before they must be.

    With nothing typed the first entries are all that is shown, while a long plan has thousands.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Look through entries, which are taken one by one."""
        self._coming = iter(entries)
        self._entries: list[Entry] = []
        self._texts: list[str] = []

    def gather(self, count: int | None = None) -> bool:
        """Read so many further entries, or all; tells whether any may be left."""
        from rapidfuzz import utils

        come = [*islice(self._coming, count)]
        texts = (f"{each.text} {each.hint} {each.more}" for each in come)
        self._entries += come
        self._texts += map(utils.default_process, texts)
        return bool(come)

    def first(self, most: int) -> tuple[Entry, ...]:
        """The first entries."""
        if len(self._entries) < most:
            self.gather(most - len(self._entries))
        return tuple(self._entries[:most])

    def best(self, typed: str, most: int) -> tuple[Entry, ...]:
        """The entries most like what was typed, in order; with nothing typed the first ones.

        A code, and words that begin as typed, come before what is only alike: people type the
        beginning of a name more often than they mistype one. Likeness is RapidFuzz's weighted
        ratio.
        """
        from rapidfuzz import fuzz, process, utils

        wanted = utils.default_process(typed)
        if not wanted:
            return self.first(most)
        self.gather()
        begin = _begin(self._texts, wanted.split())
        if len(begin) > _MOST_COMPARED:
            begin = nsmallest(_MOST_COMPARED, begin, key=lambda place: len(self._texts[place]))
        # What is only alike comes after all that begin as typed, so it may not be asked for.
        places = begin if len(begin) >= most else range(len(self._texts))
        alike = process.extract(
            wanted,
            [self._texts[place] for place in places],
            scorer=fuzz.WRatio,
            limit=None,
            score_cutoff=_LEAST_ALIKE,
        )
        scores = {places[number]: score for _, score, number in alike}
        known = frozenset(begin)
        ranked = nsmallest(
            most,
            (
                (place not in known, -scores.get(place, 0.0), place)
                for place in known | scores.keys()
            ),
        )
        return tuple(self._entries[place] for _, _, place in ranked)


def _begin(texts: Sequence[str], parts: Sequence[str]) -> list[int]:
    """Places of the texts in which every part is the beginning of a word; words end at spaces."""
    found = [*range(len(texts))]
    for part in parts:
        inside = f" {part}"
        found = [
            place for place in found if inside in texts[place] or texts[place].startswith(part)
        ]
    return found


class PaletteModel(QAbstractListModel):
    """The entries that match, in order."""

    def __init__(self, entries: Iterable[Entry], parent: QObject | None = None) -> None:
        """Begin with the first of all entries."""
        super().__init__(parent)
        self._searched = Searched(entries)
        self._shown = self._searched.best("", MOST)

    def gather(self) -> Iterator[None]:
        """Read all entries, some at each step, before anything is looked for."""
        while self._searched.gather(_AT_ONCE):
            yield

    def look_for(self, typed: str) -> None:
        """Show what matches."""
        shown = self._searched.best(typed, MOST)
        if shown != self._shown:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row, if there is one."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many entries match."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value of a role of an entry."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: entry.text,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (entry.text, entry.hint))),
            Role.TITLE: entry.text,
            Role.DUE: entry.hint,
            Role.FLAGS: (entry.icon,) if entry.icon else (),
        }
        return values.get(role)
