"""Tests of `planner.export.showcase_html`: one file, nothing fetched, nothing run."""

from __future__ import annotations

from html.parser import HTMLParser

from planner.export.showcase_html import showcase_html
from tests.export.test_showcase import FILE, LINK, shown

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e{style}'
_VOID = {"meta", "link", "img", "br", "hr"}


class Reader(HTMLParser):
    """Reads a page as a browser does: its elements, their attributes and their words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(data)

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


def test_the_page_is_whole_in_itself() -> None:
    page = Reader(showcase_html(shown(FILE, LINK)))
    assert page.named("script", "img", "link", "iframe", "object", "form", "base", "svg") == []
    assert len(page.named("style")) == 1
    loaded = {"src", "srcset", "background", "action", "data", "poster"}
    assert not any(loaded & attributes.keys() for _, attributes in page.elements)
    assert not any(name.startswith("on") for _, each in page.elements for name in each)
    text = showcase_html(shown(FILE))
    assert "url(" not in text
    assert "@import" not in text
    (policy,) = (each for each in page.named("meta") if each.get("http-equiv"))
    assert str(policy["content"]).startswith("default-src 'none'")
    (html,) = page.named("html")
    assert html["lang"] == "en"


def test_what_the_learner_wrote_is_shown_and_never_run() -> None:
    fields = {"title": HOSTILE, "about": HOSTILE, "part": HOSTILE, "tools": (HOSTILE,)}
    odd = FILE.model_copy(update=fields)
    text = showcase_html(shown(odd, title=HOSTILE, line=HOSTILE))
    page = Reader(text)
    assert page.named("script", "img") == []
    assert "\u202e" not in text
    told = " ".join(page.words)
    assert told.count("<script>alert(1)</script>") >= 5


def test_addresses_can_be_pressed_and_tell_nobody_who_pressed() -> None:
    page = Reader(showcase_html(shown(FILE, LINK)))
    anchors = page.named("a")
    assert [each["href"] for each in anchors] == [
        "https://example.org/hear?a=1&b=2",
        "https://example.org/mix",
    ]
    assert all(each["rel"] == "noopener noreferrer" for each in anchors)
    unsafe = LINK.model_copy(update={"target": "javascript:alert(1)"})
    assert Reader(showcase_html(shown(unsafe))).named("a") == []


def test_both_themes_and_paper_are_in_the_style() -> None:
    text = showcase_html(shown(FILE))
    assert "--text: #191D20;" in text
    assert "prefers-color-scheme: dark" in text
    assert "--text: #ECEFF1;" in text
    assert "@media print" in text


def test_a_page_without_a_line_or_pieces_is_a_page() -> None:
    page = Reader(showcase_html(shown(line="")))
    assert page.named("article") == []
    assert len(page.named("h1")) == 1
