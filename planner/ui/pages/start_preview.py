"""Step 4 of the start: the plan that will be made, to be read before it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from planner.ui import labels
from planner.ui.delegates.outline_delegate import OutlineDelegate
from planner.ui.models.outline_model import OutlineModel
from planner.ui.pages.start_about import AboutGroup
from planner.ui.pages.start_outlook import FinishFacts
from planner.ui.pages.start_problems import ProblemList
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.side_panel import BesidePage, ScrollColumn
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    import datetime as dt

    from planner.ui.pages.start_facts import Outlook
    from planner.ui.pages.start_later import Consequences
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Longest name of a plan, as the profile stores it.
_NAME_LENGTH = 300


class PreviewStep(QWidget):
    """All milestones by phase, and beside them the name, the figures and what does not fit."""

    about_changed = Signal()
    """The learner said more of themselves, or less."""

    def __init__(
        self, themes: ThemeSource, words: Words, today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Start without a plan."""
        super().__init__(parent)
        self._themes = themes
        self._words = words
        self.model = OutlineModel(words, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(OutlineDelegate(themes, self.list))
        self.list.setAccessibleName(self.tr("Milestones"))
        self.list.setProperty("ground", "canvas")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.verticalScrollBar().setSingleStep(46)
        self.name = QLineEdit()
        self.name.setMaxLength(_NAME_LENGTH)
        self.name.setAccessibleName(self.tr("Plan name"))
        self.facts = FinishFacts(themes, words)
        self.cost = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.problems = ProblemList(themes, words)
        self.about = AboutGroup(themes, words, today)
        self._sentence = TextLabel(themes, "", "body", "secondary", wrap=True)
        self._assemble()
        self.about.changed.connect(self.about_changed)
        themes.theme_changed.connect(self._measure_rows)

    def show_outlook(self, seen: Outlook) -> None:
        """Show a plan and what does not fit; `show_findings` adds what mends it."""
        profile, words = seen.profile, self._words
        self.model.show_plan(seen.plan)
        self.facts.show_outlook(seen)
        self.name.setPlaceholderText(" + ".join(target.name for target in profile.targets))
        money = words.money(seen.plan.cost, profile.preferences.currency)
        self.cost.setText(
            self.tr(
                "Resources cost about {0} at most; confirm prices before you rely on them."
            ).format(money)
            if seen.plan.cost
            else self.tr("Every milestone can be done with free resources.")
        )
        weekly = words.hours(sum(seen.answers.calendar.week))
        self._sentence.setText(
            self.tr("{0} at {1} a week. Every date can be changed later.").format(
                labels.milestones(len(seen.plan.milestones)), weekly
            )
        )
        known = [(words.problem(each, seen.plan), ()) for each in seen.plan.problems]
        if [sentence for sentence, _ in known] != list(self.problems.sentences):
            self.problems.show_problems(known, profile)

    def show_findings(self, found: Consequences) -> None:
        """Offer what mends what does not fit."""
        plan = found.seen.plan
        shown = [(self._words.problem(each, plan), mends) for each, mends in found.findings]
        self.problems.show_problems(shown, found.seen.profile)
        set_reading_order(self)

    def take_focus(self) -> None:
        """Start at the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _assemble(self) -> None:
        themes = self._themes
        head = QVBoxLayout()
        head.setContentsMargins(24, 14, 24, 12)
        head.setSpacing(1)
        head.addWidget(TextLabel(themes, self.tr("This is your plan"), "title", wrap=True))
        head.addWidget(self._sentence)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        panel = ScrollColumn("surface", self.tr("Summary"))
        side = panel.column
        side.setContentsMargins(20, 18, 20, 16)
        label = TextLabel(themes, self.tr("Plan &name"), "small-strong", "secondary")
        label.setBuddy(self.name)
        side.addWidget(label)
        side.addSpacing(5)
        side.addWidget(self.name)
        side.addSpacing(18)
        side.addWidget(self.facts)
        side.addSpacing(12)
        side.addWidget(self.cost)
        side.addSpacing(4)
        side.addWidget(self.problems)
        side.addSpacing(12)
        side.addWidget(self.about)
        side.addStretch(1)
        side.addSpacing(12)
        side.addWidget(
            TextLabel(
                themes,
                self.tr("The plan is one file on this computer. It saves itself as you go."),
                "caption",
                "tertiary",
                wrap=True,
            )
        )
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(BesidePage(main, panel, 384, 340))

    def _measure_rows(self) -> None:
        self.list.scheduleDelayedItemsLayout()
