"""Tests of `planner print` and `planner open`."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from planner.storage.profile_file import read_profile
from tests.commands.terminal import codes, files, refused


def test_the_plan_goes_on_paper_and_comes_back(run: Any, plan: Path) -> None:
    pdf, back = plan.parent / "out.pdf", plan.parent / "back.json"
    assert run("print", plan, pdf).status == 0
    assert stat.S_IMODE(pdf.stat().st_mode) == 0o600
    reader = PdfReader(pdf)
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    for milestone in read_profile(plan).profile.milestones:
        assert milestone.code in text
    assert run("open", pdf, back).status == 0
    assert read_profile(back).profile == read_profile(plan).profile
    refused(run("open", pdf, back), "exists already")


def test_only_private_paper_carries_notes(run: Any, plan: Path) -> None:
    run("check", plan, codes(plan)[0], "--note", "between us", "--evidence", "https://a.b")
    for option, notes in ((), ""), (("--private",), "between us"):
        pdf, back = plan.parent / "out.pdf", plan.parent / f"back{len(option)}.json"
        assert run("print", plan, pdf, *option).status == 0
        assert run("open", pdf, back).status == 0
        opened = read_profile(back).profile.milestones[0]
        assert opened.notes == notes
        assert len(opened.evidence) == 1
        text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
        assert ("between us" in text) == bool(notes)


def test_pages_are_chosen(run: Any, plan: Path) -> None:
    pdf = plan.parent / "out.pdf"
    run("print", plan, pdf)
    whole = len(PdfReader(pdf).pages)
    assert PdfReader(pdf).pages[0].mediabox.width == pytest.approx(595, abs=1)
    options = "--paper letter --sections summary --from 2027-02-01 --to 2027-12-31 --kind project"
    said = run("print", plan, pdf, *options.split(), "--colour")
    assert said.status == 0, said.err
    assert len(PdfReader(pdf).pages) < whole
    assert PdfReader(pdf).pages[0].mediabox.width == pytest.approx(612, abs=1)


def test_skills_and_portfolio_are_printed_without_folders(run: Any, plan: Path) -> None:
    pdf, proof = plan.parent / "out.pdf", plan.parent / "song.wav"
    proof.write_bytes(b"la la")
    run("check", plan, codes(plan)[0], "--evidence", proof)
    assert run("print", plan, pdf, "--sections", "skills,portfolio").status == 0
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    for words in ("Skills", "Portfolio", "song.wav", "Still to come"):
        assert words in text
    assert str(plan.parent) not in text


def test_contacts_are_printed_only_together_with_what_is_private(run: Any, plan: Path) -> None:
    pdf = plan.parent / "out.pdf"
    before = files(plan.parent)
    refused(run("print", plan, pdf, "--sections", "contacts"), "private", "--private")
    assert files(plan.parent) == before
    for sections in ("contacts,events", "events"):
        said = run("print", plan, pdf, "--sections", sections, "--private")
        assert said.status == 0, said.err
        text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
        assert ("No contacts yet." in text) == ("contacts" in sections)
        assert "Events and sessions" in text


@pytest.mark.parametrize(
    ("target", "options", "words"),
    [
        ("plan.json", "", "a file that is not a PDF has that name"),
        ("none/out.pdf", "", "there is no folder"),
        (".", "", "it is a folder"),
        ("out.pdf", "--from 2027-02-01 --to 2027-01-01", "comes before"),
        ("out.pdf", "--from never", "is not a date"),
    ],
)
def test_paper_that_cannot_be_written(
    run: Any, plan: Path, target: str, options: str, words: str
) -> None:
    before = files(plan.parent)
    refused(run("print", plan, plan.parent / target, *options.split()), words)
    assert files(plan.parent) == before


def test_a_pdf_without_a_plan_opens_nothing(run: Any, plan: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(plan.parent / "blank.pdf")
    before = files(plan.parent)
    new = plan.parent / "new.json"
    refused(run("open", plan.parent / "blank.pdf", new), "holds no plan")
    refused(run("open", plan, new), "is not a PDF")
    refused(run("open", plan.parent / "none.pdf", new), "does not exist")
    refused(run("show", plan.parent / "blank.pdf"), "planner open FILE.pdf")
    assert files(plan.parent) == before
