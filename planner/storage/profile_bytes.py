"""Turns a profile into the bytes of its file and back, trusting nothing it reads.

The file is a single JSON object, the `Envelope`, whose first members always stand in the same
order. Its digest is the SHA-256 of all bytes of the file with the digest's own 64 characters
replaced by 64 zeros, so that it covers envelope and profile alike. Bytes with the right digest and
today's schema are taken at once; any others go the slow road, which ends in a profile or in one
clear sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError
from pydantic_core import PydanticSerializationError, from_json, to_json

from planner import __version__
from planner.domain.model import FrozenModel, clean_text
from planner.domain.profile import EvidenceKind, Milestone, Profile
from planner.domain.refusals import as_it_is, refusal
from planner.domain.sentences import Sentence
from planner.storage.collector import collector_off
from planner.storage.migrations import (
    SCHEMA_VERSION,
    STEPS,
    Document,
    NewerSchemaError,
    SchemaError,
    Step,
    migrate,
)
from planner.storage.profile_errors import (
    DamagedProfileError,
    EditedProfileError,
    ForeignFileError,
    NewerProfileError,
)
from planner.storage.safe_write import digest_of

FORMAT = "learning-path-plan"
_ZEROS = "0" * 64
_MARK = f'{{"format":"{FORMAT}",'.encode()
#: How every file begins that this program wrote; no other key can come before the digest.
_HEAD = re.compile(
    rb'\{"format":"' + FORMAT.encode() + rb'","schema_version":(\d{1,9}),'
    rb'"app_version":"[^"\\]{0,50}","sha256":"([0-9a-f]{64})",'
)
#: Characters of a place and of a reason in the sentence of a damaged file.
_LONGEST = 100
_NOT_WHOLE = Sentence("it is not whole")
#: More errors than this are not looked at: it would take longer than reading the file.
_MOST_ERRORS = 10_000
_BOM = b"\xef\xbb\xbf"

Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Mark = Annotated[str, Field(pattern="^[0-9a-f]{16}$")]


class CalendarEntry(FrozenModel):
    """What was last exported under an event's UID, so that calendars take the next export."""

    sequence: Annotated[int, Field(ge=0)]
    sha256: Digest


class Envelope(FrozenModel):
    """The whole file: what it is, which revision, and the profile.

    Revision, parent, count of codes and calendar are never undone; undo concerns the profile only.
    """

    format: Literal["learning-path-plan"] = "learning-path-plan"
    schema_version: Annotated[int, Field(ge=1)] = SCHEMA_VERSION
    app_version: Annotated[str, Field(max_length=50)] = __version__
    sha256: Digest = _ZEROS
    #: Counts the saves.
    revision: Annotated[int, Field(ge=1)] = 1
    #: The digest of the revision that this one was made from.
    parent_sha256: Digest | None = None
    #: How many codes have ever been issued. It only rises: a code may be on paper although what it
    #: stood for was taken back, and no other milestone may answer to it.
    codes_issued: Annotated[int, Field(ge=0)] = 0
    #: Of earlier revisions that other copies may have been made from the first quarter of their
    #: digests, the newest last; see `planner.storage.lineage`.
    lineage: tuple[Mark, ...] = ()
    calendar: Mapping[str, CalendarEntry] = Field(default_factory=dict)
    profile: Profile


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """A profile as it was read or written."""

    path: Path
    envelope: Envelope
    #: SHA-256 of all bytes of the file, its own digest included.
    file_digest: str
    #: Whether it was edited by hand and taken as it is.
    edited: bool = False
    #: The schema the file has, which may be older than the envelope's.
    schema_version: int = SCHEMA_VERSION

    @property
    def profile(self) -> Profile:
        """The learner's document."""
        return self.envelope.profile

    @property
    def codes_issued(self) -> int:
        """How many codes there ever were, also where the file does not count them all."""
        return max(self.envelope.codes_issued, self.profile.codes_issued)


class DuplicateKeyError(ValueError):
    """A JSON object names a member twice, and readers would differ on which one holds."""

    def __init__(self, name: str) -> None:
        self.reason = Sentence("“{name}” stands in it twice", name=name[:50])
        super().__init__(str(self.reason))


def to_bytes(envelope: Envelope) -> bytes:
    """Return the bytes of a profile's file, with their digest in its place.

    Text that cannot be written as UTF-8 (lone surrogates, from a careless paste) is mended rather
    than kept from being saved.
    """
    blank = envelope.model_copy(update={"sha256": _ZEROS})
    try:
        data = blank.model_dump_json().encode()
    except (PydanticSerializationError, UnicodeEncodeError):
        mended = _mend(envelope.profile.model_dump(mode="python"))
        profile = Profile.model_validate(mended)
        data = blank.model_copy(update={"profile": profile}).model_dump_json().encode()
    start = data.index(_ZEROS.encode(), len(_MARK))
    return data[:start] + digest_of(data).encode() + data[start + len(_ZEROS) :]


def has_right_digest(data: bytes) -> bool:
    """Tell whether the bytes of a file are as this program wrote them."""
    found = _HEAD.match(data)
    if found is None:
        return False
    blank = data[: found.start(2)] + _ZEROS.encode() + data[found.end(2) :]
    return digest_of(blank).encode() == found[2]


def from_bytes(
    path: Path, data: bytes, *, trust_edits: bool = False, steps: tuple[Step, ...] = STEPS
) -> StoredProfile:
    """Return the profile that some bytes hold.

    Args:
        path: Where they come from, for the sentence of an error.
        data: All bytes of the file.
        trust_edits: Whether a valid profile with a wrong digest is taken.
        steps: The migrations from schema 1 on.

    Raises:
        ProfileFileError: They hold none; one child per cause.
    """
    text = data.removeprefix(_BOM)
    right = has_right_digest(text)
    version = _version_in_head(text)
    with collector_off():
        try:
            if right and version == len(steps) + 1:
                envelope = Envelope.model_validate_json(text, strict=True)
            else:
                version, envelope = _slow_road(path, text, steps)
        except ValidationError as error:
            raise DamagedProfileError(path, _first_reason(error)) from error
    if not right and not trust_edits:
        raise EditedProfileError(path)
    return StoredProfile(path, envelope, digest_of(data), not right, version)


def as_stored(path: Path, envelope: Envelope, data: bytes) -> StoredProfile:
    """Return what `from_bytes` would make of bytes that `to_bytes` has just made."""
    found = _HEAD.match(data)
    digest = found[2].decode() if found else _ZEROS
    return StoredProfile(path, envelope.model_copy(update={"sha256": digest}), digest_of(data))


def _version_in_head(data: bytes) -> int:
    found = _HEAD.match(data)
    return int(found[1]) if found else 0


def _slow_road(path: Path, data: bytes, steps: tuple[Step, ...]) -> tuple[int, Envelope]:
    """Read what is not exactly as we write it; a foreign, damaged or newer file ends here."""
    document = _parsed(path, data)
    try:
        today = migrate(document, steps)
    except NewerSchemaError as error:
        raise NewerProfileError(path, error.found, error.known) from error
    except SchemaError as error:
        raise DamagedProfileError(path, error.reason) from error
    version = int(document["schema_version"])
    if today is not document:
        data = to_json(today)
    return version, Envelope.model_validate_json(data, strict=True)


def _parsed(path: Path, data: bytes) -> Document:
    try:
        document = from_json(data, allow_inf_nan=False)
    except ValueError as error:
        if data.startswith(b"%PDF-"):
            raise ForeignFileError(path, pdf=True) from error
        if not data.strip(b"\0 \t\r\n"):
            raise DamagedProfileError(path, Sentence("it is empty")) from error
        if _MARK.startswith(data[: len(_MARK)]) or FORMAT.encode() in data[:1000]:
            raise DamagedProfileError(path, _NOT_WHOLE) from error
        raise ForeignFileError(path) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ForeignFileError(path)
    try:
        json.loads(data, object_pairs_hook=_without_duplicates)
    except DuplicateKeyError as error:
        raise DamagedProfileError(path, error.reason) from error
    return document


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        raise DuplicateKeyError(next(name for name in names if names.count(name) > 1))
    return members


def _first_reason(error: ValidationError) -> Sentence:
    if error.error_count() > _MOST_ERRORS:
        return Sentence("more than {most} values in it do not fit", most=_MOST_ERRORS)
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return _NOT_WHOLE
    place = ".".join(str(part) for part in first["loc"])
    reason = refusal(first)
    if len(str(reason)) > _LONGEST:
        reason = as_it_is(str(reason)[:_LONGEST])
    if not place:
        return reason
    return Sentence("{place}: {reason}", place=place[:_LONGEST], reason=reason)


def _mend(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, Mapping):
        return {_mend(name): _mend(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return tuple(_mend(each) for each in value)
    return value


def attached_bytes(profile: Profile, *, private: bool) -> bytes:
    """Return the bytes of a plan as it is attached to its printed PDF.

    Paper is shown to others, so what only the learner should read stays out unless it is asked for:
    notes, remarks in the log, evidence that is a note, what was said in meetings, people and weeks
    looked back on.
    """
    if not private:
        milestones = tuple(_public(each) for each in profile.milestones)
        profile = profile.model_copy(
            update={"milestones": milestones, "contacts": (), "reviews": ()}
        )
    return to_bytes(Envelope(profile=profile))


def _public(milestone: Milestone) -> Milestone:
    evidence = tuple(each for each in milestone.evidence if each.kind is not EvidenceKind.NOTE)
    log = tuple(entry.model_copy(update={"note": ""}) for entry in milestone.log)
    meeting = milestone.meeting
    if meeting is not None:
        meeting = meeting.model_copy(update={"contacts": (), "agenda": "", "feedback": ""})
    public = {"notes": "", "log": log, "evidence": evidence, "meeting": meeting}
    return milestone.model_copy(update=public)
