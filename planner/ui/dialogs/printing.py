"""Printers and how pages get onto them. QtPrintSupport is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence
from planner.export.report import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

#: Dots an inch for a printer: enough for 8 pt text, and a page stays under a megabyte.
PRINTER_PPI = 300
_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


class PrinterError(PlannerError):
    """A printer did not take the pages."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence(
                "The printer “{name}” did not take the pages. Check that it is on and has paper, "
                "or save the plan as a PDF.",
                name=name,
            )
        )


def printer_names() -> tuple[str, ...]:
    """The printers of this computer, the usual one first."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: name != usual))


def printer_named(name: str) -> QPrinter:
    """Return a printer by its name, ready for whole pages."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    return printer


def print_pages(pages: Sequence[bytes], paper: Paper, printer: QPrinter, title: str) -> None:
    """Print pictures of pages, each upright or across as it is drawn.

    Args:
        pages: PNG pictures of whole sheets, margins included.
        paper: What they were drawn for.
        printer: Where to; its margins are taken off the paper's edge only.
        title: The name of the job in the printer's queue.

    Raises:
        PrinterError: if the printer refuses a page.
    """
    printer.setDocName(title)
    printer.setFullPage(True)
    painter = QPainter()
    for number, page in enumerate(pages):
        image = QImage.fromData(page)
        _turn(printer, paper, across=image.width() > image.height())
        ready = painter.begin(printer) if number == 0 else printer.newPage()
        if not ready:
            if painter.isActive():
                painter.end()
            raise PrinterError(printer.printerName())
        painter.drawImage(QRectF(painter.viewport()), image)
    painter.end()


def _turn(printer: QPrinter, paper: Paper, *, across: bool) -> None:
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    layout = QPageLayout(
        QPageSize(_SIZES[paper]), way, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
