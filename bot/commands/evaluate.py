"""``evaluate``: labelled questions asked and judged, and the figures compared with saved ones."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from bot import evaluation_report as wording
from bot.command import Command, ExitCode
from bot.errors import OperatorError
from bot.knowledge_base import KnowledgeBase
from bot.options import Options
from handlers.phrases import command_line
from handlers.phrases import evaluation as phrases
from knowledge.evaluation.baseline import Baseline
from knowledge.evaluation.evaluation import Evaluation, evaluate
from knowledge.evaluation.labelled import LabelledError, LabelledQuestion, parse
from knowledge.evaluation.plain_matchers import PlainMatchers
from knowledge.evaluation.swaps import swaps
from knowledge.evaluation.typing_noise import typing_noise
from knowledge.facts import FactFile
from knowledge.responder import Responder

SAMPLE = 300
"""Generated questions of each kind, unless all are wanted: some 5,000 in all, less than a minute."""


def _declare(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(command_line.OWN_OPTIONS)
    file = command_line.FILE
    group.add_argument("file", type=Path, metavar=file, help=phrases.FILE)
    group.add_argument("--baseline", type=Path, metavar=file, help=phrases.BASELINE)
    group.add_argument("--save-baseline", type=Path, metavar=file, help=phrases.SAVE)
    group.add_argument("--generated", action="store_true", help=phrases.GENERATED)
    group.add_argument("--generated-all", action="store_true", help=phrases.GENERATED_ALL)
    group.add_argument("--matchers", type=Path, metavar=phrases.THRESHOLD_FILE, help=phrases.MATCHERS)


def _run(arguments: argparse.Namespace) -> ExitCode:
    factfile = KnowledgeBase.open(Options.of(arguments).settings().knowledge).factfile
    questions = _questions(arguments.file, factfile)
    baseline = Baseline() if arguments.baseline is None else _baseline(arguments.baseline)
    development = () if arguments.matchers is None else _questions(arguments.matchers, factfile)

    responder = Responder.build(factfile)
    evaluation = evaluate(responder, questions)
    _print([phrases.TITLE.format(file=arguments.file.name, questions=len(evaluation.judged))])
    _print(wording.report(evaluation))
    if arguments.generated or arguments.generated_all:
        _generated(responder, None if arguments.generated_all else SAMPLE)
    if development:
        _print(["", phrases.MATCHERS_TITLE.format(file=arguments.matchers.name)])
        _print(wording.matchers(PlainMatchers(factfile).standings(questions, development)))
    if arguments.save_baseline is not None:
        _save(arguments.save_baseline, arguments.file.name, evaluation)
    if arguments.baseline is None:
        return ExitCode.DONE
    return _compare(baseline, arguments.baseline, arguments.file.name, evaluation)


def _generated(responder: Responder, sample: int | None) -> None:
    lexicon = responder.decider.base.lexicon.data
    factfile = responder.factfile
    questions = [*typing_noise(factfile, sample), *swaps(factfile, lexicon, sample)]
    _print(["", phrases.TITLE_GENERATED.format(questions=len(questions))])
    _print(wording.slices(evaluate(responder, questions)))


def _compare(baseline: Baseline, file: Path, name: str, evaluation: Evaluation) -> ExitCode:
    if name not in baseline.files:
        _print(["", phrases.NOT_IN_BASELINE.format(baseline=file.name, file=name)])
        return ExitCode.UNDONE
    worse = list(baseline.regressions(name, evaluation))
    _print(["", *(wording.regressions(worse) if worse else [phrases.KEPT.format(baseline=file.name)])])
    return ExitCode.UNDONE if worse else ExitCode.DONE


def _questions(file: Path, factfile: FactFile) -> Sequence[LabelledQuestion]:
    try:
        return parse(_read(file), frozenset(fact.id for fact in factfile.facts))
    except LabelledError as error:
        problems = [
            (problem.line, phrases.PROBLEMS[problem.fault].format(detail=problem.detail))
            for problem in error.problems
        ]
        raise OperatorError(
            *(phrases.PROBLEM.format(file=file, line=line, problem=problem) for line, problem in problems)
        ) from None


def _baseline(file: Path) -> Baseline:
    try:
        return Baseline.model_validate_json(_read(file))
    except ValidationError:
        raise OperatorError(phrases.BASELINE_UNFIT.format(file=file)) from None


def _save(file: Path, name: str, evaluation: Evaluation) -> None:
    """Put the figures into ``file`` beside those of other question files."""
    known = _baseline(file) if file.exists() else Baseline()
    text = known.with_evaluation(name, evaluation).model_dump_json(indent=1)
    try:
        file.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise OperatorError(phrases.UNWRITABLE.format(file=file, reason=error.strerror)) from None
    _print(["", phrases.SAVED.format(file=file.name)])


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise OperatorError(phrases.UNREADABLE.format(file=file, reason=error.strerror)) from None


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


COMMAND = Command("evaluate", phrases.COMMAND, _run, _declare)
