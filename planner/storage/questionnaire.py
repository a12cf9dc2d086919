"""The questions about how one likes to work, out of ``seeds/questionnaire.json``."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from planner import paths
from planner.domain.model import FrozenModel
from planner.domain.suits_me import Question

FILE_NAME = "questionnaire.json"


class QuestionnaireFile(FrozenModel):
    """What ``questionnaire.json`` holds."""

    schema_address: str = Field("", alias="$schema")
    questions: tuple[Question, ...]


def load_questions(folder: Path | None = None) -> tuple[Question, ...]:
    """Read the questions in the order in which they are asked.

    Args:
        folder: The folder that holds the file; the shipped catalogue without one.

    Raises:
        OSError: The file cannot be read.
        ValueError: It holds something else. The shipped one is tested not to.
    """
    path = (folder or paths.shipped("seeds")) / FILE_NAME
    return QuestionnaireFile.model_validate_json(path.read_bytes(), strict=True).questions
