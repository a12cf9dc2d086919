"""The contacts of a plan as rows: what stands in each column, and which of them are asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from planner.domain.network import by_follow_up
from planner.ui.counted import counted
from planner.ui.roles import ContactRow

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from planner.domain.network import Contact, FollowUp
    from planner.words import Words

translate = QCoreApplication.translate

#: From so many days on a distance is told in weeks.
_IN_WEEKS: Final = 14
_WEEK: Final = 7
#: The icon of somebody whose words hold one of these; the first that fits.
_ICONS: Final = (
    (("front-of-house", "live", "sound system", "foh"), "speaker-high"),
    (("radio", "broadcast", "podcast"), "radio"),
    (("mastering", "label", "vinyl"), "disc"),
    (("vocal", "singer", "voice", "recording"), "microphone"),
    (("film", "video", "editor", "post"), "film-strip"),
    (("game",), "game-controller"),
    (("develop", "programm", "software"), "code"),
    (("producer", "composer", "music", "song"), "music-notes"),
    (("drummer", "band", "group", "choir"), "users"),
    (("mentor", "mix", "studio", "engineer"), "headphones"),
)


class Which(StrEnum):
    """Whom the list shows."""

    ALL = "all"
    MENTORS = "mentors"
    #: Whose follow-up is today or late.
    DUE = "due"


class ContactFinder:
    """Finds contacts, those with the nearest follow-up first, then by name.

    Order and words are worked out once for the same contacts: each letter typed asks anew.
    """

    def __init__(self) -> None:
        """Know nobody."""
        self._contacts: tuple[Contact, ...] = ()
        self._known: tuple[tuple[Contact, str], ...] = ()

    def take(self, contacts: tuple[Contact, ...]) -> None:
        """Look among these from now on."""
        if contacts is not self._contacts:
            self._contacts = contacts
            self._known = tuple((each, _searched(each)) for each in by_follow_up(contacts))

    def count(self, today: dt.date, which: Which) -> int:
        """How many there are of a kind."""
        return sum(_is_of(each, which, today) for each in self._contacts)

    def found(self, today: dt.date, which: Which, text: str = "") -> tuple[Contact, ...]:
        """The contacts asked for that hold every word of a text."""
        wanted = text.casefold().split()
        return tuple(
            each
            for each, words in self._known
            if _is_of(each, which, today) and all(word in words for word in wanted)
        )


def contact_row(
    contact: Contact, today: dt.date, words: Words, *, changeable: bool = True
) -> ContactRow:
    """A contact in words; where it may be changed, a missing date is offered."""
    last, due = contact.last, contact.follow_up
    note = (last.note if last else "") or contact.role or contact.notes
    on = words.short_date(last.on, today) if last else translate("Network", "Never")
    when, below = _due(due, today, words)
    parts = [contact.name, note]
    if contact.mentor:
        parts.insert(1, translate("Network", "Mentor"))
    if contact.met:
        parts.append(translate("Network", "Met: {where}").format(where=contact.met))
    parts.append(translate("Network", "Last contact: {date}").format(date=on))
    following = when if due is None else f"{when}, {distance(due.on, today)}"
    parts.append(translate("Network", "Next follow-up: {date}").format(date=following))
    offers = due is None and changeable
    return ContactRow(
        id=contact.id,
        name=contact.name,
        note=note,
        met=contact.met,
        last=on,
        due=translate("Network", "Set a date") if offers else when,
        due_note=below,
        late=due is not None and due.on < today,
        offers_date=offers,
        icon=icon_of(contact),
        spoken=". ".join(filter(None, parts)),
    )


def network_line(contacts: Iterable[Contact], today: dt.date) -> str:
    """How many contacts there are, and how many follow-ups are late."""
    everybody = tuple(contacts)
    late = sum(each.follow_up is not None and each.follow_up.on < today for each in everybody)
    number = len(everybody)
    count = counted("Network", "{count} contacts", "1 contact", number).format(count=number)
    if not late:
        return count
    told = counted("Network", "{count} follow-ups are late", "1 follow-up is late", late)
    return f"{count} · {told.format(count=late)}"


def distance(day: dt.date, today: dt.date) -> str:
    """How far off a follow-up is: "in 4 days", "7 days late"."""
    days = (day - today).days
    if days == 0:
        return translate("Network", "today")
    if days == 1:
        return translate("Network", "tomorrow")
    if days < 0:
        return counted("Network", "{days} days late", "1 day late", -days).format(days=-days)
    if days >= _IN_WEEKS:
        weeks = days // _WEEK
        return counted("Network", "in {weeks} weeks", "in 1 week", weeks).format(weeks=weeks)
    return counted("Network", "in {days} days", "in 1 day", days).format(days=days)


def icon_of(contact: Contact) -> str:
    """The icon that goes with what somebody does."""
    said = f"{contact.role} {contact.name}".casefold()
    found = (icon for parts, icon in _ICONS if any(part in said for part in parts))
    return next(found, "user")


def _due(due: FollowUp | None, today: dt.date, words: Words) -> tuple[str, str]:
    if due is None:
        return translate("Network", "None set"), ""
    far = distance(due.on, today)
    below = due.about if due.about and due.on >= today else far
    return words.short_date(due.on, today), below


def _is_of(contact: Contact, which: Which, today: dt.date) -> bool:
    if which is Which.MENTORS:
        return contact.mentor
    if which is Which.DUE:
        return contact.follow_up is not None and contact.follow_up.on <= today
    return True


def _searched(contact: Contact) -> str:
    notes = (each.note for each in contact.encounters)
    said = (contact.name, contact.role, contact.met, contact.reach, contact.notes, *notes)
    return "\n".join(said).casefold()
