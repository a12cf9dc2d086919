"""What a power cut may leave: a model of a file system, fed with the calls that a save made.

Bytes that were written and names that were given are certain only once they were flushed: a file's
bytes by its own flush, a folder's names by the folder's. Until then each of them may have arrived
or not, whatever came before or after: bytes may be missing, or be zeros where they should stand.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

from planner.storage.safe_write import Disk

#: What may have become of bytes that were not flushed.
_ARRIVED, _MISSING, _ZEROS = range(3)


@dataclass(frozen=True)
class Call:
    """A call that changes something: its kind, and what it was about."""

    kind: str
    name: str = ""
    other: str = ""
    data: bytes = b""


class NotingDisk(Disk):
    """A disk that does what it is asked and notes down what changes something."""

    def __init__(self, pieces: int = 4) -> None:
        self.log: list[Call] = []
        self._pieces = pieces
        self._names: dict[int, str] = {}
        self._size = 0

    def acknowledged(self) -> None:
        """Note that a save was reported as done."""
        self.log.append(Call("acknowledged"))

    def open_temporary(self, folder: Path, prefix: str) -> tuple[int, Path]:
        descriptor, path = super().open_temporary(folder, prefix)
        self._names[descriptor] = path.name
        self._size = 0
        self.log.append(Call("make", path.name))
        return descriptor, path

    def write(self, descriptor: int, data: memoryview) -> int:
        self._size = self._size or -(-len(data) // self._pieces)
        piece = data[: self._size]
        self.log.append(Call("write", self._names[descriptor], data=bytes(piece)))
        return os.write(descriptor, piece)

    def flush(self, descriptor: int) -> None:
        super().flush(descriptor)
        self.log.append(Call("flush", self._names[descriptor]))

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self.log.append(Call("replace", source.name, target.name))

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self.log.append(Call("link", source.name, target.name))

    def claim(self, target: Path) -> None:
        super().claim(target)
        self.log.append(Call("make", target.name))

    def remove(self, path: Path) -> None:
        super().remove(path)
        self.log.append(Call("remove", path.name))

    def flush_folder(self, folder: Path) -> None:
        super().flush_folder(folder)
        self.log.append(Call("flush folder"))


@dataclass
class _File:
    """A file's bytes: those that are certain, and the pieces that are not."""

    certain: bytes = b""
    pieces: list[bytes] = field(default_factory=list)

    def contents(self) -> Iterator[bytes]:
        for fates in product(range(3), repeat=len(self.pieces)):
            data = self.certain
            end = max((place for place, fate in enumerate(fates) if fate != _MISSING), default=-1)
            for place, piece in enumerate(self.pieces[: end + 1]):
                data += piece if fates[place] == _ARRIVED else bytes(len(piece))
            yield data


class Computer:
    """A folder as the calls so far have left it, on the disk and in memory."""

    def __init__(self, names: dict[str, bytes]) -> None:
        """Begin with files that are certain."""
        self._files = [_File(data) for data in names.values()]
        self._certain = {name: place for place, name in enumerate(names)}
        self._now = dict(self._certain)
        self._uncertain: list[Call] = []
        self._places: list[int] = []

    def do(self, call: Call) -> None:
        """Carry out a call."""
        if call.kind == "write":
            self._files[self._now[call.name]].pieces.append(call.data)
        elif call.kind == "flush":
            place = self._now[call.name]
            file = self._files[place]
            self._files[place] = _File(file.certain + b"".join(file.pieces))
        elif call.kind == "flush folder":
            self._certain = dict(self._now)
            self._uncertain.clear()
        elif call.kind != "acknowledged":
            if call.kind == "make":
                self._files.append(_File())
                call = replace(call, other=str(len(self._files) - 1))
            self._uncertain.append(call)
            _name(self._now, call)

    def after_a_cut(self, name: str) -> Iterator[bytes | None]:
        """All that may stand under a name once the power is back; None where nothing does."""
        for kept in product((True, False), repeat=len(self._uncertain)):
            names = dict(self._certain)
            for call, arrived in zip(self._uncertain, kept, strict=True):
                if arrived:
                    _name(names, call, self._now)
            if name in names:
                yield from self._files[names[name]].contents()
            else:
                yield None


def _name(names: dict[str, int], call: Call, known: dict[str, int] | None = None) -> None:
    """Carry out a change of names, also where an earlier one of them did not arrive."""
    if call.kind == "make":
        names[call.name] = int(call.other)
    elif call.kind == "remove":
        names.pop(call.name, None)
    elif call.name in names:
        names[call.other] = names[call.name]
        if call.kind == "replace":
            del names[call.name]
    elif known is not None and call.other in known:
        # The entry for the new name points to the file whether or not the old name's arrived.
        names[call.other] = known[call.other]
