"""``facts``: what differs, publishing, history, undo, export and import - by the same path as in chat."""

import argparse
import getpass
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from bot.command import Command, ExitCode
from bot.errors import OperatorError, UsageError
from bot.options import Options
from handlers.phrases import command_line, curating
from handlers.phrases import facts_command as phrases

if TYPE_CHECKING:
    from knowledge.problems import Problem
    from knowledge.publication.gate import Progress
    from knowledge.publication.proposal import Proposal
    from knowledge.publication.publisher import Publisher
    from knowledge.publication.verdict import Verdict

DEEDS = ("diff", "publish", "history", "undo", "export", "import")
SPREADSHEETS = (".csv", ".xlsx")
SHOWN = 50
"""Revisions listed."""


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=DEEDS, metavar=phrases.DEED, help=phrases.DEEDS)
    parser.add_argument("target", nargs="?", metavar=command_line.FILE, help=phrases.FILE)
    parser.add_argument("--confirm", action="store_true", help=phrases.CONFIRM)
    parser.add_argument("--note", default="", metavar=phrases.NOTE_NAME, help=phrases.NOTE)
    parser.add_argument("--overwritten", type=int, metavar=phrases.NUMBER_NAME, help=phrases.OVERWRITTEN_BY)


def _run(arguments: argparse.Namespace) -> ExitCode:
    deed: str = arguments.deed
    target: str | None = arguments.target
    if deed in {"export", "import"} and target is None:
        raise UsageError(phrases.FILE_NEEDED)
    with _publisher(arguments) as publisher:
        match deed:
            case "history":
                return _history(publisher)
            case "export":
                return _export(publisher, Path(target or ""), arguments.overwritten)
            case "undo":
                return _undo(publisher, target, arguments)
            case _:
                proposal = _proposed(publisher, None if target is None else Path(target))
        if proposal is None:
            _say(phrases.NOTHING)
            return ExitCode.DONE
        if not _shown(publisher, proposal, target):
            return ExitCode.UNDONE
        return ExitCode.DONE if deed == "diff" else _publish(publisher, proposal, arguments, arguments.note)


@contextmanager
def _publisher(arguments: argparse.Namespace) -> "Iterator[Publisher]":
    # Every command is declared at each start, and only this one opens the store to publish.
    from bot.publishing import open_publisher  # noqa: PLC0415
    from handlers.problem_wording import worded  # noqa: PLC0415
    from knowledge.factfile import FactFileError  # noqa: PLC0415
    from knowledge.stores.database import Database  # noqa: PLC0415
    from knowledge.stores.problems import StoreError  # noqa: PLC0415

    settings = Options.of(arguments).settings()
    try:
        with closing(Database.open(settings.store.database_url)) as database:
            yield open_publisher(settings.knowledge, database)
    except StoreError as error:
        raise OperatorError(phrases.STORE.format(reason=error)) from None
    except FactFileError as error:
        raise OperatorError(*(worded(problem) for problem in error.problems)) from None


def _undo(publisher: "Publisher", target: str | None, arguments: argparse.Namespace) -> ExitCode:
    from knowledge.publication.restoring import ChangedSince  # noqa: PLC0415

    if target is not None and not target.isdecimal():
        raise UsageError(phrases.NUMBER)
    latest = publisher.revisions.latest()
    number = int(target) if target is not None else latest.number if latest is not None else 0
    found: Proposal | ChangedSince | None = publisher.propose_undo(number, _progress())
    if isinstance(found, ChangedSince):
        items = ", ".join(sorted(record for _, record in found.records))
        raise OperatorError(phrases.CHANGED_SINCE.format(items=items))
    if found is None:
        _say(phrases.NO_SUCH)
        return ExitCode.UNDONE
    if not _shown(publisher, found):
        return ExitCode.UNDONE
    note: str = arguments.note or curating.NOTE_UNDONE.format(number=number)
    return _publish(publisher, found, arguments, note)


def _proposed(publisher: "Publisher", file: Path | None) -> "Proposal | None":
    """What ``file`` would change, or what was saved in the fact file's place; None for nothing new there."""
    if file is None:
        content = publisher.on_disk()
    elif file.suffix.lower() in SPREADSHEETS:
        from knowledge.spreadsheets.importing import imported  # noqa: PLC0415  (openpyxl takes 0.3 s)

        content = imported(_read(file), str(file), publisher.served.content).content
    else:
        content = _read(file)
    return None if content is None else publisher.propose(content, _progress())


def _export(publisher: "Publisher", file: Path, overwritten: int | None) -> ExitCode:
    if overwritten is not None:
        kept = publisher.revisions.content(publisher.revisions.overwritten(overwritten))
        if kept is None:
            _say(phrases.NOTHING_OVERWRITTEN.format(number=overwritten))
            return ExitCode.UNDONE
        _write(file, kept)
        _say(phrases.EXPORTED_OVERWRITTEN.format(file=file, number=overwritten))
        return ExitCode.DONE
    release = publisher.served
    match file.suffix.lower():
        case ".toml":
            content = release.content
        case ".csv":
            from knowledge.spreadsheets.csv_text import csv_of  # noqa: PLC0415

            content = csv_of(release.factfile)
        case ".xlsx":
            from knowledge.spreadsheets.workbook import workbook_of  # noqa: PLC0415

            content = workbook_of(release.factfile)
        case _:
            raise UsageError(phrases.KIND)
    _write(file, content)
    _say(phrases.EXPORTED.format(file=file, facts=len(release.factfile.facts)))
    return ExitCode.DONE


def _history(publisher: "Publisher") -> ExitCode:
    for one in publisher.revisions.last(SHOWN):  # the file as it was first found is one
        made = time.strftime("%d/%m/%Y %H:%M", time.localtime(one.made_at))
        author = phrases.AUTHORS[one.author.kind].format(name=one.author.name)
        note = one.note or curating.NO_NOTE
        _say(phrases.REVISION.format(number=one.number, time=made, author=author, note=note))
    return ExitCode.DONE


def _shown(publisher: "Publisher", proposal: "Proposal", target: str | None = None) -> bool:
    """Show what a proposal would change, of the file ``target`` if it is one; whether it can be served."""
    from handlers.change_wording import difference_lines, gate_lines, titles_of  # noqa: PLC0415
    from handlers.problem_wording import worded  # noqa: PLC0415
    from knowledge.problems import Severity  # noqa: PLC0415

    def said(problem: "Problem") -> str:
        return worded(problem if target is None else replace(problem, file=target))

    if proposal.release is None:
        for problem in proposal.errors:
            _say(said(problem))
        _say(phrases.REFUSED)
        return False
    if proposal.overwrites:
        _say(phrases.OVERWRITES)
    for line in difference_lines(proposal.difference):
        _say(line)
    for problem in proposal.fresh:
        is_error = problem.severity is Severity.ERROR
        lead = command_line.CHECK_ERROR if is_error else command_line.CHECK_WARNING
        _say(lead.format(problem=said(problem)))
    for line in gate_lines(proposal.report, titles_of(publisher.served.factfile, proposal.release.factfile)):
        _say(line)
    return True


def _publish(
    publisher: "Publisher", proposal: "Proposal", arguments: argparse.Namespace, note: str
) -> ExitCode:
    from knowledge.publication.author import Author  # noqa: PLC0415

    author = Author("cli", getpass.getuser())
    key = f"cli-{uuid.uuid4().hex}"
    verdict = publisher.publish(proposal, author, note, key, confirmed=arguments.confirm)
    return _told(verdict)


def _told(verdict: "Verdict") -> ExitCode:
    from handlers.change_wording import difference_lines  # noqa: PLC0415
    from knowledge.publication import verdict as verdicts  # noqa: PLC0415

    match verdict:
        case verdicts.Published(revision=revision, overwritten=overwritten):
            _say(phrases.PUBLISHED.format(number=revision.number))
            if overwritten:
                _say(phrases.OVERWRITTEN.format(number=revision.number))
            return ExitCode.DONE
        case verdicts.Repeated(number=number):
            _say(phrases.REPEATED.format(number=number))
            return ExitCode.DONE
        case verdicts.Unchanged():
            _say(phrases.UNCHANGED)
            return ExitCode.DONE
        case verdicts.Refused():
            _say(phrases.REFUSED)
        case verdicts.Unconfirmed():
            _say(phrases.UNCONFIRMED)
        case verdicts.Conflict(theirs=theirs):
            _say(phrases.CONFLICT)
            for line in difference_lines(theirs):
                _say(line)
        case verdicts.Failed(reason=reason):
            _say(phrases.FAILED.format(reason=reason))
        case _:
            assert_never(verdict)
    return ExitCode.UNDONE


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise OperatorError(phrases.UNREADABLE.format(file=file, reason=error.strerror)) from None


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise OperatorError(phrases.UNWRITABLE.format(file=file, reason=error.strerror)) from None


def _progress() -> "Progress":
    """Progress on a terminal's standard error; in silence where nobody watches."""

    def tell(share: float) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(phrases.WORKING.format(share=round(100 * share)))
            if share >= 1.0:
                sys.stderr.write("\n")

    return tell


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


COMMAND = Command("facts", phrases.FACTS, _run, _declare)
"""The publication path at the command line."""
