"""What can be done when a plan no longer fits: four offers and further ways, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QWidget,
)

from planner.domain.catch_up import OfferKind
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.replan_cards import OfferCard
from planner.ui.dialogs.replan_more import MoreWays
from planner.ui.dialogs.replan_result import ReplanResult
from planner.ui.dialogs.replan_texts import ReplanTexts
from planner.ui.dialogs.replan_ways import OfferWay
from planner.ui.dialogs.replan_work import ReplanWork
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.screen_room import screen_room
from planner.ui.widgets.side_panel import ScrollColumn, section_label
from planner.ui.widgets.tab_order import set_reading_order
from planner.ui.widgets.toast import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from planner.domain.catch_up import Offer
    from planner.domain.edits import Edit
    from planner.ui.dialogs.replan_ways import Outcome, Way
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_SIZE = QSize(980, 700)
_LEFT = 330
#: The most of the dialog's width that the choices may take, in hundredths.
_LEFT_SHARE = 44
#: Ms before the dialog says that something is being worked out: most answers come sooner.
_PATIENCE_MS = 400


class ReplanDialog(DialogFrame):
    """Choices at the left, what the chosen one would bring at the right."""

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Ask what can be had for a session's plan; nothing is changed."""
        super().__init__(
            themes,
            self.tr("Replan"),
            self.tr("Apply new dates"),
            parent,
            note=self.tr("Nothing you have finished changes. Undo with Ctrl+Z."),
        )
        self._session = session
        self._texts = ReplanTexts(session.plan, session.catalogue, session.words)
        self._outcome: Outcome | None = None
        self._is_over = False
        self.work = ReplanWork(session.catalogue, self.tr("Left out to catch up"), self)
        self._heading = TextLabel(themes, self._texts.heading(), "heading", wrap=True)
        self._lead = TextLabel(themes, self._texts.lead(), "small", "secondary", wrap=True)
        self.cards = {kind: self._card(kind) for kind in OfferKind}
        self.even = QCheckBox(self.tr("Even out busy weeks"))
        self.more = MoreWays(themes, session)
        self.panel = ReplanResult(themes, session.words)
        self._group = QButtonGroup(self)
        for button in (*self.cards.values(), *self.more.buttons):
            self._group.addButton(button)
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(_PATIENCE_MS)
        self._scrolls = QTimer(self)
        self._scrolls.setSingleShot(True)
        self._assemble()
        self._connect()
        self._fit_screen()
        self._begin()

    @classmethod
    def ask(cls, themes: ThemeSource, session: PlanSession, parent: QWidget) -> Edit | None:
        """Show the dialog; give the edit, or nothing where the learner cancelled."""
        dialog = cls(themes, session, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def edit(self) -> Edit | None:
        """What the chosen way would change, as it is shown; None while it is worked out."""
        return self._outcome.edit if self._outcome is not None else None

    @property
    def outcome(self) -> Outcome | None:
        """What is shown at the right; None while it is worked out."""
        return self._outcome

    def way(self) -> Way | None:
        """The way that is chosen."""
        chosen = self._group.checkedButton()
        for kind, card in self.cards.items():
            if card is chosen:
                return OfferWay(kind, self.even.isChecked())
        return self.more.way(chosen)

    def done(self, result: int) -> None:
        """Close; what is still being worked out is not waited for."""
        if not self._is_over:
            self._is_over = True
            self._session.plan_changed.disconnect(self._begin)
        self._waits.stop()
        self.work.stop()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the choices their width, but leave room for what they bring."""
        super().resizeEvent(event)
        most = self.width() * _LEFT_SHARE // 100
        wide = min(self.themes.theme.scaled(_LEFT), most)
        self._left.setFixedWidth(max(wide, self._left.minimumSizeHint().width()))

    # --- Making ---------------------------------------------------------------------------------

    def _card(self, kind: OfferKind) -> OfferCard:
        card = OfferCard(self.themes, self._texts.name(kind), self.tr("Being worked out…"))
        card.setObjectName(kind.value)
        return card

    def _assemble(self) -> None:
        themes = self.themes
        self._left = ScrollColumn("canvas", self.tr("Ways to replan"))
        column = self._left.column
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        for card in self.cards.values():
            column.addWidget(card)
        column.addWidget(self.even)
        line = QFrame()
        line.setProperty("frame", "line")
        column.addWidget(line)
        column.addWidget(section_label(themes, self.tr("Or something else")))
        column.addWidget(self.more)
        column.addStretch(1)
        between = QFrame()
        between.setProperty("frame", "line-vertical")
        self.body.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(between)
        row.addWidget(self.panel, 1)
        self.body.addLayout(row)
        set_reading_order(self)

    def _connect(self) -> None:
        self._group.buttonToggled.connect(self._toggled)
        self.even.toggled.connect(lambda _: self._choose())
        self.more.changed.connect(self._choose)
        self.work.offers_found.connect(self._show_offers)
        self.work.depths_found.connect(self.more.show_hours)
        self.work.outcome_found.connect(self._show_outcome)
        self._waits.timeout.connect(self._say_waiting)
        self._scrolls.timeout.connect(self._scroll_to_choice)
        self._session.plan_changed.connect(self._begin)

    def _fit_screen(self) -> None:
        """Be as large as the picture where the screen has room, larger with larger text."""
        wanted = QSize(self.themes.theme.scaled(_SIZE.width()), _SIZE.height())
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else screen_room(self)
        self.resize(wanted.boundedTo(room - QSize(24, 24)).expandedTo(QSize(720, 480)))

    # --- Working --------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Ask about the plan as it is now; also where midnight or another program changed it."""
        session = self._session
        self._texts = ReplanTexts(session.plan, session.catalogue, session.words)
        self._heading.setText(self._texts.heading())
        self.more.refresh()
        self._outcome = None
        self.set_ready(False)
        self._waits.start()
        self.work.start(session.plan, session.codes_issued)
        self._choose()

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        self._lead.setText(self._texts.lead(offers))
        for offer in offers:
            card = self.cards[offer.kind]
            card.setEnabled(offer.edit is not None)
            card.show_offer(*self._texts.card(offer))
        self.even.setEnabled(any(card.isEnabled() for card in self.cards.values()))
        chosen = self._group.checkedButton()
        if chosen is None or not chosen.isEnabled():
            self._choose_first(offers)
        set_reading_order(self)

    def _choose_first(self, offers: tuple[Offer, ...]) -> None:
        """Choose the first offer that can be had; a pace of its own comes before the planned."""
        can = [offer for offer in offers if offer.edit is not None]
        real = [offer for offer in can if offer.kind is not OfferKind.REAL_PACE or offer.pace]
        if not can:
            self._say_none()
            return
        card = self.cards[(real or can)[0].kind]
        card.setChecked(True)
        if self.focusWidget() in (None, self.cancel_button, *self.cards.values()):
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, button: QWidget, checked: bool) -> None:
        if checked:
            self._choose()
            # Arrow keys do not scroll by themselves; its fields have to be laid out first.
            self._scrolls.start()

    def _scroll_to_choice(self) -> None:
        chosen = self._group.checkedButton()
        if chosen is not None:
            self._left.ensureWidgetVisible(chosen, 0, self.themes.theme.scaled(120))

    def _choose(self) -> None:
        """Ask what the chosen way would bring."""
        way = self.way()
        is_offer = isinstance(way, OfferWay) or self._group.checkedButton() is None
        self.even.setEnabled(is_offer and any(card.isEnabled() for card in self.cards.values()))
        self.accept_button.setText(self._texts.verb(way))
        self._outcome = None
        self.set_ready(False)
        self.work.want(way)
        if way is not None and self._outcome is None:
            self._waits.start()

    def _show_outcome(self, outcome: Outcome) -> None:
        self._waits.stop()
        self._outcome = outcome
        self.panel.show_outcome(outcome, self._texts)
        self.set_ready(outcome.edit is not None)
        nothing = self._texts.nothing(outcome)
        finish = self.panel.finish.text()
        message = self.tr("New finish: {date}").format(date=finish)
        announce(self, nothing or message)

    def _say_waiting(self) -> None:
        if self._outcome is None:
            self.panel.show_waiting(self.tr("Working out what each way would bring…"))

    def _say_none(self) -> None:
        self._waits.stop()
        self.panel.show_waiting(
            self.tr("None of the four offers can be had. What else can be done is at the left.")
        )
