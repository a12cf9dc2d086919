"""Texts on the screen that differ by a number, with as many forms as a language needs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def counted(context: str, many: str, one: str, count: int) -> str:
    """The form for a number, with its places in braces still open.

    The English form for one is the remark that translators see beside the other. What is not
    translated comes in one of the two, so English needs no file of its own.

    Args:
        context: Where the text is known by.
        many: The text for many; translations hang on it.
        one: The text for one.
        count: The number.
    """
    text = QCoreApplication.translate(context, many, one, count)
    return one if count == 1 and text == many else text
