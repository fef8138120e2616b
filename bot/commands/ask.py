"""``ask``: one answer, or one a line."""

import argparse
import json
import sys

from bot.answer_record import is_settled, record
from bot.command import Command, ExitCode
from bot.errors import UsageError
from bot.knowledge_base import KnowledgeBase
from bot.options import Options
from bot.question_lines import MalformedLineError, QuestionLine, lines_of
from bot.runtime.interpreter import settle
from handlers.chats import Chats
from handlers.phrases import command_line as phrases
from handlers.rendering import plain


def _declare(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(phrases.OWN_OPTIONS)
    group.add_argument("question", nargs="*", metavar=phrases.QUESTION, help=phrases.QUESTION_HELP)
    group.add_argument("--jsonl", action="store_true", help=phrases.ASK_JSONL)


def _run(arguments: argparse.Namespace) -> ExitCode:
    question = " ".join(arguments.question)
    if arguments.jsonl == bool(question):
        raise UsageError(phrases.ASK_BOTH if question else phrases.QUESTION_MISSING)
    chats = KnowledgeBase.open(Options.of(arguments).settings().knowledge).chats()
    return _answer_lines(chats) if arguments.jsonl else _answer(chats, question)


def _answer(chats: Chats, question: str) -> ExitCode:
    exchange = chats.ask(question)
    sys.stdout.write(plain(exchange.reply.blocks) + "\n")
    return ExitCode.DONE if is_settled(exchange.decisions) else ExitCode.UNDONE


def _answer_lines(chats: Chats) -> ExitCode:
    settle()
    for line in lines_of(sys.stdin.buffer):
        sys.stdout.write(json.dumps(_answer_line(chats, line), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return ExitCode.DONE


def _answer_line(chats: Chats, line: bytes) -> dict[str, object]:
    try:
        asked = QuestionLine.parse(line)
    except MalformedLineError as error:
        return {"error": str(error)}
    return record(chats.ask(asked.question, asked.chat), chats.editions.current.wording)


COMMAND = Command("ask", phrases.ASK, _run, _declare)
