"""The fact file as bytes: read, decoded, parsed, validated - or refused with all that is wrong in it."""

import errno
import os
import stat
import tomllib
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from knowledge.facts import FactFile
from knowledge.problems import Place, Problem, ProblemKind
from knowledge.toml_text.decoding import decode
from knowledge.toml_text.limits import excess
from knowledge.toml_text.lines import Lines
from knowledge.toml_text.syntax import syntax_problem
from knowledge.validation.consistency import inconsistencies
from knowledge.validation.violations import violations

MAX_PROBLEMS = 500
"""Problems looked for and reported at once; a hostile megabyte can hold a hundred thousand."""


class FactFileError(Exception):
    """A fact file that cannot be served; ``problems`` is never empty, and sorted by line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems; the message is for logs."""
        first = problems[0]
        super().__init__(f"{first.file}:{first.line or 0}: {first.kind.code} (problems: {len(problems)})")
        self.problems = problems


def load(path: Path) -> FactFile:
    """The fact file at ``path``.

    Raises:
        FactFileError: it cannot be read, or something in it is wrong.
    """
    return parse(read(path), str(path))


def parse(content: bytes, name: str) -> FactFile:
    """The fact file that ``content`` holds; ``name`` is what the problems call it.

    Raises:
        FactFileError: a syntax error, alone; else all other problems at once.
    """
    text = decode(content)
    if isinstance(text, Problem):
        raise _refusal([text], "", name)
    too_much = excess(text)
    if too_much is not None:
        raise _refusal([too_much], text, name)
    try:
        document: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refusal([syntax_problem(error, text)], text, name) from error
    problems = list(islice(inconsistencies(document), MAX_PROBLEMS))
    try:
        factfile = FactFile.model_validate(document)
    except ValidationError as error:
        problems += islice(violations(error, document), MAX_PROBLEMS)
        raise _refusal(problems, text, name) from error
    if problems:
        raise _refusal(problems, text, name)
    return factfile


def read(path: Path) -> bytes:
    """The bytes of a regular file; a pipe or a device is refused and never waited for.

    Raises:
        FactFileError: there is no such file, it is not a regular one, or it cannot be read.
    """
    # Windows has no O_NONBLOCK, and elsewhere there is no O_BINARY.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with ExitStack() as stack:
            descriptor = os.open(path, flags)
            stack.callback(os.close, descriptor)
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                raise _refusal([Problem.of(ProblemKind.FILE_IRREGULAR, found=_sort(mode))], "", str(path))
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read()
    except FileNotFoundError as error:
        raise _refusal([Problem.of(ProblemKind.FILE_MISSING)], "", str(path)) from error
    except PermissionError as error:
        raise _refusal([Problem.of(ProblemKind.FILE_FORBIDDEN)], "", str(path)) from error
    except (OSError, ValueError) as error:  # a path with a NUL character is a ValueError
        problem = Problem.of(ProblemKind.FILE_UNREADABLE, reason=_reason(error))
        raise _refusal([problem], "", str(path)) from error


def locate(problems: Iterable[Problem], content: bytes, name: str) -> tuple[Problem, ...]:
    """The problems of lint and proof with the file's name and their lines in ``content``, sorted by line."""
    text = decode(content)
    return _located(list(problems), "" if isinstance(text, Problem) else text, name)


def _refusal(problems: list[Problem], text: str, name: str) -> FactFileError:
    return FactFileError(_located(problems, text, name)[:MAX_PROBLEMS])


def _located(problems: list[Problem], text: str, name: str) -> tuple[Problem, ...]:
    places = [place for problem in problems for place in (problem.place, problem.other) if place is not None]
    lines = Lines({}) if all(place.line for place in places) else Lines.of(text)

    def at(place: Place) -> Place:
        return place if place.line else replace(place, line=lines.line(place.path))

    located = [
        replace(problem, file=name, place=at(problem.place), other=problem.other and at(problem.other))
        for problem in problems
    ]
    return tuple(sorted(located, key=lambda problem: problem.line or 0))


def _reason(error: OSError | ValueError) -> str:
    """The error's short name, such as EIO."""
    if isinstance(error, OSError) and error.errno is not None:
        return errno.errorcode.get(error.errno, str(error.errno))
    return type(error).__name__


def _sort(mode: int) -> str:
    """What stands in place of a regular file."""
    if stat.S_ISDIR(mode):
        return "folder"
    return "pipe" if stat.S_ISFIFO(mode) else "device"
