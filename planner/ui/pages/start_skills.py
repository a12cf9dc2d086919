"""Step 2 of the start: the learner rates the skills that the career asks for.

Key skills (asked for at level 4 or 5) stand first, all others behind a switch. Ratings belong to
the page and are kept while careers change; a skill without one counts as level 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.pages.start_facts import key_skills, skills_by_family
from planner.ui.pages.start_skills_panel import SkillPanel
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.rating_control import RatingControl
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.side_panel import BesidePage, ScrollColumn
from planner.ui.widgets.tab_order import set_reading_order
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from planner.domain.catalogue import Career, Catalogue, Skill
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_KEY, _EVERY = "key", "all"
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
#: Least width beside the levels, with margins, that keeps most names whole.
_NAME_WIDTH = 230


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
        self.rows: dict[str, SkillRow] = {}
        options = [(_KEY, self.tr("Key skills")), (_EVERY, self.tr("All"))]
        self.extent = SegmentedControl(themes, options, self.tr("Skills shown"))
        self._legend = _TargetLegend(themes)
        self.panel = SkillPanel(themes, words)
        self.area = ScrollColumn("canvas", self.tr("Skills"))
        self.area.column.setContentsMargins(0, 0, 0, 16)
        self._list: QWidget | None = None
        self._assemble()
        self.extent.chosen.connect(self._rebuild)
        self.panel.rated.connect(self._rate_current)

    @property
    def ratings(self) -> dict[str, int]:
        """Skill id to level, for the skills that have a rating."""
        return dict(self._ratings)

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
        self._rebuild()

    def set_ratings(self, ratings: Mapping[str, int]) -> None:
        """Show other ratings without reporting them as the learner's."""
        self._ratings = dict(ratings)
        for skill, row in self.rows.items():
            row.rating.set_level(self._ratings.get(skill))
        self._show_panel()

    def take_focus(self) -> None:
        """Start at the current skill."""
        if self._current in self.rows:
            self.rows[self._current].rating.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Assembly -------------------------------------------------------------------------------

    def _assemble(self) -> None:
        themes = self._themes
        title = TextLabel(themes, self.tr("Where are you today?"), "title", wrap=True)
        sentence = self.tr("A rough answer is fine. It decides what you can skip.")
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(title)
        names.addWidget(TextLabel(themes, sentence, "body", "secondary", wrap=True))
        choice = QVBoxLayout()
        choice.setSpacing(5)
        choice.addWidget(self.extent, 0, Qt.AlignmentFlag.AlignRight)
        choice.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignRight)
        self._legend.setMaximumWidth(themes.theme.scaled(260))
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 2)
        head.setSpacing(16)
        head.addLayout(names, 1)
        head.addLayout(choice)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(BesidePage(main, self.panel, 384, 340))

    def _rebuild(self) -> None:
        if self._career is None:
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
            label = TextLabel(self._themes, family, "small-strong", "secondary")
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

    def _row(self, skill: Skill) -> SkillRow:
        target = self._career.required[skill.id] if self._career else None
        row = SkillRow(self._themes, skill.id, skill.name, skill.summary, target, self._words)
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
            self.panel.show_skill(self._career, self._catalogue, self._ratings, self._current)


class SkillRow(ThemedWidget):
    """A skill with its levels; the row of the current skill is filled."""

    rated = Signal(str, object)
    entered = Signal(str)
    """The learner came to this skill."""
    move_requested = Signal(str, int)
    """Up or down was pressed: to the skill so many places on."""

    def __init__(
        self,
        themes: ThemeSource,
        skill: str,
        name: str,
        summary: str,
        target: int | None,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        """Show a skill that is not rated."""
        super().__init__(themes, parent)
        self._skill = skill
        self._current = False
        self.name = ElidedLabel(themes, name, "medium")
        self.summary = ElidedLabel(themes, summary, "caption", "tertiary")
        self.rating = _Rating(themes, name, target, words.levels)
        self.rating.rated.connect(self._rated)
        self.rating.entered.connect(self._entered)
        names = QVBoxLayout()
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.summary)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(24, 1, 24, 0)
        self._row.setSpacing(16)
        self._row.addLayout(names, 3)
        self._row.addWidget(self.rating, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_current(self, current: bool) -> None:
        """Fill the row or not."""
        if current != self._current:
            self._current = current
            self.update()

    @property
    def stacked(self) -> bool:
        """Whether the levels stand below the name, for want of width."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the levels below the name where both would be cut beside each other."""
        self.rating.setMaximumWidth(self.rating.sizeHint().width())
        stacked = self.width() < self.rating.minimumSizeHint().width() + self.theme.scaled(
            _NAME_WIDTH
        )
        if stacked != self.stacked:
            way = QBoxLayout.Direction
            self._row.setDirection(way.TopToBottom if stacked else way.LeftToRight)
            self._row.setContentsMargins(24, 6 if stacked else 1, 24, 2 if stacked else 0)
            self._row.setSpacing(4 if stacked else 16)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the levels alone."""
        return QSize(self.rating.minimumSizeHint().width() + 48, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """37 high, more with larger text."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(37, hint.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the skill above and below, before the list takes them to scroll."""
        step = _STEPS.get(event.key(), 0)
        keypad = Qt.KeyboardModifier.KeypadModifier
        if step and not event.modifiers() & ~keypad:
            self.move_requested.emit(self._skill, step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the levels goes to the skill."""
        self.rating.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the current row."""
        if self._current:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self.theme.color("selected"))
            painter.end()

    def _rated(self, level: object) -> None:
        self.entered.emit(self._skill)
        self.rated.emit(self._skill, level)

    def _entered(self) -> None:
        self.entered.emit(self._skill)


class _Rating(RatingControl):
    """Tells when the learner comes to it."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Report the focus."""
        super().focusInEvent(event)
        self.entered.emit()


class _TargetLegend(ThemedWidget):
    """What the triangle under the levels means."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._label = ElidedLabel(themes, "", "caption", "tertiary")
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addSpacing(15)
        row.addWidget(self._label)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._label.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the triangle."""
        left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        box = QRectF(0 if left else self.width() - 9, (self.height() - 6) / 2, 9, 6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("text"))
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
        painter.end()
