"""A calm second look at the ratings: what was said before stands beside what is said now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain import edits
from planner.domain.skill_path import ratings_of
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.level_card import LevelCard
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.side_panel import ScrollColumn
from planner.ui.widgets.skill_rating_row import SkillRatingRow
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.progress import SkillState
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_KEY, _ALL = "key", "all"
_PANEL: Final = 250


class RateSkillsDialog(DialogFrame):
    """Rates the skills of a plan; the verb makes one edit of all that was said."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        parent: QWidget | None = None,
        skill: str = "",
    ) -> None:
        """Show the ratings of a session's plan; begin at `skill`, or at the first."""
        note = self.tr("Nothing in your plan moves. Undo with Ctrl+Z.")
        title, verb = self.tr("Rate your skills again"), self.tr("Save ratings")
        super().__init__(themes, title, verb, parent, note=note)
        self._session = session
        self._states = {each.skill: each for each in session.plan.skills}
        self._before = {name: session.profile.ratings.get(name) for name in self._states}
        self._ratings = dict(self._before)
        #: Where one skill was meant, what was not touched is not said again.
        self._single = bool(skill)
        self._current = ""
        self.rows: dict[str, SkillRatingRow] = {}
        options = [(_KEY, self.tr("Key skills")), (_ALL, self.tr("All"))]
        self.extent = SegmentedControl(themes, options, self.tr("Skills shown"))
        self.area = ScrollColumn("surface", self.tr("Skills"))
        self.levels = tuple(
            LevelCard(themes, level, session.words.level(level)) for level in range(6)
        )
        self._name = TextLabel(themes, "", "heading", wrap=True)
        self._list: QWidget | None = None
        keys = [each for each in self._states.values() if each.is_key]
        self.extent.setVisible(0 < len(keys) < len(self._states))
        if not keys or (skill and not self._states[skill].is_key):
            self.extent.set_value(_ALL)
        self._assemble()
        self._fill()
        self._enter(skill or next(iter(self.rows), ""))
        self.extent.chosen.connect(lambda _: self._fill())
        for card in self.levels:
            card.clicked.connect(lambda _=False, level=card.level: self._pick(level))

    @classmethod
    def ask(
        cls, themes: ThemeSource, session: PlanSession, parent: QWidget, skill: str = ""
    ) -> Edit | None:
        """Show the dialog; give one edit, or nothing where nothing was said."""
        dialog = cls(themes, session, parent, skill)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def edit(self) -> Edit | None:
        """The ratings that were changed, and of the key skills those that stay as they were."""
        said = {
            name: level
            for name, level in self._ratings.items()
            if level != self._before[name]
            or (level is not None and self._states[name].is_key and not self._single)
        }
        session = self._session
        return edits.rate(session.profile, said, session.today) if said else None

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        themes = self.themes
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        sentence = self.tr("What you said before stands under each skill. A rough answer is fine.")
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 24, 8)
        head.setSpacing(16)
        head.addWidget(TextLabel(themes, sentence, "body", "secondary", wrap=True), 1)
        head.addWidget(self.extent)
        self.body.addLayout(head)
        side = ScrollColumn("surface", self.tr("Levels of the skill"))
        side.column.setContentsMargins(16, 14, 16, 14)
        side.column.addWidget(self._name)
        side.column.addSpacing(4)
        for card in self.levels:
            side.column.addWidget(card)
        side.column.addStretch(1)
        side.setFixedWidth(min(themes.theme.scaled(_PANEL), 360))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.area, 1)
        row.addWidget(side)
        self.body.addLayout(row, 1)
        self.take_size(920, 600)

    def _fill(self) -> None:
        key_only = self.extent.value == _KEY
        if self._list is not None:
            self.area.column.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.rows = {}
        for state in sorted(self._states.values(), key=lambda each: -each.required):
            if state.is_key or not key_only:
                column.addWidget(self._row(state))
        column.addStretch(1)
        self.area.column.addWidget(self._list)
        if self._current not in self.rows:
            self._enter(next(iter(self.rows), ""))
        set_reading_order(self)

    def _row(self, state: SkillState) -> SkillRatingRow:
        session, name = self._session, self._session.catalogue.skill_name(state.skill)
        target = state.required or None
        row = SkillRatingRow(
            self.themes, state.skill, name, self._told(state), target, session.words
        )
        row.rating.set_level(self._ratings[state.skill])
        row.rated.connect(self._rated)
        row.entered.connect(self._enter)
        row.move_requested.connect(self._move)
        self.rows[state.skill] = row
        return row

    def _told(self, state: SkillState) -> str:
        """What was said before, and what finished milestones claim beyond it."""
        words, before = self._session.words, self._before[state.skill]
        told = self.tr("Not rated before")
        if before is not None:
            last = ratings_of(self._session.profile, state.skill)[-1].on
            told = self.tr("Before: {level}, {date}").format(
                level=words.level(before), date=words.short_date(last)
            )
        if state.now > (before or 0):
            built = self.tr("milestones reached {level}").format(level=words.level(state.now))
            told = f"{told} · {built}"
        return told

    def _rated(self, skill: str, level: object) -> None:
        self._ratings[skill] = level if isinstance(level, int) else None
        self._show_levels()

    def _pick(self, level: int) -> None:
        row = self.rows.get(self._current)
        if row is not None:
            row.rating.set_level(level)
            self._rated(self._current, level)

    def _enter(self, skill: str) -> None:
        if skill not in self.rows:
            return
        self._current = skill
        for name, row in self.rows.items():
            row.set_current(name == skill)
        rating = self.rows[skill].rating
        if not rating.hasFocus():
            rating.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(self.rows[skill], 0, 12)
        self._show_levels()

    def _move(self, skill: str, step: int) -> None:
        names = list(self.rows)
        place = min(max(names.index(skill) + step, 0), len(names) - 1)
        self.rows[names[place]].rating.setFocus(Qt.FocusReason.TabFocusReason)
        self._enter(names[place])

    def _show_levels(self) -> None:
        catalogue, state = self._session.catalogue, self._states[self._current]
        known = catalogue.skills.get(self._current)
        self._name.setText(catalogue.skill_name(self._current))
        for card in self.levels:
            sentence = known.levels[card.level - 1] if known and card.level else ""
            if not card.level:
                sentence = self.tr("I have not tried it.")
            is_target = state.required and card.level == state.required
            card.show_level(sentence, self.tr("Target") if is_target else "")
            card.setChecked(card.level == self._ratings[self._current])
