"""What comes before a milestone's day: entries, bookings, and who may take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.event_dates import book_by, entry_closes
from planner.ui import labels
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.event_dates import KeyDay
    from planner.domain.plan import PlannedMilestone
    from planner.ui.pages.inspector_parts import Subject
    from planner.ui.theme import ThemeSource
    from planner.words import Words

translate = QCoreApplication.translate


class AheadPart(QWidget):
    """A few lines below the dates; hidden where there is nothing to say."""

    def __init__(self, themes: ThemeSource) -> None:
        """Start empty."""
        super().__init__()
        self.text = TextLabel(themes, "", "small", "secondary", wrap=True, selectable=True)
        self.caution = TextLabel(themes, "", "caption", "tertiary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.caution)
        self.hide()

    def show_subject(self, subject: Subject) -> None:
        """Say what comes before a milestone."""
        lines = ahead_lines(subject.planned, subject.plan.today, subject.words)
        self.text.setText("\n".join(lines))
        self.caution.setText(f"{subject.words.confirm}.")
        self.setVisible(bool(lines))


def ahead_lines(planned: PlannedMilestone, today: dt.date, words: Words) -> tuple[str, ...]:
    """Month of an event without dates, entries, booking and conditions, a sentence each.

    Every one of them is to be confirmed before somebody relies on it.
    """
    milestone, lines = planned.milestone, []
    if not milestone.is_open:
        return ()
    dates = milestone.dates
    if dates is not None and milestone.provisional:
        months = words.listed([words.months[month - 1] for month in dates.months])
        lines.append(translate("Ahead", "Usually in {months}.").format(months=months))
    elif dates is not None and dates.first is not None:
        day = words.weekday_date(dates.first, today)
        lines.append(translate("Ahead", "Takes place from {date}.").format(date=day))
    entry, booking = entry_closes(planned), book_by(planned)
    if entry is not None:
        lines.append(_entry(entry, today, words))
    if booking is not None:
        lines.append(_booking(booking, today, words))
    if milestone.definition.eligibility is not None:
        asked = words.who_may(milestone.definition.eligibility)
        lines.append(translate("Ahead", "Open to: {asked}.").format(asked=asked))
    return tuple(lines)


def _entry(closes: KeyDay, today: dt.date, words: Words) -> str:
    text = translate("Ahead", "Entries close {date}.")
    if closes.day < today:
        text = translate("Ahead", "Entries closed {date}.")
    return text.format(date=labels.key_day(closes, today, words))


def _booking(booking: KeyDay, today: dt.date, words: Words) -> str:
    text = translate("Ahead", "Book by {date}.")
    if booking.day < today:
        text = translate("Ahead", "Should be booked since {date}.")
    return text.format(date=labels.key_day(booking, today, words))
