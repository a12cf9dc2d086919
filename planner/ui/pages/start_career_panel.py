"""The chosen career in full: what it is, what it asks for, how people get in, what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui import labels
from planner.ui.counted import counted
from planner.ui.pages.career_parts import Figure, IconLines, LargeTile
from planner.ui.pages.start_facts import USUAL_HOURS, career_figures
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.even_row import EvenRow
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.side_panel import ScrollColumn, section_label
from planner.ui.widgets.tag_label import TagLabel

if TYPE_CHECKING:
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
        self._tile = LargeTile(themes)
        self.name = TextLabel(themes, "", "panel-title", wrap=True)
        self._family = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self._summary = TextLabel(themes, "", "body", "secondary", wrap=True)
        self._skills = QWidget()
        self._flow = FlowLayout(self._skills, spacing=5)
        self._routes = IconLines(themes, "path")
        self._jobs = IconLines(themes, "briefcase")
        self._worth = TextLabel(themes, "", "small", "secondary", wrap=True)
        self._note = self._make_note()
        self.figures = tuple(Figure(themes) for _ in range(3))
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
            more = len(wanted) - _NAMED_SKILLS
            text = counted("CareerPanel", "+ {0} more", "+ 1 more", more)
            names.append(text.format(more))
        for name in names:
            self._flow.addWidget(TagLabel(self._themes, name, parent=self._skills))
        self._skills.updateGeometry()

    def _show_figures(self, career: Career) -> None:
        figures, words = career_figures(career, self._catalogue), self._words
        hours, months, core = self.figures
        hours.show_figure(words.hours_range(*figures.hours), self.tr("from scratch"))
        months.show_figure(
            labels.months_between(*figures.months),
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
        row = EvenRow(self.figures, (23, 26, 19), 12)
        row.setContentsMargins(20, 12, 20, 14)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area)
        whole.addWidget(line)
        whole.addWidget(row)
        whole.addStretch(1)
