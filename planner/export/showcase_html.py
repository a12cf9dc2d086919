"""A page to hand out as one HTML file: no script, nothing fetched, everything escaped.

Whoever opens it sees it light or dark as their system is, and on paper in black on white. The
colours are those of the app.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Final

from planner.paths import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from planner.export.showcase import Fact, Showcase, ShownPiece

_TOKENS: Final = ("canvas", "surface", "text", "text-2", "text-3", "border", "accent")
#: Nothing but the style in the file itself may be used.
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
)
_PAGE: Final = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<header>
<h1 dir="auto">{title}</h1>
{line}</header>
{pieces}<footer><p>{made_on}</p></footer>
</main>
</body>
</html>
"""


def showcase_html(showcase: Showcase, resources: Path | None = None) -> str:
    """Write a page out; it needs no other file."""
    folder = resources or shipped("resources")
    line = f'<p class="line" dir="auto">{escape(showcase.line)}</p>\n' if showcase.line else ""
    return _PAGE.format(
        language=escape(showcase.language),
        policy=escape(_POLICY),
        title=escape(showcase.title),
        style=_style(folder),
        line=line,
        pieces="".join(map(_piece, showcase.pieces)),
        made_on=escape(showcase.made_on),
    )


def _piece(piece: ShownPiece) -> str:
    about = "".join(f'<p dir="auto">{escape(each)}</p>\n' for each in piece.about)
    facts = "".join(map(_fact, piece.facts))
    listed = f"<dl>\n{facts}</dl>\n" if facts else ""
    title = escape(piece.title)
    return f'<article>\n<h2 dir="auto">{title}</h2>\n{about}{listed}</article>\n'


def _fact(fact: Fact) -> str:
    words = escape(fact.words)
    if fact.address:
        words = f'<a href="{escape(fact.address)}" rel="noopener noreferrer">{words}</a>'
    return f'<div><dt>{escape(fact.name)}</dt><dd dir="auto">{words}</dd></div>\n'


def _style(folder: Path) -> str:
    tokens = json.loads((folder / "theme" / "tokens.json").read_text(encoding="utf-8"))
    light, dark = (
        "".join(f"  --{name}: {tokens[mode][name]};\n" for name in _TOKENS)
        for mode in ("light", "dark")
    )
    sheet = (folder / "print" / "showcase.css").read_text(encoding="utf-8")
    return (
        f":root {{\n{light}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n{sheet}"
    )
