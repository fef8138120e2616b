"""Plain matchers over the same facts, each behind one threshold: what the decisions are held against."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.evaluation.asking import Asked, Part
from knowledge.evaluation.bm25 import Bm25
from knowledge.evaluation.evaluation import Evaluation, not_stated_ids
from knowledge.evaluation.labelled import LabelledQuestion
from knowledge.facts import FactFile, OutcomeStatus
from knowledge.text.characters import clean
from knowledge.text.syllable import fold

BestText = Callable[[str], tuple[int, float]]
"""Finds the number of the best phrasing for a question, and its score."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A plain matcher's figures, with the threshold under which it says nothing."""

    matcher: str
    threshold: float
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class _Found:
    fact: str
    score: float


class PlainMatchers:
    """The matchers of one fact file."""

    def __init__(self, factfile: FactFile) -> None:
        """Index all phrasings, folded."""
        self._factfile = factfile
        self._owners = [fact for fact in factfile.facts for _ in fact.questions]
        texts = [folded(question) for fact in factfile.facts for question in fact.questions]
        self._matchers: Mapping[str, BestText] = {
            "WRatio": _rapidfuzz(texts, fuzz.WRatio),
            "token_set_ratio": _rapidfuzz(texts, fuzz.token_set_ratio),
            "BM25": Bm25(texts).best,
        }

    def standings(
        self, questions: Sequence[LabelledQuestion], development: Sequence[LabelledQuestion]
    ) -> list[Standing]:
        """Each matcher's figures on ``questions``, with its best threshold on ``development``."""
        standings = []
        for name, best in self._matchers.items():
            threshold = self._best_threshold(development, self._find(best, development))
            evaluation = self._evaluate(questions, self._find(best, questions), threshold)
            standings.append(Standing(name, threshold, evaluation))
        return standings

    def _find(self, best: BestText, questions: Iterable[LabelledQuestion]) -> list[_Found]:
        found = (best(folded(labelled.question)) for labelled in questions)
        return [_Found(self._owners[number].id, score) for number, score in found]

    def _best_threshold(self, questions: Sequence[LabelledQuestion], found: Sequence[_Found]) -> float:
        """The threshold with the most right less wrong answers."""

        def gain(threshold: float) -> int:
            whole = self._evaluate(questions, found, threshold).whole
            return whole.right - whole.wrong

        scores = sorted({each.score for each in found})
        return max(scores[:: max(1, len(scores) // 100)], key=gain)

    def _evaluate(
        self, questions: Sequence[LabelledQuestion], found: Sequence[_Found], threshold: float
    ) -> Evaluation:
        silent = not_stated_ids(self._factfile)

        def decide(each: _Found) -> Asked:
            if each.score < threshold:
                return Asked((Part("unknown"),), each.score, each.fact)
            status: OutcomeStatus = "not_stated" if each.fact in silent else "answered"
            return Asked((Part(status, (each.fact,)),), each.score, each.fact)

        return Evaluation.of(questions, map(decide, found), self._factfile)


def _rapidfuzz(texts: Sequence[str], scorer: Callable[..., float]) -> BestText:
    def best(question: str) -> tuple[int, float]:
        found = process.extractOne(question, texts, scorer=scorer, processor=None)
        return (found[2], found[1]) if found is not None else (0, 0.0)

    return best


def folded(text: str) -> str:
    """The text without accents, case and punctuation at its end."""
    return " ".join(fold(word) for word in clean(text).rstrip("?!. ").split())
