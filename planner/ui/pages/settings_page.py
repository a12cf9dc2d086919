"""The settings: each change holds at once and is kept; there is nothing to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.ui.pages.settings_parts import AppearanceCard, DatesCard, FilesCard, PrintingCard
from planner.ui.pages.settings_plan import PlanCard
from planner.ui.pages.settings_reminders import RemindersCard
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QHideEvent, QKeyEvent

    from planner.ui.kept_settings import KeptSettings
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window the head is lower; with larger text sooner.
NARROW_BELOW: Final = 1080
#: Rows longer than this are hard to follow.
_WIDEST: Final = 820


class SettingsPage(QWidget):
    """One column of cards."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A wish: leave the settings for where the learner came from.
    back_requested = Signal()
    #: A wish: show a folder (a path) outside the planner.
    folder_requested = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession | None,
        kept: KeptSettings,
        parent: QWidget | None = None,
    ) -> None:
        """Show the settings and those of the plan of a session; without one there is a way back."""
        super().__init__(parent)
        self._themes = themes
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        #: The way back, where no plan is open beside them.
        self.backs = () if session else (push_button(themes, self.tr("Back"), "", "arrow-left"),)
        self.head = PageHead(themes, self.tr("Settings"), self.backs)
        self.head.facts.setText(self.tr("Changes hold at once."))
        self.appearance = AppearanceCard(themes, kept)
        self.dates = DatesCard(themes, kept)
        self.plan = PlanCard(themes, session) if session else None
        self.reminders = RemindersCard(themes, kept)
        self.printing = PrintingCard(themes, kept)
        self.files = FilesCard(themes, kept)
        self.area = QScrollArea()
        self._assemble()
        if self.plan is not None:
            self.plan.command_requested.connect(self.command_requested)
        for button in self.backs:
            button.setToolTip(self.tr("Esc"))
            button.clicked.connect(self.back_requested)
        self.files.folder_requested.connect(self.folder_requested)

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        return [self.area]

    def fit(self, width: int) -> None:
        """Fit to a width of the window."""
        narrow = width < self._themes.theme.scaled(NARROW_BELOW)
        self.head.set_narrow(narrow)
        side = 16 if narrow else 24
        self._sides.setContentsMargins(side, 20, side, 24)
        self._column.setMaximumWidth(self._themes.theme.scaled(_WIDEST))

    def take_focus(self) -> None:
        """Let the keyboard begin at the first choice."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def catch_up(self) -> Iterator[None]:
        """See `VisitedPage`; a card hears of each change by itself, which is little work."""
        return iter(())

    def commit(self) -> None:
        """Take in what was typed last."""
        self.appearance.commit()
        if self.plan is not None:
            self.plan.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, where there is a way."""
        if event.key() == Qt.Key.Key_Escape and self.plan is None:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take in what was typed last."""
        self.commit()
        super().hideEvent(event)

    def _assemble(self) -> None:
        # From the outside in: each widget takes on its style again wherever it is put.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.area, 1)
        ground = QWidget()
        ground.setProperty("ground", "canvas")
        self.area.setWidget(ground)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Settings"))
        self._column = QWidget()
        row = self._sides = QHBoxLayout(ground)
        row.addWidget(self._column, 1)
        row.addStretch(0)
        cards = QVBoxLayout(self._column)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(16)
        for card in (
            self.appearance,
            self.dates,
            self.plan,
            self.reminders,
            self.printing,
            self.files,
        ):
            if card is not None:
                cards.addWidget(card)
        privacy = self.tr(
            "Nothing leaves this computer: there is no account, and the planner never connects to "
            "the internet. A link opens in your browser when you press it."
        )
        cards.addWidget(TextLabel(self._themes, privacy, "small", "secondary", wrap=True))
        cards.addStretch(1)
        self.fit(self.width())
