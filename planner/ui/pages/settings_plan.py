"""The card of the settings page about the open plan: every change of it can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal

from planner.domain import edits
from planner.domain.catalogue import Format, Route
from planner.domain.profile import Learner, Preferences
from planner.ui.actions import ActionId
from planner.ui.pages.settings_parts import SettingsCard
from planner.ui.pages.start_time_fields import LearningField
from planner.ui.widgets.about_you import AboutYou
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import NumberField
from planner.ui.widgets.money_field import MoneyField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Milliseconds of rest after which what was typed counts.
_PAUSE = 700


class PlanCard(SettingsCard):
    """Time, budget, ways of learning, and what decides who may take part."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)

    def __init__(self, themes: ThemeSource, session: PlanSession) -> None:
        """Show what the plan says."""
        super().__init__(themes, self.tr("This plan"))
        self._session = session
        self.hours = push_button(
            themes, self.tr("Hours and breaks…"), "", "calendar-blank", compact=True
        )
        self.limit = NumberField(1, 8)
        self.money = MoneyField(self.tr("Budget"), self.tr("Currency"), self.tr("No limit"))
        self.learning = LearningField(themes, self.tr("How you learn"))
        regions = list(session.words.regions.items())
        self.about = AboutYou(themes, regions, session.today.year)
        self.locked = TextLabel(
            themes,
            self.tr("This plan is open read-only, so it cannot be changed."),
            "small",
            "tertiary",
            wrap=True,
        )
        #: Whether something was changed here that the plan does not say yet.
        self._waiting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.commit)
        self._assemble()
        self._show()
        self._connect()

    def commit(self) -> None:
        """Take in what the fields say, without waiting any longer."""
        if not self._waiting:
            return
        self._waiting = False
        self._pause.stop()
        profile, preferences, learner = self._session.profile, self._preferences(), self._learner()
        # A year that is none yet says nothing, and what was said before stays.
        if self.about.wrong.isVisibleTo(self.about):
            learner = learner.model_copy(update={"born": profile.learner.born})
        if preferences != profile.preferences:
            self._session.apply(edits.set_preferences(profile, preferences))
        if learner != profile.learner:
            self._session.apply(edits.set_learner(learner))

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        self.column.addWidget(self.locked)
        self.add_row(self.tr("Time"), self.hours)
        name = self.tr("At the same time")
        self.limit.setAccessibleName(name)
        self.add_row(name, self.limit, self.tr("As many milestones are worked on side by side."))
        self.add_row(self.tr("Budget"), self.money, wide=True)
        note = self.tr("Chooses resources. It never takes a milestone out of the plan.")
        self.add_row(self.tr("How you learn"), self.learning, note, wide=True)
        note = self.tr("Hides competitions and grants you cannot enter. Stays on this computer.")
        self.add_row(self.tr("About you"), self.about, note, wide=True)

    def _connect(self) -> None:
        self.hours.clicked.connect(lambda: self.command_requested.emit(ActionId.AVAILABILITY))
        self.limit.valueChanged.connect(self._changed)
        for field in (self.money, self.learning, self.about):
            field.changed.connect(self._changed)
        self._session.plan_changed.connect(self._show)

    def _changed(self) -> None:
        self._waiting = True
        self._pause.start()

    def _fields(self) -> tuple[QWidget, ...]:
        return (self.hours, self.limit, self.money, self.learning, self.about)

    def _preferences(self) -> Preferences:
        fields = {
            "budget": self.money.amount,
            "currency": self.money.currency,
            "route": Route(self.learning.route),
            "formats": tuple(Format(each) for each in self.learning.formats),
            "focus_limit": self.limit.value(),
        }
        return self._session.profile.preferences.model_copy(update=fields)

    def _learner(self) -> Learner:
        about = self.about
        return Learner(student=about.student, born=about.born, region=about.region)

    def _show(self) -> None:
        """Show what the plan says, unless something is being typed."""
        if self._waiting:
            return
        profile = self._session.profile
        wanted, learner = profile.preferences, profile.learner
        blockers = [QSignalBlocker(field) for field in self._fields()]
        self.limit.setValue(wanted.focus_limit)
        if self.money.amount != wanted.budget:
            self.money.set_amount(wanted.budget)
        self.money.set_currency(wanted.currency)
        self.learning.set_choice(wanted.route.value, tuple(each.value for each in wanted.formats))
        if self._learner() != learner:
            self.about.set_answers(learner.student, learner.born, learner.region)
        for blocker in blockers:
            blocker.unblock()
        self.locked.setVisible(self._session.read_only)
        for field in self._fields():
            field.setEnabled(not self._session.read_only)
