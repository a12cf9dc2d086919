"""The map of the pathway: milestones as cards in columns by phase, walked with the arrow keys.

Lines of the selected milestone are strong, solid from what it needs and dashed to what waits for
it; all others are faint. Only cards and lines that meet what is exposed are painted. It runs from
left to right in every language, as the timeline does.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from planner.domain.profile import Status
from planner.ui import labels
from planner.ui.accessible_roles import CHART
from planner.ui.actions import ActionId
from planner.ui.counted import counted
from planner.ui.delegates.row_painter import RowPainter, line_height
from planner.ui.models.pathway_map import PathwayMap, Step
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.toast import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_WIDE: Final = 232
_HIGH: Final = 48
_GAP: Final = 14
_BETWEEN: Final = 40
_PHASES: Final = 64
_SIDE: Final = 24
_HEAD: Final = 36
_STEPS: Final = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
}
_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class MapView(QAbstractScrollArea):
    """Shows a `PathwayMap`."""

    accessible_role = CHART

    #: A fact: another milestone is selected; its id.
    milestone_chosen = Signal(str)
    #: A wish: show a milestone with its panel.
    milestone_requested = Signal(str)
    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A wish: the menu of the selected milestone, at a place of the screen.
    menu_requested = Signal(object)

    def __init__(
        self, themes: ThemeSource, plan: Plan, words: Words, parent: QWidget | None = None
    ) -> None:
        """Show a plan."""
        super().__init__(parent)
        self._themes = themes
        self._words = words
        self._ring = False
        self.chosen = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("own_focus", True)
        self.setAccessibleName(self.tr("Map of the pathway"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().installEventFilter(self)
        self.horizontalScrollBar().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        themes.theme_changed.connect(self._measure)
        self.set_plan(plan)

    # --- Methods --------------------------------------------------------------------------------

    def set_plan(self, plan: Plan) -> None:
        """Show another state of the plan."""
        self.map = PathwayMap(plan)
        if self.chosen not in self.map.places:
            self.chosen = ""
        self._measure()
        self._tell(aloud=False)

    def choose(self, milestone: str) -> None:
        """Select a milestone and scroll to it."""
        if milestone not in self.map.places:
            return
        is_other = milestone != self.chosen
        self.chosen = milestone
        self._reveal(self.card(milestone))
        self.viewport().update()
        if is_other:
            self._tell()
            self.milestone_chosen.emit(milestone)

    def card(self, milestone: str) -> QRectF:
        """Where a milestone's card stands, in pixels of the whole map."""
        column, row = self.map.places[milestone]
        top = self._head + row * (self._high + _GAP)
        return QRectF(self._lefts[column], top, self._wide, self._high)

    def milestone_at(self, place: QPointF) -> str:
        """Id of the milestone whose card lies at a place of the viewport, or "".

        Those under the names of the phases are not seen.
        """
        if place.y() < self._head - _GAP:
            return ""
        x = place.x() + self.horizontalScrollBar().value()
        y = place.y() + self.verticalScrollBar().value()
        column = bisect_right(self._lefts, x) - 1
        found = self.map.at(column, int((y - self._head) // (self._high + _GAP)))
        return found.id if found and self.card(found.id).contains(x, y) else ""

    def tip(self, milestone: str) -> str:
        """What a card says in full, or "" without a card."""
        plan = self.map.plan
        planned, unknown = plan.milestone(milestone), plan.unknown_needs(milestone)
        lines = [planned.milestone.title] if planned is not None else []
        return "\n".join([*lines, labels.unknown_needs(unknown)] if unknown else lines)

    # --- Qt's side ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw columns, lines and cards that are exposed."""
        theme, area = self._themes.theme, QRectF(event.rect())
        painter = QPainter(self.viewport())
        painter.fillRect(area, theme.color("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        painter.translate(-shift)
        shown = self._shown(area.translated(shift))
        for each in shown:
            self._lines(painter, each, selected=False)
        chosen = self.map.plan.milestone(self.chosen)
        if chosen is not None:
            self._lines(painter, chosen, selected=True)
        for each in shown:
            self._card(painter, each)
        painter.translate(0, shift.y())
        self._heads(painter, shift.x(), area.width())
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show a title that is cut in full, and what is unknown of what it needs."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().eventFilter(watched, event)
        text = self.tip(self.milestone_at(QPointF(event.pos())))
        QToolTip.showText(event.globalPos(), plain_tip(text), self)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the scroll bars."""
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw anew: the names of the phases stay on top."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the lines; Enter opens, Space ticks."""
        key = Qt.Key(event.key())
        self._set_ring(True)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.choose(self.map.step(self.chosen, _STEPS[key]))
        elif key == Qt.Key.Key_Home:
            self.choose(self.map.first)
        elif key == Qt.Key.Key_End:
            self.choose(self.map.last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.milestone_requested.emit(self.chosen)
        elif key == Qt.Key.Key_Space and self.chosen:
            self.command_requested.emit(ActionId.TOGGLE_DONE)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select."""
        self._set_ring(False)
        self.choose(self.milestone_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        name = self.milestone_at(event.position())
        if name and event.button() == Qt.MouseButton.LeftButton:
            self.milestone_requested.emit(name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected milestone; beside the cards there is none."""
        place, by_keyboard = event.globalPos(), event.reason() is QContextMenuEvent.Reason.Keyboard
        if not by_keyboard and not self.milestone_at(QPointF(event.pos())):
            return
        if by_keyboard and self.chosen:
            shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            corner = (self.card(self.chosen).bottomLeft() - shift).toPoint()
            place = self.viewport().mapToGlobal(corner)
        self.menu_requested.emit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the focus came by keyboard; begin at the first milestone."""
        super().focusInEvent(event)
        by_keyboard = event.reason() in _KEYBOARD
        self._set_ring(by_keyboard)
        if by_keyboard and not self.chosen:
            self.choose(self.map.first)

    # --- Internals ------------------------------------------------------------------------------

    def _set_ring(self, shown: bool) -> None:
        if shown != self._ring:
            self._ring = shown
            self.viewport().update()

    def _tell(self, *, aloud: bool = True) -> None:
        text = spoken(self.map, self.chosen, self._words)
        self.setAccessibleDescription(text)
        if aloud and self.hasFocus():
            announce(self, text)

    def _measure(self) -> None:
        """Work out sizes and the left edge of each column."""
        theme = self._themes.theme
        lines = line_height(theme.font("medium"), 18) + line_height(theme.font("small"), 16)
        self._wide, self._high = theme.scaled(_WIDE), max(_HIGH, round(lines) + 12)
        self._head = max(_HEAD, round(line_height(theme.font("strong"), 18)) + 18) + _GAP
        gaps = [_PHASES if column.is_first else _BETWEEN for column in self.map.columns]
        steps = [_SIDE, *(self._wide + gap for gap in gaps[1:])]
        self._lefts = list(accumulate(steps))[: len(gaps)]
        most = max((len(column.members) for column in self.map.columns), default=0)
        size = QSize(
            (self._lefts[-1] if self._lefts else 0) + self._wide + _SIDE,
            self._head + most * (self._high + _GAP),
        )
        for bar, whole, room in (
            (self.horizontalScrollBar(), size.width(), self.viewport().width()),
            (self.verticalScrollBar(), size.height(), self.viewport().height()),
        ):
            bar.setRange(0, max(0, whole - room))
            bar.setPageStep(room)
            bar.setSingleStep(self._high + _GAP)
        self.viewport().update()

    def _reveal(self, card: QRectF) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        for bar, first, last, room, head in (
            (across, card.left() - _SIDE, card.right() + _SIDE, self.viewport().width(), 0),
            (down, card.top() - _GAP, card.bottom() + _GAP, self.viewport().height(), self._head),
        ):
            if first < bar.value() + head:
                bar.setValue(int(first - head))
            elif last > bar.value() + room:
                bar.setValue(int(last - room) + 1)

    def _shown(self, area: QRectF) -> list[PlannedMilestone]:
        """The milestones whose cards meet an area of the map."""
        first = max(0, bisect_right(self._lefts, area.left() - self._wide) - 1)
        last = bisect_right(self._lefts, area.right())
        step = self._high + _GAP
        low = max(0, int((area.top() - self._head) // step))
        high = max(0, int((area.bottom() - self._head) // step) + 1)
        return [
            each for column in self.map.columns[first:last] for each in column.members[low:high]
        ]

    def _lines(self, painter: QPainter, planned: PlannedMilestone, *, selected: bool) -> None:
        theme = self._themes.theme
        here = self.card(planned.id)
        for names, is_need in ((planned.prerequisites, True), (planned.needed_by, False)):
            pen = QPen(theme.color("border-strong"), 1)
            if selected:
                pen = QPen(theme.color("text" if is_need else "text-2"), 1.5)
                if not is_need:
                    pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for name in names:
                if name in self.map.places:
                    other = self.card(name)
                    ends = (other, here) if is_need else (here, other)
                    painter.drawPath(_curve(*ends))

    def _card(self, painter: QPainter, planned: PlannedMilestone) -> None:
        theme, milestone, box = self._themes.theme, planned.milestone, self.card(planned.id)
        chosen, done = planned.id == self.chosen, milestone.status is Status.DONE
        painter.setPen(
            QPen(theme.color("accent" if chosen else "border-strong"), 2 if chosen else 1)
        )
        painter.setBrush(theme.color("selected" if chosen else "sunken" if done else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if chosen and self._ring:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 8, 8)
        row = RowPainter(painter, box, theme, self.layoutDirection())
        side = theme.scaled(22)
        badge = row.rect(10, (row.height - side) / 2, side, side)
        paint_kind_badge(painter, badge, milestone.kind.value, theme, own=milestone.own)
        left, end = 10 + side + 8, row.width - 10
        unknown = bool(self.map.plan.unknown_needs(planned.id))
        icon, token = _mark(planned, unknown=unknown)
        if icon:
            mark = theme.scaled(14)
            row.icon(row.rect(end - mark, 8, mark, mark), icon, token)
            end -= mark + 4
        first, small = theme.font("medium"), theme.font("small")
        high = line_height(first, 18), line_height(small, 16)
        top = (row.height - sum(high)) / 2
        tone = "text-2" if done else "text"
        row.text(row.rect(left, top, end - left, high[0]), milestone.title, first, tone)
        below = row.rect(left, top + high[0], row.width - 10 - left, high[1])
        hours, status = labels.row_hours(milestone, self._words), milestone.status
        told = self.tr("Unknown need") if unknown else self._words.status(status)
        row.text(below, f"{hours} · {told}", small, "text-2" if chosen else "text-3")

    def _heads(self, painter: QPainter, left: float, width: float) -> None:
        """The names of the phases on top; one that begins further left stays at the edge."""
        theme, high = self._themes.theme, self._head - _GAP
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        whole = QRectF(left, 0, max(width, self.viewport().width()), high)
        painter.fillRect(whole, theme.color("sunken"))
        painter.fillRect(QRectF(left, high - 1, whole.width(), 1), theme.color("border"))
        firsts = [place for place, column in enumerate(self.map.columns) if column.is_first]
        ends = [*(self._lefts[place] for place in firsts[1:]), 1e9]
        for place, end in zip(firsts, ends, strict=False):
            phase = self.map.columns[place].phase
            start = max(self._lefts[place], left + _SIDE)
            if start > left + whole.width() or end < start + 40:
                continue
            room = min(end - _BETWEEN / 2, left + whole.width()) - start
            row = RowPainter(
                painter, QRectF(start, 0, room, high), theme, Qt.LayoutDirection.LeftToRight
            )
            name = f"{phase.number} {phase.name} · {labels.count_of(phase.done, phase.count)}"
            row.text(row.rect(0, 0, room, high), name, theme.font("strong"), "text")


def _curve(before: QRectF, after: QRectF) -> QPainterPath:
    """A line from the right of one card to the left of another."""
    start = QPointF(before.right(), before.center().y())
    end = QPointF(after.left(), after.center().y())
    bend = max(_BETWEEN * 0.6, abs(end.x() - start.x()) * 0.4)
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
    return path


def _mark(planned: PlannedMilestone, *, unknown: bool) -> tuple[str, str]:
    """The icon of a state that needs to be seen, and its colour."""
    if planned.milestone.status is Status.DONE:
        return "check", "accent"
    if planned.overdue_days:
        return "warning-circle", "danger"
    if planned.blocked:
        return "lock-simple-fill", "text-3"
    if unknown:
        return "link-break", "text-3"
    return "", ""


def spoken(graph: PathwayMap, name: str, words: Words) -> str:
    """A milestone of the map as one text for a screen reader; the map itself where none is."""
    planned = graph.plan.milestone(name)
    if planned is None:
        phases = len(graph.plan.phases)
        text = counted("Map", "{milestones} in {count} phases.", "{milestones} in 1 phase.", phases)
        return text.format(milestones=labels.milestones(len(graph.places)), count=phases)
    phase = graph.columns[graph.places[name][0]].phase
    parts = [labels.spoken_row(planned, phase.name, graph.plan, words)]
    for text, names in (
        (labels.translate("Map", "Needs {titles}."), planned.prerequisites),
        (labels.translate("Map", "Needed by {titles}."), planned.needed_by),
    ):
        titles = [
            each.milestone.title
            for each in map(graph.plan.milestone, names)
            if each is not None and each.id in graph.places
        ]
        if titles:
            parts.append(text.format(titles=words.listed(titles)))
    return " ".join(parts)
