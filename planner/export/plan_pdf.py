"""Sets a report as PDF, or as pictures of the same pages, through Typst.

The PDF follows PDF/UA-1 and PDF/A-3a at once: tagged, with language, title and outline, fonts
embedded as subsets, and the plan itself attached. These standards do not allow a character that no
font on the machine can show; then the same pages are set as an ordinary PDF, with a warning that
names the characters. Everything the pages say goes in as one JSON value and is never read as
markup. Nothing is written to disk. The same report gives the same bytes on the same machine.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence
from planner.export.placeable import placeable_text
from planner.export.report import Report, Section
from planner.paths import shipped

if TYPE_CHECKING:
    from pathlib import Path

    import typst

    from planner.export.report import PrintOptions

#: The name under which the plan is found inside its PDF.
ATTACHMENT_NAME = "plan.json"
#: Families to prefer, one of which almost every machine has; the last comes with Typst.
FAMILIES = (
    "Inter",
    "Segoe UI",
    "Helvetica Neue",
    "Noto Sans",
    "Open Sans",
    "Cantarell",
    "Ubuntu",
    "Liberation Sans",
    "Arial",
    "DejaVu Sans",
    "Libertinus Serif",
)
_STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-3a"]
#: Stands where the report names no icon that we ship.
_ICON = "path"
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.DOTALL)
_NAMED_CHARACTERS = 8
#: The name of every field that holds an address to press.
_ADDRESS = "address"


class TypesettingError(PlannerError):
    """The pages could not be set; nothing was written."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            Sentence(
                "The pages could not be laid out, and nothing was written. The typesetter says "
                "“{reason}”.",
                reason=reason,
            )
        )


class IncompletePdfError(PlannerError):
    """A PDF that was just made does not hold what went in; nothing was written."""

    def __init__(self, lacking: Literal["pages", "plan", "title"]) -> None:
        told = {
            "pages": Sentence(
                "The PDF came out without its pages. Nothing was written. Try again, or leave "
                "something out."
            ),
            "plan": Sentence(
                "The PDF came out without its plan. Nothing was written. Try again, or leave "
                "something out."
            ),
            "title": Sentence(
                "The PDF came out without its title. Nothing was written. Try again, or leave "
                "something out."
            ),
        }
        super().__init__(told[lacking])


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF, what it holds, and what the reader should know about it."""

    data: bytes
    pages: int
    warnings: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """Pictures (PNG) of the pages, and how many belong to each section, in order."""

    images: tuple[bytes, ...]
    sections: tuple[tuple[Section, int], ...]


class Typesetter:
    """Holds the fonts and what was set last, so that the next document costs half.

    Finding the fonts takes most of the time of a first document. Safe to use from several threads,
    which then wait for each other.
    """

    def __init__(self, resources: Path | None = None, template: str = "plan.typ") -> None:
        self._resources = resources or shipped("resources")
        self._template = template
        self._lock = Lock()
        self._compiler: typst.Compiler | None = None
        self._fonts: tuple[str, ...] = ()

    def pdf(self, report: Report, options: PrintOptions, attachment: bytes | None = None) -> Pdf:
        """Set a report as PDF.

        Args:
            report: What the pages say.
            options: Paper, colour and lines.
            attachment: The plan as UTF-8 JSON, to be taken out of the PDF again later.

        Raises:
            TypesettingError: if the pages cannot be laid out.
            IncompletePdfError: if the PDF does not hold what went in.
        """
        value = self._value(report, options)
        return self.typeset(value, report.title, report.printed, attachment)

    def typeset(
        self,
        value: dict[str, Any],
        title: str,
        made: dt.date,
        attachment: bytes | None = None,
    ) -> Pdf:
        """Set what a template places as PDF.

        Args:
            value: Everything the pages say, as plain values; texts are made ready for columns.
            title: The title of the document.
            made: The day it was made; it is no part of the bytes which time it was.
            attachment: The plan as UTF-8 JSON, to be taken out of the PDF again later.

        Raises:
            TypesettingError: if the pages cannot be laid out.
            IncompletePdfError: if the PDF does not hold what went in.
        """
        import typst

        warnings: tuple[Sentence, ...] = ()
        with self._lock:
            inputs = self._inputs(value, title, attachment)
            try:
                data = self._compile(made, inputs, _STANDARDS)
            except typst.TypstError as error:
                unshown = _unshown_characters(error)
                if not unshown:
                    raise TypesettingError(error.message) from error
                warnings = (_unshown_warning(unshown),)
                data = self._compile_plainly(made, inputs)
        return Pdf(data, _checked_pages(data, title, attachment), warnings)

    def pages(self, report: Report, options: PrintOptions, ppi: float = 96) -> Pages:
        """Set a report as pictures of exactly the pages its PDF has.

        Raises:
            TypesettingError: if the pages cannot be laid out.
        """
        import typst

        with self._lock:
            inputs = self._inputs(self._value(report, options), report.title, None)
            compiler = self._ready()
            try:
                images = compiler.compile(format="png", ppi=ppi, sys_inputs=inputs)
                starts = json.loads(compiler.query("<section>", field="value"))
            except typst.TypstError as error:
                raise TypesettingError(error.message) from error
        shown = tuple(images) if isinstance(images, list) else (images or b"",)
        return Pages(shown, _page_counts(starts, len(shown)))

    def _ready(self) -> typst.Compiler:
        if self._compiler is None:
            import typst

            fonts = typst.Fonts()
            installed = {family.casefold() for family in fonts.families()}
            self._fonts = tuple(name for name in FAMILIES if name.casefold() in installed)
            self._compiler = typst.Compiler(
                str(self._resources / "print" / self._template),
                root=str(self._resources),
                font_paths=fonts,
            )
        return self._compiler

    def _value(self, report: Report, options: PrintOptions) -> dict[str, Any]:
        icon = report.summary.icon if report.summary else ""
        # An icon's name comes out of the learner's file, so it may only choose among ours.
        known = {drawing.stem for drawing in (self._resources / "icons").glob("*.svg")}
        return {
            "report": asdict(report),
            "paper": options.paper,
            "colour": options.colour,
            "lines": options.lines,
            "icon": icon if icon in known else _ICON,
            "attachment_name": ATTACHMENT_NAME,
        }

    def _inputs(
        self, value: dict[str, Any], title: str, attachment: bytes | None
    ) -> dict[str, str]:
        self._ready()
        # The title of a document is no column: it goes in as it is.
        placed = {**_placeable(value), "fonts": self._fonts, "title": title}
        return {
            "input": json.dumps(placed, ensure_ascii=False, default=dt.date.isoformat),
            "attachment": attachment.decode() if attachment is not None else "",
        }

    def _compile(
        self, made: dt.date, inputs: dict[str, str], standards: list[typst.PDFStandard]
    ) -> bytes:
        midnight = dt.datetime.combine(made, dt.time(), dt.UTC)
        data = self._ready().compile(
            format="pdf", sys_inputs=inputs, pdf_standards=standards, timestamp=midnight
        )
        return data if isinstance(data, bytes) else b""

    def _compile_plainly(self, made: dt.date, inputs: dict[str, str]) -> bytes:
        import typst

        try:
            return self._compile(made, inputs, [])
        except typst.TypstError as error:
            raise TypesettingError(error.message) from error


def render_pdf(
    report: Report,
    options: PrintOptions,
    attachment: bytes | None = None,
    typesetter: Typesetter | None = None,
) -> Pdf:
    """Set one report as PDF; see `Typesetter.pdf`. Give a typesetter to set several quickly."""
    return (typesetter or Typesetter()).pdf(report, options, attachment)


def render_pages(
    report: Report,
    options: PrintOptions,
    ppi: float = 96,
    typesetter: Typesetter | None = None,
) -> tuple[bytes, ...]:
    """Set one report as PNG pictures of its pages; see `Typesetter.pages`."""
    return (typesetter or Typesetter()).pages(report, options, ppi).images


def _placeable(value: Any) -> Any:
    """A report's values with every text made ready for a column; see `placeable_text`."""
    if isinstance(value, str):
        return placeable_text(value)
    if isinstance(value, dict):
        # An address is followed and not read: a place to break at would lead elsewhere.
        return {
            name: part if name == _ADDRESS else _placeable(part) for name, part in value.items()
        }
    if isinstance(value, tuple | list):
        return [_placeable(part) for part in value]
    return value


def _checked_pages(data: bytes, title: str, attachment: bytes | None) -> int:
    """Open a PDF as a reader would and return its number of pages.

    Raises:
        IncompletePdfError: if it cannot be read, or what went in does not come out.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        pages = len(reader.pages)
        attached = dict(reader.attachments.items()).get(ATTACHMENT_NAME)
        found = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, KeyError) as error:
        raise IncompletePdfError("pages") from error
    if attachment is not None and attached != [attachment]:
        raise IncompletePdfError("plan")
    if not pages or found != title:
        raise IncompletePdfError("title")
    return pages


def _page_counts(starts: list[dict[str, Any]], total: int) -> tuple[tuple[Section, int], ...]:
    ends = [start["page"] for start in starts[1:]] + [total + 1]
    return tuple(
        (Section(start["name"]), end - start["page"])
        for start, end in zip(starts, ends, strict=True)
    )


def _unshown_characters(error: typst.TypstError) -> tuple[str, ...]:
    """The characters a standard refused because no font shows them, each once, in order."""
    texts = _UNSHOWN.findall(f"{error.message}\n{error.diagnostic}")
    return tuple(dict.fromkeys("".join(map(_unescaped, texts))))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def _unshown_warning(characters: tuple[str, ...]) -> Sentence:
    # A joiner inside a picture is refused along with the picture; by itself it shows nothing.
    visible = tuple(each for each in characters if unicodedata.category(each) != "Cf")
    characters = visible or characters
    names = ", ".join(
        f"{character} (U+{ord(character):04X})"
        if character.isprintable()
        else f"U+{ord(character):04X}"
        for character in characters[:_NAMED_CHARACTERS]
    )
    more = len(characters) - _NAMED_CHARACTERS
    if more > 0:
        return Sentence(
            "No font on this computer can show {names} and {count} more. These characters are "
            "missing on the pages, and the PDF is an ordinary one, without the PDF/A and PDF/UA "
            "standards.",
            one="No font on this computer can show {names} and 1 more. These characters are "
            "missing on the pages, and the PDF is an ordinary one, without the PDF/A and PDF/UA "
            "standards.",
            names=names,
            count=more,
        )
    return Sentence(
        "No font on this computer can show {names}. These characters are missing on the pages, and "
        "the PDF is an ordinary one, without the PDF/A and PDF/UA standards.",
        names=names,
    )
