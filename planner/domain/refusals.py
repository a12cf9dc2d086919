"""Why a model refuses a value, as a part of a sentence that can be translated.

Pydantic says it in English. What the models here can refuse stands in its words, so that nothing
else is printed than before; anything else is told as it comes, on the screen in quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from planner.domain.sentences import Sentence, by_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

#: What needs no facts.
_PLAIN: Final[Mapping[str, Sentence]] = by_text(
    Sentence("Datetimes provided to dates should have zero time - e.g. be exact dates"),
    Sentence("Extra inputs are not permitted"),
    Sentence("Field required"),
    Sentence("Input should be a valid array"),
    Sentence("Input should be a valid boolean"),
    Sentence("Input should be a valid boolean, unable to interpret input"),
    Sentence("Input should be a valid date"),
    Sentence("Input should be a valid dictionary"),
    Sentence("Input should be a valid integer"),
    Sentence("Input should be a valid integer, got a number with a fractional part"),
    Sentence("Input should be a valid integer, unable to parse string as an integer"),
    Sentence("Input should be a valid string"),
    Sentence("Input should be a valid time"),
    Sentence("Input should be a valid tuple"),
    Sentence("Input should be an object"),
    Sentence("Unable to parse input string as an integer, exceeded maximum size"),
)
#: Why a text is no day or no time.
_DAYS: Final[Mapping[str, Sentence]] = by_text(
    Sentence("day value is outside expected range"),
    Sentence("hour value is outside expected range of 0-23"),
    Sentence("input is too short"),
    Sentence("invalid character in day"),
    Sentence("invalid character in hour"),
    Sentence("invalid character in minute"),
    Sentence("invalid character in month"),
    Sentence("invalid character in year"),
    Sentence("invalid date separator, expected `-`"),
    Sentence("invalid time separator, expected `:`"),
    Sentence("minute value is outside expected range of 0-59"),
    Sentence("month value is outside expected range of 1-12"),
    Sentence("unexpected extra characters at the end of the input"),
)


def refusal(error: ErrorDetails) -> Sentence:
    """Why a value is refused, as pydantic says it: one of the errors it collected."""
    told, facts = error["msg"], error.get("ctx", {})
    known = _PLAIN.get(told) or _with_facts(error["type"], facts)
    return known if known is not None and str(known) == told else as_it_is(told)


def cause_of(error: ErrorDetails) -> Sentence:
    """The same, without a remark before what our own rules say."""
    cause = error.get("ctx", {}).get("error")
    return own_reason(cause) if isinstance(cause, ValueError) else refusal(error)


def own_reason(error: ValueError) -> Sentence:
    """What a rule of a model says, which raises a `ValueError` of a `Sentence`."""
    reason = error.args[0] if error.args else ""
    return reason if isinstance(reason, Sentence) else as_it_is(str(error))


def _with_facts(kind: str, facts: Mapping[str, Any]) -> Sentence | None:
    match kind, facts:
        case "value_error", {"error": ValueError() as error}:
            return Sentence("Value error, {reason}", reason=own_reason(error))
        case "greater_than_equal", {"ge": least}:
            return Sentence("Input should be greater than or equal to {least}", least=str(least))
        case "less_than_equal", {"le": most}:
            return Sentence("Input should be less than or equal to {most}", most=str(most))
        case "string_pattern_mismatch", {"pattern": pattern}:
            return Sentence("String should match pattern '{pattern}'", pattern=pattern)
        case "model_type", {"class_name": name}:
            return Sentence("Input should be a valid dictionary or instance of {name}", name=name)
        case (("enum" | "literal_error"), {"expected": expected}):
            return Sentence("Input should be {expected}", expected=_choices(expected))
    return _of_a_length(kind, facts) or _of_a_day(kind, facts)


def _choices(expected: str) -> Sentence | str:
    """The values that fit, in quotation marks as pydantic lists them."""
    first, _, last = expected.rpartition(" or ")
    return Sentence("{first} or {last}", first=first, last=last) if first else expected


def _of_a_length(kind: str, facts: Mapping[str, Any]) -> Sentence | None:
    match kind, facts:
        case "string_too_short", {"min_length": count}:
            return Sentence(
                "String should have at least {count} characters",
                one="String should have at least 1 character",
                count=count,
            )
        case "string_too_long", {"max_length": count}:
            return Sentence(
                "String should have at most {count} characters",
                one="String should have at most 1 character",
                count=count,
            )
        case "too_long", {"field_type": "Tuple", "max_length": count, "actual_length": actual}:
            return Sentence(
                "Tuple should have at most {count} items after validation, not {actual}",
                one="Tuple should have at most 1 item after validation, not {actual}",
                count=count,
                actual=str(actual),
            )
    return None


def _of_a_day(kind: str, facts: Mapping[str, Any]) -> Sentence | None:
    why = str(facts.get("error", ""))
    reason = _DAYS.get(why, as_it_is(why))
    match kind:
        case "date_parsing":
            return Sentence(
                "Input should be a valid date in the format YYYY-MM-DD, {reason}", reason=reason
            )
        case "date_from_datetime_parsing":
            return Sentence("Input should be a valid date or datetime, {reason}", reason=reason)
        case "time_parsing":
            return Sentence("Input should be in a valid time format, {reason}", reason=reason)
    return None


def as_it_is(text: str) -> Sentence:
    """What was said by others, in their words."""
    return Sentence("{text}", text=text, on_screen=Sentence("the check says “{text}”", text=text))
