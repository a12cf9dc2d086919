"""What one snapshot holds: when and why it was kept, what is done, what has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.meter import Meter
from planner.ui.widgets.side_panel import ScrollColumn, section_label

if TYPE_CHECKING:
    from planner.change_words import ChangeWords
    from planner.storage.previews import Preview
    from planner.ui.theme import ThemeSource

_MARGIN = 24


class SnapshotPreview(QWidget):
    """The pane beside the list; `show_preview` fills it."""

    def __init__(
        self, themes: ThemeSource, words: ChangeWords, parent: QWidget | None = None
    ) -> None:
        """Start without a snapshot."""
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self._words = words
        self._when = TextLabel(themes, "", "heading", wrap=True)
        self._reason = TextLabel(themes, "", "small", "secondary", wrap=True)
        self._count = TextLabel(themes, "", "body", wrap=True)
        self._meter = Meter(themes)
        self._head = section_label(themes, "")
        self._lines: list[TextLabel] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        safe = self.tr("Restore takes these changes back. Undo with Ctrl+Z.")
        self._safe = TextLabel(themes, safe, "small", "tertiary", wrap=True)
        self.copy_button = push_button(themes, self.tr("Save as a &copy…"), compact=True)
        self.folder_button = push_button(themes, self.tr("Show in &folder"), compact=True)
        self._area = ScrollColumn("surface", self.tr("What has changed since"))
        self._assemble()

    @property
    def told(self) -> str:
        """What has changed since, as it is read aloud."""
        return ". ".join(label.text().removesuffix(".") for label in self._lines)

    def show_preview(self, preview: Preview, when: str, reason: str, *, ready: bool) -> None:
        """Show a snapshot.

        Args:
            preview: What it holds.
            when: Words for its time.
            reason: Words for why it was kept.
            ready: Whether it can be restored.
        """
        snapshot = preview.snapshot
        self._when.setText(when)
        self._reason.setText(reason)
        count = self.tr("{done} of {total} milestones done")
        self._count.setText(count.format(done=snapshot.done, total=snapshot.total))
        share = snapshot.done / snapshot.total if snapshot.total else 0.0
        self._meter.set_part(share)
        self.copy_button.setEnabled(preview.profile is not None)
        self._show_lines(preview)
        self._safe.setVisible(ready)
        self._area.verticalScrollBar().setValue(0)

    def _show_lines(self, preview: Preview) -> None:
        for label in self._lines:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._lines = []
        if preview.changes is None:
            self._head.setText(self.tr("Damaged"))
            lines: tuple[str, ...] = (
                self.tr("This snapshot can no longer be read. The others are not affected."),
            )
        else:
            self._head.setText(self.tr("Since then"))
            lines = self._words.lines(preview.changes)
            lines = lines or (self.tr("Nothing has changed since then."),)
        for line in lines:
            label = TextLabel(self._themes, line, "body", "secondary", wrap=True, selectable=True)
            self._column.addWidget(label)
            self._lines.append(label)

    def _assemble(self) -> None:
        column = self._area.column
        column.setContentsMargins(_MARGIN, 20, _MARGIN, 12)
        column.setSpacing(4)
        column.addWidget(self._when)
        column.addWidget(self._reason)
        column.addSpacing(10)
        column.addWidget(self._count)
        column.addWidget(self._meter)
        column.addSpacing(14)
        column.addWidget(self._head)
        column.addSpacing(2)
        column.addLayout(self._column)
        column.addSpacing(10)
        column.addWidget(self._safe)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_MARGIN, 8, _MARGIN, 14)
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addLayout(buttons)
