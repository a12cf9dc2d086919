"""What the replan dialog says of offers and outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from planner.domain.catch_up import OfferKind
from planner.domain.estimates import learned_effort
from planner.domain.pace import is_out_of_sight
from planner.ui.counted import counted
from planner.ui.dialogs.replan_moves import IN_WEEKS, change_text
from planner.ui.dialogs.replan_ways import CareersWay, DepthWay, EvenWay, OfferWay, PushWay
from planner.ui.labels import brief
from planner.ui.text_direction import fenced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from planner.domain.catalogue import Catalogue
    from planner.domain.catch_up import Offer
    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.repath import CarriesOver
    from planner.ui.dialogs.replan_ways import Outcome, Way
    from planner.words import Words

translate = QCoreApplication.translate

#: Of more names than these only the number of the rest is given.
_MOST_NAMES = 3
#: Minutes from which on a lateness is told in whole hours.
_WHOLE = 600


class CardTexts(NamedTuple):
    """What stands on the card of an offer."""

    name: str
    sentence: str
    finish: str = ""
    change: str = ""
    tag: str = ""


class ReplanTexts:
    """Puts offers and outcomes for one plan into words."""

    def __init__(self, plan: Plan, catalogue: Catalogue, words: Words) -> None:
        """Take the plan as it is, and the learner's language."""
        self._plan = plan
        self._catalogue = catalogue
        self._words = words

    # --- At the left ----------------------------------------------------------------------------

    def heading(self) -> str:
        """How the learner stands to the plan."""
        behind = self._plan.behind
        if not behind:
            return translate("Replan", "You are not behind plan")
        hours = self._words.whole_hours if behind >= _WHOLE else self._words.hours
        return translate("Replan", "You are {hours} behind plan").format(hours=hours(behind))

    def lead(self, offers: Sequence[Offer] = ()) -> str:
        """What the recent weeks were like, and what to do here."""
        wish = translate("Replan", "Pick how the rest is laid out.")
        if self._plan.behind:
            wish = translate("Replan", "Pick what should give.")
        pace = next((offer.pace for offer in offers if offer.pace is not None), None)
        if pace is None:
            return wish
        text = translate("Replan", "The last {time} had {pace} a week, the plan has {weekly}.")
        weekly = self._plan.profile.calendar.weekly_minutes(self._plan.today)
        facts = text.format(
            time=self._words.duration(pace.days),
            pace=self._rounded(pace.minutes),
            weekly=self._words.hours(weekly),
        )
        return f"{facts} {wish}"

    def name(self, kind: OfferKind) -> str:
        """The name of an offer."""
        if kind is OfferKind.PLANNED_PACE:
            weekly = self._plan.profile.calendar.weekly_minutes(self._plan.today)
            text = translate("Replan", "Move dates, keep {hours} a week")
            return text.format(hours=self._words.hours(weekly))
        return {
            OfferKind.REAL_PACE: translate("Replan", "Move dates to your real pace"),
            OfferKind.KEEP_FINISH: translate("Replan", "Keep the finish date"),
            OfferKind.DO_LESS: translate("Replan", "Do less"),
        }[kind]

    def card(self, offer: Offer) -> CardTexts:
        """The card of an offer; without a finish where it cannot be had."""
        name = self.name(offer.kind)
        if offer.why_not is not None:
            return CardTexts(name, self._words.why_not(offer.why_not))
        finish = self._words.short_date(offer.finish) if offer.finish else ""
        change = self.change(self._plan.planned_finish, offer.finish)
        if offer.finish is not None and is_out_of_sight(offer.finish, self._plan.today):
            finish, change = self._words.out_of_sight, ""
        real = offer.pace is not None and offer.kind is OfferKind.REAL_PACE
        tag = translate("Replan", "Realistic") if real else ""
        return CardTexts(name, self._asks(offer), finish, change, tag)

    def _asks(self, offer: Offer) -> str:
        weekly = self._words.hours(offer.weekly_minutes)
        if offer.kind is OfferKind.KEEP_FINISH:
            return translate("Replan", "Needs {hours} a week from now on").format(hours=weekly)
        if offer.kind is OfferKind.DO_LESS:
            return self._leaves(offer)
        if offer.kind is OfferKind.PLANNED_PACE:
            if self._plan.behind:
                return translate("Replan", "Counts on getting back to plan")
            return translate("Replan", "Lays out what is left from today on")
        if offer.pace is None:
            return translate("Replan", "Too little is on record yet, so this is the planned pace")
        pace, time = self._rounded(offer.pace.minutes), self._words.duration(offer.pace.days)
        text = translate("Replan", "{pace} a week, the average of the last {time}")
        if offer.pace.minutes > offer.weekly_minutes:
            text = translate("Replan", "{pace} a week of late; the dates count on {hours}")
        return text.format(pace=pace, time=time, hours=weekly)

    def _leaves(self, offer: Offer) -> str:
        count = len(offer.left_out)
        if not count:
            return translate("Replan", "Nothing has to be left out")
        left = [found.milestone for name in offer.left_out if (found := self._plan.milestone(name))]
        hours = self._words.hours(sum(each.remaining for each in left))
        text = counted(
            "Replan",
            "Leave out {count} milestones, {hours}",
            "Leave out 1 milestone, {hours}",
            count,
        )
        if not any(each.is_core for each in left):
            text = counted(
                "Replan",
                "Leave out {count} optional milestones, {hours}",
                "Leave out 1 optional milestone, {hours}",
                count,
            )
        return text.format(count=count, hours=hours)

    def _rounded(self, minutes: int) -> str:
        """Hours with one decimal: a pace is no more exact."""
        return self._words.hours(round(minutes / 6) * 6)

    # --- Of an outcome --------------------------------------------------------------------------

    def verb(self, way: Way | None) -> str:
        """What the main button says."""
        if isinstance(way, CareersWay):
            return translate("Replan", "Change the career")
        if isinstance(way, DepthWay):
            return translate("Replan", "Change the depth")
        return translate("Replan", "Apply new dates")

    def change(self, old: dt.date | None, new: dt.date | None) -> str:
        """By how much the finish moves, briefly."""
        if old is None or new is None:
            return ""
        return translate("Replan", "no change") if old == new else change_text(old, new)

    def later(self, old: dt.date | None, new: dt.date | None) -> str:
        """By how much the finish moves, in words."""
        if old is None or new is None:
            return ""
        days = abs((new - old).days)
        if not days:
            return translate("Replan", "as before")
        time = self._words.duration(days if days < IN_WEEKS else round(days / 7) * 7)
        text = translate("Replan", "{time} later")
        if new < old:
            text = translate("Replan", "{time} sooner")
        return text.format(time=time)

    def facts(self, outcome: Outcome) -> list[str]:
        """What an outcome counts on and asks to give up, a sentence each."""
        if outcome.after is None:
            return []
        found = [self._counts_on(outcome, outcome.after)]
        if outcome.carried is not None:
            found.append(self._carried(outcome.carried, outcome.after))
        offer = outcome.offer
        if offer is not None and offer.left_out:
            titles = [
                each.milestone.title for name in offer.left_out if (each := self._found(name))
            ]
            text = translate("Replan", "Left out: {titles}.")
            found.append(text.format(titles=self._some([f"“{brief(each)}”" for each in titles])))
        if offer is not None and offer.just_reached:
            names = [fenced(self._catalogue.skill_name(each)) for each in offer.just_reached]
            text = translate(
                "Replan", "Reached only just, by one single milestone then: the level of {names}."
            )
            found.append(text.format(names=self._some(names)))
        return found

    def _found(self, name: str) -> PlannedMilestone | None:
        return self._plan.milestone(name)

    def _counts_on(self, outcome: Outcome, after: Plan) -> str:
        now = self._plan.profile.calendar.weekly_minutes(self._plan.today)
        then = after.profile.calendar.weekly_minutes(after.today)
        if outcome.offer is not None:
            then = outcome.offer.weekly_minutes
        text = translate("Replan", "Counts on {hours} a week.")
        if then != now:
            text = translate("Replan", "Counts on {hours} a week; the plan has {now}.")
        over = translate("Replan", "No week is over your time.")
        count = outcome.weeks_over
        if count:
            over = counted(
                "Replan",
                "{count} weeks are over your time.",
                "1 week is over your time.",
                count,
            )
        over = over.format(count=count)
        real = outcome.offer is not None and outcome.offer.kind is OfferKind.REAL_PACE
        hours = self._rounded(then) if real else self._words.hours(then)
        sentences = [text.format(hours=hours, now=self._words.hours(now)), over]
        if real and learned_effort(self._plan.profile.milestones).milestones:
            # Or the forecast, which says another day, would seem to contradict this one.
            sentences.append(
                translate(
                    "Replan",
                    "Estimates count as they are; the forecast also counts how long work took you.",
                )
            )
        return " ".join(sentences)

    def _carried(self, carried: CarriesOver, after: Plan) -> str:
        words = self._words
        kept = [each for name in carried.kept if (each := after.milestone(name)) is not None]
        done = sum(not each.milestone.is_open for each in kept)
        text = translate(
            "Replan",
            "Carries over: {kept} milestones, {done} of them finished. New: {added}. "
            "Leaving: {dropped}. Left to do: {after}, now {before}.",
        )
        sentence = text.format(
            kept=len(kept),
            done=done,
            added=len(carried.added),
            dropped=len(carried.dropped),
            after=words.whole_hours(carried.effort_after),
            before=words.whole_hours(carried.effort_before),
        )
        more = carried.effort_after - carried.effort_before
        if more >= 30:
            extra = translate("Replan", "That is {hours} more work.")
            sentence = f"{sentence} {extra.format(hours=words.whole_hours(more))}"
        return sentence

    def _some(self, names: Sequence[str]) -> str:
        if len(names) <= _MOST_NAMES + 1:
            return self._words.listed(names)
        more = len(names) - _MOST_NAMES
        rest = counted("Replan", "{count} more", "1 more", more).format(count=more)
        return self._words.listed([*names[:_MOST_NAMES], rest])

    def moving(self, outcome: Outcome) -> str:
        """The head above the titles: how many move."""
        total = sum(each.milestone.is_open for each in self._plan.milestones)
        moved = sum(
            each.milestone.is_open
            for move in outcome.moves
            if (each := self._found(move.milestone))
        )
        text = translate("Replan", "What moves · {moved} of {total} open milestones")
        return text.format(moved=moved, total=total)

    def nothing(self, outcome: Outcome) -> str:
        """Why there is nothing to apply; empty where there is."""
        if outcome.sentence:
            return outcome.sentence
        if outcome.offer is not None and outcome.offer.why_not is not None:
            return self._words.why_not(outcome.offer.why_not)
        if outcome.edit is not None:
            return ""
        if isinstance(outcome.way, CareersWay):
            return translate("Replan", "The plan aims at this already. Choose another career.")
        if isinstance(outcome.way, EvenWay):
            return translate("Replan", "The weeks are as even as they can be.")
        if isinstance(outcome.way, OfferWay | PushWay):
            return translate("Replan", "The plan has these dates already.")
        return translate("Replan", "Nothing would change.")

    def clash_fact(self, outcome: Outcome) -> str:
        """How many things would be wrong that are not now."""
        count = len(outcome.clashes)
        text = counted("Replan", "{count} things to check.", "1 thing to check.", count)
        return text.format(count=count)

    def clashes(self, outcome: Outcome, most: int | None = None) -> list[str]:
        """What would be wrong, a sentence each."""
        return [self._words.problem(each, outcome.after) for each in outcome.clashes[:most]]
