"""What becomes of an upload, and how the process that reads it says so."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from pydantic import BaseModel, ConfigDict, TypeAdapter

from knowledge.problems import Place, Problem, ProblemKind


class Fault(Enum):
    """Why a file is not read to the end, or not at all."""

    TYPE = "type"  # none that is taken
    SIZE_UNKNOWN = "size-unknown"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    BUSY = "busy"  # so is the machine: it was given up before it had its seconds of computing
    TOO_HEAVY = "too-heavy"  # reading it takes too long or too much memory


@dataclass(frozen=True, slots=True)
class Read:
    """The upload as the text of a fact file without errors; of a ``part``, put into the file now served."""

    content: bytes
    part: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The upload cannot be served; the problems are never empty."""

    problems: tuple[Problem, ...]


Verdict = Read | Refused | Fault


class _Said(BaseModel):
    """A problem on its way from one process to another."""

    model_config = ConfigDict(frozen=True)

    kind: str
    place: Place
    details: tuple[tuple[str, str], ...]
    other: Place | None
    file: str


_LIST: Final = TypeAdapter(tuple[_Said, ...])


def packed(problems: tuple[Problem, ...]) -> bytes:
    """``problems`` as JSON."""
    said = tuple(
        _Said(kind=one.kind.code, place=one.place, details=one.details, other=one.other, file=one.file)
        for one in problems
    )
    return _LIST.dump_json(said)


def unpacked(said: bytes) -> tuple[Problem, ...]:
    """The problems that ``packed`` made ``said`` of.

    Raises:
        ValueError: it did not.
    """
    kinds = {kind.code: kind for kind in ProblemKind}
    found = _LIST.validate_json(said)
    if not all(one.kind in kinds for one in found):
        raise ValueError("unknown kind")
    return tuple(Problem(kinds[one.kind], one.place, one.details, one.other, one.file) for one in found)
