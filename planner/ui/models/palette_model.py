"""What the command palette finds: commands, pages, milestones and careers, best match first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.ui.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    AnyIndex = QModelIndex | QPersistentModelIndex

#: As many as anybody reads.
MOST = 40
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


def best(entries: Sequence[Entry], typed: str, most: int = MOST) -> tuple[Entry, ...]:
    """The entries most like what was typed, in order; with nothing typed the first ones.

    A code, and words that begin as typed, come before what is only alike: people type the beginning
    of a name more often than they mistype one. Likeness is RapidFuzz's weighted ratio.
    """
    from rapidfuzz import fuzz, process, utils

    wanted = utils.default_process(typed)
    if not wanted:
        return tuple(entries[:most])
    texts = [utils.default_process(f"{each.text} {each.hint} {each.more}") for each in entries]
    alike = process.extract(
        wanted, texts, scorer=fuzz.WRatio, limit=None, score_cutoff=_LEAST_ALIKE
    )
    scores = {place: score for _, score, place in alike}
    ranked = sorted(
        (not _begins(text, wanted), -scores.get(place, 0.0), place)
        for place, text in enumerate(texts)
        if place in scores or _begins(text, wanted)
    )
    return tuple(entries[place] for _, _, place in ranked[:most])


def _begins(text: str, wanted: str) -> bool:
    """Whether every word typed is the beginning of a word of the text."""
    words = text.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


class PaletteModel(QAbstractListModel):
    """The entries that match, in order."""

    def __init__(self, entries: Sequence[Entry], parent: QObject | None = None) -> None:
        """Begin with the first of all entries."""
        super().__init__(parent)
        self._entries = tuple(entries)
        self._shown = best(self._entries, "")

    def look_for(self, typed: str) -> None:
        """Show what matches."""
        shown = best(self._entries, typed)
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
