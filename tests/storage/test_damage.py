"""Plans cut short, flipped and mutated by the thousand: the verdict, and what `recover` does.

The plain suite tries some; `python3 -m tests -m campaign tests/storage/test_damage.py -s` tries all
and prints how long a file took at most.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import cli
from planner.domain.catalogue import Catalogue
from planner.domain.plan import plan_of
from planner.domain.problems import PlannerError, ProblemKind
from planner.storage.profile_bytes import Envelope, from_bytes, to_bytes
from planner.storage.profile_errors import (
    DamagedProfileError,
    EditedProfileError,
    ForeignFileError,
    NewerProfileError,
    ProfileFileError,
)
from planner.storage.profile_file import read_profile
from planner.storage.salvage import salvage
from tests.storage.conftest import small_profile
from tests.storage.damage import REAL, document, flipped, mutated, places_in, written

TODAY = dt.date(2027, 5, 1)
SMALL = to_bytes(Envelope(profile=small_profile(4)))
PATH = Path("plan.json")
NOTHING = Catalogue.of()
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def verdict(data: bytes) -> type[ProfileFileError]:
    """Why some bytes are not taken; they never are."""
    with pytest.raises(ProfileFileError) as caught:
        from_bytes(PATH, data)
    assert len(str(caught.value).splitlines()) == 1
    return caught.type


def can_be_planned(data: bytes) -> None:
    """What was edited and is taken on trust, and what is salvaged, is a plan or one sentence."""
    try:
        profile = from_bytes(PATH, data, trust_edits=True).profile
    except ProfileFileError:
        found = salvage(data, TODAY)
        if found is None:
            return
        profile = found.profile
    with contextlib.suppress(PlannerError):
        plan_of(profile, TODAY, NOTHING)


class Recover:
    """`planner recover` on one file after the other."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.new = folder / "plan.json", folder / "new.json"
        self.capsys = capsys
        self.slowest = 0.0
        self.ends: Counter[int] = Counter()

    def __call__(self, data: bytes) -> None:
        self.path.write_bytes(data)
        self.new.unlink(missing_ok=True)
        began = time.process_time()
        status = cli.main(["--today=2027-05-01", "recover", str(self.path), str(self.new)])
        self.slowest = max(self.slowest, time.process_time() - began)
        self.ends[status] += 1
        out, err = self.capsys.readouterr()
        assert self.path.read_bytes() == data
        if status == 0:
            assert out.startswith(f"Saved as {self.new}: ")
            assert err == ""
            read_profile(self.new)
        else:
            assert (status, out) == (1, "")
            assert len(err.splitlines()) == 1
            assert "recover" in err or "holds nothing of a plan" in err
            assert not self.new.exists()

    def tell(self, name: str, verdicts: Counter[type[ProfileFileError]]) -> None:
        kinds = ", ".join(f"{each.__name__} {count}" for each, count in verdicts.most_common())
        with self.capsys.disabled():
            sys.stdout.write(
                f"\n{name}: {kinds}; recover ended {dict(self.ends)}; "
                f"slowest {self.slowest:.2f} s\n"
            )


@pytest.fixture
def recover(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Recover:
    return Recover(tmp_path, capsys)


def _cut_short(recover: Recover, lengths: Iterable[int], every: int) -> None:
    verdicts: Counter[type[ProfileFileError]] = Counter()
    for length in lengths:
        found = verdict(REAL[:length])
        assert found in {DamagedProfileError, ForeignFileError}
        verdicts[found] += 1
        if length % every == 0:
            recover(REAL[:length])
    for length in range(0, len(SMALL), every):
        assert verdict(SMALL[:length]) in {DamagedProfileError, ForeignFileError}
        recover(SMALL[:length])
    recover.tell(f"{len(REAL)} bytes cut short", verdicts)


def test_some_bytes_cut_short(recover: Recover) -> None:
    _cut_short(recover, range(0, len(REAL), 1_499), 1_499 * 7)


@pytest.mark.campaign
def test_cut_short_at_every_byte(recover: Recover) -> None:
    _cut_short(recover, range(len(REAL)), 61)


def _flips(recover: Recover, count: int, seed: int) -> None:
    choose = random.Random(seed)
    verdicts: Counter[type[ProfileFileError]] = Counter()
    for number in range(count):
        data = flipped(REAL, choose.randrange(len(REAL) * 8))
        found = verdict(data)
        assert found in {
            DamagedProfileError,
            EditedProfileError,
            ForeignFileError,
            NewerProfileError,
        }
        verdicts[found] += 1
        if number % 20 == 0:
            recover(data)
            can_be_planned(data)
        small = flipped(SMALL, choose.randrange(len(SMALL) * 8))
        verdict(small)
        if number % 2 == 0:
            recover(small)
    recover.tell(f"{count} flips", verdicts)


def test_some_flipped_bits(recover: Recover) -> None:
    _flips(recover, 40, seed=1)


@pytest.mark.campaign
def test_ten_thousand_flipped_bits(recover: Recover) -> None:
    _flips(recover, 10_000, seed=2)


def _mutations(recover: Recover, count: int) -> None:
    verdicts: Counter[type[ProfileFileError]] = Counter()

    @settings(max_examples=count)
    @given(st.randoms(use_true_random=False), st.integers(1, 6))
    def check(choose: random.Random, times: int) -> None:
        data = mutated(SMALL, choose, times)
        if data == SMALL:
            return
        verdicts[verdict(data)] += 1
        can_be_planned(data)
        recover(data)

    check()
    recover.tell(f"{count} mutations", verdicts)


def test_some_mutations(recover: Recover) -> None:
    _mutations(recover, 60)


@pytest.mark.campaign
def test_ten_thousand_mutations(recover: Recover) -> None:
    _mutations(recover, 10_000)


def _inside(value: str) -> bytes:
    """The small plan with a value of JSON in the place of its name."""
    return SMALL.replace(b'"name":"F\xc3\xb6ley & friends"', f'"name":{value}'.encode(), 1)


#: Documents that readers of JSON differ about: what to put in a member's place, and the verdict.
TAKEN = (
    '"\\ud83d\\udc5f"', '"\\u00e9"', '"\\/"', '"\x7f"', '"\\u2028"', '"\U0010ffff"', '"\u200b"',
    '"a"\n', '\t"a"', '\r\n"a" ', '"\\"\\\\\\b\\f\\n\\r\\t"', '"\ufeff"', '"' + "x" * 300 + '"',
)  # fmt: skip
REFUSED = (
    "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "nan", "True", "None", "undefined", "'a'",
    '"\\ud800"', '"\\udfff"',
    '"\\ud800\\u0041"', '"\\x41"', '"\\u00g0"', '"\\u12"', '"a\nb"', '"a\tb"',
    '"a\0b"', '"\x1f"', "01", "+1", "1.", ".5", "1e", "-", "0x1", "1_000", "9" * 400, "1" * 5000,
    '"a",', '"a",,', '"a" "b"', "", '"a"}', '{"a":1,}', "[1,]", "[,1]", '{"a"}', "{a:1}",
    '"a" // b', '/* */"a"', "[" * 150 + "]" * 150, "[" * 100_000, '{"a":' * 100_000,
    '"a","name":"b"', '"' + "x" * 301 + '"', '""', "\ufeff1", "\xa0",
)  # fmt: skip


@pytest.mark.parametrize("value", TAKEN, ids=ascii)
def test_json_that_is_right_is_read(value: str) -> None:
    stored = from_bytes(PATH, _inside(value), trust_edits=True)
    again = from_bytes(PATH, to_bytes(stored.envelope))
    assert again.profile == stored.profile
    with pytest.raises(EditedProfileError):
        from_bytes(PATH, _inside(value))


@pytest.mark.parametrize("value", REFUSED, ids=lambda value: ascii(value)[:40])
def test_json_that_is_wrong_is_damage(value: str, recover: Recover) -> None:
    data = _inside(value)
    for trust in (False, True):
        with pytest.raises(DamagedProfileError):
            from_bytes(PATH, data, trust_edits=trust)
    recover(data)
    kept = read_profile(recover.new).profile
    if len(value) < 10_000:
        assert kept.milestones == small_profile(4).milestones


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, None),
        (lambda data: data + b"\n", EditedProfileError),
        (lambda data: b" " + data, EditedProfileError),
        (lambda data: data + b"\0", DamagedProfileError),
        (lambda data: data + data, DamagedProfileError),
        (lambda data: b"[" + data + b"]", ForeignFileError),
        (lambda data: data.decode().encode("utf-16"), ForeignFileError),
        (lambda data: data.replace("ö".encode(), b"\xf6"), DamagedProfileError),
        (lambda data: data.replace("ö".encode(), b"\xc0\xaf"), DamagedProfileError),
        (lambda data: data.replace("ö".encode(), b"\xed\xa0\x80"), DamagedProfileError),
    ],
)
def test_documents_as_a_whole(
    whole: Callable[[bytes], bytes], expected: type[ProfileFileError] | None
) -> None:
    data = whole(SMALL)
    if expected is None:
        assert from_bytes(PATH, data).profile == small_profile(4)
    else:
        assert verdict(data) is expected


def test_milestones_that_wait_for_each_other_are_a_plan_with_a_problem() -> None:
    """Refusing it would lose the plan; leaving out a prerequisite mends it."""
    found = document(SMALL)
    for number, after in ((1, "m-2"), (2, "m-1"), (3, "m-3")):
        found["profile"]["milestones"][number]["definition"]["after"] = [after]
    profile = from_bytes(PATH, written(found), trust_edits=True).profile
    kinds = [problem.kind for problem in plan_of(profile, TODAY, NOTHING).problems]
    assert kinds.count(ProblemKind.CYCLE_IN_PLAN) == 2


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_in_any_date_are_planned_or_refused(day: str) -> None:
    """A kind of date each: a plan may be edited by hand, and then it is opened."""
    found = document(REAL)
    seen: set[object] = set()
    for holder, key in places_in(found):
        before = holder[key]
        if isinstance(before, str) and _DATE.fullmatch(before) and (key, *holder) not in seen:
            seen.add((key, *holder))
            holder[key] = day
            can_be_planned(written(found))
            holder[key] = before
    assert len(seen) > 5
