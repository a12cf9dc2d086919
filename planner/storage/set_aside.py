"""Keeps the bytes of a plan's file beside it, before anything takes its place."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from planner.storage.safe_write import DISK, Disk, resolved, write_durably

#: Names are limited in bytes; this leaves room for what is added.
_LONGEST_STEM = 180


def set_aside(
    path: Path, data: bytes, now: dt.datetime, label: str = "damaged", *, disk: Disk = DISK
) -> Path:
    """Write what stands in a plan's file to another one beside it, and return that.

    Bytes that were set aside before are not written again.

    Args:
        path: The plan's file.
        data: All of its bytes.
        now: The time, with its zone.
        label: Why, for the name.
        disk: The operating system's calls.

    Raises:
        WriteError: It was not written.
    """
    target = resolved(path)
    stem = os.fsencode(target.stem)[:_LONGEST_STEM].decode(errors="ignore")
    for earlier in target.parent.glob(f"*.{label}-*.json"):
        if earlier.name.startswith(f"{stem}.{label}-") and _holds(earlier, data):
            return earlier
    aside = target.with_name(f"{stem}.{label}-{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}.json")
    write_durably(aside, data, new=True, disk=disk)
    return aside


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
