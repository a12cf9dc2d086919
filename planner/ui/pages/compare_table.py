"""Two or three careers side by side: a column each, a row for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.pages.career_parts import LargeTile, short_name
from planner.ui.pages.compare_facts import (
    ComparedCareer,
    LevelRow,
    Row,
    compared,
    level_rows,
    rows,
    rows_below,
)
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.level_bar import LevelBar
from planner.ui.widgets.meter import Meter
from planner.ui.widgets.themed import ThemedWidget, plain_button_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from planner.domain.catalogue import Career, Catalogue
    from planner.ui.pages.career_facts import Standpoint
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_LABELS = 168
_COLUMN = 272
#: Px that a career's name may take on the button that chooses it.
_NAME_ROOM = 150


class CompareTable(ThemedWidget):
    """Shows careers; made anew whenever one comes or goes."""

    removed = Signal(str)
    """The learner takes a career out, by its id."""
    taken = Signal(str)
    """The learner chooses a career, by its id."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        careers: Sequence[Career],
        here: Standpoint,
        *,
        only_differences: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Measure and show some careers."""
        super().__init__(themes, parent)
        self._catalogue = catalogue
        self._here = here
        self.columns = compared(careers, catalogue, here)
        #: The layouts of the cells, row by row; their places say where the lines run.
        self._rows: list[list[QVBoxLayout]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnMinimumWidth(0, themes.theme.scaled(_LABELS))
        for place in range(1, len(self.columns) + 1):
            self._grid.setColumnStretch(place, 1)
            self._grid.setColumnMinimumWidth(place, themes.theme.scaled(_COLUMN))
        self._add_row(self._rated(words), [self._head(each) for each in self.columns])
        for row in rows(self.columns, catalogue, here, words):
            self._add_texts(row, only_differences)
        self._add_levels(level_rows(self.columns, here, only_differences=only_differences))
        for row in rows_below(self.columns):
            self._add_texts(row, only_differences)
        self._add_row(QWidget(), [self._choose(each) for each in self.columns])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, label column and lines."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(area, 10, 10)
        painter.fillPath(shape, theme.color("surface"))
        painter.setClipPath(shape)
        labels = QRectF(self._rows[0][0].geometry())
        labels.setHeight(self.height())
        painter.fillRect(labels, theme.color("sunken"))
        painter.setPen(QPen(theme.color("border"), 1))
        for row in self._rows[1:]:
            y = row[0].geometry().top() + 0.5
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for holder in self._rows[0][1:]:
            cell = QRectF(holder.geometry())
            x = (cell.right() if mirrored else cell.left()) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.end()

    # --- Rows -----------------------------------------------------------------------------------

    def _add_row(self, label: QWidget, cells: Sequence[QWidget]) -> None:
        holders = []
        for column, widget in enumerate((label, *cells)):
            holder = QVBoxLayout()
            holder.setContentsMargins(16, 9, 16, 9)
            holder.addWidget(widget)
            # Not an alignment: that would keep wrapped texts at the height of their size hint.
            holder.addStretch(1)
            self._grid.addLayout(holder, len(self._rows), column)
            holders.append(holder)
        self._rows.append(holders)

    def _add_texts(self, row: Row, only_differences: bool) -> None:
        if only_differences and not row.differs:
            return
        cells = [self._cell(row, place) for place in range(len(self.columns))]
        self._add_row(self._label(row.label), cells)

    def _cell(self, row: Row, place: int) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        name, strong = self.columns[place].career.name, row.strong[place]
        small = row.small[place] if row.small else ""
        bold = bool(row.small)
        label = TextLabel(self.themes, strong, "strong" if bold else "body", wrap=not row.meters)
        label.setAccessibleName(f"{row.label}, {name}: {strong} {small}".rstrip())
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(label, 0 if row.meters else 1)
        if row.meters:
            meter = Meter(self.themes)
            meter.setAccessibleName(f"{row.label}, {name}")
            meter.set_part(row.meters[place])
            line.addWidget(meter, 1)
        column.addLayout(line)
        if small:
            column.addWidget(TextLabel(self.themes, small, "small", "tertiary", wrap=True))
        return cell

    def _label(self, text: str, small: str = "") -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(TextLabel(self.themes, text, "small-strong", "secondary", wrap=True))
        if small:
            column.addWidget(TextLabel(self.themes, small, "caption", "tertiary", wrap=True))
        return cell

    def _rated(self, words: Words) -> QWidget:
        here = self._here
        skills = {skill for each in self.columns for skill in each.career.required}
        known = sum(skill in here.levels for skill in skills)
        text = (
            self.tr("Your levels so far: {0} of {1} skills").format(known, len(skills))
            if known
            else self.tr("No skill rated yet: everything is from scratch.")
        )
        return TextLabel(self.themes, text, "small", "tertiary", wrap=True)

    def _head(self, column: ComparedCareer) -> QWidget:
        career = column.career
        cell = QWidget()
        tile = LargeTile(self.themes, 36)
        tile.set_icon(career.icon)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(TextLabel(self.themes, career.name, "heading", wrap=True))
        family = career.family
        if career.id in self._here.careers:
            family = self.tr("{0} · in your plan").format(family)
        names.addWidget(TextLabel(self.themes, family, "small", "tertiary", wrap=True))
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(tile)
        row.addLayout(names, 1)
        if len(self.columns) > 2:
            words = self.tr("Take {0} out of the comparison").format(career.name)
            remove = icon_button(self.themes, "x", words)
            remove.clicked.connect(lambda: self.removed.emit(career.id))
            row.addWidget(remove)
        return cell

    def _add_levels(self, levels: Sequence[LevelRow]) -> None:
        if not levels:
            return
        note = self.tr("Filled: where you are.\nOutlined: still to build.")
        label = self._label(self.tr("Level needed"), note)
        self._add_row(label, [self._levels(levels, at) for at in range(len(self.columns))])

    def _levels(self, levels: Sequence[LevelRow], place: int) -> QWidget:
        cell = QWidget()
        grid = QGridLayout(cell)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        career = self.columns[place].career.name
        for at, level in enumerate(levels):
            need = level.needs[place]
            name = self._catalogue.skill_name(level.skill)
            held = min(need.held, need.asked)
            tone = "" if need.asked else "tertiary"
            grid.addWidget(TextLabel(self.themes, name, "small", tone, wrap=True), at, 0)
            words = self.tr("{0} of {1}").format(held, need.asked)
            if need.asked:
                grid.addWidget(LevelBar(self.themes, held, need.asked), at, 1)
            else:
                words = self.tr("Not needed")
            label = TextLabel(self.themes, words, "small", "secondary" if need.asked else tone)
            label.setAccessibleName(f"{name}, {career}: {words}")
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, at, 2 if need.asked else 1, 1, 1 if need.asked else 2)
        return cell

    def _choose(self, column: ComparedCareer) -> QWidget:
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        first = column is self.columns[0]
        name = column.career.name
        short = short_name(name, _NAME_ROOM, self.theme)
        words = plain_button_text(self.tr("Choose {0}").format(short))
        button = push_button(self.themes, words, "primary" if first else "")
        button.setAccessibleName(self.tr("Choose {0}").format(name))
        button.clicked.connect(lambda: self.taken.emit(column.career.id))
        row.addWidget(button)
        row.addStretch(1)
        return cell

    def minimumSizeHint(self) -> QSize:
        """All columns at their least width."""
        scaled = self.theme.scaled
        width = scaled(_LABELS) + len(self.columns) * scaled(_COLUMN)
        return QSize(width, super().minimumSizeHint().height())
