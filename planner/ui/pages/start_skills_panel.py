"""The levels of one skill in sentences to pick from, and what the answer changes in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.counted import counted
from planner.ui.pages.start_facts import NextChange, SkillEffect, rating_effects
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.key_hints import KeyHints
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.level_card import LevelCard
from planner.ui.widgets.side_panel import ScrollColumn, section_label
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.catalogue import Career, Catalogue
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Milestones listed before "and n more".
_LISTED = 4


class SkillPanel(QWidget):
    """Shows one skill; a press on a sentence rates it."""

    rated = Signal(int)

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._themes = themes
        self._words = words
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = TextLabel(themes, "", "heading", wrap=True)
        self.levels = tuple(LevelCard(themes, level, words.level(level)) for level in range(6))
        self._effects_heading = section_label(themes, self.tr("What your answer changes"))
        self.effects = tuple(_EffectRow(themes) for _ in range(_LISTED))
        self.more = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.hint = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.area = ScrollColumn("surface", self.tr("Levels of the skill"))
        self._assemble()
        for card in self.levels:
            card.clicked.connect(self._pressed)

    def show_skill(
        self,
        career: Career,
        catalogue: Catalogue,
        ratings: Mapping[str, int],
        skill: str,
        done: frozenset[str] = frozenset(),
    ) -> None:
        """Show a skill with the learner's rating of it; `done` are ids of what is reached."""
        known, rating = catalogue.skills[skill], ratings.get(skill)
        target = career.required.get(skill)
        if self.name.text() != known.name:
            self.area.verticalScrollBar().setValue(0)
        self.name.setText(known.name)
        for card in self.levels:
            sentence = (
                known.levels[card.level - 1] if card.level else self.tr("I have not tried it.")
            )
            card.show_level(sentence, self.tr("Target") if card.level == target else "")
            card.setChecked(card.level == rating)
        found = rating_effects(career, catalogue, ratings, skill, done)
        for place, row in enumerate(self.effects):
            row.setVisible(place < len(found.effects))
            if place < len(found.effects):
                row.show_effect(found.effects[place], self._words)
        rest = len(found.effects) - _LISTED
        self.more.setVisible(rest > 0 or found.saved > 0)
        self.more.setText(self._sum(rest, found.saved))
        self.hint.setText(self._next(found.next_change, bool(found.effects)))

    def _sum(self, rest: int, saved: int) -> str:
        parts = []
        if rest > 0:
            text = counted("SkillPanel", "And {0} more.", "And 1 more.", rest)
            parts.append(text.format(rest))
        if saved > 0:
            parts.append(
                self.tr("This answer takes {0} out of the plan.").format(self._words.hours(saved))
            )
        return " ".join(parts)

    def _next(self, change: NextChange | None, builds: bool) -> str:
        if change is None:
            if builds:
                return self.tr("A higher level would take nothing more out.")
            return self.tr("No milestone of the plan depends on it.")
        level, hours = self._words.level(change.level), self._words.hours(change.minutes)
        if not change.dropped:
            return self.tr("At “{0}”, the plan gets {1} shorter.").format(level, hours)
        if len(change.dropped) == 1:
            return self.tr("At “{0}”, “{1}” drops out: {2} less.").format(
                level, change.dropped[0], hours
            )
        count = len(change.dropped)
        return counted(
            "SkillPanel",
            "At “{0}”, {1} milestones drop out: {2} less.",
            "At “{0}”, 1 milestone drops out: {2} less.",
            count,
        ).format(level, count, hours)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, LevelCard):
            self.rated.emit(sender.level)

    def _assemble(self) -> None:
        themes = self._themes
        sentence = self.tr("Pick the sentence that sounds most like you.")
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 6)
        top.setSpacing(1)
        top.addWidget(self.name)
        top.addWidget(TextLabel(themes, sentence, "small", "tertiary", wrap=True))
        column = self.area.column
        column.setContentsMargins(8, 2, 8, 8)
        for card in self.levels:
            column.addWidget(card)
        line = QFrame()
        line.setProperty("frame", "line")
        below = QVBoxLayout()
        below.setContentsMargins(12, 10, 12, 0)
        below.setSpacing(0)
        below.addWidget(line)
        below.addSpacing(10)
        below.addWidget(self._effects_heading)
        below.addSpacing(4)
        for row in self.effects:
            below.addWidget(row)
        below.addSpacing(4)
        below.addWidget(self.more)
        below.addWidget(self.hint)
        column.addLayout(below)
        column.addStretch(1)
        column.addSpacing(12)
        hints = KeyHints(
            themes,
            [
                (("0", "5"), "–", self.tr("rate")),  # noqa: RUF001 - an en dash for a range
                (("↑", "↓"), "", self.tr("next skill")),
                ((self.tr("Del"),), "", self.tr("clear")),
            ],
        )
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 6)
        foot.addWidget(hints)
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.area, 1)


class _EffectRow(QWidget):
    """A milestone and what the rating does to it."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = _Badge(themes)
        self.title = ElidedLabel(themes, "", "small", "secondary")
        self.change = TextLabel(themes, "", "small", "tertiary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self._badge)
        row.addWidget(self.title, 1)
        row.addWidget(self.change)

    def show_effect(self, effect: SkillEffect, words: Words) -> None:
        """Show a milestone."""
        self._badge.set_kind(effect.kind)
        self.title.setText(effect.title)
        if effect.dropped:
            text = self.tr("drops out, {0}").format(words.hours(effect.before))
        elif effect.after == effect.before:
            text = self.tr("keep")
        else:
            text = f"{words.number(effect.before / 60)} → {words.hours(effect.after)}"
        self.change.setText(text)
        self.setAccessibleName(f"{effect.title}: {text}")


class _Badge(ThemedWidget):
    """A kind's badge, 20 px."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._kind = "course"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: str) -> None:
        """Show another kind."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def sizeHint(self) -> QSize:
        """20 by 20."""
        side = self.theme.scaled(20)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        paint_kind_badge(painter, QRectF(self.rect()), self._kind, self.theme)
        painter.end()
