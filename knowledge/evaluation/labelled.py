"""Labelled questions: JSON lines that say what the right answer is."""

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from knowledge.facts import UNKNOWN, OutcomeStatus


def _as_tuple(written: object) -> object:
    return tuple(written) if isinstance(written, list) else written


class LabelledQuestion(BaseModel):
    """A question, the kind it stands for, and what is right.

    ``expect`` holds the facts of which any one answers it, or ``"unknown"`` when none may. Questions of one
    ``chat`` are one conversation, in order. ``status`` is the status it should have: a claim refuted that
    should be confirmed is wrong, whatever the fact. ``tolerated`` facts may be presented although ``expect``
    is unknown, and ``refutable`` ones in a refutation: generated questions need them, files never have them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    question: str = Field(alias="q", min_length=1)
    kind: str = Field(min_length=1)
    expect: Annotated[tuple[str, ...], BeforeValidator(_as_tuple), Field(min_length=1)] | Literal["unknown"]
    chat: str | int | None = None
    status: OutcomeStatus | None = None
    tolerated: frozenset[str] = Field(default=frozenset(), exclude=True)
    refutable: frozenset[str] = Field(default=frozenset(), exclude=True)

    @property
    def facts(self) -> frozenset[str]:
        """The facts that answer the question; none where it must not be answered."""
        return frozenset() if self.expect == UNKNOWN else frozenset(self.expect)


_OWN_FIELDS = frozenset({"tolerated", "refutable"})
"""Fields that no file may have."""


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
            question = LabelledQuestion.model_validate(_members(line))
        except UnicodeDecodeError:
            problems.append(LineProblem(number, LineFault.NOT_TEXT))
        except ValidationError as error:
            fields = dict.fromkeys(str(details["loc"][0]) for details in error.errors() if details["loc"])
            problems.extend(LineProblem(number, LineFault.FIELD, field) for field in fields)
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


def _members(line: bytes) -> Mapping[str, object]:
    """The members of a line's object; those reserved for generated questions renamed, to be refused."""
    members = json.loads(line.decode())
    if not isinstance(members, dict):
        raise TypeError(line)
    return {(f"{name}?" if name in _OWN_FIELDS else name): value for name, value in members.items()}
