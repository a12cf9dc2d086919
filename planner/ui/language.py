"""The language the app speaks: the learner's where there is a translation, else English.

Translations are files ``planner_<language>.qm`` in ``resources/translations``; CONTRIBUTING.md says
how one is made. English itself has none: the texts in the code are English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator

from planner.ui.region import locale_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_ENGLISH: Final = QLocale(QLocale.Language.English)


def speak(app: QApplication, folder: Path, system: QLocale | None = None) -> QLocale:
    """Let an app speak the learner's language, in the way of the learner's region.

    Has to be called before the first window is made.

    Args:
        app: The app.
        folder: Where the translations are.
        system: The learner's languages and region; those of the system without it.

    Returns:
        The language with the region, which is Qt's default from now on.
    """
    system = system or QLocale.system()
    language = _translated(app, folder, system.uiLanguages())
    locale = locale_for(language, system)
    QLocale.setDefault(locale)
    if locale.textDirection() is Qt.LayoutDirection.RightToLeft:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return locale


def _translated(app: QApplication, folder: Path, wanted: Sequence[str]) -> QLocale:
    """The first language wanted that there is; its translations are installed."""
    for name in wanted:
        language = QLocale(name)
        if language.language() is QLocale.Language.English:
            break
        translator = QTranslator(app)
        # A file for a whole language serves each of its regions too.
        if translator.load(f"planner_{language.name()}", str(folder)):
            _install_qt(app, language)
            app.installTranslator(translator)
            return language
    return _ENGLISH


def _install_qt(app: QApplication, language: QLocale) -> None:
    """Qt's own words: Cancel, Copy, the names of keys."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(language, "qtbase", "_", folder):
        app.installTranslator(translator)
