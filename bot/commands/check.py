"""``check``: the fact file validated, linted, proved by its article, and asked its own checks."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.command import Command, ExitCode
from bot.knowledge_base import read_article
from bot.options import Options
from handlers.phrases import command_line as phrases
from handlers.problem_wording import worded
from knowledge.article import Article
from knowledge.curated_checks import BrokenCheck, broken_checks
from knowledge.factfile import FactFileError, locate, parse, read
from knowledge.facts import FactFile
from knowledge.lint import lint
from knowledge.problems import Problem, Severity
from knowledge.proof import prove
from knowledge.responder import Responder
from knowledge.toml_text.lines import Lines


@dataclass(frozen=True, slots=True)
class _Opened:
    """A fact file that may be served, with the bytes that its lines are counted in."""

    file: Path
    content: bytes
    factfile: FactFile

    @classmethod
    def at(cls, file: Path) -> Self:
        """Open and validate ``file``.

        Raises:
            FactFileError: it may not be served.
        """
        content = read(file)
        return cls(file, content, parse(content, str(file)))

    def problems(self, article: Article | None) -> tuple[Problem, ...]:
        """What lint finds, and what the article, if it is at hand, does not prove."""
        found = lint(self.factfile, proved=article is not None)
        if article is not None:
            found += prove(self.factfile, article).problems
        return locate(found, self.content, str(self.file))

    def broken(self) -> list[str]:
        """A line for every check of the file that does not come out as its curator wants it."""
        lines = Lines.of(self.content.decode("utf-8-sig"))
        return [
            phrases.CHECK_BROKEN.format(
                file=self.file,
                line=lines.line(("checks", broken.index)),
                question=broken.check.question,
                expected=_expected(broken),
                found=_found(broken),
            )
            for broken in broken_checks(Responder.build(self.factfile))
        ]


def _run(arguments: argparse.Namespace) -> ExitCode:
    section = Options.of(arguments).settings().knowledge
    article = None if section.article is None else read_article(section.article)
    try:
        opened = _Opened.at(section.facts)
    except FactFileError as error:
        return _report(error.problems, [], phrases.CHECK_REFUSED.format(file=section.facts))
    summary = phrases.CHECK_SUMMARY.format(
        file=section.facts,
        facts=len(opened.factfile.facts),
        questions=sum(len(fact.questions) for fact in opened.factfile.facts),
        checks=len(opened.factfile.checks),
    )
    proved = phrases.CHECK_PROVED if article else phrases.CHECK_UNPROVED
    return _report(opened.problems(article), opened.broken(), summary, proved.format(article=section.article))


def _report(problems: Sequence[Problem], broken: Sequence[str], *summary: str) -> ExitCode:
    errors = [worded(problem) for problem in problems if problem.severity is Severity.ERROR]
    warnings = [worded(problem) for problem in problems if problem.severity is Severity.WARNING]
    lines = (
        *(phrases.CHECK_ERROR.format(problem=problem) for problem in (*errors, *broken)),
        *(phrases.CHECK_WARNING.format(problem=problem) for problem in warnings),
        *summary,
        phrases.CHECK_COUNTS.format(errors=len(errors) + len(broken), warnings=len(warnings)),
    )
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return ExitCode.UNDONE if errors or broken else ExitCode.DONE


def _expected(broken: BrokenCheck) -> str:
    check = broken.check
    return f"{check.expect} ({check.status})" if check.status else check.expect


def _found(broken: BrokenCheck) -> str:
    return ", ".join((*broken.statuses, *broken.facts))


COMMAND = Command("check", phrases.CHECK, _run)
