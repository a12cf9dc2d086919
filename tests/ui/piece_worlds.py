"""The small plan with six pieces of evidence, one of them a file that is gone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtGui import QPixmap

from planner.domain.catalogue import Catalogue
from planner.domain.profile import Evidence, EvidenceKind, Profile
from planner.storage.evidence_look import AskedFile, Standing
from planner.storage.sound_shape import SoundShape
from planner.ui.roles import NextPieceRow, PieceRow
from planner.ui.session import PlanSession
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, Clock, FakeStore, small_profile


def _piece(
    kind: EvidenceKind, target: str, title: str, days: int, *, star: bool = False
) -> Evidence:
    day = TODAY - dt.timedelta(days=days)
    return Evidence(kind=kind, target=target, title=title, added=day, starred=star)


def shown_profile(folder: Path) -> Profile:
    """Evidence of three milestones; the sound is in the folder, the other files are not."""
    (folder / "mix.wav").write_bytes(b"RIFF")
    link, file, note = EvidenceKind.LINK, EvidenceKind.FILE, EvidenceKind.NOTE
    of = {
        "listen": (
            _piece(link, "https://example.org/clips", "Six <b>clips</b>", 9),
            _piece(note, "Heard twenty records\nin a week", "", 8),
        ),
        "balance": (
            _piece(file, str(folder / "mix.wav"), "mix.wav", 3, star=True),
            _piece(file, str(folder / "map.pdf"), "Masking map", 5),
        ),
        "rock": (
            _piece(file, str(folder / "room.PNG"), "Room", 1),
            _piece(file, str(folder / "session.unheard"), "Session", 7),
        ),
    }
    profile = small_profile()
    milestones = tuple(
        each.model_copy(update={"evidence": of.get(each.id, ())}) for each in profile.milestones
    )
    return profile.model_copy(update={"milestones": milestones})


def shown_session(profile: Profile, *, read_only: bool = False) -> PlanSession:
    """A session on it."""
    store = None if read_only else FakeStore()
    return PlanSession(profile, Catalogue.of(), ENGLISH, Clock(), store)


class NothingKnown:
    """Files that nobody has looked at."""

    def standing(self, asked: AskedFile) -> Standing:
        return Standing.THERE

    def sound(self, asked: AskedFile) -> SoundShape | None:
        return None

    def picture(self, asked: AskedFile) -> QPixmap | None:
        return None


def many_rows(count: int) -> tuple[PieceRow, ...]:
    """Rows of so many links, each of a milestone of its own."""
    return tuple(
        PieceRow(
            milestone=f"m{place}",
            place=0,
            group="link",
            icon="link-simple",
            title=f"Piece {place}",
            preview="example.org",
            milestone_title=f"Milestone {place} with words enough for two lines",
            milestone_kind="project",
            facts="Link · 23 Jan",
            added=TODAY,
            starred=False,
        )
        for place in range(count)
    )


COMING = NextPieceRow("next", "Next piece", "An EP", "due 4 Jan", "Open milestone")
