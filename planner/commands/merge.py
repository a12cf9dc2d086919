"""`planner merge`: take the changes of another copy into a plan, and say what came from where."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from planner.change_words import ENGLISH_CHANGES
from planner.commands.desk import count
from planner.domain.changes import changes_between
from planner.domain.edits import Change, EditProfile
from planner.domain.merge import merged
from planner.domain.merge_edits import Side, settled
from planner.domain.plan import with_schedule
from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence
from planner.merge_words import ENGLISH_MERGE
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.snapshots import Reason, kept_states

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from planner.commands.desk import Desk
    from planner.domain.catalogue import Catalogue
    from planner.domain.merge import Merge
    from planner.domain.merge_values import Conflict
    from planner.domain.profile import Profile
    from planner.storage.profile_file import StoredProfile

#: Conflicts that are named in the one line of a refusal.
_MOST_NAMED = 3


class UndecidedError(PlannerError):
    """Both sides changed the same, and nobody said who is right."""

    def __init__(self, names: list[str]) -> None:
        shown = "; ".join(names[:_MOST_NAMED])
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        super().__init__(
            Sentence(
                "Both sides changed the same, so nothing was merged: {names}. Add --prefer ours or "
                "--prefer theirs, or see both with --dry-run.",
                names=f"{shown}{more}",
            )
        )


class _Merged(NamedTuple):
    """Both sides, what both were made from, and what they become."""

    ours: Profile
    theirs: Profile
    base: Profile | None
    merge: Merge
    #: With every conflict decided and new dates where they are needed.
    after: Profile


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Merge the other copy, or show what that would do."""
    path = Path(options.profile)
    theirs = read_profile(Path(options.other), trust_edits=desk.trust_edits)
    side = None if options.prefer is None else Side(options.prefer)
    if options.dry_run:
        store = ProfileStore(path)
        done = _merged(store, theirs, side, options, desk)
    else:
        with desk.changing(path) as store:
            done = _merged(store, theirs, side, options, desk)
            if done.merge.conflicts and side is None:
                raise UndecidedError([_place(each, done) for each in done.merge.conflicts])
            if done.after != done.ours:
                if store.rhythm is not None:
                    store.rhythm.expect(Reason.MERGE)
                store.join(theirs, in_place=False)
                store.save(done.after)
    _tell(done, side, options, desk)
    return 0


def _merged(
    store: ProfileStore,
    theirs: StoredProfile,
    side: Side | None,
    options: argparse.Namespace,
    desk: Desk,
) -> _Merged:
    ours = store.load(trust_edits=desk.trust_edits)
    found = (
        store.base_of(theirs, kept_states(ours.profile.id))
        if options.base is None
        else read_profile(Path(options.base), trust_edits=desk.trust_edits)
    )
    base = None if found is None else found.profile
    issued = max(ours.codes_issued, theirs.codes_issued)
    merge = merged(base, ours.profile, theirs.profile, codes_issued=issued)
    after = merge.profile
    moves = merge.reschedules
    for conflict in merge.conflicts:
        edit = None if side is None else settled(after, conflict, side)
        if edit is not None:
            after, _ = edit.apply(after)
            moves = moves or edit.reschedules
    fields = {name: value for name, value in after if value != getattr(ours.profile, name)}
    edit = EditProfile(MappingProxyType(fields), Change.MERGE, moves)
    after, _ = with_schedule(ours.profile, edit, desk.today).apply(ours.profile)
    return _Merged(ours.profile, theirs.profile, base, merge, after)


def _place(conflict: Conflict, done: _Merged, catalogue: Catalogue | None = None) -> str:
    """What both changed, in a few words."""
    from planner.domain.catalogue import Catalogue

    catalogue = catalogue or Catalogue.of()
    field = ENGLISH_MERGE.field(conflict, done.merge.profile, catalogue)
    subject = ENGLISH_MERGE.subject(conflict, done.merge.profile)
    return f"{field} of {subject if conflict.milestone is None else f'“{subject}”'}"


# --- What is said ---------------------------------------------------------------------------------


def _tell(done: _Merged, side: Side | None, options: argparse.Namespace, desk: Desk) -> None:
    taken = ENGLISH_CHANGES.lines(changes_between(done.ours, done.after))
    kept = ENGLISH_CHANGES.lines(changes_between(done.theirs, done.after))
    catalogue = desk.catalogue()
    if options.json:
        found = {
            "profile": str(Path(options.profile).absolute()),
            "other": str(Path(options.other).absolute()),
            "base_known": done.base is not None,
            "changed": done.after != done.ours,
            "saved": done.after != done.ours and not options.dry_run,
            "taken": list(taken),
            "kept": list(kept),
            "conflicts": [_object(each, done, side, catalogue) for each in done.merge.conflicts],
            "new_codes": [
                {"id": each.after, "was": each.before, "code": each.code}
                for each in done.merge.renamed
            ],
        }
        desk.say_json(found)
        return
    if done.after == done.ours and not done.merge.conflicts:
        desk.tell(f"“{options.other}” holds nothing that is not in the plan.")
        return
    for line in _lines(done, side, options, catalogue, (taken, kept)):
        desk.tell(line)


def _lines(
    done: _Merged,
    side: Side | None,
    options: argparse.Namespace,
    catalogue: Catalogue,
    came: tuple[tuple[str, ...], tuple[str, ...]],
) -> Iterator[str]:
    if done.base is None:
        yield "No state is kept that both were made from, so nothing counts as taken out."
    for heading, lines in zip(
        (f"From {options.other}:", f"Only in {options.profile}:"), came, strict=True
    ):
        if lines:
            yield heading
            yield from (f"  {line}" for line in lines)
    if done.merge.conflicts:
        yield f"Both changed the same in {count(done.merge.conflicts, 'place')}:"
    for each in done.merge.conflicts:
        yield f"  {_place(each, done, catalogue)}"
        for name, value in ((Side.OURS, each.ours), (Side.THEIRS, each.theirs)):
            holds = " (holds)" if side is name else ""
            yield f"    {name}{holds}: {ENGLISH_MERGE.value(each, value, done.merge.profile)}"
    for renamed in done.merge.renamed:
        found = done.after.milestone(renamed.after)
        yield f"New code {renamed.code}: “{renamed.after if found is None else found.title}”"
    yield "Nothing was changed." if options.dry_run else "Merged."


def _object(
    conflict: Conflict, done: _Merged, side: Side | None, catalogue: Catalogue
) -> dict[str, object]:
    profile = done.merge.profile
    return {
        "milestone": conflict.milestone,
        "title": ENGLISH_MERGE.subject(conflict, profile),
        "field": ENGLISH_MERGE.field(conflict, profile, catalogue),
        "ours": ENGLISH_MERGE.value(conflict, conflict.ours, profile),
        "theirs": ENGLISH_MERGE.value(conflict, conflict.theirs, profile),
        "holds": None if side is None else side.value,
    }
