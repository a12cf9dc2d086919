"""Tests of `planner.export.plan_pdf` and the templates in `resources/print`, on real PDFs."""

from __future__ import annotations

import io
import re
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader

from planner.domain.milestone_edits import add_pieces
from planner.domain.network import Contact, FollowUp, by_follow_up
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Evidence, EvidenceKind
from planner.export import plan_pdf
from planner.export.plan_pdf import (
    ATTACHMENT_NAME,
    IncompletePdfError,
    Pdf,
    Typesetter,
    TypesettingError,
    render_pages,
    render_pdf,
)
from planner.export.plan_report import Paper, PrintOptions, Report, Section, plan_report
from planner.words import ENGLISH
from tests.export import print_samples as samples

PLAN = b'{"format":"learning-path-plan","name":"\xc3\xa9t\xc3\xa9"}'


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """One for all tests: the fonts are looked for once."""
    return Typesetter()


def report(plan: Plan, options: PrintOptions) -> Report:
    return plan_report(plan, samples.catalogue(), ENGLISH, options, plan.today)


def printed(typesetter: Typesetter, plan: Plan, **options: Any) -> Pdf:
    chosen = PrintOptions(**options)
    return render_pdf(report(plan, chosen), chosen, PLAN, typesetter)


def titles(plan: Plan) -> list[str]:
    return [each.milestone.title for phase in plan.phases for each in phase.milestones]


def in_order(wanted: list[str], text: str) -> bool:
    """Whether all of them are found by plain search, each after the one before."""
    position = 0
    for each in wanted:
        position = text.find(each, position)
        if position < 0:
            return False
    return True


# --- What the pages say -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "paper"),
    [
        pytest.param(samples.fresh(), Paper.A4, id="fresh-a4"),
        pytest.param(samples.halfway(), Paper.LETTER, id="halfway-letter"),
        pytest.param(samples.fresh(), Paper.LETTER, id="fresh-letter", marks=pytest.mark.campaign),
        pytest.param(samples.halfway(), Paper.A4, id="halfway-a4", marks=pytest.mark.campaign),
    ],
)
def test_every_title_is_found_in_order_inside_the_margins(
    typesetter: Typesetter, plan: Plan, paper: Paper
) -> None:
    pdf = printed(typesetter, plan, paper=paper)
    text = " ".join(samples.texts_of(pdf.data))
    assert in_order(titles(plan), text)
    assert samples.outside_margins(pdf.data) == []
    assert pdf.warnings == ()
    for planned in plan.milestones:
        assert planned.milestone.code in text


def test_the_paper_is_the_one_chosen_and_the_timeline_lies_across(typesetter: Typesetter) -> None:
    for paper, width, height in ((Paper.A4, 595, 842), (Paper.LETTER, 612, 792)):
        pages = PdfReader(io.BytesIO(printed(typesetter, samples.fresh(), paper=paper).data)).pages
        sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]
        assert sizes[0] == (width, height)
        assert sizes[-1] == (height, width)


def test_every_page_has_its_number_and_the_day(typesetter: Typesetter) -> None:
    pdf = printed(typesetter, samples.fresh())
    texts = samples.texts_of(pdf.data)
    assert pdf.pages == len(texts)
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text
    assert all("Printed 4 January 2027" in text for text in texts if "Timeline" not in text)


def test_a_milestone_never_splits_and_its_phase_and_columns_come_back(
    typesetter: Typesetter,
) -> None:
    plan = samples.fresh()
    pdf = printed(typesetter, plan, sections=(Section.CHECKLIST,))
    texts = samples.texts_of(pdf.data)
    assert len(texts) > len(plan.phases), "some phase goes on to a second page"
    for text in texts:
        assert re.search(r"Phase \d of 4", text)
        assert "Milestone and what counts as done" in text
    for planned in plan.milestones:
        milestone = planned.milestone
        page = next(text for text in texts if milestone.code in text)
        assert milestone.title in page
        for sentence in milestone.definition.criteria:
            # A line may end after a hyphen, which then looks like a space to a search.
            assert sentence.rstrip(".").replace("-", "- ") in page.replace("-", "- ").replace(
                "-  ", "- "
            )


def test_note_lines_go_first_where_room_is_short(typesetter: Typesetter) -> None:
    def notes(paper: Paper, *, lines: bool) -> int:
        pdf = printed(
            typesetter, samples.fresh(), paper=paper, lines=lines, sections=(Section.CHECKLIST,)
        )
        return sum(
            bool(re.search(r"\bNotes To check off", text)) for text in samples.texts_of(pdf.data)
        )

    assert 0 < notes(Paper.A4, lines=True) <= 4
    assert notes(Paper.A4, lines=False) == 0
    assert notes(Paper.LETTER, lines=True) <= 4


def test_no_text_is_smaller_than_eight_points(typesetter: Typesetter) -> None:
    with pdfplumber.open(io.BytesIO(printed(typesetter, samples.halfway()).data)) as pdf:
        sizes = {round(char["size"], 1) for page in pdf.pages for char in page.chars}
    assert min(sizes) >= 8


def test_boxes_are_five_millimetres(typesetter: Typesetter) -> None:
    pdf = printed(typesetter, samples.fresh(), sections=(Section.CHECKLIST,))
    with pdfplumber.open(io.BytesIO(pdf.data)) as opened:
        shapes = [
            shape for page in opened.pages for shape in (*page.rects, *page.curves)
            if abs(shape["width"] - 14.17) < 0.1 and abs(shape["height"] - 14.17) < 0.1
        ]  # fmt: skip
    assert len(shapes) == len(samples.fresh().milestones)


def test_black_and_white_is_grey_only_and_colour_is_not(typesetter: Typesetter) -> None:
    def is_grey(colour: Any) -> bool:
        if not isinstance(colour, tuple | list) or len(colour) < 3:
            return True
        return max(colour) - min(colour) < 0.02

    for in_colour in (False, True):
        pdf = printed(typesetter, samples.fresh(), colour=in_colour)
        with pdfplumber.open(io.BytesIO(pdf.data)) as opened:
            colours = [
                shape[key]
                for page in opened.pages
                for shape in (*page.rects, *page.curves, *page.lines, *page.chars)
                for key in ("stroking_color", "non_stroking_color")
                if shape.get(key) is not None
            ]
        assert all(map(is_grey, colours)) is not in_colour


def test_a_long_plan_is_printed_whole(typesetter: Typesetter) -> None:
    plan = samples.long_plan(80)
    pdf = printed(typesetter, plan, sections=(Section.CHECKLIST, Section.TIMELINE))
    text = " ".join(samples.texts_of(pdf.data))
    assert in_order(titles(plan), text)
    assert samples.outside_margins(pdf.data) == []


@pytest.mark.campaign
def test_a_thousand_milestones_are_printed_whole(typesetter: Typesetter) -> None:
    plan = samples.long_plan(1000)
    pdf = printed(typesetter, plan)
    assert in_order(titles(plan), " ".join(samples.texts_of(pdf.data)))
    assert pdf.pages > 100


def test_people_and_events_have_pages_of_their_own(typesetter: Typesetter) -> None:
    contacts = tuple(
        Contact(
            id=f"contact-{number}",
            name=f"Person {number}",
            met="Somewhere",
            notes="Words about them. " * (number % 7),
            follow_up=FollowUp(on=samples.START, about="A mix") if number % 2 else None,
        )
        for number in range(60)
    )
    profile = samples.halfway().profile.model_copy(update={"contacts": contacts})
    plan = plan_of(profile, samples.HALFWAY)
    sections = (Section.WEEK, Section.CONTACTS, Section.EVENTS)
    pdf = printed(typesetter, plan, sections=sections, private=True)
    text = " ".join(samples.texts_of(pdf.data))
    assert in_order([f" {each.name} " for each in by_follow_up(contacts)], text)
    assert samples.outside_margins(pdf.data) == []
    assert pdf.warnings == ()
    reader = PdfReader(io.BytesIO(pdf.data))
    titles_shown = [entry.title for entry in reader.outline]  # type: ignore[union-attr]
    assert titles_shown == ["This week", "Contacts", "Events and sessions"]
    chosen = PrintOptions(sections=sections, private=True)
    pages = typesetter.pages(report(plan, chosen), chosen, 20)
    assert [section for section, _ in pages.sections] == list(sections)
    assert sum(count for _, count in pages.sections) == pdf.pages


def test_skills_and_portfolio_have_pages_of_their_own(typesetter: Typesetter) -> None:
    profile = samples.halfway().profile
    odd = Evidence(
        kind=EvidenceKind.FILE,
        target="/home/somebody/" + "Donaudampfschiff" * 9 + ".wav",
        added=samples.HALFWAY,
        starred=True,
        about="Words about it. " * 60,
        link="https://example.org/" + "a" * 200,
    )
    first = next(each for each in profile.milestones if each.evidence)
    edit = add_pieces(profile, first.id, (odd,))
    assert edit is not None
    plan = plan_of(edit.apply(profile)[0], samples.HALFWAY)
    sections = (Section.SKILLS, Section.PORTFOLIO)
    pdf = printed(typesetter, plan, sections=sections)
    assert pdf.warnings == ()
    assert samples.outside_margins(pdf.data) == []
    reader = PdfReader(io.BytesIO(pdf.data))
    titles_shown = [entry.title for entry in reader.outline]  # type: ignore[union-attr]
    assert titles_shown == ["Skills", "Portfolio"]
    text = " ".join(samples.texts_of(pdf.data))
    names = [samples.catalogue().skill_name(each.skill) for each in plan.skills if each.required]
    assert all(name in text for name in names)
    assert "somebody" not in text
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    assert {str(note["/A"]["/URI"]) for note in notes} == {odd.link, "https://example.org"}
    chosen = PrintOptions(sections=sections)
    pages = typesetter.pages(report(plan, chosen), chosen, 20)
    assert [section for section, _ in pages.sections] == list(sections)
    assert sum(count for _, count in pages.sections) == pdf.pages


def test_pages_about_nobody_say_so(typesetter: Typesetter) -> None:
    empty = plan_of(samples.fresh().profile.model_copy(update={"milestones": ()}), samples.START)
    pdf = printed(typesetter, empty, sections=(Section.CONTACTS, Section.EVENTS), private=True)
    first, second = samples.texts_of(pdf.data)
    assert "No contacts yet." in first
    assert "No event or session has a day yet." in second
    pdf = printed(typesetter, empty, sections=(Section.SKILLS, Section.PORTFOLIO))
    assert "No link and no file yet." in samples.texts_of(pdf.data)[-1]


def test_nothing_to_print_is_still_a_page(typesetter: Typesetter) -> None:
    pdf = printed(typesetter, samples.fresh(), phases=(9,), sections=(Section.CHECKLIST,))
    assert pdf.pages == 1
    assert "No milestone matches" in samples.texts_of(pdf.data)[0]


# --- What the file is ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def file(typesetter: Typesetter) -> PdfReader:
    """A printed plan, opened."""
    return PdfReader(io.BytesIO(printed(typesetter, samples.halfway()).data))


def test_it_follows_pdf_ua_and_pdf_a(file: PdfReader) -> None:
    root = file.root_object
    xmp = root["/Metadata"].get_data().decode()  # type: ignore[union-attr]
    assert re.search(r"<pdfuaid:part>\s*1\s*<", xmp)
    assert re.search(r"<pdfaid:part>\s*3\s*<", xmp)
    assert re.search(r"<pdfaid:conformance>\s*A\s*<", xmp)
    assert root["/MarkInfo"]["/Marked"] is not None  # type: ignore[index]
    assert bool(root["/MarkInfo"]["/Marked"])  # type: ignore[index]
    assert root["/Lang"] in {"en", "en-GB"}
    assert root["/StructTreeRoot"]["/K"]  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]


def test_title_and_day_are_those_of_the_report(file: PdfReader) -> None:
    assert file.metadata is not None
    assert file.metadata.title == "Mixing Engineer learning path"
    assert file.metadata["/CreationDate"].startswith("D:20270920")


def test_the_outline_leads_to_summary_phases_and_timeline(file: PdfReader) -> None:
    entries = [
        (entry.title, file.get_destination_page_number(entry))  # type: ignore[union-attr, arg-type]
        for entry in file.outline
    ]
    names = [phase.name for phase in samples.halfway().phases]
    assert [title for title, _ in entries] == ["Mixing Engineer", *names, "Timeline"]
    pages = [page for _, page in entries]
    assert pages == sorted(set(pages))
    assert pages[0] == 0


def test_phases_in_the_summary_link_to_their_pages(file: PdfReader) -> None:
    links = [
        note.get_object()
        for note in file.pages[0].get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]
    assert len(links) == 4


def test_fonts_are_embedded_as_subsets(file: PdfReader) -> None:
    seen = 0
    for page in file.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            for part in font.get_object()["/DescendantFonts"]:
                described = part.get_object()
                assert re.match(r"/[A-Z]{6}\+", described["/BaseFont"])
                assert {"/FontFile2", "/FontFile3"} & set(described["/FontDescriptor"])
                seen += 1
    assert seen


def test_the_plan_comes_out_as_it_went_in(file: PdfReader) -> None:
    assert dict(file.attachments.items()) == {ATTACHMENT_NAME: [PLAN]}


def test_without_a_plan_nothing_is_attached(typesetter: Typesetter) -> None:
    options = PrintOptions(sections=(Section.SUMMARY,))
    pdf = render_pdf(report(samples.fresh(), options), options, typesetter=typesetter)
    assert not dict(PdfReader(io.BytesIO(pdf.data)).attachments.items())


def test_the_same_report_gives_the_same_bytes(typesetter: Typesetter) -> None:
    one = printed(typesetter, samples.halfway(), sections=(Section.SUMMARY,))
    other = printed(Typesetter(), samples.halfway(), sections=(Section.SUMMARY,))
    assert one.data == other.data


# --- Text of the learner ------------------------------------------------------------------------

HOSTILE = [
    "#panic()",
    "*bold* _it_ `raw` $x^2$ @ref <label>",
    r"back\slash \u{41} \\ and #sys.version",
    '#read("/theme/tokens.json")',
    "// not a comment /* nor this */",
    "= Heading - item + item / term: x",
    "quotes \" ' and {braces} [brackets]",
    "finish office waffle affix",
]


def test_text_is_never_read_as_markup(typesetter: Typesetter) -> None:
    plan = samples.titled(HOSTILE)
    pdf = printed(typesetter, plan, sections=(Section.CHECKLIST,))
    text = " ".join(samples.texts_of(pdf.data))
    for title in HOSTILE:
        assert " ".join(title.split()) in text


def test_a_title_is_found_wherever_its_lines_end(typesetter: Typesetter) -> None:
    wanted = [
        f"{'x' * length} mix before-and-after pairs of a song-a-day" for length in range(2, 30)
    ]
    pdf = printed(typesetter, samples.titled(wanted), sections=(Section.CHECKLIST,))
    assert in_order(wanted, " ".join(samples.texts_of(pdf.data)))


def test_long_words_and_titles_stay_inside(typesetter: Typesetter) -> None:
    long = ["W" * 300, "word " * 59 + "words", "https://example.org/" + "a-b_c" * 40, "漢字" * 150]
    pdf = printed(typesetter, samples.titled(long))
    assert samples.outside_margins(pdf.data) == []
    joined = "".join(samples.texts_of(pdf.data)).replace(" ", "").replace("\u200b", "")
    assert "W" * 300 in joined


def test_lines_and_controls_become_spaces(typesetter: Typesetter) -> None:
    tricky = "one\ntwo\r\nthree\x07four \u202eevil\u202c"
    pdf = printed(typesetter, samples.titled([tricky]), sections=(Section.CHECKLIST,))
    assert "one two three four evil" in samples.texts_of(pdf.data)[0]


def test_other_scripts_keep_the_standards_where_a_font_shows_them(typesetter: Typesetter) -> None:
    pdf = printed(
        typesetter,
        samples.titled(["Mix für Ångström", "Сведение дорожек", "Μίξη φωνής"]),
        sections=(Section.CHECKLIST,),
    )
    text = samples.texts_of(pdf.data)[0]
    assert "Сведение дорожек" in text
    assert "Μίξη φωνής" in text
    assert b"pdfaid" in pdf.data or pdf.warnings == ()


def test_a_character_no_font_shows_gives_an_ordinary_pdf_and_a_warning(
    typesetter: Typesetter,
) -> None:
    pdf = printed(
        typesetter,
        samples.titled(["Odd \U0010fffd and \u0378 title"]),
        sections=(Section.CHECKLIST,),
    )
    warning = str(pdf.warnings[0])
    assert "U+10FFFD" in warning
    assert "U+0378" in warning
    text = samples.texts_of(pdf.data)[0]
    assert "title" in text
    reader = PdfReader(io.BytesIO(pdf.data))
    assert "pdfaid:part" not in reader.root_object["/Metadata"].get_data().decode()  # type: ignore[union-attr]
    assert dict(reader.attachments.items()) == {ATTACHMENT_NAME: [PLAN]}


def test_many_unshown_characters_are_counted() -> None:
    warning = str(plan_pdf._unshown_warning(tuple(chr(0x10F000 + number) for number in range(11))))
    assert str(plan_pdf._unshown_warning(("\u200d", "x"))).startswith(
        "No font on this computer can show x (U+0078). "
    )
    assert warning.count("U+") == 8
    assert "and 3 more" in warning


def test_an_icon_may_not_point_anywhere_else(typesetter: Typesetter) -> None:
    plan = samples.fresh()
    target = plan.profile.targets[0].model_copy(update={"icon": "../theme/tokens"})
    profile = plan.profile.model_copy(update={"targets": (target,)})
    changed = type(plan)(
        **{name: getattr(plan, name) for name in plan.__slots__} | {"profile": profile}
    )
    assert printed(typesetter, changed, sections=(Section.SUMMARY,)).pages == 1


# --- Pictures and failures ----------------------------------------------------------------------


def test_the_preview_has_the_pages_of_the_pdf(typesetter: Typesetter) -> None:
    options = PrintOptions()
    found = report(samples.fresh(), options)
    pages = typesetter.pages(found, options, 48)
    assert len(pages.images) == render_pdf(found, options, None, typesetter).pages
    assert [section for section, _ in pages.sections] == list(options.sections)
    assert sum(count for _, count in pages.sections) == len(pages.images)
    assert dict(pages.sections)[Section.SUMMARY] == 1
    assert all(image.startswith(b"\x89PNG") for image in pages.images)
    assert render_pages(found, options, 48, typesetter) == pages.images


def test_a_broken_template_is_one_sentence(tmp_path: Any) -> None:
    (tmp_path / "print").mkdir()
    (tmp_path / "icons").mkdir()
    (tmp_path / "print" / "plan.typ").write_text('#panic("no")')
    options = PrintOptions(sections=(Section.SUMMARY,))
    found = report(samples.fresh(), options)
    broken = Typesetter(tmp_path)
    with pytest.raises(TypesettingError, match="nothing was written"):
        broken.pdf(found, options)
    with pytest.raises(TypesettingError, match="nothing was written"):
        broken.pages(found, options)
    # What looks like a missing character is tried once more without the standards.
    (tmp_path / "print" / "plan.typ").write_text(
        '#assert(false, message: "the text `\\"x\\"` could not be displayed")'
    )
    with pytest.raises(TypesettingError, match="nothing was written"):
        Typesetter(tmp_path).pdf(found, options)


def test_a_pdf_without_what_went_in_is_refused(typesetter: Typesetter) -> None:
    options = PrintOptions(sections=(Section.SUMMARY,))
    found = report(samples.fresh(), options)
    pdf = typesetter.pdf(found, options)
    with pytest.raises(IncompletePdfError, match="plan"):
        plan_pdf._checked_pages(pdf.data, found, PLAN)
    with pytest.raises(IncompletePdfError, match="pages"):
        plan_pdf._checked_pages(b"%PDF-1.7\nnothing", found, None)
    other = report(samples.fresh("foley-artist"), options)
    with pytest.raises(IncompletePdfError, match="title"):
        plan_pdf._checked_pages(pdf.data, other, None)
