"""What the commands of the action table do to the open plan.

`planner.ui.milestone_commands` has those about one milestone, `planner.ui.plan_dialogs` those about
the plan that ask something first. Commands about the file of the plan (save, print) belong to
`planner.ui.open_plan`, those about other files and the window to `planner.ui.desktop`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from planner.domain import own_order
from planner.domain.network import late_follow_ups
from planner.domain.problems import PhaseError
from planner.domain.profile import Status
from planner.ui import labels
from planner.ui.actions import ACTIONS, GROUPINGS, ActionId, Situation, action_text
from planner.ui.dialogs.questions import message_box
from planner.ui.evidence_commands import EvidenceCommands
from planner.ui.milestone_commands import MilestoneCommands
from planner.ui.models.plan_filter import Show
from planner.ui.models.plan_groups import Group
from planner.ui.plan_dialogs import PlanDialogs
from planner.ui.several_commands import SeveralCommands
from planner.ui.spoken import said
from planner.ui.widgets.themed import plain_button_text, plain_title

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from planner.domain.profile import Milestone
    from planner.ui.main_window import MainWindow
    from planner.ui.pages.plan_page import PlanPage
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_MENU_OF_PANEL = (
    ActionId.RENAME,
    ActionId.DUPLICATE,
    ActionId.CORRECT_LOG,
    ActionId.ESTIMATES,
    ActionId.SKIP,
    ActionId.PIN_DATES,
    ActionId.HABIT,
    None,
    ActionId.MOVE_EARLIER,
    ActionId.MOVE_LATER,
    ActionId.MOVE_TO_PHASE,
    ActionId.WEEK_EARLIER,
    ActionId.WEEK_LATER,
    None,
    ActionId.DELETE,
)
#: Before these, in the menu of a row.
_FIRST_OF_ROW = (ActionId.TOGGLE_DONE, ActionId.LOG_HOURS, None)
_MENU_OF_HEADER = (
    ActionId.REPLAN,
    ActionId.AVAILABILITY,
    ActionId.CHECK_BY_CODE,
    None,
    ActionId.PRINT,
)


class PlanCommands(QObject):
    """Joins window, plan page and session."""

    def __init__(
        self, themes: ThemeSource, window: MainWindow, page: PlanPage, session: PlanSession
    ) -> None:
        """Take the window's commands for this plan from now on."""
        super().__init__(page)
        self._themes = themes
        self._window = window
        self._page = page
        self._session = session
        self._away = False
        self._choice: Callable[[], str] = lambda: page.chosen
        self._group: Callable[[], tuple[str, ...]] = lambda: page.selected
        self._milestones = MilestoneCommands(themes, window, session, self._milestone, self)
        self._several = SeveralCommands(
            themes, window, session, self._selected, self._milestones
        ).table()
        self.evidence = EvidenceCommands(themes, window, page, session, self.chosen)
        self._texts = {row.id: action_text(row) for row in ACTIONS}
        self._commands: dict[str, Callable[[], None]] = {
            ActionId.UNDO: self._undo,
            ActionId.REDO: self._redo,
            ActionId.HISTORY: self._show_history,
            ActionId.FIND: page.list.start_find,
            ActionId.FIND_NEXT: page.list.choose_next,
            ActionId.SHOW_INSPECTOR: self._toggle_inspector,
            ActionId.SELECT_ALL: page.view.selectAll,
            ActionId.SHOW_AVAILABLE: partial(page.list.show_only, Show.AVAILABLE),
            ActionId.SHOW_LEFT: partial(page.list.show_only, Show.LEFT),
            ActionId.EXPAND_ALL: lambda: page.model.set_closed(set()),
            ActionId.COLLAPSE_ALL: lambda: page.model.set_closed(page.model.all_groups()),
            ActionId.ADD_MILESTONE: self._add,
            ActionId.DUPLICATE: self._duplicate,
            ActionId.GO_PLAN: self._go_to_plan,
            **self._milestones.table(),
            **self.evidence.table(),
            **PlanDialogs(themes, window, session).table(),
            **{
                name: partial(page.bar.set_group, Group(grouping))
                for name, grouping in GROUPINGS.items()
            },
        }
        self._connect()
        known = window.actions_by_id
        menus = (
            [known[name] if name else None for name in menu]
            for menu in (_MENU_OF_PANEL, _MENU_OF_HEADER, (*_FIRST_OF_ROW, *_MENU_OF_PANEL))
        )
        page.set_menus(*menus)
        for name in (ActionId.DELETE, ActionId.SELECT_ALL):
            page.view.addAction(window.actions_by_id[name])
        self.refresh()

    # --- Methods --------------------------------------------------------------------------------

    def run(self, command: str) -> bool:
        """Carry out a command; False where it is none of a plan's."""
        several = self._several.get(command) if self._group() else None
        known = several or self._commands.get(command)
        if known is None:
            return False
        self._page.commit()
        known()
        return True

    def chosen(self) -> str:
        """Id of the milestone that commands are about, or ""."""
        return self._choice()

    def set_away(self, away: bool) -> None:
        """Leave menus and title to another page, or take them again; the plan stays open."""
        self._away = away
        self.refresh()

    def set_choice(self, choice: Callable[[], str], group: Callable[[], tuple[str, ...]]) -> None:
        """Take what commands are about from elsewhere: one id or "", and several ids or none."""
        self._choice, self._group = choice, group
        self.refresh()

    def refresh(self) -> None:
        """Bring menus and sidebar in step with plan and selection."""
        if self._away:
            return
        session, plan = self._session, self._session.plan
        milestone = self._milestone()
        stack = session.undo_stack
        self._window.set_situation(
            Situation(
                has_plan=True,
                read_only=session.read_only,
                has_milestone=milestone is not None,
                has_several=bool(self._group()),
                can_undo=stack.canUndo(),
                can_redo=stack.canRedo(),
            )
        )
        self._name_actions(milestone)
        sidebar = self._window.sidebar
        targets = plan.profile.targets
        icon = targets[0].icon if targets else "compass"
        known = self._themes.theme.icons.has(icon)
        facts = labels.plan_pace(plan, session.words)
        sidebar.set_plan(plan.profile.name, facts, icon if known else "compass")
        late = self._page.model.counts()[Show.OVERDUE]
        sidebar.set_count("plan", late, self.tr("overdue"))
        people = late_follow_ups(plan.profile.contacts, plan.today)
        sidebar.set_count("network", len(people), self.tr("late follow-ups"))
        title = plain_title(plan.profile.name)
        self._window.setWindowTitle(self.tr("{plan}, Learning-path planner").format(plan=title))

    # --- Internals ------------------------------------------------------------------------------

    def _connect(self) -> None:
        session, page, window = self._session, self._page, self._window
        session.plan_changed.connect(lambda _: self.refresh())
        session.undo_stack.indexChanged.connect(self.refresh)
        session.change_made.connect(self._say_change)
        session.refused.connect(self._say_refusal)
        # Through the window, since some of them (print) are about files and not carried out here.
        page.command_requested.connect(window.command_requested)
        page.milestone_chosen.connect(lambda _: self.refresh())
        page.selection_changed.connect(self.refresh)
        page.group_changed.connect(lambda group: tick_grouping(window.actions_by_id, group))
        page.inspector_toggled.connect(window.actions_by_id[ActionId.SHOW_INSPECTOR].setChecked)
        page.list.move_requested.connect(self._milestones.move_beside)
        page.list.phase_requested.connect(self._milestones.move_to_phase)
        page.list.held_back.connect(self._say_held_back)
        self._milestones.phase_changed.connect(page.choose)
        page.dates_requested.connect(self._milestones.change_dates)
        page.link_requested.connect(self._milestones.open_link)
        page.evidence_open_requested.connect(self._milestones.open_evidence)
        page.notices.all_requested.connect(self._show_notices)
        window.resized.connect(page.fit)
        window.banner_toggled.connect(page.notices.set_held)
        page.notices.set_held(window.has_banner)
        window.toast.action_requested.connect(self._undo)
        window.actions_by_id[ActionId.SHOW_INSPECTOR].setChecked(True)
        tick_grouping(window.actions_by_id, page.model.group)

    def _milestone(self) -> Milestone | None:
        # Asked at each step of the keyboard, so found by its id and not looked for.
        planned = self._session.plan.milestone(self._choice())
        return planned.milestone if planned else None

    def _selected(self) -> tuple[Milestone, ...]:
        found = map(self._session.profile.milestone, self._group())
        return tuple(each for each in found if each is not None)

    def _name_actions(self, milestone: Milestone | None) -> None:
        """Let toggles say what they would do."""
        actions, stack = self._window.actions_by_id, self._session.undo_stack
        undo, redo = self._texts[ActionId.UNDO], self._texts[ActionId.REDO]
        for name, words, text in (
            (ActionId.UNDO, undo, stack.undoText()),
            (ActionId.REDO, redo, stack.redoText()),
        ):
            actions[name].setText(f"{words}: {plain_button_text(text)}" if text else words)
        chosen = self._selected() or ((milestone,) if milestone else ())
        closed = bool(chosen) and not any(each.is_open for each in chosen)
        skipped = bool(chosen) and all(each.status is Status.SKIPPED for each in chosen)
        pinned = milestone is not None and milestone.pin is not None
        for name, turned, words in (
            (ActionId.TOGGLE_DONE, closed, self.tr("Open a&gain")),
            (ActionId.SKIP, skipped, self.tr("Take &in again")),
            (ActionId.PIN_DATES, pinned, self.tr("Unp&in dates")),
        ):
            actions[name].setText(words if turned else self._texts[name])

    # Messages

    def _say_change(self, message: str, milestone: str) -> None:
        self._window.toast.show_message(message, self.tr("Undo"))

    def _say_refusal(self, sentence: str) -> None:
        box = message_box(self._window, self.tr("Not changed"), sentence)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        # What was typed or ticked goes back to what the plan says.
        self._session.plan_changed.emit(self._session.plan)

    def _say_held_back(self, milestone: str) -> None:
        title = self._session.profile.known(milestone).title
        self._window.toast.show_message(said(PhaseError(title).sentence), icon="info")

    def _show_notices(self) -> None:
        from planner.ui.dialogs.notices import NoticesDialog

        likely = self._page.notices.likely
        self._page.choose(NoticesDialog.ask(self._themes, self._session, likely, self._window))

    # Commands about the plan

    def _undo(self) -> None:
        self._window.toast.close_now()
        self._session.undo_stack.undo()

    def _redo(self) -> None:
        self._session.undo_stack.redo()

    def _show_history(self) -> None:
        from planner.ui.dialogs.history import HistoryDialog

        self._window.toast.close_now()
        HistoryDialog.look(self._themes, self._session, self._window)

    def _toggle_inspector(self) -> None:
        self._page.set_inspector_shown(not self._page.has_panel)

    def _go_to_plan(self) -> None:
        self._window.sidebar.set_current("plan")
        self._page.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _duplicate(self) -> None:
        milestone, session = self._milestone(), self._session
        if milestone is None:
            return
        title = self.tr("{title} (copy)").format(title=milestone.title)
        edit = own_order.duplicate(session.profile, milestone.id, session.codes_issued, title)
        if session.apply(edit):
            self._page.choose(edit.milestone or "")

    def _add(self) -> None:
        from planner.ui.dialogs.milestone_dialog import MilestoneDialog

        chosen = self._milestone()
        phase = chosen.phase if chosen else 1
        edit = MilestoneDialog.ask(self._themes, self._session, None, phase, self._window)
        if edit is not None and self._session.apply(edit):
            self._page.choose(edit.milestone or "")


def tick_grouping(actions: Mapping[ActionId, QAction], group: Group) -> None:
    """Tick in the menu what the list is grouped by."""
    for name, grouping in GROUPINGS.items():
        actions[name].setChecked(grouping == group)
