"""A page to hand out as a PDF, set with the same type as the printed plan; nothing is attached."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.export.plan_pdf import Typesetter

if TYPE_CHECKING:
    from planner.export.plan_pdf import Pdf
    from planner.export.report import Paper
    from planner.export.showcase import Showcase

TEMPLATE = "showcase.typ"


def showcase_pdf(showcase: Showcase, paper: Paper, typesetter: Typesetter | None = None) -> Pdf:
    """Set a page as PDF.

    Args:
        showcase: What it says.
        paper: What it is laid out for.
        typesetter: One of `TEMPLATE`, to set several pages quickly.

    Raises:
        TypesettingError: if it cannot be laid out.
        IncompletePdfError: if the PDF does not hold what went in.
    """
    setter = typesetter or Typesetter(template=TEMPLATE)
    value = {"showcase": asdict(showcase), "paper": paper}
    return setter.typeset(value, showcase.title, showcase.made)
