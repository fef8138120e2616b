"""Syntax errors as a curator makes them: the right kind, the right line, the right piece of the line."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.problems import Problem, ProblemKind
from knowledge.toml_text.limits import excess
from knowledge.toml_text.syntax import syntax_problem


def refused(text: str) -> Problem:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    return syntax_problem(caught.value, text)


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ('[[facts]]\nid = "a"\nid = "b"', ProblemKind.SYNTAX_DUPLICATE_KEY, 3),
        (
            '[[facts]]\nid = "a"\nquestions = [\n"x",\n]\n\nid = "b"\n\n\n',
            ProblemKind.SYNTAX_DUPLICATE_KEY,
            7,
        ),
        ('[[facts]]\n[facts]\nid = "a"', ProblemKind.TABLE_SINGLE, 2),
        ('[facts]\nid = "a"\n[[facts]]', ProblemKind.TABLE_SINGLE, 1),
        ('id = "a"\n[id]\n', ProblemKind.SYNTAX_DUPLICATE_KEY, 2),
        ("a = 1\n[a.b]\nc = 1", ProblemKind.SYNTAX_DUPLICATE_KEY, 2),
        ('\nanswer = "Ông Quang.\ntitle = "x"', ProblemKind.SYNTAX_OPEN_STRING, 2),
        ('a = 1\nanswer = "Ông Quang', ProblemKind.SYNTAX_OPEN_STRING, 2),
        ('a = 1\nanswer = """Ông Quang\n\n\ntitle = 1', ProblemKind.SYNTAX_OPEN_STRING, 2),
        ("a = 1\nb = 'x", ProblemKind.SYNTAX_OPEN_STRING, 2),
        ("a = 1\nb = '''x\n\n", ProblemKind.SYNTAX_OPEN_STRING, 2),
        ('questions = [\n  "a"\n  "b",\n]', ProblemKind.SYNTAX_OPEN_LIST, 3),
        ('questions = [\n  "a",\n\nanswer = "x"', ProblemKind.SYNTAX_VALUE, 4),
        ('questions = [\n  "a"\nanswer = "x"', ProblemKind.SYNTAX_OPEN_LIST, 3),
        ('questions = ["là "điểm tựa" gì?"]', ProblemKind.SYNTAX_OPEN_LIST, 1),
        ("\n\ntitle = “Người chủ trì”", ProblemKind.SYNTAX_CURLY_QUOTE, 3),
        ("title = Người chủ trì", ProblemKind.SYNTAX_VALUE, 1),
        ("a = 1\ntitle =\n", ProblemKind.SYNTAX_VALUE, 2),
        ("a = 1\ntitle =", ProblemKind.SYNTAX_VALUE, 2),
        ('answer = "là "điểm tựa" của dân"', ProblemKind.SYNTAX_AFTER_VALUE, 1),
        ('a = "x" b = "y"', ProblemKind.SYNTAX_AFTER_VALUE, 1),
        ('title: "x"', ProblemKind.SYNTAX_EQUALS, 1),
        ("a = 1\nghi chú của tôi\nb = 2", ProblemKind.SYNTAX_EQUALS, 2),
        ("câu = 1", ProblemKind.SYNTAX_EQUALS, 1),
        ('[[facts]\nid = "a"', ProblemKind.SYNTAX_HEADER, 1),
        ("a = 1\n[facts\n", ProblemKind.SYNTAX_HEADER, 2),
        ('a = "C:\\dir"', ProblemKind.SYNTAX_ESCAPE, 1),
        ('a = "\\ud800"', ProblemKind.SYNTAX_ESCAPE, 1),
        ('a = "\\u12"', ProblemKind.SYNTAX_ESCAPE, 1),
        ("a = 1\n\xa0b = 2", ProblemKind.SYNTAX_CHARACTER, 2),
        ('a = 1\nb = "\x00"', ProblemKind.SYNTAX_CHARACTER, 2),
        ('a = """\n\n\x07"""', ProblemKind.SYNTAX_CHARACTER, 3),
    ],
)
def test_kind_and_line(text: str, kind: ProblemKind, line: int) -> None:
    for written in (text, text.replace("\n", "\r\n")):
        problem = refused(written)
        assert (problem.kind, problem.line) == (kind, line)


def test_a_duplicate_key_names_the_key_and_the_first_line() -> None:
    problem = refused('[[facts]]\nid = "a"\n"answer" = "x"\nanswer = "y"')
    assert problem.detail("key") == "answer"
    assert problem.other is not None
    assert problem.other.line == 3


def test_a_list_that_breaks_off_names_the_line_it_began_on() -> None:
    problem = refused('a = [1]\nquestions = [\n  "a", # ]\n  "b"\n\nanswer = "x"')
    assert problem.other is not None
    assert (problem.line, problem.other.line) == (6, 2)


def test_the_excerpt_is_the_line_without_control_characters_and_cut_short() -> None:
    problem = refused("  title = " + "Người\x1bchủ" * 100)
    excerpt = problem.detail("excerpt")
    assert excerpt.startswith("title = Người chủ")
    assert excerpt.endswith("…")
    assert excerpt.isprintable()
    assert len(excerpt) <= 80


@given(st.text(alphabet="ab=.,[]{}\"'#\\\n \r1é“\x00u"))
def test_every_syntax_error_has_a_line_of_the_text(text: str) -> None:
    if excess(text) is not None:
        return
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem = syntax_problem(error, text)
        assert problem.line is not None
        assert 1 <= problem.line <= text.count("\n") + 1
        assert {name for name, _ in problem.details} == set(problem.kind.details)
