"""Claims that something is not so ("Không khen ai à?"): whoever makes one is told how it is."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from knowledge.calibration import Calibration
from knowledge.factbase import FactBase
from knowledge.facts import Fact
from knowledge.finding import Finding
from knowledge.judgement import Judge, Judgement, Verdict
from knowledge.outcome import Answer, NotStated, Refutation
from knowledge.query import Query, undenied, without

DENIED = frozenset({"what", "who"})
"""What is asked for by words that may also deny all of it ("không khen ai", "chẳng bàn gì")."""

OTHERWISE = frozenset({"phai", "chu"})
"""Folds of words beside a denial by which something is set against something else."""

CONDITION = "thi"
"""The fold of the word that makes a condition of what is said before it."""

DONE = frozenset({"role", "event"})
"""Kinds of constraints that name what somebody does."""


class Denials:
    """Decides them over a base."""

    def __init__(
        self, base: FactBase, calibration: Calibration, judge: Judge, question: Callable[[Verdict], Finding]
    ) -> None:
        """Judge as ``judge`` does; ``question`` decides what is left without the denial."""
        self._base = base
        self._threshold = calibration.threshold
        self._judge = judge
        self._question = question

    def told(self, query: Query) -> Finding | None:
        """What is denied, as it is; None for a phrasing word for word, and where nothing is known of it.

        That nothing is stated answers no denial of a thing.
        """
        best = self._judge(query).best
        if best is not None and best.is_verbatim:
            return None
        positive = replace(undenied(query, self._base.lexicon), claims=False, denies=False)
        told = self._question(self._judge(positive))
        if isinstance(told.outcome, NotStated) and query.asked:
            # "Chẳng bàn gì tới hạn chế à?": that it was spoken of comes before what is not stated of it.
            spans = self._base.lexicon.questions.find(positive.terms)
            asking = frozenset(place for span in spans for place in range(span.start, span.end))
            bare = self._question(self._judge(replace(without(positive, asking), asked=frozenset())))
            told = bare if isinstance(bare.outcome, Answer) else told
        if isinstance(told.outcome, Answer):
            fact = told.outcome.fact
            return replace(told, outcome=Refutation(fact)) if self._is_of_doing(query, fact) else told
        return told if told.decided and query.asked else None

    def _is_of_doing(self, query: Query, fact: Fact) -> bool:
        """Whether a claim ends with the denial of what a fact says that is done: not of what something is
        ("chưa phải giám đốc"), nor of the opposite ("không bị chậm").
        """
        terms, lexicon = query.terms, self._base.lexicon
        denials = lexicon.negations.find(terms)
        if len(denials) != 1 or query.asked - DENIED:
            return False
        start, end = denials[0].start, denials[0].end
        ends = not any(
            later.start - term.end > 1 or later.fold == CONDITION for term, later in pairwise(terms[start:])
        )
        beside = {term.fold for term in terms[max(0, start - 1) : end + 1]}
        denied = next((term.fold for term in terms[end:] if lexicon.light.get(term.form, 1.0) == 1.0), "")
        said = (term.fold for term in self._base.read(fact.answer)[0])
        return ends and beside.isdisjoint(OTHERWISE) and denied in said

    def bars(self, best: Judgement, verdict: Verdict) -> bool:
        """Whether the best candidate says what the question denies: who does not do what somebody does, no
        fact tells. Where experience is sure, which has heard such questions, something else is denied ("ai
        chủ trì, em chả nhớ").
        """
        taught = self._base.experience
        sure = taught is not None and taught.knows(best.fact) and best.chance >= self._threshold
        if not sure or not best.match.opposed:
            return best.match.opposed
        done = {constraint.start for constraint in verdict.constraints if constraint.kind in DONE}
        denials = self._base.lexicon.negations.find(verdict.query.terms)
        return not done.isdisjoint(span.end for span in denials)
