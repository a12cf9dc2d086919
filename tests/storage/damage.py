"""Ways to damage a file, and plans to damage."""

from __future__ import annotations

import json
import random
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
