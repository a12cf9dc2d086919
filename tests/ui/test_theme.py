"""Colours, contrast, fonts and palette of both themes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QPushButton

from planner import paths
from planner.ui import theme as theme_module
from planner.ui.icons import IconStore
from planner.ui.theme import (
    FONT_STYLES,
    KINDS,
    Theme,
    ThemeSource,
    UnknownTokenError,
    load_tokens,
    styled_font,
)

RESOURCES = paths.shipped("resources")
TOKENS = load_tokens(RESOURCES)
NAMES = ("light", "dark")

#: Foreground, background and the ratio WCAG 2.2 asks for: 4.5 for text, 3 for outlines and marks.
PAIRS = [
    *((text, ground, 4.5) for text in ("text", "text-2") for ground in ("surface", "selected")),
    *(("text-3", ground, 4.5) for ground in ("surface", "window", "canvas", "sunken", "hover")),
    *(
        ("text", ground, 4.5)
        for ground in ("warning-soft", "danger-soft", "info-soft", "success-soft")
    ),
    *(("text", ground, 4.5) for ground in ("accent-soft", "raised", "window", "hover", "press")),
    *(("on-accent", ground, 4.5) for ground in ("accent", "accent-hover", "accent-press")),
    *((tone, f"{tone}-soft", 4.5) for tone in ("warning", "success", "danger", "info", "accent")),
    *(("accent", ground, 4.5) for ground in ("surface", "canvas", "hover")),
    *(("danger", ground, 4.5) for ground in ("surface", "selected", "canvas")),
    *((kind, ground, 4.5) for kind in (*KINDS, "custom") for ground in ("surface", "selected")),
    *((kind, f"{kind}-soft", 4.5) for kind in (*KINDS, "custom")),
    *(("text-2", ground, 4.5) for ground in ("canvas", "window", "sunken", "hover", "raised")),
    *(("text-3", ground, 4.5) for ground in ("selected", "raised")),
    *(("control", g, 3.0) for g in ("surface", "selected", "canvas", "window", "sunken")),
    *((mark, "surface", 3.0) for mark in ("chart-plan", "chart-actual", "today")),
    *(("focus", ground, 3.0) for ground in ("canvas", "surface", "window")),
    ("accent-line", "text", 4.5),  # the button on a toast, which is drawn inverted
    ("surface", "text", 4.5),
]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as WCAG 2.2 defines it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def light(qapp: QApplication) -> Theme:
    return ThemeSource(RESOURCES, "light").theme


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("fore", "back", "least"), PAIRS)
def test_pair_can_be_read(name: str, fore: str, back: str, least: float) -> None:
    assert contrast(TOKENS[name][fore], TOKENS[name][back]) >= least


def test_both_themes_have_the_same_tokens() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()
    for colours in TOKENS.values():
        assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in colours.values())


@pytest.mark.parametrize("kind", [*KINDS, "own"])
def test_every_kind_has_colour_and_fill(light: Theme, kind: str) -> None:
    assert light.kind(kind) != light.kind_soft(kind)


def test_unknown_names_are_said(light: Theme) -> None:
    with pytest.raises(UnknownTokenError, match="mauve"):
        light.color("mauve")
    with pytest.raises(UnknownTokenError, match="huge"):
        light.font("huge")


@pytest.mark.parametrize("style", FONT_STYLES)
def test_font_is_relative_to_the_base(light: Theme, style: str) -> None:
    extra, weight = FONT_STYLES[style]
    font = light.font(style)
    assert font.pointSizeF() == pytest.approx(light.base_font.pointSizeF() + extra)
    assert font.weight() == weight
    assert font.family() == light.base_font.family()


def test_tabular_figures_are_asked_for(light: Theme) -> None:
    assert light.font("small", tabular=True).featureTags() == [QFont.Tag("tnum")]
    assert light.font("small").featureTags() == []


@given(pixels=st.integers(6, 80), style=st.sampled_from(sorted(FONT_STYLES)))
def test_font_in_pixels_works_too(pixels: int, style: str) -> None:
    base = QFont()
    base.setPixelSize(pixels)
    font = styled_font(base, style)
    assert font.pixelSize() >= 1
    assert (font.pixelSize() >= pixels) == (FONT_STYLES[style][0] > -0.5)


def test_icons_that_are_given_stay_from_look_to_look(icons: IconStore) -> None:
    source = ThemeSource(RESOURCES, "light", icons=icons)
    assert source.theme.icons is icons
    source.set_mode("dark")
    assert source.theme.icons is icons


def test_scale_grows_with_the_font_and_never_shrinks(qapp: QApplication) -> None:
    source = ThemeSource(RESOURCES, "light")
    before = qapp.font()
    try:
        qapp.setFont(QFont(before.family(), 6))
        source.refresh()
        assert source.theme.scaled(16) == 16
        qapp.setFont(QFont(before.family(), 30))
        source.refresh()
        assert source.theme.scaled(16) > 24
    finally:
        qapp.setFont(before)


@pytest.mark.parametrize("name", NAMES)
def test_palette_comes_from_the_tokens(qapp: QApplication, name: str) -> None:
    palette = ThemeSource(RESOURCES, name).theme.palette()
    tokens = TOKENS[name]
    assert palette.color(QPalette.ColorRole.Window) == QColor(tokens["canvas"])
    assert palette.color(QPalette.ColorRole.Base) == QColor(tokens["surface"])
    assert palette.color(QPalette.ColorRole.Highlight) == QColor(tokens["selected"])
    assert palette.color(QPalette.ColorRole.Accent) == QColor(tokens["accent"])
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert disabled == QColor(tokens["disabled"])


@pytest.mark.parametrize("name", NAMES)
def test_sheet_uses_colours_of_its_theme_only(qapp: QApplication, name: str) -> None:
    sheet = ThemeSource(RESOURCES, name).theme.stylesheet()
    assert "$" not in sheet
    used = {colour.upper() for colour in re.findall(r"#[0-9a-fA-F]{6}\b", sheet)}
    assert used <= set(TOKENS[name].values())
    glyphs = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert glyphs
    assert all(f"/theme/{name}/" in path for path in glyphs)


@pytest.mark.parametrize("name", NAMES)
def test_glyphs_inside_controls_have_colours_of_their_theme(name: str) -> None:
    sheet = (RESOURCES / "theme" / "app.qss").read_text(encoding="utf-8")
    for glyph in set(re.findall(r"\$glyphs/([a-z-]+)\.svg", sheet)):
        text = (RESOURCES / "theme" / name / f"{glyph}.svg").read_text(encoding="utf-8")
        assert ET.fromstring(text).get("stroke") in TOKENS[name].values()


def test_choosing_a_mode_tells_once(qapp: QApplication) -> None:
    source = ThemeSource(RESOURCES, "light")
    heard: list[str] = []
    source.theme_changed.connect(lambda theme: heard.append(theme.name))
    source.set_mode("dark")
    source.set_mode("dark")
    assert heard == ["dark"]
    assert source.theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(TOKENS["dark"]["surface"])


def test_fixed_mode_does_not_follow_the_platform(qapp: QApplication) -> None:
    source = ThemeSource(RESOURCES, "dark")
    heard: list[object] = []
    source.theme_changed.connect(heard.append)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert heard == []
    assert source.theme.is_dark


def test_system_mode_follows_the_platform(qapp: QApplication) -> None:
    source = ThemeSource(RESOURCES, "system")
    heard: list[object] = []
    source.theme_changed.connect(heard.append)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert heard == [source.theme]


@pytest.mark.skipif(
    not hasattr(QStyleHints, "accessibility"), reason="Qt reports contrast from 6.10 on"
)
def test_a_change_of_contrast_is_followed(qapp: QApplication) -> None:
    source = ThemeSource(RESOURCES, "light")
    heard: list[object] = []
    source.theme_changed.connect(heard.append)
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(
        Qt.ContrastPreference.NoPreference
    )
    assert heard == [source.theme]


def test_high_contrast_keeps_the_platform_colours(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme_module, "wants_high_contrast", lambda: True)
    source = ThemeSource(RESOURCES, "light")
    assert source.theme.high_contrast
    assert source.theme.stylesheet() == ""
    assert source.theme.color("accent") == qapp.palette().color(QPalette.ColorRole.WindowText)
    source.apply()
    assert qapp.styleSheet() == ""


def test_button_heights_are_those_of_the_design(themes: ThemeSource, qtbot: object) -> None:
    button = QPushButton("Apply")
    button.ensurePolished()
    assert button.sizeHint().height() >= 32
