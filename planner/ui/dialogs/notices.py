"""All notices of a plan in one list, each with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.domain import edits
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.models.notices import CATALOGUE, Expected, Notice, notices_of
from planner.ui.models.offers import CatalogueNews
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.edits import Edit
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class NoticesDialog(DialogFrame):
    """Lists what the plan has to say; dismissing one keeps the list open."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        likely: dt.date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """List the notices of a session's plan; ``likely`` is the likely finish."""
        title, close = self.tr("About your plan"), self.tr("Close")
        note = self.tr("Nothing changes by itself.")
        super().__init__(themes, title, close, parent, note=note, cancel=None)
        self._session = session
        self._likely = likely
        #: Id of the milestone the learner wants to see, or "".
        self.wanted = ""
        self._rows: list[QWidget] = []
        inside = QWidget()
        inside.setProperty("ground", "canvas")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(20, 16, 20, 16)
        self._list.setSpacing(8)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(title)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(area)
        self.take_size(600, 440)
        self._news = CatalogueNews(self)
        self._news.changed.connect(self._fill)
        session.plan_changed.connect(self._fill)
        self._fill()

    @classmethod
    def ask(
        cls, themes: ThemeSource, session: PlanSession, likely: dt.date | None, parent: QWidget
    ) -> str:
        """Show the dialog; give the id of the milestone to go to, or ""."""
        dialog = cls(themes, session, likely, parent)
        dialog.exec()
        wanted = dialog.wanted
        dialog.deleteLater()
        return wanted

    def _fill(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        session = self._session
        notices = notices_of(session.plan, session.words, Expected(self._likely))
        if not session.read_only:
            notices += self._news.notice(session.profile, session.catalogue)
        self._rows = [self._row(each) for each in notices]
        if not self._rows:
            self._rows = [TextLabel(self.themes, self.tr("Nothing is left to look at."), "body")]
        for place, row in enumerate(self._rows):
            self._list.insertWidget(place, row)

    def _row(self, notice: Notice) -> QWidget:
        card = QFrame()
        card.setProperty("frame", "card")
        line = QHBoxLayout(card)
        line.setContentsMargins(14, 12, 12, 12)
        line.setSpacing(12)
        icon, tone = "warning" if notice.is_problem else "clock-counter-clockwise", "warning"
        if notice.is_offer:
            icon = tone = "info"
        line.addWidget(IconLabel(self.themes, icon, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(self.themes, notice.fact, "small-strong", wrap=True))
        sentence = TextLabel(
            self.themes, notice.sentence, "small", "secondary", wrap=True, selectable=True
        )
        words.addWidget(sentence)
        line.addLayout(words, 1)
        if notice.milestone:
            show = push_button(self.themes, self.tr("Show"), compact=True)
            show.setAccessibleDescription(notice.sentence)
            show.clicked.connect(lambda: self._show(notice.milestone))
            line.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        if notice.key == CATALOGUE:
            changes = push_button(self.themes, self.tr("Show…"), compact=True)
            changes.setAccessibleDescription(notice.fact)
            changes.clicked.connect(self._show_changes)
            line.addWidget(changes, 0, Qt.AlignmentFlag.AlignTop)
        if notice.rates and not self._session.read_only:
            rate = push_button(self.themes, self.tr("Rate again…"), compact=True)
            rate.setAccessibleDescription(notice.fact)
            rate.clicked.connect(self._rate)
            line.addWidget(rate, 0, Qt.AlignmentFlag.AlignTop)
        edit = notice.edit
        if edit is not None and not self._session.read_only:
            agree = push_button(self.themes, self.tr("Set follow-up"), compact=True)
            agree.setAccessibleDescription(notice.fact)
            agree.clicked.connect(lambda: self._agree(edit))
            line.addWidget(agree, 0, Qt.AlignmentFlag.AlignTop)
        if notice.is_problem and not self._session.read_only:
            dismiss = push_button(self.themes, self.tr("Dismiss"), compact=True)
            dismiss.setAccessibleDescription(notice.sentence)
            dismiss.clicked.connect(lambda: self._dismiss(notice.key))
            line.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        return card

    def _show(self, milestone: str) -> None:
        self.wanted = milestone
        self.accept()

    def _show_changes(self) -> None:
        from planner.ui.dialogs.upgrade import UpgradeDialog

        edit = UpgradeDialog.ask(self.themes, self._session, self)
        if edit is not None:
            self._session.apply(edit)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rate(self) -> None:
        from planner.ui.dialogs.rate_skills import RateSkillsDialog

        edit = RateSkillsDialog.ask(self.themes, self._session, self)
        if edit is not None:
            self._session.apply(edit)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self, edit: Edit) -> None:
        self._session.apply(edit)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dismiss(self, key: str) -> None:
        self._session.apply(edits.dismiss(self._session.profile, key))
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)
