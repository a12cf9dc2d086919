"""The card of the settings page about reminders; they are off until they are switched on here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.storage.settings_file import MOST_EVENT_DAYS
from planner.ui.counted import counted
from planner.ui.pages.settings_parts import SettingsCard
from planner.ui.tray import has_tray
from planner.ui.widgets.chips import Chip
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import NumberField, TimeField
from planner.ui.widgets.first_weekday import first_weekday
from planner.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ui.kept_settings import KeptSettings
    from planner.ui.theme import ThemeSource

_WEEK: Final = 7


class RemindersCard(SettingsCard):
    """Whether, on which days, at what time, and how long before an event."""

    def __init__(
        self, themes: ThemeSource, kept: KeptSettings, tray: Callable[[], bool] = has_tray
    ) -> None:
        """Show what is chosen; ``tray`` tells whether the desktop shows messages."""
        super().__init__(themes, self.tr("Reminders"))
        self._kept = kept
        self._tray = tray
        self.on = QCheckBox(self.tr("Remind me once a day at most"))
        self.add_row(self.tr("Reminders"), self.on)
        self.days = tuple(self._chip(place) for place in range(_WEEK))
        row = QWidget()
        flow = FlowLayout(row, spacing=6)
        first = first_weekday().value - 1
        for offset in range(_WEEK):
            flow.addWidget(self.days[(first + offset) % _WEEK])
        self.add_row(self.tr("Of what is planned, on"), row, wide=True)
        self.time = TimeField()
        self.time.setAccessibleName(self.tr("Time of day"))
        self.add_row(self.tr("Time of day"), self.time)
        self.event_days = NumberField(0, MOST_EVENT_DAYS, "")
        self.event_days.setSpecialValueText(self.tr("never"))
        self.event_days.setAccessibleName(self.tr("Of events with a date"))
        self.add_row(self.tr("Of events with a date"), self.event_days)
        self.told = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.told.setContentsMargins(0, 8, 0, 10)
        self.column.addWidget(self.told)
        self._show()
        kept.changed.connect(self._show)
        self.on.clicked.connect(lambda on: self._change(on=on))
        for chip in self.days:
            chip.clicked.connect(self._days_changed)
        self.time.timeChanged.connect(
            lambda time: self._change(at=time.hour() * 60 + time.minute())
        )
        self.event_days.valueChanged.connect(lambda days: self._change(event_days=days))

    # --- Internals ------------------------------------------------------------------------------

    def _chip(self, place: int) -> Chip:
        locale, day = QLocale(), Qt.DayOfWeek(place + 1).value
        chip = Chip(self.themes, locale.standaloneDayName(day, QLocale.FormatType.ShortFormat))
        chip.setAccessibleName(locale.standaloneDayName(day, QLocale.FormatType.LongFormat))
        return chip

    def _show(self) -> None:
        now = self._kept.now.reminders
        self.on.setChecked(now.on)
        for place, chip in enumerate(self.days):
            chip.setChecked(place in now.weekdays)
        for field in (*self.days, self.time, self.event_days):
            field.setEnabled(now.on)
        time = QTime(now.at // 60, now.at % 60)
        if self.time.time() != time:
            self.time.setTime(time)
        self.event_days.setSuffix(
            counted("RemindersCard", " days before", " day before", now.event_days)
        )
        self.event_days.setValue(now.event_days)
        self.told.setText(self._sentence())

    def _sentence(self) -> str:
        where = self.tr(
            "Your desktop has no notification area, so a line in the window says it and the window "
            "asks for attention."
        )
        if self._tray():
            where = self.tr(
                "A notification says it. It holds numbers only: no titles, names or notes."
            )
        only = self.tr("Reminders come while the planner is open, and never in a break.")
        return f"{only} {where}"

    def _days_changed(self) -> None:
        days = tuple(place for place, chip in enumerate(self.days) if chip.isChecked())
        self._change(weekdays=days)

    def _change(self, **fields: Any) -> None:
        self._kept.change(reminders=replace(self._kept.now.reminders, **fields))
