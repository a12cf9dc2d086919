"""`planner snapshots`: list the kept earlier states of a plan, or go back to one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner.change_words import ENGLISH_CHANGES
from planner.domain import edits
from planner.domain import typed_values as typed
from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence
from planner.export.plan_text import table
from planner.storage.previews import previewed
from planner.storage.profile_errors import (
    DamagedProfileError,
    ForeignFileError,
    MissingProfileError,
    ProfileFileError,
)
from planner.storage.profile_file import ProfileStore, read_bytes, read_profile
from planner.storage.rotation import LIMITS
from planner.storage.set_aside import set_aside
from planner.storage.snapshots import Reason, folder_for, list_snapshots, read, take
from planner.words import ENGLISH

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from planner.commands.desk import Desk
    from planner.domain.profile import Profile
    from planner.storage.previews import Preview
    from planner.storage.snapshots import Snapshot

_MOST = 100_000


class NoSuchSnapshotError(PlannerError):
    """A number that no snapshot has."""

    def __init__(self, number: int, count: int) -> None:
        super().__init__(
            Sentence(
                "There is no snapshot {number}. Choose a number from 1 to {last}.",
                number=number,
                last=count,
            )
            if count
            else Sentence("There are no snapshots of this plan.")
        )


class _Restored(NamedTuple):
    """What was restored, and where the state before is kept."""

    chosen: Snapshot
    #: The snapshot of the state before; None where the file could not be read.
    before: Snapshot | None = None
    #: The copy of a damaged file.
    aside: Path | None = None
    changed: bool = True


def run(options: argparse.Namespace, desk: Desk) -> int:
    """List the snapshots, or restore one."""
    path = Path(options.profile)
    if options.restore is None:
        _list(path, desk, as_json=options.json)
    else:
        number = typed.whole_number(options.restore, "--restore", 1, _MOST)
        _tell_restored(_restore(path, number, desk), path, desk, as_json=options.json)
    return 0


def _found(path: Path) -> tuple[Snapshot, ...]:
    folder = folder_for(path)
    return list_snapshots(folder) if folder is not None else ()


# --- The list ------------------------------------------------------------------------------------


def _list(path: Path, desk: Desk, *, as_json: bool) -> None:
    found = _found(path)
    present: Profile | None = None
    try:
        present = read_profile(path, trust_edits=True).profile
    except ProfileFileError as error:
        if not found:
            raise
        desk.remark(str(error))
    seen = tuple(previewed(found, present))
    if as_json:
        desk.say_json([_object(number, each) for number, each in enumerate(seen, 1)])
        return
    desk.say(_lines(seen, desk, since_now=present is not None))
    if found:
        desk.tell(ENGLISH_CHANGES.snapshot_space([each.size for each in found], LIMITS.most))
    else:
        desk.tell(ENGLISH_CHANGES.no_snapshots)


def _lines(seen: Sequence[Preview], desk: Desk, *, since_now: bool) -> Iterator[str]:
    rows = [
        (
            str(number),
            _when(each.snapshot.taken),
            ENGLISH_CHANGES.snapshot_reasons[each.snapshot.reason],
            f"{each.snapshot.done} of {each.snapshot.total} done",
            _since(each),
        )
        for number, each in enumerate(seen, 1)
    ]
    if rows:
        change = "Changed since then" if since_now else "Changed until the next"
        heading, *rest = table(
            [("", "Taken", "Kept", "Milestones", change), *rows], 4, desk.terminal().width, 0
        )
        yield desk.terminal().strong(heading)
        yield from rest


def _since(preview: Preview) -> str:
    if preview.profile is None:
        return "damaged, cannot be restored"
    return "" if preview.changes is None else ENGLISH_CHANGES.in_brief(preview.changes)


def _when(taken: dt.datetime) -> str:
    local = taken.astimezone()
    return f"{ENGLISH.weekday_date(local.date())}, {local:%H:%M}"


def _object(number: int, preview: Preview) -> dict[str, object]:
    snapshot, changes = preview.snapshot, preview.changes
    return {
        "number": number,
        "taken": snapshot.taken.isoformat(),
        "reason": snapshot.reason.value,
        "done": snapshot.done,
        "total": snapshot.total,
        "bytes": snapshot.size,
        "file": str(snapshot.path),
        "readable": preview.profile is not None,
        "changes": None if changes is None else list(ENGLISH_CHANGES.lines(changes)),
    }


# --- Going back ----------------------------------------------------------------------------------


def _restore(path: Path, number: int, desk: Desk) -> _Restored:
    store = ProfileStore(path)
    with store.lock():
        found = _found(path)
        if number > len(found):
            raise NoSuchSnapshotError(number, len(found))
        chosen = found[number - 1]
        earlier = read(chosen)
        try:
            profile = store.load(trust_edits=True).profile
        except (DamagedProfileError, ForeignFileError):
            present = read_bytes(path)
            aside = set_aside(path, present, desk.clock())
            store.go_on_from(earlier, present)
            store.save(earlier.profile, allow_empty=True)
            return _Restored(chosen, aside=aside)
        except MissingProfileError:
            store.go_on_from(earlier, b"")
            store.save(earlier.profile, allow_empty=True)
            return _Restored(chosen)
        restored, _ = edits.restore(profile, earlier.profile).apply(profile)
        if restored == profile:
            return _Restored(chosen, changed=False)
        before = take(path, read_bytes(path), Reason.RESTORE, desk.clock())
        store.save(restored, allow_empty=True)
        return _Restored(chosen, before)


def _tell_restored(done: _Restored, path: Path, desk: Desk, *, as_json: bool) -> None:
    number = None
    if done.before is not None:
        number = 1 + [each.path for each in _found(path)].index(done.before.path)
    if as_json:
        desk.say_json(
            {
                "restored": str(done.chosen.path),
                "taken": done.chosen.taken.isoformat(),
                "changed": done.changed,
                "before": number,
                "damaged": None if done.aside is None else str(done.aside),
            }
        )
        return
    if not done.changed:
        desk.tell("The plan is in that state already; nothing was changed.")
        return
    desk.tell(f"Restored the state of {_when(done.chosen.taken)}.")
    if number is not None:
        desk.tell(f"The state before is snapshot {number}; --restore {number} goes back to it.")
    if done.aside is not None:
        desk.tell(f"The damaged file was kept as {done.aside}")
