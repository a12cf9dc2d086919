"""What can be wrong: problems are found in data and shown, errors stop what was asked for.

A `Problem` is data: a kind, the facts its sentence needs, and where it is. `planner.words` turns it
into a sentence. An error is one class per cause that owns its sentence, so callers pass only
values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from planner.domain.sentences import FieldName, Sentence

Fact = str | int | dt.date | Sentence


class ProblemKind(StrEnum):
    """Everything a plan or a catalogue can be told about."""

    # In a plan.
    OVERLOADED_DAY = "overloaded-day"
    PIN_TOO_EARLY = "pin-too-early"
    EVENT_TOO_EARLY = "event-too-early"
    STARTED_TOO_EARLY = "started-too-early"
    PIN_BEFORE_BOUND = "pin-before-bound"
    PIN_OFF_EVENT = "pin-off-event"
    BOOKED_TOO_LATE = "booked-too-late"
    OVER_WEEKLY_LIMIT = "over-weekly-limit"
    SPAN_TOO_SHORT = "span-too-short"
    ESTIMATE_USED_UP = "estimate-used-up"
    LEVEL_OUT_OF_REACH = "level-out-of-reach"
    OVER_BUDGET = "over-budget"
    WISH_OUT_OF_REACH = "wish-out-of-reach"
    FOCUS_EXCEEDED = "focus-exceeded"
    CYCLE_IN_PLAN = "cycle-in-plan"
    UNKNOWN_PREREQUISITE = "unknown-prerequisite"
    # In a catalogue.
    UNREADABLE = "unreadable"
    INVALID = "invalid"
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_TITLE = "duplicate-title"
    UNKNOWN_REFERENCE = "unknown-reference"
    CYCLE = "cycle"
    UNUSED = "unused"
    NEVER_BUILT = "never-built"
    UNREACHABLE = "unreachable"
    TOO_LATE = "too-late"
    OUT_OF_ORDER = "out-of-order"
    MISSING = "missing"
    LEFT_OUT = "left-out"
    # In what was salvaged of a damaged plan, or of one of a newer version.
    FILE_CUT_SHORT = "file-cut-short"
    PART_UNREADABLE = "part-unreadable"
    MILESTONE_LOST = "milestone-lost"
    VALUE_LOST = "value-lost"
    VALUE_MADE_UP = "value-made-up"
    VALUE_UNKNOWN = "value-unknown"
    LETTERS_LOST = "letters-lost"
    NAME_TWICE = "name-twice"
    STANDS_TWICE = "stands-twice"
    TOO_MANY = "too-many"


#: The facts that tell a problem from others of its kind, where these are not all its facts.
_LASTING: Mapping[ProblemKind, tuple[str, ...]] = MappingProxyType(
    {
        ProblemKind.OVERLOADED_DAY: ("day",),
        ProblemKind.PIN_TOO_EARLY: ("needs", "start"),
        ProblemKind.EVENT_TOO_EARLY: ("needs", "start"),
        ProblemKind.STARTED_TOO_EARLY: ("needs",),
        ProblemKind.PIN_OFF_EVENT: ("first",),
        ProblemKind.BOOKED_TOO_LATE: ("start",),
        ProblemKind.OVER_WEEKLY_LIMIT: ("weekly",),
        ProblemKind.SPAN_TOO_SHORT: ("least",),
        ProblemKind.ESTIMATE_USED_UP: ("estimate",),
        ProblemKind.LEVEL_OUT_OF_REACH: ("asked", "skill"),
        ProblemKind.OVER_BUDGET: ("budget",),
        ProblemKind.WISH_OUT_OF_REACH: ("wished",),
        ProblemKind.FOCUS_EXCEEDED: ("limit",),
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in data: what (kind and facts) and where."""

    kind: ProblemKind
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    #: Id of the milestone concerned, in a plan.
    milestone: str | None = None
    #: File name and place inside it, in a catalogue.
    file: str = ""
    place: str | Sentence = ""

    @classmethod
    def of(cls, kind: ProblemKind, milestone: str | None = None, **facts: Fact) -> Problem:
        """A problem of a plan with its facts by name."""
        return cls(kind, MappingProxyType(facts), milestone)

    @property
    def key(self) -> str:
        """What identifies the problem from one day to the next, so that it can be dismissed.

        Facts that change while the plan is worked on do not belong to it.
        """
        names = _LASTING.get(self.kind, tuple(sorted(self.facts)))
        facts = ",".join(f"{name}={self.facts[name]}" for name in names)
        return f"{self.kind}:{self.milestone or ''}:{facts}"


class PlannerError(Exception):
    """The root of every error this program explains in one sentence."""

    def __init__(self, sentence: Sentence, in_short: Sentence | None = None) -> None:
        """Keep the sentence, of which the message of the exception is the English form.

        Args:
            sentence: What happened and what to do, as one line.
            in_short: The same without what is plain from where it is said, as the name of the open
                file; without it the sentence itself.
        """
        super().__init__(str(sentence))
        self.sentence = sentence
        self.in_short = in_short or sentence

    def __reduce__(self) -> tuple[Any, ...]:
        """Be copied by what it holds: the constructors of the causes take other values."""
        return _made_again, (type(self), self.args, self.__dict__)


def _made_again(
    kind: type[PlannerError], args: tuple[object, ...], held: dict[str, object]
) -> PlannerError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(held)
    return error


class HoursError(PlannerError):
    """Weekly hours that no week has."""

    def __init__(self, hours: float | str) -> None:
        super().__init__(
            Sentence(
                "{hours} is not a number of hours a week has. Give a number from 0.25 to 168.",
                hours=hours,
            )
        )


class DateError(PlannerError):
    """Text that is not a date."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Sentence("“{text}” is not a date. Write dates like 2027-05-16.", text=text)
        )


class UnknownCareerError(PlannerError):
    """A career id that the catalogue does not hold."""

    def __init__(self, career: str, nearest: str | None = None) -> None:
        super().__init__(
            Sentence(
                "There is no career “{career}”. Did you mean “{nearest}”? “planner careers” lists "
                "them all.",
                career=career,
                nearest=nearest,
                on_screen=Sentence(
                    "There is no career “{career}”. Did you mean “{nearest}”?",
                    career=career,
                    nearest=nearest,
                ),
            )
            if nearest
            else Sentence(
                "There is no career “{career}”. “planner careers” lists them all.",
                career=career,
                on_screen=Sentence(
                    "There is no career “{career}”. The page of careers shows them all.",
                    career=career,
                ),
            )
        )


class NoCareerError(PlannerError):
    """A plan without a career to aim at."""

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "A plan needs a career to aim at. “planner careers” lists them all.",
                on_screen=Sentence("A plan needs a career to aim at. Choose one."),
            )
        )


class UnknownSkillError(PlannerError):
    """A skill id that the catalogue does not hold."""

    def __init__(self, skill: str, nearest: str | None = None) -> None:
        super().__init__(
            Sentence(
                "There is no skill “{skill}”. Did you mean “{nearest}”?",
                skill=skill,
                nearest=nearest,
            )
            if nearest
            else Sentence(
                "There is no skill “{skill}”. “planner careers ID” lists its skills.",
                skill=skill,
                on_screen=Sentence(
                    "There is no skill “{skill}”. The page of skills shows those of the plan.",
                    skill=skill,
                ),
            )
        )


class UnknownMilestoneError(PlannerError):
    """A milestone id or code that is not in the plan."""

    def __init__(self, name: str, nearest: str | None = None) -> None:
        super().__init__(
            Sentence(
                "{name} is not a code or milestone in this plan. Did you mean {nearest}?",
                name=name,
                nearest=nearest,
            )
            if nearest
            else Sentence(
                "{name} is not a code or milestone in this plan. “planner show” lists the codes "
                "and ids of the plan.",
                name=name,
                on_screen=Sentence(
                    "{name} is not a code in this plan. The panel of a milestone shows its code.",
                    name=name,
                ),
            )
        )


class UnknownContactError(PlannerError):
    """A contact that is not in the plan."""

    def __init__(self, name: str) -> None:
        super().__init__(Sentence("{name} is not a contact in this plan.", name=name))


class LevelError(PlannerError):
    """A rating that is not on the scale."""

    def __init__(self, skill: str, level: object) -> None:
        super().__init__(
            Sentence(
                "{level} is not a level of {skill}. Give a whole number from 0 to 5.",
                level=str(level),
                skill=skill,
            )
        )


class OtherPlanError(PlannerError):
    """Two profiles that are not copies of one plan."""

    def __init__(self, ours: str, theirs: str) -> None:
        super().__init__(
            Sentence(
                "“{theirs}” is not a copy of “{ours}” but another plan, so they cannot be merged. "
                "Choose a copy of the same plan.",
                theirs=theirs,
                ours=ours,
            )
        )


class NoTimeError(PlannerError):
    """A calendar without a single minute that lasts."""

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "The plan has no study time in any week. Give at least a quarter of an hour a week."
            )
        )


class TooLongError(PlannerError):
    """A plan that would run past the last year of the calendar."""

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "The plan would run past the year 9999. Give it more time a week or fewer hours."
            )
        )


class CycleError(PlannerError):
    """Milestones that wait for each other."""

    def __init__(self, members: tuple[str, ...]) -> None:
        super().__init__(
            Sentence(
                "These milestones wait for each other: {members}. Remove one of their "
                "prerequisites.",
                members=members,
            )
        )
        self.members = members


class FutureDateError(PlannerError):
    """Something that has happened cannot be dated in the future."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(
            Sentence("{day} is still to come. Give today or an earlier date.", day=day)
        )


class ValueRefusedError(PlannerError):
    """A field of the plan that does not take what it was given."""

    def __init__(self, field: str, reason: Sentence) -> None:
        super().__init__(
            Sentence(
                "That does not fit “{field}”: {reason}.",
                field=FieldName(field),
                reason=reason,
            )
        )


class OrderError(PlannerError):
    """A milestone that would stand before something it needs."""

    def __init__(self, title: str, needed: str) -> None:
        super().__init__(
            Sentence(
                "“{title}” needs “{needed}” first, so it stays after it.",
                title=title,
                needed=needed,
            )
        )


class PhaseError(PlannerError):
    """A milestone that is not the learner's own and would leave its phase."""

    def __init__(self, title: str) -> None:
        super().__init__(
            Sentence(
                "The phase of “{title}” comes from the career. Only milestones of your own move to "
                "another phase.",
                title=title,
            )
        )


class BreakError(PlannerError):
    """A break whose end comes before its beginning."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        super().__init__(
            Sentence(
                "A break cannot end ({last}) before it begins ({first}).", last=last, first=first
            )
        )
