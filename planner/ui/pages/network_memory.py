"""How the learner left the network of a plan, for the settings, and the way back to it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from planner.storage.left_views import NetworkView
from planner.ui.models.contact_rows import Which

if TYPE_CHECKING:
    from planner.ui.pages.network_page import NetworkPage


def network_left(page: NetworkPage) -> NetworkView:
    """Give what is searched for, who is shown and chosen, and the day of the month shown.

    Whoever stands on today chose no day: the next time it is another.
    """
    calendar = page.events.calendar
    return NetworkView(
        text=page.search.text(),
        which=page.which.value,
        contact=page.contact,
        day="" if calendar.day == calendar.today else calendar.day.isoformat(),
    )


def network_back(page: NetworkPage, view: NetworkView) -> None:
    """Bring a page back to how it was left; what no longer exists is passed over.

    A month that is past is not gone back to: what is to come counts.
    """
    if view.which in set(Which):
        page.which.set_value(view.which)
    page.search.setText(view.text)
    page.view.choose(view.contact)
    try:
        day = dt.date.fromisoformat(view.day)
    except ValueError:
        return
    today = page.events.calendar.day
    if (day.year, day.month) >= (today.year, today.month):
        page.events.calendar.set_day(day)
