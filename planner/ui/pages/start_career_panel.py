"""The chosen career in full: what it is, what it asks for, how people get in, what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.pages.start_facts import USUAL_HOURS, career_figures
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.side_panel import ScrollColumn, section_label
from planner.ui.widgets.tag_label import TagLabel
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.catalogue import Career, Catalogue
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Skills named before "+ n more".
_NAMED_SKILLS = 8


class CareerPanel(QWidget):
    """Shows one career; its text scrolls, its three figures stay."""

    def __init__(
        self,
        themes: ThemeSource,
        catalogue: Catalogue,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        """Start empty."""
        super().__init__(parent)
        self._themes = themes
        self._catalogue = catalogue
        self._words = words
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tile = _LargeTile(themes)
        self.name = TextLabel(themes, "", "panel-title", wrap=True)
        self._family = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self._summary = TextLabel(themes, "", "body", "secondary", wrap=True)
        self._skills = QWidget()
        self._flow = FlowLayout(self._skills, spacing=5)
        self._routes = _IconLines(themes, "path")
        self._jobs = _IconLines(themes, "briefcase")
        self._worth = TextLabel(themes, "", "small", "secondary", wrap=True)
        self._note = self._make_note()
        self.figures = tuple(_Figure(themes) for _ in range(3))
        self._assemble()

    def show_career(self, career: Career) -> None:
        """Show a career."""
        self._tile.set_icon(career.icon)
        self.name.setText(career.name)
        self._family.setText(career.family)
        self._summary.setText(career.summary)
        self._show_skills(career)
        self._routes.set_lines(career.routes)
        self._jobs.set_lines(career.first_jobs)
        self._note.setVisible(bool(career.challenges))
        if career.challenges:
            first = career.challenges[0]
            self._worth.setText(f"{first.challenge} {first.answer}")
        self._show_figures(career)
        self.area.verticalScrollBar().setValue(0)

    def _show_skills(self, career: Career) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        wanted = sorted(career.required, key=lambda skill: -career.required[skill])
        names = [self._catalogue.skill_name(skill) for skill in wanted[:_NAMED_SKILLS]]
        if len(wanted) > _NAMED_SKILLS:
            names.append(self.tr("+ {0} more").format(len(wanted) - _NAMED_SKILLS))
        for name in names:
            self._flow.addWidget(TagLabel(self._themes, name, parent=self._skills))
        self._skills.updateGeometry()

    def _show_figures(self, career: Career) -> None:
        figures, words = career_figures(career, self._catalogue), self._words
        low, high = (words.number(value) for value in figures.hours)
        hours, months, core = self.figures
        hours.show_figure(
            f"{low} – {high} {words.hours_unit}",  # noqa: RUF001 - an en dash for a range
            self.tr("from scratch"),
        )
        months.show_figure(
            self.tr("{0} – {1} months").format(*figures.months),  # noqa: RUF001
            self.tr("at {0} a week").format(words.hours(USUAL_HOURS * 60)),
        )
        core.show_figure(str(figures.core), self.tr("core milestones"))

    def _make_note(self) -> QFrame:
        note = QFrame()
        note.setProperty("frame", "note")
        column = QVBoxLayout(note)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(1)
        column.addWidget(TextLabel(self._themes, self.tr("Worth knowing"), "small-strong"))
        column.addWidget(self._worth)
        return note

    def _assemble(self) -> None:
        self.area = ScrollColumn("surface", self.tr("About this career"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self._family)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        column = self.area.column
        column.setContentsMargins(20, 18, 20, 14)
        column.addLayout(head)
        for text, widget in (
            (self.tr("What you do"), self._summary),
            (self.tr("Skills you will build"), self._skills),
            (self.tr("Routes in"), self._routes),
            (self.tr("Typical first jobs"), self._jobs),
        ):
            column.addSpacing(14)
            column.addWidget(section_label(self._themes, text))
            column.addSpacing(5)
            column.addWidget(widget)
        column.addSpacing(14)
        column.addWidget(self._note)
        column.addStretch(1)
        line = QFrame()
        line.setProperty("frame", "line")
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 14)
        row.setSpacing(8)
        for figure, share in zip(self.figures, (23, 26, 19), strict=True):
            row.addWidget(figure, share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area)
        whole.addWidget(line)
        whole.addLayout(row)
        whole.addStretch(1)


class _Figure(QWidget):
    """A number with its unit below."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = TextLabel(themes, "", "heading")
        self.unit = TextLabel(themes, "", "caption", "tertiary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.value)
        column.addWidget(self.unit)
        column.addStretch(1)

    def show_figure(self, value: str, unit: str) -> None:
        """Show a number."""
        self.value.setText(value)
        self.unit.setText(unit)


class _IconLines(QWidget):
    """Short texts below each other with the same icon before each."""

    def __init__(self, themes: ThemeSource, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icon_name = icon
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._rows: list[QWidget] = []

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show other texts."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(text) for text in lines]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, text: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        icon = IconLabel(self._themes, self._icon_name, "text-3", 14)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 2, 0, 0)
        holder.addWidget(icon)
        holder.addStretch(1)
        across.addLayout(holder)
        across.addWidget(TextLabel(self._themes, text, "body", wrap=True), 1)
        return row


class _LargeTile(ThemedWidget):
    """The career's icon on a soft accent tile."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._icon_name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self.update()

    def sizeHint(self) -> QSize:
        """44 by 44."""
        side = self.theme.scaled(44)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        if not self._icon_name:
            return
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent-soft"))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        side = self.width() * 26 / 44
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        theme.icons.paint(painter, box, self._icon_name, theme.color("accent"))
        painter.end()
