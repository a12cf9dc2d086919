"""Every command of the app as one row of a table: listed, searched and tested without a window.

`planner.ui.menus` makes a `QAction` from each row and hangs it into its menu; the window asks
`is_enabled` after every change. What a command does stands in `planner.ui.commands`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Under which translators find the texts.
CONTEXT = "Actions"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - Qt's tools read it
    """Mark a text for the translators; Qt's own of this name says nothing of its type."""
    return text


class ActionId(StrEnum):
    """The name of a command; settings and tests know it by this."""

    NEW_PLAN = "new-plan"
    OPEN_PLAN = "open-plan"
    PLANS = "plans"
    ARCHIVE_PLAN = "archive-plan"
    SAMPLE = "sample"
    SAVE_NOW = "save-now"
    SAVE_COPY = "save-copy"
    RENAME_PLAN = "rename-plan"
    SNAPSHOTS = "snapshots"
    CONFLICTS = "conflicts"
    PRINT = "print"
    SAVE_PDF = "save-pdf"
    PORTFOLIO_PAGE = "portfolio-page"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    HISTORY = "history"
    PASTE_EVIDENCE = "paste-evidence"
    FIND = "find"
    FIND_NEXT = "find-next"
    RENAME = "rename"
    DUPLICATE = "duplicate"
    DELETE = "delete"
    SELECT_ALL = "select-all"
    SHOW_SIDEBAR = "show-sidebar"
    SHOW_INSPECTOR = "show-inspector"
    EXPAND_ALL = "expand-all"
    COLLAPSE_ALL = "collapse-all"
    SHOW_AVAILABLE = "show-available"
    SHOW_LEFT = "show-left"
    GROUP_PHASE = "group-phase"
    GROUP_MONTH = "group-month"
    GROUP_KIND = "group-kind"
    GROUP_SKILL = "group-skill"
    GROUP_STATUS = "group-status"
    GROUP_DATE = "group-date"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    ZOOM_FIT = "zoom-fit"
    GO_TODAY = "go-today"
    THEME_SYSTEM = "theme-system"
    THEME_LIGHT = "theme-light"
    THEME_DARK = "theme-dark"
    TOGGLE_DONE = "toggle-done"
    LOG_HOURS = "log-hours"
    TIMER = "timer"
    CORRECT_LOG = "correct-log"
    SKIP = "skip"
    PIN_DATES = "pin-dates"
    HABIT = "habit"
    ADD_MILESTONE = "add-milestone"
    MOVE_EARLIER = "move-earlier"
    MOVE_LATER = "move-later"
    MOVE_TO_PHASE = "move-to-phase"
    DAY_EARLIER = "day-earlier"
    DAY_LATER = "day-later"
    WEEK_EARLIER = "week-earlier"
    WEEK_LATER = "week-later"
    ESTIMATES = "estimates"
    ADD_EVIDENCE = "add-evidence"
    CHECK_BY_CODE = "check-by-code"
    AVAILABILITY = "availability"
    REPLAN = "replan"
    CATALOGUE_CHANGES = "catalogue-changes"
    RATE_SKILLS = "rate-skills"
    REVIEW_WEEK = "review-week"
    COMPARE_PLANS = "compare-plans"
    GO_OVERVIEW = "go-overview"
    GO_WEEK = "go-week"
    GO_PLAN = "go-plan"
    GO_TIMELINE = "go-timeline"
    GO_SKILLS = "go-skills"
    GO_PORTFOLIO = "go-portfolio"
    GO_NETWORK = "go-network"
    GO_CAREERS = "go-careers"
    GO_SETTINGS = "go-settings"
    PALETTE = "palette"
    NEXT_PANE = "next-pane"
    PREVIOUS_PANE = "previous-pane"
    GUIDE = "guide"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


class MenuId(StrEnum):
    """The menus, in their order; a name after a full stop is a menu inside another."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    GROUP = "view.group"
    THEME = "view.theme"
    PLAN = "plan"
    GO = "go"
    HELP = "help"


MENU_TITLES: Mapping[MenuId, str] = {
    MenuId.FILE: QT_TRANSLATE_NOOP("Actions", "&File"),
    MenuId.EDIT: QT_TRANSLATE_NOOP("Actions", "&Edit"),
    MenuId.VIEW: QT_TRANSLATE_NOOP("Actions", "&View"),
    MenuId.GROUP: QT_TRANSLATE_NOOP("Actions", "&Group list"),
    MenuId.THEME: QT_TRANSLATE_NOOP("Actions", "&Theme"),
    MenuId.PLAN: QT_TRANSLATE_NOOP("Actions", "&Plan"),
    MenuId.GO: QT_TRANSLATE_NOOP("Actions", "&Go"),
    MenuId.HELP: QT_TRANSLATE_NOOP("Actions", "&Help"),
}


class When(Enum):
    """When a command can be given."""

    ALWAYS = "always"
    #: A plan is open.
    PLAN = "plan"
    #: A plan is open and may be changed.
    WRITABLE = "writable"
    #: And one milestone is selected; one or several are.
    MILESTONE = "milestone"
    MILESTONES = "milestones"
    CAN_UNDO = "can-undo"
    CAN_REDO = "can-redo"


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands can be given."""

    has_plan: bool = False
    read_only: bool = False
    has_milestone: bool = False
    has_several: bool = False
    can_undo: bool = False
    can_redo: bool = False


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One command. Keys are Qt's portable text, first the one shown; `group` parts a menu."""

    id: ActionId
    text: str
    menu: MenuId
    keys: tuple[str, ...] = ()
    icon: str = ""
    tooltip: str = ""
    when: When = When.ALWAYS
    group: int = 0
    checkable: bool = False
    #: Works only in the list, because other places need the key (Del in a text, for one).
    list_only: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


def _row(
    id: ActionId,
    text: str,
    menu: MenuId,
    keys: str = "",
    icon: str = "",
    tooltip: str = "",
    when: When = When.ALWAYS,
    **more: object,
) -> ActionRow:
    # `keys` are parted by blanks; no key of ours has one in its name.
    return ActionRow(id, text, menu, tuple(keys.split()), icon, tooltip, when, **more)  # type: ignore[arg-type]


_A, _M, _W = ActionId, MenuId, When

# fmt: off
ACTIONS: tuple[ActionRow, ...] = (
    _row(_A.NEW_PLAN, QT_TRANSLATE_NOOP("Actions", "&New plan…"), _M.FILE, "Ctrl+N", "plus",
         QT_TRANSLATE_NOOP("Actions", "Choose a career and make another plan")),
    _row(_A.OPEN_PLAN, QT_TRANSLATE_NOOP("Actions", "&Open plan…"), _M.FILE,
         "Ctrl+O", "folder-open",
         QT_TRANSLATE_NOOP("Actions", "Open a plan from a file")),
    _row(_A.PLANS, QT_TRANSLATE_NOOP("Actions", "Pl&ans…"), _M.FILE, "", "folder",
         QT_TRANSLATE_NOOP("Actions", "See all plans; copy, rename, move, archive or delete one")),
    _row(_A.SAMPLE, QT_TRANSLATE_NOOP("Actions", "&Look around in a sample"), _M.FILE, "", "eye",
         QT_TRANSLATE_NOOP("Actions", "Open a plan some months in; nothing of it is saved")),
    _row(_A.SAVE_NOW, QT_TRANSLATE_NOOP("Actions", "&Save now"), _M.FILE, "Ctrl+S", "floppy-disk",
         QT_TRANSLATE_NOOP("Actions", "Every change is saved by itself; this does not wait"),
         _W.WRITABLE, group=1),
    _row(_A.SAVE_COPY, QT_TRANSLATE_NOOP("Actions", "Save a &copy…"), _M.FILE,
         "Ctrl+Shift+S", "copy",
         QT_TRANSLATE_NOOP("Actions", "Write the plan to another file and go on with this one"),
         _W.PLAN, group=1),
    _row(_A.RENAME_PLAN, QT_TRANSLATE_NOOP("Actions", "&Rename plan…"), _M.FILE,
         "", "pencil-simple",
         QT_TRANSLATE_NOOP("Actions", "Give the plan another name, and its file if you like"),
         _W.WRITABLE, group=1),
    _row(_A.ARCHIVE_PLAN, QT_TRANSLATE_NOOP("Actions", "Archi&ve plan…"), _M.FILE, "", "folder",
         QT_TRANSLATE_NOOP("Actions", "Put the plan away; the list of plans brings it back"),
         _W.WRITABLE, group=1),
    _row(_A.SNAPSHOTS, QT_TRANSLATE_NOOP("Actions", "Snaps&hots…"), _M.FILE,
         "", "clock-counter-clockwise",
         QT_TRANSLATE_NOOP("Actions", "See earlier states of the plan and go back to one"),
         _W.PLAN, group=1),
    _row(_A.CONFLICTS, QT_TRANSLATE_NOOP("Actions", "Changed &elsewhere…"), _M.FILE, "", "files",
         QT_TRANSLATE_NOOP("Actions", "Decide what two sides changed, and merge other copies"),
         _W.WRITABLE, group=1),
    _row(_A.PRINT, QT_TRANSLATE_NOOP("Actions", "&Print…"), _M.FILE, "Ctrl+P", "printer",
         QT_TRANSLATE_NOOP("Actions", "Print the plan or save it as a PDF"), _W.PLAN, group=2),
    _row(_A.SAVE_PDF, QT_TRANSLATE_NOOP("Actions", "Save P&DF…"), _M.FILE,
         "Ctrl+Shift+P", "file-pdf",
         QT_TRANSLATE_NOOP("Actions", "Save the plan as a PDF"), _W.PLAN, group=2),
    _row(_A.PORTFOLIO_PAGE, QT_TRANSLATE_NOOP("Actions", "Portfolio pa&ge…"), _M.FILE,
         "", "export",
         QT_TRANSLATE_NOOP("Actions", "Make a page of chosen pieces to hand out to others"),
         _W.PLAN, group=2),
    _row(_A.QUIT, QT_TRANSLATE_NOOP("Actions", "&Quit"), _M.FILE, "Ctrl+Q", "",
         QT_TRANSLATE_NOOP("Actions", "Save and close the app"),
         group=3, role=QAction.MenuRole.QuitRole),
    _row(_A.UNDO, QT_TRANSLATE_NOOP("Actions", "&Undo"), _M.EDIT,
         "Ctrl+Z", "arrow-counter-clockwise",
         QT_TRANSLATE_NOOP("Actions", "Take back the last change"), _W.CAN_UNDO),
    _row(_A.REDO, QT_TRANSLATE_NOOP("Actions", "&Redo"), _M.EDIT,
         "Ctrl+Shift+Z Ctrl+Y", "arrow-clockwise",
         QT_TRANSLATE_NOOP("Actions", "Make the change again that was taken back"), _W.CAN_REDO),
    _row(_A.HISTORY, QT_TRANSLATE_NOOP("Actions", "&History…"), _M.EDIT,
         "", "clock-counter-clockwise",
         QT_TRANSLATE_NOOP("Actions", "See every change since the plan was opened, and go to one"),
         _W.WRITABLE),
    _row(_A.RENAME, QT_TRANSLATE_NOOP("Actions", "&Edit milestone…"), _M.EDIT,
         "F2", "pencil-simple",
         QT_TRANSLATE_NOOP("Actions", "Change the title, the kind and what counts as done"),
         _W.MILESTONE, group=1),
    _row(_A.DUPLICATE, QT_TRANSLATE_NOOP("Actions", "Du&plicate milestone"), _M.EDIT,
         "Ctrl+D", "copy",
         QT_TRANSLATE_NOOP("Actions", "Add a copy of the milestone as one of your own"),
         _W.MILESTONE, group=1),
    _row(_A.DELETE, QT_TRANSLATE_NOOP("Actions", "&Delete milestone"), _M.EDIT, "Del", "trash",
         QT_TRANSLATE_NOOP("Actions", "Take the milestone out of the plan"),
         _W.MILESTONES, group=1, list_only=True),
    _row(_A.SELECT_ALL, QT_TRANSLATE_NOOP("Actions", "Select &all milestones"), _M.EDIT,
         "Ctrl+A", "",
         QT_TRANSLATE_NOOP("Actions", "Select all milestones that the list shows"),
         _W.PLAN, group=1, list_only=True),
    _row(_A.PASTE_EVIDENCE, QT_TRANSLATE_NOOP("Actions", "Paste as e&vidence"), _M.EDIT,
         "Ctrl+V", "copy",
         QT_TRANSLATE_NOOP("Actions", "Add the link or the files that were copied to a milestone"),
         _W.WRITABLE, group=1),
    _row(_A.FIND, QT_TRANSLATE_NOOP("Actions", "&Find in plan"), _M.EDIT,
         "Ctrl+F", "magnifying-glass",
         QT_TRANSLATE_NOOP("Actions", "Show the milestones that contain a word"), _W.PLAN, group=2),
    _row(_A.FIND_NEXT, QT_TRANSLATE_NOOP("Actions", "Find ne&xt"), _M.EDIT, "F3", "",
         QT_TRANSLATE_NOOP("Actions", "Select the next milestone that matches"), _W.PLAN, group=2),
    _row(_A.SHOW_SIDEBAR, QT_TRANSLATE_NOOP("Actions", "&Sidebar"), _M.VIEW, "F9", "",
         QT_TRANSLATE_NOOP("Actions", "Show or hide the sidebar"), _W.ALWAYS, checkable=True),
    _row(_A.SHOW_INSPECTOR, QT_TRANSLATE_NOOP("Actions", "Milestone &panel"), _M.VIEW, "Ctrl+I", "",
         QT_TRANSLATE_NOOP("Actions", "Show or hide the panel of the selected milestone"),
         _W.PLAN, checkable=True),
    _row(_A.EXPAND_ALL, QT_TRANSLATE_NOOP("Actions", "&Expand all groups"), _M.VIEW,
         "Ctrl+Shift+E", "caret-down",
         QT_TRANSLATE_NOOP("Actions", "Show the milestones of every group"), _W.PLAN, group=1),
    _row(_A.COLLAPSE_ALL, QT_TRANSLATE_NOOP("Actions", "&Collapse all groups"), _M.VIEW,
         "Ctrl+Shift+W", "caret-right",
         QT_TRANSLATE_NOOP("Actions", "Show the names of the groups only"), _W.PLAN, group=1),
    _row(_A.SHOW_AVAILABLE, QT_TRANSLATE_NOOP("Actions", "&Available now"), _M.VIEW, "", "",
         QT_TRANSLATE_NOOP("Actions", "Show the milestones that can be worked on today"),
         _W.PLAN, group=1),
    _row(_A.SHOW_LEFT, QT_TRANSLATE_NOOP("Actions", "What is &left to 100 %"), _M.VIEW, "", "",
         QT_TRANSLATE_NOOP("Actions", "Show exactly what is missing to 100 %"),
         _W.PLAN, group=1),
    _row(_A.ZOOM_IN, QT_TRANSLATE_NOOP("Actions", "Zoom timeline &in"), _M.VIEW,
         "Ctrl++ Ctrl+=", "",
         QT_TRANSLATE_NOOP("Actions", "Show fewer days of the timeline, larger"),
         _W.PLAN, group=2),
    _row(_A.ZOOM_OUT, QT_TRANSLATE_NOOP("Actions", "Zoom timeline &out"), _M.VIEW, "Ctrl+-", "",
         QT_TRANSLATE_NOOP("Actions", "Show more days of the timeline"), _W.PLAN, group=2),
    _row(_A.ZOOM_FIT, QT_TRANSLATE_NOOP("Actions", "&Fit timeline"), _M.VIEW, "Ctrl+0", "",
         QT_TRANSLATE_NOOP("Actions", "Show the whole plan in the timeline"), _W.PLAN, group=2),
    _row(_A.GO_TODAY, QT_TRANSLATE_NOOP("Actions", "To&day in the timeline"), _M.VIEW,
         "Ctrl+T", "crosshair",
         QT_TRANSLATE_NOOP("Actions", "Scroll the timeline to today"), _W.PLAN, group=2),
    _row(_A.GROUP_PHASE, QT_TRANSLATE_NOOP("Actions", "By &phase"), _M.GROUP, "", "",
         QT_TRANSLATE_NOOP("Actions", "List the milestones by phase, in the order of the plan"),
         _W.PLAN, checkable=True),
    _row(_A.GROUP_MONTH, QT_TRANSLATE_NOOP("Actions", "By &month"), _M.GROUP, "", "",
         QT_TRANSLATE_NOOP("Actions", "List the milestones by the month they are due in"),
         _W.PLAN, checkable=True),
    _row(_A.GROUP_KIND, QT_TRANSLATE_NOOP("Actions", "By &kind"), _M.GROUP, "", "",
         QT_TRANSLATE_NOOP("Actions", "List the milestones by kind"),
         _W.PLAN, checkable=True),
    _row(_A.GROUP_SKILL, QT_TRANSLATE_NOOP("Actions", "By &skill"), _M.GROUP, "", "",
         QT_TRANSLATE_NOOP("Actions", "List the milestones by the skill they raise most"),
         _W.PLAN, checkable=True),
    _row(_A.GROUP_STATUS, QT_TRANSLATE_NOOP("Actions", "By s&tatus"), _M.GROUP, "", "",
         QT_TRANSLATE_NOOP("Actions", "List the milestones by how far each of them is"),
         _W.PLAN, checkable=True),
    _row(_A.GROUP_DATE, QT_TRANSLATE_NOOP("Actions", "By &date"), _M.GROUP, "", "",
         QT_TRANSLATE_NOOP("Actions", "List the milestones by due date, without groups"),
         _W.PLAN, checkable=True),
    _row(_A.THEME_SYSTEM, QT_TRANSLATE_NOOP("Actions", "Like the s&ystem"), _M.THEME, "", "",
         QT_TRANSLATE_NOOP("Actions", "Light or dark as the system says"), checkable=True),
    _row(_A.THEME_LIGHT, QT_TRANSLATE_NOOP("Actions", "&Light"), _M.THEME, "", "",
         QT_TRANSLATE_NOOP("Actions", "Always light"), checkable=True),
    _row(_A.THEME_DARK, QT_TRANSLATE_NOOP("Actions", "&Dark"), _M.THEME, "", "",
         QT_TRANSLATE_NOOP("Actions", "Always dark"), checkable=True),
    _row(_A.TOGGLE_DONE, QT_TRANSLATE_NOOP("Actions", "Mark &done"), _M.PLAN,
         "Ctrl+Return Ctrl+Enter", "check",
         QT_TRANSLATE_NOOP("Actions", "Mark the milestone done, or open it again"), _W.MILESTONES),
    _row(_A.LOG_HOURS, QT_TRANSLATE_NOOP("Actions", "&Log hours…"), _M.PLAN, "Ctrl+L", "timer",
         QT_TRANSLATE_NOOP("Actions", "Write down time you have worked"), _W.MILESTONE),
    _row(_A.TIMER, QT_TRANSLATE_NOOP("Actions", "Start timer"), _M.PLAN, "Ctrl+Shift+L", "play",
         QT_TRANSLATE_NOOP("Actions", "Time your work on the milestone; stopping asks for hours"),
         _W.WRITABLE),
    _row(_A.CORRECT_LOG, QT_TRANSLATE_NOOP("Actions", "Hours and da&y done…"), _M.PLAN,
         "", "clock-counter-clockwise",
         QT_TRANSLATE_NOOP("Actions", "Correct or delete what was logged, and the day it was done"),
         _W.MILESTONE),
    _row(_A.SKIP, QT_TRANSLATE_NOOP("Actions", "&Skip…"), _M.PLAN,
         "Ctrl+Shift+X", "skip-forward-circle",
         QT_TRANSLATE_NOOP("Actions", "Leave the milestone out, or take it in again"),
         _W.MILESTONES),
    _row(_A.PIN_DATES, QT_TRANSLATE_NOOP("Actions", "P&in dates"), _M.PLAN,
         "Ctrl+Shift+D", "push-pin",
         QT_TRANSLATE_NOOP("Actions", "Keep the milestone's dates, or let them move again"),
         _W.MILESTONE),
    _row(_A.ESTIMATES, QT_TRANSLATE_NOOP("Actions", "Chan&ge estimates…"), _M.PLAN, "", "sliders",
         QT_TRANSLATE_NOOP("Actions", "Estimate one or several milestones anew"),
         _W.MILESTONES),
    _row(_A.HABIT, QT_TRANSLATE_NOOP("Actions", "&Practise as a habit…"), _M.PLAN, "", "repeat",
         QT_TRANSLATE_NOOP("Actions", "Choose weekdays and minutes, with a box for each day"),
         _W.MILESTONE),
    _row(_A.MOVE_EARLIER, QT_TRANSLATE_NOOP("Actions", "Move &earlier in order"), _M.PLAN,
         "Alt+Up", "arrow-up",
         QT_TRANSLATE_NOOP("Actions", "Put the milestone before the one above it"),
         _W.MILESTONE, group=1),
    _row(_A.MOVE_LATER, QT_TRANSLATE_NOOP("Actions", "Move later in order"), _M.PLAN,
         "Alt+Down", "arrow-down",
         QT_TRANSLATE_NOOP("Actions", "Put the milestone after the one below it"),
         _W.MILESTONE, group=1),
    _row(_A.MOVE_TO_PHASE, QT_TRANSLATE_NOOP("Actions", "Move &to phase…"), _M.PLAN, "", "rows",
         QT_TRANSLATE_NOOP("Actions", "Put a milestone of your own into another phase"),
         _W.MILESTONE, group=1),
    _row(_A.DAY_EARLIER, QT_TRANSLATE_NOOP("Actions", "Move one day earlier"), _M.PLAN,
         "Alt+Shift+Up", "",
         QT_TRANSLATE_NOOP("Actions", "Pin the dates a day before where they are"),
         _W.MILESTONES, group=1),
    _row(_A.DAY_LATER, QT_TRANSLATE_NOOP("Actions", "Move one day later"), _M.PLAN,
         "Alt+Shift+Down", "",
         QT_TRANSLATE_NOOP("Actions", "Pin the dates a day after where they are"),
         _W.MILESTONES, group=1),
    _row(_A.WEEK_EARLIER, QT_TRANSLATE_NOOP("Actions", "Move one &week earlier"), _M.PLAN,
         "Alt+Shift+Left", "",
         QT_TRANSLATE_NOOP("Actions", "Pin the milestone's dates a week before where they are"),
         _W.MILESTONES, group=1),
    _row(_A.WEEK_LATER, QT_TRANSLATE_NOOP("Actions", "Move one wee&k later"), _M.PLAN,
         "Alt+Shift+Right", "",
         QT_TRANSLATE_NOOP("Actions", "Pin the milestone's dates a week after where they are"),
         _W.MILESTONES, group=1),
    _row(_A.ADD_MILESTONE, QT_TRANSLATE_NOOP("Actions", "&Add milestone…"), _M.PLAN,
         "Ctrl+Shift+N", "plus",
         QT_TRANSLATE_NOOP("Actions", "Add a milestone of your own"), _W.WRITABLE, group=2),
    _row(_A.ADD_EVIDENCE, QT_TRANSLATE_NOOP("Actions", "Add e&vidence…"), _M.PLAN, "", "paperclip",
         QT_TRANSLATE_NOOP("Actions", "Add a link or files that show what you reached"),
         _W.WRITABLE, group=2),
    _row(_A.CHECK_BY_CODE, QT_TRANSLATE_NOOP("Actions", "&Check off by code…"), _M.PLAN,
         "Ctrl+Shift+K", "keyboard",
         QT_TRANSLATE_NOOP("Actions", "Type the codes ticked on paper"), _W.WRITABLE, group=2),
    _row(_A.AVAILABILITY, QT_TRANSLATE_NOOP("Actions", "&Hours and breaks…"), _M.PLAN,
         "Ctrl+Shift+A", "calendar-blank",
         QT_TRANSLATE_NOOP("Actions", "Change when you have time"), _W.WRITABLE, group=3),
    _row(_A.REPLAN, QT_TRANSLATE_NOOP("Actions", "&Replan…"), _M.PLAN, "Ctrl+R", "arrows-clockwise",
         QT_TRANSLATE_NOOP("Actions", "Give open milestones new dates"), _W.WRITABLE, group=3),
    _row(_A.CATALOGUE_CHANGES, QT_TRANSLATE_NOOP("Actions", "Catal&ogue changes…"), _M.PLAN,
         "", "book-open",
         QT_TRANSLATE_NOOP("Actions", "Accept or decline what a newer catalogue changes"),
         _W.WRITABLE, group=3),
    _row(_A.RATE_SKILLS, QT_TRANSLATE_NOOP("Actions", "Rate skills agai&n…"), _M.PLAN,
         "", "sliders",
         QT_TRANSLATE_NOOP("Actions", "Say anew how far you are; what you said before is kept"),
         _W.WRITABLE, group=3),
    _row(_A.REVIEW_WEEK, QT_TRANSLATE_NOOP("Actions", "Look &back on the week…"), _M.PLAN,
         "", "clock-counter-clockwise",
         QT_TRANSLATE_NOOP("Actions", "See what happened, log the rest, and what comes next"),
         _W.WRITABLE, group=3),
    _row(_A.COMPARE_PLANS, QT_TRANSLATE_NOOP("Actions", "Co&mpare plans…"), _M.PLAN,
         "", "columns",
         QT_TRANSLATE_NOOP("Actions", "Hold this plan beside a copy or another one; keep one"),
         _W.PLAN, group=3),
    _row(_A.GO_OVERVIEW, QT_TRANSLATE_NOOP("Actions", "&Overview"), _M.GO, "Ctrl+1", "house",
         QT_TRANSLATE_NOOP("Actions", "Show this week, progress and forecast"), _W.PLAN),
    _row(_A.GO_WEEK, QT_TRANSLATE_NOOP("Actions", "This wee&k"), _M.GO, "Ctrl+8", "rows",
         QT_TRANSLATE_NOOP("Actions", "Show each day of the week, tick off and log hours"),
         _W.PLAN),
    _row(_A.GO_PLAN, QT_TRANSLATE_NOOP("Actions", "&Plan"), _M.GO, "Ctrl+2", "list-bullets",
         QT_TRANSLATE_NOOP("Actions", "Show the list of milestones"), _W.PLAN),
    _row(_A.GO_TIMELINE, QT_TRANSLATE_NOOP("Actions", "&Timeline"), _M.GO,
         "Ctrl+3", "calendar-blank",
         QT_TRANSLATE_NOOP("Actions", "Show the plan over time"), _W.PLAN),
    _row(_A.GO_SKILLS, QT_TRANSLATE_NOOP("Actions", "&Skills"), _M.GO,
         "Ctrl+4", "chart-bar-horizontal",
         QT_TRANSLATE_NOOP("Actions", "Show levels now, planned and asked for"), _W.PLAN),
    _row(_A.GO_PORTFOLIO, QT_TRANSLATE_NOOP("Actions", "Portfol&io"), _M.GO,
         "Ctrl+5", "briefcase",
         QT_TRANSLATE_NOOP("Actions", "Show all evidence and what you would show"), _W.PLAN),
    _row(_A.GO_NETWORK, QT_TRANSLATE_NOOP("Actions", "Net&work"), _M.GO, "Ctrl+6", "users",
         QT_TRANSLATE_NOOP("Actions", "Show contacts, follow-ups, events and sessions"), _W.PLAN),
    _row(_A.GO_CAREERS, QT_TRANSLATE_NOOP("Actions", "&Careers"), _M.GO, "Ctrl+7", "compass",
         QT_TRANSLATE_NOOP("Actions", "Read about every career and compare them"), _W.PLAN),
    _row(_A.GO_SETTINGS, QT_TRANSLATE_NOOP("Actions", "S&ettings"), _M.GO, "Ctrl+,", "gear-six",
         QT_TRANSLATE_NOOP("Actions", "Choose looks, dates and what this plan goes by"), _W.ALWAYS,
         role=QAction.MenuRole.PreferencesRole),
    _row(_A.PALETTE, QT_TRANSLATE_NOOP("Actions", "&Find anything…"), _M.GO,
         "Ctrl+K", "magnifying-glass",
         QT_TRANSLATE_NOOP("Actions", "Go to any command, milestone or career by its name"),
         group=1),
    _row(_A.NEXT_PANE, QT_TRANSLATE_NOOP("Actions", "&Next pane"), _M.GO, "F6", "",
         QT_TRANSLATE_NOOP("Actions", "Move to the next part of the window"), group=2),
    _row(_A.PREVIOUS_PANE, QT_TRANSLATE_NOOP("Actions", "P&revious pane"), _M.GO, "Shift+F6", "",
         QT_TRANSLATE_NOOP("Actions", "Move to the previous part of the window"), group=2),
    _row(_A.GUIDE, QT_TRANSLATE_NOOP("Actions", "User &guide"), _M.HELP, "F1", "question",
         QT_TRANSLATE_NOOP("Actions", "Read how things are done, and search for them")),
    _row(_A.SHORTCUTS, QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), _M.HELP,
         "Ctrl+/", "keyboard",
         QT_TRANSLATE_NOOP("Actions", "List every command and its keys")),
    _row(_A.ABOUT, QT_TRANSLATE_NOOP("Actions", "&About"), _M.HELP, "", "info",
         QT_TRANSLATE_NOOP("Actions", "Name, versions, folders and licences"),
         group=1, role=QAction.MenuRole.AboutRole),
)
# fmt: on

#: What the list is grouped by, by the name of the grouping.
GROUPINGS: Mapping[ActionId, str] = {
    ActionId.GROUP_PHASE: "phase",
    ActionId.GROUP_MONTH: "month",
    ActionId.GROUP_KIND: "kind",
    ActionId.GROUP_SKILL: "skill",
    ActionId.GROUP_STATUS: "status",
    ActionId.GROUP_DATE: "date",
}

THEME_MODES: Mapping[ActionId, str] = {
    ActionId.THEME_SYSTEM: "system",
    ActionId.THEME_LIGHT: "light",
    ActionId.THEME_DARK: "dark",
}


def action_text(row: ActionRow) -> str:
    """A command's words in the learner's language, with the `&` of its mnemonic."""
    return QCoreApplication.translate(CONTEXT, row.text)


def plain_text(row: ActionRow) -> str:
    """A command's words without mnemonic and dots, for lists."""
    return action_text(row).replace("&", "").removesuffix("…")


def is_enabled(row: ActionRow, now: Situation) -> bool:
    """Whether a command can be given in a situation."""
    return _answers(now)[row.when]


@cache
def _answers(now: Situation) -> Mapping[When, bool]:
    # The whole table is asked about each new situation, and there are few.
    writable = now.has_plan and not now.read_only
    return {
        When.ALWAYS: True,
        When.PLAN: now.has_plan,
        When.WRITABLE: writable,
        When.MILESTONE: writable and now.has_milestone and not now.has_several,
        When.MILESTONES: writable and now.has_milestone,
        When.CAN_UNDO: writable and now.can_undo,
        When.CAN_REDO: writable and now.can_redo,
    }
