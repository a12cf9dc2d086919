"""Less motion: what Qt would slide or fade is switched off, and on again as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.ui import motion
from planner.ui.desktop import Desktop
from planner.ui.motion import Motion

FADE, SLIDE = Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_AnimateMenu


@pytest.fixture(autouse=True)
def moving(qapp: QApplication) -> Iterator[None]:
    """A system that lets tips fade, and menus stand still."""
    before = {each: QApplication.isEffectEnabled(each) for each in (FADE, SLIDE)}
    general = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    QApplication.setEffectEnabled(FADE, True)
    QApplication.setEffectEnabled(SLIDE, False)
    yield
    for effect, enabled in before.items():
        QApplication.setEffectEnabled(effect, enabled)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, general)


def _effects() -> tuple[bool, bool]:
    return QApplication.isEffectEnabled(FADE), QApplication.isEffectEnabled(SLIDE)


def test_the_learners_word_switches_off_what_the_system_lets_move() -> None:
    followed = Motion()
    followed.follow("system")
    assert _effects() == (True, False)
    followed.follow("none")
    assert _effects() == (False, False)
    followed.follow("system")
    assert _effects() == (True, False)


def test_a_system_that_wants_less_motion_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hints:
        def motionPreference(self) -> str:
            return "MotionPreference.ReducedMotion"

    class Styles:
        def accessibility(self) -> Hints:
            return Hints()

    monkeypatch.setattr(motion.QGuiApplication, "styleHints", Styles)
    Motion().follow("system")
    assert _effects() == (False, False)


def test_the_settings_are_followed_at_once(make: Callable[..., Desktop]) -> None:
    desktop = make()
    assert _effects() == (True, False)
    desktop._kept.change(motion="none")
    assert _effects() == (False, False)
    desktop._kept.change(motion="system")
    assert _effects() == (True, False)
