"""The configured fact file and article, opened for answering."""

import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.config_sections import Knowledge
from bot.errors import OperatorError
from handlers.chats import Chats
from handlers.edition import Edition
from handlers.phrases import command_line as phrases
from handlers.problem_wording import worded
from knowledge.article import Article
from knowledge.calibration_cache import CalibrationCache
from knowledge.factfile import FactFileError, load
from knowledge.facts import Fact, FactFile
from knowledge.proof import Proof, prove
from knowledge.responder import Responder


@dataclass(frozen=True)
class KnowledgeBase:
    """A fact file, with the article that it is drawn from where that is at hand."""

    factfile: FactFile
    article: Article | None

    @classmethod
    def open(cls, section: Knowledge) -> "KnowledgeBase":
        """Open what the configuration names.

        Raises:
            OperatorError: a line for every problem of the fact file, or one for an unreadable article.
        """
        try:
            factfile = load(section.facts)
        except FactFileError as error:
            raise OperatorError(*(worded(problem) for problem in error.problems)) from None
        return cls(factfile, None if section.article is None else read_article(section.article))

    def chats(self) -> Chats:
        """Chats over the facts, by the clock on the wall."""
        return Chats.over(self.responder(), time.time, self._passages)

    def edition(self, responder: Responder) -> Edition:
        """What is served when ``responder`` answers from the facts."""
        return Edition.of(responder, self._passages)

    def responder(self) -> Responder:
        """What answers from the facts."""
        return Responder.build(self.factfile, CalibrationCache.of_user())

    def _passages(self, fact: Fact) -> tuple[str, ...]:
        return self._proof.sentences_of(fact) if self._proof else ()

    @cached_property
    def _proof(self) -> Proof | None:
        """The facts held against the article, which takes a moment: only when a source is asked for."""
        return None if self.article is None else prove(self.factfile, self.article)


def read_article(file: Path) -> Article:
    """The article in ``file``.

    Raises:
        OperatorError: it cannot be read.
    """
    try:
        return Article.read(file.read_bytes())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OperatorError(phrases.ARTICLE_UNREADABLE.format(file=file, reason=reason)) from None
