"""Ways to damage a file, and plans to damage."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

RELEASED = sorted((Path(__file__).parent.parent / "data" / "profiles").glob("schema-*.json"))
#: A real plan with a little of everything in it.
REAL = RELEASED[-1].read_bytes()


def flipped(data: bytes, bit: int) -> bytes:
    """The bytes with one bit turned over."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def zeroed(data: bytes, first: int, count: int) -> bytes:
    """The bytes with some of them NUL, as after a power cut."""
    return data[:first] + b"\0" * len(data[first : first + count]) + data[first + count :]


def document(data: bytes) -> dict[str, Any]:
    """The JSON object of a file."""
    found: dict[str, Any] = json.loads(data)
    return found


def written(found: object) -> bytes:
    """A JSON object as the bytes of a file."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


_ODD = (
    None, True, -1, 0, 10**30, 1.5, "", "x" * 400, "9999-12-31", "todo", [], {}, [[]], {"id": "x"},
    "\ud800", "\0", [None], "2027-02-30",
)  # fmt: skip


def mutated(data: bytes, choose: random.Random, times: int = 3) -> bytes:
    """The file with members of its JSON taken out, put twice, exchanged or replaced."""
    found = document(data)
    for _ in range(times):
        places = places_in(found)
        holder, key = choose.choice(places)
        match choose.randrange(5):
            case 0:
                del holder[key]
            case 1:
                holder[key] = deepcopy(choose.choice(_ODD))  # a later change may be to it
            case 2 if isinstance(holder, list):
                holder.insert(key, holder[key])
            case 3 if isinstance(holder, dict):
                holder[choose.choice(("id", "on", "kind", "unknown", str(key)[:-1]))] = holder[key]
            case _:
                other, name = choose.choice(places)
                holder[key] = json.loads(json.dumps(other[name]))
    return written(found)


def places_in(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a JSON value: what holds it, and its key there."""
    places = []
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        places.append((value, key))
        if isinstance(inner, (dict, list)):
            places += places_in(inner)
    return places


def _without(data: bytes, first: int, count: int) -> bytes:
    return data[:first] + data[first + count :]


def _moved(data: bytes, first: int, second: int, count: int) -> bytes:
    """The bytes with two blocks in each other's place."""
    one, other = data[first : first + count], data[second : second + count]
    middle = data[first + count : second]
    return data[:first] + other + middle + one + data[second + count :]


#: What disks, sync programs, editors and transfers do to files, by what happened.
RECIPES: dict[str, Callable[[bytes], bytes]] = {
    "one byte is left": lambda data: data[:1],
    "a tenth is left": lambda data: data[: len(data) // 10],
    "a tenth is missing at the end": lambda data: data[: len(data) * 9 // 10],
    "cut inside a name": lambda data: data[: data.index(b'"name"') + 3],
    "cut inside a date": lambda data: data[: data.index(b"2027-01") + 4],
    "the end is NUL": lambda data: zeroed(data, len(data) * 3 // 4, len(data)),
    "a block is NUL": lambda data: zeroed(data, len(data) // 3, 1024),
    "a block was never written": lambda data: data[:1024] + b"\xff" * 512 + data[1536:],
    "a sector is lost": lambda data: _without(data, len(data) // 2, 512),
    "a sector is there twice": lambda data: data[:2048] + data[1536:],
    "two sectors changed places": lambda data: _moved(data, 512, 2048, 512),
    "the beginning is lost": lambda data: data[300:],
    "the first brace is lost": lambda data: data[1:],
    "an older end shows behind the new one": lambda data: data + data[-700:],
    "the file is there twice": lambda data: data + data,
    "a log line was written into it": lambda data: data[:900] + b"\n[error]\n" + data[900:],
    "garbage stands behind it": lambda data: data + bytes(range(256)),
    "a letter is half": lambda data: data.replace(b"Signal flow", b"Signal \xef\xbf", 1),
    "a quote is lost": lambda data: data.replace(b'"title":"', b'"title":', 1),
    "a comma is lost": lambda data: data.replace(b',"milestones"', b'"milestones"', 1),
    "a comma is too many": lambda data: data.replace(b'"milestones":[', b'"milestones":[,', 1),
    "a number is words": lambda data: data.replace(b'"estimate":360', b'"estimate":"six"', 1),
    "a number is negative": lambda data: data.replace(b'"estimate":360', b'"estimate":-360', 1),
    "a kind that there is not": lambda data: data.replace(b'"kind":"course"', b'"kind":"cow"', 1),
    "a member is called otherwise": lambda data: data.replace(b'"phase":1', b'"fase":1', 1),
    "one bit of a bracket": lambda data: flipped(data, 8 * data.index(b'"milestones":[') + 105),
    "one bit of a quote": lambda data: flipped(data, 8 * data.index(b'"title"') + 1),
}
