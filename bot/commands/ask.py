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
from handlers.dialogue import Dialogue
from handlers.phrases import command_line as phrases
from handlers.rendering import plain


def _declare(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(phrases.OWN_OPTIONS)
    group.add_argument("question", nargs="*", metavar=phrases.QUESTION, help=phrases.ASK_QUESTION)
    group.add_argument("--jsonl", action="store_true", help=phrases.ASK_JSONL)


def _run(arguments: argparse.Namespace) -> ExitCode:
    question = " ".join(arguments.question)
    if arguments.jsonl == bool(question):
        raise UsageError(phrases.ASK_BOTH if question else phrases.ASK_NOTHING)
    dialogue = KnowledgeBase.open(Options.of(arguments).settings().knowledge).dialogue()
    return _answer_lines(dialogue) if arguments.jsonl else _answer(dialogue, question)


def _answer(dialogue: Dialogue, question: str) -> ExitCode:
    exchange = dialogue.ask(question)
    sys.stdout.write(plain(exchange.reply.blocks) + "\n")
    return ExitCode.DONE if is_settled(exchange.decisions) else ExitCode.UNDONE


def _answer_lines(dialogue: Dialogue) -> ExitCode:
    for line in lines_of(sys.stdin.buffer):
        sys.stdout.write(json.dumps(_answer_line(dialogue, line), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return ExitCode.DONE


def _answer_line(dialogue: Dialogue, line: bytes) -> dict[str, object]:
    try:
        asked = QuestionLine.parse(line)
    except MalformedLineError as error:
        return {"error": str(error)}
    return record(dialogue, dialogue.ask(asked.question, asked.chat))


COMMAND = Command("ask", phrases.ASK, _run, _declare)
