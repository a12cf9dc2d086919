"""The row under a page's header with the most serious notice of the plan.

It never asks for an answer: it stands until its cause is gone or the learner lets it be. The other
notices are one press away.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from planner.domain import edits
from planner.ui.actions import ActionId
from planner.ui.counted import counted
from planner.ui.models.notices import (
    BEHIND,
    CATALOGUE,
    Expected,
    Notice,
    ahead_notice,
    notices_of,
)
from planner.ui.models.offers import CatalogueNews
from planner.ui.pages.overview_week import break_on
from planner.ui.widgets.banner import Banner, BannerAction

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.plan import Plan
    from planner.ui.pages.finish_outlook import Outlook
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_REPLAN, _SHOW, _DISMISS, _LATER, _ALL = "replan", "show", "dismiss", "later", "all"
_CHANGES, _RATE, _AGREE = "changes", "rate", "agree"


class NoticeRow(QFrame):
    """Shows one notice of a session's plan, or nothing."""

    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A wish: show a milestone, by its id.
    milestone_requested = Signal(str)
    #: A wish: show all notices.
    all_requested = Signal()
    #: Facts: there is something else to say; what passes by itself was put off for the day.
    changed = Signal()
    was_put_off = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        parent: QWidget | None = None,
        *,
        tells_ahead: bool = False,
        follows: bool = True,
    ) -> None:
        """Follow a session's plan.

        Args:
            themes: The look.
            session: Whose plan it is.
            parent: Where it stands; it may show itself at once, and alone it would be a window.
            tells_ahead: Whether it says also that more is done than planned.
            follows: Whether it takes in every change; else its page says when, by `show_plan`.
        """
        super().__init__(parent)
        self._session = session
        self._tells_ahead = tells_ahead
        self._news = CatalogueNews(self)
        self._notices: tuple[Notice, ...] = ()
        self._expected = Expected()
        self._held = False
        #: The day on which lateness was put off; it comes back on the next.
        self._later: dt.date | None = None
        self.setProperty("header", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.banner = Banner(themes)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.banner)
        self.hide()
        self.banner.action_requested.connect(self._act)
        self._news.changed.connect(lambda: self.show_plan(session.plan))
        if follows:
            session.plan_changed.connect(self.show_plan)
        self.show_plan(session.plan)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What there is to say, most serious first."""
        return self._notices

    @property
    def likely(self) -> dt.date | None:
        """The likely finish, where it is known."""
        return self._expected.likely

    def show_plan(self, plan: Plan) -> None:
        """Say what there is to say of a plan."""
        session = self._session
        found = notices_of(plan, session.words, self._expected)
        if self._tells_ahead:
            found += ahead_notice(plan, session.words, self._expected)
        if not session.read_only:
            found += self._news.notice(plan.profile, session.catalogue)
        put_off = self._later == plan.today
        found = tuple(each for each in found if each.is_problem or not put_off)
        # In a break nothing is asked of the learner, so lateness waits until it is over.
        resting = break_on(plan.profile, plan.today) is not None
        self._notices = tuple(each for each in found if not (resting and each.key == BEHIND))
        self._show_first()
        self.changed.emit()

    def set_likely(self, day: dt.date | None) -> None:
        """Take the likely finish into the sentence about lateness."""
        self._expect(replace(self._expected, likely=day))

    def set_outlook(self, outlook: Outlook) -> None:
        """Take pace and likely finish into the sentences about lateness and lead."""
        expected = outlook.finish
        if expected is None:
            self._expect(Expected())
            return
        known = outlook.pace is not None and expected.basis.weeks > 0
        self._expect(
            Expected(
                likely=outlook.foreseen.likely if outlook.foreseen else None,
                pace=outlook.pace.minutes if outlook.pace and known else None,
                by_logs=expected.basis.milestones > 0,
                unforeseen=not expected.foreseen,
            )
        )

    def put_off(self) -> None:
        """Say no more today of what passes by itself."""
        self._later = self._session.today
        self.show_plan(self._session.plan)

    def set_held(self, held: bool) -> None:
        """Give way to a banner of the window: only one stands on a screen."""
        if held != self._held:
            self._held = held
            self._show_first()

    def _expect(self, expected: Expected) -> None:
        if expected != self._expected:
            self._expected = expected
            self.show_plan(self._session.plan)

    def _show_first(self) -> None:
        self.setVisible(bool(self._notices) and not self._held)
        if not self._notices:
            return
        first = self._notices[0]
        tone, icon = "warning", "" if first.is_problem else "clock-counter-clockwise"
        if first.is_offer:
            tone, icon = "info", ""
        self.banner.show_message(tone, first.fact, first.sentence, self._actions(first), icon)

    def _actions(self, notice: Notice) -> list[tuple[str, str] | BannerAction]:
        actions: list[tuple[str, str] | BannerAction] = []
        may_change = not self._session.read_only
        if notice.replan and may_change:
            actions.append(BannerAction(_REPLAN, self.tr("Replan…"), "arrows-clockwise"))
        if notice.key == CATALOGUE:
            actions.append((_CHANGES, self.tr("Show…")))
        if notice.rates and may_change:
            actions.append((_RATE, self.tr("Rate again…")))
        if notice.edit is not None and may_change:
            actions.append((_AGREE, self.tr("Set follow-up")))
        if notice.milestone:
            actions.append((_SHOW, self.tr("Show")))
        if not notice.is_problem:
            actions.append(BannerAction(_LATER, self.tr("Not now"), quiet=True))
        elif may_change:
            actions.append((_DISMISS, self.tr("Dismiss")))
        more = len(self._notices) - 1
        if more > 0:
            text = counted("NoticeRow", "{count} more…", "1 more…", more)
            actions.append((_ALL, text.format(count=more)))
        return actions

    def _act(self, action: str) -> None:
        first = self._notices[0]
        if action == _REPLAN:
            self.command_requested.emit(ActionId.REPLAN)
        elif action == _CHANGES:
            self.command_requested.emit(ActionId.CATALOGUE_CHANGES)
        elif action == _RATE:
            self.command_requested.emit(ActionId.RATE_SKILLS)
        elif action == _AGREE and first.edit is not None:
            self._session.apply(first.edit)
        elif action == _SHOW:
            self.milestone_requested.emit(first.milestone)
        elif action == _DISMISS:
            self._session.apply(edits.dismiss(self._session.profile, first.key))
        elif action == _LATER:
            self.put_off()
            self.was_put_off.emit()
        else:
            self.all_requested.emit()
