"""The frame of every dialog: a body, and a footer with what stays safe and the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.widgets.beside_or_below import BesideOrBelow
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.screen_room import screen_room
from planner.ui.widgets.side_panel import ScrollColumn
from planner.ui.widgets.themed import plain_title

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from planner.ui.theme import ThemeSource


#: Px over and under what stands in the footer.
_PAD: Final = 8
#: Px left of the window or the screen beside a dialog and over it.
_BESIDE: Final = QSize(24, 24)
#: The part of a note that is content with one of two lines.
_LINE_SHARE: Final = 0.55


class DialogFrame(QDialog):
    """A modal dialog; subclasses fill its `body`. Enter gives the verb, Esc cancels."""

    def __init__(
        self,
        themes: ThemeSource,
        title: str,
        verb: str,
        parent: QWidget | None = None,
        *,
        note: str = "",
        cancel: str | None = "",
    ) -> None:
        """Make an empty dialog.

        Args:
            themes: The look.
            title: What the window's bar says.
            verb: What the main button says.
            parent: The window it belongs to.
            note: What stays safe, at the left of the footer.
            cancel: Other words for Cancel; None leaves the button out.
        """
        super().__init__(parent)
        self.themes = themes
        #: What the body scrolls in, where it is higher than the screen.
        self.scroller: ScrollColumn | None = None
        self.setWindowTitle(plain_title(title))
        self.setModal(True)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(8)
        self.note = TextLabel(themes, note, "small", "tertiary", wrap=True)
        self.accept_button = push_button(themes, verb, "primary")
        self.accept_button.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        if cancel is not None:
            words = cancel or self.tr("Cancel")
            self.cancel_button = push_button(themes, words)
            buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        footer = QFrame()
        footer.setProperty("footer", True)
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        footer.setMinimumHeight(60)
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, _PAD, 20, _PAD)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(BesideOrBelow(self.note, buttons, self._room, beside=middle, at_end=True))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body, 1)
        column.addWidget(footer)

    def showEvent(self, event: QShowEvent) -> None:
        """Take no more height than the text needs at this width, unless a size was chosen.

        Qt guesses the height of text that wraps and leaves wide gaps between the lines. Where a
        language or large letters need more width than was meant, they get it; what is then higher
        than the screen scrolls.
        """
        self._take_width()
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            height = self._height_needed()  # which may change the width
            self.resize(self.width(), height)
        super().showEvent(event)

    def leave_out(self, *parts: QWidget) -> None:
        """Keep parts that there is no use for this time; without a parent they would be Python's.

        It would delete them in whatever order its sweep comes by them and by what is in them, which
        Qt does not survive.
        """
        for part in parts:
            part.setParent(self)
            part.hide()

    def make_room(self) -> None:
        """Be higher where a text of the body was changed for a longer one; nothing jumps back."""
        if self.isVisible():
            # Until then the layouts go by the texts as they were.
            self._column.activate()
            height = max(self.height(), self._height_needed())
            self.resize(self.width(), height)

    def take_size(self, width: int, height: int) -> None:
        """Be so large, larger with larger text, as far as the window below has room."""
        parent, theme = self.parentWidget(), self.themes.theme
        room = screen_room(self)
        if parent is not None and parent.window().isVisible():
            room = room.boundedTo(parent.window().size())
        wanted = QSize(theme.scaled(width), theme.scaled(height))
        self.resize(wanted.boundedTo(room - _BESIDE).expandedTo(QSize(width, height)))

    def _take_width(self) -> None:
        """Be as wide as the parts need, which is no choice of a size."""
        least = min(self._column.totalMinimumSize().width(), screen_room(self).width())
        if least > self.width():
            sized = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            self.resize(least, self.height())
            self.setAttribute(Qt.WidgetAttribute.WA_Resized, sized)

    def _height_needed(self) -> int:
        """Px that the text needs at this width; what is higher than the screen scrolls."""
        needed = self._column.totalHeightForWidth(self.width())
        most = screen_room(self).height() - _BESIDE.height()
        if needed > most and self.scroller is None:
            self._let_body_scroll()
            needed = most
        return max(needed, self.minimumSizeHint().height()) if needed > 0 else self.height()

    def _room(self) -> int:
        """Px that the note wants beside the buttons: two lines are enough."""
        return round(_LINE_SHARE * self.note.fontMetrics().horizontalAdvance(self.note.text()))

    def _let_body_scroll(self) -> None:
        """Put the body into a column that scrolls: it is higher than the screen."""
        # Fields that change their parent lose the keyboard.
        first = self.focusWidget()
        self._column.removeItem(self.body)
        self.body.setParent(None)
        self.scroller = ScrollColumn("canvas", self.windowTitle())
        self.scroller.column.addLayout(self.body)
        self._column.insertWidget(0, self.scroller, 1)
        self._column.activate()
        bar = self.scroller.verticalScrollBar()
        bar.ensurePolished()
        self.resize(self.width() + bar.sizeHint().width(), self.height())
        self.setAttribute(Qt.WidgetAttribute.WA_Resized, False)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_field(self, words: str, field: QWidget) -> None:
        """Put a field under its words into the body."""
        label = TextLabel(self.themes, words, "small-medium", "secondary")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(words)
        pair = QVBoxLayout()
        pair.setSpacing(4)
        pair.addWidget(label)
        pair.addWidget(field)
        self.body.addLayout(pair)

    def set_ready(self, ready: bool) -> None:
        """Let the verb be given, or not yet."""
        self.accept_button.setEnabled(ready)
