"""Claims that something is not so ("Không khen ai à?"): whoever makes one is told how it is."""

from collections.abc import Callable
from dataclasses import replace

from knowledge.factbase import FactBase
from knowledge.finding import Finding
from knowledge.judgement import Judge, Verdict
from knowledge.outcome import Answer, NotStated
from knowledge.query import Query, undenied, without


class Denials:
    """Decides them over a base."""

    def __init__(self, base: FactBase, judge: Judge, question: Callable[[Verdict], Finding]) -> None:
        """Judge as ``judge`` does; ``question`` decides what is left without the denial."""
        self._base = base
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
        return told if isinstance(told.outcome, Answer) or (told.decided and query.asked) else None
