"""The header of a phase or another group: caret, disc or sign, name, count, meter, hours, date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.ui.delegates.row_painter import line_height, text_width
from planner.ui.icons import mirrored_name
from planner.ui.roles import CheckState, PhaseState, Role, RowType
from planner.ui.widgets.check_box import paint_check_box
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.meter import paint_meter
from planner.ui.widgets.phase_disc import paint_phase_disc

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF

    from planner.ui.delegates.row_painter import RowPainter
    from planner.ui.theme import Theme

_GAP = 10
_DATE = _HOURS = 84
_METER = 96
_NAME = 124
_CARET, _DISC = 12, 20


def phase_height(theme: Theme) -> int:
    """Height of a phase header in logical pixels."""
    return max(44, round(line_height(theme.font("strong"), 18)) + 26)


def paint_phase_header(
    row: RowPainter,
    index: QModelIndex | QPersistentModelIndex,
    *,
    narrow: bool,
    hovered: bool = False,
    focused: bool = False,
) -> None:
    """Draw the header of a phase or another group; ``narrow`` leaves out the meter."""
    theme, height = row.theme, row.height
    left, right = (12, 12) if narrow else (16, 20)
    row.fill("hover" if hovered else "sunken")
    row.line(0, row.width, height - 1)
    above = index.sibling(index.row() - 1, 0)
    if above.isValid() and above.data(Role.ROW_TYPE) == RowType.MILESTONE:
        row.line(0, row.width, 0)
    caret = "caret-down" if index.data(Role.EXPANDED) else "caret-right"
    fold, disc = theme.scaled(_CARET), theme.scaled(_DISC)
    row.icon(
        row.rect(left, (height - fold) / 2, fold, fold),
        mirrored_name(caret, row.direction),
        "text-3",
    )
    _paint_sign(row, index, row.rect(left + fold + _GAP, (height - disc) / 2, disc, disc))
    start = left + fold + _GAP + disc + _GAP
    end = _paint_figures(row, index, start, row.width - right, narrow=narrow)
    if not narrow:
        meter = row.rect(end - _METER, (height - 4) / 2, _METER, 4)
        paint_meter(row.painter, meter, index.data(Role.PROGRESS), theme, row.direction)
        end -= _METER + _GAP
    _paint_name(row, index, start, end)
    if focused:
        row.focus_ring()


def _paint_figures(
    row: RowPainter,
    index: QModelIndex | QPersistentModelIndex,
    start: float,
    end: float,
    *,
    narrow: bool,
) -> float:
    """Hours and date in line with the columns of the rows; gives where the rest ends."""
    figures = row.theme.font("small", tabular=True)
    for role, least, token in ((Role.DUE, _DATE, "text-3"), (Role.HOURS, _HOURS, "text-2")):
        # Wider only where large text needs it.
        width = max(least, text_width(index.data(role), figures) + 1)
        if narrow and role == Role.HOURS and end - width - _GAP - start < _name_room(row, index):
            continue
        area = row.rect(end - width, 0, width, row.height)
        row.text(area, index.data(role), figures, token, at_end=True)
        end -= width + _GAP
    return end


def _name_room(row: RowPainter, index: QModelIndex | QPersistentModelIndex) -> float:
    """Px for as much of a name as tells it from others; hours and count give way to it."""
    theme = row.theme
    return min(text_width(index.data(Role.TITLE), theme.font("strong")), theme.scaled(_NAME))


def _paint_sign(row: RowPainter, index: QModelIndex | QPersistentModelIndex, area: QRectF) -> None:
    """A phase's number; the box of a status, the badge of a kind, an icon or a tick."""
    theme, state = row.theme, index.data(Role.PHASE_STATE)
    check, kind, icon = (index.data(role) for role in (Role.CHECK, Role.KIND, Role.ICON))
    if check is not None:
        half = 0.5 if check is CheckState.IN_PROGRESS else 0.0
        paint_check_box(row.painter, area.adjusted(1, 1, -1, -1), check, half, theme)
    elif kind:
        paint_kind_badge(row.painter, area, kind, theme)
    elif icon and state is not PhaseState.DONE:
        row.icon(area.adjusted(1, 1, -1, -1), icon, "text-2")
    else:
        paint_phase_disc(row.painter, area, index.data(Role.NUMBER), state, theme)


def _paint_name(
    row: RowPainter, index: QModelIndex | QPersistentModelIndex, start: float, end: float
) -> None:
    theme = row.theme
    name, count = index.data(Role.TITLE), index.data(Role.COUNT)
    strong, figures = theme.font("strong"), theme.font("small", tabular=True)
    count_width = text_width(count, figures) + 1
    room = end - start - _GAP - count_width
    counted = room >= _name_room(row, index)
    width = min(text_width(name, strong) + 1, room if counted else end - start - _GAP)
    mode = Qt.TextElideMode.ElideRight
    row.text(row.rect(start, 0, width, row.height), name, strong, "text", mode=mode)
    if counted:
        area = row.rect(start + width + _GAP - 1, 0, count_width, row.height)
        row.text(area, count, figures, "text-3")
