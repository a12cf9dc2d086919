"""What a newer catalogue would change in a plan, as texts: each field before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from planner.domain.catalogue import Effort, Event, Lag, Role
from planner.domain.catalogue_news import has_news
from planner.domain.progressed import progressed
from planner.domain.upgrade import offers
from planner.domain.upgrade_offer import Offer, OfferKind
from planner.ui.counted import counted
from planner.ui.latest_answer import LatestAnswer
from planner.ui.models.notices import CATALOGUE, Notice

if TYPE_CHECKING:
    from planner.domain.catalogue import Catalogue
    from planner.domain.profile import Profile
    from planner.domain.upgrade_offer import FieldChange
    from planner.words import Words

translate = QCoreApplication.translate

#: Fields that hold minutes, and those that hold days.
_MINUTES = frozenset({"weekly_limit", "on_the_job"})
_DAYS = frozenset({"span", "wait", "lead", "entry_deadline"})


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One thing that changes: what it is, how it stands in the plan, and what it would be."""

    field: str
    before: str
    after: str
    #: Whether the learner edited it, so that accepting gives up their version.
    mine: bool = False


class OfferTexts:
    """Puts the offers made for a plan into words."""

    def __init__(self, profile: Profile, catalogue: Catalogue, words: Words) -> None:
        """Take the plan, the newer catalogue and the learner's language."""
        self._profile = profile
        self._catalogue = catalogue
        self._words = words

    def title(self, offer: Offer) -> str:
        """What the offer is about, in one sentence."""
        return f"{self._words.offer(offer)}."

    def effort(self, offer: Offer) -> str:
        """What it does to the hours of the plan; empty where it does nothing."""
        if not offer.effort:
            return ""
        sign = "+" if offer.effort > 0 else "−"  # noqa: RUF001 - a minus sign
        return f"{sign}{self._words.hours(abs(offer.effort))}"

    def lines(self, offer: Offer) -> tuple[OfferLine, ...]:
        """Everything that changes, before and after."""
        lines = [self._line(change, offer) for change in offer.changes]
        if offer.kind in (OfferKind.RENAMED, OfferKind.SPLIT, OfferKind.MERGED):
            parts = "\n".join(
                self._part(part.definition.title, part.estimate) for part in offer.parts
            )
            lines.append(OfferLine(self._name("milestones"), self._olds(offer), parts))
        elif offer.kind is OfferKind.ADDED:
            part = offer.parts[0]
            criteria = "\n".join(part.definition.criteria)
            lines.append(OfferLine(self._name("criteria"), "", criteria))
        return tuple(line for line in lines if line.before != line.after)

    # --- Values ---------------------------------------------------------------------------------

    def _line(self, change: FieldChange, offer: Offer) -> OfferLine:
        old, new = change.mine, change.after
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            differing = [key for key in {**old, **new} if old.get(key) != new.get(key)]
            old = {key: old[key] for key in differing if key in old}
            new = {key: new[key] for key in differing if key in new}
        edited = offer.kind is OfferKind.EDITED or change.mine != change.before
        return OfferLine(
            self._name(change.field),
            self._value(change.field, old),
            self._value(change.field, new),
            edited,
        )

    def _name(self, field: str) -> str:
        name = self._words.fields.get(field, field.replace("_", " "))
        return name[:1].upper() + name[1:]

    def _value(self, field: str, value: object) -> str:
        words = self._words
        if value is None or value in ("", ()):
            return translate("Offers", "none")
        if isinstance(value, int):
            return self._number(field, value)
        if isinstance(value, Role):
            return words.role(value)
        if isinstance(value, Effort):
            low, likely, high = (
                words.hours(each) for each in (value.low, value.likely, value.high)
            )
            return translate("Offers", "{0}, from {1} to {2}").format(likely, low, high)
        if isinstance(value, Mapping):
            return ", ".join(
                f"{self._catalogue.skill_name(skill)} {level}" for skill, level in value.items()
            ) or translate("Offers", "none")
        if isinstance(value, Event):
            return self._event(value)
        if isinstance(value, tuple | list):
            return "\n".join(self._item(each) for each in value)
        return str(value)

    def _number(self, field: str, value: int) -> str:
        if field == "phase":
            names = self._profile.phase_names
            return names[value - 1] if 0 < value <= len(names) else str(value)
        if field in _MINUTES:
            return self._words.hours(value)
        if field in _DAYS:
            return counted("Offers", "{0} days", "1 day", value).format(value)
        return str(value)

    def _event(self, event: Event) -> str:
        words = self._words
        if event.first is not None and event.last is not None:
            return words.day_range(event.first, event.last)
        months = words.comma.join(words.months[month - 1] for month in event.months)
        return months or translate("Offers", "at any time")

    def _item(self, value: object) -> str:
        """One of several: an id is called by its title."""
        if isinstance(value, Lag):
            days = value.days
            text = counted("Offers", "{0} days after “{1}”", "1 day after “{1}”", days)
            return text.format(days, self._title(value.after))
        if isinstance(value, dt.date):
            return self._words.date(value)
        return self._title(value) if isinstance(value, str) else str(value)

    def _title(self, name: str) -> str:
        known = self._catalogue.milestones.get(name) or self._catalogue.resources.get(name)
        if known is not None:
            return known.title
        milestone = self._profile.milestone(name)
        return milestone.title if milestone is not None else name

    def _olds(self, offer: Offer) -> str:
        olds = [self._profile.milestone(name) for name in offer.milestones]
        return "\n".join(self._part(old.title, old.estimate) for old in olds if old is not None)

    def _part(self, title: str, minutes: int) -> str:
        return f"{title}, {self._words.hours(minutes)}"


class CatalogueNews(QObject):
    """Says what a newer catalogue has for a plan, found out beside the screen.

    To find that out takes a while in a large plan. Nothing is done more often than checking off,
    which makes no catalogue newer: where there was nothing, it is not even looked.
    """

    #: A fact: there is something else to say.
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without having looked."""
        super().__init__(parent)
        self._about: tuple[Profile, Catalogue] | None = None
        #: None where there is nothing, whatever is done with the milestones.
        self._count: int | None = None
        self._answers = LatestAnswer("catalogue-news", self, always_later=True)

    def notice(self, profile: Profile, catalogue: Catalogue) -> tuple[Notice, ...]:
        """The notice that a newer catalogue has something, as far as that is known by now."""
        known, self._about = self._is_known(profile, catalogue), (profile, catalogue)
        if not known:
            self._answers.ask(partial(_count_offers, profile, catalogue), self._take)
        return catalogue_notice(self._count or 0)

    def _is_known(self, profile: Profile, catalogue: Catalogue) -> bool:
        before, of = self._about or (None, None)
        if before is None or of is not catalogue:
            return False
        nothing = self._count is None and not self._answers.is_busy
        return before is profile or (nothing and progressed(before, profile) is not None)

    def _take(self, count: int | None) -> None:
        before, self._count = self._count, count
        if count != before:
            self.changed.emit()


def catalogue_notice(count: int) -> tuple[Notice, ...]:
    """The notice that a newer catalogue has so many changes for a plan, if it has any."""
    if not count:
        return ()
    fact = counted(
        "Offers",
        "The catalogue has {0} changes for this plan.",
        "The catalogue has a change for this plan.",
        count,
    )
    sentence = translate("Offers", "Nothing changes before you say so.")
    return (Notice(CATALOGUE, fact.format(count), sentence),)


def _count_offers(profile: Profile, catalogue: Catalogue) -> int | None:
    return len(offers(profile, catalogue)) if has_news(profile, catalogue) else None
