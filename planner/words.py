"""The English words and sentences for enums, dates, reasons and problems.

`Words` is one frozen value. The command line uses `ENGLISH`; the app replaces it by a translated
one (`planner.ui.spoken`), so nothing outside this module builds a sentence about a plan from parts.
Minutes are shown as hours with at most two decimals, dates are unambiguous (16 May 2027).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.domain.catalogue import Catalogue, Eligibility, Kind, Role
from planner.domain.catch_up import Obstacle
from planner.domain.edits import Change
from planner.domain.finish_chain import Hold
from planner.domain.problems import Fact, Problem, ProblemKind
from planner.domain.profile import Status
from planner.domain.reasons import Reason, ReasonKind
from planner.domain.regions import countries, groups, region_code
from planner.domain.sentences import FieldName, Sentence
from planner.domain.upgrade_offer import Offer, OfferKind
from planner.field_words import FIELDS
from planner.formats import CODE, Formats, Plural

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.domain.catch_up import WhyNot
    from planner.domain.estimates import Factor
    from planner.domain.finish_wish import NotBefore
    from planner.domain.forecast import Basis
    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.suits_me import MatchReason

_KINDS = {
    Kind.COURSE: "Course",
    Kind.PRACTICE: "Practice",
    Kind.PROJECT: "Project",
    Kind.PORTFOLIO: "Portfolio piece",
    Kind.MENTORSHIP: "Mentorship",
    Kind.NETWORKING: "Networking",
    Kind.WORK: "Work",
}
_ROLES = {Role.ESSENTIAL: "Essential", Role.CRAFT: "Craft", Role.OPTIONAL: "Optional"}
_STATUSES = {
    Status.TODO: "To do",
    Status.IN_PROGRESS: "In progress",
    Status.DONE: "Done",
    Status.SKIPPED: "Skipped",
}
_LEVELS = ("Not yet", "Aware", "With help", "On my own", "Reliable", "Lead")
_ANSWERS = ("Disagree strongly", "Disagree", "Neither", "Agree", "Agree strongly")
_OFFERS = {
    OfferKind.CHANGED: "{titles} changes: {fields}",
    OfferKind.EDITED: "{titles} changes where you edited it: {fields}",
    OfferKind.RENAMED: "{titles} becomes {parts}",
    OfferKind.SPLIT: "{titles} is split into {parts}",
    OfferKind.MERGED: "{titles} become {parts}",
    OfferKind.REMOVED: "{titles} is no longer part of the career",
    OfferKind.ADDED: "{titles} is new",
    OfferKind.MOVED: "{titles} moves: {fields}",
    OfferKind.ORDER: "The milestones of {titles} stand in another order",
    OfferKind.CAREER: "The career {titles} changes: {fields}",
}
_CHANGES = {
    Change.MARK_DONE: "Marked done: {title}",
    Change.REOPEN: "Open again: {title}",
    Change.START: "In progress: {title}",
    Change.SKIP: "Skipped: {title}",
    Change.LOG: "Hours logged: {title}",
    Change.NOTE: "Notes changed: {title}",
    Change.EVIDENCE: "Evidence changed: {title}",
    Change.PIN: "Dates pinned: {title}",
    Change.UNPIN: "Dates no longer pinned: {title}",
    Change.EVENT_DATES: "Event dates changed: {title}",
    Change.ESTIMATE: "Estimate changed: {title}",
    Change.EDIT: "Milestone changed: {title}",
    Change.ADD: "Milestone added: {title}",
    Change.REMOVE: "Deleted: {title}",
    Change.MOVE: "Order changed",
    Change.PHASE: "Moved to another phase: {title}",
    Change.RATE: "Rating changed",
    Change.AVAILABILITY: "Study time changed",
    Change.PREFERENCES: "Preferences changed",
    Change.RENAME: "Plan renamed",
    Change.PATHWAY: "Chose the pathway anew",
    Change.REPLAN: "Replanned from today",
    Change.PUSH: "Everything moved later",
    Change.EVEN: "Weeks evened out",
    Change.BREAK: "Breaks changed",
    Change.DISMISS: "Notice dismissed",
    Change.DATES: "Wished finish changed",
    Change.UPGRADE: "Catalogue changes taken over",
    Change.DECLINE: "Catalogue changes declined",
    Change.RESTORE: "Earlier state restored",
    Change.STEPS: "Parts changed: {title}",
    Change.CRITERIA: "Criteria checked: {title}",
    Change.HABIT: "Habit changed: {title}",
    Change.HABIT_TICK: "Day ticked: {title}",
    Change.HABIT_UNTICK: "Day no longer ticked: {title}",
    Change.MEETING: "Meeting changed: {title}",
    Change.DONE_DAY: "Day it was done corrected: {title}",
    Change.ESTIMATES: "Estimates changed: {title}",
    Change.CONTACT: "Contact changed",
    Change.CONTACT_GONE: "Contact deleted",
    Change.FOLLOW_UP: "Follow-up changed",
    Change.REVIEW: "Week looked back on",
    Change.MERGE: "Changes of another copy merged",
    Change.SETTLE: "Difference settled: {title}",
}
_PROBLEMS = {
    ProblemKind.OVERLOADED_DAY: "{day} carries {planned}, {available} is available.",
    ProblemKind.PIN_TOO_EARLY: (
        "“{title}” is pinned to {start}, before “{needs}” is finished ({ready}). "
        "Move the pin or finish that first."
    ),
    ProblemKind.EVENT_TOO_EARLY: (
        "“{title}” takes place on {start}, before “{needs}” is finished ({ready})."
    ),
    ProblemKind.STARTED_TOO_EARLY: (
        "“{title}” is in progress, but “{needs}”, which it needs, is not finished before {ready}."
    ),
    ProblemKind.PIN_BEFORE_BOUND: (
        "“{title}” is pinned to {start}, but it is not to start before {bound}."
    ),
    ProblemKind.PIN_OFF_EVENT: (
        "“{title}” takes place on {first}, but its pin does not hold that date. Move the pin or "
        "take it away."
    ),
    ProblemKind.BOOKED_TOO_LATE: (
        "“{title}” starts on {start}; booked on the first day of the plan it can start on "
        "{bound} at the earliest."
    ),
    ProblemKind.OVER_WEEKLY_LIMIT: (
        "“{title}” has {planned} in the week of {week}; it takes at most {weekly} a week."
    ),
    ProblemKind.SPAN_TOO_SHORT: (
        "“{title}” is given {lasts} between its first and its last day; it takes at least {least}."
    ),
    ProblemKind.ESTIMATE_USED_UP: (
        "“{title}” has {logged} logged of {estimate} and is not done. Mark it done or give it a "
        "new estimate."
    ),
    ProblemKind.LEVEL_OUT_OF_REACH: (
        "The plan takes {name} to level {reached}, {asked} is asked for. Add a milestone that "
        "builds it."
    ),
    ProblemKind.OVER_BUDGET: "The plan costs about {cost}, more than the budget of {budget}.",
    ProblemKind.WISH_OUT_OF_REACH: (
        "The plan finishes on {finish}, after the wished {wished}. Give it more time a week or "
        "leave something out."
    ),
    ProblemKind.FOCUS_EXCEEDED: (
        "From {day} on, {running} milestones run side by side; you asked for at most {limit}."
    ),
    ProblemKind.CYCLE_IN_PLAN: "These milestones wait for each other: {members}.",
    ProblemKind.UNKNOWN_PREREQUISITE: (
        "“{title}” needs first what neither this plan nor the catalogue knows: {missing}. It "
        "counts as met. If it is from a catalogue of your own, add that again."
    ),
    ProblemKind.UNREADABLE: "The file cannot be read: {message}.",
    ProblemKind.INVALID: "In {what} “{id}”, “{field}”: {message}.",
    ProblemKind.DUPLICATE_ID: "The {what} “{id}” is already in {first}. That one counts.",
    ProblemKind.DUPLICATE_TITLE: "The {what} “{id}” has the same title as “{other}”: “{title}”.",
    ProblemKind.UNKNOWN_REFERENCE: (
        "The {what} “{id}” names the {part} “{reference}”, which does not exist."
    ),
    ProblemKind.CYCLE: "These milestones wait for each other: {members}.",
    ProblemKind.UNUSED: "No career uses the {what} “{id}”.",
    ProblemKind.NEVER_BUILT: (
        "The {what} “{id}” asks for level {level} of “{skill}”, but only {built} is reached; the "
        "whole catalogue reaches {anywhere}."
    ),
    ProblemKind.TOO_LATE: (
        "In “{id}”, “{milestone}” stands in phase {phase}, but its prerequisite “{prerequisite}” "
        "only in phase {later}."
    ),
    ProblemKind.UNREACHABLE: (
        "The {what} “{id}” asks for level {level} of “{skill}”, but who begins with nothing comes "
        "to {reached} by any route."
    ),
    ProblemKind.OUT_OF_ORDER: "The {what} “{id}” takes at least {low} and at most {high}.",
    ProblemKind.MISSING: "The {what} “{id}” has no {missing}.",
    ProblemKind.LEFT_OUT: (
        "The {what} “{id}” of this folder was left out, because it would break the catalogue."
    ),
    ProblemKind.FILE_CUT_SHORT: "The file ends before the plan does.",
    ProblemKind.PART_UNREADABLE: "A part of the file could not be read.",
    ProblemKind.MILESTONE_LOST: "“{title}” could not be read.",
    ProblemKind.VALUE_LOST: "“{field}” of the plan could not be read.",
    ProblemKind.VALUE_MADE_UP: (
        "“{field}” of the plan could not be read. In its place stands: {value}."
    ),
    ProblemKind.VALUE_UNKNOWN: "“{field}” of the plan is not known here and was left out.",
    ProblemKind.LETTERS_LOST: "Letters in “{field}” of the plan could not be read.",
    ProblemKind.NAME_TWICE: "“{field}” stands twice in the plan. One of them was left out.",
    ProblemKind.TOO_MANY: "The file holds more than {number} milestones. The rest was left out.",
    ProblemKind.STANDS_TWICE: "“{title}” stands in the file twice. Both are kept.",
}


@dataclass(frozen=True, slots=True)
class Special:
    """A sentence for problems with one fact of a value, or with that fact at all."""

    fact: str = field(metadata=CODE)
    value: str | None = field(metadata=CODE)
    sentence: str


#: Sentences for some facts of a kind; the last that fits counts.
_SPECIAL: dict[ProblemKind, tuple[Special, ...]] = {
    ProblemKind.UNREADABLE: (
        Special("reason", "no-folder", "There is no such folder."),
        Special("reason", "no-file", "This is not an ordinary file, so it is not read."),
        Special("reason", "too-large", "The file is larger than 64 MB, so it is not read."),
        Special("reason", "json", "The file is not valid JSON. The parser says “{message}”."),
    ),
    ProblemKind.INVALID: (Special("id", "", "In the {what}: {message}."),),
    ProblemKind.DUPLICATE_ID: (
        Special("reference", None, "The {what} “{id}” lists the {part} “{reference}” twice."),
        Special("former", None, "The {what} “{id}” replaces “{former}”, which still exists."),
    ),
    ProblemKind.UNREACHABLE: (
        Special(
            "route",
            "self-taught",
            (
                "The {what} “{id}” asks for level {level} of “{skill}”, but who begins with "
                "nothing and teaches oneself comes to {reached}."
            ),
        ),
    ),
    ProblemKind.PART_UNREADABLE: (
        Special("field", None, "A part of the plan could not be read, after “{field}”."),
        Special("title", None, "A part of “{title}” could not be read, after “{field}”."),
        Special("field", "", "A part of “{title}” could not be read."),
    ),
    ProblemKind.MILESTONE_LOST: (Special("number", None, "Milestone {number} could not be read."),),
    ProblemKind.VALUE_LOST: (Special("title", None, "“{field}” of “{title}” could not be read."),),
    ProblemKind.VALUE_MADE_UP: (
        Special(
            "title", None, "“{field}” of “{title}” could not be read. In its place stands: {value}."
        ),
    ),
    ProblemKind.VALUE_UNKNOWN: (
        Special("title", None, "“{field}” of “{title}” is not known here and was left out."),
    ),
    ProblemKind.LETTERS_LOST: (
        Special("title", None, "Letters in “{field}” of “{title}” could not be read."),
    ),
    ProblemKind.NAME_TWICE: (
        Special("title", None, "“{field}” stands twice in “{title}”. One of them was left out."),
    ),
    ProblemKind.MISSING: (
        Special("missing", "resources", "The {what} “{id}” has no resource."),
        Special("missing", "required", "The {what} “{id}” asks for no skill."),
        Special(
            "missing", "phase-milestones", "Phase “{phase}” of the {what} “{id}” has no milestone."
        ),
        Special(
            "missing",
            "event",
            (
                "The {what} “{id}” has no dated event among its essential milestones and gives "
                "no reason."
            ),
        ),
    ),
}
_HOLDS = {
    Hold.SPAN: "“{title}” takes at least {days}",
    Hold.WEEKLY_LIMIT: "“{title}” takes at most {weekly} a week",
    Hold.WAIT: "“{title}” is followed by {days} of waiting for an answer",
    Hold.LAG: "{days} must pass between “{needs}” and “{title}”",
    Hold.EVENT: "“{title}” takes place on {first}",
    Hold.PIN: "“{title}” is pinned to {pinned}",
    Hold.NOT_BEFORE: "“{title}” is not to start before {start}",
    Hold.LEAD: "“{title}” has to be booked {days} ahead",
    Hold.FOCUS: "at most {count} milestones run side by side",
    Hold.BREAK: "there is a break from {first} to {last}",
    Hold.START: "the plan begins on {start}",
    Hold.TIME: "your study days hold no more, even with {longest} on the longest",
}
_OBSTACLES = {
    Obstacle.NOTHING_LEFT: "Nothing is left to plan.",
    Obstacle.NO_TIME: "The plan has no study time in any week.",
    Obstacle.TOO_LONG: "The plan would run past the year 9999.",
    Obstacle.NO_FINISH: "There is no finish to keep: none is wished and none is planned.",
    Obstacle.FINISH_PAST: "The finish to keep, {wanted}, is past.",
    Obstacle.NOT_BEFORE: (
        "With all left out that may be, the plan still finishes on {earliest}, after {wanted}."
    ),
}
#: What a catalogue consists of.
_PARTS = {
    "career": "career",
    "milestone": "milestone",
    "phase": "phase",
    "prerequisite": "prerequisite",
    "region": "region",
    "resource": "resource",
    "responsibility": "responsibility",
    "skill": "skill",
    "trait": "trait",
}
#: Facts that are such a part.
_PART_FACTS = frozenset({"what", "part"})
#: Facts that are minutes, shown as hours.
_MINUTE_FACTS = frozenset(
    {"planned", "available", "logged", "estimate", "low", "high", "weekly", "longest"}
)
#: Facts that are numbers of days.
_DAY_FACTS = frozenset({"lasts", "least"})
#: Facts that are amounts of money.
_MONEY_FACTS = frozenset({"cost", "budget"})


@dataclass(frozen=True, slots=True)
class Words(Formats):
    """Words and templates; the methods put values into them."""

    kinds: Mapping[Kind, str] = field(default_factory=lambda: MappingProxyType(_KINDS))
    roles: Mapping[Role, str] = field(default_factory=lambda: MappingProxyType(_ROLES))
    statuses: Mapping[Status, str] = field(default_factory=lambda: MappingProxyType(_STATUSES))
    levels: tuple[str, ...] = _LEVELS
    regions: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {region.code: region.name for region in (*countries(), *groups())}
        )
    )
    changes: Mapping[Change, str] = field(default_factory=lambda: MappingProxyType(_CHANGES))
    problems: Mapping[ProblemKind, str] = field(default_factory=lambda: MappingProxyType(_PROBLEMS))
    #: Sentences for some facts of a kind.
    special: Mapping[ProblemKind, tuple[Special, ...]] = field(
        default_factory=lambda: MappingProxyType(_SPECIAL)
    )
    parts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(_PARTS))
    #: Says a sentence that stands in another one.
    said: Callable[[Sentence], str] = str
    raises: str = "Raises {levels}"
    raised: str = "{skill} from {before} to {after}"
    raised_short_of: str = "{skill} from {before} to {after} (this career asks for {asked})"
    needed_by: str = "Needed for “{title}”"
    needed_by_more: Plural = Plural("Needed for “{title}” and {count} more")
    essential: str = "Essential for {career}"
    path: str = "Part of the full path for {career}"
    own: str = "You added it"
    about: str = "about {value}"
    confirm: str = "Confirm before you rely on it"
    asks_student: str = "students"
    asks_from_age: str = "at least {age} years old"
    asks_to_age: str = "at most {age} years old"
    asks_region: str = "living in {regions}"
    asks_member: str = "members of {name} (you can join)"
    answers: tuple[str, ...] = _ANSWERS
    speaks_for: str = "Speaks for it: “{responsibility}”. You {answer} with “{statement}”"
    speaks_against: str = "Speaks against it: “{responsibility}”. You {answer} with “{statement}”"
    offers: Mapping[OfferKind, str] = field(default_factory=lambda: MappingProxyType(_OFFERS))
    fields: Mapping[str, str] = field(default_factory=lambda: FIELDS)
    holds: Mapping[Hold, str] = field(default_factory=lambda: MappingProxyType(_HOLDS))
    obstacles: Mapping[Obstacle, str] = field(default_factory=lambda: MappingProxyType(_OBSTACLES))
    unforeseen: str = (
        "At the pace of your last weeks no finish can be foreseen; more hours a week or less to do "
        "would bring one in sight"
    )
    out_of_sight: str = "over ten years"
    from_estimates: str = "from the lowest to the highest estimates"
    from_both: Plural = Plural(
        "from your last week and {logged}", "from your last {weeks} weeks and {logged}"
    )
    from_weeks: Plural = Plural(
        "from your last week and the estimates", "from your last {weeks} weeks and the estimates"
    )
    from_logs: str = "from {logged} and your planned hours"
    logged: Plural = Plural("1 logged milestone", "{count} logged milestones")
    takes: str = "{kind}: about {times} times the estimate, from {logged}"
    held_by_month: str = "“{title}” takes place in {month}"
    held_by_one: str = "only one milestone runs at a time"
    not_before_because: str = "Not before {day}, because {because}."

    # Words

    def kind(self, kind: Kind) -> str:
        """The name of a kind of milestone."""
        return self.kinds[kind]

    def role(self, role: Role) -> str:
        """The name of a milestone's role in its career."""
        return self.roles[role]

    def status(self, status: Status) -> str:
        """The name of a status."""
        return self.statuses[status]

    def level(self, level: int) -> str:
        """The name of a skill level from 0 to 5."""
        return self.levels[level]

    def region(self, text: str) -> str:
        """The name of a region given by code or name; what is not known keeps its own words."""
        code = region_code(text)
        return self.regions[code] if code else text

    def change(self, change: Change, title: str = "") -> str:
        """What the learner just did."""
        text = self.changes[change].format(title=title)
        return text if title else text.removesuffix(": ")

    # Sentences

    def who_may(self, asked: Eligibility) -> str:
        """What somebody must be to take part, in a few words."""
        parts = [self.asks_student] if asked.student else []
        if asked.min_age is not None:
            parts.append(self.asks_from_age.format(age=asked.min_age))
        if asked.max_age is not None:
            parts.append(self.asks_to_age.format(age=asked.max_age))
        if asked.regions:
            names = " / ".join(map(self.region, asked.regions))
            parts.append(self.asks_region.format(regions=names))
        if asked.membership:
            parts.append(self.asks_member.format(name=self.named(asked.membership)))
        return ", ".join(parts)

    def reason(self, reason: Reason, plan: Plan, catalogue: Catalogue) -> str:
        """One reason why a milestone stands in the plan, without a full stop."""
        if reason.kind is ReasonKind.RAISES:
            return self.raises.format(levels=self._raised(reason, catalogue))
        if reason.kind is ReasonKind.NEEDED_BY:
            return self.needed_by.format(title=self._title(plan, reason.milestone))
        if reason.kind is ReasonKind.OWN:
            return self.own
        career = self.listed([self.named(target.name) for target in plan.profile.targets])
        template = self.essential if reason.kind is ReasonKind.ESSENTIAL else self.path
        return template.format(career=career)

    def why(self, planned: PlannedMilestone, plan: Plan, catalogue: Catalogue) -> str:
        """All reasons of a milestone as a short paragraph; long lists are counted."""
        raises = [each for each in planned.reasons if each.kind is ReasonKind.RAISES]
        needed = [each for each in planned.reasons if each.kind is ReasonKind.NEEDED_BY]
        sentences = []
        if raises:
            levels = self.listed([self._raised(each, catalogue) for each in raises])
            sentences.append(self.raises.format(levels=levels))
        if len(needed) > 1:
            title, more = self._title(plan, needed[0].milestone), len(needed) - 1
            template = self.needed_by_more.form(more)
            sentences.append(template.format(title=title, count=self.number(more)))
        sentences += [
            self.reason(each, plan, catalogue)
            for each in planned.reasons
            if each not in raises and (each not in needed or len(needed) == 1)
        ]
        return " ".join(f"{sentence}." for sentence in sentences)

    def _raised(self, reason: Reason, catalogue: Catalogue) -> str:
        """A skill with its levels; what is asked for is said only where it is not reached yet."""
        template = self.raised_short_of if reason.to_level < reason.asked else self.raised
        return template.format(
            skill=self.named(catalogue.skill_name(reason.skill)),
            before=reason.from_level,
            after=reason.to_level,
            asked=reason.asked,
        )

    def problem(self, problem: Problem, plan: Plan | None = None) -> str:
        """The sentence of a problem; with a plan it names the milestone by its title."""
        template = self.problems[problem.kind]
        for special in self.special.get(problem.kind, ()):
            name, value = special.fact, special.value
            if name in problem.facts and value in (None, problem.facts[name]):
                template = special.sentence
        currency = plan.profile.preferences.currency if plan else ""
        facts = {name: self._fact(name, value, currency) for name, value in problem.facts.items()}
        if plan is not None and problem.milestone is not None:
            facts["title"] = self._title(plan, problem.milestone)
        return template.format_map(_Known(facts))

    def forecast_basis(self, basis: Basis) -> str:
        """What a range of finishes comes from, to follow it in a sentence."""
        if basis.estimates_only:
            return self.from_estimates
        template = self.from_both.form(basis.weeks)
        if not basis.weeks:
            template = self.from_logs
        elif not basis.milestones:
            template = self.from_weeks.form(basis.weeks)
        return template.format(weeks=basis.weeks, logged=self._logged(basis.milestones))

    def effort_factor(self, kind: Kind, factor: Factor) -> str:
        """By how much milestones of a kind take longer or shorter than estimated."""
        return self.takes.format(
            kind=self.kind(kind),
            times=self.number(round(factor.value, 1)),
            logged=self._logged(factor.milestones),
        )

    def _logged(self, count: int) -> str:
        return self.logged.form(count).format(count=self.number(count))

    def not_before(self, wish: NotBefore) -> str:
        """Why a plan does not finish by a wished date, whatever the hours."""
        because = wish.because
        facts = {name: self._fact(name, value, "") for name, value in because.facts.items()}
        for name, value in because.facts.items():
            if name == "days" and isinstance(value, int):
                facts[name] = self.duration(value)
            elif name == "month" and isinstance(value, int):
                facts[name] = self.months[value - 1]
        template = self.holds[because.hold]
        if "month" in facts:
            template = self.held_by_month
        elif facts.get("count") == "1":
            template = self.held_by_one
        return self.not_before_because.format(
            day=self.date(wish.day), because=template.format_map(_Known(facts))
        )

    def why_not(self, why: WhyNot) -> str:
        """Why a way to catch up cannot be had."""
        if why.not_before is not None:
            return self.not_before(why.not_before)
        days = {"wanted": why.wanted, "earliest": why.earliest}
        facts = {name: self.date(day) for name, day in days.items() if day is not None}
        return self.obstacles[why.obstacle].format_map(_Known(facts))

    def match_reason(self, reason: MatchReason) -> str:
        """Why an answer speaks for a career or against it."""
        template = self.speaks_for if reason.share > 0 else self.speaks_against
        return template.format(
            responsibility=self.named(reason.responsibility),
            answer=self.answers[reason.answer - 1].lower(),
            statement=self.named(reason.question.statement),
        )

    def offer(self, offer: Offer) -> str:
        """What a newer catalogue would change, without a full stop."""
        names = dict.fromkeys(
            self.fields.get(change.field, change.field) for change in offer.changes
        )
        return self.offers[offer.kind].format(
            titles=self.listed([f"“{self.named(title)}”" for title in offer.titles]),
            parts=self.listed([f"“{self.named(part.definition.title)}”" for part in offer.parts]),
            fields=self.listed(list(names)),
        )

    def _fact(self, name: str, value: Fact, currency: str) -> str:
        if isinstance(value, FieldName):
            value = Sentence("{field}", field=value)
        if isinstance(value, Sentence):
            return self.said(value)
        if name in _PART_FACTS:
            return self.parts.get(str(value), str(value))
        if isinstance(value, dt.date):
            return self.date(value)
        if isinstance(value, int) and name in _MINUTE_FACTS:
            return self.hours(value)
        if isinstance(value, int) and name in _DAY_FACTS:
            return self.duration(value)
        if isinstance(value, int) and name in _MONEY_FACTS:
            return self.money(value, currency)
        return str(value) if isinstance(value, int) else self.named(value)

    def _title(self, plan: Plan, name: str) -> str:
        planned = plan.milestone(name)
        return self.named(planned.milestone.title if planned else name)


class _Known(dict[str, str]):
    """Facts of a sentence; one that is missing shows as its name instead of failing."""

    def __missing__(self, name: str) -> str:
        return name


ENGLISH = Words()
