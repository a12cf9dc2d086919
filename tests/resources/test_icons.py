"""Every icon named anywhere is shipped, and every shipped icon is a drawing of the agreed kind."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from planner import paths

ICONS = paths.shipped("resources") / "icons"
FILES = sorted(ICONS.glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {f"{SVG}{name}" for name in ("path", "circle", "rect")}

#: Names the design agreed on, whether a page uses them yet or not.
AGREED = """
house list-bullets calendar-blank chart-bar-horizontal briefcase users compass gear-six plus minus
check timer skip-forward-circle arrows-clockwise printer file-pdf export magnifying-glass
funnel-simple columns crosshair eye pencil-simple trash x keyboard push-pin dots-three
arrow-counter-clockwise arrow-clockwise floppy-disk folder-open calendar-plus user-plus
check-circle check-circle-fill lock-simple-fill warning-circle warning info
clock-counter-clockwise flow-arrow pause target note paperclip link-simple link-break headphones
image file-text file-x files calendar-x wallet star star-fill book-open wrench chats-circle
users-three flag repeat handshake microphone faders disc speaker-high music-notes squares-four
waves person-simple-walk film-strip game-controller chat-centered-text pencil-line rows radio
scissors identification-card code caret-down caret-right caret-left caret-up arrow-right sliders
globe
"""


def names_in_seeds() -> set[str]:
    """Collect the icons that careers and other seeds name."""
    found: set[str] = set()
    for file in paths.shipped("seeds").rglob("*.json"):
        found |= set(re.findall(r'"icon":\s*"([^"]+)"', file.read_text(encoding="utf-8")))
    return found


def names_in_code() -> set[str]:
    """Collect string literals handed to what takes an icon's name."""
    call = re.compile(r'(?:icon|menu_icon|pixmap|set_icon|set_icon_name)\(\s*"([a-z][a-z-]+)"')
    painted = re.compile(r'icons\.paint\((?:[^"()]|\([^"()]*\))*?,\s*"([a-z][a-z-]+)"')
    label = re.compile(r'IconLabel\(\s*(?:self\.)?_?themes,\s*"([a-z][a-z-]+)"')
    keyword = re.compile(r'\bicon(?:_name)?=\s*"([a-z][a-z-]+)"')
    found: set[str] = set()
    for file in Path(paths.__file__).parent.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for pattern in (call, painted, label, keyword):
            found |= set(pattern.findall(text))
    return found


def test_every_agreed_icon_is_shipped() -> None:
    assert set(AGREED.split()) - {file.stem for file in FILES} == set()


def test_every_icon_that_seeds_name_is_shipped() -> None:
    assert names_in_seeds() - {file.stem for file in FILES} == set()


def test_every_icon_that_code_names_is_shipped() -> None:
    named = names_in_code()
    assert "magnifying-glass" in named
    assert named - {file.stem for file in FILES} == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_icon_is_one_line_weight_on_the_24_grid(file: Path) -> None:
    root = ET.fromstring(file.read_text(encoding="utf-8"))
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 24 24"
    assert (root.get("fill"), root.get("stroke"), root.get("stroke-width")) == (
        "none",
        "#000",
        "1.5",
    )
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_icon_holds_plain_shapes_in_the_one_ink(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert len(root) > 0
    assert {child.tag for child in root.iter() if child is not root} <= SHAPES
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}", text)) == {"#000"}
    for word in ("href", "url(", "<style", "<script", "<!DOCTYPE", "<image"):
        assert word not in text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_only_filled_icons_are_filled(file: Path) -> None:
    root = ET.fromstring(file.read_text(encoding="utf-8"))
    # A dot is a filled circle too small to draw as a ring.
    filled = [
        child for child in root if child.get("fill") == "#000" and float(child.get("r", "9")) > 1.5
    ]
    assert bool(filled) == file.stem.endswith("-fill")
