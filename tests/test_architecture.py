"""The shape of the code: who imports whom, where Vietnamese stands, and how long a module may be."""

import ast
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("knowledge", "handlers", "bot")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
SOURCES = MODULES + sorted((ROOT / "tests").rglob("*.py"))

FORBIDDEN_IMPORTS = {
    "knowledge": {"telegram", "handlers", "bot"},
    "handlers": {"bot"},
    "bot": set[str](),
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "services", "manager", "managers", "misc"}
LONGEST_MODULE, LONGEST_TEST = 300, 400

PHRASE_BOOKS = ("handlers/phrases/", "handlers/problem_wording.py", "knowledge/noise.py")
"""The only code that holds Vietnamese sentences; those of ``noise`` are an asker's, and said to nobody."""

SENTENCE = re.compile(r"\w+ \w+ \w+ \w+")
"""Four words in a row: fewer are a term of the language that code may know."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The top-level packages that a module imports, at its top or anywhere inside."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: a relative import"
            yield (node.module or "").partition(".")[0]


def documentation(module: ast.Module) -> set[ast.expr]:
    """The expressions that only document: strings that stand alone."""
    return {
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def is_vietnamese(text: str) -> bool:
    """Whether ``text`` holds a letter that of all languages at hand only Vietnamese has."""
    decomposed = unicodedata.normalize("NFD", text)
    return "đ" in text.casefold() or any("\u0300" <= character <= "\u0331" for character in decomposed)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_inwards(path: Path) -> None:
    assert not FORBIDDEN_IMPORTS[path.relative_to(ROOT).parts[0]] & set(imported(path))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_sentences_stand_in_the_phrase_books(path: Path) -> None:
    if name(path).startswith(PHRASE_BOOKS):
        return
    module = tree(path)
    documenting = documentation(module)
    sentences = [
        f"{node.lineno}: {node.value}"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documenting
        if is_vietnamese(node.value) and SENTENCE.search(node.value)
    ]
    assert not sentences


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_fits_one_head(path: Path) -> None:
    longest = LONGEST_MODULE if path in MODULES else LONGEST_TEST
    assert len(path.read_text(encoding="utf-8").splitlines()) <= longest


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_is_named_after_a_thing(path: Path) -> None:
    assert not FORBIDDEN_NAMES & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_cast_or_left_untyped_in_silence(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "typing.cast" not in source
    assert not re.search(r"\bcast\(", source)
    assert not re.search(r"# type: ignore(?!\[[\w-]+\]  # \w)", source)


def test_there_are_no_further_packages() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages == set(PACKAGES)


@pytest.mark.parametrize("module", ["bot.cli", "bot.commands.ask", "handlers.wording", "handlers.rendering"])
def test_asking_never_imports_telegram(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'telegram', 'httpx', 'sqlalchemy'}} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout.strip() == "[]"
