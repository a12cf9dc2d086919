"""The questions about how one likes to work, out of ``seeds/questionnaire.json``."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError

from planner import paths
from planner.domain.model import FrozenModel
from planner.domain.problems import PlannerError
from planner.domain.refusals import refusal
from planner.domain.sentences import Sentence
from planner.domain.suits_me import Question
from planner.domain.system_reasons import reason_of
from planner.storage.bounded_read import read_bounded

FILE_NAME = "questionnaire.json"
#: No list of questions is as large as this.
_MAX_BYTES = 4 << 20


class QuestionnaireError(PlannerError):
    """The questions cannot be asked; everything else works without them."""

    def __init__(self, path: Path, reason: Sentence) -> None:
        super().__init__(
            Sentence(
                "The questions in {name} cannot be read: {reason}.", name=path.name, reason=reason
            )
        )
        self.reason = reason


class QuestionnaireFile(FrozenModel):
    """What ``questionnaire.json`` holds."""

    schema_address: str = Field("", alias="$schema")
    questions: tuple[Question, ...]


def load_questions(folder: Path | None = None) -> tuple[Question, ...]:
    """Read the questions in the order in which they are asked.

    Args:
        folder: The folder that holds the file; the shipped catalogue without one.

    Raises:
        QuestionnaireError: The file cannot be read or holds something else.
    """
    path = (folder or paths.shipped("seeds")) / FILE_NAME
    try:
        data = read_bounded(path, _MAX_BYTES)
        return QuestionnaireFile.model_validate_json(data, strict=True).questions
    except OSError as error:
        raise QuestionnaireError(path, reason_of(error)) from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        reason = refusal(first)
        if place:
            reason = Sentence("{place}: {reason}", place=place, reason=reason)
        raise QuestionnaireError(path, reason) from error
