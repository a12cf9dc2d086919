"""How the learner left the pages of a plan, so that they come back as they were.

What is empty, 0 or false was never chosen. Only the standard library is used, as in
`planner.storage.settings_file`, which keeps these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner.storage.setting_values import known, number, several, text, yes_or_no


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
    #: What stood above the last page for others: its title and the line below.
    title: str = ""
    line: str = ""


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


def read_view(value: object) -> ListView:
    """How pages were left, as the settings file has it, or the defaults of what cannot be read."""
    readers: dict[str, Callable[[object], Any]] = {
        "panel": number,
        "no_panel": yes_or_no,
        "timeline": _timeline,
        "skills": _skills,
        "portfolio": _portfolio,
        "careers": _careers,
        "network": _network,
        "opened": several(text),
    }
    return ListView(**known(ListView, value, readers))


def _timeline(value: object) -> TimelineView:
    numbers = dict.fromkeys(("scale", "day", "top"), number)
    lists = {"closed": several(number), "hidden": several(text)}
    return TimelineView(**known(TimelineView, value, {**numbers, **lists}))


def _skills(value: object) -> SkillsView:
    return SkillsView(**known(SkillsView, value, {}))


def _careers(value: object) -> CareersView:
    return CareersView(**known(CareersView, value, {"compared": several(text)}))


def _network(value: object) -> NetworkView:
    return NetworkView(**known(NetworkView, value, {}))


def _portfolio(value: object) -> PortfolioView:
    readers = {"place": number, "panel": yes_or_no}
    return PortfolioView(**known(PortfolioView, value, readers))
