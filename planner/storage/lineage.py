"""Which revisions a plan was made from, and what two copies of it were both made from.

A revision names its parent. Of all before it, its lineage marks those that another copy can have
been made from: what each session began with, both sides of each merge, and what stood in the file
for some seconds, so that a sync program had time to carry it away. The states themselves are what
a session still remembers, and snapshots. The clocks of computers and of files decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from planner.storage.profile_bytes import CalendarEntry, Envelope, StoredProfile

#: How many revisions a lineage marks.
MOST_MARKED = 200
#: How many states a session remembers.
MOST_REMEMBERED = 200
#: What stood in the file for less can hardly have been carried to another computer.
STOOD_S = 5.0


def mark_of(envelope: Envelope) -> str:
    """What a lineage knows a revision by."""
    return envelope.sha256[:16]


def ancestors(envelope: Envelope) -> frozenset[str]:
    """Marks of what a revision is known to be made from, and its own.

    The digest in a file that was edited by hand is that of the state it was before.
    """
    parents = () if envelope.parent_sha256 is None else (envelope.parent_sha256[:16],)
    return frozenset((*envelope.lineage, *parents, mark_of(envelope)))


def common_base(
    own: Sequence[StoredProfile],
    theirs: StoredProfile,
    kept: Iterable[StoredProfile] = (),
    *,
    older: bool = False,
) -> StoredProfile | None:
    """The newest known state that both were made from; None where there is none.

    Args:
        own: The states of our side that are remembered, the present one last.
        theirs: The other state.
        kept: Other states that both may have been made from.
        older: Whether it must be older than theirs.
    """
    mine = ancestors(own[-1].envelope).union(mark_of(each.envelope) for each in own)
    other = ancestors(theirs.envelope)
    if older:
        other -= {mark_of(theirs.envelope)}
    found = None
    for each in (*own, theirs, *kept):
        is_newer = found is None or each.envelope.revision > found.envelope.revision
        if not each.edited and mark_of(each.envelope) in mine & other and is_newer:
            found = each
    return found


def lineage_after(before: Envelope, *, marked: bool) -> tuple[str, ...]:
    """The lineage of what is made from a revision, which is marked in it or not."""
    marks = (*before.lineage, mark_of(before)) if marked else before.lineage
    return marks[-MOST_MARKED:]


def joined(ours: Envelope, theirs: Envelope) -> Envelope:
    """Theirs as the parent of what both sides are merged into."""
    lineage = dict.fromkeys((*ours.lineage, *theirs.lineage, mark_of(ours)))
    lineage.pop(mark_of(theirs), None)
    update = {
        "revision": max(ours.revision, theirs.revision),
        "codes_issued": max(ours.codes_issued, theirs.codes_issued),
        "lineage": tuple(lineage)[-MOST_MARKED:],
        "calendar": _latest(ours.calendar, theirs.calendar),
    }
    return theirs.model_copy(update=update)


def thinned(states: list[StoredProfile]) -> list[StoredProfile]:
    """What a session remembers: of many states every second of the older half goes."""
    if len(states) <= MOST_REMEMBERED:
        return states
    half = len(states) // 2
    return states[:half:2] + states[half:]


def _latest(
    ours: Mapping[str, CalendarEntry], theirs: Mapping[str, CalendarEntry]
) -> Mapping[str, CalendarEntry]:
    """The later entry of each event, so that calendars take the next export."""
    entries = dict(ours)
    for uid, entry in theirs.items():
        if uid not in entries or entries[uid].sequence < entry.sequence:
            entries[uid] = entry
    return entries
