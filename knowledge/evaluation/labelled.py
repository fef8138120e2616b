"""Labelled questions: JSON lines that say what the right answer is."""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from knowledge.facts import OutcomeStatus

ANY = "any"
"""What a message may be answered that only goes before others in its chat."""


def _as_tuple(written: object) -> object:
    return tuple(written) if isinstance(written, list) else written


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question, the kind it stands for, and what is right.

    Any one of ``facts`` answers it; without any, nothing may. Questions of one ``chat`` are one conversation,
    in order; what is not ``judged`` only goes before the others. ``status`` is the status it should have: a
    claim refuted that should be confirmed is wrong, whatever the fact. Generated questions need two more:
    ``tolerated`` facts may be presented although none is right, and ``refutable`` ones in a refutation.
    """

    question: str
    kind: str
    facts: frozenset[str] = frozenset()
    chat: str | None = None
    status: OutcomeStatus | None = None
    tolerated: frozenset[str] = frozenset()
    refutable: frozenset[str] = frozenset()
    judged: bool = True


class _Line(BaseModel):
    """A line as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    q: Annotated[str, Field(min_length=1)]
    kind: Annotated[str, Field(min_length=1)]
    expect: (
        Annotated[tuple[str, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
        | Literal["unknown", "any"]
    )
    chat: str | int | None = None
    status: OutcomeStatus | None = None

    def question(self) -> LabelledQuestion:
        facts = frozenset() if isinstance(self.expect, str) else frozenset(self.expect)
        chat = None if self.chat is None else str(self.chat)
        return LabelledQuestion(self.q, self.kind, facts, chat, self.status, judged=self.expect != ANY)


class LineFault(Enum):
    """What is wrong with a line."""

    NOT_TEXT = "not_text"  # not UTF-8
    NOT_JSON = "not_json"  # not a JSON object
    FIELD = "field"  # a field is missing, unfit or not known
    NO_SUCH_FACT = "no_such_fact"  # an expected id that the fact file does not have
    NOTHING = "nothing"  # not one question in the file


@dataclass(frozen=True, slots=True)
class LineProblem:
    """One unusable line, counted from 1, and the field, id or reason it is about."""

    line: int
    fault: LineFault
    detail: str = ""


class LabelledError(Exception):
    """A file of labelled questions with problems, all of them."""

    def __init__(self, problems: tuple[LineProblem, ...]) -> None:
        """Keep the problems, in the order of their lines."""
        super().__init__(f"{len(problems)} unusable lines")
        self.problems = problems


def parse(content: bytes, ids: Container[str]) -> tuple[LabelledQuestion, ...]:
    """The questions of a file, whose expected facts must be among ``ids``.

    Raises:
        LabelledError: any line is unusable, or none is there.
    """
    questions: list[LabelledQuestion] = []
    problems: list[LineProblem] = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            question = _Line.model_validate(json.loads(line.decode())).question()
        except UnicodeDecodeError:
            problems.append(LineProblem(number, LineFault.NOT_TEXT))
        except ValidationError as error:
            problems.extend(_of_fields(number, error))
        except (ValueError, RecursionError):
            problems.append(LineProblem(number, LineFault.NOT_JSON))
        else:
            questions.append(question)
            strangers = sorted(fact for fact in question.facts if fact not in ids)
            problems.extend(LineProblem(number, LineFault.NO_SUCH_FACT, fact) for fact in strangers)
    if not questions and not problems:
        problems.append(LineProblem(1, LineFault.NOTHING))
    if problems:
        raise LabelledError(tuple(problems))
    return tuple(questions)


def _of_fields(number: int, error: ValidationError) -> Iterator[LineProblem]:
    """A problem for each unfit field, or one for a line that is no object."""
    fields = dict.fromkeys(str(details["loc"][0]) for details in error.errors() if details["loc"])
    if not fields:
        yield LineProblem(number, LineFault.NOT_JSON)
    for field in fields:
        yield LineProblem(number, LineFault.FIELD, field)
