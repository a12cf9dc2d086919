"""Tests of `planner.export.showcase_pdf` and its template, on real PDFs."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from planner.export.plan_pdf import Typesetter
from planner.export.report import Paper
from planner.export.showcase_pdf import TEMPLATE, showcase_pdf
from tests.export import print_samples as samples
from tests.export.test_showcase import FILE, LINK, shown


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """One for all tests: the fonts are looked for once."""
    return Typesetter(template=TEMPLATE)


def test_the_page_says_what_it_should_and_carries_no_plan(typesetter: Typesetter) -> None:
    pdf = showcase_pdf(shown(FILE, LINK), Paper.A4, typesetter)
    assert pdf.warnings == ()
    reader = PdfReader(io.BytesIO(pdf.data))
    assert dict(reader.attachments) == {}
    assert reader.metadata is not None
    assert reader.metadata.title == "Ann Mixer"
    # Places to break at are invisible, and stand in addresses only.
    text = " ".join(samples.texts_of(pdf.data)).replace("\u200b", "")
    for words in ("Ann Mixer", "The <b>mix</b>", "Mixed it & mastered it", "mix.wav", "Page 1 of"):
        assert words in text
    assert "secret" not in text
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    targets = {str(note["/A"]["/URI"]) for note in notes}
    assert targets == {"https://example.org/hear?a=1&b=2", "https://example.org/mix"}


@pytest.mark.parametrize("paper", list(Paper))
def test_many_and_long_pieces_stay_within_the_margins(typesetter: Typesetter, paper: Paper) -> None:
    long = FILE.model_copy(
        update={
            "title": "Donaudampfschiff" * 15,
            "about": "\n".join("Words about it. " * 30 for _ in range(20)),
            "link": "https://example.org/" + "a" * 300,
        }
    )
    pieces = [
        FILE.model_copy(update={"title": f"Piece {number}", "about": "Words. " * (number * 7)})
        for number in range(30)
    ]
    pdf = showcase_pdf(shown(long, *pieces), paper, typesetter)
    assert pdf.pages > 5
    assert samples.outside_margins(pdf.data) == []


def test_a_page_without_pieces_is_a_page(typesetter: Typesetter) -> None:
    assert showcase_pdf(shown(line=""), Paper.LETTER, typesetter).pages == 1
