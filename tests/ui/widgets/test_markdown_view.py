"""Markdown that is shown and does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.markdown_view import MarkdownView, as_markdown, is_laid_out_soon


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeSource) -> MarkdownView:
    view = MarkdownView(themes, "Notes")
    qtbot.addWidget(view)
    view.resize(320, 100)
    view.show()
    return view


def _blocks(view: MarkdownView) -> list[QTextBlock]:
    found, block = [], view.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _pictures(view: MarkdownView) -> int:
    count = 0
    for block in _blocks(view):
        parts = block.begin()
        while not parts.atEnd():
            count += parts.fragment().charFormat().isImageFormat()
            parts += 1
    return count


def _links(view: MarkdownView) -> set[str]:
    found = set()
    for block in _blocks(view):
        parts = block.begin()
        while not parts.atEnd():
            found.add(parts.fragment().charFormat().anchorHref())
            parts += 1
    return found - {""}


def test_headings_lists_and_emphasis_are_laid_out(view: MarkdownView) -> None:
    view.set_text("# Bass\n- **kick** first\n- snare\n\n1. listen")
    first = _blocks(view)[0]
    assert first.blockFormat().headingLevel() == 1
    size = first.begin().fragment().charFormat().fontPointSize()
    assert view.font().pointSizeF() < size < 1.5 * view.font().pointSizeF()
    assert "**" not in view.toPlainText()
    assert sum(block.textList() is not None for block in _blocks(view)) == 3


def test_lines_end_where_they_were_ended(view: MarkdownView) -> None:
    view.set_text("first\nsecond\n\nthird")
    assert view.toPlainText().replace("\u2028", "\n").splitlines() == ["first", "second", "third"]


def test_html_is_shown_as_letters(view: MarkdownView) -> None:
    text = "<b>loud</b> <img src='/etc/hosts'> &amp; <script>x</script>"
    view.set_text(text)
    shown = view.toPlainText()
    for letters in ("<b>loud</b>", "<img src='/etc/hosts'>", "<script>x</script>"):
        assert letters in shown
    assert _pictures(view) == 0


@pytest.mark.parametrize(
    "text",
    [
        "![x]({path})",
        "![x][1]\n\n[1]: {path}",
        "![x]\n\n[x]: {path}",
        "[![x]({path})]({path})",
        "`![x]({path})`",
        "| a |\n|-|\n| ![x]({path}) |",
    ],
)
def test_a_picture_is_never_loaded(
    view: MarkdownView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(MarkdownView, "loadResource", lambda _, *what: asked.append(what))
    view.set_text(text.format(path=tmp_path / "a.png"))
    view.grab()
    assert _pictures(view) == 0
    assert asked == []
    assert "x" in view.toPlainText()


@given(st.text(alphabet="![]()x/:\n*`<>| \\-1.", max_size=60))
def test_no_text_makes_a_picture(text: str) -> None:
    document = QTextDocument()
    document.setMarkdown(
        as_markdown(text),
        QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        | QTextDocument.MarkdownFeature.MarkdownNoHTML,
    )
    assert "\N{OBJECT REPLACEMENT CHARACTER}" not in document.toPlainText()


def test_a_link_is_asked_for_and_not_followed(view: MarkdownView, qtbot: QtBot) -> None:
    view.set_text("[the song](https://example.org/song)")
    assert _links(view) == {"https://example.org/song"}
    assert not view.openLinks()
    assert not view.openExternalLinks()
    with (
        qtbot.assertNotEmitted(view.edit_requested),
        qtbot.waitSignal(view.link_requested) as asked,
    ):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 16))
    assert asked.args == ["https://example.org/song"]
    view.highlighted.emit(view.source().resolved("https://example.org/<b>"))
    assert "<b>" not in view.viewport().toolTip()


def test_a_link_is_followed_by_keys_and_enter_beside_it_edits(
    view: MarkdownView, qtbot: QtBot
) -> None:
    view.set_text("[the song](https://example.org/song) and more")
    view.setFocus()
    with qtbot.waitSignal(view.edit_requested):
        QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.link_requested) as asked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["https://example.org/song"]


def test_a_press_beside_links_edits(view: MarkdownView, qtbot: QtBot) -> None:
    view.set_text("Bass and kick fight")
    with qtbot.waitSignal(view.edit_requested):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 16))


@pytest.mark.parametrize(
    "text",
    ["x" * 20_001, "1. a\n" * 500, "> " * 60 + "x", "- " * 100, "1. " * 80 + "x", "W" * 5000],
)
def test_what_would_take_long_is_shown_as_it_is(view: MarkdownView, text: str) -> None:
    view.set_text(text)
    assert view.toPlainText().split() == text.split()


def test_ordinary_notes_are_laid_out() -> None:
    assert is_laid_out_soon("# Plan\n" + "- one\n  - two\n    - three\n" * 50)
    assert is_laid_out_soon("----\n1. a\n> b\n")


def test_it_is_as_high_as_its_text_up_to_a_limit(view: MarkdownView) -> None:
    view.set_text("One line")
    low = view.height()
    view.set_text("\n".join(map(str, range(8))))
    middle = view.height()
    view.set_text("\n".join(map(str, range(80))))
    assert low < middle < view.height() < 600


def test_links_take_the_colour_of_another_theme(view: MarkdownView, themes: ThemeSource) -> None:
    view.set_text("[the song](https://example.org/song)")
    before = view.grab().toImage()
    themes.set_mode("dark")
    themes.apply()
    assert view.grab().toImage() != before
    themes.set_mode("light")
    themes.apply()
