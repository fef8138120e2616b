"""Why a message is answered as it is: each step of the core, in lines that a curator can follow."""

from collections.abc import Iterator
from operator import itemgetter

from handlers.citations import listing
from handlers.echo import legible, shortened
from handlers.phrases import explanation as phrases
from handlers.rendering import plain
from handlers.wording import Wording
from knowledge.conversation import Conversation
from knowledge.judgement import Judgement, Verdict
from knowledge.outcome import Decision, Outcome, Review, SmallTalk, facts_of, status
from knowledge.query import Query
from knowledge.reading import Term
from knowledge.responder import Responder


def explained(responder: Responder, text: str) -> str:
    """Every question of ``text``, asked without any conversation before it, from its reading to its reply."""
    decisions = responder.respond(text, Conversation(), now=0.0).decisions
    wording = Wording.of(responder.factfile)
    return "\n\n".join("\n".join(_steps(responder, wording, decision)) for decision in decisions)


def _steps(responder: Responder, wording: Wording, decision: Decision) -> Iterator[str]:
    yield phrases.QUESTION.format(question=shortened(decision.question))
    if not isinstance(decision.outcome, SmallTalk):
        verdict = responder.decider.find(decision.question).verdict
        yield from _understood(verdict)
        yield from _judged(responder, verdict)
    if decision.review is not None:
        yield _reviewed(decision.review, decision.outcome)
    yield _told(decision.outcome, phrases.RESULT_OF, phrases.RESULT)
    yield phrases.REPLY.format(reply=legible(plain(wording.reply([decision]).blocks)))


def _reviewed(review: Review, outcome: Outcome) -> str:
    """What experience made of what had been decided, and how likely it finds what stands."""
    score = _points(review.chance)
    if review.before == outcome:
        return phrases.KEPT.format(score=score)
    return _told(review.before, phrases.CHANGED_FROM, phrases.CHANGED, score=score)


def _told(outcome: Outcome, told: str, untold: str, **more: str) -> str:
    """An outcome with its facts, by the one template, or without any by the other."""
    facts = ", ".join(fact.id for fact in facts_of(outcome))
    return (told if facts else untold).format(status=status(outcome), facts=facts, **more)


def _understood(verdict: Verdict) -> Iterator[str]:
    """What the question was read as, what it asks for and what it insists on."""
    yield phrases.READ_AS.format(words=" ".join(_read(term) for term in verdict.query.terms))
    yield phrases.ASKS.format(attributes=", ".join(_asked(verdict.query)) or phrases.NOTHING)
    constraints = [
        phrases.CONSTRAINT.format(
            text=legible(constraint.text), kind=phrases.KINDS.get(constraint.kind, constraint.kind)
        )
        for constraint in verdict.constraints
    ]
    if constraints:
        yield phrases.INSISTS.format(constraints=", ".join(constraints))


def _judged(responder: Responder, verdict: Verdict) -> Iterator[str]:
    """The threshold, and every candidate with what vetoes it."""
    yield phrases.THRESHOLD.format(threshold=_points(responder.decider.calibration.threshold))
    if not verdict.judgements:
        yield phrases.NO_CANDIDATE
    questions = [question for fact in responder.factfile.facts for question in fact.questions]
    for judgement in verdict.judgements:
        yield phrases.CANDIDATE.format(
            score=_points(judgement.chance),
            fact=responder.factfile.facts[judgement.fact].id,
            phrasing=questions[judgement.match.phrasing],
        )
        yield from _vetoes(judgement)


def _vetoes(judgement: Judgement) -> Iterator[str]:
    for veto in judgement.vetoes:
        template = phrases.VETO_INSTEAD if veto.present else phrases.VETO
        yield template.format(term=legible(veto.constraint.text), present=listing(veto.present))


def _read(term: Term) -> str:
    """A word without accents, as the core compares it; a guess is shown as one."""
    if term.known or not term.near:
        return term.fold
    likeliest, _ = max(term.near, key=itemgetter(1))
    return phrases.GUESSED.format(typed=term.fold, word=likeliest)


def _asked(query: Query) -> Iterator[str]:
    for attribute in sorted(query.asked):
        yield phrases.ATTRIBUTES.get(attribute, attribute)
    for holds, name in (
        (query.claims, phrases.CLAIM),
        (query.denies, phrases.DENIAL),
        (query.present, phrases.PRESENT),
    ):
        if holds:
            yield name


def _points(chance: float) -> str:
    """A chance, 0-1, in points of 100."""
    return format(100.0 * chance, ".1f")
