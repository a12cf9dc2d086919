"""A banner: one bold fact, one sentence and one or two buttons; one stands on a page at most."""

from __future__ import annotations

from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.widgets.buttons import Button
from planner.ui.widgets.elided_label import SidedLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.themed import ThemedWidget, breakable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.ui.theme import ThemeSource

#: Tone to the icon shown when none is named.
TONE_ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {"warning": "warning", "danger": "warning-circle", "info": "info", "success": "check-circle"}
)


class BannerAction(NamedTuple):
    """A button of a banner: its identifier, words and icon; a quiet one has no outline."""

    key: str
    words: str
    icon: str = ""
    quiet: bool = False


class Banner(ThemedWidget):
    """Says something about the whole page."""

    action_requested = Signal(str)

    def __init__(
        self, themes: ThemeSource, parent: QWidget | None = None, *, stacked: bool = False
    ) -> None:
        """Make an empty, hidden banner; `stacked` puts the buttons below the text."""
        super().__init__(themes, parent)
        self._tone = "info"
        self._message = ("", "")
        self._icon = IconLabel(themes, "info", "info", 20)
        self._text = SidedLabel()
        self._text.setWordWrap(True)
        # The only rich text in the app: both parts are escaped, so no mark-up but our own bold
        # reaches the label.
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._actions: list[BannerAction] = []
        self._buttons: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 10, 12, 10)
        self._row.setSpacing(12)
        self._buttons_row: QLayout = self._row
        if stacked:
            self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
            self._stack_buttons()
        else:
            self._row.addWidget(self._icon)
            self._row.addWidget(self._text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._take_font()
        self.hide()

    @property
    def tone(self) -> str:
        """The tone shown: warning, danger, info or success."""
        return self._tone

    @property
    def plain_text(self) -> str:
        """Fact and sentence as they are read aloud."""
        return " ".join(part for part in self._message if part)

    def show_message(
        self,
        tone: str,
        fact: str,
        sentence: str = "",
        actions: Sequence[tuple[str, str] | BannerAction] = (),
        icon: str = "",
    ) -> None:
        """Show a message; `actions` are `BannerAction`s or (identifier, words) pairs."""
        self._tone = tone
        self._message = (fact, sentence)
        self._icon.set_icon(icon or TONE_ICONS[tone], tone)
        bold, plain = escape(breakable(fact)), escape(breakable(sentence))
        parts = [f"<b>{bold}</b>" if bold else "", plain]
        self._text.setText(" ".join(part for part in parts if part))
        self.setAccessibleName(self.plain_text)
        self._set_actions(actions)
        self.update()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft ground and its outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color(f"{self._tone}-line"), 1))
        painter.setBrush(self.theme.color(f"{self._tone}-soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    def _stack_buttons(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._text)
        self._buttons_row = FlowLayout()
        column.addLayout(self._buttons_row)
        self._row.addLayout(column, 1)

    def _set_actions(self, actions: Sequence[tuple[str, str] | BannerAction]) -> None:
        wanted = [BannerAction(*each) for each in actions]
        if wanted == self._actions:
            return
        self._actions = wanted
        for button in self._buttons:
            self._buttons_row.removeWidget(button)
            # Until Qt deletes it, it would lie on the banner and be a Tab stop.
            button.hide()
            button.deleteLater()
        self._buttons = []
        for action in wanted:
            variant = "flat" if action.quiet else ""
            button = Button(
                self.themes, action.words, variant, action.icon, compact=True, parent=self
            )
            button.setProperty("action", action.key)
            button.clicked.connect(self._pressed)
            self._buttons_row.addWidget(button)
            self._buttons.append(button)

    def _pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.action_requested.emit(str(sender.property("action")))

    def _take_font(self) -> None:
        self._text.setFont(self.theme.font("small"))

    def _theme_changed(self) -> None:
        self._take_font()
        super()._theme_changed()
