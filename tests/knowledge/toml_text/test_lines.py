"""Lines of keys: against documents whose lines are known because the test wrote them."""

import tomllib
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.toml_text.lines import Lines, Path


@dataclass
class Script:
    """A document in the making, and the line of everything written into it."""

    rows: list[str] = field(default_factory=lambda: [""])
    lines: dict[Path, int] = field(default_factory=dict)

    def write(self, text: str) -> None:
        first, *rest = text.split("\n")
        self.rows[-1] += first
        self.rows += rest

    def mark(self, path: Path) -> None:
        self.lines[path] = len(self.rows)

    @property
    def text(self) -> str:
        return "\n".join(self.rows)


NOISE = ("", " ", "\t", "\n", "\n\n", ' # [[facts]] "quoted" = \'x\n', "\n# key = [1,\n")
BLANK = ("", " ", "\t ")
STRINGS = (
    '"plain"', "'literal \\'", '"esc \\" \\\\ [ ] { } # ="', '""', "''", '"""\nline = 1\n[[facts]]\n"""',
    '"""a"""',
    "'''\n# no comment\nkey = 2'''", '"""quote " and "" inside"""', '"""four""""', '"""five"""""', "'''x''''",
    '"""back\\\\"""', '"""slash \\\n   continues"""', '""""open quote"""', '"""\\""""',
)  # fmt: skip
SCALARS = (
    *STRINGS,
    "1",
    "-1_000",
    "1.5e3",
    "0xff",
    "true",
    "inf",
    "1979-05-27T07:32:00.5-07:00",
    "1979-05-27 07:32:00",
)
KEYS = ("a", "b-1", "_c", "1", "true", '"đ ấ"', "'d.e'", '"f\\"g"', '"#"', '"[h]"')


def write_value(draw: st.DrawFn, script: Script, path: Path, depth: int) -> None:
    kind = draw(st.sampled_from(("scalar", "array", "inline") if depth < 3 else ("scalar",)))
    if kind == "scalar":
        script.write(draw(st.sampled_from(SCALARS)))
    elif kind == "array":
        script.write("[" + draw(st.sampled_from(NOISE)))
        for item in range(draw(st.integers(0, 3))):
            script.mark((*path, item))
            write_value(draw, script, (*path, item), depth + 1)
            script.write(draw(st.sampled_from(NOISE)) + "," + draw(st.sampled_from(NOISE)))
        script.write("]")
    else:
        script.write("{" + draw(st.sampled_from(BLANK)))
        keys = draw(st.lists(st.sampled_from(KEYS), max_size=3, unique=True))
        for number, key in enumerate(keys):
            if number:
                script.write("," + draw(st.sampled_from(BLANK)))
            write_pair(draw, script, path, key, depth + 1)
        script.write(draw(st.sampled_from(BLANK)) + "}")


def write_pair(draw: st.DrawFn, script: Script, table: Path, key: str, depth: int) -> None:
    path = (*table, plain(key))
    script.mark(path)
    script.write(key)
    if draw(st.integers(0, 4)) == 0:
        part = draw(st.sampled_from(KEYS))
        path = (*path, plain(part))
        script.mark(path)
        script.write(draw(st.sampled_from(BLANK)) + "." + draw(st.sampled_from(BLANK)) + part)
    script.write(draw(st.sampled_from(BLANK)) + "=" + draw(st.sampled_from(BLANK)))
    write_value(draw, script, path, depth)


def plain(key: str) -> str:
    parsed: dict[str, object] = tomllib.loads(f"{key} = 0")
    return next(iter(parsed))


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    script = Script()
    counts: dict[str, int] = {}
    tables = draw(st.lists(st.sampled_from(("", "facts", "entities", '"th ẻ"')), max_size=5))
    for number, name in enumerate(tables):
        script.write(draw(st.sampled_from(("", "\n", "# [[facts]]\n", "  "))))
        table: Path = ()
        if name:
            index = counts[name] = counts.get(name, -1) + 1
            table = (plain(name), index)
            script.lines.setdefault((plain(name),), len(script.rows))
            script.mark(table)
            script.write(f"[[{draw(st.sampled_from(BLANK))}{name}]]{draw(st.sampled_from(BLANK))} # ]]\n")
        elif number:
            continue
        for key in draw(st.lists(st.sampled_from(KEYS), max_size=4, unique=True)):
            write_pair(draw, script, table, key, 0)
            script.write(draw(st.sampled_from(("\n", " # comment\n", "\n\n\n"))))
        if name and draw(st.booleans()):
            script.mark((*table, "sub"))
            script.write(f"[{name}.sub]\n")
            write_pair(draw, script, (*table, "sub"), "k", 0)
            script.write("\n")
    return script


def paths(value: object, path: Path = ()) -> set[Path]:
    """Every path in a parsed document."""
    children: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    return (
        {path}.union(*(paths(child, (*path, step)) for step, child in children))
        if path or children
        else {path}
    )


@given(scripts(), st.booleans())
def test_every_path_has_the_line_it_was_written_on(script: Script, windows: bool) -> None:
    text = script.text.replace("\n", "\r\n") if windows else script.text
    lines = Lines.of(text)
    assert lines.lines == script.lines
    assert lines.repetition is None
    assert set(lines.lines) == paths(tomllib.loads(text)) - {()}


@given(st.text(alphabet="ab=.,[]{}\"'#\\\n \r\t1é\x00"))
def test_any_text_is_read_without_an_error_and_no_line_is_beyond_its_end(text: str) -> None:
    last = text.count("\n") + 1
    assert all(1 <= line <= last for line in Lines.of(text).lines.values())


def test_the_line_of_something_unwritten_is_that_of_what_is_around_it() -> None:
    lines = Lines.of('# first\n[[facts]]\nid = "a"\n\n[[facts]]\nid = "b"\nquestions = [\n  "x",\n]\n')
    assert lines.line(("facts", 1, "answer")) == 5
    assert lines.line(("facts", 1, "questions", 0)) == 8
    assert lines.line(("facts", 1, "questions", 7)) == 7
    assert lines.line(("checks", 0)) is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("a = 1\na = 2", 1, 2),
        ("a = [1,\n2]\n\na = [\n3]", 1, 4),
        ("[a]\nx = 1\n[a]", 1, 3),
        ("[[a]]\n[a]", 1, 2),
        ("[a]\n[[a]]", 1, 2),
        ("a = 1\n[a]", 1, 2),
        ("a.b = 1\na = 2", 1, 2),
        ("a = {b = 1, b = 2}", 1, 1),
        ("[[f]]\nid = 1\n[[f]]\nid = 2\nx = '''\n\n'''\nid = 3", 4, 8),
    ],
)
def test_a_key_written_twice_is_found_with_both_lines(text: str, first: int, second: int) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)
    repetition = Lines.of(text).repetition
    assert repetition is not None
    assert (repetition.first, repetition.second) == (first, second)


@pytest.mark.parametrize(
    "text", ["[a.b]\n[a]\nx = 1", "[[f]]\na = 1\n[[f]]\na = 1", "a.b = 1\na.c = 2", "[a]\nx=1\n[b]\nx=1"]
)
def test_what_only_looks_repeated_is_not(text: str) -> None:
    tomllib.loads(text)
    assert Lines.of(text).repetition is None
