"""A responder that answers by script: handlers are tested apart from how questions are understood."""

from collections.abc import Mapping, Sequence

from knowledge.conversation import Conversation, Turn
from knowledge.facts import Fact, FactFile
from knowledge.outcome import Answer, Decision, Outcome, Unknown, UnknownReason, facts_of, status
from knowledge.responder import Responder, Response

UNSCRIPTED = Unknown(UnknownReason.NO_MATCH)


class ScriptedResponder(Responder):
    """Decides about each text as ``script`` says, and knows nothing about any other."""

    def __init__(self, factfile: FactFile, script: Mapping[str, Sequence[Outcome]]) -> None:
        """Answer over the facts of ``factfile``."""
        self.factfile = factfile
        self.script = script

    def fact(self, fact_id: str) -> Fact | None:
        """The fact of that id."""
        return next((fact for fact in self.factfile.facts if fact.id == fact_id), None)

    def respond(self, text: str, conversation: Conversation, now: float) -> Response:
        """Decide by script."""
        outcomes = self.script.get(text, (UNSCRIPTED,))
        return _response([Decision(text, outcome) for outcome in outcomes], conversation, now)

    def choose(self, fact_id: str, conversation: Conversation, now: float) -> Response | None:
        """Answer with the fact of that id."""
        fact = self.fact(fact_id)
        return None if fact is None else _response([Decision(fact.label, Answer(fact))], conversation, now)


def _response(decisions: Sequence[Decision], conversation: Conversation, now: float) -> Response:
    for decision in decisions:
        facts = tuple(fact.id for fact in facts_of(decision.outcome))
        conversation = conversation.with_turn(Turn(decision.question, facts, status(decision.outcome), now))
    return Response(tuple(decisions), conversation)
