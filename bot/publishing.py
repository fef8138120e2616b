"""The fact file with its history, opened for answering and for publishing."""

import time
from dataclasses import dataclass, replace

from bot.config_sections import Knowledge
from bot.errors import OperatorError
from bot.knowledge_base import KnowledgeBase, read_article
from handlers.chats import Chats
from handlers.problem_wording import worded
from knowledge.calibration_cache import CalibrationCache
from knowledge.factfile import FactFileError
from knowledge.publication.annex import Annex
from knowledge.publication.placement import Placement
from knowledge.publication.proposal import Workshop
from knowledge.publication.publisher import Publisher
from knowledge.publication.trial import Opening
from knowledge.responder import Responder
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Exchanges
from knowledge.stores.revisions import Revisions

RECENT = 300
"""Real questions asked at the gate, the latest of each kind."""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A publisher, and chats that answer from whatever it published last."""

    publisher: Publisher
    chats: Chats

    @classmethod
    def open(cls, section: Knowledge, database: Database, annex: Annex | None = None) -> "Newsroom":
        """Open what was published last of the configured fact file; the first time, the file as it is.

        Changes are tried in the ``annex``, where there is one.

        Raises:
            OperatorError: a line for every problem of a file without history, or for an unreadable article.
            StoreError: the history cannot be read.
        """
        publisher = open_publisher(section, database, annex)
        article = None if section.article is None else read_article(section.article)
        base = KnowledgeBase(publisher.served.factfile, article)
        chats = Chats.over(publisher.served.responder, time.time)

        def serve(responder: Responder) -> None:
            edition = replace(base, factfile=responder.factfile).edition(responder)
            edition.rehearse()
            chats.editions.exchange(edition)

        serve(publisher.served.responder)
        publisher.serve_with(serve)
        return cls(publisher, chats)


def open_annex(section: Knowledge) -> Annex:
    """A process, begun when it is needed, in which changes of the configured fact file are tried.

    Raises:
        OperatorError: the article cannot be read.
    """
    article = None if section.article is None else read_article(section.article)
    return Annex(Opening(str(section.facts), CalibrationCache.of_user(), article))


def open_publisher(section: Knowledge, database: Database, annex: Annex | None = None) -> Publisher:
    """The publisher of the configured fact file; a command that serves nobody needs no ``annex``.

    Raises:
        OperatorError: a line for every problem of a file without history, or for an unreadable article.
        StoreError: the history cannot be read.
    """
    placement = Placement.at(section.facts)
    article = None if section.article is None else read_article(section.article)
    exchanges = Exchanges(database)
    try:
        return Publisher(
            placement,
            Revisions(database, placement.name),
            Workshop(str(section.facts), CalibrationCache.of_user(), article, annex),
            lambda: exchanges.recent_questions_now(RECENT),
        )
    except FactFileError as error:
        raise OperatorError(*(worded(problem) for problem in error.problems)) from None
