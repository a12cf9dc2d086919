"""Rendering and tinting of icons."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QImage

from planner import paths
from planner.ui.icons import IconStore, mirrored_name

RED = QColor("#ff0000")
GREY = QColor("#808080")
BLUE = QColor("#0000ff")


@pytest.fixture
def store(qapp: object) -> IconStore:
    return IconStore(paths.shipped("resources") / "icons")


def inked(image: QImage) -> list[tuple[int, int]]:
    """List the pixels that are not clear."""
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 0
    ]


def hues(image: QImage) -> set[str]:
    """List the colours of fully inked pixels."""
    return {
        image.pixelColor(x, y).name()
        for x, y in inked(image)
        if image.pixelColor(x, y).alpha() == 255
    }


def test_icon_takes_the_colour_asked_for(store: IconStore) -> None:
    image = store.pixmap("check-circle-fill", RED, 48).toImage()
    assert hues(image) == {"#ff0000"}


@pytest.mark.parametrize(("ratio", "pixels"), [(1.0, 16), (1.5, 24), (2.0, 32)])
def test_pixmap_has_the_pixels_of_its_ratio(store: IconStore, ratio: float, pixels: int) -> None:
    pixmap = store.pixmap("house", RED, 16, ratio)
    assert (pixmap.width(), pixmap.height()) == (pixels, pixels)
    assert pixmap.deviceIndependentSize().width() == 16


def test_padding_stands_on_the_side_asked_for(store: IconStore) -> None:
    after = store.pixmap("house", RED, 16, pad=8).toImage()
    before = store.pixmap("house", RED, 16, pad=-8).toImage()
    assert after.width() == before.width() == 24
    assert max(x for x, _ in inked(after)) < 16
    assert min(x for x, _ in inked(before)) >= 8


def test_rendered_pixmap_is_kept(store: IconStore) -> None:
    first = store.pixmap("house", RED, 16)
    assert store.pixmap("house", RED, 16).cacheKey() == first.cacheKey()
    assert store.pixmap("house", BLUE, 16).cacheKey() != first.cacheKey()


def test_states_have_their_colours(store: IconStore) -> None:
    icon = store.icon("check-circle-fill", RED, GREY, 24, active=BLUE)
    for mode, colour in [
        (QIcon.Mode.Normal, "#ff0000"),
        (QIcon.Mode.Disabled, "#808080"),
        (QIcon.Mode.Active, "#0000ff"),
        (QIcon.Mode.Selected, "#0000ff"),
    ]:
        assert hues(icon.pixmap(24, mode).toImage()) == {colour}


def test_unknown_icon_is_a_question_mark(store: IconStore) -> None:
    assert not store.has("unicorn")
    assert store.has("question")
    drawn = store.pixmap("unicorn", RED, 24).toImage()
    assert drawn == store.pixmap("question", RED, 24).toImage()


def test_missing_folder_draws_nothing(qapp: object, tmp_path: Path) -> None:
    assert inked(IconStore(tmp_path).pixmap("house", RED, 16).toImage()) == []


def test_direction_turns_only_what_points(store: IconStore) -> None:
    rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert mirrored_name("caret-right", rtl) == "caret-left"
    assert mirrored_name("caret-right", ltr) == "caret-right"
    assert mirrored_name("house", rtl) == "house"
