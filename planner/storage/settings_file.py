"""Keeps what the program remembers that is not part of a profile: looks, recent files, windows.

A settings file can never keep the program from starting: what cannot be read is taken as it comes
out of the box, field by field. Nothing is written until the learner changes something, so that a
file which a sync program brings late is not overwritten by defaults. Only the standard library is
used, because the first frame is painted with these.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from planner import paths
from planner.storage.bounded_read import read_bounded
from planner.storage.left_views import ListView, read_view
from planner.storage.private_folder import make_private_folder
from planner.storage.safe_write import DISK, Disk, write_durably
from planner.storage.setting_values import (
    UnfitError,
    known,
    number,
    one_of,
    several,
    short_text,
    text,
    within,
    yes_or_no,
)
from planner.storage.write_errors import write_error

THEMES = ("system", "light", "dark")
PAPERS = ("a4", "letter")
DATE_STYLES = ("words", "iso", "system")
FIRST_WEEKDAYS = ("system", "monday", "saturday", "sunday")
MOTIONS = ("system", "none")
#: Text sizes in percent of the system's.
SMALLEST_TEXT, LARGEST_TEXT = 100, 200
#: The last minute of a day, and the most days before an event that it is told.
DAY_END, MOST_EVENT_DAYS = 24 * 60 - 1, 60
#: How many files the list of recent plans holds.
MAX_RECENT = 10
#: How many folders with an archive are remembered.
MAX_ARCHIVES = 50
#: No settings file is as large as this, in bytes.
_MAX_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Reminders:
    """Whether and when the learner wants to be reminded, and what was told already."""

    on: bool = False
    #: Weekdays, 0 is Monday; minutes after midnight; days before an event with a date, 0 is never.
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    at: int = 18 * 60
    event_days: int = 3
    #: The day of the last reminder in ISO 8601, and keys of events that were told.
    last: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunningTimer:
    """Work that is being timed, also while the program is closed; empty where nothing is."""

    #: Ids of the profile and of its milestone.
    plan: str = ""
    milestone: str = ""
    #: When it was started, in ISO 8601 with the offset from UTC.
    started: str = ""

    @property
    def since(self) -> dt.datetime | None:
        """When it was started, in local time; None where nothing is timed."""
        try:
            return dt.datetime.fromisoformat(self.started).astimezone()
        except (ValueError, OverflowError, OSError):
            return None


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences that hold for every plan; the defaults are those of a first start."""

    #: One of `THEMES`.
    theme: str = "system"
    #: In percent of the system's.
    text_size: int = SMALLEST_TEXT
    #: One of `DATE_STYLES`, and one of `FIRST_WEEKDAYS`.
    date_style: str = "words"
    first_weekday: str = "system"
    #: The label for money that the last new plan was made with; empty before one was.
    currency: str = ""
    #: One of `MOTIONS`.
    motion: str = "system"
    #: Path of the plan that was open last; empty where none was.
    last_profile: str = ""
    #: Paths of plans, latest first.
    recent: tuple[str, ...] = ()
    #: What plans are called, by the path of their file, for a list that reads none of them.
    names: tuple[tuple[str, str], ...] = ()
    #: Folders whose plans were put away in an archive beside them.
    archives: tuple[str, ...] = ()
    #: Position, size and panels of the window, as the window itself writes them (Base64).
    window_geometry: str = ""
    window_state: str = ""
    #: Whether the sidebar is shown.
    sidebar: bool = True
    #: One of `PAPERS`; empty where the learner has not chosen.
    paper: str = ""
    #: Folders of further catalogues.
    catalogues: tuple[str, ...] = ()
    #: Whether new plans show hints; gone for good once dismissed.
    hints: bool = True
    reminders: Reminders = Reminders()
    timer: RunningTimer = RunningTimer()
    #: Numbers of the phases that stand open, by the id of the profile.
    open_phases: tuple[tuple[str, tuple[int, ...]], ...] = ()
    #: How the list of a plan was left, by the id of the profile.
    views: tuple[tuple[str, ListView], ...] = ()

    def phases_open_in(self, profile_id: str) -> tuple[int, ...] | None:
        """Return the phases left open in a plan, or nothing where the learner never chose."""
        return dict(self.open_phases).get(profile_id)

    def with_open_phases(self, profile_id: str, phases: tuple[int, ...]) -> Settings:
        """Remember which phases of a plan stand open."""
        others = [pair for pair in self.open_phases if pair[0] != profile_id]
        kept = ((profile_id, tuple(sorted(phases))), *others)
        return replace(self, open_phases=kept[:MAX_RECENT])

    def view_of(self, profile_id: str) -> ListView:
        """Return how the list of a plan was left."""
        return dict(self.views).get(profile_id, ListView())

    def with_view(self, profile_id: str, view: ListView) -> Settings:
        """Remember how the list of a plan was left."""
        others = [pair for pair in self.views if pair[0] != profile_id]
        return replace(self, views=((profile_id, view), *others)[:MAX_RECENT])

    def with_profile(self, path: Path) -> Settings:
        """Remember a plan as the one open last and the first of the recent ones."""
        name = str(path)
        others = tuple(each for each in self.recent if each != name)
        return replace(self, last_profile=name, recent=(name, *others)[:MAX_RECENT])

    def with_moved(self, path: Path, target: Path) -> Settings:
        """Remember a plan at its new place; one that was not remembered joins the recent ones."""
        before, after = str(path), str(target)
        recent = [after if each == before else each for each in self.recent if each != after]
        if after not in recent:
            recent.insert(1, after)
        last = after if self.last_profile == before else self.last_profile
        names = tuple((after if path == before else path, name) for path, name in self.names)
        return replace(self, last_profile=last, recent=tuple(recent)[:MAX_RECENT], names=names)

    def with_recent(self, path: Path) -> Settings:
        """Remember a plan that was not opened, so that it is listed wherever it is."""
        return self if str(path) in self.recent else self.with_moved(path, path)

    def with_name(self, path: Path, name: str) -> Settings:
        """Remember what a plan is called, as long as it is one of the recent ones."""
        others = [pair for pair in self.names if pair[0] != str(path) and pair[0] in self.recent]
        return replace(self, names=((str(path), name), *others)[:MAX_RECENT])

    def with_archive(self, folder: Path) -> Settings:
        """Remember a folder as one that plans were put away beside."""
        others = tuple(each for each in self.archives if each != str(folder))
        return replace(self, archives=(str(folder), *others)[:MAX_ARCHIVES])

    def without_profile(self, path: Path) -> Settings:
        """Forget a plan that is no longer there."""
        name = str(path)
        last = "" if self.last_profile == name else self.last_profile
        recent = tuple(each for each in self.recent if each != name)
        names = tuple(pair for pair in self.names if pair[0] != name)
        return replace(self, last_profile=last, recent=recent, names=names)


def settings_path() -> Path:
    """Return where the settings of this person are kept."""
    return paths.user_settings_folder() / "settings.json"


def read_settings(path: Path | None = None) -> Settings:
    """Return the settings in a file, or the defaults for all that cannot be read; never fails."""
    found = _members(path or settings_path())
    read: dict[str, Any] = {}
    for name, reader in _READERS.items():
        try:
            read[name] = reader(found[name])
        except (KeyError, TypeError, ValueError):
            continue  # the default stands
    return Settings(**read)


def write_settings(settings: Settings, path: Path | None = None, disk: Disk = DISK) -> None:
    """Write the settings whole, making their folder first.

    Members of the file that this version does not know are kept, so that an older program does not
    forget what a newer one remembers.

    Raises:
        WriteError: They were not written; the file is as it was.
    """
    file = path or settings_path()
    data = {**_unknown_members(file), **asdict(settings)}
    data["names"] = dict(settings.names)
    data["open_phases"] = dict(settings.open_phases)
    data["views"] = {name: asdict(view) for name, view in settings.views}
    written = json.dumps(data, ensure_ascii=True, indent=1, allow_nan=False)
    try:
        make_private_folder(file.parent)
    except OSError as error:
        raise write_error(file, error) from error
    write_durably(file, written.encode(), disk=disk)


def _unknown_members(file: Path) -> dict[str, Any]:
    ours = {field.name for field in fields(Settings)}
    return {name: value for name, value in _members(file).items() if name not in ours}


def _members(file: Path) -> dict[str, Any]:
    """What a file holds; nothing where it cannot be read."""
    try:
        found = json.loads(read_bounded(file, _MAX_BYTES).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text_size(value: object) -> int:
    return max(SMALLEST_TEXT, min(number(value), LARGEST_TEXT))


def _names(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise UnfitError
    return tuple((text(path), text(name)) for path, name in value.items())[:MAX_RECENT]


def _phases(value: object) -> tuple[tuple[str, tuple[int, ...]], ...]:
    if not isinstance(value, dict):
        raise UnfitError
    numbers = several(number)
    return tuple((text(name), numbers(each)) for name, each in value.items())


def _views(value: object) -> tuple[tuple[str, ListView], ...]:
    if not isinstance(value, dict):
        raise UnfitError
    return tuple((text(name), read_view(each)) for name, each in value.items())


def _timer(value: object) -> RunningTimer:
    return RunningTimer(**known(RunningTimer, value, {}))


def _reminders(value: object) -> Reminders:
    readers = {
        "on": yes_or_no,
        "weekdays": lambda found: tuple(sorted(set(several(within(0, 6))(found)))),
        "at": within(0, DAY_END),
        "event_days": within(0, MOST_EVENT_DAYS),
        "told": several(text),
    }
    return Reminders(**known(Reminders, value, readers))


_READERS: dict[str, Callable[[object], Any]] = {
    "theme": one_of(*THEMES),
    "text_size": _text_size,
    "date_style": one_of(*DATE_STYLES),
    "first_weekday": one_of(*FIRST_WEEKDAYS),
    "currency": short_text,
    "motion": one_of(*MOTIONS),
    "last_profile": text,
    "recent": lambda value: several(text)(value)[:MAX_RECENT],
    "names": _names,
    "archives": lambda value: several(text)(value)[:MAX_ARCHIVES],
    "sidebar": yes_or_no,
    "window_geometry": text,
    "window_state": text,
    "paper": one_of("", *PAPERS),
    "catalogues": several(text),
    "hints": yes_or_no,
    "reminders": _reminders,
    "timer": _timer,
    "open_phases": _phases,
    "views": _views,
}
