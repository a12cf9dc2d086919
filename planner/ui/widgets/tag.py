"""Tags, painted: a short word on a soft ground, 20 px high, never something to press."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from planner.ui.text_direction import isolated
from planner.ui.widgets.themed import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.ui.theme import Theme

PADDING = 7.0
ICON = 12
GAP = 4.0

#: Tone to (fill, outline, text, font style); no outline for a coloured tag.
TONES: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType(
    {
        "plain": ("sunken", "border", "text-2", "small"),
        "accent": ("accent-soft", "", "accent", "small-strong"),
        "success": ("success-soft", "", "success", "small-strong"),
        "warning": ("warning-soft", "", "warning", "small-strong"),
        "danger": ("danger-soft", "", "danger", "small-strong"),
    }
)


def tag_size(text: str, theme: Theme, tone: str = "plain", icon: str = "") -> QSize:
    """Give the size a tag needs in logical pixels."""
    metrics = QFontMetricsF(theme.font(TONES[tone][3]))
    width = metrics.horizontalAdvance(text) + 2 * PADDING
    if icon:
        width += theme.scaled(ICON) + GAP
    return QSize(round(width + 0.5), max(20, round(metrics.height()) + 4))


def paint_tag(
    painter: QPainter,
    rect: QRectF,
    text: str,
    theme: Theme,
    tone: str = "plain",
    icon: str = "",
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Draw a tag that fills `rect`; text that does not fit is elided."""
    fill, outline, color, style = TONES[tone]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bordered = bool(outline) or theme.high_contrast
    painter.setPen(QPen(theme.color(outline or color), 1) if bordered else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if bordered else rect, 4, 4)
    inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    right_to_left = direction is Qt.LayoutDirection.RightToLeft
    if icon:
        side = theme.scaled(ICON)
        box = QRectF(0, 0, side, side)
        x = inner.right() - side / 2 if right_to_left else inner.left() + side / 2
        box.moveCenter(QPointF(x, inner.center().y()))
        theme.icons.paint(painter, box, icon, theme.color(color))
        inner.adjust(
            0 if right_to_left else side + GAP, 0, -(side + GAP) if right_to_left else 0, 0
        )
    font = theme.font(style)
    painter.setFont(font)
    painter.setPen(theme.color(color))
    elided = QFontMetricsF(font).elidedText(
        one_line(text), Qt.TextElideMode.ElideRight, inner.width() + 0.5
    )
    edge = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(
        inner.adjusted(0, 0, 1, 0), int(flags) | int(Qt.TextFlag.TextSingleLine), isolated(elided)
    )
    painter.restore()
