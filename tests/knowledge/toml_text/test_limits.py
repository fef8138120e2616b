"""What is not worth parsing is refused first, with its line; what merely looks like it is not."""

import contextlib
import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.problems import ProblemKind
from knowledge.toml_text.limits import MAX_DEPTH, MAX_NUMBER_LENGTH, excess

DEEP = ProblemKind.NESTED_TOO_DEEP
DOTTED = ProblemKind.KEY_TOO_DOTTED
LONG = ProblemKind.NUMBER_TOO_LONG


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("a = 1\nb = " + "[" * (MAX_DEPTH + 1), DEEP, 2),
        ("x = {a = " * (MAX_DEPTH + 1), DEEP, 1),
        ("[" * 20_000, DEEP, 1),
        ('a = "x"\n\n' + ".".join("abcde") + " = 1", DOTTED, 3),
        ('"a" . \'b\' . "c".d . "e" = "x"\n', DOTTED, 1),
        ("[" + ".".join("abcde") + "]", DOTTED, 1),
        ("a = " + "9" * (MAX_NUMBER_LENGTH + 1), LONG, 1),
        ("a = -0x" + "f" * 5000, LONG, 1),
    ],
)
def test_beyond_a_limit(text: str, kind: ProblemKind, line: int) -> None:
    problem = excess(text)
    assert problem is not None
    assert (problem.kind, problem.line) == (kind, line)


@pytest.mark.parametrize(
    "text",
    [
        "b = " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
        "a = [[1]]\n" * 100,
        ".".join("abcd") + " = 1",
        "a = " + "9" * MAX_NUMBER_LENGTH,
        "a = 1979-05-27T07:32:00.999999-07:00",
        'a = "' + "[" * 100 + '"',
        "a = '''" + "[\n" * 100 + "'''",
        'a = """' + '\\"""[' * 100 + '"""',
        "# " + "[" * 100,
        'a = "1.2.3.4.5.6.7.8"',
        "a = [1.5, 2.5, 3.5, 4.5, 5.5]",
        'a = "' + "9" * 5000 + '"',
    ],
)
def test_within_the_limits(text: str) -> None:
    assert excess(text) is None


@given(st.text(alphabet="ab=.,[]{}\"'#\\\n \r19", max_size=300))
def test_what_passes_neither_exhausts_nor_surprises_the_parser(text: str) -> None:
    if excess(text) is None:
        with contextlib.suppress(tomllib.TOMLDecodeError):
            tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        '"""' * 100_000, "'''a" * 70_000, '"' * 300_000, '"\\' * 150_000, "a" * 300_000, " " * 300_000,
        '"""\\' * 70_000, '"a"' * 100_000, 'a = "x' * 50_000, "\\" * 300_000, "a = \"\"\"'''" * 30_000,
        '""" "" ' * 40_000, "\n" * 300_000, '"x"\n' * 80_000, "a." * 100_000, "a = 1." * 50_000,
    ],
)  # fmt: skip
def test_scanning_is_linear_in_the_text(text: str) -> None:
    started = time.process_time()
    excess(text)
    assert time.process_time() - started < 1.0  # seconds; a quadratic scan of 300 kB takes minutes
