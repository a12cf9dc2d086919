"""A career in full: what it is and asks for, how people get in, how far it is from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.ui import labels
from planner.ui.latest_answer import LatestAnswer
from planner.ui.pages.career_facts import (
    carry_over,
    core_count,
    distance,
    in_common,
    months,
    needs_of,
    range_text,
)
from planner.ui.pages.career_needs import CareerNeeds
from planner.ui.pages.career_parts import Figure, IconLines, LargeTile, short_name
from planner.ui.slices import Slices
from planner.ui.widgets.buttons import Button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.even_row import EvenRow
from planner.ui.widgets.line_button import LineButton
from planner.ui.widgets.side_panel import ScrollColumn, section_label
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QShowEvent

    from planner.domain.catalogue import Career, Catalogue
    from planner.ui.pages.career_facts import CareerDistance, CarryOver, SkillNeed, Standpoint
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: Px that a career's name may take on the button that chooses it.
_NAME_ROOM = 200
#: Stands for hours that are being worked out.
_UNKNOWN = "…"
#: Sections that stand in sight, or begin there; the others follow while they are read.
_AT_ONCE = 3


class CareerInFull(QWidget):
    """Shows one career; its text scrolls, the figures and the button stay."""

    career_wanted = Signal(str)
    """Show another career, by its id."""
    career_taken = Signal(str)
    """The learner chose this career to plan for, by its id."""
    sections_made = Signal()
    """A fact: other sections stand there, or all of them by now."""

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
        self._career = ""
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tile = LargeTile(themes)
        self.name = TextLabel(themes, "", "panel-title", wrap=True)
        self._family = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.area = ScrollColumn("surface", self.tr("About this career"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sections = QWidget()
        #: Sections that are still to be made, how many are made, and where they go.
        self._column: QVBoxLayout
        self._coming: Iterator[tuple[str, QWidget]] = iter(())
        self._many = 0
        #: What the sections were written for, and the part of them that tells levels held.
        self._written = ("", "")
        self._held: CareerNeeds | None = None
        self._held_heading = section_label(themes, "")
        #: The close careers with their lines, what is said under each, and what is in common.
        self._closest: list[tuple[Career, LineButton, TextLabel, str]] = []
        self._needs: tuple[SkillNeed, ...] = ()
        #: Ways to a career are looked for beside the screen.
        self._answers = LatestAnswer("career", self, always_later=True)
        self._slices = Slices(self)
        self.figures = tuple(Figure(themes) for _ in range(3))
        self.choose = Button(themes, "", "primary", "caret-right", trailing=True, parent=self)
        self.choose.clicked.connect(lambda: self.career_taken.emit(self._career))
        self._assemble()

    def catch_up(self) -> Iterator[None]:
        """Make the sections that are left, in slices while nobody sees them."""
        return self._slices.left()

    def show_career(self, career: Career, here: Standpoint) -> None:
        """Show a career as it is from where the learner stands."""
        # Numbers are written another way once the learner has chosen so.
        written = (career.id, self._words.number(1234.5))
        other, is_fresh = career.id != self._career, written != self._written
        self._career, self._written = career.id, written
        before, self._needs = self._needs, needs_of(career, here)
        self._answers.forget()
        self._tile.set_icon(career.icon)
        self.name.setText(career.name)
        in_plan = career.id in here.careers
        family = self.tr("{0} · in your plan").format(career.family) if in_plan else career.family
        self._family.setText(family)
        if not is_fresh and self._needs != before:
            self._tell_held()
        if is_fresh:
            self._show_sections(career)
            self._show_figures(career, here, None)
        self._slices.start(self._show_more(career, here))
        name = short_name(career.name, _NAME_ROOM, self._themes.theme)
        self.choose.setText(plain_button_text(self.tr("Choose {0}").format(name)))
        self.choose.setAccessibleName(self.tr("Choose {0}").format(career.name))
        if other:
            self.area.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Show at once what is in sight."""
        self._show_in_sight()
        super().showEvent(event)

    # --- Sections -------------------------------------------------------------------------------

    def _look_for_ways(self, career: Career, here: Standpoint) -> None:
        """Find out how far it is, and then how far the careers close to it are."""
        catalogue, others = self._catalogue, [other for other, *_ in self._closest]

        def carried_over() -> tuple[CarryOver, ...]:
            return tuple(carry_over(career, other, catalogue, here) for other in others)

        def show_distance(far: CareerDistance) -> None:
            self._show_figures(career, here, far)
            self._answers.ask(carried_over, self._tell_effort)

        self._answers.ask(lambda: distance(career, catalogue, here), show_distance)

    def _made(self, career: Career) -> Iterator[tuple[str, QWidget]]:
        """Make the sections one by one, each with its heading."""
        lines = self._lines
        yield self.tr("What you do"), self._text(career.summary)
        yield self.tr("Responsibilities"), lines("check", career.responsibilities)
        self._held = CareerNeeds(self._themes, self._catalogue, self._words, self._needs)
        yield self._skills_heading(), self._held
        yield self.tr("Tools"), lines("wrench", career.tools)
        yield self.tr("Routes in"), self._routes(career)
        yield self.tr("Portfolio"), lines("star", career.portfolio)
        yield self.tr("Typical first jobs"), lines("briefcase", career.first_jobs)
        yield self.tr("What is hard, and how the plan answers"), self._challenges(career)
        if career.close:
            yield self.tr("Close careers, and what carries over"), self._close(career)
        if career.onet or career.esco:
            yield self.tr("Occupation codes"), self._codes(career)

    def _show_sections(self, career: Career) -> None:
        """Show what is in sight of a career, of which all follows, in the place of another."""
        fresh = QWidget()
        column = self._column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._closest, self._held = [], None
        self._coming, self._many = self._made(career), 0
        if self.isVisible():
            self._show_in_sight()
        self.area.column.replaceWidget(self._sections, fresh)
        self._sections.hide()
        self._sections.deleteLater()
        self._sections = fresh
        fresh.show()
        self.sections_made.emit()

    def _show_more(self, career: Career, here: Standpoint) -> Iterator[None]:
        """Show the sections that are left, and then how far it is."""
        is_more = False
        while self._add_section():
            is_more = True
            yield
        if is_more:
            self.sections_made.emit()
        self._look_for_ways(career, here)

    def _show_in_sight(self) -> None:
        while self._many < _AT_ONCE and self._add_section():
            pass

    def _add_section(self) -> bool:
        """Add the next section; tells whether there was one."""
        heading, widget = next(self._coming, ("", None))
        if widget is None:
            return False
        self._many += 1
        label = section_label(self._themes, heading)
        self._column.addSpacing(14)
        self._column.addWidget(label)
        self._column.addSpacing(5)
        self._column.addWidget(widget)
        if widget is self._held:
            self._held_heading = label
        return True

    def _tell_held(self) -> None:
        """Of a career that is shown already only the levels held are others."""
        if self._held is not None:  # else they are written so once they are made
            self._held_heading.setText(self._skills_heading())
            self._held.tell_held(self._needs)

    def _text(self, text: str) -> QWidget:
        return TextLabel(self._themes, text, "body", "secondary", wrap=True, selectable=True)

    def _lines(self, icon: str, texts: Sequence[str]) -> QWidget:
        lines = IconLines(self._themes, icon)
        lines.set_lines(texts)
        return lines

    def _routes(self, career: Career) -> QWidget:
        """How people get in; intakes, fees and conditions change."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._lines("path", career.routes))
        text = f"{self._words.confirm}."
        column.addWidget(TextLabel(self._themes, text, "caption", "tertiary", wrap=True))
        return box

    def _skills_heading(self) -> str:
        text = self.tr("Skills: {0} of {1} at the level asked for")
        return text.format(sum(each.is_met for each in self._needs), len(self._needs))

    def _challenges(self, career: Career) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for each in career.challenges:
            note = QFrame()
            note.setProperty("frame", "note")
            inside = QVBoxLayout(note)
            inside.setContentsMargins(12, 9, 12, 9)
            inside.setSpacing(1)
            inside.addWidget(TextLabel(self._themes, each.challenge, "small-strong", wrap=True))
            answer = TextLabel(self._themes, each.answer, "small", "secondary", wrap=True)
            inside.addWidget(answer)
            column.addWidget(note)
        return box

    def _close(self, career: Career) -> QWidget:
        """The careers close to one, with what is in common; hours follow, see `_tell_effort`."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for name in career.close:
            other = self._catalogue.careers.get(name)
            if other is None:
                continue
            icon = other.icon if self._themes.theme.icons.has(other.icon) else "compass"
            line = LineButton(self._themes, other.name, icon)
            line.clicked.connect(lambda _=False, name=name: self.career_wanted.emit(name))
            column.addWidget(line)
            milestones, skills = in_common(career, other)
            common = self.tr("{milestones} and {skills} in common.").format(
                milestones=labels.milestones(milestones), skills=labels.skills(skills)
            )
            line.setAccessibleDescription(common)
            # Hours take their own places once they are known, and nothing has to move for them.
            told = self._with_effort(common, _UNKNOWN, _UNKNOWN)
            label = TextLabel(self._themes, told, "small", "tertiary", wrap=True)
            label.setContentsMargins(23, 0, 0, 6)
            column.addWidget(label)
            self._closest.append((other, line, label, common))
        return box

    def _with_effort(self, common: str, more: str, left: str) -> str:
        text = self.tr("Once this career is done it takes {more} instead of {left}.")
        return f"{common} {text.format(more=more, left=left)}"

    def _tell_effort(self, carried: Sequence[CarryOver]) -> None:
        """Say of each close career what it takes from here and afterwards."""
        hours = self._words.whole_hours
        for (_, line, label, common), over in zip(self._closest, carried, strict=True):
            told = self._with_effort(common, hours(over.more), hours(over.left))
            line.setAccessibleDescription(told)
            label.setText(told)

    def _codes(self, career: Career) -> QWidget:
        codes = [f"O*NET: {code}" for code in career.onet]
        codes += [f"ESCO: {code}" for code in career.esco]
        label = TextLabel(
            self._themes, "\n".join(codes), "small", "tertiary", wrap=True, selectable=True
        )
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return label

    # --- Figures --------------------------------------------------------------------------------

    def _show_figures(self, career: Career, here: Standpoint, far: CareerDistance | None) -> None:
        """Show how long it takes; what is left for the learner stands there once it is known."""
        words = self._words
        hours, time, count = self.figures
        effort, core = self._catalogue.career_effort(career), core_count(career)
        scratch = range_text(*effort, words)
        pace = self.tr("at {0} a week").format(words.hours(here.weekly))
        if here.is_start:
            low, high = (months(each, here.weekly) for each in effort)
            hours.show_figure(scratch, self.tr("from scratch"))
            time.show_figure(labels.months_between(low, high), pace)
            count.show_figure(str(core), self.tr("core milestones"))
            return
        left = words.whole_hours(far.left) if far else _UNKNOWN
        takes = labels.months(months(far.left, here.weekly)) if far else _UNKNOWN
        hours.show_figure(left, self.tr("for you ({0} from scratch)").format(scratch))
        time.show_figure(takes, pace)
        text = self.tr("milestones to do, of {0}").format(core)
        count.show_figure(str(len(far.milestones)) if far else _UNKNOWN, text)

    def _assemble(self) -> None:
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
        column.addWidget(self._sections)
        column.addStretch(1)
        line = QFrame()
        line.setProperty("frame", "line")
        row = EvenRow(self.figures, (24, 22, 22), 12)
        row.setContentsMargins(20, 12, 20, 8)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 14)
        foot.addWidget(self.choose)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(line)
        whole.addWidget(row)
        whole.addLayout(foot)
