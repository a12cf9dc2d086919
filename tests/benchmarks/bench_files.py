"""Files: the catalogue, loading a profile, and saving it durably."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from planner import paths
from planner.storage.profile_bytes import Envelope, from_bytes, to_bytes
from planner.storage.profile_file import ProfileStore
from planner.storage.seeds import load_catalogue
from tests.benchmarks.measure import Measure, compared, measured
from tests.benchmarks.samples import career_profile, large_profile


def measures() -> Sequence[Measure]:
    """Loading beside pydantic alone; saving beside the same bytes with the same system calls."""
    seeds = [paths.shipped("seeds")]
    rows = [measured("catalogue", lambda: load_catalogue(seeds))]
    for name, profile in (
        ("a career", career_profile()),
        ("1,000 milestones", large_profile(1_000)),
        ("10,000 milestones", large_profile(10_000)),
    ):
        stored = to_bytes(Envelope(profile=profile))
        data = stored if isinstance(stored, bytes) else stored.data
        rows += [
            compared(
                f"load, {name}",
                _loading(data),
                lambda data=data: Envelope.model_validate_json(data, strict=True),
                "model_validate_json",
            ),
            _saving(name, profile),
        ]
    return rows


def _loading(data: bytes) -> Callable[[], object]:
    return lambda: from_bytes(Path("plan.json"), data, trust_edits=False)


def _saving(name: str, profile: object) -> Measure:
    with tempfile.TemporaryDirectory() as folder:
        store = ProfileStore(Path(folder) / "plan.json")
        store.create(profile)
        plain = Path(folder) / "floor.json"
        envelope = Envelope(profile=profile)

        def floor() -> None:
            data = envelope.model_dump_json().encode()
            temporary = plain.with_suffix(".tmp")
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(plain)
            descriptor = os.open(folder, os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)

        return compared(
            f"save, {name}", lambda: store.save(profile), floor, "dump, write, fsync, rename"
        )
