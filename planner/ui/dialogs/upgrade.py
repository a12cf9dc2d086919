"""What a newer catalogue would change in the plan, before and after: to accept or decline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from planner.domain.edits import Change, Together
from planner.domain.upgrade import offers
from planner.domain.upgrade_edits import accept, decline
from planner.ui.counted import counted
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.models.offers import OfferTexts
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.icon_label import IconLabel
from planner.ui.widgets.side_panel import ScrollColumn
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.edits import Edit
    from planner.domain.profile import Profile
    from planner.domain.upgrade_offer import Offer
    from planner.ui.models.offers import OfferLine
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class UpgradeDialog(DialogFrame):
    """Lists the offers; what is not accepted comes again unless it is declined."""

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """List the offers for a session's plan, all ticked but those that give up own words."""
        title = self.tr("Catalogue changes")
        note = self.tr("What you have finished, logged and written stays. Undo with Ctrl+Z.")
        super().__init__(themes, title, self.tr("Accept"), parent, note=note)
        self._session = session
        self.offers = offers(session.profile, session.catalogue)
        self._texts = OfferTexts(session.profile, session.catalogue, session.words)
        self.boxes = [self._box(offer) for offer in self.offers]
        self.decline_rest = QCheckBox(self.tr("Decline the rest for good"))
        self.decline_rest.setToolTip(
            self.tr("What is neither accepted nor declined is offered again.")
        )
        self.all_button = push_button(themes, self.tr("Tick all"), "link", compact=True)
        self.none_button = push_button(themes, self.tr("Tick none"), "link", compact=True)
        self._count = TextLabel(themes, "", "heading", wrap=True)
        self._assemble()
        self.take_size(720, 560)
        for box in self.boxes:
            box.toggled.connect(self._refresh)
        self.decline_rest.toggled.connect(self._refresh)
        self.all_button.clicked.connect(lambda: self._tick(ticked=True))
        self.none_button.clicked.connect(lambda: self._tick(ticked=False))
        self._refresh()
        if self.boxes:
            self.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            # There is nothing to accept and nothing to cancel.
            self.accept_button.hide()
            self.cancel_button.setText(self.tr("Close"))

    @classmethod
    def ask(cls, themes: ThemeSource, session: PlanSession, parent: QWidget) -> Edit | None:
        """Show the dialog; give one edit, or nothing where the learner cancelled."""
        dialog = cls(themes, session, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    @property
    def accepted_offers(self) -> tuple[Offer, ...]:
        """The offers that are ticked."""
        pairs = zip(self.offers, self.boxes, strict=True)
        return tuple(offer for offer, box in pairs if box.isChecked())

    @property
    def declined_offers(self) -> tuple[Offer, ...]:
        """The offers to be declined for good."""
        if not self.decline_rest.isChecked():
            return ()
        pairs = zip(self.offers, self.boxes, strict=True)
        return tuple(offer for offer, box in pairs if not box.isChecked())

    def edit(self) -> Edit | None:
        """What was chosen, as one edit."""
        session, accepted, declined = self._session, self.accepted_offers, self.declined_offers
        return upgrade_edit(session.profile, accepted, declined, session.codes_issued)

    # --- Internals ------------------------------------------------------------------------------

    def _box(self, offer: Offer) -> QCheckBox:
        title = self._texts.title(offer)
        box = QCheckBox()
        box.setAccessibleName(title)
        changes = [
            f"{line.field}: {line.before}, {line.after}" for line in self._texts.lines(offer)
        ]
        box.setAccessibleDescription(". ".join(changes))
        box.setChecked(not any(line.mine for line in self._texts.lines(offer)))
        return box

    def _assemble(self) -> None:
        themes = self.themes
        area = ScrollColumn("canvas", self.tr("Catalogue changes"))
        column = area.column
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        if self.offers:
            head.addWidget(self.all_button)
            head.addWidget(self.none_button)
        column.addLayout(head)
        for offer, box in zip(self.offers, self.boxes, strict=True):
            column.addWidget(self._card(offer, box))
        column.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(area)
        if self.offers:
            rest = QHBoxLayout()
            rest.setContentsMargins(24, 8, 24, 10)
            rest.addWidget(self.decline_rest)
            self.body.addLayout(rest)
        else:
            self.leave_out(self.all_button, self.none_button, self.decline_rest)
            self._count.setText(self.tr("The catalogue has nothing new for this plan."))
            sentence = self.tr(
                "When a newer catalogue changes what your plan holds, it says so here."
            )
            column.insertWidget(1, TextLabel(themes, sentence, "body", "secondary", wrap=True))

    def _card(self, offer: Offer, box: QCheckBox) -> QWidget:
        themes = self.themes
        card = QFrame()
        card.setProperty("frame", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 10, 14, 10)
        row.setSpacing(10)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        head = QHBoxLayout()
        title = TextLabel(themes, self._texts.title(offer), "strong", wrap=True)
        head.addWidget(title, 1)
        effort = self._texts.effort(offer)
        if effort:
            head.addWidget(TextLabel(themes, effort, "small", "secondary"))
        words.addLayout(head)
        lines = self._texts.lines(offer)
        if lines:
            words.addLayout(self._lines(lines))
        if any(line.mine for line in lines):
            mine = self.tr("You edited this. Accepting takes the words of the catalogue instead.")
            words.addWidget(TextLabel(themes, mine, "small", "warning", wrap=True))
        row.addLayout(words, 1)
        return card

    def _lines(self, lines: Iterable[OfferLine]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for column, stretch in ((0, 2), (1, 4), (3, 4)):
            grid.setColumnStretch(column, stretch)
        top = Qt.AlignmentFlag.AlignTop
        for row, line in enumerate(lines):
            name = TextLabel(self.themes, line.field, "small-medium", "secondary", wrap=True)
            grid.addWidget(name, row, 0, top)
            before = TextLabel(self.themes, line.before, "small", "tertiary", wrap=True)
            before.setAccessibleName(self.tr("Now: {0}").format(line.before))
            grid.addWidget(before, row, 1, top)
            grid.addWidget(IconLabel(self.themes, "arrow-right", "text-3", 14), row, 2, top)
            after = TextLabel(self.themes, line.after, "small", wrap=True)
            after.setAccessibleName(self.tr("Then: {0}").format(line.after))
            grid.addWidget(after, row, 3, top)
        return grid

    def _tick(self, *, ticked: bool) -> None:
        for box in self.boxes:
            box.setChecked(ticked)

    def _refresh(self) -> None:
        chosen, every = len(self.accepted_offers), len(self.offers)
        if every:
            text = counted(
                "UpgradeDialog",
                "{0} changes for this plan, {1} to accept",
                "One change for this plan, {1} to accept",
                every,
            )
            self._count.setText(text.format(every, chosen))
        declined = len(self.declined_offers)
        verb = self.tr("Accept {0}").format(chosen)
        if declined and not chosen:
            verb = self.tr("Decline {0}").format(declined)
        elif declined:
            verb = self.tr("Accept {0}, decline {1}").format(chosen, declined)
        self.accept_button.setText(plain_button_text(verb if every else self.tr("Accept")))
        self.set_ready(bool(chosen or declined))


def upgrade_edit(
    profile: Profile, accepted: tuple[Offer, ...], declined: tuple[Offer, ...], codes_issued: int
) -> Edit | None:
    """One edit that takes over some offers and declines others; None for neither."""
    edits = []
    if accepted:
        edits.append(accept(profile, accepted, codes_issued=codes_issued))
    if declined:
        edits.append(decline(profile, declined))
    if len(edits) < 2:
        return edits[0] if edits else None
    moves = any(edit.reschedules for edit in edits)
    return Together(tuple(edits), Change.UPGRADE, reschedules=moves)
