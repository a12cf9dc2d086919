"""The milestone panel: everything about the selected milestone, edited in place.

Fields save on leaving, there is no Save button. What the panel cannot do itself (dialogs, files,
links) it asks for by signals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from planner.domain import edits, milestone_edits
from planner.domain.profile import Status
from planner.ui.actions import ActionId
from planner.ui.menus import menu_of
from planner.ui.pages.inspector_ahead import AheadPart
from planner.ui.pages.inspector_dates import DatesPart
from planner.ui.pages.inspector_evidence import EvidenceSection
from planner.ui.pages.inspector_habit import HabitSection
from planner.ui.pages.inspector_lists import CriteriaBox
from planner.ui.pages.inspector_notes import NotesSection
from planner.ui.pages.inspector_parts import (
    KindBadge,
    NeedsSection,
    ResourcesSection,
    Subject,
    TagRow,
    WhySection,
)
from planner.ui.pages.inspector_several import SeveralPart
from planner.ui.pages.inspector_steps import StepsSection
from planner.ui.text_direction import fenced
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.drop_area import DropArea
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel, plain_tip
from planner.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QKeyEvent

    from planner.domain.plan import Plan
    from planner.storage.evidence_look import AskedFile, Standing
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

WIDTH = 356


class Inspector(QScrollArea):
    """Shows one milestone; empty until one is chosen."""

    #: A wish: an edit of the milestone shown.
    edit_requested = Signal(object)
    #: A wish: an edit, while the learner is still typing.
    typed_edit_requested = Signal(object)
    #: A wish: an edit of its dates, after its consequences were shown.
    dates_requested = Signal(object)
    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A wish: show another milestone, by its id.
    milestone_requested = Signal(str)
    #: A wish: open a link (what it is, its address).
    link_requested = Signal(str, str)
    #: Wishes about evidence: add a link, add a file, open or remove the one at a position.
    evidence_link_wanted = Signal()
    evidence_file_wanted = Signal()
    evidence_open_requested = Signal(int)
    #: A fact: `Dropped` as evidence.
    evidence_dropped = Signal(object)
    #: A wish: take the panel away.
    close_requested = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Build the panel."""
        super().__init__(parent)
        self._themes = themes
        self._subject: Subject | None = None
        self._menu = QMenu(self)
        self.setAccessibleName(self.tr("Milestone"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(320)
        self._take_width()
        themes.theme_changed.connect(self._take_width)
        # The parts.
        self._badge = KindBadge(themes)
        self._facts = ElidedLabel(themes, "", "small-medium", "secondary")
        self._code = TextLabel(themes, "", "caption", "tertiary", selectable=True)
        self._more = icon_button(themes, "dots-three", self.tr("More commands"))
        self._close = icon_button(themes, "x", self.tr("Close the panel"), "Esc")
        self._title = TextLabel(themes, "", "panel-title", wrap=True, selectable=True)
        self._tags = TagRow(themes)
        self._reason = TextLabel(themes, "", "small", "secondary", wrap=True, selectable=True)
        self._criteria = CriteriaBox(themes)
        self._steps = StepsSection(themes, self.tr("Parts"))
        self._done = push_button(themes, "", "primary", "check", compact=True)
        self._log = push_button(themes, self.tr("Log hours"), "", "timer", compact=True)
        self._skip = push_button(themes, self.tr("Skip"), compact=True)
        self._timer = icon_button(themes, "play", "")
        self._timed = ""
        self.habit = HabitSection(themes, self.tr("Habit"))
        self._dates = DatesPart(themes)
        self._ahead = AheadPart(themes)
        self._why = WhySection(themes, self.tr("Why it is in your plan"))
        self._needs = NeedsSection(themes, self.tr("Needs first"))
        self._resources = ResourcesSection(themes, self.tr("Resources"))
        self._notes_section = NotesSection(themes, self.tr("Notes"))
        self._notes = self._notes_section.edit
        self._evidence = EvidenceSection(themes, self.tr("Evidence"))
        self._drops = DropArea(themes, self.tr("Add as evidence"), self)
        self.several = SeveralPart(themes)
        self._ground = QWidget(self.viewport())
        self._body = QWidget(self._ground)
        self._assemble()
        self._connect()

    # --- Properties -----------------------------------------------------------------------------

    @property
    def milestone(self) -> str:
        """Id of the milestone shown, or ""."""
        return self._subject.milestone.id if self._subject else ""

    def sizeHint(self) -> QSize:
        """As wide as the design says."""
        return QSize(WIDTH, 600)

    # --- Methods --------------------------------------------------------------------------------

    def show_milestone(self, name: str, plan: Plan, session: PlanSession) -> None:
        """Show a milestone of a plan, or nothing where the plan does not hold it.

        Call `commit` before, so that notes being typed reach the milestone they belong to.
        """
        if name != self.milestone:
            self.verticalScrollBar().setValue(0)
        planned = plan.milestone(name)
        self.several.hide()
        self._body.setVisible(planned is not None)
        if planned is None:
            self._subject = None
            return
        subject = Subject(planned, plan, session.catalogue, session.words)
        self._subject = subject
        self._show_head(subject)
        self._criteria.show_subject(subject, read_only=session.read_only)
        self._show_buttons(subject)
        self._steps.show_subject(subject)
        self.habit.show_subject(subject, read_only=session.read_only)
        self._dates.show_subject(subject)
        self._ahead.show_subject(subject)
        self._why.show_subject(subject)
        self._needs.show_subject(subject)
        self._resources.show_subject(subject)
        self._notes_section.set_notes(subject.milestone.notes, read_only=session.read_only)
        self._evidence.show_subject(subject)
        for part in (self._steps, self._dates, self._evidence):
            part.setEnabled(not session.read_only)

    def show_several(self, names: tuple[str, ...], plan: Plan, session: PlanSession) -> None:
        """Show what several milestones sum up to; the one shown before is left."""
        wanted = set(names)
        found = [each for each in plan.milestones if each.id in wanted]
        self._subject = None
        self._body.hide()
        if self.several.isHidden():
            self.verticalScrollBar().setValue(0)
        self.several.show_several(found, plan, session.words, read_only=session.read_only)
        self.several.show()

    def set_timed(self, milestone: str) -> None:
        """Know which milestone is timed, if one is; its button stops the timer."""
        self._timed = milestone
        self._show_timer()

    @property
    def files(self) -> tuple[AskedFile, ...]:
        """The files among the evidence shown."""
        return self._evidence.files()

    def set_standing(self, standing: Callable[[AskedFile], Standing]) -> None:
        """Say what became of those files."""
        self._evidence.set_standing(standing)

    def set_menu(self, actions: list[QAction | None]) -> None:
        """Put actions into the menu behind the dots; None draws a line."""
        self._menu = menu_of(actions, self._more)

    def commit(self) -> None:
        """Report what is being typed, before something else is shown or the window closes."""
        self._notes.commit()

    def focus_first(self) -> None:
        """Put the keyboard on the first control."""
        if self.several.isVisibleTo(self):
            self.several.focus_first()
        else:
            self._done.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- Qt's side ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._badge)
        head.addWidget(self._facts, 1)
        for widget in (self._code, self._timer, self._more, self._close):
            head.addWidget(widget)
        # They wrap where large text makes them wider than the panel.
        buttons = FlowLayout(spacing=8)
        for button in (self._done, self._log, self._skip):
            buttons.addWidget(button)
        # Put in while it is empty: all that it holds would be measured for nothing.
        ground = self._ground
        self.setWidget(ground)
        ground.setProperty("ground", "canvas")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        both = QVBoxLayout(ground)
        both.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self._title)
        top.addSpacing(2)
        top.addWidget(self._tags)
        top.addWidget(self._reason)
        column.addLayout(top)
        column.addWidget(self._criteria)
        column.addLayout(buttons)
        for part in (
            self._steps,
            self.habit,
            self._dates,
            self._ahead,
            self._why,
            self._needs,
            self._resources,
            self._notes_section,
            self._evidence,
        ):
            column.addWidget(part)
        column.addStretch(1)
        for whole in (self._body, self.several):
            both.addWidget(whole)
            whole.hide()  # nothing is shown yet

    def _connect(self) -> None:
        self.several.command_requested.connect(self.command_requested)
        self.several.milestone_requested.connect(self.milestone_requested)
        self.several.close_requested.connect(self.close_requested)
        self._done.clicked.connect(lambda: self.command_requested.emit(ActionId.TOGGLE_DONE))
        self._log.clicked.connect(lambda: self.command_requested.emit(ActionId.LOG_HOURS))
        self._skip.clicked.connect(lambda: self.command_requested.emit(ActionId.SKIP))
        self._timer.clicked.connect(lambda: self.command_requested.emit(ActionId.TIMER))
        self._close.clicked.connect(self.close_requested)
        self._more.clicked.connect(self._show_menu)
        self._criteria.met_requested.connect(self._meet_criterion)
        self._steps.texts_requested.connect(self._set_steps)
        self._steps.tick_requested.connect(self._tick_step)
        self.habit.edit_requested.connect(self.edit_requested)
        self.habit.change_requested.connect(lambda: self.command_requested.emit(ActionId.HABIT))
        self._dates.edit_requested.connect(self.edit_requested)
        self._dates.dates_requested.connect(self.dates_requested)
        self._needs.milestone_requested.connect(self.milestone_requested)
        self._resources.link_requested.connect(self.link_requested)
        self._notes_section.notes_edited.connect(self._notes_edited)
        self._notes_section.link_requested.connect(self.link_requested)
        self._evidence.link_wanted.connect(self.evidence_link_wanted)
        self._evidence.file_wanted.connect(self.evidence_file_wanted)
        self._evidence.open_requested.connect(self.evidence_open_requested)
        self._evidence.remove_requested.connect(self._remove_evidence)
        self._drops.dropped.connect(self.evidence_dropped)

    def _take_width(self) -> None:
        self.setMaximumWidth(self._themes.theme.scaled(420))

    def _show_menu(self) -> None:
        # Not `setMenu`: that draws an arrow over the dots.
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _show_head(self, subject: Subject) -> None:
        milestone, words = subject.milestone, subject.words
        self._badge.set_kind(milestone.kind.value, own=milestone.own)
        number = milestone.phase
        phase = next((each.name for each in subject.plan.phases if each.number == number), "")
        self._facts.setText(
            " · ".join(part for part in (words.kind(milestone.kind), phase) if part)
        )
        self._code.setText(milestone.code)
        self._code.setAccessibleName(self.tr("Code on paper: {code}").format(code=milestone.code))
        self._title.setText(milestone.title)
        self._tags.show_subject(subject)
        self._reason.setText(
            self.tr("Reason: {reason}").format(reason=fenced(milestone.skip_reason))
        )
        self._reason.setVisible(bool(milestone.skip_reason))

    def _show_buttons(self, subject: Subject) -> None:
        milestone = subject.milestone
        skipped = milestone.status is Status.SKIPPED
        again = self.tr("Take in again") if skipped else self.tr("Open again")
        self._done.setText(self.tr("Mark done") if milestone.is_open else again)
        self._done.set_variant("primary" if milestone.is_open else "")
        self._done.set_icon_name("check" if milestone.is_open else "arrow-counter-clockwise")
        self._skip.setVisible(milestone.is_open)
        self._show_timer()

    def _show_timer(self) -> None:
        running = bool(self._timed) and self._timed == self.milestone
        name = self.tr("Stop timer") if running else self.tr("Start timer")
        self._timer.set_icon_name("stop-fill" if running else "play")
        self._timer.setAccessibleName(name)
        may = running or not self._timed
        why = self.tr("A timer runs for another milestone. Stop it first.")
        self._timer.setToolTip(plain_tip(f"{name}  Ctrl+Shift+L" if may else why))
        self._timer.setEnabled(may)

    def _notes_edited(self, notes: str, typing: bool) -> None:
        if self._subject is not None:
            wish = self.typed_edit_requested if typing else self.edit_requested
            wish.emit(edits.set_notes(self._subject.milestone.id, notes))

    def _meet_criterion(self, criterion: str, met: bool) -> None:
        subject = self._subject
        if subject is not None:
            profile, name = subject.plan.profile, subject.milestone.id
            wish = milestone_edits.meet_criterion(profile, name, criterion, met=met)
            self.edit_requested.emit(wish)

    def _set_steps(self, texts: tuple[str, ...]) -> None:
        subject = self._subject
        if subject is not None:
            profile, name = subject.plan.profile, subject.milestone.id
            self.edit_requested.emit(milestone_edits.set_steps(profile, name, texts))

    def _tick_step(self, step: str, ticked: bool) -> None:
        subject = self._subject
        if subject is not None:
            profile, name = subject.plan.profile, subject.milestone.id
            done_on = subject.plan.today if ticked else None
            self.edit_requested.emit(milestone_edits.tick_step(profile, name, step, done_on))

    def _remove_evidence(self, place: int) -> None:
        subject = self._subject
        if subject is not None:
            edit = edits.remove_evidence(subject.plan.profile, subject.milestone.id, place)
            self.edit_requested.emit(edit)
