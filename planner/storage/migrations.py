"""Brings older profiles up to today's schema, one numbered step after the other.

A step is a pure function from the JSON object of one schema to that of the next. A step that has
been released is never changed again, and it never uses today's models: they will have moved on.
The schema's number is the number of steps plus one, so adding a step is all it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from planner.domain.sentences import Sentence

Document = dict[str, Any]
Step = Callable[[Document], Document]


def _count_codes_beside_the_profile(document: Document) -> Document:
    """Schema 2: the count of issued codes stands where no undo takes it back."""
    profile = dict(document["profile"])
    return {**document, "codes_issued": profile.pop("codes_issued", 0), "profile": profile}


#: The step at index i leads from schema i + 1 to schema i + 2.
STEPS: tuple[Step, ...] = (_count_codes_beside_the_profile,)

SCHEMA_VERSION = len(STEPS) + 1


class SchemaError(ValueError):
    """A document that cannot be brought up to today's schema; why, to stand in a sentence."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


class MissingSchemaError(SchemaError):
    """A document that does not give the number of its schema."""

    def __init__(self) -> None:
        super().__init__(Sentence("the number of its schema is missing"))


class IncompleteDocumentError(SchemaError):
    """A document that lacks what its schema asks for."""

    def __init__(self, schema: int) -> None:
        super().__init__(
            Sentence("it is not a whole document of schema {schema}", schema=str(schema))
        )


class NewerSchemaError(SchemaError):
    """A document of a schema that this program does not know yet."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            Sentence(
                "it has schema {found}, and this version reads up to {known}",
                found=str(found),
                known=str(known),
            )
        )
        self.found = found
        self.known = known


def schema_of(document: Document) -> int:
    """Return the number of a document's schema.

    Raises:
        MissingSchemaError: The document does not give one that can be.
    """
    version = document.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise MissingSchemaError
    return version


def migrate(document: Document, steps: Sequence[Step] = STEPS) -> Document:
    """Return a document in today's schema; the one given is left as it is.

    Args:
        document: The whole JSON object of a profile, of any released schema.
        steps: The steps from schema 1 on.

    Raises:
        NewerSchemaError: The document comes from a newer program.
        SchemaError: The document has no schema, or a step could not make sense of it.
    """
    version = schema_of(document)
    known = len(steps) + 1
    if version > known:
        raise NewerSchemaError(version, known)
    for number, step in enumerate(steps[version - 1 :], start=version):
        try:
            document = {**step(document), "schema_version": number + 1}
        except (LookupError, TypeError, AttributeError, ValueError) as error:
            raise IncompleteDocumentError(number) from error
    return document
