"""The card of the overview once the plan is finished: a calm sum, and three ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout

from planner.domain.finished import finished
from planner.ui.actions import ActionId
from planner.ui.counted import counted
from planner.ui.pages.overview_cards import Card
from planner.ui.text_direction import fenced
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.domain.finished import Finished
    from planner.domain.plan import Plan
    from planner.ui.theme import ThemeSource
    from planner.words import Words

translate = QCoreApplication.translate

_SIDE: Final = 16
#: As many pieces and skills as are named; more are counted.
MADE: Final = 6
SKILLS: Final = 8


class FinishedCard(Card):
    """Hidden until nothing is open."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A wish: show a milestone, by its id.
    milestone_requested = Signal(str)

    def __init__(self, themes: ThemeSource) -> None:
        """Start hidden."""
        super().__init__(themes, self.tr("Plan finished"))
        self.told = TextLabel(themes, "", "body", "secondary", wrap=True, selectable=True)
        self.skills = TextLabel(themes, "", "small", "secondary", wrap=True, selectable=True)
        self.made_title = TextLabel(themes, self.tr("What you made"), "small-strong", "secondary")
        self.more = TextLabel(themes, "", "small", "tertiary")
        self.lines: list[LineButton] = []
        self._room = QVBoxLayout()
        self._room.setSpacing(0)
        self.print = push_button(themes, self.tr("Print summary…"), "", "printer", compact=True)
        self.next = push_button(
            themes, self.tr("Choose a next career"), "", "compass", compact=True
        )
        self.archive = push_button(themes, self.tr("Archive this plan…"), "flat", compact=True)
        buttons = FlowLayout(spacing=8)
        for button in (self.print, self.next, self.archive):
            buttons.addWidget(button)
        inside = QVBoxLayout()
        inside.setContentsMargins(_SIDE, 6, _SIDE, 14)
        inside.setSpacing(8)
        inside.addWidget(self.told)
        inside.addWidget(self.made_title)
        inside.addLayout(self._room)
        inside.addWidget(self.more)
        inside.addWidget(self.skills)
        inside.addLayout(buttons)
        self.column.addLayout(inside)
        for button, command in (
            (self.print, ActionId.PRINT),
            (self.next, ActionId.GO_CAREERS),
            (self.archive, ActionId.ARCHIVE_PLAN),
        ):
            button.clicked.connect(lambda _=False, name=command: self.command_requested.emit(name))
        self.hide()

    def show_plan(
        self, plan: Plan, catalogue: Catalogue, words: Words, *, may_archive: bool
    ) -> None:
        """Sum a plan up once it is finished."""
        found = finished(plan)
        self.setVisible(found is not None)
        if found is None:
            return
        self.told.setText(finished_words(found, words))
        self.skills.setText(skills_words(found, catalogue, words))
        self.skills.setVisible(bool(self.skills.text()))
        self.archive.setVisible(may_archive)
        self._fill(found, words)

    def _fill(self, found: Finished, words: Words) -> None:
        while len(self.lines) < min(MADE, len(found.made)):
            line = LineButton(self.themes, "", "star", parent=self)
            line.clicked.connect(self._pressed)
            self._room.addWidget(line)
            self.lines.append(line)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(found.made))
            if place < len(found.made):
                piece = found.made[place]
                line.label = piece.title
                line.setAccessibleName(piece.title)
                line.setProperty("milestone", piece.id)
                line.update()
        self.made_title.setVisible(bool(found.made))
        more = len(found.made) - MADE
        self.more.setVisible(more > 0)
        self.more.setText(self.tr("and {count} more").format(count=words.number(more)))

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, LineButton):
            self.milestone_requested.emit(str(sender.property("milestone")))


def finished_words(found: Finished, words: Words) -> str:
    """How much, in how long, and what was left out."""
    count = words.number(found.milestones)
    text = translate("Overview", "{count} milestones since {date}.")
    if found.logged:
        text = translate("Overview", "{count} milestones and {hours} logged since {date}.")
    told = text.format(
        count=count, hours=words.whole_hours(found.logged), date=words.date(found.since)
    )
    long = translate("Overview", "Finished on {date}, in week {count}.")
    told = f"{told} {long.format(date=words.date(found.on), count=words.number(found.weeks))}"
    if found.left_out:
        out = counted(
            "Overview",
            "{count} milestones of the core were left out.",
            "One milestone of the core was left out.",
            found.left_out,
        )
        told = f"{told} {out.format(count=words.number(found.left_out))}"
    return told


def skills_words(found: Finished, catalogue: Catalogue, words: Words) -> str:
    """Which skills are at the level asked for, by their names; empty where none is asked for."""
    asked = len(found.reached) + len(found.below)
    if not asked:
        return ""
    names = [fenced(catalogue.skill_name(each.skill)) for each in found.reached]
    text = translate("Overview", "{reached} of {count} skills are at the level asked for.")
    told = text.format(reached=words.number(len(names)), count=words.number(asked))
    if not names:
        return told
    more = len(names) - SKILLS
    if more > 0:
        further = translate("Overview", "{count} more").format(count=words.number(more))
        names = [*names[:SKILLS], further]
    return f"{told} {translate('Overview', 'These are {names}.').format(names=words.listed(names))}"
