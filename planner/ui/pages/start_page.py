"""The start of a plan in four steps: career, skills, time, and the plan to be made.

Answers stay while the learner goes back and forth; nothing is made before the last step. The later
steps are built when they are first needed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.ui.pages.start_career import CareerStep
from planner.ui.pages.start_facts import named
from planner.ui.pages.start_footer import StartFooter
from planner.ui.pages.start_preview import PreviewStep
from planner.ui.pages.start_skills import SkillsStep
from planner.ui.pages.start_time import TimeStep
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.money_field import CURRENCIES
from planner.ui.widgets.side_panel import OverflowArea
from planner.ui.widgets.step_header import StepHeader
from planner.ui.widgets.tab_order import set_reading_order
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from planner.domain.catalogue import Catalogue
    from planner.domain.profile import Learner
    from planner.ui.pages.career_facts import Standpoint
    from planner.ui.theme import ThemeSource
    from planner.words import Words

CAREER, SKILLS, TIME, PLAN = range(4)
#: Px that a career's name may take on the button that chooses it.
_NAME_ROOM = 240
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartPage(QWidget):
    """Asks for everything a plan needs."""

    plan_requested = Signal(object)
    """The learner's `planner.domain.start.Answers`: make the plan."""
    open_requested = Signal()
    """The learner would rather open a plan there is."""
    sample_requested = Signal()
    """The learner would like to look around in a plan first."""
    settings_requested = Signal()
    """The learner would change looks or how dates are written."""
    table_requested = Signal(object)
    """The learner would like to read a chart as a table, `ChartNumbers`."""
    back_requested = Signal()
    """The learner would rather go back to the plan that is open."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        today: dt.date,
        parent: QWidget | None = None,
        *,
        has_plan: bool = False,
        currency: str = "",
    ) -> None:
        """Start at the first step with the catalogue's first career.

        With ``has_plan`` a button leads back to the plan that is open. Money is called by
        ``currency`` until the learner says otherwise.
        """
        super().__init__(parent)
        self._themes = themes
        self._catalogue = catalogue
        self._words = words
        self._today = today
        self._learner: Learner | None = None
        self._currency = currency
        self._skills: SkillsStep | None = None
        self._time: TimeStep | None = None
        self._preview: PreviewStep | None = None
        names = [self.tr("Career"), self.tr("Skills"), self.tr("Time"), self.tr("Your plan")]
        self.header = StepHeader(themes, names)
        self.open_button = push_button(themes, self.tr("Open a plan…"), "flat", "folder-open")
        words_of_sample = self.tr("Look around in a sample")
        self.sample_button = push_button(themes, words_of_sample, "flat", "eye")
        self.settings_button = icon_button(themes, "gear-six", self.tr("Settings"))
        self.back_button = push_button(themes, self.tr("Back to your plan"), "flat", "arrow-left")
        self.back_button.setToolTip(self.tr("Nothing is made. Esc"))
        self.header.add_widget(self.back_button)
        self.header.add_widget(self.sample_button)
        # Only now: shown without a parent it would be a window of its own for a moment.
        self.set_plan_open(has_plan)
        self.header.add_widget(self.open_button)
        self.header.add_widget(self.settings_button)
        self.career_step = CareerStep(themes, catalogue, words)
        self.career_step.views.here = self._standpoint
        self._stack = QStackedWidget()
        self._stack.addWidget(self.career_step)
        self.footer = StartFooter(themes)
        self._assemble()
        self._join()
        self._show_footer()
        set_reading_order(self)

    def set_plan_open(self, has_plan: bool) -> None:
        """Offer the way back to the plan that is open, or a look around where there is none."""
        self.back_button.setVisible(has_plan)
        self.sample_button.setVisible(not has_plan)

    def write_anew(self) -> None:
        """Write dates and hours again: they are written otherwise now."""
        if self._time is not None:
            self._time.compute_now()

    @property
    def step(self) -> int:
        """The step shown, from 0."""
        return self.header.current

    @property
    def career(self) -> str:
        """Id of the career chosen now."""
        return self.career_step.career

    @property
    def skills_step(self) -> SkillsStep:
        """Step 2; built when first asked for."""
        if self._skills is None:
            self._skills = SkillsStep(self._themes, self._catalogue, self._words)
            self._skills.ratings_changed.connect(self._show_footer)
            self._stack.addWidget(self._skills)
        return self._skills

    @property
    def time_step(self) -> TimeStep:
        """Step 3; built when first asked for."""
        if self._time is None:
            self._time = TimeStep(
                self._themes, self._catalogue, self._words, self._today, learner=self._learner
            )
            if self._currency:
                self._time.budget.set_currency(self._currency)
            self._time.outlook_changed.connect(self._show_footer)
            self._time.outlook_changed.connect(self._show_preview)
            self._time.consequences_changed.connect(self._show_findings)
            self._time.table_requested.connect(self.table_requested)
            self._stack.addWidget(self._time)
        return self._time

    @property
    def preview_step(self) -> PreviewStep:
        """Step 4; built when first asked for."""
        if self._preview is None:
            self._preview = PreviewStep(self._themes, self._words, self._today)
            if self._learner is not None:
                self._preview.about.set_learner(self._learner)
            self._preview.about_changed.connect(self._take_about)
            self._preview.problems.mend_wanted.connect(self.time_step.mend)
            self._stack.addWidget(self._preview)
        return self._preview

    def choose_career(self, career: str) -> None:
        """Choose a career as the learner would.

        Raises:
            KeyError: if the catalogue does not hold it.
        """
        self.career_step.set_career(career)
        self._show_footer()

    def begin_with(self, career: str, ratings: Mapping[str, int], done: Sequence[str] = ()) -> None:
        """Begin after the first step, with a career and what another plan says of the learner.

        Args:
            career: id of the career aimed at.
            ratings: skill id to level.
            done: ids of milestones already reached; those of other careers are left out.

        Raises:
            KeyError: if the catalogue does not hold the career.
        """
        self.choose_career(career)
        self.skills_step.set_ratings(ratings)
        self.skills_step.set_done(done)
        self.go_to(SKILLS)

    def set_learner(self, learner: Learner) -> None:
        """Take over what the learner said of themselves before; asked for before the third step."""
        self._learner = learner

    def go_to(self, step: int) -> None:
        """Show a step; those after the first take over the answers of the ones before."""
        if not self.career:
            return
        career = self._catalogue.careers[self.career]
        if step >= SKILLS:
            self.skills_step.set_career(career)
        if step >= TIME:
            known = self.skills_step
            self.time_step.set_subject(career.id, known.ratings, known.done)
            if step == PLAN and not self.time_step.valid:
                step = TIME
        self.header.set_current(step)
        if step == PLAN:
            self.preview_step.list.scrollToTop()
            self._show_preview()
        self._stack.setCurrentWidget(self._page(step))
        self._show_footer()
        set_reading_order(self)
        self.take_focus()

    def go_on(self) -> None:
        """What the primary button does."""
        if not self.footer.forward.isEnabled():
            return
        if self.step < PLAN:
            self.go_to(self.step + 1)
        elif self.time_step.outlook is not None:
            answers = named(self.time_step.outlook.answers, self.preview_step.name.text())
            self.plan_requested.emit(answers)

    def go_back(self) -> None:
        """Show the step before; the first stays."""
        if self.step > CAREER:
            self.go_to(self.step - 1)

    def take_focus(self) -> None:
        """Put the focus where this step begins."""
        page = self._page(self.step)
        if isinstance(page, CareerStep | SkillsStep | TimeStep | PreviewStep):
            page.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, except where it belongs to what has the focus, with Ctrl from anywhere.

        Esc leaves for the open plan.
        """
        if event.key() == Qt.Key.Key_Escape and not self.back_button.isHidden():
            self.back_requested.emit()
            return
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_on()
        elif isinstance(focused, QAbstractButton):
            focused.click()
        elif not isinstance(focused, QAbstractSpinBox | QComboBox):
            self.go_on()

    def _page(self, step: int) -> QWidget:
        if step == SKILLS:
            return self.skills_step
        if step == TIME:
            return self.time_step
        return self.preview_step if step == PLAN else self.career_step

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(OverflowArea(self._stack), 1)
        column.addWidget(self.footer)

    def _join(self) -> None:
        self.open_button.clicked.connect(self.open_requested)
        self.sample_button.clicked.connect(self.sample_requested)
        self.settings_button.clicked.connect(self.settings_requested)
        self.back_button.clicked.connect(self.back_requested)
        self.header.step_requested.connect(self.go_to)
        self.career_step.career_changed.connect(self._show_footer)
        self.career_step.finished.connect(self.go_on)
        self.career_step.views.view_changed.connect(self._show_footer)
        self.career_step.grid.comparison.changed.connect(self._show_footer)
        self.footer.compare.clicked.connect(self.career_step.views.show_compare)
        self.footer.back.clicked.connect(self.go_back)
        self.footer.forward.clicked.connect(self.go_on)
        back = QShortcut(QKeySequence(Qt.KeyboardModifier.AltModifier | Qt.Key.Key_Left), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)

    def _show_preview(self) -> None:
        if self.step == PLAN and self.time_step.outlook is not None:
            self.preview_step.show_outlook(self.time_step.outlook)

    def _show_findings(self) -> None:
        found = self.time_step.consequences
        if self.step == PLAN and found is not None:
            self.preview_step.show_findings(found)

    def _take_about(self) -> None:
        self._learner = self.preview_step.about.learner
        self.time_step.set_learner(self._learner)

    def _standpoint(self) -> Standpoint:
        """Where the learner stands by what was said so far."""
        from planner.domain.pathway import levels_after
        from planner.ui.pages.career_facts import Standpoint

        currency = self._time.budget.currency if self._time else self._currency
        here = Standpoint(self._today, learner=self._learner, currency=currency or CURRENCIES[0])
        if self._skills is None:
            return here
        done = self._skills.done
        reached = [self._catalogue.milestones[name] for name in done]
        levels = levels_after(self._skills.ratings, reached)
        return replace(here, levels=levels, done=frozenset(done))

    def _short(self, name: str) -> str:
        """A name that leaves room for the rest of the footer."""
        theme = self._themes.theme
        metrics = QFontMetrics(theme.font("strong"))
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, theme.scaled(_NAME_ROOM))

    def _show_footer(self) -> None:
        footer, step = self.footer, self.step
        career = self._catalogue.careers.get(self.career)
        # The comparison and the questions have a footer of their own.
        footer.setVisible(step > CAREER or self.career_step.views.shows_cards)
        compared = self.career_step.grid.comparison.keys if step == CAREER else ()
        footer.show_compared([self._catalogue.careers[each].name for each in compared])
        footer.back.setVisible(step > CAREER)
        footer.place.setText(self.tr("Step {0} of {1}").format(step + 1, PLAN + 1))
        footer.place.setVisible(step in (CAREER, PLAN))
        footer.show_rated(self._skills.counts if step == SKILLS and self._skills else None)
        if step == CAREER:
            name = self._short(career.name) if career else ""
            words = self.tr("Choose {0}").format(name) if name else self.tr("Choose a career")
        else:
            words = {
                SKILLS: self.tr("Continue"),
                TIME: self.tr("Build my plan"),
                PLAN: self.tr("Create plan"),
            }[step]
        footer.forward.setText(plain_button_text(words))
        footer.forward.set_icon_name("check" if step == PLAN else "caret-right")
        wrong = step >= TIME and not self.time_step.valid
        footer.forward.setEnabled(career is not None and not wrong)
        tip = self.tr("First mend what is marked in the form.") if wrong else ""
        footer.forward.setToolTip(tip)
