"""The style sheet of the app, made of `theme/app.qss`, the colour tokens and measures of the font.

Glyphs inside controls (ticks, carets) are the small SVG files in `theme/<light|dark>`.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetrics

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in px that grow with the text; the design's numbers are their minimum."""

    control: int = 32
    small_control: int = 28
    indicator: int = 18
    #: Small arrows, of steps and of lists, and the calendar; and the part of a field they stand in.
    step: int = 10
    caret: int = 12
    picture: int = 16
    drop: int = 30

    @classmethod
    def of(cls, font: QFont) -> Measures:
        """Measure a font: a control holds one line and 7 px above and below it."""
        line = QFontMetrics(font).height()
        glyphs = (round(size * max(1.0, line / 20)) for size in (10, 12, 16, 30))
        return cls(max(32, line + 14), max(28, line + 10), max(18, round(line * 0.9)), *glyphs)


def stylesheet(folder: Path, theme: str, colors: Mapping[str, str], measures: Measures) -> str:
    """Fill in the sheet.

    Args:
        folder: Where `app.qss` and the glyph folders are.
        theme: `light` or `dark`, the glyphs to use.
        colors: Token to `#rrggbb`.
        measures: Heights of controls.

    Raises:
        OSError: if the sheet cannot be read.
        KeyError: if the sheet names a token there is not.
    """
    values: dict[str, str | int] = {
        token.replace("-", "_"): value for token, value in colors.items()
    }
    values |= {
        "glyphs": (folder / theme).as_posix(),
        "inner": measures.control - 2,
        "focus_inner": measures.control - 4,
        "small_inner": measures.small_control - 2,
        "small_focus_inner": measures.small_control - 4,
        "item": measures.small_control,
        "half": measures.control // 2,
        "chip_radius": measures.small_control // 2,
        "step": measures.step,
        "caret": measures.caret,
        "picture": measures.picture,
        "drop": measures.drop,
        "drop_focus": measures.drop - 1,
        "mark": measures.indicator - 5,
        "mark_radius": measures.indicator // 2 - 1,
    }
    return Template((folder / "app.qss").read_text(encoding="utf-8")).substitute(values)
