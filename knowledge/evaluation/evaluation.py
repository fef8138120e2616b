"""Labelled questions asked, judged and counted by kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.evaluation.asking import Asked, ask
from knowledge.evaluation.curve import Curve
from knowledge.evaluation.judging import Mark, judge
from knowledge.evaluation.labelled import LabelledQuestion
from knowledge.evaluation.latency import Latency
from knowledge.evaluation.tally import Tally
from knowledge.facts import FactFile
from knowledge.responder import Responder


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with what was decided and its mark.

    ``answerable`` says that a stated fact answers it, ``found`` that its first candidate would be right.
    """

    question: LabelledQuestion
    asked: Asked
    mark: Mark
    answerable: bool
    found: bool


@dataclass(frozen=True)
class Evaluation:
    """All judged questions, and the figures drawn from them."""

    judged: tuple[Judged, ...]

    @classmethod
    def of(
        cls, questions: Sequence[LabelledQuestion], asked: Iterable[Asked], factfile: FactFile
    ) -> "Evaluation":
        """Judge what was decided on each question that is to be judged."""
        not_stated = not_stated_ids(factfile)
        judged = []
        for question, decided in zip(questions, asked, strict=True):
            if not question.judged:
                continue
            mark = judge(question, decided, not_stated)
            answerable = bool(question.facts - not_stated)
            found = decided.top in (question.facts or not_stated)
            judged.append(Judged(question, decided, mark, answerable, found))
        return cls(tuple(judged))

    @cached_property
    def whole(self) -> Tally:
        """All questions."""
        return Tally.of(judged.mark for judged in self.judged)

    @cached_property
    def answerable(self) -> Tally:
        """The questions that a stated fact answers."""
        return Tally.of(judged.mark for judged in self.judged if judged.answerable)

    @cached_property
    def unanswerable(self) -> Tally:
        """The questions that nothing may answer, or only a fact that says so."""
        return Tally.of(judged.mark for judged in self.judged if not judged.answerable)

    @cached_property
    def by_kind(self) -> Mapping[str, Tally]:
        """A slice for each kind, in the order in which the kinds first stand."""
        marks: dict[str, list[Mark]] = {}
        for judged in self.judged:
            marks.setdefault(judged.question.kind, []).append(judged.mark)
        return {kind: Tally.of(found) for kind, found in marks.items()}

    @cached_property
    def curve(self) -> Curve:
        """Risk against coverage, the first candidate of each question taken for its answer."""
        return Curve.of((each.asked.score, each.found) for each in self.judged)

    @cached_property
    def latency(self) -> Latency:
        """How long the decisions took."""
        return Latency.of([judged.asked.seconds for judged in self.judged])


def evaluate(responder: Responder, questions: Sequence[LabelledQuestion]) -> Evaluation:
    """Put ``questions`` to ``responder`` and judge what it decides."""
    pairs = ((each.question, each.chat) for each in questions)
    return Evaluation.of(questions, ask(responder, pairs), responder.factfile)


def not_stated_ids(factfile: FactFile) -> frozenset[str]:
    """The facts that say that the article is silent."""
    return frozenset(fact.id for fact in factfile.facts if fact.status == "not_stated")
