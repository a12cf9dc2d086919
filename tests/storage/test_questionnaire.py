"""The shipped questions can be read; anything else is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.storage.questionnaire import FILE_NAME, QuestionnaireError, load_questions


def test_the_shipped_questions_are_read_in_their_order() -> None:
    questions = load_questions()
    assert questions[0].id == "company"
    assert len({question.id for question in questions}) == len(questions)


def test_anything_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match="cannot be read: no such"):
        load_questions(tmp_path)
    (tmp_path / FILE_NAME).write_text('{"questions": [{"id": "a"}]}')
    with pytest.raises(QuestionnaireError, match="statement") as caught:
        load_questions(tmp_path)
    assert str(caught.value).endswith(".")
    (tmp_path / FILE_NAME).write_bytes(b"\xff{")
    with pytest.raises(QuestionnaireError):
        load_questions(tmp_path)
