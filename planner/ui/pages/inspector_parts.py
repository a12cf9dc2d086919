"""The parts of the milestone panel: each shows one aspect of a milestone and reports wishes.

A part is built once and filled by `show_subject`; its lists are built anew for each milestone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.costs import resources_for
from planner.domain.model import MAX_NOTE
from planner.domain.profile import Status
from planner.domain.unknown_needs import unknown_needs
from planner.ui import labels
from planner.ui.text_direction import fenced
from planner.ui.widgets.bounded_text import BoundedTextEdit
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.line_button import LineButton
from planner.ui.widgets.tag_label import TagLabel
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from planner.domain.catalogue import Catalogue, Resource
    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.profile import Milestone
    from planner.ui.theme import ThemeSource
    from planner.words import Words


@dataclass(frozen=True, slots=True)
class Subject:
    """The milestone shown, with what is needed to speak of it."""

    planned: PlannedMilestone
    plan: Plan
    catalogue: Catalogue
    words: Words

    @property
    def milestone(self) -> Milestone:
        """The chosen milestone itself."""
        return self.planned.milestone


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class KindBadge(ThemedWidget):
    """The badge of a kind, 22 px."""

    def __init__(self, themes: ThemeSource) -> None:
        """Show a course at first."""
        super().__init__(themes)
        self._kind, self._own = "course", False
        self.setFixedSize(QSize(22, 22))

    def set_kind(self, kind: str, *, own: bool) -> None:
        """Show another kind."""
        self._kind, self._own = kind, own
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        paint_kind_badge(painter, QRectF(self.rect()), self._kind, self.theme, own=self._own)
        painter.end()


class TagRow(QWidget):
    """Status, lateness and standing of a milestone as tags."""

    def __init__(self, themes: ThemeSource) -> None:
        """Start without tags."""
        super().__init__()
        self._themes = themes
        self._flow = FlowLayout(self, 6)
        self._shown: list[tuple[str, str, str]] = []
        self.hide()

    def show_subject(self, subject: Subject) -> None:
        """Show the tags of a milestone."""
        tags = self._tags(subject)
        # Laying the panel out anew takes longer than all else that a change asks for.
        if tags == self._shown:
            return
        self._shown = tags
        clear(self._flow)
        for text, tone, icon in tags:
            self._flow.addWidget(TagLabel(self._themes, text, tone, icon))
        self.setVisible(self._flow.count() > 0)

    def _tags(self, subject: Subject) -> list[tuple[str, str, str]]:
        planned, milestone = subject.planned, subject.milestone
        words = subject.words
        tags: list[tuple[str, str, str]] = []
        if milestone.status is Status.DONE and milestone.done_on is not None:
            day = words.short_date(milestone.done_on, subject.plan.today)
            tags.append((self.tr("Done on {date}").format(date=day), "success", "check"))
        elif milestone.status is Status.SKIPPED:
            tags.append((labels.skipped(milestone), "plain", ""))
        elif milestone.status is Status.IN_PROGRESS:
            tags.append((words.status(milestone.status), "accent", ""))
        elif planned.blocked:
            tags.append((self.tr("Blocked"), "warning", "lock-simple-fill"))
        if planned.overdue_days:
            tags.append((labels.days_over(planned.overdue_days), "danger", "warning-circle"))
        if planned.needed_by:
            text = self.tr("Needed by {count}").format(count=len(planned.needed_by))
            tags.append((text, "plain", "flow-arrow"))
        if milestone.pin is not None:
            tags.append((self.tr("Pinned"), "plain", "push-pin"))
        if not milestone.is_core:
            tags.append((words.role(milestone.role), "plain", ""))
        return tags


class Section(QWidget):
    """A heading with room for something at its end, and a body below."""

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start with an empty body."""
        super().__init__()
        self.themes = themes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.head = QHBoxLayout()
        self.head.setSpacing(0)
        label = TextLabel(themes, heading, "small-strong", "secondary", wrap=True)
        self.head.addWidget(label, 1)
        column.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        column.addLayout(self.body)


class WhySection(Section):
    """Why the milestone is in the plan."""

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start empty."""
        super().__init__(themes, heading)
        self._text = TextLabel(themes, "", "small", "secondary", wrap=True, selectable=True)
        self.body.addWidget(self._text)

    def show_subject(self, subject: Subject) -> None:
        """Write the reasons of a milestone."""
        text = subject.words.why(subject.planned, subject.plan, subject.catalogue)
        self._text.setText(text)
        self.setVisible(bool(text))


class NeedsSection(Section):
    """What must be reached first."""

    milestone_requested = Signal(str)

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start empty."""
        super().__init__(themes, heading)
        self._shown: tuple[list[tuple[str, str, bool, Status]], tuple[str, ...]] = ([], ())
        self.hide()

    def show_subject(self, subject: Subject) -> None:
        """List the prerequisites of a milestone."""
        needs = [
            each.milestone
            for each in map(subject.plan.milestone, subject.planned.prerequisites)
            if each is not None
        ]
        known = [(each.id, each.title, each.is_open, each.status) for each in needs]
        plan = subject.plan
        missing = unknown_needs(subject.milestone, plan.profile, plan.by_id, subject.catalogue)
        if (known, missing) == self._shown:
            return
        self._shown = (known, missing)
        clear(self.body)
        for name, title, is_open, reached in known:
            icon, color = ("circle", "text-3") if is_open else ("check-circle-fill", "accent")
            status = subject.words.status(reached)
            line = LineButton(self.themes, title, icon, color=color, tip=status)
            line.setAccessibleDescription(status)
            line.clicked.connect(lambda _=False, name=name: self.milestone_requested.emit(name))
            self.body.addWidget(line)
        if missing:
            self.body.addWidget(self._unknown(missing))
        self.setVisible(bool(known or missing))

    def _unknown(self, missing: tuple[str, ...]) -> TextLabel:
        """What is asked for and nobody knows, by the names that it has in the file."""
        text = self.tr("Neither in this plan nor in the catalogue: {names}. It counts as met.")
        told = text.format(names=fenced(", ".join(missing)))
        return TextLabel(self.themes, told, "small", "secondary", wrap=True, selectable=True)


class ResourcesSection(Section):
    """Courses, books and tools that suit the learner, with their cost."""

    link_requested = Signal(str, str)

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start empty."""
        super().__init__(themes, heading)
        self._shown: tuple[tuple[Resource, ...], str] = ((), "")
        self.hide()

    def show_subject(self, subject: Subject) -> None:
        """List the resources of a milestone."""
        profile = subject.plan.profile
        wishes = profile.preferences
        resources = resources_for(
            subject.milestone.definition,
            subject.catalogue,
            wishes,
            profile.learner,
            subject.plan.today,
        )
        if (resources, wishes.currency) == self._shown:
            return
        self._shown = (resources, wishes.currency)
        clear(self.body)
        for resource in resources:
            cost = labels.cost(resource, wishes.currency, subject.words)
            line = LineButton(
                self.themes,
                resource.title,
                labels.RESOURCE_ICONS.get(resource.kind.value, "file-text"),
                note=cost,
                tip=labels.resource_note(resource, cost, subject.words),
            )
            line.setEnabled(bool(resource.url))
            line.clicked.connect(
                lambda _=False, one=resource: self.link_requested.emit(one.title, one.url)
            )
            self.body.addWidget(line)
        if resources:
            text = f"{subject.words.confirm}."
            self.body.addWidget(TextLabel(self.themes, text, "caption", "tertiary", wrap=True))
        self.setVisible(bool(resources))


#: A text that is being typed is reported this often, so that it is safe within a second.
_TYPING_MS = 600


class NotesEdit(BoundedTextEdit):
    """Plain notes; reported while the learner types, and when they leave them."""

    #: A wish: these notes; whether the learner is still typing.
    notes_edited = Signal(str, bool)
    #: A fact: the learner has gone elsewhere in the window.
    left = Signal()

    def __init__(self, name: str) -> None:
        """Start empty; ``name`` is read aloud."""
        super().__init__(MAX_NOTE)
        self._shown = self._plain = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: self.commit(typing=True))
        self.textChanged.connect(self._typed)
        self._grow()

    def set_notes(self, notes: str) -> None:
        """Show other notes; what is being typed is kept while they are the same."""
        if notes != self._shown:
            self._shown = notes
            self.setPlainText(notes)
            # Qt gives some characters back as others (a space that does not break as a plain one),
            # which is no change of the learner's.
            self._plain = self.toPlainText()

    def commit(self, *, typing: bool = False) -> None:
        """Report what was typed."""
        self._typing.stop()
        text = self.toPlainText()
        if text != self._plain:
            self._plain, self._shown = text, text[:MAX_NOTE]
            self.notes_edited.emit(self._shown, typing)

    def _typed(self) -> None:
        if self.hasFocus() and not self._typing.isActive():
            self._typing.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report on leaving; a menu over the text is not leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()
            if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
                self.left.emit()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(10, max(2, int(self.document().size().height())))
        self.setFixedHeight(lines * line + 20)
