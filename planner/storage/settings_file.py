"""Keeps what the program remembers that is not part of a profile: looks, recent files, windows.

A settings file can never keep the program from starting: what cannot be read is taken as it comes
out of the box, field by field. Nothing is written until the learner changes something, so that a
file which a sync program brings late is not overwritten by defaults. Only the standard library is
used, because the first frame is painted with these.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from planner import paths
from planner.storage.bounded_read import read_bounded
from planner.storage.private_folder import make_private_folder
from planner.storage.safe_write import DISK, Disk, write_durably, write_error

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
_MAX_TEXT = 100_000
_MAX_LABEL = 8


@dataclass(frozen=True, slots=True)
class TimelineView:
    """How the learner left the timeline of a plan; what is empty or 0 was never chosen."""

    #: Bars, map or outline, by the name of the view.
    look: str = ""
    #: Thousandths of a pixel that a day takes.
    scale: int = 0
    #: The day at the left edge, counted from the first of the calendar; pixels above the first row.
    day: int = 0
    top: int = 0
    #: Id of the selected milestone.
    milestone: str = ""
    #: Numbers of the phases that stand closed, and names of what is hidden.
    closed: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillsView:
    """How the learner left the skills of a plan; what is empty was never chosen."""

    #: Key skills or all, and the order, by their names; id of the selected skill.
    extent: str = ""
    order: str = ""
    skill: str = ""


@dataclass(frozen=True, slots=True)
class PortfolioView:
    """How the learner left the portfolio of a plan; what is empty was never chosen."""

    #: The sort shown and the order, by their names.
    sort: str = ""
    order: str = ""
    #: The chosen piece: id of its milestone and its position there.
    milestone: str = ""
    place: int = 0
    #: Whether the panel is shown.
    panel: bool = False


@dataclass(frozen=True, slots=True)
class CareersView:
    """How the learner left the careers beside a plan; what is empty was never chosen."""

    #: Cards, comparison or questions, by the name of the view.
    look: str = ""
    #: What is searched for, and the family shown.
    text: str = ""
    family: str = ""
    #: Ids of the chosen career and of those to be compared.
    career: str = ""
    compared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkView:
    """How the learner left the network of a plan; what is empty was never chosen."""

    #: What is searched for, and which contacts are shown.
    text: str = ""
    which: str = ""
    #: Id of the chosen contact.
    contact: str = ""
    #: The current day of the month shown, in ISO 8601.
    day: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """How the learner left the pages of a plan; what is empty or 0 was never chosen."""

    #: The filter: text, and the names of the chip and of the kind.
    text: str = ""
    show: str = ""
    kind: str = ""
    #: The name of what the list is grouped by.
    group: str = ""
    #: Id of the selected milestone.
    milestone: str = ""
    #: Width of the milestone panel in logical pixels.
    panel: int = 0
    #: Whether the panel was put away.
    no_panel: bool = False
    #: The page that was shown: "plan", or the overview.
    page: str = ""
    timeline: TimelineView = TimelineView()
    skills: SkillsView = SkillsView()
    portfolio: PortfolioView = PortfolioView()
    careers: CareersView = CareersView()
    network: NetworkView = NetworkView()
    #: The groups that stand open where the list is not grouped by phase.
    opened: tuple[str, ...] = ()
    #: Monday of the week for which looking back was put off, in ISO 8601.
    put_off: str = ""


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
    text = json.dumps(data, ensure_ascii=True, indent=1, allow_nan=False)
    try:
        make_private_folder(file.parent)
    except OSError as error:
        raise write_error(file, error) from error
    write_durably(file, text.encode(), disk=disk)


def _unknown_members(file: Path) -> dict[str, Any]:
    known = {field.name for field in fields(Settings)}
    return {name: value for name, value in _members(file).items() if name not in known}


def _members(file: Path) -> dict[str, Any]:
    """What a file holds; nothing where it cannot be read."""
    try:
        found = json.loads(read_bounded(file, _MAX_BYTES).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


class _UnfitError(ValueError):
    """A value in the file that cannot be what the field holds."""


_T = TypeVar("_T")


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MAX_TEXT or "\0" in value:
        raise _UnfitError
    return value


def _short_text(value: object) -> str:
    if len(_text(value)) > _MAX_LABEL:
        raise _UnfitError
    return _text(value)


def _one_of(*choices: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise _UnfitError
        return _text(value)

    return read


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _UnfitError
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _UnfitError
    return value


def _text_size(value: object) -> int:
    return max(SMALLEST_TEXT, min(_number(value), LARGEST_TEXT))


def _several(reader: Callable[[object], _T]) -> Callable[[object], tuple[_T, ...]]:
    def read(value: object) -> tuple[_T, ...]:
        if not isinstance(value, list):
            raise _UnfitError
        return tuple(reader(each) for each in value[:1000])

    return read


def _names(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise _UnfitError
    return tuple((_text(path), _text(name)) for path, name in value.items())[:MAX_RECENT]


def _phases(value: object) -> tuple[tuple[str, tuple[int, ...]], ...]:
    if not isinstance(value, dict):
        raise _UnfitError
    numbers = _several(_number)
    return tuple((_text(name), numbers(each)) for name, each in value.items())


def _views(value: object) -> tuple[tuple[str, ListView], ...]:
    if not isinstance(value, dict):
        raise _UnfitError
    return tuple((_text(name), _view(each)) for name, each in value.items())


def _view(value: object) -> ListView:
    readers: dict[str, Callable[[object], Any]] = {
        "panel": _number,
        "no_panel": _yes_or_no,
        "timeline": _timeline,
        "skills": _skills,
        "portfolio": _portfolio,
        "careers": _careers,
        "network": _network,
        "opened": _several(_text),
    }
    return ListView(**_known(ListView, value, readers))


def _timer(value: object) -> RunningTimer:
    return RunningTimer(**_known(RunningTimer, value, {}))


def _timeline(value: object) -> TimelineView:
    numbers = dict.fromkeys(("scale", "day", "top"), _number)
    lists = {"closed": _several(_number), "hidden": _several(_text)}
    return TimelineView(**_known(TimelineView, value, {**numbers, **lists}))


def _skills(value: object) -> SkillsView:
    return SkillsView(**_known(SkillsView, value, {}))


def _careers(value: object) -> CareersView:
    return CareersView(**_known(CareersView, value, {"compared": _several(_text)}))


def _network(value: object) -> NetworkView:
    return NetworkView(**_known(NetworkView, value, {}))


def _portfolio(value: object) -> PortfolioView:
    readers = {"place": _number, "panel": _yes_or_no}
    return PortfolioView(**_known(PortfolioView, value, readers))


def _reminders(value: object) -> Reminders:
    readers = {
        "on": _yes_or_no,
        "weekdays": lambda found: tuple(sorted(set(_several(_within(0, 6))(found)))),
        "at": _within(0, DAY_END),
        "event_days": _within(0, MOST_EVENT_DAYS),
        "told": _several(_text),
    }
    return Reminders(**_known(Reminders, value, readers))


def _within(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not low <= _number(value) <= high:
            raise _UnfitError
        return _number(value)

    return read


def _known(kind: type, value: object, readers: Mapping[str, Callable[[object], Any]]) -> Any:
    """The fields of a dataclass that can be read; those without a reader are texts."""
    if not isinstance(value, dict):
        raise _UnfitError
    read: dict[str, Any] = {}
    for field in fields(kind):
        try:
            read[field.name] = readers.get(field.name, _text)(value[field.name])
        except (KeyError, ValueError):
            continue  # the default stands
    return read


_READERS: dict[str, Callable[[object], Any]] = {
    "theme": _one_of(*THEMES),
    "text_size": _text_size,
    "date_style": _one_of(*DATE_STYLES),
    "first_weekday": _one_of(*FIRST_WEEKDAYS),
    "currency": _short_text,
    "motion": _one_of(*MOTIONS),
    "last_profile": _text,
    "recent": lambda value: _several(_text)(value)[:MAX_RECENT],
    "names": _names,
    "archives": lambda value: _several(_text)(value)[:MAX_ARCHIVES],
    "sidebar": _yes_or_no,
    "window_geometry": _text,
    "window_state": _text,
    "paper": _one_of("", *PAPERS),
    "catalogues": _several(_text),
    "hints": _yes_or_no,
    "reminders": _reminders,
    "timer": _timer,
    "open_phases": _phases,
    "views": _views,
}
