"""Two processes that save one plan at the same moment, and merge: nothing either did is lost."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from planner.domain import edits
from planner.domain.catalogue import Kind
from planner.domain.merge import merged
from planner.domain.profile import Profile
from planner.storage.outside import Sight, look_at
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.write_errors import ChangedOutsideError

DAY = dt.date(2027, 3, 1)


def changed(profile: Profile, name: str, number: int, issued: int) -> Profile:
    """An own milestone and an entry in the log, as one side of one round."""
    own = edits.add_own(
        profile, title=f"{name} {number}", kind=Kind.WORK, minutes=60, phase=1, codes_issued=issued
    )
    profile, _ = own.apply(profile)
    log = edits.log_minutes(profile, "m-1", number + 1, DAY, DAY, name)
    return log.apply(profile)[0]


def saved(store: ProfileStore, profile: Profile) -> int:
    """Save, merging with whatever else was saved meanwhile; says how often that was so."""
    for merges in range(1000):
        try:
            store.save(profile)
        except ChangedOutsideError:
            found = look_at(store)
            assert found.sight is Sight.CHANGED
            assert found.stored is not None
            base = store.base_of(found.stored, in_place=True)
            assert base is not None
            issued = found.stored.codes_issued
            merge = merged(base.profile, profile, found.stored.profile, codes_issued=issued)
            assert merge.conflicts == ()
            profile = merge.profile
            store.join(found.stored)
        else:
            return merges
    raise AssertionError


def one_side(path: Path, name: str) -> None:
    """What each process does: one save for each line it reads, answered by how it went."""
    store = ProfileStore(path)
    store.load()
    for number, _ in enumerate(sys.stdin):
        assert store.last is not None
        last = store.last
        merges = saved(store, changed(last.profile, name, number, last.codes_issued))
        sys.stdout.write(f"{merges}\n")
        sys.stdout.flush()


def run_both(path: Path, rounds: int) -> int:
    """Both processes, set off at once in each round; how many merges there were."""
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from tests.storage.test_two_processes import one_side\n"
        "one_side(Path(sys.argv[1]), sys.argv[2])\n"
    )
    root = Path(__file__).parents[2]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), name],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("left", "right")
    ]
    merges = 0
    for _ in range(rounds):
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in processes:
            assert process.stdout is not None
            merges += int(process.stdout.readline())
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0, 0]
    return merges


@pytest.mark.parametrize(
    "rounds", [10, pytest.param(200, marks=pytest.mark.campaign)], ids=["slice", "campaign"]
)
def test_two_processes_saving_at_once_lose_no_milestone(
    tmp_path: Path, profile: Profile, rounds: int
) -> None:
    path = tmp_path / "plan.json"
    ProfileStore(path).create(profile)
    merges = run_both(path, rounds)
    after = read_profile(path)
    wanted = {f"{name} {number}" for name in ("left", "right") for number in range(rounds)}
    own = [each for each in after.profile.milestones if each.own]
    assert {each.title for each in own} == wanted
    assert len(own) == 2 * rounds
    assert len({each.code for each in after.profile.milestones}) == len(after.profile.milestones)
    logged = after.profile.milestone("m-1")
    assert logged is not None
    assert len(logged.log) == 2 * rounds
    assert after.envelope.revision == 1 + 2 * rounds
    sys.stdout.write(f"{rounds} rounds, {merges} merges for {2 * rounds} saves\n")
    assert merges >= rounds
