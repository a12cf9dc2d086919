"""Tests of `planner.imports.printed_plan`: the plan's bytes or one sentence, whatever the PDF."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from planner.imports import printed_plan
from planner.imports.printed_plan import (
    DamagedPdfError,
    LockedPdfError,
    MissingPdfError,
    NoPlanInPdfError,
    NotAPdfError,
    PrintedPlanError,
    TooLargePdfError,
    UnreadablePdfError,
    attached_plan,
)

PLAN = b'{"format":"learning-path-plan","schema_version":1,"name":"F\xc3\xb6ley"}'


def pdf_with(attachments: dict[str, bytes], password: str | None = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    for name, data in attachments.items():
        writer.add_attachment(name, data)
    if password is not None:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def written(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "plan.pdf"
    file.write_bytes(data)
    return file


def outcome(file: Path) -> bytes | str:
    """Return the plan, or the sentence that says why there is none."""
    try:
        return attached_plan(file)
    except PrintedPlanError as error:
        return str(error)


def test_the_plan_comes_out_byte_for_byte(tmp_path: Path) -> None:
    assert attached_plan(written(tmp_path, pdf_with({"plan.json": PLAN}))) == PLAN


def test_other_attachments_are_passed_over(tmp_path: Path) -> None:
    data = pdf_with({"a.txt": b"hello", "b.json": b'{"format":"other"}', "z.bin": PLAN})
    assert attached_plan(written(tmp_path, data)) == PLAN


def test_only_the_first_few_attachments_are_unpacked(tmp_path: Path) -> None:
    many = {f"bomb-{number}": b"0" * 1000 for number in range(20)}
    with pytest.raises(NoPlanInPdfError):
        attached_plan(written(tmp_path, pdf_with({**many, "plan.json": PLAN})))


def test_a_plan_that_unpacks_to_more_than_a_plan_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = written(tmp_path, pdf_with({"plan.json": PLAN + b" " * 500_000}))
    monkeypatch.setattr(printed_plan, "MAX_BYTES", 400_000)
    monkeypatch.setattr(printed_plan, "_read", lambda path: path.read_bytes())
    with pytest.raises(TooLargePdfError):
        attached_plan(packed)


@pytest.mark.parametrize("attachments", [{}, {"plan.json": b"{}"}, {"plan.json": b""}])
def test_a_pdf_without_a_plan_says_so(tmp_path: Path, attachments: dict[str, bytes]) -> None:
    with pytest.raises(NoPlanInPdfError, match="holds no plan"):
        attached_plan(written(tmp_path, pdf_with(attachments)))


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_locked_pdf_says_so(tmp_path: Path, password: str) -> None:
    with pytest.raises(LockedPdfError, match="password"):
        attached_plan(written(tmp_path, pdf_with({"plan.json": PLAN}, password)))


@pytest.mark.parametrize("data", [b"", b"hello", PLAN, b"\0" * 4000, b"x" * 2000 + b"%PDF-1.7"])
def test_a_file_that_is_no_pdf_says_so(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(NotAPdfError, match="not a PDF"):
        attached_plan(written(tmp_path, data))


def test_missing_and_odd_files(tmp_path: Path) -> None:
    with pytest.raises(MissingPdfError):
        attached_plan(tmp_path / "none.pdf")
    with pytest.raises(NotAPdfError):
        attached_plan(tmp_path)
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    with pytest.raises(NotAPdfError):
        attached_plan(pipe)
    with pytest.raises(UnreadablePdfError):
        attached_plan(tmp_path / "a\0b.pdf")


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed_plan, "MAX_BYTES", 100)
    with pytest.raises(TooLargePdfError):
        attached_plan(written(tmp_path, pdf_with({"plan.json": PLAN})))


def test_a_pdf_cut_anywhere_is_one_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = pdf_with({"plan.json": PLAN})
    for length in range(5, len(whole) - 1, 7):
        found = outcome(written(tmp_path, whole[:length]))
        assert found == PLAN or (isinstance(found, str) and len(found.splitlines()) == 1)
    assert capfd.readouterr() == ("", ""), "the reader's own remarks are not shown"


def test_a_pdf_with_changed_bytes_is_one_sentence(tmp_path: Path) -> None:
    whole = pdf_with({"plan.json": PLAN})
    choose = random.Random(7)
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(choose.randrange(1, 6)):
            data[choose.randrange(8, len(data))] = choose.randrange(256)
        found = outcome(written(tmp_path, bytes(data)))
        assert isinstance(found, bytes) or len(found.splitlines()) == 1


@given(st.binary(max_size=400))
def test_anything_after_the_mark_of_a_pdf_is_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, tail: bytes
) -> None:
    file = written(tmp_path_factory.mktemp("pdf"), b"%PDF-1.7\n" + tail)
    with pytest.raises(PrintedPlanError):
        attached_plan(file)


@pytest.mark.parametrize(
    "names",
    [
        b"/Names 7", b"/Names << /EmbeddedFiles 3 0 R >>", b"/Names << /EmbeddedFiles [1 2] >>",
        b"/Names << /EmbeddedFiles << /Names [(a) 1 0 R] >> >>",
        b"/Names << /EmbeddedFiles << /Names [(a)] >> >>",
        b"/Names << /EmbeddedFiles << /Kids [1 0 R 1 0 R] >> >>",
        b"/Names 1 0 R", b"/Names << /EmbeddedFiles 1 0 R >> /Kids [1 0 R]",
        b"/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 1 0 R >> >>] >> >>",
        b"/Names << /EmbeddedFiles << /Names [(a) << /EF 9 0 R >>] >> >>",
    ],
)  # fmt: skip
def test_a_tree_of_names_made_to_do_harm(tmp_path: Path, names: bytes) -> None:
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + names + b" >>\nendobj\n"
    xref = (
        b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
        b"trailer\n<< /Root 1 0 R /Size 2 >>\nstartxref\n%d\n%%%%EOF" % len(body)
    )
    with pytest.raises((DamagedPdfError, NoPlanInPdfError)):
        attached_plan(written(tmp_path, body + xref))
