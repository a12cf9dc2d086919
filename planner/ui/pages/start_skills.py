"""Step 2 of the start: the learner rates the skills that the career asks for.

Key skills (asked for at level 4 or 5) stand first, all others behind a switch, and behind the same
switch the career's milestones, to tick what is done already. Ratings and ticks belong to the page
and are kept while careers change; a skill without a rating counts as level 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.ui.pages.start_done import DoneChecklist, DonePanel
from planner.ui.pages.start_facts import key_skills, skills_by_family
from planner.ui.pages.start_skills_panel import SkillPanel
from planner.ui.widgets.beside_or_below import BesideOrBelow
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.side_panel import BesidePage, ScrollColumn
from planner.ui.widgets.skill_rating_row import SkillRatingRow, TargetLegend
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.domain.catalogue import Career, Catalogue, Skill
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_KEY, _EVERY, _DONE = "key", "all", "done"


#: Px that the title wants beside the choice of skills.
_WORDS = 220


class SkillsStep(QWidget):
    """A row of levels for each skill, and the levels of one skill in words."""

    ratings_changed = Signal()
    """The learner rated a skill or took a rating back."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        """Start without a career."""
        super().__init__(parent)
        self._themes = themes
        self._catalogue = catalogue
        self._words = words
        self._career: Career | None = None
        self._ratings: dict[str, int] = {}
        self._current = ""
        self.rows: dict[str, SkillRatingRow] = {}
        options = [
            (_KEY, self.tr("Key skills")),
            (_EVERY, self.tr("All")),
            (_DONE, self.tr("Done already")),
        ]
        self.extent = SegmentedControl(themes, options, self.tr("Skills shown"))
        self._legend = TargetLegend(themes)
        self.panel = SkillPanel(themes, words)
        self.area = ScrollColumn("canvas", self.tr("Skills"))
        self.area.column.setContentsMargins(0, 0, 0, 16)
        self.checklist = DoneChecklist(themes, words)
        self.done_panel = DonePanel(themes, words)
        self._lists, self._panels = QStackedWidget(), QStackedWidget()
        self._list: QWidget | None = None
        self._assemble()
        self.extent.chosen.connect(self._rebuild)
        self.checklist.changed.connect(self._done_changed)
        self.checklist.current_changed.connect(self._show_milestone)
        self.panel.rated.connect(self._rate_current)

    @property
    def ratings(self) -> dict[str, int]:
        """Skill id to level, for the skills that have a rating."""
        return dict(self._ratings)

    @property
    def done(self) -> tuple[str, ...]:
        """Ids of the career's milestones that the learner has reached already."""
        return self.checklist.done

    @property
    def current(self) -> str:
        """Id of the skill whose levels are shown in words."""
        return self._current

    @property
    def counts(self) -> tuple[int, int]:
        """How many of the skills shown are rated, and how many are shown."""
        return sum(skill in self._ratings for skill in self.rows), len(self.rows)

    def set_career(self, career: Career) -> None:
        """Show the skills of a career; ratings given for another one stay."""
        if career is self._career:
            return
        self._career = career
        key, every = len(key_skills(career)), len(career.required)
        self.extent.set_words(_KEY, self.tr("Key skills {0}").format(key))
        self.extent.set_words(_EVERY, self.tr("All {0}").format(every))
        vowel = career.name[:1] in "AEIOU"
        needs = self.tr("Level an {0} needs") if vowel else self.tr("Level a {0} needs")
        self._legend.set_text(needs.format(career.name))
        self.checklist.set_career(career, self._catalogue)
        self._count_done()
        self._rebuild()

    def set_ratings(self, ratings: Mapping[str, int]) -> None:
        """Show other ratings without reporting them as the learner's."""
        self._ratings = dict(ratings)
        for skill, row in self.rows.items():
            row.rating.set_level(self._ratings.get(skill))
        self._show_panel()

    def set_done(self, names: Sequence[str]) -> None:
        """Tick exactly these milestones without reporting it."""
        self.checklist.set_done(names)
        self._count_done()
        self._show_panel()

    def take_focus(self) -> None:
        """Start at the current skill, or where one looks for what is done."""
        if self.extent.value == _DONE:
            self.checklist.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._current in self.rows:
            self.rows[self._current].rating.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Assembly -------------------------------------------------------------------------------

    def _assemble(self) -> None:
        themes = self._themes
        title = TextLabel(themes, self.tr("Where are you today?"), "title", wrap=True)
        sentence = self.tr("A rough answer is fine. It decides what you can skip.")
        words = QWidget()
        names = QVBoxLayout(words)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(1)
        names.addWidget(title)
        names.addWidget(TextLabel(themes, sentence, "body", "secondary", wrap=True))
        choices = QWidget()
        choice = QVBoxLayout(choices)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(5)
        choice.addWidget(self.extent, 0, Qt.AlignmentFlag.AlignRight)
        choice.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignRight)
        self._legend.setMaximumWidth(themes.theme.scaled(260))
        head = BesideOrBelow(words, choices, lambda: themes.theme.scaled(_WORDS), spacing=16)
        head.set_margins(24, 12, 24, 2)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._lists, 1)
        self._lists.addWidget(self.area)
        self._lists.addWidget(self.checklist)
        self._panels.addWidget(self.panel)
        self._panels.addWidget(self.done_panel)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(BesidePage(main, self._panels, 384, 340))

    def _rebuild(self) -> None:
        if self._career is None:
            return
        shows_done = self.extent.value == _DONE
        self._lists.setCurrentIndex(int(shows_done))
        self._panels.setCurrentIndex(int(shows_done))
        self._legend.setVisible(not shows_done)
        if shows_done:
            set_reading_order(self)
            return
        key_only = self.extent.value == _KEY and bool(key_skills(self._career))
        groups = skills_by_family(self._career, self._catalogue, key_only=key_only)
        if self._list is not None:
            self.area.column.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self.rows = {}
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for family, skills in groups:
            label = TextLabel(self._themes, family, "small-strong", "secondary", wrap=True)
            label.setContentsMargins(24, 4, 24, 3)
            column.addWidget(label)
            for skill in skills:
                column.addWidget(self._row(self._catalogue.skills[skill]))
        column.addStretch(1)
        self.area.column.insertWidget(0, self._list)
        if self._current not in self.rows:
            self._current = next(iter(self.rows), "")
        self._mark_current()
        set_reading_order(self)
        self.ratings_changed.emit()

    def _row(self, skill: Skill) -> SkillRatingRow:
        target = self._career.required[skill.id] if self._career else None
        row = SkillRatingRow(self._themes, skill.id, skill.name, skill.summary, target, self._words)
        row.rating.set_level(self._ratings.get(skill.id))
        row.rated.connect(self._rated)
        row.entered.connect(self._enter)
        row.move_requested.connect(self._move)
        self.rows[skill.id] = row
        return row

    # --- Slots ----------------------------------------------------------------------------------

    def _rated(self, skill: str, level: object) -> None:
        if isinstance(level, int):
            self._ratings[skill] = level
        else:
            self._ratings.pop(skill, None)
        self._show_panel()
        self.ratings_changed.emit()

    def _done_changed(self) -> None:
        self._count_done()
        self._show_panel()
        self.ratings_changed.emit()

    def _count_done(self) -> None:
        count = len(self.checklist.done)
        words = self.tr("Done already {0}").format(count) if count else self.tr("Done already")
        self.extent.set_words(_DONE, words)

    def _show_milestone(self, name: str) -> None:
        self.done_panel.show_milestone(self._catalogue.milestones.get(name))

    def _rate_current(self, level: int) -> None:
        row = self.rows.get(self._current)
        if row is not None and row.rating.level != level:
            row.rating.set_level(level)
            self._rated(self._current, level)

    def _enter(self, skill: str) -> None:
        if skill != self._current:
            self._current = skill
            self._mark_current()
        self.area.ensureWidgetVisible(self.rows[skill], 0, 12)

    def _move(self, skill: str, step: int) -> None:
        skills = list(self.rows)
        place = min(max(skills.index(skill) + step, 0), len(skills) - 1)
        self.rows[skills[place]].rating.setFocus(Qt.FocusReason.TabFocusReason)

    def _mark_current(self) -> None:
        for skill, row in self.rows.items():
            row.set_current(skill == self._current)
        self._show_panel()

    def _show_panel(self) -> None:
        if self._career is not None and self._current in self.rows:
            self.panel.show_skill(
                self._career, self._catalogue, self._ratings, self._current, frozenset(self.done)
            )
