"""The facts as they are served: one edition at a time, exchanged as a whole while questions are answered."""

from dataclasses import dataclass

from handlers.buttons import Buttons
from handlers.citations import Passages, no_passages
from handlers.wording import Wording
from knowledge.conversation import Conversation
from knowledge.responder import Responder

REHEARSED = 50
"""Facts asked about in a rehearsal. The first question alone takes half a second, the last a few
milliseconds."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One fact file with what answers from it, what words its answers, and what its buttons stand for."""

    responder: Responder
    wording: Wording
    buttons: Buttons

    @classmethod
    def of(cls, responder: Responder, passages: Passages = no_passages) -> "Edition":
        """The edition of the responder's facts; ``passages`` finds the article's own words."""
        factfile = responder.factfile
        return cls(responder, Wording.of(factfile, passages), Buttons.of(factfile))

    def rehearse(self) -> None:
        """Answer some questions for nobody: what is worked out when first needed, no asker shall wait for."""
        self.responder.decider.prepare()
        for fact in self.responder.factfile.facts[:REHEARSED]:
            self.wording.reply(self.responder.respond(fact.questions[0], Conversation(), 0.0).decisions)


class Editions:
    """The edition that is served now. Whoever handles an update reads ``current`` once and keeps to it."""

    def __init__(self, current: Edition) -> None:
        """Serve ``current``."""
        self.current = current

    def exchange(self, edition: Edition) -> None:
        """Serve ``edition`` from now on; what is being answered is answered from the old one."""
        self.current = edition
