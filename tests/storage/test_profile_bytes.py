"""Tests of `planner.storage.profile_bytes`: a profile or one clear sentence, never a guess."""

from __future__ import annotations

import gc
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import __version__
from planner.domain.edits import add_evidence, log_minutes, rename, set_notes
from planner.domain.network import Contact, Meeting
from planner.domain.profile import Evidence, EvidenceKind, Profile
from planner.storage import profile_bytes
from planner.storage.migrations import Document
from planner.storage.profile_bytes import (
    CalendarEntry,
    Envelope,
    as_stored,
    attached_bytes,
    from_bytes,
    has_right_digest,
    to_bytes,
)
from planner.storage.profile_errors import (
    DamagedProfileError,
    EditedProfileError,
    ForeignFileError,
    NewerProfileError,
    ProfileFileError,
)
from planner.storage.safe_write import digest_of
from tests.storage.conftest import small_profile

PATH = Path("plan.json")
DATA = to_bytes(Envelope(profile=small_profile()))


def with_digest(data: bytes) -> bytes:
    """Give bytes the digest they should have, as a careful forger or an older program would."""
    blank = re.sub(rb'"sha256":"[0-9a-f]{64}"', b'"sha256":"' + b"0" * 64 + b'"', data, count=1)
    return blank.replace(b"0" * 64, digest_of(blank).encode(), 1)


def changed(**members: Any) -> bytes:
    document = {**json.loads(DATA), **members}
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()


def test_the_file_is_one_compact_object_in_a_fixed_order() -> None:
    document = json.loads(DATA)
    assert list(document) == [
        "format", "schema_version", "app_version", "sha256", "revision", "parent_sha256",
        "codes_issued", "lineage", "calendar", "profile",
    ]  # fmt: skip
    assert document["app_version"] == __version__
    assert document["calendar"] == {}
    assert DATA.count(b"\n") == 0
    assert DATA.startswith(b'{"format":"learning-path-plan","schema_version":2,')


def test_the_digest_covers_all_bytes_but_its_own() -> None:
    digest = json.loads(DATA)["sha256"]
    assert digest == digest_of(DATA.replace(digest.encode(), b"0" * 64))
    assert has_right_digest(DATA)
    assert with_digest(DATA) == DATA


@given(
    st.text(min_size=1, max_size=40).filter(lambda text: text.replace("\0", "").strip()),
    st.text(max_size=200),
    st.integers(min_value=0, max_value=5),
)
def test_any_profile_comes_back_as_it_was(name: str, notes: str, count: int) -> None:
    profile = rename(name).apply(small_profile(count))[0]
    if count:
        profile = set_notes("m-0", notes).apply(profile)[0]
    envelope = Envelope(profile=profile, revision=count + 1, parent_sha256="ab" * 32)
    stored = from_bytes(PATH, to_bytes(envelope))
    assert stored.profile == profile
    assert stored.envelope.revision == count + 1
    assert stored.envelope.parent_sha256 == "ab" * 32
    assert not stored.edited
    assert to_bytes(stored.envelope) == to_bytes(envelope)


def test_the_calendar_ledger_is_kept() -> None:
    ledger = {"m-1@plan": CalendarEntry(sequence=3, sha256="0" * 64)}
    data = to_bytes(Envelope(profile=small_profile(), calendar=ledger))
    assert from_bytes(PATH, data).envelope.calendar == ledger
    assert has_right_digest(data), "an all-zero digest elsewhere is not taken for the file's own"


def test_lone_surrogates_do_not_keep_a_plan_from_being_saved() -> None:
    profile = small_profile()
    careless = profile.model_copy(
        update={
            "name": "a\ud800b",
            "milestones": (profile.milestones[0].model_copy(update={"notes": "\udfff"}),),
        }
    )
    stored = from_bytes(PATH, to_bytes(Envelope(profile=careless)))
    assert stored.profile.name == "a\ufffdb"
    assert stored.profile.milestones[0].notes == "\ufffd"
    assert stored.profile.milestones[0].definition == profile.milestones[0].definition


def test_a_file_cut_at_any_byte_is_refused() -> None:
    for length in range(len(DATA)):
        for trust in (False, True):
            with pytest.raises((DamagedProfileError, ForeignFileError)):
                from_bytes(PATH, DATA[:length], trust_edits=trust)


def test_a_flipped_bit_is_never_taken() -> None:
    random_bits = random.Random(4)
    for _ in range(1500):
        position = random_bits.randrange(len(DATA) * 8)
        data = bytearray(DATA)
        data[position // 8] ^= 1 << position % 8
        with pytest.raises(ProfileFileError) as caught:
            from_bytes(PATH, bytes(data))
        assert len(str(caught.value).splitlines()) == 1


def test_bytes_more_are_an_edit() -> None:
    with pytest.raises(EditedProfileError):
        from_bytes(PATH, DATA + b"\n")
    assert from_bytes(PATH, DATA + b"\n", trust_edits=True).profile == small_profile()


def test_another_layout_is_an_edit() -> None:
    data = json.dumps(json.loads(DATA), indent=2).encode()
    with pytest.raises(EditedProfileError, match="--trust-edits"):
        from_bytes(PATH, data)
    stored = from_bytes(PATH, data, trust_edits=True)
    assert stored.profile == small_profile()
    assert stored.edited


def test_a_byte_order_mark_changes_nothing() -> None:
    stored = from_bytes(PATH, b"\xef\xbb\xbf" + DATA)
    assert stored.profile == small_profile()
    assert stored.file_digest == digest_of(b"\xef\xbb\xbf" + DATA)


@pytest.mark.parametrize(
    "data",
    [
        b"{}", b"[]", b"7", b"null", b'{"name":"another program"}', b"hello", b"<html></html>",
        b'{"format":"other","schema_version":1}', b"\x89PNG\r\n",
        b'{"format":["learning-path-plan"]}',
    ],
)  # fmt: skip
def test_the_file_of_another_program_is_foreign(data: bytes) -> None:
    with pytest.raises(ForeignFileError, match="not a plan of this program"):
        from_bytes(PATH, data, trust_edits=True)


def test_a_pdf_gets_the_command_that_opens_it() -> None:
    with pytest.raises(ForeignFileError, match=r"planner open FILE\.pdf NEW_PROFILE"):
        from_bytes(PATH, b"%PDF-1.7\n%\xe2\xe3")


@pytest.mark.parametrize("data", [b"", b"\0" * 5000, b"  \n", DATA[:-1], DATA[:400] + b"\0" * 400])
def test_a_file_that_is_not_whole_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedProfileError, match="earlier state"):
        from_bytes(PATH, data, trust_edits=True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (DATA.replace(b'"calendar":{}', b'"calendar":{},"calendar":{}'), "stands in it twice"),
        (DATA.replace(b'"name":"F', b'"name":"x","name":"F'), "“name” stands in it twice"),
        (changed(revision=0), "revision"),
        (changed(revision=1.0), "revision"),
        (changed(revision="1"), "revision"),
        (changed(future=1), "future"),
        (changed(profile=[]), "profile"),
        (changed(profile=None), "profile"),
        (changed(schema_version="1"), "schema is missing"),
        (changed(schema_version=0), "schema is missing"),
        (DATA.replace(b'"revision":1', b'"revision":NaN'), "not whole|revision"),
        (DATA.replace(b'"revision":1', b'"revision":1e400'), "not whole|revision"),
        (DATA.replace(b'"calendar":{}', b'"calendar":' + b"[" * 9999 + b"]" * 9999), "not whole"),
        (DATA.replace(b"friends", b"\xff\xfe"), "not whole"),
        (DATA.replace(b"friends", b"\\ud800"), "not whole"),
        (DATA.replace(b'"code":"AC2"', b'"code":"AC1"'), "same code"),
        (DATA.replace(b'"2027-03-01"', b'"2027-02-30"'), "date"),
    ],
)
@pytest.mark.parametrize("forged", [False, True])
def test_what_is_not_a_profile_is_damaged(data: bytes, words: str, forged: bool) -> None:
    if forged and "twice" not in words:
        data = with_digest(data)
    with pytest.raises(DamagedProfileError, match=words):
        from_bytes(PATH, data, trust_edits=True)


def test_a_newer_plan_asks_for_the_newer_program() -> None:
    data = with_digest(changed(schema_version=7, profile={"unknown": "shape"}))
    with pytest.raises(NewerProfileError, match=r"newer version .*schema 7, .*up to 2"):
        from_bytes(PATH, data)


def test_an_older_plan_is_brought_up_to_date() -> None:
    def rename_member(document: Document) -> Document:
        profile = dict(document["profile"])
        profile["name"] = profile.pop("title")
        return {**document, "profile": profile}

    document = json.loads(DATA)
    document["profile"]["title"] = document["profile"].pop("name")
    old = with_digest(changed(schema_version=1, profile=document["profile"]))
    stored = from_bytes(PATH, old, steps=(rename_member,))
    assert stored.profile == small_profile()
    assert (stored.schema_version, stored.envelope.schema_version) == (1, 2)
    with pytest.raises(EditedProfileError):
        from_bytes(PATH, old.replace(b"friends", b"Friends"), steps=(rename_member,))


@given(st.binary(max_size=300))
def test_any_bytes_are_answered_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ProfileFileError) as caught:
        from_bytes(PATH, data)
    assert len(str(caught.value).splitlines()) == 1


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        from_bytes(PATH, DATA)
        assert not gc.isenabled()
    finally:
        gc.enable()
    from_bytes(PATH, DATA)
    assert gc.isenabled()


def test_what_is_attached_to_paper_leaves_out_what_is_private() -> None:
    profile = set_notes("m-1", "between us").apply(small_profile())[0]
    day = profile.start
    note = Evidence(kind=EvidenceKind.NOTE, target="between us", added=day)
    for edit in (
        log_minutes(profile, "m-1", 5, day, day, "between us"),
        add_evidence(profile, "m-1", note),
        add_evidence(profile, "m-0", note),
    ):
        profile = edit.apply(profile)[0]
    private = from_bytes(PATH, attached_bytes(profile, private=True)).profile
    assert private == profile
    data = attached_bytes(profile, private=False)
    assert b"between us" not in data
    public = from_bytes(PATH, data).profile
    assert public.milestones[1].log[0].minutes == 5
    assert [each.kind for each in public.milestones[0].evidence] == [EvidenceKind.LINK]


def test_a_profile_is_what_its_file_says_and_nothing_else(profile: Profile) -> None:
    assert from_bytes(PATH, to_bytes(Envelope(profile=profile))).profile == profile


def test_what_meetings_were_about_is_private() -> None:
    """Their days stay, because the plan on paper has them; people and words go."""
    profile = small_profile()
    meeting = Meeting(contacts=("c-1",), agenda="between us", feedback="between us")
    milestones = (
        profile.milestones[0].model_copy(update={"meeting": meeting}),
        *profile.milestones[1:],
    )
    profile = profile.model_copy(
        update={"milestones": milestones, "contacts": (Contact(id="c-1", name="between us"),)}
    )
    data = attached_bytes(profile, private=False)
    assert b"between us" not in data
    public = from_bytes(PATH, data).profile.milestones[0].meeting
    assert public == meeting.model_copy(update={"contacts": (), "agenda": "", "feedback": ""})


def test_more_wrong_values_than_anybody_reads_are_told_as_such() -> None:
    data = changed(profile={**json.loads(DATA)["profile"], "dismissed": [7] * 10_001})
    with pytest.raises(DamagedProfileError, match="more than 10000 values"):
        from_bytes(PATH, data)


@pytest.mark.parametrize("data", [DATA[:9], b'{ "format": "learning-path-plan", "sha', DATA[:99]])
def test_a_plan_cut_near_its_beginning_is_still_one_of_ours(data: bytes) -> None:
    with pytest.raises(DamagedProfileError, match="not whole"):
        from_bytes(PATH, data)


def test_what_is_as_we_wrote_it_takes_the_quick_road(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile_bytes, "_slow_road", None)
    stored = from_bytes(PATH, DATA)
    assert as_stored(PATH, stored.envelope, DATA) == stored
