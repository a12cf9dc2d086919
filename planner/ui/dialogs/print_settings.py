"""The left side of the print dialog: where to, which paper, which parts, which milestones, how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.domain.catalogue import Kind
from planner.export.report import PRIVATE_SECTIONS, USUAL_SECTIONS, Paper, PrintOptions, Section
from planner.ui.counted import counted
from planner.ui.text_direction import fenced
from planner.ui.widgets.choice_field import ChoiceField
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.plan import Plan
    from planner.ui.theme import ThemeSource
    from planner.words import Words

WIDTH = 316


class PrintSettings(QScrollArea):
    """Every choice of the print dialog, read as one `PrintOptions`."""

    #: A fact: some choice is another one now.
    changed = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        plan: Plan,
        words: Words,
        printers: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Offer the phases and kinds of a plan, and these printers."""
        super().__init__(parent)
        self._themes = themes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(18, 16, 18, 16)
        self._column.setSpacing(2)
        self._add_destination(printers)
        self._add_paper()
        self._add_sections()
        self._add_milestones(plan, words)
        self._add_options()
        self._column.addStretch()
        self.setWidget(content)

    # --- Properties -------------------------------------------------------------------------------

    @property
    def printer(self) -> str:
        """The printer chosen; empty for a PDF."""
        return str(self.destination.currentData() or "")

    @property
    def options(self) -> PrintOptions:
        """All choices as one value."""
        which, value = self.milestones.currentData()
        return PrintOptions(
            paper=Paper(self.paper.value),
            sections=tuple(
                part for part, box in self.sections.items() if box.isChecked() and box.isEnabled()
            ),
            kinds=(Kind(value),) if which == "kind" else (),
            phases=(value,) if which == "phase" else (),
            colour=not self.black_and_white.isChecked(),
            private=self.private.isChecked(),
            lines=self.lines.isChecked(),
            leave_out_done=self.leave_out_done.isChecked() or which == "open",
        )

    # --- Methods ----------------------------------------------------------------------------------

    def set_page_counts(self, counts: dict[Section, int]) -> None:
        """Say behind each part how many pages it takes; what is not printed keeps its number."""
        for section, count in counts.items():
            words = counted("PrintSettings", "{count} pages", "1 page", count)
            self._counts[section].setText(words.format(count=count))
            self.sections[section].setAccessibleDescription(self._counts[section].text())

    def sizeHint(self) -> QSize:
        """The design's width, more where the text is larger."""
        content = self.widget()
        # Asked for while the scroll area is being made, too, when it has no content yet.
        inner = content.minimumSizeHint().width() if content is not None else 0
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(WIDTH, inner + bar), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as it likes to be: it scrolls up and down only."""
        return QSize(self.sizeHint().width(), 120)

    # --- Internal ---------------------------------------------------------------------------------

    def _add_heading(self, words: str, buddy: QWidget | None = None) -> None:
        if self._column.count():
            self._column.addSpacing(10)
        label = TextLabel(self._themes, words, "small-strong", "secondary")
        if buddy is not None:
            label.setBuddy(buddy)
            buddy.setAccessibleName(words)
        self._column.addWidget(label)
        self._column.addSpacing(2)

    def _add_destination(self, printers: Sequence[str]) -> None:
        self.destination = ChoiceField()
        self.destination.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.destination.setMinimumContentsLength(16)
        theme = self._themes.theme
        self.destination.addItem(theme.icon("file-pdf"), self.tr("Save as PDF"), "")
        for name in printers:
            self.destination.addItem(theme.icon("printer"), name, name)
        self._add_heading(self.tr("Destination"), self.destination)
        self._column.addWidget(self.destination)
        if not printers:
            note = self.tr(
                "No printer found. You can save the plan as a PDF and print it from another "
                "computer."
            )
            self._column.addWidget(TextLabel(self._themes, note, "small", "tertiary", wrap=True))
        self.destination.currentIndexChanged.connect(self.changed)

    def _add_paper(self) -> None:
        sizes = [(Paper.A4.value, self.tr("A4")), (Paper.LETTER.value, self.tr("US Letter"))]
        self.paper = SegmentedControl(self._themes, sizes, self.tr("Paper"))
        self.paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._add_heading(self.tr("Paper"))
        self._column.addWidget(self.paper)
        self.paper.chosen.connect(self.changed)

    def _add_sections(self) -> None:
        self._add_heading(self.tr("Print"))
        names = {
            Section.SUMMARY: self.tr("Summary"),
            Section.CHECKLIST: self.tr("Checklist for each phase"),
            Section.TIMELINE: self.tr("Timeline, landscape"),
            Section.WEEK: self.tr("This week"),
            Section.SKILLS: self.tr("Skills"),
            Section.PORTFOLIO: self.tr("Portfolio"),
            Section.CONTACTS: self.tr("Contacts"),
            Section.EVENTS: self.tr("Events and sessions"),
        }
        self.sections: dict[Section, QCheckBox] = {}
        self._counts: dict[Section, QLabel] = {}
        for section, words in names.items():
            box = self._box(words, checked=section in USUAL_SECTIONS)
            count = TextLabel(self._themes, "", "small", "tertiary")
            row = QHBoxLayout()
            row.addWidget(box, 1)
            row.addWidget(count)
            self._column.addLayout(row)
            self.sections[section] = box
            self._counts[section] = count

    def _add_milestones(self, plan: Plan, words: Words) -> None:
        self.milestones = ChoiceField()
        self.milestones.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.milestones.setMinimumContentsLength(16)
        self.milestones.addItem(self.tr("Whole plan, all kinds"), ("all", None))
        self.milestones.addItem(self.tr("Open milestones only"), ("open", None))
        for phase in plan.phases:
            text = self.tr("Phase {number}: {name}").format(
                number=phase.number, name=fenced(phase.name)
            )
            self.milestones.addItem(text, ("phase", phase.number))
        kinds = {planned.milestone.kind for planned in plan.milestones}
        for kind in Kind:
            if kind in kinds:
                text = self.tr("Only: {kind}").format(kind=words.kind(kind))
                self.milestones.addItem(text, ("kind", kind.value))
        self._add_heading(self.tr("Milestones"), self.milestones)
        self._column.addWidget(self.milestones)
        self.milestones.currentIndexChanged.connect(self.changed)

    def _add_options(self) -> None:
        self._add_heading(self.tr("Options"))
        self.lines = self._box(self.tr("Lines for “done on” and notes"), checked=True)
        self.leave_out_done = self._box(self.tr("Leave out finished milestones"))
        self.black_and_white = self._box(self.tr("Black and white"), checked=True)
        self.private = self._box(self.tr("Include private notes and contacts"))
        self.private.setToolTip(
            self.tr("On the pages, and in the plan that is kept inside the PDF")
        )
        self.private.setAccessibleDescription(self.private.toolTip())
        for box in (self.lines, self.leave_out_done, self.black_and_white, self.private):
            self._column.addWidget(box)
        self._allow_private()

    def _allow_private(self) -> None:
        allowed = self.private.isChecked()
        why = self.tr("Contacts are private. Tick “{box}” below to print them.")
        for section in PRIVATE_SECTIONS:
            self.sections[section].setEnabled(allowed)
            self.sections[section].setToolTip(
                "" if allowed else why.format(box=self.private.text())
            )

    def _box(self, words: str, *, checked: bool = False) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(checked)
        box.toggled.connect(self._box_toggled)
        return box

    def _box_toggled(self) -> None:
        self._allow_private()
        self.changed.emit()
