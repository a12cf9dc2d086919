"""Files: the catalogue, loading a profile, saving it durably, and how long the window waits."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from planner import paths
from planner.domain import edits
from planner.domain.profile import Profile
from planner.storage.profile_bytes import Envelope, from_bytes, to_bytes
from planner.storage.profile_file import ProfileStore
from planner.storage.seeds import load_catalogue
from tests.benchmarks.measure import Measure, compared, measured, milliseconds
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
            _blocked(name, profile),
        ]
    return rows


def _blocked(name: str, profile: Profile) -> Measure:
    """The longest that the window's thread stood still while the worker saved.

    It beats as fast as it can until the save is done; the longest pause between two beats is what
    the window would have waited. The floor is writing the profile as JSON, during which no other
    thread runs. Of several rounds the least counts: what else the machine does only adds to it.
    """
    from PySide6.QtCore import QCoreApplication

    from planner.ui.autosave import Autosave

    app = QCoreApplication.instance() or QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        store = ProfileStore(Path(folder) / "plan.json")
        store.create(profile)
        store.save(profile)
        autosave = Autosave(store, profile)
        numbers = iter(range(1_000))

        def pause() -> float:
            longest = 0.0
            autosave.take(edits.rename(f"Plan {next(numbers)}").apply(profile)[0], 0)
            last = time.perf_counter()
            autosave.save_now()
            while autosave.is_dirty:
                app.processEvents()
                now = time.perf_counter()
                longest, last = max(longest, now - last), now
            return longest * 1000

        pairs = []
        for _ in range(9):
            gc.collect()
            ours = pause()
            pairs.append((ours, milliseconds(Envelope(profile=profile).model_dump_json)))
        autosave.close()
    return Measure(
        f"window waits for a save, {name}",
        min(ours for ours, _ in pairs),
        min(least for _, least in pairs),
        min(ours for ours, _ in pairs) / min(least for _, least in pairs),
        "model_dump_json; at most 1.2 of it and 1 ms",
    )


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
            f"save, {name}",
            lambda: store.save(profile, codes_issued=0),  # the session counts them
            floor,
            "dump, write, fsync, rename",
        )
